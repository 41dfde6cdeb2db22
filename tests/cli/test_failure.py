"""A failure reaches the user as one Chinese sentence with the next step; the details are kept for those who mend it."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from kaohe.cli.failure import report_failure


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_failure_of_the_file_system_names_the_path_and_what_to_do(
    number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report_failure(OSError(number, os.strerror(number), "某处/结果")) == 1
    text = capsys.readouterr().out
    assert text.startswith("【停止】文件读写失败，")
    assert "某处/结果。处理：" in text
    assert not re.search("[A-Za-z]", text)


def test_a_defect_of_ours_is_kept_in_a_file_and_not_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert report_failure(ZeroDivisionError("division by zero")) == 1
    text = capsys.readouterr().out
    (details,) = tmp_path.rglob("程序错误.txt")
    assert f"{details}" in text
    assert "ZeroDivisionError" not in text
    assert "ZeroDivisionError: division by zero" in details.read_text(encoding="utf-8")

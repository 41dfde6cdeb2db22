"""Fonts (字体): find a serif and a sans Chinese face on this machine, or say what to install."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kaohe.findings import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Faces:
    """The families that stand for 宋体 (serif) and 黑体 (sans), always the Simplified Chinese (SC) face by name."""

    serif: str
    sans: str
    folders: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    serif: str
    serif_file: str
    sans: str
    sans_file: str


_PAIRS = (
    _Pair("Noto Serif CJK SC", "NotoSerifCJK-Regular.ttc", "Noto Sans CJK SC", "NotoSansCJK-Regular.ttc"),
    _Pair("Noto Serif SC", "NotoSerifSC-Regular.otf", "Noto Sans SC", "NotoSansSC-Regular.otf"),
    _Pair("Source Han Serif SC", "SourceHanSerifSC-Regular.otf", "Source Han Sans SC", "SourceHanSansSC-Regular.otf"),
    _Pair("SimSun", "simsun.ttc", "SimHei", "simhei.ttf"),
    _Pair("Songti SC", "Songti.ttc", "Heiti SC", "STHeiti Medium.ttc"),
    _Pair("Noto Sans CJK SC", "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "NotoSansCJK-Regular.ttc"),
)


def font_folders() -> tuple[Path, ...]:
    """The folders this system keeps its fonts in."""
    home = Path.home()
    linux = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")
    mac = (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    windows = (
        Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
        home / "AppData/Local/Microsoft/Windows/Fonts",
    )
    return {"darwin": mac, "win32": windows}.get(sys.platform, linux)


def find_faces(folders: Iterable[Path] | None = None) -> Faces | Finding:
    """The best pair of faces found, or a finding that says what to install."""
    files = dict(_font_files(font_folders() if folders is None else folders))
    for pair in _PAIRS:
        if pair.serif_file in files and pair.sans_file in files:
            used = {files[pair.serif_file], files[pair.sans_file]}
            return Faces(pair.serif, pair.sans, tuple(sorted(used)))
    return _missing()


def _font_files(folders: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    # Reversed, so that the first folder wins and the order of the file system decides nothing.
    found = [(name, Path(where)) for folder in folders for where, _, names in os.walk(folder) for name in names]
    yield from sorted(found, key=lambda item: str(item[1]), reverse=True)


def _missing() -> Finding:
    return Finding(
        Severity.WARN,
        "no-chinese-font",
        Place(),
        "这台电脑没有可用的中文字体，不能生成 PDF；Word 与 Excel 文件照常生成",
        "PDF 须嵌入简体中文字体，否则印出空白方框",
        "请安装字体后重新生成。Debian、Ubuntu：apt-get install fonts-noto-cjk；"
        "其他系统：安装 Noto Serif CJK SC 与 Noto Sans CJK SC（思源宋体、思源黑体）",
    )

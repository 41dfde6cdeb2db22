"""A worker that runs out of time, memory or disk, or dies, takes only its own file with it (FI-01, FI-04, FI-22)."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import ONE_CELL, bomb, far_cells, repacked, sheet_xml, workbook

from kaohe.sandbox import Limits, Opened, dispatch, open_table_file, open_table_files, opening

MIB = 1 << 20


def code(result: Opened) -> str:
    """The code of the only finding."""
    (finding,) = result.findings
    return finding.code


@pytest.fixture
def long_csv(tmp_path: Path) -> Path:
    """A file that takes more than a second to read."""
    path = tmp_path / "long.csv"
    path.write_bytes(b"a,b,c\n" + b"1234567,2,\n" * 2_000_000)
    return path


def test_a_worker_out_of_time_is_ended(long_csv: Path, tmp_path: Path) -> None:
    limits = Limits(base_seconds=1, seconds_per_mib=0)
    assert code(open_table_file(long_csv, tmp_path / "into", limits)) == "parser-time"


@pytest.mark.parametrize("name", ["grid.xlsx", "line.csv"])
def test_a_worker_out_of_memory_is_ended(name: str, tmp_path: Path) -> None:
    """A grid that calamine cannot allocate, and a row that Python cannot."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="X1000000"><v>1</v></c></row>'
    repacked(tmp_path / "grid.xlsx", **{"xl/worksheets/sheet1.xml": sheet_xml(cells)})
    (tmp_path / "line.csv").write_bytes(b"1," * (30 * MIB))
    limits = Limits(memory_bytes=450 * MIB, row_characters=1 << 30)
    assert code(open_table_file(tmp_path / name, tmp_path / "into", limits)) == "parser-memory"


def test_a_worker_may_not_fill_the_disk(long_csv: Path, tmp_path: Path) -> None:
    assert code(open_table_file(long_csv, tmp_path / "into", Limits(written_bytes=MIB))) == "disk-full"


def test_a_worker_that_aborts_dies_alone(tmp_path: Path) -> None:
    """FI-02 with its guard removed: calamine asks for hundreds of gigabytes and aborts."""
    far_cells(tmp_path / "far.xlsx")
    workbook(tmp_path / "honest.xlsx")
    unguarded = Limits(cells=1 << 60, columns=1 << 20)
    far, honest = open_table_files([tmp_path / "far.xlsx", tmp_path / "honest.xlsx"], tmp_path / "into", unguarded)
    assert code(far) == "parser-memory"
    assert honest.sheets[0].rows == 3


def test_a_child_that_does_not_start_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbook(tmp_path / "a.xlsx")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert code(open_table_file(tmp_path / "a.xlsx", tmp_path / "into")) == "parser-crashed"


def test_a_file_that_changes_meanwhile_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    workbook(path)
    real = dispatch.exit_codes

    def meddle(*arguments: object) -> dict[int, int]:
        path.write_bytes(path.read_bytes() + b"x")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "exit_codes", meddle)
    assert code(open_table_file(path, tmp_path / "into")) == "file-changed"


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    paths = [tmp_path / "pipe.csv", tmp_path, tmp_path / "none.csv", Path("a\0b.csv")]
    assert [code(result) for result in open_table_files(paths, tmp_path / "into")] == ["file-missing"] * 4


def test_a_file_over_the_limit_is_not_even_hashed(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    result = open_table_file(tmp_path / "a.xlsx", tmp_path / "into", Limits(file_bytes=99))
    assert (code(result), result.sha256) == ("file-too-large", "")


def test_a_workbook_over_its_own_limit_is_not_unpacked(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    assert code(open_table_file(tmp_path / "a.xlsx", tmp_path / "into", Limits(workbook_bytes=99))) == "file-too-large"


def test_a_worker_is_bound_by_processor_and_clock(tmp_path: Path) -> None:
    """The clock also ends a worker that hangs without working."""
    program = (
        "import resource, signal; from pathlib import Path; from kaohe.sandbox import Limits, child\n"
        "child._confine(child.Order('', '.', 0), Limits(base_seconds=7))\n"
        "processor, clock = resource.getrlimit(resource.RLIMIT_CPU), signal.getitimer(signal.ITIMER_REAL)\n"
        "Path('seen').write_text(f'{processor[0]} {round(clock[0])}')"
    )
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, check=True)
    assert (tmp_path / "seen").read_text() == "7 21"


def test_nothing_but_parquet_is_left_behind(tmp_path: Path) -> None:
    workbook(tmp_path / "a.xlsx")
    far_cells(tmp_path / "far.xlsx")
    results = open_table_files([tmp_path / "a.xlsx", tmp_path / "far.xlsx"], tmp_path / "into")
    assert list((tmp_path / "into").iterdir()) == [results[0].sheets[0].parquet]


def test_no_address_in_a_file_is_called(tmp_path: Path) -> None:
    """FI-04 and FI-05: a DTD, an image and a template at a listening address."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        outside = f'<Relationships><Relationship Id="r1" Target="{address}" TargetMode="External"/></Relationships>'
        repacked(tmp_path / "image.xlsx", **{"xl/worksheets/_rels/sheet1.xml.rels": outside.encode()})
        dtd = sheet_xml(ONE_CELL, f'<!DOCTYPE w SYSTEM "{address}">')
        repacked(tmp_path / "dtd.xlsx", **{"xl/worksheets/sheet1.xml": dtd})
        open_table_files([tmp_path / "image.xlsx", tmp_path / "dtd.xlsx"], tmp_path / "into")
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()


def test_a_child_left_behind_by_an_error_is_ended(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), dispatch.start_child(tmp_path) as child:
        raise KeyboardInterrupt
    assert child.returncode == -signal.SIGKILL


def test_a_bomb_is_refused_within_two_seconds_and_256_mebibytes(tmp_path: Path) -> None:
    """FI-01: seconds of the processor, so that a busy machine does not count; and the caller never loads the parser."""
    bomb(tmp_path / "bomb.xlsx")
    program = (
        "import resource, sys; from pathlib import Path; from kaohe.sandbox import open_table_file\n"
        "code = open_table_file(Path('bomb.xlsx'), Path('into')).findings[0].code\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(code, 'python_calamine' in sys.modules, used.ru_maxrss, used.ru_utime + used.ru_stime)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    finding, loaded, kibibytes, seconds = done.stdout.split()
    assert (finding, loaded) == ("archive-ratio", "False")
    assert int(kibibytes) < 256 * 1024
    assert float(seconds) < 2

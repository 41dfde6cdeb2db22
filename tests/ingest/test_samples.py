"""Every sample gives what lies beside it: facts, findings, moment of export."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingest_expected import PERIODS, SAMPLES, Answers, answers, expectation_of, read_samples, sample_files, saved

from kaohe.findings import Severity
from kaohe.ingest import Ingested


@pytest.fixture(scope="module", params=PERIODS)
def folder(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def read(folder: str, tmp_path_factory: pytest.TempPathFactory) -> Ingested:
    return read_samples(folder, tmp_path_factory.mktemp(folder))


@pytest.fixture(scope="module")
def found(folder: str, read: Ingested) -> Answers:
    return answers(folder, read)


def test_each_file_gives_the_facts_and_findings_beside_it(folder: str, found: Answers) -> None:
    assert found == saved(folder)


def test_no_sample_is_without_answers_and_no_answer_without_a_sample(folder: str) -> None:
    files = {expectation_of(file) for file in sample_files(folder)} | {expectation_of(SAMPLES / folder / folder)}
    assert files == set((SAMPLES / folder).rglob("*.expected.yaml"))


def test_findings_are_told_gravest_first_and_each_says_where_why_and_what_next(read: Ingested) -> None:
    grave = [(Severity.STOP, Severity.WARN, Severity.NOTE).index(told.severity) for told in read.findings]
    assert grave == sorted(grave)
    for told in read.findings:
        assert told.where.file or told.code == "period-empty"
        assert "" not in (told.what, told.why, told.next_step)


def test_a_clean_month_has_nothing_to_tell(tmp_path: Path) -> None:
    assert read_samples("clean", tmp_path).findings == ()


def test_a_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    read = read_samples("broken", tmp_path)
    assert read.stopped
    assert not read.batches
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_warnings_do_not_keep_facts_back(tmp_path: Path) -> None:
    read = read_samples("odd", tmp_path)
    assert not read.stopped
    assert {told.severity for told in read.findings} == {Severity.WARN, Severity.NOTE}
    assert sum(batch.rows for batch in read.batches) > 0

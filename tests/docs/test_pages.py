"""What the pages say is so: links lead somewhere, commands and targets exist, decisions are complete and listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from kaohe.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("README.md")]
RECORDS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
COMMAND = re.compile(r"^kaohe .+$|(?<=`)kaohe [^`]+(?=`)", re.MULTILINE)
ENTRY = re.compile(r"^\| \[(\d{4})\]\(\1-[\w-]+\.md\) \| (.+?) \|", re.MULTILINE)
TARGET = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def unknown_words(line: str) -> Iterator[str]:
    """The commands and options of a line that Kaohe does not have."""
    command = get_command(app)
    words = re.sub(r"[\[\]|]", " ", line).split()[1:]
    while words and isinstance(command, TyperGroup) and not words[0].startswith("-"):
        found = command.commands.get(words.pop(0))
        if found is None:
            yield line
            return
        command = found
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    yield from (word for word in words if word.startswith("-") and word not in known | {"--help"})


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_link_leads_to_a_file(page: Path) -> None:
    targets = [match["target"].split("#")[0] for match in LINK.finditer(_text(page))]
    local = [target for target in targets if target and "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_every_page_of_the_documentation_can_be_reached_from_its_front() -> None:
    docs = ROOT / "docs"
    lists = [docs / "README.md", *docs.glob("*/README.md")]
    linked = {(page.parent / match["target"]).resolve() for page in lists for match in LINK.finditer(_text(page))}
    pages = {path.resolve() for path in docs.rglob("*.md")} - {docs / "README.md"}
    assert [_name(page) for page in sorted(pages - linked)] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_command_on_a_page_exists_with_its_options(page: Path) -> None:
    lines = [line for line in COMMAND.findall(_text(page)) if "…" not in line]
    assert [word for line in lines for word in unknown_words(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_make_target_on_a_page_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", _text(ROOT / "Makefile"), re.MULTILINE))
    assert set(TARGET.findall(_text(page))) <= targets


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_both_readmes_show_the_main_job(name: str) -> None:
    shown = ["make demo", "make test", "kaohe run --policy", "kaohe explain", "kaohe sample", "facts-template"]
    assert [command for command in [*shown, "kaohe policy check"] if command not in _text(ROOT / name)] == []


@pytest.mark.parametrize("record", RECORDS, ids=_name)
def test_a_decision_has_context_decision_and_consequences_on_half_a_page(record: Path) -> None:
    headings = re.findall(r"^## (.+)$", _text(record), re.MULTILINE)
    assert headings == ["Context", "Decision", "Consequences"]
    assert re.search(r"^Status: (proposed|accepted|replaced by \d{4})$", _text(record), re.MULTILINE)
    assert len(_text(record).splitlines()) <= 45


def test_every_decision_is_listed_by_its_title() -> None:
    listed = dict(ENTRY.findall(_text(ROOT / "docs" / "decisions" / "README.md")))
    titles = [re.match(r"# (\d{4}) (.+)", _text(record)) for record in RECORDS]
    assert listed == {title[1]: title[2] for title in titles if title}
    assert len(listed) == len(RECORDS)


@pytest.mark.parametrize("line", ["kaohe dance", "kaohe run --speed 9", "kaohe policy paint", "kaohe forms blank --x"])
def test_a_command_that_does_not_exist_is_found(line: str) -> None:
    assert list(unknown_words(line))

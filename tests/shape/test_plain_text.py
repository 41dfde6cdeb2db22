"""What the project says is about the product: no folder of one machine, no address of a registry or a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sources import ROOT

READ = ("src", "policies", "docs", "scripts", "README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md")
SUFFIXES = {"", ".py", ".md", ".yaml", ".typ", ".toml", ".txt", ".sh"}

MACHINE = re.compile(r"(?<![\w./])/(work|tmp|root|home|Users|var/tmp)(?=/|\b)(?!/路径)")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|npmjs\.org|deb\.debian\.org|ftp\.debian\.org|mirrors?\.\w+\.(com|cn|org)"
)
ADDRESS = re.compile(r"https?://[^\s\"'<>)，。`]+")
# Names of XML vocabularies that the office formats prescribe; nothing is ever fetched from them.
VOCABULARIES = ("http://www.w3.org/", "http://schemas.openxmlformats.org/", "http://purl.org/dc/")


def machine_bound(text: str) -> Iterator[str]:
    """Folders of one machine and registry hosts."""
    yield from (match.group(0) for pattern in (MACHINE, REGISTRY) for match in pattern.finditer(text))


def addresses(text: str) -> Iterator[str]:
    """Web addresses other than the names of vocabularies."""
    yield from (found for found in ADDRESS.findall(text) if not found.startswith(VOCABULARIES))


def _texts(names: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for name in names:
        top = ROOT / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix in SUFFIXES:
                yield path.relative_to(ROOT), path.read_text(encoding="utf-8")


def test_nothing_is_bound_to_one_machine() -> None:
    assert [f"{path}: {found}" for path, text in _texts(READ) for found in machine_bound(text)] == []


def test_the_program_knows_no_address() -> None:
    assert [f"{path}: {found}" for path, text in _texts(("src", "policies")) for found in addresses(text)] == []


@pytest.mark.parametrize("text", ["open('/tmp/x')", "/work/main", "see /home/me", "--index https://pypi.org/simple"])
def test_a_machine_folder_or_a_registry_is_found(text: str) -> None:
    assert list(machine_bound(text))


def test_an_address_is_found_and_a_vocabulary_is_none() -> None:
    assert list(addresses("fetch('https://example.com/x')"))
    assert not list(addresses('xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'))

"""One word for one idea: what the rooms offer is named in docs/GLOSSARY.md, with its Chinese counterpart."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (?P<terms>[^|]+) \| (?P<chinese>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|\d+")
CLASS = re.compile(r"[A-Z]\w*[a-z]\w*")
ROOMS = sorted(path.parent for path in (ROOT / "src" / "kaohe").glob("*/__init__.py"))


def glossary() -> str:
    """The page."""
    return (ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8")


def rows(text: str) -> list[tuple[list[str], str, str]]:
    """Terms, Chinese and meaning of each row."""
    triples = [(match["terms"].split(", "), match["chinese"], match["meaning"]) for match in ROW.finditer(text)]
    return [row for row in triples if row[0] != ["Term"]]


def terms(text: str) -> list[str]:
    """Every term, in small letters."""
    return [term.strip().lower() for names, _, _ in rows(text) for term in names]


def as_words(name: str) -> str:
    """``PayLine`` as the glossary writes it: ``pay line``."""
    return " ".join(WORD.findall(name)).lower()


def offered(room: Path) -> list[str]:
    """The classes a room offers to others."""
    tree = ast.parse((room / "__init__.py").read_text(encoding="utf-8"))
    offers = [node.value for node in tree.body if isinstance(node, ast.Assign) and _is_all(node)]
    names = [str(ast.literal_eval(item)) for value in offers if isinstance(value, ast.List) for item in value.elts]
    return [name for name in names if CLASS.fullmatch(name)]


def _is_all(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: path.name)
def test_a_room_and_the_classes_it_offers_are_in_the_glossary(room: Path) -> None:
    known = set(terms(glossary()))
    missing = [word for word in [room.name, *map(as_words, offered(room))] if word not in known]
    assert missing == [], f"add to docs/GLOSSARY.md: {', '.join(missing)}"


def test_every_term_has_a_chinese_word_and_a_meaning() -> None:
    assert len(rows(glossary())) > 50
    assert [
        names for names, chinese, meaning in rows(glossary()) if not re.search(r"[一-鿿]|ZB-", chinese) or not meaning
    ] == []


def test_no_term_has_two_rows_in_one_section() -> None:
    sections = glossary().split("\n## ")
    repeated = [term for section in sections for term, count in Counter(terms(section)).items() if count > 1]
    assert repeated == []


@pytest.mark.parametrize(("name", "words"), [("PayLine", "pay line"), ("KPITable", "kpi table"), ("Run", "run")])
def test_a_class_is_looked_up_by_its_words(name: str, words: str) -> None:
    assert as_words(name) == words

"""Read the cases beside a policy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from kaohe.findings import Finding
from kaohe.policy.cases.model import CardCase, CardPerson, CaseFile
from kaohe.policy.reading.sentences import sentences
from kaohe.policy.reading.tree import duplicate_keys, plain
from kaohe.policy.reading.yaml_text import read_nodes


@dataclass(frozen=True, slots=True)
class Cases:
    """The case files by name (anchor, vectors, …) and what is wrong with the others."""

    files: dict[str, CaseFile]
    findings: tuple[Finding, ...]


def load(folder: Path) -> Cases:
    """All cases of a policy folder (``folder``/cases/*.yaml), every mistake at once."""
    files: dict[str, CaseFile] = {}
    findings: list[Finding] = []
    for path in sorted((folder / "cases").glob("*.yaml")):
        file, found = _read(path)
        findings.extend(found)
        if file is not None:
            files[path.stem] = file
    return Cases(files, tuple(findings))


def _read(path: Path) -> tuple[CaseFile | None, tuple[Finding, ...]]:
    name = f"cases/{path.name}"
    node, found = read_nodes(path, name)
    if node is None:
        return None, found
    repeated = duplicate_keys(node, name)
    try:
        return _with_likes(CaseFile.model_validate(plain(node))), repeated
    except ValidationError as error:
        return None, (*repeated, *sentences(error, name, node, CaseFile))


def _with_likes(file: CaseFile) -> CaseFile:
    cases = tuple(_card_with_likes(case) if isinstance(case, CardCase) else case for case in file.cases)
    return file.model_copy(update={"cases": cases})


def _card_with_likes(case: CardCase) -> CardCase:
    """``like`` names an earlier person of the same case, whose rows are taken and partly replaced."""
    seen: dict[str, CardPerson] = {}
    for person in case.people:
        rows = {**(seen[person.like].rows if person.like in seen else {}), **person.rows}
        seen[person.name] = person.model_copy(update={"rows": rows})
    return case.model_copy(update={"people": tuple(seen.values())})

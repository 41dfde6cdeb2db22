"""Load a policy folder: read every file, validate every part, and only then put the policy together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from ruamel.yaml.nodes import Node

from kaohe.findings import Finding, Place
from kaohe.policy.bundle import Policy
from kaohe.policy.fact_rules import FactRules
from kaohe.policy.fields import PolicyModel
from kaohe.policy.grades import GradeScheme
from kaohe.policy.pay import PayPolicy
from kaohe.policy.positions import DocumentControl, Organization
from kaohe.policy.procedure import Procedure
from kaohe.policy.reading import troubles
from kaohe.policy.reading.files import BehaviourFile, EventFile, IndicatorFile, PositionFile
from kaohe.policy.reading.sentences import sentences
from kaohe.policy.reading.tree import duplicate_keys, plain, rows_by_path, spot
from kaohe.policy.reading.versions import is_dated
from kaohe.policy.reading.yaml_text import read_nodes

Model = TypeVar("Model", bound=PolicyModel)

PARTS: dict[str, type[PolicyModel]] = {
    "document.yaml": DocumentControl,
    "organization.yaml": Organization,
    "indicators.yaml": IndicatorFile,
    "events.yaml": EventFile,
    "behaviour.yaml": BehaviourFile,
    "grades.yaml": GradeScheme,
    "pay.yaml": PayPolicy,
    "facts.yaml": FactRules,
    "procedure.yaml": Procedure,
}
"""The files every policy folder holds beside positions/*.yaml, and what each is read into."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder gave: the policy, or None with the findings that prevent it."""

    policy: Policy | None
    findings: tuple[Finding, ...]
    roots: Mapping[str, Node] = field(default_factory=dict, repr=False)

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings about the policy with the line each one's path is written on."""
        rows = {name: rows_by_path(root) for name, root in self.roots.items()}
        return tuple(replace(finding, where=_with_row(finding.where, rows)) for finding in findings)


def _with_row(where: Place, rows: Mapping[str, Mapping[str, int]]) -> Place:
    """The place with its line; where the path's last key is not written, the line of what it belongs to."""
    paths, column = rows.get(where.file, {}), where.column
    if where.row or not paths:
        return where
    while column:
        row = paths.get(column) or next((row for path, row in paths.items() if path.endswith(column)), 0)
        if row:
            return replace(where, row=row)
        column = column.rpartition(" › ")[0]
    return where


@dataclass(slots=True)
class _Reading:
    """The files read so far and what was wrong with them."""

    folder: Path
    roots: dict[str, Node] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def part(self, name: str, model: type[Model]) -> Model | None:
        """One file as its model; None when something in it stops the reading."""
        node, found = read_nodes(self.folder / name, name)
        self.findings.extend(found)
        if node is None:
            return None
        self.roots[name] = node
        self.findings.extend(duplicate_keys(node, name))
        try:
            return model.model_validate(plain(node))
        except ValidationError as error:
            self.findings.extend(sentences(error, name, node, model))
            return None


def load(folder: Path) -> Loaded:
    """The policy of a folder, or every mistake in it at once, each with file, line, path and next step."""
    reading = _Reading(folder)
    if not folder.is_dir():
        return Loaded(None, (troubles.FOLDER_MISSING.at(Place(folder.name)),))
    parts = {name: reading.part(name, model) for name, model in PARTS.items()}
    positions = [_position(reading, name) for name in _position_files(reading)]
    reading.findings.extend(_effective_date(reading, parts["document.yaml"]))
    policy = _assembled(reading, parts, positions)
    return Loaded(policy, tuple(sorted(reading.findings)), reading.roots)


def _effective_date(reading: _Reading, document: PolicyModel | None) -> list[Finding]:
    """A dated folder must be dated as its cover is; a folder of another name may hold any version."""
    if not isinstance(document, DocumentControl) or not is_dated(reading.folder):
        return []
    date, folder = document.effective_on.isoformat(), reading.folder.name
    row = spot(reading.roots["document.yaml"], ("effective_on",)).row
    where = Place("document.yaml", row=row, column="effective_on")
    return [] if date == folder else [troubles.EFFECTIVE_DATE.at(where, date=date, folder=folder)]


def _position_files(reading: _Reading) -> list[str]:
    names = sorted(f"positions/{path.name}" for path in (reading.folder / "positions").glob("*.yaml"))
    if not names:
        reading.findings.append(troubles.NO_POSITIONS.at(Place("positions")))
    return names


def _position(reading: _Reading, name: str) -> PositionFile | None:
    file = reading.part(name, PositionFile)
    if file is not None and name != f"positions/{file.id}.yaml":
        row = spot(reading.roots[name], ("id",)).row
        reading.findings.append(troubles.FILE_NAME.at(Place(name, row=row, column="id"), id=file.id))
        return None
    return file


def _assembled(
    reading: _Reading, parts: Mapping[str, PolicyModel | None], positions: Iterable[PositionFile | None]
) -> Policy | None:
    files = sorted((file for file in positions if file is not None), key=lambda file: file.code)
    behaviour = parts["behaviour.yaml"]
    if isinstance(behaviour, BehaviourFile):
        reading.findings.extend(_unknown_sets(files, behaviour, reading))
    if reading.findings or not isinstance(behaviour, BehaviourFile):
        return None
    return Policy.model_validate({**_single_parts(parts), **_positions(files, behaviour)})


def _single_parts(parts: Mapping[str, PolicyModel | None]) -> dict[str, object]:
    held: dict[str, object] = {name.removesuffix(".yaml"): part for name, part in parts.items()}
    indicators, events = parts["indicators.yaml"], parts["events.yaml"]
    held.pop("behaviour")
    if isinstance(indicators, IndicatorFile) and isinstance(events, EventFile):
        held |= {"indicators": indicators.indicators, "events": events.events}
    return held


def _positions(files: Iterable[PositionFile], behaviour: BehaviourFile) -> dict[str, object]:
    pairs = [(file.as_position(), file.as_scorecard(behaviour.sets[file.scorecard.behaviour])) for file in files]
    return {"positions": tuple(pair[0] for pair in pairs), "scorecards": tuple(pair[1] for pair in pairs)}


def _unknown_sets(files: Iterable[PositionFile], behaviour: BehaviourFile, reading: _Reading) -> list[Finding]:
    lost = (file for file in files if file.scorecard.behaviour not in behaviour.sets)
    found = []
    for file in lost:
        name = f"positions/{file.id}.yaml"
        at = spot(reading.roots[name], ("scorecard", "behaviour"))
        where, known = Place(name, row=at.row, column=at.path), "、".join(behaviour.sets)
        found.append(troubles.UNKNOWN_SET.at(where, wanted=file.scorecard.behaviour, known=known))
    return found

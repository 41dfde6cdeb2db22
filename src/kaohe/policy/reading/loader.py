"""Load a policy folder: read every file, validate every part, and only then put the policy together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from ruamel.yaml.nodes import Node

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy
from kaohe.policy.fact_rules import FactRules
from kaohe.policy.fields import PolicyModel
from kaohe.policy.grades import GradeScheme
from kaohe.policy.pay import PayPolicy
from kaohe.policy.positions import DocumentControl, Organization
from kaohe.policy.procedure import Procedure
from kaohe.policy.reading.files import BehaviourFile, EventFile, IndicatorFile, PositionFile
from kaohe.policy.reading.sentences import sentences
from kaohe.policy.reading.tree import duplicate_keys, plain, spot
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
            self.findings.extend(sentences(error, name, node))
            return None


def load(folder: Path) -> Loaded:
    """The policy of a folder, or every mistake in it at once, each with file, line, path and next step."""
    reading = _Reading(folder)
    if not folder.is_dir():
        return Loaded(None, (_no_folder(folder),))
    parts = {name: reading.part(name, model) for name, model in PARTS.items()}
    positions = [reading.part(name, PositionFile) for name in _position_files(reading)]
    policy = _assembled(reading, parts, positions)
    return Loaded(None if reading.findings else policy, tuple(sorted(reading.findings)), reading.roots)


def _no_folder(folder: Path) -> Finding:
    where, why = Place(folder.name), "这个文件夹不存在"
    return Finding(Severity.STOP, "policy-folder-missing", where, "找不到制度文件夹", why, "请检查路径,或先复制默认制度再修改")


def _position_files(reading: _Reading) -> list[str]:
    names = sorted(f"positions/{path.name}" for path in (reading.folder / "positions").glob("*.yaml"))
    if not names:
        where = Place("positions")
        what, why = "没有岗位文件", "制度至少要有一个岗位,每个岗位一个 positions/<岗位>.yaml"
        reading.findings.append(Finding(Severity.STOP, "policy-file-missing", where, what, why, "请从默认制度中复制 positions 文件夹"))
    return names


def _assembled(
    reading: _Reading, parts: Mapping[str, PolicyModel | None], positions: Iterable[PositionFile | None]
) -> Policy | None:
    behaviour = parts["behaviour.yaml"]
    files = [file for file in positions if file is not None]
    if isinstance(behaviour, BehaviourFile):
        reading.findings.extend(_unknown_sets(files, behaviour, reading))
    if reading.findings or not isinstance(behaviour, BehaviourFile):
        return None
    ordered = sorted(files, key=lambda file: file.code)
    held = {name.removesuffix(".yaml"): part for name, part in parts.items() if name != "behaviour.yaml"}
    return Policy.model_validate(
        {
            **held,
            "indicators": getattr(held["indicators"], "indicators"),
            "events": getattr(held["events"], "events"),
            "positions": tuple(file.as_position() for file in ordered),
            "scorecards": tuple(file.as_scorecard(behaviour.sets[file.scorecard.behaviour]) for file in ordered),
        }
    )


def _unknown_sets(files: Iterable[PositionFile], behaviour: BehaviourFile, reading: _Reading) -> list[Finding]:
    found = []
    for file in files:
        wanted, name = file.scorecard.behaviour, f"positions/{file.id}.yaml"
        if wanted in behaviour.sets or name not in reading.roots:
            continue
        at = spot(reading.roots[name], ("scorecard", "behaviour"))
        what, why = f"行为指标组「{wanted}」不存在", f"behaviour.yaml 里只有:{'、'.join(behaviour.sets)}"
        where = Place(name, row=at.row, column=at.path)
        found.append(Finding(Severity.STOP, "policy-unknown-reference", where, what, why, "请改成其中一个,或在 behaviour.yaml 中新增"))
    return found

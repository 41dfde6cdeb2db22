"""Follow pydantic's location through the models: which steps are keys, which only a union's tag, which keys fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, Tag

from kaohe.policy.reading.tree import Path


@dataclass(frozen=True, slots=True)
class Member:
    """A model that may stand at a place, with the tags by which a union tells it from the others."""

    model: type[BaseModel]
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A location without union tags, and the models that may stand there."""

    path: Path
    members: frozenset[Member]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys a mapping may hold here."""
        return tuple(sorted({key for member in self.members for key in member.model.model_fields}))


def resolve(root: type[BaseModel], at: Path) -> Resolved:
    """The place pydantic's location ``at`` means in a file read into ``root``."""
    place = Resolved((), frozenset({Member(root, frozenset())}))
    for step in at:
        place = _stepped(place, step)
    return place


def _stepped(place: Resolved, step: str | int) -> Resolved:
    if isinstance(step, int):
        return Resolved((*place.path, step), place.members)
    if len(place.members) > 1:
        tagged = frozenset(member for member in place.members if step in member.tags)
        return Resolved(place.path, tagged or place.members)
    if not place.members and "[" in step:  # the label of one of several scalar types, such as literal['hold']
        return place
    fields = [member.model.model_fields[step] for member in place.members if step in member.model.model_fields]
    if not fields:
        return Resolved((*place.path, step), place.members)
    return Resolved((*place.path, step), _members((fields[0].annotation, *fields[0].metadata), frozenset()))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``; empty when none is near."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


@cache
def _members(annotation: Any, tags: frozenset[str]) -> frozenset[Member]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return frozenset({Member(annotation, tags | _literals(annotation))})
    parts = annotation if isinstance(annotation, tuple) else get_args(annotation)
    below = tags | {part.tag for part in parts if isinstance(part, Tag)}
    return frozenset(member for part in parts if _may_hold(part) for member in _members(part, below))


def _may_hold(part: Any) -> bool:
    return isinstance(part, type) or get_origin(part) is not None


def _literals(model: type[BaseModel]) -> frozenset[str]:
    """The value of a discriminator: a field with a single literal."""
    choices = (get_args(field.annotation) for field in model.model_fields.values() if _is_literal(field.annotation))
    return frozenset(values[0] for values in choices if len(values) == 1)


def _is_literal(annotation: Any) -> bool:
    return get_origin(annotation) is Literal

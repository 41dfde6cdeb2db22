"""Wrapping (断行): where a run of letters, digits and signs that is wider than its column may break."""

from __future__ import annotations

import re

# What lies between white space and Chinese characters; only inside such runs a typesetter finds no place to break.
_RUN = re.compile(r"[^\s\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_PLACES = (re.compile(r"(?<=[÷×=+;；，、])|(?=[(（])"), re.compile(r"(?<=[,/_\\.-])"))
"""Good places to break, and less good ones; after them any character."""

_CLOSING = ")）】」》，。；：、%"

MM_PER_HALF_POINT = 0.5 * 25.4 / 72
"""Millimetres in half a point of type."""


def breadth(text: str, half_points: int) -> float:
    """About how wide a text is, in millimetres, rather too much than too little."""
    return sum(map(_ems, text)) * half_points * MM_PER_HALF_POINT


def _ems(char: str) -> float:
    if not char.isascii() or char in "WM@%":
        return 1.0
    return 0.8 if char.isupper() else 0.62


def pieces(text: str, half_points: int, room: float) -> tuple[str, ...]:
    """The text in pieces between which a line may break; one piece when every run fits ``room`` millimetres."""
    found: list[str] = [""]
    last = 0
    for run in _RUN.finditer(text):
        found[-1] += text[last : run.start()]
        last = run.end()
        if breadth(run[0], half_points) <= room:
            found[-1] += run[0]
        else:
            found += _cut(run[0], half_points, room)
    found[-1] += text[last:]
    return tuple(piece for piece in found if piece) or ("",)


def _cut(run: str, half_points: int, room: float) -> list[str]:
    """The run cut at good places, what is still too wide at less good ones, the rest anywhere."""
    parts = [run]
    for place in (*_PLACES, None):
        parts = [
            piece for part in parts for piece in ([part] if breadth(part, half_points) <= room else _split(part, place))
        ]
    return parts


def _split(part: str, place: re.Pattern[str] | None) -> list[str]:
    return _characters(part) if place is None else [piece for piece in place.split(part) if piece]


def _characters(part: str) -> list[str]:
    """Single characters, with closing punctuation left beside the one before."""
    found: list[str] = []
    for char in part:
        if found and char in _CLOSING:
            found[-1] += char
        else:
            found.append(char)
    return found

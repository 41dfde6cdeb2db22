"""Put what the models refuse into Chinese sentences, each with file, line, path, reason and next step."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml.nodes import Node

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.reading.labels import named
from kaohe.policy.reading.places import nearest, resolve
from kaohe.policy.reading.tree import Path, spot


@dataclass(frozen=True, slots=True)
class Refusal:
    """One problem pydantic met: its kind, place, the value written, what pydantic adds, the keys that fit there."""

    kind: str
    at: Path
    written: Any
    context: dict[str, Any]
    message: str
    keys: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The last key on the way to the value."""
        return next((step for step in reversed(self.at) if isinstance(step, str)), "")


def sentences(error: ValidationError, file: str, root: Node, model: type[BaseModel]) -> tuple[Finding, ...]:
    """A finding for every problem, one a place; a list refused only because of its items is not named again."""
    refusals = [_refusal(item, model) for item in error.errors(include_url=False)]
    places = [refusal.at for refusal in refusals]
    own = (refusal for refusal in refusals if not (refusal.kind == "too_short" and _has_below(refusal.at, places)))
    together: dict[Path, list[Refusal]] = {}
    for refusal in own:
        together.setdefault(refusal.at, []).append(refusal)
    return tuple(_finding(_first(group), file, root) for group in together.values())


def _refusal(item: ErrorDetails, model: type[BaseModel]) -> Refusal:
    place = resolve(model, item["loc"])
    context = cast("dict[str, Any]", item.get("ctx", {}))
    return Refusal(item["type"], place.path, item["input"], context, item["msg"], place.keys)


def _first(group: list[Refusal]) -> Refusal:
    """The first of several refusals of one value, with the words it might have been instead."""
    words = [str(word) for refusal in group[1:] for word in _choices(refusal)]
    return replace(group[0], words=tuple(words))


def _has_below(at: Path, places: list[Path]) -> bool:
    return any(len(place) > len(at) and place[: len(at)] == at for place in places)


def _finding(refusal: Refusal, file: str, root: Node) -> Finding:
    missing = refusal.kind == "missing"
    at = spot(root, refusal.at)
    path = " › ".join(part for part in (at.path, refusal.key if missing else "") if part)
    what, why, next_step = _SAYINGS.get(refusal.kind, _other)(refusal)
    next_step += "".join(f"，或写「{word}」" for word in refusal.words)
    return Finding(Severity.STOP, _code(refusal.kind), Place(file, row=at.row, column=path), what, why, next_step)


def _code(kind: str) -> str:
    codes = {"missing": "policy-key-missing", "extra_forbidden": "policy-key-unknown"}
    return codes.get(kind, "policy-value")


Saying = Callable[[Refusal], tuple[str, str, str]]
"""What, why and the next step."""


def _missing(refusal: Refusal) -> tuple[str, str, str]:
    step = f"请在这里补上一行“{refusal.key}: …”，写法可参照默认制度"
    return f"缺少{named(refusal.key)}", "这一项必须写明，程序不会替您假定", step


def _unknown(refusal: Refusal) -> tuple[str, str, str]:
    near = nearest(refusal.key, refusal.keys)
    step = f"您要写的可能是{named(near)}，请改正" if near else "请删除这一行，或改成上面列出的键"
    return f"不认识的键「{refusal.key}」", f"这里可以写的键：{'、'.join(refusal.keys)}", step


def _own_words(refusal: Refusal) -> tuple[str, str, str]:
    words = refusal.message.removeprefix("Value error, ")
    what, _, step = words.partition("，")
    return what, f"{named(refusal.key)}要按规定写法填写", step or "请改正这一行"


def _choice(refusal: Refusal) -> tuple[str, str, str]:
    choices = _choices(refusal)
    written = str(refusal.context.get("tag", refusal.written))
    near = nearest(written, choices)
    step = f"您要写的可能是「{near}」，请改正" if near else "请改成其中一个"
    return f"「{written}」不是可选的值", f"{named(refusal.key)}只能写：{'、'.join(choices)}", step


def _choices(refusal: Refusal) -> list[str]:
    return re.findall(r"'([^']*)'", str(refusal.context.get("expected") or refusal.context.get("expected_tags")))


def _no_tag(refusal: Refusal) -> tuple[str, str, str]:
    key = str(refusal.context.get("discriminator", "")).strip("'")
    return f"没有写明{named(key)}", f"{named(refusal.key)}有几种写法，要用「{key}」说明是哪一种", f"请补上“{key}: …”"


def _format(wanted: str, example: str) -> Saying:
    def say(refusal: Refusal) -> tuple[str, str, str]:
        if refusal.written is None:
            return f"{named(refusal.key)}是空的", f"这里要写{wanted}", "请填写，写法可参照默认制度"
        shown = f"「{refusal.written}」" if isinstance(refusal.written, str) else "这里的内容"
        return f"{shown}不是{wanted}", f"{named(refusal.key)}要写{wanted}", f"请改正，例如 {example}"

    return say


def _too_short(refusal: Refusal) -> tuple[str, str, str]:
    least = refusal.context.get("min_length", 1)
    return f"{named(refusal.key)}的内容太少", f"至少要有 {least} 项", "请补齐，写法可参照默认制度"


def _out_of_range(refusal: Refusal) -> tuple[str, str, str]:
    bounds = {"ge": "不小于", "gt": "大于", "le": "不大于", "lt": "小于"}
    words = "、".join(f"{bounds[key]} {value}" for key, value in refusal.context.items() if key in bounds)
    return f"「{refusal.written}」超出范围", f"{named(refusal.key)}应{words}", "请改正这一行"


def _other(refusal: Refusal) -> tuple[str, str, str]:
    return f"{named(refusal.key)}的值写得不对", "不符合这里的书写格式", "请对照默认制度中同一处的写法改正"


_LIST = _format("列表", "[甲, 乙]，或每项一行、以“- ”开头")
_MAPPING = _format("一组“键: 值”", "{low: -10, high: 10}")
_DATE = _format("日期", "2026-01-01")
_TIME = _format("时间", "18:00（加引号）")
_NUMBER = _format("整数", "3")
_FLAG = _format("“true”或“false”", "true")
_WORDS = _format("文字", "财务部")

_SAYINGS: dict[str, Saying] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "value_error": _own_words,
    "literal_error": _choice,
    "union_tag_invalid": _choice,
    "union_tag_not_found": _no_tag,
    "bool_parsing": _FLAG,
    "bool_type": _FLAG,
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "date_parsing": _DATE,
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "time_parsing": _TIME,
    "time_type": _TIME,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "string_type": _WORDS,
    "string_too_short": _WORDS,
    "too_short": _too_short,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
}

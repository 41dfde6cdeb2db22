"""Every number stands under a clause with a code one can quote, such as ZB-02-K01."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from kaohe.findings import Finding, Place, Severity
from kaohe.policy.bundle import Policy

_CODE = re.compile(r"^[A-Z]{2}-[A-Z0-9]+([.-][A-Z0-9]+)*$")


def check(policy: Policy) -> tuple[Finding, ...]:
    """A finding for every clause that is no code."""
    found = [
        Finding(
            Severity.STOP,
            "policy-clause",
            Place(column="clause"),
            f"{name}的条款编号「{clause}」不能引用",
            "每个数字都要能说出依据哪一条,编号应像 ZB-02-K01",
            "请改成稳定的编号,不要用印刷序号",
        )
        for name, clause in _clauses(policy, "制度")
        if not _CODE.match(clause)
    ]
    return tuple(dict.fromkeys(found))


def _clauses(model: object, name: str) -> Iterator[tuple[str, str]]:
    """Every clause at and below a model, with what it belongs to."""
    if isinstance(model, BaseModel):
        called = next((str(getattr(model, key)) for key in ("name", "title", "letter") if hasattr(model, key)), name)
        if "clause" in type(model).model_fields:
            yield f"「{called}」", str(getattr(model, "clause", ""))
        for key in type(model).model_fields:
            yield from _clauses(getattr(model, key), called)
    elif isinstance(model, tuple):
        for item in model:
            yield from _clauses(item, name)

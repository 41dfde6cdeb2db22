"""Conditions (条件): comparisons whose edge is always written out (ambiguity A3), and their combinations."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator

from kaohe.policy.fields import PolicyModel, Quantity
from kaohe.policy.measures import SHORT_MEASURES, Measure


def _bound_kind(raw: Any) -> str:
    if isinstance(raw, Quantity) or (isinstance(raw, str) and raw not in SHORT_MEASURES):
        return "quantity"
    return "quantity" if isinstance(raw, dict) and "unit" in raw and "of" not in raw else "measure"


Bound = Annotated[
    Annotated[Quantity, Tag("quantity")] | Annotated[Measure, Tag("measure")],
    Discriminator(_bound_kind),
]
"""What a measure is compared with: a quantity, or another measure such as the target."""


class Compare(PolicyModel):
    """One measure against one or two bounds; both must hold. 含/不含 is in the key's name."""

    measure: Measure
    at_least: Bound | None = None
    more_than: Bound | None = None
    at_most: Bound | None = None
    less_than: Bound | None = None
    equal_to: Bound | None = None

    @model_validator(mode="after")
    def _has_a_bound(self) -> Compare:
        if not any((self.at_least, self.more_than, self.at_most, self.less_than, self.equal_to)):
            raise ValueError(
                "条件缺少界限，请写 at_least（含）、more_than（不含）、at_most（含）、less_than（不含）或 equal_to"
            )
        return self


class AllOf(PolicyModel):
    """同时满足: every condition holds."""

    all_of: tuple[Condition, ...] = Field(min_length=1)


class AnyOf(PolicyModel):
    """任一满足: at least one condition holds."""

    any_of: tuple[Condition, ...] = Field(min_length=1)


class Negation(PolicyModel):
    """不满足: the condition does not hold."""

    none_of: Condition


class CountOf(PolicyModel):
    """满足其中几项: exactly or at least so many of the conditions hold (R21)."""

    count_of: tuple[Condition, ...] = Field(min_length=1)
    at_least: int = Field(ge=0)


def _kind(raw: Any) -> str:
    keys = ("all_of", "any_of", "none_of", "count_of")
    held = raw.keys() if isinstance(raw, dict) else getattr(type(raw), "model_fields", {})
    return next((key for key in keys if key in held), "compare")


Condition = Annotated[
    Annotated[Compare, Tag("compare")]
    | Annotated[AllOf, Tag("all_of")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[Negation, Tag("none_of")]
    | Annotated[CountOf, Tag("count_of")],
    Discriminator(_kind),
]
"""Any condition."""

for _model in (AllOf, AnyOf, Negation, CountOf):
    _model.model_rebuild()

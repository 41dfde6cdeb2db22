"""Field types of a policy file: quantities written as text, held as whole numbers."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, model_serializer, model_validator

from kaohe.quantities import POINT, UNITS, Dimension, QuantityError, parse_quantity, show_points, show_quantity

MOST = 10**15
"""The greatest size of a number of the policy, in base units: ten thousand billion yuan, a hundred billion points."""


def _within(value: int, text: str) -> int:
    if abs(value) > MOST:
        raise QuantityError(f"「{text[:20]}」太大，制度里的数不会有这么大，请检查位数")
    return value


class PolicyModel(BaseModel):
    """Base of everything read from a policy: frozen, and unknown keys are mistakes."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Quantity(PolicyModel):
    """A number with its unit, such as 「60万元」; ``value`` is in the unit's base units."""

    value: int
    unit: str

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if not isinstance(raw, str):
            return raw
        value, unit = parse_quantity(raw)
        return {"value": _within(value, raw), "unit": unit.name}

    @model_serializer
    def _print(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return show_quantity(self.value, self.unit)

    @property
    def dimension(self) -> Dimension:
        """The dimension its unit measures."""
        return UNITS[self.unit].dimension


def _points(raw: Any) -> int:
    if isinstance(raw, int):
        return raw
    value, unit = parse_quantity(str(raw), "分")
    if unit.dimension is not Dimension.POINTS:
        raise QuantityError(f"「{raw}」应是分数，例如 5 或 2.5分")
    return _within(value, str(raw))


def _share(raw: Any) -> int:
    if isinstance(raw, int):
        return raw
    value, unit = parse_quantity(str(raw), "比值")
    if unit.dimension is not Dimension.RATIO:
        raise QuantityError(f"「{raw}」应是比例，例如 80% 或 1.2")
    return _within(value, str(raw))


def _print_share(value: int) -> str:
    return show_quantity(value, "%")


def _print_points(value: int) -> str:
    text = show_points(value)
    return text.rstrip("0").rstrip(".") if value % (POINT // 100) == 0 else show_quantity(value, "分")


Points = Annotated[int, BeforeValidator(_points), PlainSerializer(_print_points)]
"""Appraisal points in base units of 1/10,000; written 「30」 or 「2.5分」."""

Share = Annotated[int, BeforeValidator(_share), PlainSerializer(_print_share)]
"""A dimensionless share or coefficient in millionths; written 「80%」 or 「1.2」."""

Slug = Annotated[str, BeforeValidator(str)]
"""A stable English identifier, the key of a policy object."""

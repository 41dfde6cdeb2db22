"""Worked examples (算例): what the policy's owner expects of it, readable without Python and run by the tests."""

from kaohe.policy.cases.given import Given
from kaohe.policy.cases.loader import Cases, load
from kaohe.policy.cases.model import (
    CardCase,
    CaseFile,
    CommissionCase,
    GradeCase,
    InlineRow,
    MeanCase,
    PerformanceCase,
    ProrationCase,
    RowCase,
    SectionCase,
    WeightedCase,
)

__all__ = [
    "CardCase",
    "CaseFile",
    "Cases",
    "CommissionCase",
    "Given",
    "GradeCase",
    "InlineRow",
    "MeanCase",
    "PerformanceCase",
    "ProrationCase",
    "RowCase",
    "SectionCase",
    "WeightedCase",
    "load",
]

"""Worked examples (算例): what the policy's owner expects of it, readable without Python and run by the tests."""

from kaohe.policy.cases.given import Given
from kaohe.policy.cases.loader import Cases, load
from kaohe.policy.cases.model import (
    CardCase,
    CardPerson,
    CaseFile,
    CommissionCase,
    CommissionPerson,
    GradeCase,
    InlineRow,
    MeanCase,
    PerformanceCase,
    ProrationCase,
    RowCase,
    RowInputs,
    RowPerson,
    SectionCase,
    WeightedCase,
)

__all__ = [
    "CardCase",
    "CardPerson",
    "CaseFile",
    "Cases",
    "CommissionCase",
    "CommissionPerson",
    "Given",
    "GradeCase",
    "InlineRow",
    "MeanCase",
    "PerformanceCase",
    "ProrationCase",
    "RowCase",
    "RowInputs",
    "RowPerson",
    "SectionCase",
    "WeightedCase",
    "load",
]

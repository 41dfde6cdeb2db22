"""Filled forms (已填表单) as plain values: what a run hands to this room to be printed.

Points are whole numbers of 1/10,000 point, coefficients and rates millionths, money fen; ``None`` is a value that
is not there yet (待数据) and is never printed as zero. Texts are printed exactly as they are.
"""

from kaohe.documents.model.appraisal import (
    Appraisal,
    AppraisalSection,
    Appraisee,
    InterviewPrefill,
    Outcome,
    Period,
    PoolLine,
    VetoLine,
)
from kaohe.documents.model.pay import CommissionLine, PayPerson, PaySheet, PerformanceLine, TierSlice
from kaohe.documents.model.rows import AppraisalRow, Explanation, Figure, Ratings, RowState, SourceUse
from kaohe.documents.model.summary import DepartmentSummary, GradeShare, SummaryPerson, UnassignedLine

__all__ = [
    "Appraisal",
    "AppraisalRow",
    "AppraisalSection",
    "Appraisee",
    "CommissionLine",
    "DepartmentSummary",
    "Explanation",
    "Figure",
    "GradeShare",
    "InterviewPrefill",
    "Outcome",
    "PayPerson",
    "PaySheet",
    "PerformanceLine",
    "Period",
    "PoolLine",
    "Ratings",
    "RowState",
    "SourceUse",
    "SummaryPerson",
    "TierSlice",
    "UnassignedLine",
    "VetoLine",
]

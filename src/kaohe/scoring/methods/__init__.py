"""The scoring methods (评分方法), one a file: a rule and its context in, exact points out."""

from kaohe.scoring.methods import (
    bands,
    conditions,
    counts,
    cutoff,
    gate,
    interpolation,
    judged,
    levels,
    manual,
    multiply,
    parts,
    rank,
    ratio,
    steps,
)
from kaohe.scoring.methods.registry import score

__all__ = [
    "bands",
    "conditions",
    "counts",
    "cutoff",
    "gate",
    "interpolation",
    "judged",
    "levels",
    "manual",
    "multiply",
    "parts",
    "rank",
    "ratio",
    "score",
    "steps",
]

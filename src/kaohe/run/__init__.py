"""Run (核算): the whole chain composed, pure: policy, facts as known and code version in, results out."""

from kaohe.run.calculate import calculate
from kaohe.run.results import Run

__all__ = ["Run", "calculate"]

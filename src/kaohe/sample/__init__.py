"""Sample (样例): a month of invented exports in the platforms' own layouts, with known answers."""

from kaohe.sample.month import write_sample, write_truth
from kaohe.sample.truth import Truth
from kaohe.sample.world import Size

__all__ = ["Size", "Truth", "write_sample", "write_truth"]

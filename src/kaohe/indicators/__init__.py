"""Indicators (指标): who is appraised, and every number the scorecards look at, with its rows."""

from kaohe.indicators.lineage import LeftOutRow, SourceRow, left_out_rows, source_rows
from kaohe.indicators.maturity import Maturity, maturity
from kaohe.indicators.measure import measure
from kaohe.indicators.need import Need
from kaohe.indicators.registry import QUANTITIES
from kaohe.indicators.resolve import Wanted, resolve
from kaohe.indicators.rules import IndicatorRules, rules_of

__all__ = [
    "QUANTITIES",
    "IndicatorRules",
    "LeftOutRow",
    "Maturity",
    "Need",
    "SourceRow",
    "Wanted",
    "left_out_rows",
    "maturity",
    "measure",
    "resolve",
    "rules_of",
    "source_rows",
]

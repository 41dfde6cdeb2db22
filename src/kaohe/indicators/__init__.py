"""Indicators (指标): who is appraised, and every number the scorecards look at, with its rows."""

from __future__ import annotations

from kaohe.indicators.measure import measure
from kaohe.indicators.need import Need
from kaohe.indicators.registry import QUANTITIES
from kaohe.indicators.rules import IndicatorRules, rules_of

__all__ = ["QUANTITIES", "IndicatorRules", "Need", "measure", "rules_of"]

"""Attribution (归属): who was on air, and to whom every order line and session belongs."""

from kaohe.attribution.attribute import attribute
from kaohe.attribution.checks import check_attribution, overlapping_slots, unequal_totals, unrostered_time
from kaohe.attribution.report import LeftOut, Unassigned, left_out, unassigned
from kaohe.attribution.slots import WHOLE, credit_groups
from kaohe.attribution.window import Window, default_cut_off, month_window

__all__ = [
    "WHOLE",
    "LeftOut",
    "Unassigned",
    "Window",
    "attribute",
    "check_attribution",
    "credit_groups",
    "default_cut_off",
    "left_out",
    "month_window",
    "overlapping_slots",
    "unassigned",
    "unequal_totals",
    "unrostered_time",
]

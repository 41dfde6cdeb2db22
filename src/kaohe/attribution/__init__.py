"""Attribution (归属): who was on air, and to whom every order line and session belongs."""

from __future__ import annotations

from kaohe.attribution.attribute import attribute
from kaohe.attribution.slots import WHOLE, credit_groups
from kaohe.attribution.window import Window, default_cut_off, month_window

__all__ = ["WHOLE", "Window", "attribute", "credit_groups", "default_cut_off", "month_window"]

"""All base quantities by id: the names an indicator's formula may use."""

from __future__ import annotations

from kaohe.indicators.airtime import AIRTIME, BROADCASTS, SPEND
from kaohe.indicators.base import Quantity
from kaohe.indicators.sales import SALES
from kaohe.indicators.service import AFTER_SALES, SERVICE
from kaohe.indicators.traffic import TRAFFIC

QUANTITIES: dict[str, Quantity] = {
    quantity.id: quantity for quantity in (*SALES, *TRAFFIC, *AIRTIME, *BROADCASTS, *SPEND, *SERVICE, *AFTER_SALES)
}
"""Every base quantity by id."""

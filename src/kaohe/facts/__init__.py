"""Facts (事实): typed fact tables and the store that keeps them."""

from kaohe.facts.schema import LINEAGE, Column, FactTable, Kind
from kaohe.facts.tables import TABLES

__all__ = ["LINEAGE", "TABLES", "Column", "FactTable", "Kind"]

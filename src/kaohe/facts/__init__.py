"""Facts (事实): typed fact tables and the store that keeps them."""

from kaohe.facts.batch import Manifest, Source, manifests, publish
from kaohe.facts.canonical import canonical_hash, row_text, rows_hash
from kaohe.facts.database import Connection, Resources, connect, identifier, quoted
from kaohe.facts.schema import LINEAGE, Column, FactTable, Kind
from kaohe.facts.store import create_views, current_sql, open_store, period_of
from kaohe.facts.tables import TABLES, UNASSIGNED
from kaohe.facts.writing import TotalsDiffer, control_totals, write_facts

__all__ = [
    "LINEAGE",
    "TABLES",
    "UNASSIGNED",
    "Column",
    "Connection",
    "FactTable",
    "Kind",
    "Manifest",
    "Resources",
    "Source",
    "TotalsDiffer",
    "canonical_hash",
    "connect",
    "control_totals",
    "create_views",
    "current_sql",
    "identifier",
    "manifests",
    "open_store",
    "period_of",
    "publish",
    "quoted",
    "row_text",
    "rows_hash",
    "write_facts",
]

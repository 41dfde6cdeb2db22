"""Ingest (采集): files as they are downloaded become typed facts, or findings that say what is wrong with them."""

from kaohe.ingest.options import Ingested, Options, SheetReport
from kaohe.ingest.reading import read_folder

__all__ = ["Ingested", "Options", "SheetReport", "read_folder"]

"""Ingest (采集): files as they are downloaded become typed facts, or findings that say what is wrong with them."""

"""Sources (来源): one folder a platform; each importer is a declaration."""

from kaohe.ingest.importer import Importer
from kaohe.ingest.sources.douyin.after_sales import AFTER_SALES
from kaohe.ingest.sources.douyin.compass import COMPASS
from kaohe.ingest.sources.douyin.orders import ORDERS
from kaohe.ingest.sources.douyin.qianchuan import SITE, STANDARD
from kaohe.ingest.sources.douyin.service import STAFF
from kaohe.ingest.sources.roster.slot_list import SLOT_ROSTER
from kaohe.ingest.sources.workbook.sheets import ACCOUNTS, ATTENDANCE, EVENTS, PEOPLE, RATINGS, ROSTER
from kaohe.ingest.sources.workbook.values import TARGETS, VALUES

WORKBOOK: tuple[Importer, ...] = (PEOPLE, ACCOUNTS, ROSTER, TARGETS, ATTENDANCE, VALUES, RATINGS, EVENTS)
"""The sheets of our own workbook in the order they are printed."""

IMPORTERS: tuple[Importer, ...] = (COMPASS, ORDERS, AFTER_SALES, STAFF, STANDARD, SITE, SLOT_ROSTER, *WORKBOOK)
"""Everything we can read."""

"""Places (归口): which shop, room and account the rows of a sheet belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from kaohe.facts import Connection
from kaohe.findings import Finding
from kaohe.ingest.catalogue import finding, some_rows
from kaohe.ingest.problems import SHOWN
from kaohe.ingest.staging import SheetFile, Staged

_ACCOUNT_COLUMNS = {
    "sessions": "account_id",
    "ad_days": "account_id",
    "service_days": "account",
    "order_lines": "author_id",
}

# Other people's rooms sell for the shop too (精选联盟); their accounts are not ours to list.
_OURS = {"order_lines": "author_id IS NOT NULL AND coalesce(traffic_source, '') NOT LIKE '%精选联盟%'"}


@dataclass(frozen=True, slots=True)
class Known:
    """The shops and rooms of the list of accounts, and the shop the user named."""

    shops: tuple[str, ...]
    rooms: tuple[str, ...]
    named_shop: str = ""


def know_accounts(con: Connection, relations: Iterable[str], named_shop: str) -> Known:
    """Gather the accounts of these relations in the table ``account_rooms``."""
    columns = "account_id, room, shop, coalesce(valid_from, DATE '0001-01-01') AS since, coalesce(valid_to, DATE '9999-12-31') AS until_day"
    union = " UNION ALL ".join(f"SELECT {columns} FROM {name}" for name in relations)
    nothing = "SELECT NULL::VARCHAR AS account_id, NULL::VARCHAR AS room, NULL::VARCHAR AS shop, NULL::DATE AS since, NULL::DATE AS until_day WHERE false"
    con.execute(f"CREATE TABLE account_rooms AS {union or nothing}")
    shops, rooms = (
        tuple(
            row[0]
            for row in con.execute(
                f"SELECT DISTINCT {name} FROM account_rooms WHERE {name} IS NOT NULL ORDER BY 1"
            ).fetchall()
        )
        for name in ("shop", "room")
    )
    return Known(shops, rooms, named_shop)


def shop_of(source: SheetFile, known: Known) -> tuple[str, list[Finding]]:
    """The shop of a file that does not say it: as the user named it, as folder or file are named, or the only one."""
    if known.named_shop:
        return known.named_shop, _checked(source, known)
    named = _named_in_path(source, known.shops)
    if len(named) == 1 or (not named and len(known.shops) == 1):
        return (named or known.shops)[0], []
    why = (
        f"账号表里有 {len(known.shops)} 家店铺，文件和文件夹的名字里看不出是哪一家"
        if known.shops
        else "也没有「账号」表"
    )
    return "", [finding("shop-missing", source.place, why=why)]


def _checked(source: SheetFile, known: Known) -> list[Finding]:
    if not known.shops or known.named_shop in known.shops:
        return []
    return [
        finding(
            "shop-unknown", source.place, shop=known.named_shop, known="、".join(known.shops), rows="由 --shop 指明"
        )
    ]


def room_of(source: SheetFile, known: Known) -> tuple[str, list[Finding]]:
    """The room of a roster without that column: as its sheet, file or folder is named, or the only one."""
    named = [room for room in known.rooms if room == source.sheet.name.strip()] or _named_in_path(source, known.rooms)
    if len(named) == 1 or (not named and len(known.rooms) == 1):
        return (named or list(known.rooms))[0], []
    why = f"账号表里有 {len(known.rooms)} 个直播间，名字里看不出是哪一个" if known.rooms else "也没有「账号」表"
    return "", [finding("room-missing", source.place, why=why)]


def _named_in_path(source: SheetFile, names: tuple[str, ...]) -> list[str]:
    """Folders must be named exactly so, the file's name may hold more; the longest name counts."""
    path = PurePosixPath(source.file)
    folders = [name for name in names if name in path.parts[:-1]]
    held = [name for name in names if name in path.stem]
    longest = [name for name in held if not any(name != other and name in other for other in held)]
    return folders or longest


def unknown_shops(con: Connection, staged: Staged, known: Known) -> Iterator[Finding]:
    """Shops a sheet names that the list of accounts does not."""
    shops = [*known.shops, *([known.named_shop] if known.named_shop and not known.shops else [])]
    rows = con.execute(
        f"SELECT shop, count(*), min(source_row, {SHOWN}) FROM {staged.facts} WHERE NOT list_contains($shops, shop) "
        "GROUP BY shop ORDER BY shop LIMIT 1000",
        {"shops": shops},
    ).fetchall()
    for shop, count, at in rows:
        where = staged.source.at(at[0], "店铺")
        listed = "、".join(shops) or "一家也没有"
        yield finding("shop-unknown", where, shop=shop, known=listed, rows=some_rows(at, count))


def unknown_accounts(con: Connection, staged: Staged) -> list[Finding]:
    """Accounts a sheet names that the list of accounts does not, told once for the sheet."""
    table = staged.header.importer.table
    if table not in _ACCOUNT_COLUMNS:
        return []
    column = _ACCOUNT_COLUMNS[table]
    rows = con.execute(
        f"SELECT {column}, count(*), min(source_row, {SHOWN}) FROM {staged.facts} WHERE {_OURS.get(table, 'true')} "
        f"AND {column} NOT IN (SELECT account_id FROM account_rooms) GROUP BY 1 ORDER BY count(*) DESC, 1"
    ).fetchall()
    if not rows:
        return []
    names = "、".join(name for name, _, _ in rows[:SHOWN]) + (f"」等 {len(rows)} 个「" if len(rows) > SHOWN else "")
    count = sum(number for _, number, _ in rows)
    at = sorted(row for _, _, some in rows for row in some)[:SHOWN]
    return [finding("account-unknown", staged.source.at(at[0]), account=names, count=count, rows=some_rows(at, count))]


def session_room() -> str:
    """SQL for the room of a session by its account on the day it started."""
    return (
        "(SELECT min(a.room) FROM account_rooms a WHERE a.account_id = facts.account_id "
        "AND facts.biz_date BETWEEN a.since AND a.until_day)"
    )

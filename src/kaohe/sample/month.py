"""Write the sample: the files a department downloads at the month's end, and the known answers beside them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kaohe.policy import Policy
from kaohe.sample.department import Desk
from kaohe.sample.orders import Order, build_orders
from kaohe.sample.schedule import Schedule, build_schedule
from kaohe.sample.traffic import Metrics, build_ad_days, build_metrics, build_service_days
from kaohe.sample.truth import Truth, true_answers
from kaohe.sample.world import Size, World, build_world, month_days
from kaohe.sample.writers.desk import write_ad_report, write_staff_report
from kaohe.sample.writers.live_list import write_live_list
from kaohe.sample.writers.roster import write_roster
from kaohe.sample.writers.shop import write_after_sales, write_orders
from kaohe.sample.writers.workbook import write_workbook

EXPORT_DAY = 6
"""Days after the month's end when the files are downloaded: later than the freeze, so late refunds are in them."""


@dataclass(frozen=True, slots=True)
class Month:
    """One period of a sample with everything invented for it."""

    world: World
    schedule: Schedule
    orders: tuple[Order, ...]
    metrics: tuple[Metrics, ...]
    period: str

    @property
    def exported_at(self) -> dt.datetime:
        """When the files were downloaded."""
        return dt.datetime.combine(month_days(self.period)[-1], dt.time(20)) + dt.timedelta(days=EXPORT_DAY)


def write_sample(size: Size, policy: Policy, out: Path, as_of: dt.datetime) -> Truth:
    """Write every month into ``out`` and give the first month's answers as known at ``as_of``."""
    world = build_world(size)
    schedule = build_schedule(world)
    orders = build_orders(world, schedule)
    metrics = build_metrics(world, schedule, orders)
    for period in size.periods:
        folder = out / period if size.months > 1 else out
        folder.mkdir(parents=True, exist_ok=True)
        _write_month(Month(world, schedule, tuple(orders), tuple(metrics), period), policy, folder)
    return true_answers(world, schedule, orders, as_of)


def _write_month(month: Month, policy: Policy, folder: Path) -> None:
    days = month_days(month.period)
    stamp = f"{days[0]:%Y%m%d}_{days[-1]:%Y%m%d}"
    orders = list(_in_reach(month))
    sessions = [item for item in month.metrics if f"{item.session.start:%Y-%m}" == month.period]
    epoch = int((month.exported_at - dt.datetime(1970, 1, 1, 8)).total_seconds())
    write_live_list(folder / f"直播明细_自营账号_{stamp}.xlsx", sessions)
    write_orders(folder / f"{epoch}_订单导出.csv", orders, month.exported_at)
    write_after_sales(folder / f"售后单_{stamp}.xlsx", orders, month.exported_at)
    write_staff_report(folder / f"客服数据_{stamp}.xlsx", build_service_days(month.world, days), month.world.shop)
    write_ad_report(folder / f"千川_标准推广_直播_{stamp}.xlsx", build_ad_days(sessions))
    write_roster(folder / f"主播排班表_{month.period}.xlsx", month.schedule, month.period)
    write_workbook(folder / f"考核数据_{month.period}.xlsx", Desk(month.world, policy, month.period), month.schedule)


def _in_reach(month: Month) -> Iterable[Order]:
    """The export holds the month's orders and those just before and after it: ranges overlap in real life."""
    first, last = month_days(month.period)[0], month_days(month.period)[-1]
    low, high = first - dt.timedelta(days=1), last + dt.timedelta(days=1)
    return (order for order in month.orders if low <= order.submitted_at.date() <= high)


def write_truth(truth: Truth, path: Path) -> None:
    """The known answers as JSON, beside the files and not among them."""
    content = {
        "period": truth.period,
        "as_of": truth.as_of.isoformat(),
        "rooms": truth.rooms,
        "credits": {f"{role}/{person}": value for (role, person), value in truth.credits.items()},
        "unassigned": {f"{role}/{room}": value for (role, room), value in truth.unassigned.items()},
        "traps": truth.traps,
    }
    path.write_text(json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n", encoding="utf-8")

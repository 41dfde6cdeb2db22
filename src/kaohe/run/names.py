"""Printed names: periods, positions, superiors, ranges."""

from __future__ import annotations

from kaohe.attribution import Window, month_window
from kaohe.documents.model import Period
from kaohe.policy import Policy
from kaohe.policy.grades import Grade
from kaohe.quantities import show_points
from kaohe.run.results import PersonResult, Run

NOT_APPRAISED, WAITING = "不考核", "待数据"
"""What is printed in place of points nobody has."""


def window_of(run: Run) -> Window:
    """The window a run was made for."""
    return month_window(run.period, run.as_of)


def printed_period(run: Run) -> Period:
    """2026-10 as 2026年10月 with its first and last day."""
    window = window_of(run)
    name = f"{window.starts_on.year}年{window.starts_on.month}月"
    return Period(name, f"{window.starts_on}", f"{window.ends_on}")


def position_title(policy: Policy, slug: str) -> str:
    """The printed title of a position."""
    return {position.id: position.title for position in policy.positions}.get(slug, slug)


def superior_title(policy: Policy, slug: str) -> str:
    """Who appraises a position, as printed."""
    outside = {role.id: role.title for role in policy.organization.outside}
    appraiser = policy.position(slug).appraised_by
    return outside.get(appraiser) or position_title(policy, appraiser)


def grade_range(grades: tuple[Grade, ...], place: int) -> str:
    """The totals of a grade, half-open as printed: [85, 95)."""
    low = grades[place].at_least
    high = grades[place - 1].at_least if place else None
    if low is None:
        return f"不足{_plain(high)}分" if high is not None else "全部"
    return f"{_plain(low)}分（含）以上" if high is None else f"{_plain(low)}分（含）至{_plain(high)}分"


def _plain(points: int) -> str:
    return show_points(points).removesuffix(".00")


def in_order(policy: Policy, people: tuple[PersonResult, ...]) -> list[PersonResult]:
    """People as the policy lists positions, then by person id."""
    places = {position.id: place for place, position in enumerate(policy.positions)}
    return sorted(people, key=lambda person: (places.get(person.position, len(places)), person.person_id))

"""What the people list and the attendance sheet say of each person of the period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kaohe.attribution import Window
from kaohe.facts import Connection

_STAFF = """
SELECT p.person_id, p.name, p.position, p.superior_id, p.hired_on, p.left_on, p.pay_base, p.commission_scheme,
       a.scheduled_days, a.paid_days
FROM (
    SELECT * FROM people
    WHERE coalesce(effective_on, hired_on, DATE '0001-01-01') <= $last
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY coalesce(effective_on, hired_on) DESC NULLS LAST) = 1
) p LEFT JOIN attendance a ON a.person_id = p.person_id AND a.period = $period
ORDER BY p.person_id
"""


@dataclass(frozen=True, slots=True)
class Member:
    """One person as of the period's last day; ``pay_base`` fen, days in hundredths, None where nothing was given."""

    person_id: str
    name: str
    position: str
    superior_id: str | None
    hired_on: dt.date | None
    left_on: dt.date | None
    pay_base: int | None
    scheme: str | None
    scheduled_days: int | None
    paid_days: int | None


def read_staff(con: Connection, window: Window) -> dict[str, Member]:
    """Everyone on the people list, by person id."""
    found = con.execute(_STAFF, {"last": window.ends_on, "period": window.period}).fetchall()
    return {row[0]: Member(*row) for row in found}

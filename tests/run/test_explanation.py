"""Amounts behind a figure are written as people read them; what a row does not hold is not a zero."""

from __future__ import annotations

import pytest

from kaohe.run.explanation import amount_text


@pytest.mark.parametrize(
    ("quantity", "amount", "scale", "told"),
    [
        ("net_sales", 8_400, 1, "84.00元"),
        ("on_air_ms", 14_400_000, 1, "4小时"),
        ("watch_ms", 5_267_417_400, 1, "1,463小时10分17.4秒"),
        ("on_air_ms", 0, 1, "0秒"),
        ("viewers", 285_000, 10_000, "28.5人次"),
        ("viewers", 225_000_000, 10_000, "22,500人次"),
        ("new_viewers", 1_234_567_891, 1_000_000, "1,234.5679人次"),
        ("reply3_weighted", None, 1_000_000, "—"),
    ],
)
def test_an_amount_is_told_in_its_unit(quantity: str, amount: int | None, scale: int, told: str) -> None:
    assert amount_text(quantity, amount, scale) == told

"""A run without a place to break is cut where it hurts least, and only when it is wider than its column."""

from __future__ import annotations

import pytest

from kaohe.documents.wrapping import breadth, pieces


def test_a_text_that_fits_stays_in_one_piece() -> None:
    assert pieces("3.15%（6,582÷209,076）", 18, 60) == ("3.15%（6,582÷209,076）",)


def test_a_quotient_breaks_before_its_bracket_and_after_its_sign() -> None:
    assert pieces("7.21%（134,870,000÷1,871,625,161）", 18, 29) == (
        "7.21%",
        "（134,870,000÷",
        "1,871,625,161）",
    )


def test_a_word_without_signs_breaks_anywhere_but_not_before_a_closing_mark() -> None:
    assert pieces("WWWWWW%", 18, 10) == ("W", "W", "W", "W", "W", "W%")


@pytest.mark.parametrize(
    "text", ["", "直播", "订单_2026-10.csv：1284 行", "a" * 200, "「（（（", "第１２３４５６７８９０号"]
)
@pytest.mark.parametrize("room", [1, 8, 40, 200])
def test_nothing_is_lost_and_no_run_stays_wider_than_it_must(text: str, room: float) -> None:
    found = pieces(text, 19, room)
    assert "".join(found) == text
    for piece in found[1:-1]:
        assert breadth(piece, 19) <= room or len(piece.rstrip(")）】」》，。；：、%")) <= 1


def test_chinese_breaks_by_itself() -> None:
    assert pieces("直播运营" * 40, 18, 10) == ("直播运营" * 40,)

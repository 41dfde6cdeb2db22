"""An explanation on the terminal and as JSON."""

from __future__ import annotations

from kaohe.cli.console import print_table, say
from kaohe.findings import Place
from kaohe.indicators.lineage import SourceRow
from kaohe.pay import payable
from kaohe.quantities import show_money, show_points
from kaohe.run.explanation import Explanation, Figure, RowExplanation, amount_text, quantity_title

SHEETS = ("targets", "reported_values", "ratings", "events")
"""Tables that people fill in: a figure is one of their rows, not a sum over many."""

SHOWN = 40
"""Source rows shown on the terminal; ``--json`` gives them all."""


def print_explanation(explanation: Explanation, *, with_rows: bool) -> None:
    """Print every row with its clause, numbers and sentence; with the source rows when one indicator was asked."""
    person = explanation.person
    say(f"{person.person_id} {person.name}")
    for sentence in explanation.totals:
        say(f"  {sentence}")
    for row in explanation.rows:
        _print_row(row)
        if with_rows:
            for figure in row.figures:
                _print_sources(figure)
    if explanation.pay:
        say("")
        say("薪酬")
        for line in explanation.pay:
            say(f"  {line.kind.label}：{line.sentence}。依据 {line.clause}")
        say(f"  合计 {show_money(payable(explanation.pay))} 元")
    if with_rows and explanation.left_out and _sums_orders(explanation):
        _print_left_out(explanation)


def _sums_orders(explanation: Explanation) -> bool:
    """Whether orders are among the sources shown, so that one asks for those left out."""
    return any(row.table == "order_lines" for one in explanation.rows for figure in one.figures for row in figure.rows)


def _print_row(row: RowExplanation) -> None:
    say("")
    say(f"【{row.section}】{row.name}（满分 {show_points(row.full_marks)} 分）　依据条款 {row.clause}")
    say(f"  打分标准：{row.standard}")
    say(f"  读法：{row.reading}")
    for figure in row.figures:
        note = f"（{figure.note}）" if figure.note else ""
        say(f"  {figure.name}：{figure.text}{note}")
    say(f"  计算：{row.sentence}")
    if row.rounding:
        say(f"  取整：{row.rounding}")


def _print_sources(figure: Figure) -> None:
    """A table of the export's rows that are summed; a line for each row of a sheet people fill in."""
    if any(row.table in SHEETS for row in figure.rows):
        for row in figure.rows:
            day = f"（{row.day}，{row.credited} 次）" if row.day else ""
            say(f"  {figure.name}的来源：{Place(row.file, row.sheet, row.row)}{day}")
    elif figure.rows:
        _print_summed(figure)


def _print_summed(figure: Figure) -> None:
    """A table for each number that is summed: a rate has two, above and below."""
    for quantity, (credited, scale) in figure.sums.items():
        title = quantity_title(quantity)
        rows = [row for row in figure.rows if row.quantity == quantity]
        headers = ("日期或时段", "编号", "文件", "行", *_whole_headers(rows[0]), "计入")
        print_table(f"{figure.name}的来源：{title}，共 {len(rows)} 行", headers, map(_source_cells, rows[:SHOWN]))
        if len(rows) > SHOWN:
            say(f"  ……其余 {len(rows) - SHOWN} 行用 --json 查看。")
        say(f"  {title}合计：{amount_text(quantity, credited, scale)}")


def _whole_headers(row: SourceRow) -> tuple[str, ...]:
    """What the row itself holds: of an order line its amounts, of any other row the one number."""
    return tuple(name for name, _ in row.parts) or ("原值",)


def _source_cells(row: SourceRow) -> tuple[str, ...]:
    held = [f"{show_money(fen)}元" for _, fen in row.parts] or [amount_text(row.quantity, row.whole, row.scale)]
    return (
        row.slot or f"{row.day or ''}",
        row.key,
        row.file,
        f"{row.row}",
        *held,
        amount_text(row.quantity, row.credited, row.scale),
    )


def _print_left_out(explanation: Explanation) -> None:
    headers = ("下单时间", "编号", "不计入的原因", "依据", "文件", "行")
    rows = (
        (f"{row.moment}", row.key, row.reason, row.clause, row.file, f"{row.row}")
        for row in explanation.left_out[:SHOWN]
    )
    print_table(f"本人时段内没有计入的订单，共 {len(explanation.left_out)} 行", headers, rows)


def as_values(explanation: Explanation) -> dict[str, object]:
    """The explanation as plain values: points in 1/10,000, money in fen."""
    person = explanation.person
    return {
        "person": person.person_id,
        "name": person.name,
        "total": person.total,
        "grade": person.grade,
        "exempt": person.exempt,
        "totals": list(explanation.totals),
        "rows": [_row_values(row) for row in explanation.rows],
        "pay": [
            {"kind": line.kind.value, "amount": line.amount, "sentence": line.sentence, "clause": line.clause}
            for line in explanation.pay
        ],
        "left_out": [
            {"key": row.key, "moment": f"{row.moment}", "reason": row.reason, "file": row.file, "row": row.row}
            for row in explanation.left_out
        ],
    }


def _row_values(row: RowExplanation) -> dict[str, object]:
    return {
        "row": row.row,
        "section": row.section,
        "name": row.name,
        "indicator": row.indicator,
        "clause": row.clause,
        "standard": row.standard,
        "reading": row.reading,
        "sentence": row.sentence,
        "rounding": row.rounding,
        "full_marks": row.full_marks,
        "points": row.points,
        "state": row.state,
        "figures": [_figure_values(figure) for figure in row.figures],
    }


def _figure_values(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "text": figure.text,
        "note": figure.note,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "sums": {
            quantity: {"credited": credited, "scale": scale} for quantity, (credited, scale) in figure.sums.items()
        },
        "rows": [_source_values(row) for row in figure.rows],
    }


def _source_values(row: SourceRow) -> dict[str, object]:
    return {
        "quantity": row.quantity,
        "table": row.table,
        "key": row.key,
        "day": f"{row.day or ''}",
        "slot": row.slot,
        "whole": row.whole,
        "credited": row.credited,
        "scale": row.scale,
        "parts": dict(row.parts),
        "file": row.file,
        "sheet": row.sheet,
        "row": row.row,
    }

"""部门汇总表 and 绩效工资与提成计算表: amounts are numbers with their format, what is missing is said and not summed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
import specimens
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from printing import books, pages, squeezed, through_libreoffice

from kaohe.documents import department_summary, pay_sheet, xlsx

CONTROL = specimens.policy().document


def sheets(name: str) -> list[Worksheet]:
    return list(load_workbook(BytesIO(xlsx(books()[name]))).worksheets)


def table(sheet: Worksheet, first: int = 3) -> dict[str, dict[str, Cell]]:
    """The cells under the head in row ``first``, by the row's first cell and the column's title."""
    heads = {cell.column: str(cell.value) for cell in sheet[first] if cell.value}
    rows = {}
    for row in sheet.iter_rows(min_row=first + 1):
        if not row[0].value:
            break
        rows[str(row[0].value)] = {heads[cell.column]: cell for cell in row if cell.column in heads}
    return rows


def test_a_person_of_the_summary_has_every_figure_as_a_number() -> None:
    person = table(sheets("summary")[0])["E001"]
    values = [
        person[name].value
        for name in "关键绩效考核指标 日常工作行为指标 加减分 总分 等级 绩效系数 上期总分 较上期".split()
    ]
    assert values == [92.5, 84, 2, 92.8, "A", 1.1, 90, 2.8]
    assert person["总分"].number_format == "0.00"


def test_what_is_missing_is_said_and_never_zero() -> None:
    person = table(sheets("summary")[0])["E005"]
    assert [person[name].value for name in ("关键绩效考核指标", "总分", "等级", "绩效系数")] == ["待数据"] * 4
    assert person["备注"].value == "「产出量」待运营部填报"


def test_month_on_month_is_printed_only_with_an_earlier_period() -> None:
    alone = load_workbook(BytesIO(xlsx(department_summary(CONTROL, specimens.summary())))).worksheets[0]
    heads = [cell.value for cell in alone[3]]
    assert "较上期" not in heads
    assert "较上期" in [cell.value for cell in sheets("summary")[0][3]]


def test_the_distribution_counts_grades_and_names_who_has_none() -> None:
    sheet = sheets("summary")[0]
    heading = next(cell for cell in sheet["A"] if str(cell.value).startswith("等级分布"))
    assert heading.value == "等级分布（另有 1 人未定级）"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=heading.row + 2, max_row=heading.row + 7)]
    counted = {row[0]: next(value for value in row[2:] if value is not None) for row in rows}
    assert counted == {"S": 0, "A": 2, "B": 0, "C": 1, "D": 0, "合计": 3}


def test_what_nobody_is_credited_with_is_visible() -> None:
    text = [str(cell.value) for row in sheets("summary")[0].iter_rows() for cell in row if cell.value is not None]
    assert "未归属（不计入任何人；各角色分别列出，不相加）" in text
    assert "1234.56" in text


def test_a_person_is_paid_base_times_coefficients_plus_commission_and_adjustments() -> None:
    person = table(sheets("pay")[0])["E003"]
    names = "绩效工资基数 个人系数 部门系数 出勤系数 绩效工资 净销售额 提成 调整 应发合计".split()
    assert [person[name].value for name in names] == [2000, 1.1, 1, 1, 2200, 236412.5, 3046.19, -120.5, 5125.69]
    assert person["应发合计"].number_format == '"¥"#,##0.00'


def test_totals_are_plain_values_over_what_is_there() -> None:
    rows = table(sheets("pay")[0])
    assert rows["E005"]["应发合计"].value == "待数据"
    assert rows["合计"]["应发合计"].value == 5125.69
    assert rows["合计"]["备注"].value == "1 行待数据，其空缺未计入"


def test_commission_is_shown_slice_by_slice() -> None:
    commission, tiers = sheets("pay")[1:3]
    person = table(commission)["E003"]
    names = "成交额 退款 净销售额 目标完成率 提成".split()
    assert [person[name].value for name in names] == [270000, 33587.5, 236412.5, "94.57%", 3046.19]
    found = [[cell.value for cell in row if cell.value is not None] for row in tiers.iter_rows()]
    assert [
        "E003",
        "陈晓雨",
        "直播主播",
        "主播提成",
        "100,000元（含）至 300,000元部分",
        136412.5,
        0.015,
        2046.19,
    ] in found


def test_the_sentence_and_clause_of_every_ledger_line_are_kept() -> None:
    line = table(sheets("pay")[3])["E003"]
    assert "个人系数 1.1" in str(line["计算说明"].value)
    assert line["依据条款"].value == "XC-01"


@pytest.mark.slow
def test_libreoffice_prints_both_workbooks_whole() -> None:
    summary = "".join(pages(through_libreoffice()["summary"]))
    pay = "".join(pages(through_libreoffice()["pay"]))
    for words in ("直播运营部绩效考核汇总表", "92.80", "下单时刻无人在排班上", "总经理：____"):
        assert squeezed(words) in summary
    for words in ("¥236,412.50", "¥5,125.69", "100,000元（含）至300,000元部分", "财务部：____"):
        assert squeezed(words) in pay


def test_a_sum_of_nothing_known_is_not_zero() -> None:
    unknown = specimens.pay()
    people = tuple(
        replace(person, commission=person.commission and replace(person.commission, amount=None))
        for person in unknown.people
    )
    written = load_workbook(BytesIO(xlsx(pay_sheet(CONTROL, replace(unknown, people=people)))))
    assert table(written.worksheets[1])["合计"]["提成"].value == "待数据"


def test_sales_credited_to_every_role_are_not_added_up() -> None:
    amounts, commission, tiers = sheets("pay")[:3]
    assert table(amounts)["合计"]["净销售额"].value == ""
    assert [table(commission)["合计"][name].value for name in ("成交额", "退款", "净销售额")] == [""] * 3
    assert table(tiers)["合计"]["本档金额"].value == ""
    assert table(tiers)["合计"]["本档提成"].value == 3046.19
    text = "".join(
        str(cell.value) for row in sheets("summary")[0].iter_rows() for cell in row if cell.value is not None
    )
    assert "未归属（不计入任何人；各角色分别列出，不相加）" in text
    assert text.count("合计") == 1


def test_a_person_who_is_not_appraised_is_told_apart_from_one_who_waits() -> None:
    summary = specimens.summary()
    exempt = replace(summary.people[3], remark="本月16日入职", coefficient=1_000_000, instead="不考核")
    book = department_summary(CONTROL, replace(summary, people=(*summary.people[:3], exempt)))
    person = table(load_workbook(BytesIO(xlsx(book))).worksheets[0])["E005"]
    assert [person[name].value for name in ("总分", "等级", "绩效系数")] == ["不考核", "不考核", 1]

"""HR edits the policy by hand: every mistake is named with file, line, what, why and the next step, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from policy_variants import FOLDER, copied, edit, line, stopping, whats

from kaohe import policy
from kaohe.findings import Finding

ANCHOR = "positions/anchor.yaml"


def only(folder: Path) -> Finding:
    """The one finding of a folder, which gives no policy."""
    loaded = policy.load(folder)
    assert loaded.policy is None
    assert len(loaded.findings) == 1, loaded.findings
    return loaded.findings[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def test_an_untouched_copy_is_the_same_policy(folder: Path) -> None:
    assert policy.load(folder).policy == policy.load(FOLDER).policy


def test_a_misspelt_key_names_the_one_that_was_meant(folder: Path) -> None:
    edit(folder, ANCHOR, "judged: true", "juged: true")
    finding = only(folder)
    assert (finding.where.file, finding.where.row) == (ANCHOR, line(folder, ANCHOR, "juged"))
    assert "第 8 项「评论互动」" in finding.where.column
    assert finding.what == "不认识的键「juged」"
    assert "「judged」" in finding.next_step


def test_a_missing_key_says_where_it_belongs(folder: Path) -> None:
    edit(folder, ANCHOR, "          source: 运营部、财务部\n", "")
    finding = only(folder)
    assert finding.what == "缺少「source」（数据来源）"
    assert finding.where.row == line(folder, ANCHOR, "id: sales_completion")
    assert finding.where.column.endswith("第 1 项「直播销售指标完成率」 › source")


def test_a_number_without_its_unit_is_refused(folder: Path) -> None:
    edit(folder, ANCHOR, "at_least: 100%", "at_least: 100")
    finding = only(folder)
    assert finding.what.startswith("「100」的单位")
    assert finding.where.row == line(folder, ANCHOR, "at_least: 100,")
    assert finding.where.column.endswith("rule › bands › 第 1 项 › at_least")


def test_a_unit_nobody_knows_is_refused(folder: Path) -> None:
    edit(folder, ANCHOR, "target: 25万元", "target: 25万块")
    assert only(folder).what == "「25万块」的单位「块」不认识"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("full_marks: 30", "full_marks: 9" + "9" * 40),
        ("floor: 0   #", "floor: -1" + "0" * 300 + "   #"),
        ("target: 25万元", "target: 25" + "0" * 30 + "万元"),
        ("weight: 80%", "weight: 80" + "0" * 30 + "%"),
    ],
)
def test_a_number_with_too_many_digits_is_refused(folder: Path, old: str, new: str) -> None:
    edit(folder, ANCHOR, old, new)
    assert "太大" in only(folder).what


def test_a_choice_names_the_choices_and_the_nearest(folder: Path) -> None:
    edit(folder, ANCHOR, "missing: wait", "missing: waits")
    finding = only(folder)
    assert finding.what == "「waits」不是可选的值"
    assert "wait、zero、full" in finding.why
    assert "「wait」" in finding.next_step


def test_a_measure_is_named_where_it_stands(folder: Path) -> None:
    edit(folder, ANCHOR, "measure: completion", "measure: complete")
    finding = only(folder)
    assert finding.where.row == line(folder, ANCHOR, "measure: complete")
    assert "「completion」" in finding.next_step


def test_a_rule_must_say_its_method(folder: Path) -> None:
    edit(folder, ANCHOR, "            method: bands\n", "")
    assert only(folder).what == "没有写明「method」（规则种类）"


def test_a_step_has_one_size(folder: Path) -> None:
    edit(folder, ANCHOR, "each: 1个百分点", "each_of_target: 5%\n                each: 1个百分点")
    assert only(folder).what.startswith("步长只能写一种")


def test_two_bounds_on_one_side_are_refused(folder: Path) -> None:
    edit(folder, ANCHOR, "{at_least: 100%,", "{at_least: 100%, more_than: 90%,")
    assert only(folder).what == "同一档的同一侧只能写一个界限"


def test_an_empty_clause_is_refused(folder: Path) -> None:
    edit(folder, ANCHOR, "clause: ZB-02-K01", "clause:")
    assert only(folder).what == "「clause」（条款编号）是空的"


def test_a_value_that_fits_none_of_two_ways_is_named_once(folder: Path) -> None:
    edit(folder, "positions/copywriter.yaml", "above: hold", "above: 保持")
    finding = only(folder)
    assert finding.what == "「保持」不是数量"
    assert finding.why == "「above」（高于末点）要按规定写法填写"
    assert finding.next_step.endswith("或写「hold」")


def test_a_date_is_written_in_one_way(folder: Path) -> None:
    edit(folder, "document.yaml", "effective_on: 2026-01-01", "effective_on: 2026/1/1")
    finding = only(folder)
    assert finding.what == "「2026/1/1」不是日期"
    assert "2026-01-01" in finding.next_step


def test_the_effective_date_is_the_folders(folder: Path) -> None:
    edit(folder, "document.yaml", "effective_on: 2026-01-01", "effective_on: 2026-02-01")
    assert only(folder).what == "生效日期「2026-02-01」与文件夹名「2026-01-01」不一致"


def test_text_in_place_of_a_list_is_refused(folder: Path) -> None:
    edit(folder, ANCHOR, "names: [直播主播, 主播]", "names: 直播主播")
    assert only(folder).what == "「直播主播」不是列表"


def test_a_key_written_twice_is_refused(folder: Path) -> None:
    edit(folder, ANCHOR, "          full_marks: 30\n", "          full_marks: 30\n          full_marks: 40\n")
    finding = only(folder)
    assert finding.what == "「full_marks」写了两次"
    assert f"第 {line(folder, ANCHOR, 'full_marks: 30')} 行" in finding.why
    assert finding.where.row == line(folder, ANCHOR, "full_marks: 40")


def test_a_tab_is_named_with_its_line(folder: Path) -> None:
    edit(folder, "grades.yaml", "  mode: off", "\tmode: off")
    finding = only(folder)
    assert finding.what == "行首缩进用了制表符（Tab 键）"
    assert finding.where.row == line(folder, "grades.yaml", "mode: off")


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("company: 示例", "company: 示例: ", "一行里出现了两个“键: 值”"),
        ("version: A/0", 'version: "A/0', "引号没有成对"),
        ("version: A/0", "version: @A/0", "第一个字符有特殊含义"),
        ("version: A/0", "version: [A/0", "方括号"),
        ("version: A/0", "version: *A", "引用"),
    ],
)
def test_a_slip_of_the_pen_is_explained(folder: Path, old: str, new: str, why: str) -> None:
    edit(folder, "document.yaml", old, new)
    finding = only(folder)
    assert finding.where.file == "document.yaml"
    assert finding.where.row >= line(folder, "document.yaml", new)
    assert why in finding.why


@pytest.mark.parametrize(
    ("new", "what"),
    [
        ("{公司: 示例}: 示例", "这里的键不是一个词"),
        ("company: &a [*a]", "这里被用 & 和 * 引用了两次"),
        ("company: &a 示例\nauthor: *a\nremark: *a", "这里被用 & 和 * 引用了两次"),
    ],
)
def test_a_file_means_no_more_than_it_shows(folder: Path, new: str, what: str) -> None:
    edit(folder, "document.yaml", "company: 示例电商有限公司", new)
    assert what in whats(policy.load(folder).findings)


def test_a_file_saved_as_gbk_is_recognised(folder: Path) -> None:
    path = folder / "pay.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk", errors="ignore"))
    finding = only(folder)
    assert finding.what == "文件编码不是 UTF-8"
    assert finding.where.row == 1


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / "pay.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert policy.load(folder).policy is not None


def test_words_that_yaml_takes_for_something_else_stay_words(folder: Path) -> None:
    edit(folder, "document.yaml", "version: A/0", "version: 1.10")
    edit(folder, "document.yaml", "number: HR-JX-2026-01", "number: no")
    document = policy.load(folder).policy
    assert document is not None
    assert (document.document.version, document.document.number) == ("1.10", "no")


def test_a_missing_file_and_an_empty_one_are_named(folder: Path) -> None:
    (folder / "events.yaml").unlink()
    (folder / "grades.yaml").write_text("# 空\n", encoding="utf-8")
    findings = policy.load(folder).findings
    assert [(finding.where.file, finding.what) for finding in findings] == [
        ("grades.yaml", "文件是空的"),
        ("events.yaml", "文件打不开"),
    ]


def test_a_folder_without_positions_is_refused(folder: Path) -> None:
    for path in (folder / "positions").iterdir():
        path.unlink()
    assert only(folder).what == "没有岗位文件"


def test_a_folder_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert only(tmp_path / "nowhere").what == "找不到制度文件夹"


def test_a_position_file_is_named_after_its_id(folder: Path) -> None:
    (folder / ANCHOR).rename(folder / "positions" / "host.yaml")
    assert only(folder).what == "文件名与里面的 id「anchor」不一致"


def test_an_unknown_behaviour_set_names_those_there_are(folder: Path) -> None:
    edit(folder, ANCHOR, "behaviour: staff", "behaviour: workers")
    finding = only(folder)
    assert finding.what == "行为指标组「workers」不存在"
    assert "staff、manager" in finding.why


def test_every_mistake_of_every_file_is_named_at_once(folder: Path) -> None:
    edit(folder, ANCHOR, "full_marks: 30", "full_marks: 三十")
    edit(folder, ANCHOR, "missing: wait", "missing: later")
    edit(folder, "positions/designer.yaml", "cap: 20", "cap: 20块")
    edit(folder, "grades.yaml", "coefficient: 1.3", "coeficient: 1.3")
    edit(folder, "pay.yaml", "mode: slice", "mode: slices")
    edit(folder, "facts.yaml", "working_day: 3", "working_day: 33")
    findings = policy.load(folder).findings
    assert stopping(findings)
    assert {finding.where.file for finding in findings} == {
        ANCHOR,
        "positions/designer.yaml",
        "grades.yaml",
        "pay.yaml",
        "facts.yaml",
    }
    assert whats(findings).count("「三十」不是数量") == 1
    assert "「33」超出范围" in whats(findings)
    assert len(findings) == 7  # the misspelt coefficient is unknown and its right name missing


def test_every_finding_says_why_and_what_next(folder: Path) -> None:
    edit(folder, ANCHOR, "full_marks: 30", "full_marks: 三十")
    edit(folder, "document.yaml", "company: 示例电商有限公司", "firm: 示例电商有限公司")
    for finding in policy.load(folder).findings:
        assert finding.where.row > 0
        assert finding.why
        assert finding.next_step


def test_a_check_names_the_line_too(folder: Path) -> None:
    edit(folder, ANCHOR, "              - {at_least: 90%, less_than: 100%, points: 25}\n", "")
    examined = policy.examine(folder)
    assert examined.policy is None
    gap = next(finding for finding in examined.findings if "没有对应的档" in finding.what)
    assert gap.what == "90%（含）至100%（不含）没有对应的档"
    first_rule = line(folder, ANCHOR, "          rule:")
    assert (gap.where.file, gap.where.row, gap.clause) == (ANCHOR, first_rule, "ZB-02-K01")


@pytest.mark.parametrize(
    ("file", "clause"),
    [(ANCHOR, "ZB-02-K03"), (ANCHOR, "ZB-02-V02"), ("behaviour.yaml", "XW-G04"), ("pay.yaml", "XC-22")],
)
def test_a_clause_that_is_no_code_is_named_where_it_stands(folder: Path, file: str, clause: str) -> None:
    edit(folder, file, f"clause: {clause}", "clause: 待补")
    (finding,) = policy.examine(folder).findings
    assert (finding.where.file, finding.where.row) == (file, line(folder, file, "待补"))


def test_a_check_of_a_key_that_is_not_written_names_the_line_of_its_row(folder: Path) -> None:
    edit(folder, "positions/co_host.yaml", "          target: 60万元\n", "")
    (finding,) = policy.examine(folder).findings
    assert finding.what == "没有默认目标值"
    assert finding.where.row == line(folder, "positions/co_host.yaml", "id: room_sales")


def test_a_condition_must_be_a_mapping(folder: Path) -> None:
    edit(folder, "pay.yaml", "when: {measure: completion, at_least: 60%}", "when: 完成率60%")
    assert only(folder).what == "「完成率60%」不是一组“键: 值”"


def test_a_check_of_a_shared_row_names_its_line_too(folder: Path) -> None:
    edit(folder, "behaviour.yaml", "clause: XW-Y02", "clause: XW-Y01")
    edit(folder, "behaviour.yaml", "{points: 20, anchor: 先讲贡献", "{points: 18, anchor: 先讲贡献")
    named = [finding for finding in policy.examine(folder).findings if finding.code == "policy-levels"]
    above = line(folder, "behaviour.yaml", "points: 18") - 3
    assert [(finding.where.file, finding.where.row) for finding in named] == [("behaviour.yaml", above)]


def test_the_version_in_force_is_the_latest_that_has_begun(tmp_path: Path) -> None:
    for name in ("2026-01-01", "2026-07-01", "drafts"):
        (tmp_path / name).mkdir()
    assert policy.for_period(tmp_path, "2026-06").name == "2026-01-01"
    assert policy.for_period(tmp_path, "2026-07").name == "2026-07-01"
    assert policy.for_period(tmp_path, "2027-01").name == "2026-07-01"


def test_before_the_first_version_there_is_no_policy(tmp_path: Path) -> None:
    (tmp_path / "2026-07-01").mkdir()
    loaded = policy.load(policy.for_period(tmp_path, "2026-06"))
    assert whats(loaded.findings) == ["找不到制度文件夹"]


def test_a_version_folder_itself_is_taken_as_it_is() -> None:
    assert policy.for_period(FOLDER, "2020-01") == FOLDER

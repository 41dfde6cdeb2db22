"""Cells (单元格): the SQL macros that read a text cell as a value, exactly or not at all.

Every macro answers NULL for a text it cannot read; none ever guesses. The table of what is taken and what is
refused stands in ``tests/ingest/test_cells.py``. A macro repeats its argument in the text of the query, so each
type is read in two steps (``columns.ColumnType``) and a macro is given a column, never a long expression.
"""

from __future__ import annotations

import re

from kaohe.facts import Connection

MISSING = ("", "-", "--", "—", "——", "/", "空", "N/A", "n/a", "\\N", "nan", "NaN", "NULL", "null")
"""Texts that say there is no value: missing, not zero."""

PENDING = ("数据将于第二天更新", "延迟统计")
"""Texts that say the value is not ready yet: the file must be exported again later."""

TOTALS = ("合计", "总计", "汇总", "整体", "全部", "小计", "总和")
"""First cells of rows that sum the others."""

MEANS = ("均值", "平均", "平均值")
"""First cells of rows that average the others."""

DESTROYED = r"\d(\.\d+)?[eE]\+?\d{2}"
"""An id that Excel has turned into a rounded number."""

ODD = r"[\x00-\x1f\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}\x{feff}]"
"""Characters nobody can see, which make two ids look alike."""

_BLANKS = "chr(32) || chr(9) || chr(10) || chr(13) || chr(160) || chr(12288) || chr(8203) || chr(65279) || chr(8288)"
_WIDE, _HALF = "０１２３４５６７８９．，％＋－：（）／￥", "0123456789.,%+-:()/¥"
_NUMBER = r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?"
_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_TIME = r"\d{1,2}[:时点]\d{1,2}([:分](\d{1,2}(\.0+)?秒?)?)?"
_CLOCK = r"^(次日|隔日|第二天|翌日)?\s*(\d{1,2})(?:[:点时]([0-5]?\d|半)?(?:[:分]([0-5]?\d)?秒?)?)$"
_RANGE = r"^([^-]*\d[^-]*)-\s*((?:次日|隔日|第二天|翌日)?\s*\d{1,2}[:点时].*)$"


def _one_of(words: tuple[str, ...]) -> str:
    """A pattern for one of the words: DuckDB makes a join of every IN, a second each in a wide sheet."""
    return "|".join(re.escape(word) for word in words)


_TEXTS = f"""
CREATE MACRO bare(t) AS trim(t, {_BLANKS});
CREATE MACRO filled(b) AS CASE WHEN length(b) > 4 OR NOT regexp_full_match(b, '{_one_of(MISSING)}') THEN b END;
CREATE MACRO half(b) AS CASE WHEN strlen(b) = length(b) THEN b ELSE translate(b, '{_WIDE}', '{_HALF}') END;
CREATE MACRO is_pending(t) AS coalesce(regexp_full_match(t, '{_one_of(PENDING)}'), false);
CREATE MACRO is_total(t) AS coalesce(regexp_full_match(bare(t), '({_one_of((*TOTALS, *MEANS))})[:：]?'), false);
CREATE MACRO is_sum(t) AS coalesce(regexp_full_match(bare(t), '({_one_of(TOTALS)})[:：]?'), false);
CREATE MACRO unwrapped(b) AS nullif(trim(regexp_replace(b, '^="(.*)"$', '\\1'), {_BLANKS} || chr(39) || '`'), '');
CREATE MACRO as_id(u) AS CASE WHEN NOT regexp_matches(u, '^{DESTROYED}$|{ODD}') THEN u END;
"""

_NUMBERS = rf"""
-- 1234, 1,234.50, +5, -5; Excel's doubles carry noise behind the sixth decimal, which the type leaves out.
CREATE MACRO number(h) AS CASE WHEN regexp_full_match(h, '{_NUMBER}')
    THEN try_cast(replace(h, ',', '') AS DECIMAL(18, 6)) END;
CREATE MACRO money(h) AS CASE WHEN regexp_full_match(h, '[+-]?(¥\s*)?(\d{{1,3}}(,\d{{3}})+|\d+)(\.\d+)?\s*元?')
    THEN try_cast(regexp_replace(h, '[¥,元\s]', '', 'g') AS DECIMAL(18, 6)) END;
CREATE MACRO whole(v) AS CASE WHEN v = round(v) THEN try_cast(v AS BIGINT) END;
CREATE MACRO hundredths(v) AS CASE WHEN v = round(v, 2) THEN try_cast(v * 100 AS BIGINT) END;
CREATE MACRO ten_thousandths(v) AS CASE WHEN v = round(v, 4) THEN try_cast(v * 10000 AS BIGINT) END;
CREATE MACRO rounded(v) AS try_cast(round(v) AS BIGINT);

-- Rates as millionths; what a bare number means is declared by column, never judged by its size.
CREATE MACRO percent(h) AS CASE WHEN ends_with(h, '%') THEN number(rtrim(left(h, -1))) * 10000 END;
CREATE MACRO percent_number(h) AS CASE WHEN ends_with(h, '%') THEN percent(h) ELSE number(h) * 10000 END;
CREATE MACRO fraction(h) AS CASE WHEN ends_with(h, '%') THEN percent(h) ELSE number(h) * 1000000 END;

-- Durations as milliseconds; ``unit`` is that of a bare number. 01:23 could be two things and is refused.
CREATE MACRO spoken(p) AS (coalesce(try_cast(p.h AS DECIMAL(18, 6)), 0) * 3600
    + coalesce(try_cast(p.m AS DECIMAL(18, 6)), 0) * 60 + coalesce(try_cast(p.s AS DECIMAL(18, 6)), 0)) * 1000;
CREATE MACRO duration(h, unit) AS CASE
    WHEN regexp_full_match(h, '{_NUMBER}') THEN number(h) * unit
    WHEN regexp_full_match(h, '\d{{1,4}}:\d{{2}}:\d{{2}}(\.\d+)?') THEN list_transform([regexp_extract(
        h, '^(\d+):(\d+):(\d+(?:\.\d+)?)$', ['h', 'm', 's'])], lambda p: spoken(p))[1]
    WHEN regexp_full_match(h, '(\d+(小时|时))?(\d+(分钟|分))?(\d+(\.\d+)?秒)?') THEN list_transform([regexp_extract(
        h, '^(?:(\d+)(?:小时|时))?(?:(\d+)(?:分钟|分))?(?:(\d+(?:\.\d+)?)秒)?$', ['h', 'm', 's'])],
        lambda p: spoken(p))[1] END;
"""

_MOMENTS = rf"""
-- Moments, Asia/Shanghai wall time; year first or not at all: 03/04/2026 could be two days.
CREATE MACRO spelled(h) AS CASE
    WHEN regexp_full_match(h, '\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}( \d{{1,2}}:\d{{2}}(:\d{{2}})?)?') THEN replace(h, '/', '-')
    WHEN regexp_full_match(h, '{_DAY}([T\s　]*{_TIME})?') THEN rtrim(regexp_replace(translate(
        regexp_replace(h, '\.0+秒?$', ''), '年月/.日T时点分秒', '----  :::'), '[\s　]+', ' ', 'g'), ' :')
    ELSE h END;
-- 20260321, 20260321081500, Excel serials since 2000, and epoch seconds or milliseconds (UTC, so eight hours on).
CREATE MACRO stamped(x) AS CASE
    WHEN regexp_full_match(x, '20\d{{6}}') THEN try_strptime(x, '%Y%m%d')
    WHEN regexp_full_match(x, '20\d{{12}}') THEN try_strptime(x, '%Y%m%d%H%M%S')
    WHEN regexp_full_match(x, '[3-7]\d{{4}}(\.\d+)?') AND x >= '36526'
        THEN TIMESTAMP '1899-12-30' + to_seconds(round(x::DECIMAL(38, 12) * 86400)::BIGINT)
    WHEN regexp_full_match(x, '1\d{{9}}') THEN make_timestamp((x::BIGINT + 28800) * 1000000)
    WHEN regexp_full_match(x, '1\d{{12}}') THEN make_timestamp((x::BIGINT + 28800000) * 1000) END;
CREATE MACRO moment(x) AS CASE
    WHEN x[5] = '-' AND regexp_full_match(x, '\d{{4}}-\d{{1,2}}-\d{{1,2}}( \d{{1,2}}:\d{{1,2}}(:\d{{1,2}})?)?')
    THEN try_cast(x AS TIMESTAMP) ELSE stamped(x) END;
CREATE MACRO period(h) AS CASE
    WHEN regexp_full_match(h, '\d{{4}}[-/.年]?(0?[1-9]|1[0-2])月?') AND length(h) >= 6
    THEN left(h, 4) || '-' || lpad(regexp_extract(h, '^\d{{4}}\D?(\d+)', 1), 2, '0')
    ELSE list_transform([spelled(h)], lambda x: strftime(moment(x), '%Y-%m'))[1] END;
"""

_CLOCKS = rf"""
-- Times of day as seconds from the day's midnight; past 24:00 is the next day. A full moment is seconds since 1970,
-- which no time of day reaches. 8:00, 08:00:00, 19点, 19点30分, 19点半, 24:00, 次日2:00, 0.3333 (Excel), 20:00-2:00.
CREATE MACRO seconds_of(p) AS CASE WHEN p.h <> '' THEN p.h::BIGINT * 3600
    + CASE p.n WHEN '' THEN 0 WHEN '半' THEN 1800 ELSE p.n::BIGINT * 60 END
    + CASE p.s WHEN '' THEN 0 ELSE p.s::BIGINT END + CASE p.d WHEN '' THEN 0 ELSE 86400 END END;
CREATE MACRO clock(h) AS CASE
    WHEN regexp_full_match(h, '[01](\.\d+)?') THEN (round(h::DECIMAL(38, 12) * 1440) * 60)::BIGINT
    WHEN length(h) > 12 THEN list_transform([spelled(h)], lambda x: epoch(moment(x))::BIGINT)[1]
    ELSE list_transform([regexp_extract(h, '{_CLOCK}', ['d', 'h', 'n', 's'])],
        lambda p: CASE WHEN seconds_of(p) <= 172800 THEN seconds_of(p) END)[1] END;
CREATE MACRO ends_of(h) AS regexp_extract(regexp_replace(h, '\s*[~～—–至到]+\s*', '-'), '{_RANGE}', ['a', 'b']);
CREATE MACRO clock_start(h) AS list_transform([ends_of(h)],
    lambda e: CASE WHEN e.b = '' THEN clock(h) WHEN clock(e.b) IS NOT NULL THEN clock(e.a) END)[1];
CREATE MACRO clock_end(h) AS list_transform([ends_of(h)], lambda e: CASE WHEN e.b <> '' THEN clock(e.b) END)[1];
CREATE MACRO at_clock(day, seconds) AS
    CASE WHEN seconds < 1000000 THEN day::TIMESTAMP ELSE TIMESTAMP '1970-01-01' END + to_seconds(seconds);
CREATE MACRO until(start, stop) AS CASE WHEN stop <= start AND stop < 86400 THEN stop + 86400 ELSE stop END;

CREATE MACRO name_list(t) AS list_filter(regexp_split_to_array(t, '[、，,/；;\s]+'), lambda name: name <> '');
CREATE MACRO names_joined(t) AS nullif(array_to_string(name_list(t), '、'), '');
"""


def create_macros(con: Connection) -> None:
    """Define the macros in a database."""
    for statements in (_TEXTS, _NUMBERS, _MOMENTS, _CLOCKS):
        con.execute(statements)

"""Cells (单元格): the SQL macros that read a text cell as a value, exactly or not at all.

Every macro answers NULL for a text it cannot read; none ever guesses. The table of what is taken and what is
refused stands in ``tests/ingest/test_cells.py``.
"""

from __future__ import annotations

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


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


_SPELLED = (
    r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.0+)?秒?)?分?)?$"
)

_CLOCK = r"^(次日|隔日|第二天|翌日)?\s*(\d{1,2})(?:[:点时]([0-5]?\d|半)?(?:[:分]([0-5]?\d)?秒?)?)$"
_RANGE = r"^([^-]*\d[^-]*)-\s*((?:次日|隔日|第二天|翌日)?\s*\d{1,2}[:点时].*)$"

_MACROS = rf"""
CREATE MACRO bare(t) AS trim(t, {_BLANKS});
CREATE MACRO cell(t) AS CASE WHEN bare(t) IN ({_listed(MISSING)}) THEN NULL ELSE bare(t) END;
CREATE MACRO half(t) AS translate(t, '{_WIDE}', '{_HALF}');
CREATE MACRO is_pending(t) AS coalesce(bare(t) IN ({_listed(PENDING)}), false);
CREATE MACRO is_total(t) AS coalesce(rtrim(bare(t), ':：') IN ({_listed((*TOTALS, *MEANS))}), false);
CREATE MACRO is_sum(t) AS coalesce(rtrim(bare(t), ':：') IN ({_listed(TOTALS)}), false);

-- Numbers: 1234, 1,234.50, +5, -5; Excel's doubles carry noise far behind the digits that were meant.
CREATE MACRO digits(t) AS CASE WHEN regexp_full_match(t, '[+-]?(\d{{1,3}}(,\d{{3}})+|\d+)(\.\d+)?')
    THEN try_cast(replace(t, ',', '') AS DECIMAL(38, 12)) END;
CREATE MACRO whole(v) AS CASE WHEN abs(v - round(v)) < 0.000001 THEN try_cast(round(v) AS BIGINT) END;
CREATE MACRO as_count(t) AS whole(digits(half(t)));
CREATE MACRO as_decimal(t) AS digits(half(t));
CREATE MACRO as_hundredths(t) AS whole(digits(regexp_replace(half(t), '天$', '')) * 100);
CREATE MACRO as_points(t) AS whole(digits(regexp_replace(half(t), '\s*分$', '')) * 10000);
CREATE MACRO as_fen(t) AS
    whole(digits(regexp_replace(regexp_replace(half(t), '^([+-]?)\s*¥\s*', '\1'), '\s*元$', '')) * 100);

-- Rates as millionths; what a bare number means is declared by column, never judged by its size.
CREATE MACRO ppm(v) AS try_cast(round(v) AS BIGINT);
CREATE MACRO as_percent_text(t) AS
    CASE WHEN ends_with(half(t), '%') THEN ppm(digits(bare(left(half(t), -1))) * 10000) END;
CREATE MACRO as_percent_number(t) AS coalesce(as_percent_text(t), ppm(digits(half(t)) * 10000));
CREATE MACRO as_fraction(t) AS coalesce(as_percent_text(t), ppm(digits(half(t)) * 1000000));

-- Durations as milliseconds; ``unit`` is that of a bare number. 01:23 could be two things and is refused.
CREATE MACRO spoken(p) AS (coalesce(try_cast(p.h AS DECIMAL(18, 6)), 0) * 3600 + coalesce(try_cast(p.m AS DECIMAL(18, 6)), 0)
    * 60 + coalesce(try_cast(p.s AS DECIMAL(18, 6)), 0)) * 1000;
CREATE MACRO as_duration(t, unit) AS CASE
    WHEN digits(half(t)) IS NOT NULL THEN try_cast(round(digits(half(t)) * unit) AS BIGINT)
    WHEN regexp_full_match(half(t), '\d{{1,4}}:\d{{2}}:\d{{2}}(\.\d+)?') THEN try_cast(round(spoken(
        regexp_extract(half(t), '^(\d+):(\d+):(\d+(?:\.\d+)?)$', ['h', 'm', 's']))) AS BIGINT)
    WHEN regexp_full_match(half(t), '(\d+(小时|时))?(\d+(分钟|分))?(\d+(\.\d+)?秒)?') THEN try_cast(round(spoken(
        regexp_extract(half(t), '^(?:(\d+)(?:小时|时))?(?:(\d+)(?:分钟|分))?(?:(\d+(?:\.\d+)?)秒)?$',
        ['h', 'm', 's']))) AS BIGINT) END;

-- Moments, Asia/Shanghai wall time; year first or not at all: 03/04/2026 could be two days.
CREATE MACRO joined(p) AS p.y || '-' || p.m || '-' || p.d || CASE WHEN p.h = '' THEN '' ELSE
    ' ' || p.h || ':' || p.n || CASE WHEN p.s = '' THEN '' ELSE ':' || p.s END END;
CREATE MACRO as_moment(t) AS CASE
    WHEN regexp_full_match(t, '\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}( \d{{1,2}}:\d{{2}}(:\d{{2}})?)?')
        THEN try_cast(replace(t, '/', '-') AS TIMESTAMP)
    WHEN regexp_matches(half(t), '{_SPELLED}')
        THEN try_cast(joined(regexp_extract(half(t), '{_SPELLED}', ['y', 'm', 'd', 'h', 'n', 's'])) AS TIMESTAMP)
    ELSE stamped(half(t)) END;
CREATE MACRO as_date(t) AS CAST(as_moment(t) AS DATE);
CREATE MACRO as_period(t) AS CASE
    WHEN regexp_full_match(half(t), '\d{{4}}[-/.年]?(0?[1-9]|1[0-2])月?') AND length(half(t)) >= 6 THEN
        regexp_replace(regexp_replace(half(t), '^(\d{{4}})[-/.年]?(\d{{1,2}})月?$', '\1-0\2'), '-0(\d\d)$', '-\1')
    ELSE strftime(as_moment(t), '%Y-%m') END;

-- Ids: text, freed of what keeps Excel from counting with it; 6.91E+18 has lost its digits.
CREATE MACRO unwrapped(t) AS nullif(trim(regexp_replace(bare(t), '^="(.*)"$', '\1'), {_BLANKS} || chr(39) || '`'), '');
CREATE MACRO as_id(t) AS CASE
    WHEN regexp_full_match(unwrapped(t), '{DESTROYED}')
    OR regexp_matches(unwrapped(t), '{ODD}')
    THEN NULL ELSE unwrapped(t) END;
CREATE MACRO as_text(t) AS t;

-- Times of day as seconds from the day's midnight; past 24:00 is the next day. A full moment is seconds since 1970,
-- which no time of day reaches. 8:00, 08:00:00, 19点, 19点30分, 19点半, 24:00, 次日2:00, 0.3333 (Excel), 20:00-2:00.
CREATE MACRO seconds_of(p) AS p.h::BIGINT * 3600 + CASE p.n WHEN '' THEN 0 WHEN '半' THEN 1800 ELSE p.n::BIGINT * 60 END
    + CASE p.s WHEN '' THEN 0 ELSE p.s::BIGINT END + CASE p.d WHEN '' THEN 0 ELSE 86400 END;
CREATE MACRO spelled_clock(t) AS CASE WHEN regexp_matches(t, '{_CLOCK}') THEN
    seconds_of(regexp_extract(t, '{_CLOCK}', ['d', 'h', 'n', 's'])) END;
CREATE MACRO one_clock(t) AS CASE
    WHEN regexp_full_match(t, '[01](\.\d+)?') AND digits(t) < 2 THEN (round(digits(t) * 1440) * 60)::BIGINT
    WHEN spelled_clock(t) <= 172800 THEN spelled_clock(t)
    WHEN length(t) > 8 THEN epoch(as_moment(t))::BIGINT END;
CREATE MACRO ends_of(t) AS regexp_extract(regexp_replace(half(t), '\s*[~～—–至到]+\s*', '-'), '{_RANGE}', ['a', 'b']);
CREATE MACRO as_clock(t) AS CASE WHEN ends_of(t).b <> '' AND one_clock(ends_of(t).b) IS NOT NULL
    THEN one_clock(ends_of(t).a) ELSE one_clock(half(t)) END;
CREATE MACRO as_clock_end(t) AS CASE WHEN ends_of(t).b <> '' THEN one_clock(ends_of(t).b) END;
CREATE MACRO at_clock(day, seconds) AS CASE WHEN seconds < 1000000 THEN day::TIMESTAMP ELSE TIMESTAMP '1970-01-01' END
    + to_seconds(seconds);
CREATE MACRO until(start, stop) AS CASE WHEN stop <= start AND stop < 86400 THEN stop + 86400 ELSE stop END;
CREATE MACRO name_list(t) AS list_filter(regexp_split_to_array(t, '[、，,/；;\s]+'), lambda name: name <> '');
CREATE MACRO names_joined(t) AS nullif(array_to_string(name_list(t), '、'), '');
"""

_STAMPED = r"""
-- 20260321, 20260321081500, Excel serials since 2000, and epoch seconds or milliseconds (UTC, so eight hours on).
CREATE MACRO stamped(t) AS CASE
    WHEN regexp_full_match(t, '20\d{6}') THEN try_strptime(t, '%Y%m%d')
    WHEN regexp_full_match(t, '20\d{12}') THEN try_strptime(t, '%Y%m%d%H%M%S')
    WHEN regexp_full_match(t, '[3-7]\d{4}(\.\d+)?') AND digits(t) >= 36526
        THEN TIMESTAMP '1899-12-30' + to_seconds(round(digits(t) * 86400)::BIGINT)
    WHEN regexp_full_match(t, '1\d{9}') THEN make_timestamp((t::BIGINT + 28800) * 1000000)
    WHEN regexp_full_match(t, '1\d{12}') THEN make_timestamp((t::BIGINT + 28800000) * 1000) END;
"""


def create_macros(con: Connection) -> None:
    """Define the macros in a database."""
    for statement in (_MACROS[: _MACROS.index("-- Rates")], _STAMPED, _MACROS[_MACROS.index("-- Rates") :]):
        con.execute(statement)

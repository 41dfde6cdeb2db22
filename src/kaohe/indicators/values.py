"""Values (指标值): sums, ratios, reported values, ratings, event counts and targets, as rows of ``inputs``."""

from __future__ import annotations

from duckdb import DuckDBPyConnection

from kaohe.attribution import Window
from kaohe.attribution.literals import literal
from kaohe.indicators.posts import HUNDREDTHS

CREATE = """
CREATE OR REPLACE TABLE need_values (
    need_no BIGINT, post_id TEXT, numerator BIGINT, denominator BIGINT, state BIGINT, rows_used BIGINT,
    immature BIGINT, note TEXT
)
"""

_OBSTACLE = """
CASE obstacle WHEN 'role' THEN '待数据：本岗位没有对应的排班角色，取不到本人数据'
    WHEN 'roster' THEN '待数据：排班表里没有本人的' || role || '班次'
    WHEN 'room' THEN '待数据：账号表和排班表都没有说明本人所属的直播间'
    WHEN 'desk' THEN '待数据：账号表里没有本人的客服账号，或该账号没有数据'
    WHEN 'empty' THEN hint || '；来源文件里没有这一列的数据' ELSE hint END
"""

_NEAREST = "(sign({0}) * ((2 * abs({0}) + {1}) // (2 * {1})))"
"""Division to the nearest whole number, half away from zero."""

WIDEST_RATE, WIDEST_WEIGHT = 10**12, 10**8
"""The greatest denominators scoring takes, of a rate and of a mean (``scoring.inputs``)."""


def _told(relation: str) -> str:
    """SQL of a sum as people read it, to the hundredth."""
    return HUNDREDTHS.format(_NEAREST.format(f"(100 * {relation}.amount::HUGEINT)", f"{relation}.scale"))


# A sum is a whole number of its unit: shared lines may add to a fraction, rounded half away from zero once.
_SUMS = f"""
INSERT INTO need_values
SELECT need_no, post_id,
       CASE WHEN present THEN {_NEAREST.format("q.amount", "q.scale")} ELSE 0 END::BIGINT, 1,
       present::BIGINT, used, (gaps > 0)::BIGINT,
       CASE WHEN present THEN remark ELSE {_OBSTACLE} END
FROM (
    SELECT n.need_no, n.hint, n.remark, p.post_id, p.role, q.amount, q.scale, q.used, q.gaps, q.obstacle,
           q.amount IS NOT NULL AS present
    FROM needs n JOIN posts p USING (position)
    JOIN post_quantities q ON q.post_id = p.post_id AND q.level = n.subject AND q.quantity = n.numerator
    WHERE n.source = 'figure' AND n.denominator = ''
) q
"""

# The pair keeps its printed numbers, 7 buyers ÷ 200 viewers: only what the scales added is divided out. An estimate
# has fractions of people in it, so its pair is told in the note. A pair wider than scoring can hold is narrowed, to
# eight digits at least, rather than taken as missing.
_RATIOS = f"""
INSERT INTO need_values
WITH pairs AS (
    SELECT n.need_no, n.hint, n.is_natural, p.post_id, p.role, a.used, a.gaps + b.gaps AS gaps,
           a.scale::HUGEINT * b.scale AS scales, a.amount::HUGEINT * b.scale AS top,
           b.amount::HUGEINT * a.scale AS bottom,
           CASE WHEN a.obstacle <> '' THEN a.obstacle ELSE b.obstacle END AS obstacle,
           CASE WHEN n.is_ratio = 1 THEN {WIDEST_RATE} ELSE {WIDEST_WEIGHT} END AS widest,
           CASE WHEN n.remark = '' OR n.is_ratio = 0 THEN n.remark
                ELSE n.remark || '，' || {_told("a")} || '÷' || {_told("b")} END AS remark
    FROM needs n JOIN posts p USING (position)
    JOIN post_quantities a ON a.post_id = p.post_id AND a.level = n.subject AND a.quantity = n.numerator
    JOIN post_quantities b ON b.post_id = p.post_id AND b.level = n.subject AND b.quantity = n.denominator
    WHERE n.source = 'figure' AND n.denominator <> ''
), checked AS (
    SELECT *, top IS NOT NULL AND bottom > 0 AND NOT (is_natural = 1 AND top > bottom) AS present,
           greatest(gcd(gcd(top, bottom), scales), 1) AS shared FROM pairs
), plain AS (
    SELECT *, top // shared AS above, bottom // shared AS below FROM checked
), narrowed AS (
    SELECT *, CASE WHEN below > widest THEN (below - 1) // widest + 1 ELSE 1 END AS parts FROM plain
)
SELECT need_no, post_id, CASE WHEN present THEN {_NEAREST.format("above", "parts")} ELSE 0 END::BIGINT,
       CASE WHEN present THEN {_NEAREST.format("below", "parts")} ELSE 1 END::BIGINT, present::BIGINT, used,
       (gaps > 0)::BIGINT,
       CASE WHEN present THEN remark WHEN obstacle <> '' OR top IS NULL OR bottom IS NULL
            THEN {_OBSTACLE}
            WHEN bottom <= 0 THEN '待数据：分母为 0，算不出比率' ELSE '数据有误：比率超过 100%，请核对来源' END
FROM narrowed
"""

# The person's own value first, then the room's, then the department's, as far up as the row's subject goes.
_REPORTED = """
INSERT INTO need_values
WITH offers AS (
    SELECT n.need_no, p.post_id, 1 AS distance, v.numerator, v.denominator, n.additive
    FROM needs n JOIN posts p USING (position)
    JOIN reported_values v ON v.period = n.period AND v.indicator = n.key AND v.person_id = p.person_id
    WHERE n.source = 'reported'
    UNION ALL
    SELECT n.need_no, p.post_id, 2, v.numerator, v.denominator, n.additive
    FROM needs n JOIN posts p USING (position) JOIN post_rooms r USING (post_id)
    JOIN reported_values v ON v.period = n.period AND v.indicator = n.key AND v.person_id = r.room
    WHERE n.source = 'reported' AND n.subject = 'room'
    UNION ALL
    SELECT n.need_no, p.post_id, 3, v.numerator, v.denominator, n.additive
    FROM needs n JOIN posts p USING (position)
    JOIN reported_values v ON v.period = n.period AND v.indicator = n.key AND v.person_id = {department}
    WHERE n.source = 'reported' AND n.subject <> 'person'
), nearest AS (
    SELECT * FROM offers QUALIFY distance = min(distance) OVER (PARTITION BY need_no, post_id)
), merged AS (
    SELECT need_no, post_id, sum(numerator)::BIGINT AS top, count(*) AS used,
           CASE WHEN min(additive) = 1 AND max(denominator) = 1 THEN 1 ELSE sum(denominator) END::BIGINT AS bottom
    FROM nearest GROUP BY ALL
), checked AS (
    SELECT n.need_no, n.hint, n.remark, n.is_natural, p.post_id, m.top, m.bottom, m.used,
           coalesce(m.top IS NOT NULL AND m.bottom > 0 AND NOT (n.is_natural = 1 AND m.top > m.bottom), FALSE)
           AS present
    FROM needs n JOIN posts p USING (position) LEFT JOIN merged m ON m.need_no = n.need_no AND m.post_id = p.post_id
    WHERE n.source = 'reported'
)
SELECT need_no, post_id, CASE WHEN present THEN top ELSE 0 END, CASE WHEN present THEN bottom ELSE 1 END,
       present::BIGINT, coalesce(used, 0), 0,
       CASE WHEN present THEN remark WHEN top IS NULL THEN hint WHEN bottom <= 0 THEN '待数据：分母为 0，算不出比率'
            ELSE '数据有误：比率超过 100%，请核对来源' END
FROM checked
"""

_RATINGS = """
INSERT INTO need_values
SELECT n.need_no, p.post_id, coalesce(points, 0), 1, (points IS NOT NULL)::BIGINT, (points IS NOT NULL)::BIGINT, 0,
       CASE WHEN points IS NULL THEN n.hint ELSE n.remark END
FROM needs n JOIN posts p USING (position)
LEFT JOIN (
    SELECT person_id, indicator, period, 'self' AS rater, self_points AS points FROM ratings
    UNION ALL SELECT person_id, indicator, period, 'superior', superior_points FROM ratings
) r ON r.person_id = p.person_id AND r.indicator = n.key AND r.period = n.period
   AND r.rater = CASE WHEN n.input = 'self' THEN 'self' ELSE 'superior' END
WHERE n.source = 'rating'
"""

_EVENTS = """
INSERT INTO need_values
WITH logged AS (
    SELECT count(*) > 0 AS is_delivered FROM (
        SELECT 1 FROM deliveries WHERE table_name = 'events' AND period = {period}
        UNION ALL SELECT 1 FROM events WHERE happened_on BETWEEN {first} AND {last})
), counts AS (
    SELECT p.post_id, e.rule, sum(e.quantity)::BIGINT AS quantity, count(*) AS used
    FROM posts p JOIN events e ON e.person_id = p.person_id AND e.happened_on BETWEEN p.starts_on AND p.ends_on
    GROUP BY ALL
)
SELECT n.need_no, p.post_id, CASE WHEN is_delivered THEN coalesce(c.quantity, 0) ELSE 0 END, 1, is_delivered::BIGINT,
       coalesce(c.used, 0), 0, CASE WHEN is_delivered THEN n.remark ELSE n.hint END
FROM needs n JOIN posts p USING (position) CROSS JOIN logged
LEFT JOIN counts c ON c.post_id = p.post_id AND c.rule = n.key WHERE n.source = 'event'
"""

# A target is that of the row's own subject: a person's never stands in for the room's or the department's.
_TARGETS = f"""
INSERT INTO need_values
WITH offers AS (
    SELECT n.need_no, p.post_id, 1 AS distance, t.value FROM needs n JOIN posts p USING (position)
    JOIN targets t ON t.period = n.period AND t.indicator = n.key AND t.subject_kind = 'person'
     AND t.subject = p.person_id
    WHERE n.source = 'target' AND n.subject = 'person'
    UNION ALL
    SELECT n.need_no, p.post_id, 2, t.value FROM needs n JOIN posts p USING (position) JOIN post_rooms r USING (post_id)
    JOIN targets t ON t.period = n.period AND t.indicator = n.key AND t.subject_kind = 'room' AND t.subject = r.room
    WHERE n.source = 'target' AND n.subject = 'room'
    UNION ALL
    SELECT n.need_no, p.post_id, 3, t.value FROM needs n JOIN posts p USING (position)
    JOIN targets t ON t.period = n.period AND t.indicator = n.key AND t.subject_kind = 'department'
    WHERE n.source = 'target' AND n.subject = 'department'
), nearest AS (
    SELECT * FROM offers QUALIFY distance = min(distance) OVER (PARTITION BY need_no, post_id)
), issued AS (
    SELECT need_no, post_id, sum(value)::BIGINT AS value, count(*) AS used
    FROM nearest GROUP BY ALL
), chosen AS (
    SELECT n.*, p.post_id, p.target_days, p.target_month_days, coalesce(i.value, n.target) AS value,
           coalesce(i.used, 0) AS used,
           n.prorate = 1 AND n.is_ratio = 0 AND p.target_days < p.target_month_days AS prorated
    FROM needs n JOIN posts p USING (position) LEFT JOIN issued i ON i.need_no = n.need_no AND i.post_id = p.post_id
    WHERE n.source = 'target'
)
SELECT need_no, post_id, coalesce(CASE WHEN prorated THEN sign(value) * ((2 * abs(value)::HUGEINT * target_days
           + target_month_days) // (2 * target_month_days)) ELSE value END, 0)::BIGINT,
       CASE WHEN is_ratio = 1 THEN 1000000 ELSE 1 END, (value IS NOT NULL)::BIGINT, used, 0,
       CASE WHEN value IS NULL THEN hint WHEN prorated
            THEN '目标按在岗天数折算：' || {HUNDREDTHS.format("target_days")} || '/'
                 || {HUNDREDTHS.format("target_month_days")} || ' 个工作日' ELSE '' END
FROM chosen
"""

DEPARTMENT = "部门"
"""How the sheets write a value of the whole department (facts 指标值)."""


def value_needs(con: DuckDBPyConnection, window: Window) -> None:
    """Make ``need_values``: one row per need and post, with numerator, denominator, state, rows and note."""
    days = {"period": literal(window.period), "first": literal(window.starts_on), "last": literal(window.ends_on)}
    con.execute(CREATE)
    for statement in (_SUMS, _RATIOS, _RATINGS, _TARGETS):
        con.execute(statement)
    con.execute(_REPORTED.format(department=literal(DEPARTMENT)))
    con.execute(_EVENTS.format(**days))

-- Written by hand for this month alone: no overlaps, no unassigned bucket, no reasons, no rows to show.
-- Slots are joined by room and day, the quickest way found to match a moment to a slot in one query.
WITH refunds AS (
    SELECT shop, line_id, sum(refund_goods)::BIGINT AS refunded
    FROM after_sales
    WHERE status = '退款成功' AND refund_goods > 0 AND refunded_at <= TIMESTAMP '2026-11-04 18:00:00'
    GROUP BY ALL
), lines AS (
    SELECT a.room, o.submitted_at, o.biz_date, o.quantity, o.completed_at IS NULL AS is_open,
           o.payable - o.freight + o.platform_discount AS gross,
           least(o.payable - o.freight + o.platform_discount, coalesce(r.refunded, 0)) AS refund
    FROM order_lines o
    JOIN accounts a ON a.account_id = o.author_id
    LEFT JOIN refunds r ON r.shop = o.shop AND r.line_id = o.line_id
    WHERE o.paid_at <= TIMESTAMP '2026-11-04 18:00:00' AND o.cancel_reason IS NULL AND o.payable >= 2900
      AND NOT contains(o.product, '样品') AND o.merchant_note IS NULL
      AND o.traffic_source <> '精选联盟' AND o.traffic_kind = '直播'
      AND o.biz_date BETWEEN DATE '2026-10-01' AND DATE '2026-10-31'
), slot_days AS (
    SELECT *, unnest(generate_series(started_at::DATE, (ended_at - INTERVAL 1 SECOND)::DATE, INTERVAL 1 DAY))::DATE AS day
    FROM slots
), sums AS (
    SELECT s.person_id, sum(l.gross - l.refund)::BIGINT AS net_sales, sum(l.gross)::BIGINT AS gross_sales,
           sum(l.refund)::BIGINT AS refunded_sales,
           coalesce(sum(l.gross - l.refund) FILTER (l.is_open), 0)::BIGINT AS open_sales,
           count(*) AS paid_orders, count(*) FILTER (l.refund > 0) AS refunded_orders,
           sum(l.quantity)::BIGINT AS items_sold
    FROM lines l
    JOIN slot_days s ON s.room = l.room AND s.day = l.biz_date
     AND l.submitted_at >= s.started_at AND l.submitted_at < s.ended_at
    GROUP BY s.person_id
)
SELECT person_id, unnest(['net_sales', 'gross_sales', 'refunded_sales', 'open_sales', 'paid_orders', 'refunded_orders',
                          'items_sold', 'refund_rate', 'refund_share', 'order_value']) AS indicator,
       unnest([net_sales, gross_sales, refunded_sales, open_sales, paid_orders, refunded_orders, items_sold,
               refunded_orders, refunded_sales, net_sales]) AS numerator,
       unnest([1, 1, 1, 1, 1, 1, 1, paid_orders, gross_sales, paid_orders]) AS denominator
FROM sums

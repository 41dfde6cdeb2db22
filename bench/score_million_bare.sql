WITH scored AS (
  SELECT
    *,
    CASE WHEN sales__actual__state = 1 AND sales__target__state = 1 AND sales__target__num > 0 THEN 1
         WHEN sales__actual__state = 2 OR sales__target__state = 2 THEN 2 ELSE 0 END AS sales__state,
    CASE WHEN sales__actual__state = 1 AND sales__target__state = 1 AND sales__target__num > 0
         THEN least((greatest(sales__actual__num, 0) * 4000 + sales__target__num) // (2 * sales__target__num), 2400) * 100
         ELSE 0 END AS sales__points,
    CASE WHEN profit__actual__state = 1 AND profit__target__state = 1 AND profit__target__num > 0 THEN 1
         WHEN profit__actual__state = 2 OR profit__target__state = 2 THEN 2 ELSE 0 END AS profit__state,
    CASE WHEN profit__actual__state = 1 AND profit__target__state = 1 AND profit__target__num > 0
          AND profit__actual__num * 5 >= profit__target__num * 3
         THEN least((greatest(profit__actual__num, 0) * 2000 + profit__target__num) // (2 * profit__target__num), 1000) * 100
         ELSE 0 END AS profit__points,
    CASE WHEN orders__actual__state = 1 AND orders__target__state = 1 AND orders__target__num > 0 THEN 1
         WHEN orders__actual__state = 2 OR orders__target__state = 2 THEN 2 ELSE 0 END AS orders__state,
    CASE WHEN orders__actual__state = 1 AND orders__target__state = 1 AND orders__target__num > 0
         THEN least((greatest(orders__actual__num, 0) * 2000 + orders__target__num) // (2 * orders__target__num), 1200) * 100
         ELSE 0 END AS orders__points,
    CASE WHEN reply__actual__state = 1 THEN 1 WHEN reply__actual__state = 2 THEN 2 ELSE 0 END AS reply__state,
    CASE WHEN reply__actual__state = 1
         THEN (greatest(reply__actual__den * 1000
               - 15 * 10 * greatest(95 * reply__actual__den - 100 * reply__actual__num, 0), 0) * 2 + reply__actual__den)
              // (2 * reply__actual__den) * 100
         ELSE 0 END AS reply__points,
    CASE WHEN refund__actual__state = 1 THEN 1 WHEN refund__actual__state = 2 THEN 2 ELSE 0 END AS refund__state,
    CASE WHEN refund__actual__state = 1
         THEN (greatest(refund__actual__den * 500
               - 50 * greatest(100 * refund__actual__num - 25 * refund__actual__den, 0), 0) * 2 + refund__actual__den)
              // (2 * refund__actual__den) * 100
         ELSE 0 END AS refund__points,
    CASE WHEN mistakes__mistake__state = 1 THEN 1 WHEN mistakes__mistake__state = 2 THEN 2 ELSE 0 END AS mistakes__state,
    CASE WHEN mistakes__mistake__state = 1 THEN greatest(50000 - 10000 * mistakes__mistake__num, 0)
         ELSE 0 END AS mistakes__points,
    CASE WHEN complaints__complaint__state = 1 THEN 1 WHEN complaints__complaint__state = 2 THEN 2
         ELSE 0 END AS complaints__state,
    CASE WHEN complaints__complaint__state = 1
         THEN greatest(50000 - 20000 * greatest(complaints__complaint__num - 1, 0), 0) ELSE 0 END AS complaints__points,
    CASE WHEN late__late__state = 1 THEN 1 WHEN late__late__state = 2 THEN 2 ELSE 0 END AS late__state,
    CASE WHEN late__late__state = 1 AND late__late__num < 3 THEN greatest(50000 - 10000 * late__late__num, 0)
         ELSE 0 END AS late__points,
    CASE WHEN room__actual__state = 1 AND room__target__state = 1 AND room__target__num > 0 THEN 1
         WHEN room__actual__state = 2 OR room__target__state = 2 THEN 2 ELSE 0 END AS room__state,
    CASE WHEN room__actual__state = 1 AND room__target__state = 1 AND room__target__num > 0 THEN
         CASE WHEN room__actual__num >= room__target__num THEN 100000
              WHEN room__actual__num * 10 >= room__target__num * 9 THEN 80000
              WHEN room__actual__num * 5 >= room__target__num * 4 THEN 60000
              WHEN room__actual__num * 10 >= room__target__num * 7 THEN 30000 ELSE 0 END
         ELSE 0 END AS room__points,
    CASE WHEN viewers__actual__state = 1 THEN 1 WHEN viewers__actual__state = 2 THEN 2 ELSE 0 END AS viewers__state,
    CASE WHEN viewers__actual__state = 1 THEN
         CASE WHEN viewers__actual__num >= 30000 THEN 50000 WHEN viewers__actual__num >= 20000 THEN 40000
              WHEN viewers__actual__num >= 10000 THEN 25000 ELSE 0 END
         ELSE 0 END AS viewers__points,
    CASE WHEN conversion__actual__state = 1 THEN 1 WHEN conversion__actual__state = 2 THEN 2
         ELSE 0 END AS conversion__state,
    CASE WHEN conversion__actual__state = 1 THEN
         CASE WHEN conversion__actual__num * 100 >= conversion__actual__den * 3 THEN 50000
              WHEN conversion__actual__num * 50 >= conversion__actual__den THEN 40000
              WHEN conversion__actual__num * 100 >= conversion__actual__den THEN 25000 ELSE 0 END
         ELSE 0 END AS conversion__points,
    CASE WHEN fans__actual__state = 1 AND fans__target__state = 1 AND fans__target__num > 0 THEN 1
         WHEN fans__actual__state = 2 OR fans__target__state = 2 THEN 2 ELSE 0 END AS fans__state,
    CASE WHEN fans__actual__state = 1 AND fans__target__state = 1 AND fans__target__num > 0 THEN
         CASE WHEN fans__actual__num * 10 < fans__target__num * 7 THEN 0
              WHEN fans__actual__num < fans__target__num THEN
                ((2000 * fans__actual__num - 500 * fans__target__num) * 2 + 3 * fans__target__num)
                // (6 * fans__target__num) * 100
              WHEN fans__actual__num * 5 <= fans__target__num * 6 THEN
                (fans__actual__num * 1000 + fans__target__num) // (2 * fans__target__num) * 100
              ELSE 60000 END
         ELSE 0 END AS fans__points,
    CASE WHEN scripts__actual__state = 1 AND scripts__target__state = 1 AND scripts__target__num > 0 THEN 1
         WHEN scripts__actual__state = 2 OR scripts__target__state = 2 THEN 2 ELSE 0 END AS scripts__state,
    CASE WHEN scripts__actual__state = 1 AND scripts__target__state = 1 AND scripts__target__num > 0 THEN
         CASE WHEN scripts__actual__num * 10 < scripts__target__num * 7 THEN 0
              WHEN scripts__actual__num < scripts__target__num THEN
                ((2000 * scripts__actual__num - 500 * scripts__target__num) * 2 + 3 * scripts__target__num)
                // (6 * scripts__target__num) * 100
              WHEN scripts__actual__num * 5 <= scripts__target__num * 6 THEN
                (scripts__actual__num * 1000 + scripts__target__num) // (2 * scripts__target__num) * 100
              ELSE 60000 END
         ELSE 0 END AS scripts__points,
    CASE WHEN duty__superior__state = 2 THEN 2
         WHEN duty__superior__state = 1 AND duty__superior__num NOT IN (500000, 400000, 250000, 0) THEN 3
         WHEN duty__self__state = 1 AND duty__self__num NOT IN (500000, 400000, 250000, 0) THEN 3
         WHEN duty__superior__state = 1 THEN 1 ELSE 0 END AS duty__state,
    CASE WHEN duty__superior__state <> 1 OR duty__superior__num NOT IN (500000, 400000, 250000, 0)
           OR duty__self__state = 1 AND duty__self__num NOT IN (500000, 400000, 250000, 0) THEN 0
         WHEN duty__self__state = 1 THEN (duty__self__num + 4 * duty__superior__num + 250) // 500 * 100
         ELSE duty__superior__num END AS duty__points,
    CASE WHEN teamwork__superior__state = 2 THEN 2
         WHEN teamwork__superior__state = 1 AND teamwork__superior__num NOT IN (500000, 400000, 250000, 0) THEN 3
         WHEN teamwork__self__state = 1 AND teamwork__self__num NOT IN (500000, 400000, 250000, 0) THEN 3
         WHEN teamwork__superior__state = 1 THEN 1 ELSE 0 END AS teamwork__state,
    CASE WHEN teamwork__superior__state <> 1 OR teamwork__superior__num NOT IN (500000, 400000, 250000, 0)
           OR teamwork__self__state = 1 AND teamwork__self__num NOT IN (500000, 400000, 250000, 0) THEN 0
         WHEN teamwork__self__state = 1 THEN (teamwork__self__num + 4 * teamwork__superior__num + 250) // 500 * 100
         ELSE teamwork__superior__num END AS teamwork__points,
    CASE WHEN card__penalty__state = 1 AND card__penalty__num >= 1 THEN 1 ELSE 0 END AS veto__penalty,
    CASE WHEN card__praise__state = 1 THEN least(card__praise__num * 20000, 50000) ELSE 0 END AS pool
  FROM people
),
summed AS (
  SELECT
    *,
    sales__points + profit__points + orders__points + reply__points + refund__points + mistakes__points
      + complaints__points + late__points + room__points + viewers__points + conversion__points + fans__points
      + scripts__points AS kpi_sum,
    duty__points + teamwork__points AS behaviour_sum,
    1000000
      - CASE WHEN sales__state = 2 THEN 200000 ELSE 0 END - CASE WHEN profit__state = 2 THEN 100000 ELSE 0 END
      - CASE WHEN orders__state = 2 THEN 100000 ELSE 0 END - CASE WHEN reply__state = 2 THEN 100000 ELSE 0 END
      - CASE WHEN refund__state = 2 THEN 50000 ELSE 0 END - CASE WHEN mistakes__state = 2 THEN 50000 ELSE 0 END
      - CASE WHEN complaints__state = 2 THEN 50000 ELSE 0 END - CASE WHEN late__state = 2 THEN 50000 ELSE 0 END
      - CASE WHEN room__state = 2 THEN 100000 ELSE 0 END - CASE WHEN viewers__state = 2 THEN 50000 ELSE 0 END
      - CASE WHEN conversion__state = 2 THEN 50000 ELSE 0 END - CASE WHEN fans__state = 2 THEN 50000 ELSE 0 END
      - CASE WHEN scripts__state = 2 THEN 50000 ELSE 0 END AS kpi_kept,
    1000000 - CASE WHEN duty__state = 2 THEN 500000 ELSE 0 END
      - CASE WHEN teamwork__state = 2 THEN 500000 ELSE 0 END AS behaviour_kept,
    sales__state > 0 AND profit__state > 0 AND orders__state > 0 AND reply__state > 0 AND refund__state > 0
      AND mistakes__state > 0 AND complaints__state > 0 AND late__state > 0 AND room__state > 0
      AND viewers__state > 0 AND conversion__state > 0 AND fans__state > 0 AND scripts__state > 0 AS kpi_known,
    duty__state IN (1, 2) AND teamwork__state IN (1, 2) AS behaviour_known
  FROM scored
),
sections AS (
  SELECT
    *,
    CASE WHEN NOT kpi_known OR kpi_kept = 0 THEN 0
         WHEN kpi_kept = 1000000 THEN least(kpi_sum, 1100000)
         ELSE least((kpi_sum::BIGINT * 20000 + kpi_kept) // (2 * kpi_kept) * 100, 1100000) END AS section__kpi,
    CASE WHEN NOT behaviour_known OR behaviour_kept = 0 THEN 0
         WHEN behaviour_kept = 1000000 THEN least(behaviour_sum, 1100000)
         ELSE least((behaviour_sum::BIGINT * 20000 + behaviour_kept) // (2 * behaviour_kept) * 100, 1100000)
         END AS section__behaviour,
    CASE WHEN kpi_known AND kpi_kept = 0 OR behaviour_known AND behaviour_kept = 0 THEN 2
         WHEN kpi_known AND behaviour_known AND card__praise__state = 1 AND card__penalty__state = 1 THEN 1
         ELSE 0 END AS total__state
  FROM summed
),
totals AS (
  SELECT
    *,
    CASE WHEN total__state = 1
         THEN greatest(least((section__kpi * 4 + section__behaviour + pool * 5 + 250) // 500 * 100, 1100000), 0)
         ELSE 0 END AS total
  FROM sections
),
graded AS (
  SELECT
    *,
    CASE WHEN total__state <> 1 THEN -1 WHEN veto__penalty = 1 THEN 4 WHEN total >= 950000 THEN 0
         WHEN total >= 850000 THEN 1 WHEN total >= 750000 THEN 2 WHEN total >= 600000 THEN 3 ELSE 4 END AS grade
  FROM totals
)
SELECT
  *,
  CASE WHEN grade = 4 AND veto__penalty = 1 THEN 0 WHEN grade = 0 THEN 1300000 WHEN grade = 1 THEN 1100000
       WHEN grade = 2 THEN 1000000 WHEN grade = 3 THEN 800000 WHEN grade = 4 THEN 500000 ELSE -1 END AS coefficient
FROM graded

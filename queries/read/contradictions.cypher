// title = { zh = "自相矛盾的指标", en = "Contradicting indicators" }
// question = { zh = "临清市规划里有哪些自相矛盾的指标？", en = "Which indicators contradict each other inside one plan?" }
// tags = ["indicators", "quality"]
// columns = ["plan", "plan_id", "city", "indicator", "item_id", "concept", "operator", "target_value", "unit",
//     "target_year", "base_value", "base_year", "nature", "source", "quote", "start", "end", "page", "ocr"]
// [parameters]
// city = {}
// plan = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.contradictions > 0
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
WITH plan, city ORDER BY plan.title, plan.id
MATCH (indicator:Indicator {plan: plan.id})
// A change (down by 15 %) and a level (at most 0.8) are no two values of one thing, nor are two years.
WITH plan, city, indicator.concept AS concept, coalesce(indicator.target_year, plan.period_end) AS year,
     indicator.operator IN ['decrease_by', 'increase_by'] AS change, collect(indicator) AS indicators,
     count(DISTINCT indicator.target_value) AS values
WHERE values > 1
UNWIND indicators AS indicator
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       indicator.name AS indicator,
       indicator.id AS item_id,
       indicator.concept AS concept,
       indicator.operator AS operator,
       indicator.target_value AS target_value,
       indicator.unit AS unit,
       indicator.target_year AS target_year,
       indicator.base_value AS base_value,
       indicator.base_year AS base_year,
       indicator.nature AS nature,
       indicator.source AS source,
       indicator.quote AS quote,
       indicator.start AS start,
       indicator.end AS end,
       indicator.page AS page,
       indicator.ocr AS ocr
ORDER BY plan, plan_id, concept, target_year, start, item_id
LIMIT $limit

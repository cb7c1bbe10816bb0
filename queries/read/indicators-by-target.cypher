// title = { zh = "按目标值查指标", en = "Indicators by their target" }
// question = { zh = "鹿城区低于1‰的指标有哪些？", en = "Which indicators have a target of 90% or more?" }
// tags = ["plans", "indicators"]
// columns = ["plan", "plan_id", "city", "indicator", "item_id", "concept", "operator", "target_value", "unit",
//     "target_year", "base_value", "base_year", "nature", "source", "departments", "quote", "start", "end", "page",
//     "ocr"]
// [parameters]
// plan = {}
// city = { example = "鹿城区" }
// above = {}
// at_least = {}
// at_most = {}
// below = { example = 1 }
// unit = { example = "‰" }
// operator = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.title >= ''
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
MATCH (indicator:Indicator {plan: plan.id})
// A change is no level: 15% less is not below 20%.
WHERE coalesce($operator, '') = CASE WHEN indicator.operator ENDS WITH '_by' THEN indicator.operator ELSE '' END
  AND ($unit IS NULL OR indicator.unit = $unit)
  AND ($above IS NULL OR indicator.target_value > $above)
  AND ($at_least IS NULL OR indicator.target_value >= $at_least)
  AND ($at_most IS NULL OR indicator.target_value <= $at_most)
  AND ($below IS NULL OR indicator.target_value < $below)
WITH plan, city, indicator
ORDER BY plan.title, plan.id, indicator.start, indicator.id
LIMIT $limit
CALL (indicator) {
  OPTIONAL MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(indicator)
  WITH department, duty ORDER BY duty.role, duty.start, department.name, department.id
  RETURN collect(DISTINCT department.name) AS departments
}
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
       departments,
       indicator.quote AS quote,
       indicator.start AS start,
       indicator.end AS end,
       indicator.page AS page,
       indicator.ocr AS ocr
ORDER BY plan, plan_id, start, item_id
LIMIT $limit

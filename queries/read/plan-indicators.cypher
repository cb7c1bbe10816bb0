// title = { zh = "规划的指标", en = "Indicators of a plan" }
// question = { zh = "秦皇岛市规划有哪些主要指标？", en = "What are the binding indicators of Lucheng?" }
// tags = ["plans", "indicators"]
// columns = ["plan", "plan_id", "city", "indicator", "item_id", "concept", "operator", "target_value", "unit",
//     "target_year", "base_value", "base_year", "nature", "source", "departments", "quote", "start", "end", "page",
//     "ocr"]
// [parameters]
// plan = {}
// city = { example = "鹿城区" }
// nature = {}
// source = {}
// owned = {}

MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE plan.title >= ''
  AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
MATCH (indicator:Indicator {plan: plan.id})
WHERE ($nature IS NULL OR indicator.nature = $nature) AND ($source IS NULL OR indicator.source = $source)
  AND ($owned IS NULL OR $owned = EXISTS { (indicator)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) })
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

// title = { zh = "各市同一指标对比", en = "One indicator across cities" }
// question = { zh = "各市人均应急避难场所面积目标是多少？", en = "What do the cities aim at for the forest fire damage rate?" }
// tags = ["indicators", "cities"]
// columns = ["city", "plan", "plan_id", "indicator", "item_id", "concept", "operator", "target_value", "unit",
//     "target_year", "base_value", "base_year", "nature", "source", "departments", "quote", "start", "end", "page",
//     "ocr"]
// any_of = ["concept", "text"]
// [parameters]
// concept = {}
// text = { example = "森林火灾受害率" }
// cities = {}

CALL () {
  // Those meant, and with them every indicator of the same concept, whatever its wording.
  MATCH (meant:Indicator)
  WHERE meant.id = $concept OR meant.concept = $concept OR meant.name = $concept
  RETURN meant.concept AS concept
  UNION
  WITH $text AS text WHERE text IS NOT NULL
  CALL db.index.fulltext.queryNodes('names', text) YIELD node AS meant
  WHERE meant:Indicator
  RETURN meant.concept AS concept
}
MATCH (indicator:Indicator {concept: concept})
MATCH (plan:Plan {id: indicator.plan})-[:OF_CITY]->(city:City)
WHERE $cities IS NULL OR any(name IN $cities WHERE name IN [city.id, city.name, city.full_name, city.code])
WITH plan, city, indicator
ORDER BY indicator.concept, indicator.target_year, city.name, plan.title, plan.id, indicator.start, indicator.id
LIMIT $limit
CALL (indicator) {
  OPTIONAL MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(indicator)
  WITH department, duty ORDER BY duty.role, duty.start, department.name, department.id
  RETURN collect(DISTINCT department.name) AS departments
}
RETURN city.name AS city,
       plan.title AS plan,
       plan.id AS plan_id,
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
ORDER BY concept, target_year, city, plan, plan_id, start, item_id
LIMIT $limit

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
  MATCH (meant:Indicator {id: $concept})
  RETURN meant.concept AS concept
  UNION
  MATCH (meant:Indicator)
  WHERE meant.concept = $concept AND meant.plan_title >= ''
  WITH meant LIMIT 1
  RETURN meant.concept AS concept
  UNION
  MATCH (meant:Indicator)
  WHERE meant.name = $concept AND meant.plan_title >= ''
  RETURN meant.concept AS concept
  UNION
  UNWIND [words IN ['name:(' + $text + ') concept:(' + $text + ')'] WHERE words IS NOT NULL] AS words
  CALL db.index.fulltext.queryNodes('indicator_words', words, {limit: 4 * $limit}) YIELD node AS meant
  RETURN meant.concept AS concept
}
CALL (concept) {
  MATCH (indicator:Indicator)
  WHERE $cities IS NULL AND indicator.concept = concept AND indicator.plan_title >= ''
  WITH indicator ORDER BY indicator.concept, indicator.plan_title, indicator.plan, indicator.start, indicator.id LIMIT $limit
  RETURN indicator
  UNION
  MATCH (city:City)<-[:OF_CITY]-(plan:Plan)
  WHERE $cities IS NOT NULL
    AND (city.id IN $cities OR city.name IN $cities OR city.full_name IN $cities OR city.code IN $cities)
  MATCH (indicator:Indicator {plan: plan.id})
  WHERE indicator.concept = concept
  RETURN indicator
}
MATCH (plan:Plan {id: indicator.plan})-[:OF_CITY]->(city:City)
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

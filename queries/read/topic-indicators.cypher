// title = { zh = "主题的指标", en = "Indicators about a topic" }
// question = { zh = "各市关于避难场所的指标是多少？", en = "What do the cities aim at for emergency shelters?" }
// tags = ["topic", "indicators"]
// columns = ["city", "plan", "plan_id", "indicator", "item_id", "concept", "operator", "target_value", "unit",
//     "target_year", "base_value", "base_year", "nature", "source", "departments", "quote", "start", "end", "page",
//     "ocr"]
// [parameters]
// topic = { required = true, example = "应急避难场所" }
// city = {}
// plan = {}
// nature = {}

MATCH (asked:Topic)
WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
MATCH (asked)<-[:BROADER*0..]-(narrower:Topic)
WITH collect(DISTINCT narrower) AS topics
CALL (topics) {
  // In the order of an index; of one plan or city from there on. Each gives a row or more: no more are looked into than that.
  UNWIND topics AS topic
  CALL (topic) {
    MATCH (city:City)<-[:OF_CITY]-(plan:Plan)-[treats:TREATS]->(:Topic)
    WHERE treats.topic = topic.id AND treats.with_indicators >= ''
      AND ($plan IS NOT NULL OR $city IS NOT NULL OR treats.plan_title >= '')
      AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
      AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
    WITH plan, city, treats
    ORDER BY treats.topic, treats.with_indicators, treats.plan_title, plan.id
    LIMIT CASE WHEN $nature IS NULL THEN $limit ELSE 2147483647 END
    RETURN plan, city, treats.with_indicators AS standing
  }
  RETURN plan, city, standing
}
WITH topics, plan, city, min(standing) AS standing
ORDER BY standing, plan.title, plan.id
LIMIT CASE WHEN $nature IS NULL THEN $limit ELSE 2147483647 END
MATCH (indicator:Indicator {plan: plan.id})
WHERE EXISTS { (indicator)-[:ABOUT]->(topic:Topic) WHERE topic IN topics }
  AND ($nature IS NULL OR indicator.nature = $nature)
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

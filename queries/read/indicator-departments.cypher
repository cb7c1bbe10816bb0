// title = { zh = "指标的责任单位", en = "Departments of an indicator" }
// question = { zh = "鹿城区火灾十万人口死亡率的目标值是多少，由哪个部门负责？", en = "Which indicators is Lucheng's emergency management bureau responsible for?" }
// tags = ["indicators", "departments"]
// columns = ["plan", "plan_id", "city", "indicator", "item_id", "concept", "operator", "target_value", "unit",
//     "target_year", "base_value", "base_year", "nature", "source", "department", "department_id", "role", "written",
//     "basis", "quote", "start", "end", "page", "ocr"]
// any_of = ["concept", "text", "department", "function"]
// [parameters]
// concept = {}
// text = { example = "死亡率" }
// department = {}
// function = {}
// city = {}
// plan = {}

// Where one city or plan is asked about, only its words are searched.
WITH CASE WHEN $plan IS NULL AND $city IS NULL THEN '' ELSE reduce(
  plans = ' +plan:("none"',
  id IN COLLECT {
    MATCH (plan:Plan)-[:OF_CITY]->(city:City)
    WHERE ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
      AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
    RETURN plan.id
  } | plans + ' "' + id + '"') + ')^0'
END AS plans
CALL (plans) {
  MATCH (indicator:Indicator {id: $concept})
  RETURN indicator
  UNION
  MATCH (indicator:Indicator)
  WHERE indicator.concept = $concept AND indicator.plan_title >= ''
  RETURN indicator
  UNION
  MATCH (indicator:Indicator)
  WHERE indicator.name = $concept AND indicator.plan_title >= ''
  RETURN indicator
  UNION
  UNWIND [words IN ['+(name:(' + $text + ') concept:(' + $text + '))' + plans] WHERE words IS NOT NULL] AS words
  CALL db.index.fulltext.queryNodes('indicator_words', words, {limit: 4 * $limit}) YIELD node AS indicator
  RETURN indicator
  UNION
  MATCH (department:Department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(indicator:Indicator)
  WHERE $concept IS NULL AND $text IS NULL AND (department.id = $department OR department.name = $department)
  RETURN indicator
  UNION
  MATCH (:Plan)<-[:NAMED_IN {written: $department}]-(:Department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(indicator:Indicator)
  WHERE $concept IS NULL AND $text IS NULL
  RETURN indicator
  UNION
  MATCH (function:Function)<-[:HAS_FUNCTION]-(:Department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(indicator:Indicator)
  WHERE $concept IS NULL AND $text IS NULL
    AND (function.id = $function OR function.zh = $function OR function.en = $function)
  RETURN indicator
}
MATCH (plan:Plan {id: indicator.plan})
WHERE ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR EXISTS {
    (plan)-[:OF_CITY]->(of:City) WHERE of.id = $city OR of.name = $city OR of.full_name = $city OR of.code = $city
  })
OPTIONAL MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(indicator)
WITH plan, indicator, department, duty
WHERE ($department IS NULL OR department.id = $department OR department.name = $department OR duty.written = $department)
  AND ($function IS NULL
    OR EXISTS { (department)-[:HAS_FUNCTION]->(f:Function) WHERE f.id = $function OR f.zh = $function OR f.en = $function })
WITH plan, indicator, department, duty
ORDER BY plan.title, plan.id, indicator.start, indicator.id, duty.role, department.name, department.id, duty.written
LIMIT $limit
MATCH (plan)-[:OF_CITY]->(city:City)
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
       department.name AS department,
       department.id AS department_id,
       duty.role AS role,
       duty.written AS written,
       duty.basis AS basis,
       indicator.quote AS quote,
       indicator.start AS start,
       indicator.end AS end,
       indicator.page AS page,
       indicator.ocr AS ocr
ORDER BY plan, plan_id, start, item_id, role, department, department_id, written
LIMIT $limit

// title = { zh = "按名称找事项", en = "Items by name" }
// question = { zh = "哪些任务、项目、指标叫这个名字？", en = "Which tasks, projects and indicators have a name like this?" }
// tags = ["names"]
// columns = ["item", "item_id", "item_kind", "concept", "plan", "plan_id", "city", "score"]
// [parameters]
// near = { required = true, example = "应急物资 保障" }
// item_kind = {}
// city = {}
// plan = {}

CALL () {
  // Of everything, only the best and those that are as good: what is around a hit is looked up for these alone.
  CALL db.index.fulltext.queryNodes('names', $near) YIELD node AS item, score
  WHERE (item:Task OR item:Project OR item:Indicator) AND toLower(labels(item)[0]) = coalesce($item_kind, toLower(labels(item)[0]))
  WITH score ORDER BY score DESC LIMIT $limit
  RETURN min(score) AS least
}
CALL db.index.fulltext.queryNodes('names', $near) YIELD node AS item, score
WHERE ($plan IS NOT NULL OR $city IS NOT NULL OR score >= least)
  AND (item:Task OR item:Project OR item:Indicator) AND toLower(labels(item)[0]) = coalesce($item_kind, toLower(labels(item)[0]))
MATCH (plan:Plan {id: item.plan})-[:OF_CITY]->(city:City)
WHERE ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
RETURN item.name AS item,
       item.id AS item_id,
       toLower(labels(item)[0]) AS item_kind,
       item.concept AS concept,
       plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       score
ORDER BY score DESC, plan, plan_id, item_id
LIMIT $limit

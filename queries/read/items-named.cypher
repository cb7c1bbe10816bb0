// title = { zh = "按名称找事项", en = "Items by name" }
// question = { zh = "哪些任务、项目、指标叫这个名字？", en = "Which tasks, projects and indicators have a name like this?" }
// tags = ["names"]
// columns = ["item", "item_id", "item_kind", "concept", "plan", "plan_id", "city", "score"]
// [parameters]
// near = { required = true, example = "应急物资 保障" }
// item_kind = {}
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
UNWIND [
  {kind: 'task', index: 'task_words', words: 'name:(' + $near + ')'},
  {kind: 'project', index: 'project_words', words: 'name:(' + $near + ')'},
  {kind: 'indicator', index: 'indicator_words', words: 'name:(' + $near + ') concept:(' + $near + ')'}
] AS asked
WITH plans, asked WHERE asked.kind = coalesce($item_kind, asked.kind)
// Of many that are as good, those of the first plans: four times as many as are shown are weighed.
CALL db.index.fulltext.queryNodes(asked.index, '+(' + asked.words + ')' + plans, {limit: 4 * $limit}) YIELD node AS item, score
WITH asked, item, score ORDER BY score DESC, item.plan_title LIMIT 4 * $limit
MATCH (plan:Plan {id: item.plan})-[:OF_CITY]->(city:City)
RETURN item.name AS item,
       item.id AS item_id,
       asked.kind AS item_kind,
       item.concept AS concept,
       plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       score
ORDER BY score DESC, plan, plan_id, item_id
LIMIT $limit

// title = { zh = "全文检索", en = "Search" }
// question = { zh = "哪里谈到巨灾保险？", en = "Where do the plans speak of catastrophe insurance?" }
// tags = ["search"]
// columns = ["label", "name", "node_id", "plan", "plan_id", "city", "section", "text", "start", "end", "score"]
// [parameters]
// text = { required = true, example = "巨灾保险" }
// city = {}
// plan = {}
// label = {}

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
  {label: 'Section', index: 'section_words', words: 'title:(' + $text + ') text:(' + $text + ')', plans: plans},
  {label: 'Task', index: 'task_words', words: 'name:(' + $text + ')', plans: plans},
  {label: 'Measure', index: 'measure_words', words: 'text:(' + $text + ')', plans: plans},
  {label: 'Project', index: 'project_words', words: 'name:(' + $text + ')', plans: plans},
  {label: 'Indicator', index: 'indicator_words', words: 'name:(' + $text + ') concept:(' + $text + ')', plans: plans},
  {label: 'Department', index: 'department_words', words: $text, plans: ''},
  {label: 'City', index: 'city_words', words: $text, plans: ''}
] AS asked
WITH asked
WHERE asked.label = coalesce($label, asked.label)
  AND (asked.plans <> '' OR $plan IS NULL)
// Departments are of a city, not of a plan: where one city is asked about, its own are picked out of all.
CALL db.index.fulltext.queryNodes(
  asked.index, '+(' + asked.words + ')' + asked.plans,
  {limit: CASE WHEN asked.plans = '' AND $city IS NOT NULL THEN 2147483647 ELSE 2 * $limit END}
) YIELD node, score
WITH asked, node, score
WHERE asked.plans <> '' OR $city IS NULL OR EXISTS {
  MATCH (node)-[:OF_CITY*0..1]->(city:City)
  WHERE city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city
}
// What else a row says is looked up for those alone that are shown.
WITH asked, node, score
ORDER BY score DESC, asked.label, node.plan, node.start, node.id
LIMIT $limit
OPTIONAL MATCH (owner:Plan {id: node.plan})
WITH asked, node, score, owner, coalesce(owner, node) AS placed
OPTIONAL MATCH (placed)-[:OF_CITY*0..1]->(city:City)
OPTIONAL MATCH (node)-[:STATED_IN]->(stated:Section)
RETURN asked.label AS label,
       coalesce(node.name, node.title, node.text) AS name,
       node.id AS node_id,
       owner.title AS plan,
       owner.id AS plan_id,
       city.name AS city,
       coalesce(stated.title, node.title) AS section,
       coalesce(node.text, node.quote) AS text,
       node.start AS start,
       node.end AS end,
       score
ORDER BY score DESC, label, plan, start, node_id
LIMIT $limit

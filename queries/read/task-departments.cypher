// title = { zh = "任务的责任单位", en = "Departments of a task" }
// question = { zh = "临清市应急物资保障由谁牵头，谁配合？", en = "Who leads emergency supplies in Linqing, and who supports?" }
// tags = ["tasks", "departments"]
// columns = ["plan", "plan_id", "city", "task", "item_kind", "item", "item_id", "department", "department_id",
//     "kind", "role", "written", "basis", "quote", "start", "end", "page", "ocr"]
// any_of = ["task", "text"]
// [parameters]
// task = {}
// text = { example = "应急物资保障" }
// city = {}
// plan = {}
// role = {}

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
  // Items named so; the words of sentences count where no item of the plan is named so.
  MATCH (item:Task|Project|Indicator {id: $task})
  RETURN item, 0 AS rank
  UNION
  MATCH (item:Task|Project|Indicator)
  WHERE item.name = $task AND item.plan_title >= ''
  RETURN item, 0 AS rank
  UNION
  UNWIND [words IN ['+name:(' + $text + ')' + plans] WHERE words IS NOT NULL] AS words
  UNWIND ['task_words', 'project_words', 'indicator_words'] AS index
  CALL db.index.fulltext.queryNodes(index, words, {limit: 4 * $limit}) YIELD node AS item
  RETURN item, 0 AS rank
  UNION
  UNWIND [words IN ['+text:(' + $text + ')' + plans] WHERE words IS NOT NULL] AS words
  CALL db.index.fulltext.queryNodes('measure_words', words, {limit: 4 * $limit}) YIELD node AS item
  RETURN item, 1 AS rank
}
WITH item.plan AS id, collect({item: item, rank: rank}) AS found
MATCH (plan:Plan {id: id})
WHERE ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
  AND ($city IS NULL OR EXISTS {
    (plan)-[:OF_CITY]->(of:City) WHERE of.id = $city OR of.name = $city OR of.full_name = $city OR of.code = $city
  })
WITH plan, found ORDER BY plan.title, plan.id
CALL (found) {
  UNWIND found AS hit
  WITH hit.item AS item, hit.rank AS rank
  CALL (item) {
    // The nearest item around it that somebody has a duty for: itself, else what it is part of.
    OPTIONAL MATCH path = (item)-[:PART_OF*0..]->(holder:Task|Measure|Project|Indicator)
    WHERE EXISTS { (holder)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
    WITH holder ORDER BY length(path), holder.start DESC, holder.id
    RETURN collect(holder)[0] AS holder
  }
  WITH item, rank, holder WHERE holder IS NOT NULL
  WITH min(rank) AS best, collect({holder: holder, own: item = holder, rank: rank}) AS held
  UNWIND [h IN held WHERE h.rank = best] AS kept
  RETURN kept.holder AS holder, max(kept.own) AS own
}
MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(holder)
WHERE $role IS NULL OR duty.role = $role
WITH plan, holder, own, department, duty
ORDER BY plan.title, plan.id, holder.start, holder.id, duty.role, duty.start, department.name, department.id, duty.written
LIMIT $limit
MATCH (plan)-[:OF_CITY]->(city:City)
OPTIONAL MATCH (holder)-[:STATED_IN]->(section:Section)
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       section.title AS task,
       toLower(labels(holder)[0]) AS item_kind,
       coalesce(holder.name, holder.text) AS item,
       holder.id AS item_id,
       department.name AS department,
       department.id AS department_id,
       department.kind AS kind,
       duty.role AS role,
       duty.written AS written,
       CASE WHEN own THEN duty.basis ELSE 'inherited' END AS basis,
       duty.quote AS quote,
       duty.start AS start,
       duty.end AS end,
       duty.page AS page,
       duty.ocr AS ocr
ORDER BY plan, plan_id, holder.start, item_id, role, start, department, department_id, written
LIMIT $limit

// title = { zh = "主题的责任单位", en = "Owners of a topic" }
// question = { zh = "哪些部门负责巨灾保险？", en = "Which departments own disaster insurance?" }
// tags = ["topic", "departments"]
// columns = ["plan", "plan_id", "city", "topic", "status", "task", "item_kind", "item", "item_id", "words",
//     "department", "department_id", "kind", "written", "role", "basis", "quote", "start", "end", "page"]
// [parameters]
// topic = { required = true, example = "巨灾保险" }
// city = {}
// plan = {}
// department = {}
// role = {}

MATCH (asked:Topic)
WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
MATCH (asked)<-[:BROADER*0..]-(narrower:Topic)
WITH collect(DISTINCT narrower) AS topics
CALL (topics) {
  // What the plan promises: every item about the topic, with whoever has the duty for it.
  UNWIND topics AS topic
  MATCH (item:Task|Measure|Project|Indicator)-[about:ABOUT]->(topic)
  WITH topics, item, about, topic ORDER BY item.start, item.id, about.start, topic.id
  WITH topics, item, collect(DISTINCT topic.zh) AS spoken, collect(about)[0] AS about
  CALL (item) {
    // Its own duties, else those of the nearest item around it that has some …
    OPTIONAL MATCH path = (item)-[:PART_OF*0..]->(around:Task|Measure|Project|Indicator)
    WHERE EXISTS { (around)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
    WITH item, around ORDER BY length(path), around.start DESC, around.id
    WITH item, collect(around)[..1] AS nearest
    // … else those for what stands inside it.
    OPTIONAL MATCH (item)<-[:PART_OF*1..]-(inside:Task|Measure|Project|Indicator)
    WHERE nearest = [] AND EXISTS { (inside)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
    WITH nearest, collect(DISTINCT inside) AS parts
    WITH nearest + parts AS holders
    UNWIND CASE holders WHEN [] THEN [null] ELSE holders END AS holder
    RETURN holder
  }
  // A heading that nobody owns is left to the items inside it that speak of the topic themselves.
  WITH item, spoken, about, holder
  WHERE holder IS NOT NULL OR NOT EXISTS {
    (item)<-[:PART_OF*1..]-(:Task|Measure|Project|Indicator)-[:ABOUT]->(other:Topic) WHERE other IN topics
  }
  OPTIONAL MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(holder)
  WITH item, spoken, about, coalesce(holder, item) AS shown, department, duty
  WITH shown, department, duty,
       collect(DISTINCT coalesce(item.text, item.name)) AS words,
       collect(spoken) AS spoken,
       collect(about)[0] AS about,
       any(holds IN collect(item = shown OR EXISTS { (shown)-[:PART_OF*1..]->(item) }) WHERE holds) AS own
  RETURN shown, department, duty, words, reduce(all = [], list IN spoken | all + [t IN list WHERE NOT t IN all]) AS spoken,
         coalesce(duty, about) AS evidence,
         CASE WHEN duty IS NULL THEN 'unowned' ELSE 'owned' END AS status,
         CASE WHEN own THEN duty.basis WHEN duty IS NOT NULL THEN 'inherited' END AS basis
  UNION
  // What a plan only speaks of outside its tasks: an aim is a promise that names nobody, the rest a report.
  UNWIND topics AS topic
  MATCH (shown:Section)-[evidence:MENTIONS]->(topic)
  WHERE NOT EXISTS {
    (promised:Task|Measure|Project|Indicator {plan: shown.plan})-[:ABOUT]->(other:Topic) WHERE other IN topics
  }
  WITH shown, evidence, topic ORDER BY evidence.start, topic.id
  WITH shown, collect(DISTINCT topic.zh) AS spoken, collect(evidence)[0] AS evidence
  RETURN shown, null AS department, null AS duty, [evidence.quote] AS words, spoken, evidence,
         CASE shown.kind WHEN 'goals' THEN 'unowned' ELSE 'reported' END AS status, null AS basis
}
MATCH (plan:Plan {id: shown.plan})-[:OF_CITY]->(city:City)
WHERE ($plan IS NULL OR $plan IN [plan.id, plan.title, plan.source])
  AND ($city IS NULL OR $city IN [city.id, city.name, city.full_name, city.code])
  AND ($department IS NULL OR $department IN [department.id, department.name, duty.written])
  AND ($role IS NULL OR duty IS NULL OR duty.role = $role)
OPTIONAL MATCH (shown)-[:STATED_IN]->(section:Section)
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       reduce(text = head(spoken), zh IN tail(spoken) | text + '、' + zh) AS topic,
       status,
       coalesce(section.title, shown.title) AS task,
       toLower(labels(shown)[0]) AS item_kind,
       coalesce(shown.name, shown.text, shown.title) AS item,
       shown.id AS item_id,
       words,
       department.name AS department,
       department.id AS department_id,
       department.kind AS kind,
       duty.written AS written,
       duty.role AS role,
       basis,
       evidence.quote AS quote,
       evidence.start AS start,
       evidence.end AS end,
       evidence.page AS page
ORDER BY CASE status WHEN 'owned' THEN 0 WHEN 'unowned' THEN 1 ELSE 2 END, plan, plan_id, shown.start, item_id,
         role, start, department, department_id, written
LIMIT $limit

// title = { zh = "主题的责任单位", en = "Owners of a topic" }
// question = { zh = "哪些部门负责巨灾保险？", en = "Which departments own disaster insurance?" }
// tags = ["topic", "departments"]
// columns = ["plan", "plan_id", "city", "topic", "status", "task", "item_kind", "item", "item_id", "words",
//     "department", "department_id", "kind", "written", "role", "basis", "quote", "start", "end", "page", "ocr"]
// [parameters]
// topic = { required = true, example = "巨灾保险" }
// city = {}
// plan = {}
// department = {}
// role = {}

MATCH (asked:Topic)
WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
MATCH (asked)<-[:BROADER*0..]-(narrower:Topic)
WITH collect(DISTINCT narrower) AS topics,
     // The plans that name the department, by its own name or as they write it.
     CASE WHEN $department IS NOT NULL THEN COLLECT {
       MATCH (department:Department)-[:NAMED_IN]->(plan:Plan)
       WHERE department.id = $department OR department.name = $department
       RETURN plan.id
       UNION
       MATCH (:Department)-[:NAMED_IN {written: $department}]->(plan:Plan)
       RETURN plan.id
     } END AS naming
CALL (topics, naming) {
  // In the order of an index; of one plan, city or department from there on. Each gives a row or more; of one role, those
  // where a department has it or nobody owns the topic.
  UNWIND topics AS topic
  CALL (topic, topics, naming) {
    MATCH (city:City)<-[:OF_CITY]-(plan:Plan)-[treats:TREATS]->(:Topic)
    WHERE treats.topic = topic.id AND treats.standing >= ''
      AND ($plan IS NOT NULL OR $city IS NOT NULL OR $department IS NOT NULL OR treats.plan_title >= '')
      AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
      AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
      AND ($department IS NULL OR plan.id IN naming)
      // In one CASE: the planner makes a union of OR, which has no order.
      AND ($role IS NULL OR CASE
        WHEN treats.standing <> 'owned' THEN NOT EXISTS {
          (plan)-[other:TREATS]->(near:Topic) WHERE near IN topics AND other.standing = 'owned'
        }
        WHEN $role = 'lead' THEN treats.leads > 0
        WHEN $role = 'responsible' THEN treats.responsible > 0
        ELSE treats.supports > 0
      END)
    WITH plan, city, treats
    ORDER BY treats.topic, treats.standing, treats.plan_title, plan.id
    LIMIT CASE WHEN $department IS NULL THEN $limit ELSE 2147483647 END
    RETURN plan, city, treats
  }
  RETURN plan, city, treats
}
WITH topics, plan, city, min(treats.standing) AS standing,
     max(CASE $role
       WHEN 'lead' THEN treats.leads
       WHEN 'responsible' THEN treats.responsible
       WHEN 'support' THEN treats.supports
       ELSE treats.owners
     END) AS owners
ORDER BY standing, plan.title, plan.id
WITH topics, collect({plan: plan, city: city, rows: CASE owners WHEN 0 THEN 1 ELSE owners END}) AS found
// A plan gives a row for each owner: none is looked into behind those that fill the answer.
UNWIND CASE
  WHEN $department IS NULL THEN found[..reduce(
    seen = {plans: 0, rows: 0}, each IN found |
    CASE WHEN seen.rows < $limit THEN {plans: seen.plans + 1, rows: seen.rows + each.rows} ELSE seen END
  ).plans]
  ELSE found
END AS each
WITH topics, each.plan AS plan, each.city AS city
MATCH (item:Task|Measure|Project|Indicator|Section {plan: plan.id})-[said:ABOUT|MENTIONS]->(topic:Topic)
WHERE topic IN topics
WITH topics, plan, city, item, said, topic ORDER BY item.start, item.id, said.start, topic.id
WITH topics, plan, city, item, item:Section AS spoken, collect(DISTINCT topic.zh) AS zh, collect(said)[0] AS said
// A section that is no task only speaks of the topic: that counts where the plan promises nothing.
WITH topics, plan, city, collect({item: item, spoken: spoken, zh: zh, said: said}) AS places
UNWIND [place IN places WHERE NOT place.spoken OR all(other IN places WHERE other.spoken)] AS place
WITH topics, plan, city, place.item AS item, place.spoken AS spoken, place.zh AS zh, place.said AS said
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
WITH plan, city, item, spoken, zh, said, holder
WHERE holder IS NOT NULL OR NOT EXISTS {
  (item)<-[:PART_OF*1..]-(:Task|Measure|Project|Indicator)-[:ABOUT]->(other:Topic) WHERE other IN topics
}
OPTIONAL MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(holder)
WITH plan, city, item, spoken, zh, said, coalesce(holder, item) AS shown, department, duty
WHERE ($department IS NULL OR department.id = $department OR department.name = $department OR duty.written = $department)
  AND ($role IS NULL OR duty IS NULL OR duty.role = $role)
WITH plan, city, spoken, zh, said, shown, department, duty, EXISTS { (shown)-[:PART_OF*0..]->(item) } AS own
ORDER BY item.start, item.id
WITH plan, city, spoken, shown, department, duty, max(own) AS own, collect(zh) AS zh, collect(DISTINCT said.quote) AS words,
     coalesce(duty, collect(said)[0]) AS evidence
OPTIONAL MATCH (shown)-[:STATED_IN]->(section:Section)
WITH plan, city, shown, section, department, duty, own, words, evidence,
     reduce(seen = [], list IN zh | seen + [name IN list WHERE NOT name IN seen]) AS zh,
     CASE
       WHEN duty IS NOT NULL THEN 'owned'
       WHEN spoken AND shown.kind <> 'goals' THEN 'reported'
       ELSE 'unowned'
     END AS status
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       reduce(text = head(zh), name IN tail(zh) | text + '、' + name) AS topic,
       status,
       coalesce(section.title, shown.title) AS task,
       toLower(labels(shown)[0]) AS item_kind,
       coalesce(shown.name, shown.title, shown.text) AS item,
       shown.id AS item_id,
       words,
       department.name AS department,
       department.id AS department_id,
       department.kind AS kind,
       duty.written AS written,
       duty.role AS role,
       CASE WHEN own THEN duty.basis WHEN duty IS NOT NULL THEN 'inherited' END AS basis,
       evidence.quote AS quote,
       evidence.start AS start,
       evidence.end AS end,
       evidence.page AS page,
       evidence.ocr AS ocr
ORDER BY CASE status WHEN 'owned' THEN 0 WHEN 'unowned' THEN 1 ELSE 2 END, plan, plan_id, shown.start, item_id,
         role, start, department, department_id, written
LIMIT $limit

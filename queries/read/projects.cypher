// title = { zh = "重点工程与项目", en = "Projects" }
// question = { zh = "鹿城区哪些重点工程项目投资超过300万元？", en = "How much will Lucheng invest in the natural disaster risk census?" }
// tags = ["projects"]
// columns = ["plan", "plan_id", "city", "project", "item_id", "project_kind", "parent", "investment_yuan", "scale",
//     "task", "leads", "responsible", "supports", "basis", "quote", "start", "end", "page", "ocr"]
// [parameters]
// text = {}
// city = { example = "鹿城区" }
// plan = {}
// project_kind = {}
// minimum = {}
// maximum = {}
// owned = {}
// topic = {}

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
WITH COLLECT {
  UNWIND [words IN ['+name:(' + $text + ')' + plans] WHERE words IS NOT NULL] AS words
  CALL db.index.fulltext.queryNodes('project_words', words) YIELD node
  RETURN node
} AS named
CALL (named) {
  MATCH (plan:Plan)-[:OF_CITY]->(city:City)
  WHERE plan.title >= ''
    AND ($text IS NULL OR plan.id IN [project IN named | project.plan])
    AND ($plan IS NULL OR plan.id = $plan OR plan.title = $plan OR plan.source = $plan)
    AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
  MATCH (project:Project {plan: plan.id})
  WHERE ($text IS NULL OR project IN named)
    AND ($project_kind IS NULL OR project.kind = $project_kind)
    AND ($minimum IS NULL OR project.investment_yuan >= $minimum)
    AND ($maximum IS NULL OR project.investment_yuan <= $maximum)
    AND ($owned IS NULL OR $owned = EXISTS {
      (project)-[:PART_OF*0..]->(:Task|Measure|Project|Indicator)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department)
    })
    AND ($topic IS NULL OR EXISTS {
      (project)-[:ABOUT]->(:Topic)-[:BROADER*0..]->(asked:Topic) WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
    })
  WITH plan, city, project
  ORDER BY plan.title, plan.id, project.start, project.id
  LIMIT $limit
  RETURN plan, city, project
}
OPTIONAL MATCH (project)-[:PART_OF]->(around:Project)
WITH plan, city, project, around
ORDER BY plan.title, plan.id, project.start, project.id, around.name
LIMIT $limit
CALL (project) {
  // The nearest item around it that somebody has a duty for: itself, else what it is part of.
  OPTIONAL MATCH path = (project)-[:PART_OF*0..]->(holder:Task|Measure|Project|Indicator)
  WHERE EXISTS { (holder)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
  WITH holder ORDER BY length(path), holder.start DESC, holder.id
  RETURN collect(holder)[0] AS holder
}
CALL (holder) {
  OPTIONAL MATCH (department:Department)-[duty:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(holder)
  WITH department, duty ORDER BY duty.start, department.name, department.id
  RETURN collect(DISTINCT CASE duty.role WHEN 'lead' THEN department.name END) AS leads,
         collect(DISTINCT CASE duty.role WHEN 'responsible' THEN department.name END) AS responsible,
         collect(DISTINCT CASE duty.role WHEN 'support' THEN department.name END) AS supports,
         collect(duty)[0] AS duty
}
OPTIONAL MATCH (project)-[:STATED_IN]->(section:Section)
RETURN plan.title AS plan,
       plan.id AS plan_id,
       city.name AS city,
       project.name AS project,
       project.id AS item_id,
       project.kind AS project_kind,
       around.name AS parent,
       project.investment_yuan AS investment_yuan,
       project.scale AS scale,
       section.title AS task,
       leads,
       responsible,
       supports,
       CASE WHEN holder = project THEN duty.basis WHEN holder IS NOT NULL THEN 'inherited' END AS basis,
       project.quote AS quote,
       project.start AS start,
       project.end AS end,
       project.page AS page,
       project.ocr AS ocr
ORDER BY plan, plan_id, start, item_id, parent
LIMIT $limit

// title = { zh = "重点工程与项目", en = "Projects" }
// question = { zh = "鹿城区哪些重点工程项目投资超过300万元？", en = "How much will Lucheng invest in the natural disaster risk census?" }
// tags = ["projects"]
// columns = ["plan", "plan_id", "city", "project", "item_id", "project_kind", "parent", "investment_yuan",
//     "scale", "task", "leads", "responsible", "supports", "basis", "quote", "start", "end", "page"]
// [parameters]
// text = {}
// city = { example = "鹿城区" }
// plan = {}
// project_kind = {}
// minimum = {}
// maximum = {}
// topic = {}

CALL () {
  WITH $text AS text WHERE text IS NOT NULL
  CALL db.index.fulltext.queryNodes('names', text) YIELD node AS project
  WHERE project:Project
  RETURN project
  UNION
  WITH $text AS text WHERE text IS NULL
  MATCH (every:Plan)-[:OF_CITY]->(city:City)
  WHERE ($plan IS NULL OR $plan IN [every.id, every.title, every.source])
    AND ($city IS NULL OR $city IN [city.id, city.name, city.full_name, city.code])
  MATCH (project:Project {plan: every.id})
  RETURN project
}
MATCH (plan:Plan {id: project.plan})-[:OF_CITY]->(city:City)
WHERE ($plan IS NULL OR $plan IN [plan.id, plan.title, plan.source])
  AND ($city IS NULL OR $city IN [city.id, city.name, city.full_name, city.code])
  AND ($project_kind IS NULL OR project.kind = $project_kind)
  AND ($minimum IS NULL OR project.investment_yuan >= $minimum)
  AND ($maximum IS NULL OR project.investment_yuan <= $maximum)
  AND ($topic IS NULL OR EXISTS {
    (project)-[:ABOUT]->(:Topic)-[:BROADER*0..]->(asked:Topic) WHERE $topic IN [asked.id, asked.zh, asked.en]
  })
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
OPTIONAL MATCH (project)-[:PART_OF]->(around:Project)
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
       project.page AS page
ORDER BY plan, plan_id, start, item_id, parent
LIMIT $limit

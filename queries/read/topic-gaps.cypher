// title = { zh = "主题责任空白", en = "Gaps of a topic" }
// question = { zh = "哪些城市没有为保险工作明确责任单位？", en = "Which cities name nobody for insurance?" }
// tags = ["topic", "cities", "quality"]
// columns = ["city", "plan", "plan_id", "status", "places", "task", "item_kind", "item", "item_id", "quote",
//     "start", "end", "page"]
// [parameters]
// topic = { required = true, example = "保险" }
// city = {}
// silent = { default = true }

OPTIONAL MATCH (asked:Topic)
WHERE asked.id = $topic OR asked.zh = $topic OR asked.en = $topic
OPTIONAL MATCH (asked)<-[:BROADER*0..]-(narrower:Topic)
WITH collect(DISTINCT narrower) AS topics
CALL (topics) {
  UNWIND topics AS topic
  MATCH (item:Task|Measure|Project|Indicator)-[about:ABOUT]->(topic)
  WITH item, about ORDER BY item.start, item.id, about.start
  WITH item, collect(about)[0] AS about
  WITH item, about,
       EXISTS { (item)-[:PART_OF*0..]->()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) }
       OR EXISTS { (item)<-[:PART_OF*1..]-()<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) } AS owned
  ORDER BY item.start, item.id
  WITH item.plan AS plan, any(o IN collect(owned) WHERE o) AS owned, collect({node: item, said: about}) AS places
  RETURN collect({plan: plan, owned: owned, places: places}) AS promised
}
CALL (topics) {
  UNWIND topics AS topic
  MATCH (section:Section)-[said:MENTIONS]->(topic)
  WITH section, said ORDER BY said.start, section.id
  WITH section.plan AS plan, collect({node: section, said: said}) AS places
  RETURN collect({plan: plan, places: places}) AS mentioned
}
MATCH (plan:Plan)-[:OF_CITY]->(city:City)
WHERE $city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city
WITH plan, city, [p IN promised WHERE p.plan = plan.id][0] AS promise, [m IN mentioned WHERE m.plan = plan.id][0] AS mention
WHERE (promise IS NULL OR NOT promise.owned) AND ($silent OR promise IS NOT NULL OR mention IS NOT NULL)
WITH plan, city, promise, coalesce(promise.places, mention.places, []) AS places
WITH plan, city, promise, size(places) AS places, places[0].node AS item, places[0].said AS said
OPTIONAL MATCH (item)-[:STATED_IN]->(section:Section)
WITH plan, city, places, item, said, section,
     CASE
       WHEN promise IS NOT NULL OR item.kind = 'goals' THEN 'unowned'
       WHEN item IS NOT NULL THEN 'reported'
       ELSE 'silent'
     END AS status
RETURN city.name AS city,
       plan.title AS plan,
       plan.id AS plan_id,
       status,
       places,
       coalesce(section.title, item.title) AS task,
       toLower(labels(item)[0]) AS item_kind,
       coalesce(item.name, item.text, item.title) AS item,
       item.id AS item_id,
       said.quote AS quote,
       said.start AS start,
       said.end AS end,
       said.page AS page
ORDER BY CASE status WHEN 'unowned' THEN 0 WHEN 'reported' THEN 1 ELSE 2 END, city, plan, plan_id
LIMIT $limit

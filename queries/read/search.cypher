// title = { zh = "全文检索", en = "Search" }
// question = { zh = "哪里谈到巨灾保险？", en = "Where do the plans speak of catastrophe insurance?" }
// tags = ["search"]
// columns = ["label", "name", "node_id", "plan", "plan_id", "city", "section", "text", "start", "end", "score"]
// [parameters]
// text = { required = true, example = "巨灾保险" }
// city = {}
// plan = {}
// label = {}

CALL () {
  // Of everything, only the best and those that are as good: what is around a hit is looked up for these alone.
  CALL db.index.fulltext.queryNodes('words', $text) YIELD node, score
  WHERE ($label IS NULL OR $label IN labels(node))
  WITH score ORDER BY score DESC LIMIT $limit
  RETURN min(score) AS least
}
CALL db.index.fulltext.queryNodes('words', $text) YIELD node, score
WHERE ($plan IS NOT NULL OR $city IS NOT NULL OR score >= least)
  AND ($label IS NULL OR $label IN labels(node))
OPTIONAL MATCH (owner:Plan {id: node.plan})-[:OF_CITY]->(place:City)
OPTIONAL MATCH (node)-[:OF_CITY]->(home:City)
OPTIONAL MATCH (node)-[:STATED_IN]->(stated:Section)
WITH node, score, owner, coalesce(place, home, CASE WHEN node:City THEN node END) AS city, stated
WHERE ($plan IS NULL OR owner.id = $plan OR owner.title = $plan OR owner.source = $plan)
  AND ($city IS NULL OR city.id = $city OR city.name = $city OR city.full_name = $city OR city.code = $city)
RETURN labels(node)[0] AS label,
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

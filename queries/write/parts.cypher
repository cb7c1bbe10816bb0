// Plans' parts of the graph, one after the other, where the graph does not hold them: neither the plans themselves nor what
// another program took the same bytes for. Those that it holds it leaves, and tells what it holds.
// The graph itself is written first: whoever holds it is the only one who changes what plans share, until it is done.
// What a plan shares with others is found, or made; the rest is new, and not looked for. A relationship's ends are places in
// the list of all nodes: cities, departments, functions, topics, then the plan's own. Neo4j plans this once: for all sizes
// of its lists, since they are inside one, and however the graph grows, since every node is found by its id.
CYPHER replan=skip
MERGE (graph:Graph {id: $graph})
SET graph.version = $version
WITH graph
UNWIND $parts AS part
CALL (part) {
  MATCH (plan:Plan)
  WHERE plan.id = part.plan OR plan.sha256 = part.sha256
  RETURN collect(DISTINCT plan {.id, .sha256, .reader, .source}) AS same
}
WITH collect([part, same]) AS looked_up
UNWIND looked_up AS pair
WITH pair[0].plan AS document, pair[1] AS same, CASE WHEN pair[1] = [] THEN pair[0] ELSE $nothing END AS part
CALL (part) {
  UNWIND range(0, size(part.cities) - 1) AS place
  WITH place, part.cities[place] AS row
  MERGE (city:City {id: row.id})
  FOREACH (changed IN CASE WHEN properties(city) = row THEN [] ELSE [row] END | SET city = changed)
  WITH city ORDER BY place
  RETURN collect(city) AS cities
}
CALL (part) {
  UNWIND range(0, size(part.departments) - 1) AS place
  WITH place, part.departments[place] AS row
  MERGE (department:Department {id: row.id})
  ON CREATE SET department = row
  ON MATCH SET department.duties = department.duties + row.duties, department.leads = department.leads + row.leads,
    department.responsible = department.responsible + row.responsible, department.supports = department.supports + row.supports
  FOREACH (told IN
    CASE
      WHEN all(alias IN row.aliases WHERE alias IN department.aliases)
        AND department.kind <= row.kind AND department.function <= row.function AND department.listed <= row.listed
      THEN [] ELSE [row]
    END |
    SET department.aliases = reduce(
          known = coalesce(department.aliases, []), alias IN told.aliases |
          [other IN known WHERE other < alias] + alias + [other IN known WHERE other > alias]
        ),
        department.kind = CASE WHEN department.kind < told.kind THEN department.kind ELSE told.kind END,
        department.function = CASE WHEN department.function < told.function THEN department.function ELSE told.function END,
        department.listed = department.listed AND told.listed
  )
  WITH department ORDER BY place
  RETURN collect(department) AS departments
}
CALL (part) {
  UNWIND range(0, size(part.functions) - 1) AS place
  WITH place, part.functions[place] AS row
  MERGE (function:Function {id: row.id})
  FOREACH (changed IN CASE WHEN properties(function) = row THEN [] ELSE [row] END | SET function = changed)
  WITH function ORDER BY place
  RETURN collect(function) AS functions
}
CALL (part) {
  UNWIND range(0, size(part.topics) - 1) AS place
  WITH place, part.topics[place] AS row
  MERGE (topic:Topic {id: row.id})
  FOREACH (changed IN CASE WHEN properties(topic) = row THEN [] ELSE [row] END | SET topic = changed)
  WITH topic ORDER BY place
  RETURN collect(topic) AS topics
}
CALL (part) {
  UNWIND range(0, size(part.nodes) - 1) AS place
  WITH place, part.nodes[place] AS row
  CREATE (node:$(row[0]))
  SET node += row[1]
  WITH node ORDER BY place
  RETURN collect(node) AS own
}
WITH document, same, part, cities + departments + functions + topics + own AS nodes
CALL (part, nodes) {
  UNWIND part.edges AS kind
  UNWIND kind[1] AS row
  WITH kind[0] AS type, nodes[row[0]] AS tail, nodes[row[1]] AS head, row
  CREATE (tail)-[edge:$(type)]->(head)
  SET edge += row[2]
}
CALL (part, nodes) {
  UNWIND part.wordless AS kind
  UNWIND kind[1] AS row
  WITH kind[0] AS type, nodes[row[0]] AS tail, nodes[row[1]] AS head
  CREATE (tail)-[:$(type)]->(head)
}
CALL (part, nodes) {
  UNWIND part.part_of AS row
  WITH nodes[row[0]] AS city, nodes[row[1]] AS around
  MERGE (city)-[:PART_OF]->(around)
}
CALL (part, nodes) {
  UNWIND part.of_city AS row
  WITH nodes[row[0]] AS department, nodes[row[1]] AS city
  MERGE (department)-[:OF_CITY]->(city)
}
CALL (part, nodes) {
  UNWIND part.has_function AS row
  WITH nodes[row[0]] AS department, nodes[row[1]] AS function
  MERGE (department)-[:HAS_FUNCTION]->(function)
}
CALL (part, nodes) {
  UNWIND part.broader AS row
  WITH nodes[row[0]] AS narrower, nodes[row[1]] AS broader
  MERGE (narrower)-[:BROADER]->(broader)
}
RETURN document, same, CASE WHEN part.ids THEN [node IN nodes | elementId(node)] ELSE [] END AS ids

// A plan's part of the graph. What it shares with other plans is found, or made; the rest is new, and not looked for.
// A relationship's ends are places in the list of all nodes: cities, departments, functions, topics, then the plan's own.
// One parameter, for Neo4j plans a query anew for each combination of its lists' sizes; and not anew as the graph grows,
// for every node is found by its id whatever there is.
CYPHER replan=skip
CALL () {
  UNWIND range(0, size($part.cities) - 1) AS place
  WITH place, $part.cities[place] AS row
  MERGE (city:City {id: row.id})
  FOREACH (changed IN CASE WHEN properties(city) = row THEN [] ELSE [row] END | SET city = changed)
  WITH city ORDER BY place
  RETURN collect(city) AS cities
}
CALL () {
  UNWIND range(0, size($part.departments) - 1) AS place
  WITH place, $part.departments[place] AS row
  MERGE (department:Department {id: row.id})
  ON CREATE SET department = row
  ON MATCH SET department.duties = department.duties + row.duties
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
CALL () {
  UNWIND range(0, size($part.functions) - 1) AS place
  WITH place, $part.functions[place] AS row
  MERGE (function:Function {id: row.id})
  FOREACH (changed IN CASE WHEN properties(function) = row THEN [] ELSE [row] END | SET function = changed)
  WITH function ORDER BY place
  RETURN collect(function) AS functions
}
CALL () {
  UNWIND range(0, size($part.topics) - 1) AS place
  WITH place, $part.topics[place] AS row
  MERGE (topic:Topic {id: row.id})
  FOREACH (changed IN CASE WHEN properties(topic) = row THEN [] ELSE [row] END | SET topic = changed)
  WITH topic ORDER BY place
  RETURN collect(topic) AS topics
}
CALL () {
  UNWIND range(0, size($part.nodes) - 1) AS place
  WITH place, $part.nodes[place] AS row
  CREATE (node:$(row[0]))
  SET node = row[1]
  WITH node ORDER BY place
  RETURN collect(node) AS own
}
WITH cities + departments + functions + topics + own AS nodes
CALL (nodes) {
  UNWIND $part.edges AS kind
  UNWIND kind[1] AS row
  WITH kind[0] AS type, nodes[row[0]] AS tail, nodes[row[1]] AS head, row
  CREATE (tail)-[edge:$(type)]->(head)
  SET edge = row[2]
}
CALL (nodes) {
  UNWIND $part.wordless AS kind
  UNWIND kind[1] AS row
  WITH kind[0] AS type, nodes[row[0]] AS tail, nodes[row[1]] AS head
  CREATE (tail)-[:$(type)]->(head)
}
CALL (nodes) {
  UNWIND $part.part_of AS row
  WITH nodes[row[0]] AS city, nodes[row[1]] AS around
  MERGE (city)-[:PART_OF]->(around)
}
CALL (nodes) {
  UNWIND $part.of_city AS row
  WITH nodes[row[0]] AS department, nodes[row[1]] AS city
  MERGE (department)-[:OF_CITY]->(city)
}
CALL (nodes) {
  UNWIND $part.has_function AS row
  WITH nodes[row[0]] AS department, nodes[row[1]] AS function
  MERGE (department)-[:HAS_FUNCTION]->(function)
}
CALL (nodes) {
  UNWIND $part.broader AS row
  WITH nodes[row[0]] AS narrower, nodes[row[1]] AS broader
  MERGE (narrower)-[:BROADER]->(broader)
}
RETURN CASE WHEN $part.ids THEN [node IN nodes | elementId(node)] ELSE [] END AS ids

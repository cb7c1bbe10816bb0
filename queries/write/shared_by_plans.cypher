// What these plans share with other plans: looked at again when a plan's part has changed or gone.
MATCH (plan:Plan)
WHERE plan.id IN $plans
CALL (plan) {
  MATCH (department:Department)-[:NAMED_IN]->(plan)
  RETURN department AS shared
  UNION
  MATCH (plan)-[:OF_CITY]->(:City)-[:PART_OF*0..]->(city:City)
  RETURN city AS shared
  UNION
  MATCH (plan)<-[:NAMED_IN]-(:Department)-[:OF_CITY]->(:City)-[:PART_OF*0..]->(city:City)
  RETURN city AS shared
}
RETURN DISTINCT labels(shared)[0] AS label, shared.id AS id
ORDER BY label, id

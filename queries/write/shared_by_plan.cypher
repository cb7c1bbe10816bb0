// What a plan shares with other plans: looked at again when the plan's part has changed or gone.
MATCH (plan:Plan {id: $plan})
OPTIONAL MATCH (department:Department)-[:NAMED_IN]->(plan)
WITH plan, collect(DISTINCT department) AS departments
UNWIND [plan] + departments AS owner
MATCH (owner)-[:OF_CITY]->(:City)-[:PART_OF*0..]->(city:City)
RETURN [department IN departments | department.id] AS departments, collect(DISTINCT city.id) AS cities

// How many nodes and relationships are this plan's own.
MATCH (plan:Plan {id: $plan})
CALL (plan) {
  MATCH (owned:Section|Task|Measure|Project|Indicator|Deadline {plan: plan.id})
  RETURN count(owned) + sum(COUNT { (owned)-->() }) + sum(COUNT { (owned)<--(:Plan|Department) }) AS items
}
SET plan.size = items + COUNT { (plan)<-[:NAMED_IN]-() } + COUNT { (plan)-[:OF_CITY]->() }

// The plan has not as many nodes and relationships as were written.
MATCH (plan:Plan)
CALL (plan) {
  MATCH (owned:Section|Task|Measure|Project|Indicator|Deadline {plan: plan.id})
  RETURN count(owned) + sum(COUNT { (owned)-->() }) + sum(COUNT { (owned)<--(:Plan|Department) }) AS items
}
WITH plan, items + COUNT { (plan)<-[:NAMED_IN]-() } + COUNT { (plan)-[:OF_CITY|TREATS]->() } AS size
WHERE plan.size <> size
RETURN plan.id AS plan, 'Plan ' + plan.id + ' has ' + size + ', not ' + plan.size AS subject
ORDER BY plan, subject LIMIT $limit

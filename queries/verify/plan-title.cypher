// Its plan has another title than it says.
CALL () {
  MATCH (owned:Task|Project|Indicator|Deadline)
  MATCH (plan:Plan {id: owned.plan}) WHERE owned.plan_title <> plan.title
  RETURN plan, labels(owned)[0] + ' ' + owned.id AS subject
  UNION ALL
  MATCH (plan:Plan)-[treats:TREATS]->(topic:Topic) WHERE treats.plan_title <> plan.title
  RETURN plan, 'TREATS ' + plan.id + ' → ' + topic.id AS subject
}
RETURN plan.id AS plan, subject
ORDER BY plan, subject LIMIT $limit

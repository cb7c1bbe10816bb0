// title = { zh = "规划与牵头最多的部门", en = "Plans, and the departments that lead most" }

MATCH of_city = (plan:Plan)-[:OF_CITY]->(:City)
WITH plan, of_city ORDER BY plan.id LIMIT 5
CALL (plan) {
  MATCH (department:Department)-[:NAMED_IN]->(plan)
  WITH DISTINCT plan, department, COUNT { (department)-[:LEADS]->({plan: plan.id}) } AS leads
  ORDER BY leads DESC, department.id LIMIT 3
  MATCH home = (department)-[:OF_CITY]->(:City)
  CALL (plan, department) {
    OPTIONAL MATCH duty = (department)-[:LEADS]->(item {plan: plan.id})
    RETURN duty ORDER BY item.start LIMIT 3
  }
  RETURN home, duty
}
RETURN of_city, home, duty

// title = { zh = "到期日之前要完成什么", en = "What is due by a day" }
// [parameters]
// day = 2025-12-31

MATCH due = (:Task|Measure|Project|Indicator)-[:DUE_BY]->(deadline:Deadline)
WHERE deadline.date <= $day AND deadline.plan_title >= ''
RETURN due
LIMIT 100

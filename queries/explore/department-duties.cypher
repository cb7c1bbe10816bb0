// title = { zh = "一个部门承担什么", en = "What a department does" }
// [parameters]
// department = "临清市应急管理局"

MATCH duty = (:Department {name: $department})-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->(item)
OPTIONAL MATCH due = (item)-[:DUE_BY]->(:Deadline)
RETURN duty, due
LIMIT 100

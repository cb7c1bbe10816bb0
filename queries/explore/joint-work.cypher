// title = { zh = "哪些部门一起做一项任务", en = "Which departments work on one task" }
// [parameters]
// city = "临清市"

MATCH (:City {name: $city})<-[:OF_CITY]-(:Plan)<-[:PART_OF*1..]-(:Section)<-[:STATED_IN]-(item:Task|Project)
WHERE COUNT { (item)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department) } > 2
WITH DISTINCT item ORDER BY item.start LIMIT 2
MATCH duty = (item)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department)
RETURN duty

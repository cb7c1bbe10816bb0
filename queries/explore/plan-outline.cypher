// title = { zh = "一份规划的任务", en = "The tasks of a plan" }
// [parameters]
// city = "临清市"

MATCH of_city = (plan:Plan)-[:OF_CITY]->(:City {name: $city})
MATCH outline = (plan)<-[:PART_OF*1..2]-(section:Section)
OPTIONAL MATCH stated = (section)<-[:STATED_IN]-(:Task)
RETURN of_city, outline, stated
LIMIT 100

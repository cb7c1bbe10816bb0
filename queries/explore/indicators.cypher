// title = { zh = "一项指标在各市的目标", en = "One indicator in every city" }
// [parameters]
// concept = "relief_time"

MATCH stated = (indicator:Indicator {concept: $concept})-[:STATED_IN]->(:Section)-[:PART_OF*1..]->(:Plan)-[:OF_CITY]->(:City)
OPTIONAL MATCH duty = (indicator)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department)
RETURN stated, duty
LIMIT 100

// title = { zh = "谁负责这个主题", en = "Who owns a topic" }
// [parameters]
// topic = "巨灾保险"

MATCH path = (:Topic {zh: $topic})<-[:BROADER*0..]-(:Topic)<-[:ABOUT]-(item:Task|Measure|Project|Indicator)
OPTIONAL MATCH duty = (item)-[:PART_OF*0..2]->(:Task|Project)<-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]-(:Department)
RETURN path, duty
LIMIT 100

// Topics that no plan speaks of, themselves or through a narrower one.
MATCH (topic:Topic)
WHERE NOT EXISTS { (topic)<-[:BROADER*0..]-(:Topic)<-[:ABOUT|MENTIONS]-() }
DETACH DELETE topic

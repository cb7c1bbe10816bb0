// An orphan: no plan needs it.
CALL () {
  MATCH (orphan:Department) WHERE NOT EXISTS { (orphan)-[:NAMED_IN]->(:Plan) } RETURN orphan
  UNION
  MATCH (orphan:City)
  WHERE NOT EXISTS { (orphan)<-[:PART_OF*0..]-(:City)<-[:OF_CITY]-(:Plan|Department) }
  RETURN orphan
  UNION
  MATCH (orphan:Topic)
  WHERE NOT EXISTS { (orphan)<-[:BROADER*0..]-(:Topic)<-[:ABOUT|MENTIONS]-() }
  RETURN orphan
  UNION
  MATCH (orphan:Function) WHERE NOT EXISTS { (orphan)<-[:HAS_FUNCTION]-(:Department) } RETURN orphan
  UNION
  MATCH (orphan:Deadline) WHERE NOT EXISTS { (orphan)<-[:DUE_BY]-() } RETURN orphan
}
RETURN orphan.plan AS plan, labels(orphan)[0] + ' ' + orphan.id AS subject
ORDER BY plan, subject LIMIT $limit

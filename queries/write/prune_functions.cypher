// Functions that no department has.
MATCH (function:Function)
WHERE NOT EXISTS { (function)<-[:HAS_FUNCTION]-(:Department) }
DETACH DELETE function

// What departments are for; from the vocabulary.
UNWIND $rows AS row
MERGE (n:Function {id: row.id})
SET n = row

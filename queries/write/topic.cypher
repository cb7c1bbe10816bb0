// A subject that analysts ask for; from the vocabulary.
UNWIND $rows AS row
MERGE (n:Topic {id: row.id})
SET n = row

// Returns when full-text search finds all that has been written; until then it is a moment behind.
CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()

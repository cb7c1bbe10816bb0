"""The walk of many documents to tables, on one machine or on many: the same steps, and rows in place of a transaction."""

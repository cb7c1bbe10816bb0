"""The graph as Parquet tables, for corpora past one machine: their form, and the two ways from them into Neo4j."""

"""Everything that a graph holds, in an order of its own, so that two graphs can be compared."""

from queries.store import Store

Dump = tuple[list[str], list[str]]


def dump(store: Store) -> Dump:
    """One line a node and one line a relationship, sorted; the database's own ids and the graph's own node left out."""
    nodes = store.reader.run("MATCH (n) WHERE NOT n:Graph RETURN labels(n) AS labels, properties(n) AS properties")
    edges = store.reader.run(
        "MATCH (a)-[r]->(b) RETURN a.id AS tail, type(r) AS type, b.id AS head, properties(r) AS properties"
    )
    return sorted(map(_line, nodes)), sorted(map(_line, edges))


def _line(row: dict[str, object]) -> str:
    properties = row["properties"]
    assert isinstance(properties, dict)
    return repr([value for key, value in row.items() if key != "properties"] + sorted(properties.items()))

"""A graph that a restore or a load fills: marked until all is in, so that nobody reads half of it (version.py refuses)."""

from queries.errors import QueriesError
from queries.store import Statement, Store
from schema.evidence import Frozen
from schema.nodes import GRAPH_ID, SCHEMA_VERSION, Graph

_STATE = (
    f"MATCH (n) WITH count(n) AS nodes OPTIONAL MATCH (graph:{Graph.label} {{id: $id}}) "
    "RETURN nodes, graph['restoring'] AS restoring, graph['tables'] AS tables"
)
_BEGIN = (
    f"MERGE (graph:{Graph.label} {{id: $id}}) "
    "SET graph = {id: $id, version: $version, restoring: true, tables: $tables}"
)
_END = f"MATCH (graph:{Graph.label} {{id: $id}}) SET graph = {{id: $id, version: $version}}"


class Begun(Frozen):
    """What has begun to fill the graph: the mark of the tables that a load takes in, None for a restore."""

    tables: str | None


def find_begun(store: Store, source: str, error: type[QueriesError]) -> Begun | None:
    """None where the graph is empty. Raises `error` where it holds something whole, which `source` must not be mixed with."""
    [state] = store.reader.run(_STATE, {"id": GRAPH_ID})
    if not state["nodes"]:
        return None
    if not state["restoring"]:
        raise error(
            f"the graph is not empty, and {source} would be mixed with what is in it: "
            "take another QIANTOU_HOME or NEO4J_DATABASE, or remove its plans first"
        )
    return Begun.model_validate({"tables": state["tables"]})


def begin(store: Store, tables: str | None = None) -> None:
    store.writer.transact([_statement(_BEGIN, tables=tables)])


def end(store: Store, *also: str) -> None:
    """With what else goes in that transaction."""
    store.writer.transact([_statement(_END), *(_statement(cypher) for cypher in also)])


def _statement(cypher: str, **parameters: str | None) -> Statement:
    return Statement(cypher, parameters={"id": GRAPH_ID, "version": SCHEMA_VERSION, **parameters})

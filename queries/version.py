"""Which schema the graph holds: one that this program does not speak is left alone, and so is half a graph."""

from collections.abc import Mapping, Sequence

from queries.errors import HalfRestored, OtherVersion
from schema.nodes import GRAPH_ID, SCHEMA_VERSION, Graph, Plan

# Plans are looked for first: who sees one that another has just written sees its graph as well.
VERSION_QUERY = (
    f"WITH EXISTS {{ (:{Plan.label}) }} AS plans OPTIONAL MATCH (graph:{Graph.label}) "
    "RETURN plans, graph['version'] AS version, graph['restoring'] AS restoring"
)

_WHOSE = (
    f"the database holds :{Plan.label} nodes, but no :{Graph.label} node that says which schema they have: another program's, "
    "or that node was deleted. Take another database (QIANTOU_HOME or NEO4J_DATABASE); or, where they are this version's, put "
    f"the node back: `MERGE (:{Graph.label} {{id: '{GRAPH_ID}', version: {SCHEMA_VERSION}}})`"
)


def check_version(rows: Sequence[Mapping[str, object]], *, unfinished: bool) -> None:
    """`rows` are those of VERSION_QUERY; one without a version where nothing was ever written. Raises OtherVersion, HalfRestored."""
    for row in rows:
        version = row["version"]
        if version is None:
            if row["plans"]:
                raise OtherVersion(_WHOSE)
            continue
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise OtherVersion(
                f"the graph holds schema {version}, and this program speaks {SCHEMA_VERSION}: install a newer qiantou"
            )
        if version != SCHEMA_VERSION:
            raise OtherVersion(
                f"the graph holds schema {version}, and this program speaks {SCHEMA_VERSION}: "
                "read the plans again into an empty graph (another QIANTOU_HOME or NEO4J_DATABASE)"
            )
        if row["restoring"] and not unfinished:
            raise HalfRestored(
                "a restore or a load into this graph goes on, or was ended before it was done: then run the same "
                "`qiantou restore` or `qiantou load` again"
            )

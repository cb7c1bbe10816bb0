"""Which schema the graph holds: one that this program does not speak is left alone, and so is half a graph."""

from collections.abc import Mapping, Sequence

from queries.errors import HalfRestored, OtherVersion
from schema.nodes import SCHEMA_VERSION, Graph

VERSION_QUERY = f"MATCH (graph:{Graph.label}) RETURN graph['version'] AS version, graph['restoring'] AS restoring"


def check_version(rows: Sequence[Mapping[str, object]], *, unfinished: bool) -> None:
    """`rows` are those of VERSION_QUERY; none where nothing was ever written. Raises OtherVersion, HalfRestored."""
    for row in rows:
        version = row["version"]
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

"""A backup into an empty graph: in batches, so that its size does not matter, and marked until the last is in."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from queries.backup_form import EdgeLine, NodeLine, Tail, read_lines, unpack
from queries.engine_jars import Report
from queries.errors import BackupError
from queries.filling import begin, end, find_begun
from queries.store import Statement, Store
from schema.constraints import statements
from schema.edges import EDGES
from schema.nodes import GRAPH_ID, NODES, Graph

_BATCH_LINES = 10_000
_LABELS = frozenset(node.label for node in NODES)
_TYPES = frozenset(edge.type for edge in EDGES)

_CLEAR = f"MATCH (n) WHERE NOT n:{Graph.label} OR n.id <> '{GRAPH_ID}' WITH n LIMIT {_BATCH_LINES} DETACH DELETE n"

Lines = list[NodeLine | EdgeLine]


def restore(store: Store, path: Path, report: Report) -> Tail:
    """Load the backup; how many nodes and relationships it has. Raises BackupError.

    `store` is opened as unfinished: what a restore that was ended before has left is cleared first.
    """
    whole = _count(path)
    _make_room(store, path)
    store.writer.schema(statements())
    begin(store)
    done = 0
    for batch in _batches(path):
        store.writer.transact(list(_statements(batch)))
        done += len(batch)
        report("Restoring", done, whole.nodes + whole.edges)
    _compare(store, whole, path)
    end(store)
    return whole


def _count(path: Path) -> Tail:
    """Reads the whole file before anything is changed."""
    nodes = edges = 0
    for line in read_lines(path):
        _check_names(path, line)
        nodes += isinstance(line, NodeLine)
        edges += isinstance(line, EdgeLine)
    return Tail(nodes=nodes, edges=edges)


def _check_names(path: Path, line: NodeLine | EdgeLine) -> None:
    """They become part of statements."""
    labels = {line.label} if isinstance(line, NodeLine) else {line.tail[0], line.head[0]}
    types = {line.type} if isinstance(line, EdgeLine) else set()
    if unknown := (labels - _LABELS) | (types - _TYPES):
        raise BackupError(f"{path}: no such label or type in the schema: {', '.join(sorted(unknown))}")


def _make_room(store: Store, path: Path) -> None:
    if find_begun(store, str(path), BackupError) is None:
        return
    while _nodes(store) > 1:
        store.writer.transact([Statement(_CLEAR)])


def _nodes(store: Store) -> int:
    return int(str(store.reader.run("MATCH (n) RETURN count(n) AS n")[0]["n"]))


def _batches(path: Path) -> Iterator[Lines]:
    batch: Lines = []
    for line in read_lines(path):
        batch.append(line)
        if len(batch) == _BATCH_LINES:
            yield batch
            batch = []
    yield batch


def _statements(batch: Iterable[NodeLine | EdgeLine]) -> Iterator[Statement]:
    """One statement for lines of one kind that follow each other; the file has them in this order."""
    for cypher, lines in groupby(batch, key=_cypher):
        if cypher is not None:
            yield Statement(cypher, [_row(line) for line in lines])


def _cypher(line: NodeLine | EdgeLine) -> str | None:
    if isinstance(line, NodeLine):
        return None if line.label == Graph.label else f"UNWIND $rows AS row CREATE (n:{line.label}) SET n = row"
    return (
        f"UNWIND $rows AS row MATCH (tail:{line.tail[0]} {{id: row.tail}}) MATCH (head:{line.head[0]} {{id: row.head}}) "
        f"CREATE (tail)-[r:{line.type}]->(head) SET r = row.properties"
    )


def _row(line: NodeLine | EdgeLine) -> Mapping[str, object]:
    properties = unpack(line.properties)
    if isinstance(line, NodeLine):
        return properties
    return {"tail": line.tail[1], "head": line.head[1], "properties": properties}


def _compare(store: Store, whole: Tail, path: Path) -> None:
    [edges] = store.reader.run("MATCH ()-[r]->() RETURN count(r) AS n")
    if (_nodes(store), edges["n"]) != (whole.nodes, whole.edges):
        raise BackupError(f"{path} names relationships between nodes that it does not have: use another backup")

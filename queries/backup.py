"""The whole graph into one file, while nobody writes; see backup_form.py for the file, restore.py for the way back."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import IO

from queries.backup_form import FORM, EdgeLine, Head, NodeLine, Tail, create_file, pack, to_line
from queries.engine_jars import Report
from queries.errors import BackupError
from queries.library import load_write
from queries.store import Store, Transaction
from schema.edges import EDGES, Edge
from schema.nodes import NODES, SCHEMA_VERSION, Node

_NO_LIMIT = 0.0
_REPORTED_EVERY = 1000


def back_up(store: Store, path: Path, report: Report) -> Tail:
    """Write the graph to `path`; how many nodes and relationships it has. Raises BackupError."""
    return store.writer.work(lambda transaction: _write(transaction, path, report), timeout=_NO_LIMIT)


def _write(transaction: Transaction, path: Path, report: Report) -> Tail:
    transaction.run(load_write("hold"))
    counted = _count(transaction)
    done = 0
    with create_file(path) as file:
        file.write(to_line(Head(form=FORM, version=SCHEMA_VERSION)))
        for done, line in enumerate(_lines(transaction), start=1):
            file.write(to_line(line))
            if done % _REPORTED_EVERY == 0:
                report("Saving", done, counted.nodes + counted.edges)
        _end(file, counted, done)
    report("Saving", done, done)
    return counted


def _end(file: IO[bytes], counted: Tail, done: int) -> None:
    if done != counted.nodes + counted.edges:
        raise BackupError(
            f"the graph holds {counted.nodes + counted.edges - done} nodes or relationships that are not of its schema, "
            "and no backup would keep them: `qiantou verify` names them"
        )
    file.write(to_line(counted))


def _count(transaction: Transaction) -> Tail:
    [nodes] = transaction.run("MATCH (n) RETURN count(n) AS n")
    [edges] = transaction.run("MATCH ()-[r]->() RETURN count(r) AS n")
    return Tail.model_validate({"nodes": nodes["n"], "edges": edges["n"]})


def _lines(transaction: Transaction) -> Iterator[NodeLine | EdgeLine]:
    for node in NODES:
        yield from _nodes(transaction, node)
    for edge in EDGES:
        for tail in dict.fromkeys(tail for tails, _ in edge.ends for tail in tails):
            yield from _edges(transaction, edge, tail)


def _nodes(transaction: Transaction, node: type[Node]) -> Iterator[NodeLine]:
    """In the order of the ids, which their index keeps: nothing is gathered to be sorted."""
    cypher = f"MATCH (n:{node.label}) WHERE n.id >= '' RETURN properties(n) AS properties ORDER BY n.id"
    for row in transaction.stream(cypher):
        yield NodeLine(label=node.label, properties=pack(row["properties"]))


def _edges(transaction: Transaction, edge: type[Edge], tail: type[Node]) -> Iterator[EdgeLine]:
    cypher = (
        f"MATCH (tail:{tail.label}) WHERE tail.id >= '' WITH tail ORDER BY tail.id "
        f"MATCH (tail)-[r:{edge.type}]->(head) "
        "RETURN tail.id AS tail, labels(head)[0] AS label, head.id AS head, properties(r) AS properties"
    )
    for _, rows in groupby(transaction.stream(cypher), key=lambda row: row["tail"]):
        lines = (
            EdgeLine(
                type=edge.type,
                tail=(tail.label, str(row["tail"])),
                head=(str(row["label"]), str(row["head"])),
                properties=pack(row["properties"]),
            )
            for row in rows
        )
        yield from sorted(lines, key=to_line)

"""The same nodes and relationships by `neo4j-graphrag`'s Neo4jWriter, where that package is installed; it is no dependency.

It gets the whole corpus at once, each node once, since it would make shared nodes anew for each plan. It merges each
relationship by APOC, keeps one of a type between two nodes, and so writes fewer.
"""

import asyncio
import importlib
import importlib.util
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import neo4j

from ingest.rows import EdgeKind, PlanRows
from schema.nodes import Node

WHY_NOT = "neo4j-graphrag is not installed: pip install -r tests/bench/graphrag.txt"
_ENDS = ("tail", "head")


def is_installed() -> bool:
    return importlib.util.find_spec("neo4j_graphrag") is not None


def make_graph(plans: Iterable[PlanRows]) -> Any:
    """Its form of these plans; what plans share is in it once."""
    types = importlib.import_module("neo4j_graphrag.components.types")
    nodes: dict[str, Any] = {}
    edges: dict[tuple[object, ...], Any] = {}
    for plan in plans:
        for kind, rows in plan.nodes.items():
            for row in rows:
                name = _name(kind, row["id"])
                nodes[name] = types.Neo4jNode(id=name, label=kind.label, properties=_said(row))
        for edge, rows in plan.edges.items():
            for row in rows:
                made = _edge(types, edge, row)
                edges[made.type, made.start_node_id, made.end_node_id, repr(made.properties)] = made
    relationships = sorted(edges.values(), key=lambda made: made.type)
    return types.Neo4jGraph(nodes=list(nodes.values()), relationships=relationships)


def write_graph(driver: neo4j.Driver, database: str, graph: Any) -> None:
    writer = importlib.import_module("neo4j_graphrag.components.kg_writer").Neo4jWriter(driver, database)
    written = asyncio.run(writer.run(graph))
    if written.status != "SUCCESS":
        raise RuntimeError(f"Neo4jWriter: {written.metadata}")


def _edge(types: Any, edge: EdgeKind, row: Mapping[str, object]) -> Any:
    kind, tail, head = edge
    return types.Neo4jRelationship(
        type=kind.type,
        start_node_id=_name(tail, row["tail"]),
        end_node_id=_name(head, row["head"]),
        properties=_said(row, but=_ENDS),
    )


def _name(kind: type[Node], identity: object) -> str:
    return f"{kind.label} {identity}"


def _said(row: Mapping[str, object], *, but: Sequence[str] = ()) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None and name not in but}

"""Loading a graph: our rows a second beside others that write the same nodes and relationships into the same Neo4j.

The driver alone writes bare ids, as UNWIND and MERGE do it, one transaction a plan; ours writes everything, and search has
caught up when the time is taken. All write with one connection.
"""

import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median

import neo4j

from ingest.edges import edges_of
from ingest.nodes import nodes_of
from ingest.part import part_of
from ingest.rows import rows_of
from ingest.walk import read_plan
from ingest.write import await_search, write_part
from schema.edges import Edge
from schema.facts import PlanFacts
from schema.nodes import Node
from tests.bench import graphrag
from tests.bench.corpus import write_corpus
from tests.bench.engines import Bench, open_bench

PLANS = 60
ROUNDS = 3
AIM_TO_DRIVER = 0.8
"""Our rows a second are at least so many times those of the driver alone."""
AIM_TO_GRAPHRAG = 3.0
"""And those of neo4j-graphrag's writer."""

Graph = tuple[tuple[Node, ...], tuple[Edge, ...]]


def compare_loading() -> dict[str, float]:
    """Medians of alternating rounds, each into the empty graph, after one that warms them up."""
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as folder:
        facts = [read_plan(path) for path in write_corpus(Path(folder), PLANS)]
    graphs = [(tuple(nodes_of(each)), tuple(edges_of(each))) for each in facts]
    rows = sum(len(nodes) + len(edges) for nodes, edges in graphs)
    with open_bench() as bench:
        rounds = [(_ours(bench, facts), _bare(bench, graphs)) for _ in range(ROUNDS + 1)][1:]
        other = _compare_graphrag(bench, facts) if graphrag.is_installed() else {}
    ours, bare = (median(times) for times in zip(*rounds, strict=True))
    return {
        "load_rows": rows,
        "load_rows_per_second": round(rows / ours),
        "load_bare_rows_per_second": round(rows / bare),
        "load_to_driver": round(bare / ours, 2),
        "load_seconds_per_plan": round(ours / PLANS, 3),
        **other,
    }


def _compare_graphrag(bench: Bench, facts: Sequence[PlanFacts]) -> dict[str, float]:
    """Seconds of both for a graph of the same plans, ours measured again beside it."""
    graph = graphrag.make_graph(rows_of(each) for each in facts)
    rounds = [(_ours(bench, facts), _graphrag(bench, graph)) for _ in range(ROUNDS)]
    ours, theirs = (median(times) for times in zip(*rounds, strict=True))
    return {"load_graphrag_seconds": round(theirs, 2), "load_to_graphrag": round(theirs / ours, 2)}


def _ours(bench: Bench, facts: Iterable[PlanFacts]) -> float:
    def load() -> None:
        for each in facts:
            write_part(bench.store, part_of(each))
        await_search(bench.store)

    return _timed(bench, load)


def _bare(bench: Bench, graphs: Sequence[Graph]) -> float:
    def load() -> None:
        with bench.driver.session(database=bench.settings.neo4j_database) as session:
            for nodes, edges in graphs:
                session.execute_write(_write_bare, nodes, edges)

    return _timed(bench, load)


def _graphrag(bench: Bench, graph: object) -> float:
    return _timed(bench, lambda: graphrag.write_graph(bench.driver, bench.settings.neo4j_database, graph))


def _timed(bench: Bench, load: Callable[[], None]) -> float:
    bench.empty()
    started = time.perf_counter()
    load()
    return time.perf_counter() - started


def _write_bare(transaction: neo4j.ManagedTransaction, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    """One statement for each label, and one for each kind of relationship between two labels."""
    labels = {}
    groups: dict[str, list[dict[str, str]]] = {}
    for node in nodes:
        labels[node.id] = node.label
        groups.setdefault(f"MERGE (:{node.label} {{id: row.id}})", []).append({"id": node.id})
    for edge in edges:
        if not {edge.tail, edge.head} <= labels.keys():
            continue
        cypher = (
            f"MATCH (tail:{labels[edge.tail]} {{id: row.tail}}) MATCH (head:{labels[edge.head]} {{id: row.head}}) "
            f"MERGE (tail)-[:{edge.type}]->(head)"
        )
        groups.setdefault(cypher, []).append({"tail": edge.tail, "head": edge.head})
    for cypher, rows in groups.items():
        transaction.run(f"UNWIND $rows AS row {cypher}", rows=rows).consume()

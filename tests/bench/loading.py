"""Loading a graph: our rows a second beside others that write the same nodes and relationships into the same Neo4j.

The driver alone writes bare ids, as UNWIND and MERGE do it, one transaction a plan; ours writes everything, as `ingest` does
where plans wait for the database: the next rows are on their way by a second connection while the database writes, one
transaction after the other. All get the graph in the form that they write, and the time is taken when search has caught up.
"""

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple

import neo4j

from ingest.edges import edges_of
from ingest.nodes import nodes_of
from ingest.part import PlanPart, part_of
from ingest.plan_writer import PlanWriter
from ingest.rows import rows_of
from ingest.walk import read_plan
from ingest.write import await_search
from schema.edges import Edge
from schema.facts import PlanFacts
from tests.bench import graphrag
from tests.bench.corpus import write_corpus
from tests.bench.engines import Bench, open_bench

PLANS = 60
ROUNDS = 3
WARM_UP_ROUNDS = 3
"""Until the engine has compiled what all of them run."""
OURS = "ours"
AIM_TO_DRIVER = 0.8
"""Our rows a second are at least so many times those of the driver alone."""
AIM_TO_GRAPHRAG = 3.0
"""And those of neo4j-graphrag's writer."""

BareGraph = Mapping[str, list[dict[str, str]]]
"""Rows of ids by the statement that writes them."""


class Cost(NamedTuple):
    """Of one load; processor time is that of this process and of the engine, and tells more on a busy machine."""

    seconds: float
    processor_seconds: float


def compare_loading() -> dict[str, float]:
    """Medians of alternating rounds, each into the empty graph, after some that warm them up."""
    with tempfile.TemporaryDirectory(prefix="qiantou-bench-") as folder:
        facts = [read_plan(path) for path in write_corpus(Path(folder), PLANS)]
    parts = [part_of(each) for each in facts]
    bare = [_bare_graph(each) for each in facts]
    rows = sum(len(of_statement) for graph in bare for of_statement in graph.values())
    with open_bench(apoc=graphrag.is_installed()) as bench:
        loads = {OURS: lambda: _ours(bench, parts), "driver": lambda: _bare(bench, bare)}
        if graphrag.is_installed():
            graph = graphrag.make_graph(rows_of(each) for each in facts)
            loads["graphrag"] = lambda: graphrag.write_graph(bench.driver, bench.settings.neo4j_database, graph)
        rounds = [{name: _cost(bench, load) for name, load in loads.items()} for _ in range(WARM_UP_ROUNDS + ROUNDS)]
    measured = rounds[WARM_UP_ROUNDS:]
    costs = {name: Cost(*map(median, zip(*(each[name] for each in measured), strict=True))) for name in loads}
    return {"load_rows": rows, **dict(_figures(rows, costs))}


def _figures(rows: int, costs: Mapping[str, Cost]) -> Iterator[tuple[str, float]]:
    ours = costs[OURS]
    yield "load_rows_per_second", round(rows / ours.seconds)
    yield "load_seconds_per_plan", round(ours.seconds / PLANS, 3)
    for name in costs.keys() - {OURS}:
        cost = costs[name]
        yield f"load_{name}_rows_per_second", round(rows / cost.seconds)
        yield f"load_to_{name}", round(cost.seconds / ours.seconds, 2)
        yield f"load_to_{name}_processor", round(cost.processor_seconds / ours.processor_seconds, 2)


def _cost(bench: Bench, load: Callable[[], None]) -> Cost:
    bench.empty()
    await_search(bench.store)
    before, started = bench.processor_seconds(), time.perf_counter()
    load()
    await_search(bench.store)
    return Cost(time.perf_counter() - started, bench.processor_seconds() - before)


def _ours(bench: Bench, parts: Iterable[PlanPart]) -> None:
    with PlanWriter(bench.store) as writer:
        for written in [writer.put(part) for part in parts]:
            written.result()


def _bare(bench: Bench, graphs: Iterable[BareGraph]) -> None:
    with bench.driver.session(database=bench.settings.neo4j_database) as session:
        for graph in graphs:
            session.execute_write(_write_bare, graph)


def _write_bare(transaction: neo4j.ManagedTransaction, graph: BareGraph) -> None:
    for cypher, rows in graph.items():
        transaction.run(f"UNWIND $rows AS row {cypher}", rows=rows).consume()


def _bare_graph(facts: PlanFacts) -> BareGraph:
    """One statement for each label, and one for each kind of relationship between two labels."""
    edges = tuple(edges_of(facts))
    labels = {}
    graph: dict[str, list[dict[str, str]]] = {}
    for node in nodes_of(facts, edges):
        labels[node.id] = node.label
        graph.setdefault(f"MERGE (:{node.label} {{id: row.id}})", []).append({"id": node.id})
    for edge in edges:
        if {edge.tail, edge.head} <= labels.keys():
            graph.setdefault(_merge(edge, labels), []).append({"tail": edge.tail, "head": edge.head})
    return graph


def _merge(edge: Edge, labels: Mapping[str, str]) -> str:
    return (
        f"MATCH (tail:{labels[edge.tail]} {{id: row.tail}}) MATCH (head:{labels[edge.head]} {{id: row.head}}) "
        f"MERGE (tail)-[:{edge.type}]->(head)"
    )

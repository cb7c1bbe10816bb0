"""The last step: the facts of one plan into the graph, replaced whole or not at all."""

import logging
from collections.abc import Container, Iterable, Mapping, Sequence
from enum import StrEnum

from ingest.edges import edges_of
from ingest.errors import AmbiguousPlan
from ingest.fingerprint import reader_fingerprint
from ingest.nodes import nodes_of
from queries.library import load_write
from queries.store import Statement, Store, Transaction
from schema.constraints import statements
from schema.edges import Edge
from schema.evidence import Frozen
from schema.facts import PlanFact, PlanFacts
from schema.ids import PlanId
from schema.nodes import GRAPH_ID, NODES, SCHEMA_VERSION, City, Department, Node

Rows = list[dict[str, object]]

_log = logging.getLogger(__name__)


def ensure_schema(store: Store) -> None:
    """Constraints and indexes, where they are not there yet."""
    store.writer.schema(statements())


def read_hashes(store: Store) -> dict[str, PlanId]:
    """The plans that this very program has read: hash of the file → plan. One read by another is to be read again."""
    rows = store.reader.run(load_write("hashes"), {"reader": reader_fingerprint()})
    return {str(row["sha256"]): PlanId(str(row["id"])) for row in rows}


def write_plan(store: Store, facts: PlanFacts) -> bool:
    """Put the plan in the place of what the graph knew of it; False when it is there already, read from the same bytes."""
    nodes = tuple(dict.fromkeys(nodes_of(facts)))
    kinds: dict[str, set[type[Node]]] = {}
    for node in nodes:
        kinds.setdefault(node.id, set()).add(type(node))  # a function and a topic may share a word for their id
    content = [*_node_statements(nodes), *_edge_statements(_connected(facts, kinds), kinds)]
    return store.writer.work(lambda transaction: _replace(transaction, facts, content))


def _replace(transaction: Transaction, facts: PlanFacts, content: Sequence[Statement]) -> bool:
    """All that is looked up is looked up in our turn, so that two ingests at once end as one after the other."""
    _take_turn(transaction)
    plan = facts.plan
    same = transaction.run(load_write("same_document"), {"plan": plan.id, "sha256": plan.sha256})
    if any(_is_there(plan, row) for row in same):
        return False
    named = {department.id for department in facts.departments}
    written = [*content, Statement(load_write("size"), parameters={"plan": plan.id})]
    if replaced := [str(row["id"]) for row in same]:
        departments, cities = _shared_by(transaction, replaced)
        transaction.write([_removal(replaced), *written, *_tidy(departments | named, cities)])
    else:
        transaction.write([*written, _refresh(named)])
    return True


def _is_there(plan: PlanFact, row: Mapping[str, object]) -> bool:
    """Of copies of one file the first by name counts, whichever came first."""
    known = (row["id"], row["sha256"], row["reader"]) == (plan.id, plan.sha256, reader_fingerprint())
    return known and str(row["source"]) <= plan.source


def remove_plan(store: Store, plan: str) -> bool:
    """Take a plan out, by id, title or file name; False when there is none. Leaves nothing that only it needed."""
    return store.writer.work(lambda transaction: _remove(transaction, plan))


def _remove(transaction: Transaction, plan: str) -> bool:
    _take_turn(transaction)
    found = [str(row["id"]) for row in transaction.run(load_write("find_plan"), {"name": plan})]
    if not found:
        return False
    if len(found) > 1:
        raise AmbiguousPlan(plan, found)
    departments, cities = _shared_by(transaction, found)
    transaction.write([_removal(found), *_tidy(departments, cities)])
    return True


def _take_turn(transaction: Transaction) -> None:
    """Plans share departments, cities and topics: whoever writes holds the graph's own node until it is done."""
    transaction.run(load_write("graph"), {"id": GRAPH_ID, "version": SCHEMA_VERSION})


def _connected(facts: PlanFacts, known: Container[str]) -> list[Edge]:
    """The edges with both ends. An end is missing where a fact belongs to an item that has no evidence: that is said."""
    edges = list(edges_of(facts))
    kept = [edge for edge in edges if edge.tail in known and edge.head in known]
    if len(kept) < len(edges):
        _log.warning(
            "%s: %d relationships left out, their items have no evidence", facts.plan.source, len(edges) - len(kept)
        )
    return kept


def _shared_by(transaction: Transaction, plans: Sequence[str]) -> tuple[set[str], set[str]]:
    """The ids of the departments, and those of the cities, that the graph connects with these plans now."""
    ids: dict[object, set[str]] = {Department.label: set(), City.label: set()}
    for row in transaction.run(load_write("shared_by_plans"), {"plans": plans}):
        ids[row["label"]].add(str(row["id"]))
    return ids[Department.label], ids[City.label]


def _removal(plans: Sequence[str]) -> Statement:
    return Statement(load_write("remove_plans"), parameters={"plans": plans})


def _refresh(departments: Iterable[str]) -> Statement:
    """Work out anew what departments are called."""
    return Statement(load_write("refresh_departments"), _ids(departments))


def _tidy(departments: set[str], cities: set[str]) -> list[Statement]:
    """After a plan has gone: what departments are called now, and away with what no plan needs any more."""
    return [
        _refresh(departments),
        Statement(load_write("prune_departments"), _ids(departments)),
        Statement(load_write("prune_cities"), _ids(cities)),
        Statement(load_write("prune_topics")),
        Statement(load_write("prune_functions")),
    ]


def _ids(ids: Iterable[str]) -> Rows:
    return [{"id": identity} for identity in sorted(ids)]


def _node_statements(nodes: Iterable[Node]) -> list[Statement]:
    """One for each label, in the order in which they are written."""
    rows: dict[type[Node], Rows] = {kind: [] for kind in NODES}
    for node in nodes:
        rows[type(node)].append(_row(node))
    return [Statement(load_write(kind.label.lower()), of_kind) for kind, of_kind in rows.items() if of_kind]


def _edge_statements(edges: Iterable[Edge], kinds: Mapping[str, Container[type[Node]]]) -> list[Statement]:
    """One for each type between two labels: where an end's label is known, one index is enough to find it.

    What hangs on a node of the plan's own is created, since that node is new: so no two may be the same.
    """
    rows: dict[tuple[type[Edge], str, str], Rows] = {}
    for edge in {_identity(edge): edge for edge in edges}.values():
        tail, head = _labels(edge, kinds)
        rows.setdefault((type(edge), tail, head), []).append(_row(edge))
    return [
        Statement(load_write(kind.type.lower(), tail=tail, head=head), of_kind)
        for (kind, tail, head), of_kind in rows.items()
    ]


def _identity(edge: Edge) -> tuple[object, ...]:
    return edge.type, edge.tail, edge.head, *(getattr(edge, name) for name in edge.told_apart)


def _labels(edge: Edge, kinds: Mapping[str, Container[type[Node]]]) -> tuple[str, str]:
    """The labels of its ends."""
    return next(
        (tail.label, head.label)
        for tails, heads in edge.ends
        for tail in tails
        for head in heads
        if tail in kinds[edge.tail] and head in kinds[edge.head]
    )


def _row(thing: Frozen) -> dict[str, object]:
    return {name: _plain(value) for name, value in thing}


def _plain(value: object) -> object:
    """The database knows no tuples and no enumerations."""
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value

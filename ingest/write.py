"""The last step: the facts of one plan into the graph, replaced whole or not at all."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from ingest.edges import edges_of
from ingest.errors import AmbiguousPlan
from ingest.fingerprint import reader_fingerprint
from ingest.nodes import nodes_of
from queries.library import load_write
from queries.store import Statement, Store
from schema.constraints import statements
from schema.edges import EDGES, Edge
from schema.evidence import Frozen
from schema.facts import PlanFacts
from schema.ids import PlanId
from schema.nodes import NODES, City, Department, Node

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
    plan = facts.plan
    if read_hashes(store).get(plan.sha256) == plan.id:
        return False
    replaced = _found(store, "same_document", {"plan": plan.id, "sha256": plan.sha256})
    departments, cities = _shared_by(store, replaced)
    nodes = tuple(nodes_of(facts))
    edges = _connected(facts, {node.id for node in nodes})
    store.writer.transact(
        [
            Statement(load_write("remove_plans"), parameters={"plans": replaced}),
            *_statements(NODES, nodes),
            *_statements(EDGES, edges),
            *_tidy(departments | {department.id for department in facts.departments}, cities),
        ]
    )
    return True


def remove_plan(store: Store, plan: str) -> bool:
    """Take a plan out, by id, title or file name; False when there is none. Leaves nothing that only it needed."""
    found = _found(store, "find_plan", {"name": plan})
    if not found:
        return False
    if len(found) > 1:
        raise AmbiguousPlan(plan, found)
    departments, cities = _shared_by(store, found)
    remove = Statement(load_write("remove_plans"), parameters={"plans": found})
    store.writer.transact([remove, *_tidy(departments, cities)])
    return True


def _connected(facts: PlanFacts, known: set[str]) -> list[Edge]:
    """The edges with both ends. An end is missing where a fact belongs to an item that has no evidence: that is said."""
    edges = list(edges_of(facts))
    kept = [edge for edge in edges if {edge.tail, edge.head} <= known]
    if len(kept) < len(edges):
        _log.warning(
            "%s: %d relationships left out, their items have no evidence", facts.plan.source, len(edges) - len(kept)
        )
    return kept


def _found(store: Store, statement: str, parameters: Mapping[str, object]) -> list[str]:
    return [str(row["id"]) for row in store.reader.run(load_write(statement), parameters)]


def _shared_by(store: Store, plans: Sequence[str]) -> tuple[set[str], set[str]]:
    """The ids of the departments, and those of the cities, that the graph connects with these plans now."""
    ids: dict[object, set[str]] = {Department.label: set(), City.label: set()}
    for row in store.reader.run(load_write("shared_by_plans"), {"plans": plans}):
        ids[row["label"]].add(str(row["id"]))
    return ids[Department.label], ids[City.label]


def _tidy(departments: set[str], cities: set[str]) -> list[Statement]:
    """Work out anew what departments are called, then drop what no plan needs any more."""
    return [
        Statement(load_write("refresh_departments"), _ids(departments)),
        Statement(load_write("prune_departments"), _ids(departments)),
        Statement(load_write("prune_cities"), _ids(cities)),
        Statement(load_write("prune_topics")),
        Statement(load_write("prune_functions")),
    ]


def _ids(ids: Iterable[str]) -> Rows:
    return [{"id": identity} for identity in sorted(ids)]


def _statements(kinds: Sequence[type[Node] | type[Edge]], things: Iterable[Node | Edge]) -> list[Statement]:
    """One statement for each kind, in the order of the kinds, each thing once."""
    rows: dict[type[Frozen], Rows] = {kind: [] for kind in kinds}
    for thing in dict.fromkeys(things):
        rows[type(thing)].append(_row(thing))
    return [Statement(load_write(_statement_name(kind)), rows[kind]) for kind in kinds if rows[kind]]


def _statement_name(kind: type[Node] | type[Edge]) -> str:
    return (kind.label if issubclass(kind, Node) else kind.type).lower()


def _row(thing: Frozen) -> dict[str, object]:
    return {name: _plain(value) for name, value in thing.model_dump().items()}


def _plain(value: object) -> object:
    """The database knows no tuples and no enumerations."""
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value

"""The last step: the facts of plans into the graph, each replaced whole or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from ingest.errors import AmbiguousPlan
from ingest.fingerprint import reader_fingerprint
from ingest.part import NOTHING, PlanPart, part_of
from queries.library import load_write
from queries.store import Rows, Statement, Store, Transaction
from schema.constraints import statements
from schema.facts import PlanFact, PlanFacts
from schema.ids import PlanId
from schema.nodes import GRAPH_ID, SCHEMA_VERSION, City, Department

ROWS_AT_ONCE = 5000
"""Nodes and relationships of plans that go into one statement."""


def ensure_schema(store: Store) -> None:
    """Constraints and indexes, where they are not there yet."""
    store.writer.schema(statements())


def read_hashes(store: Store) -> dict[str, PlanId]:
    """The plans that this very program has read: hash of the file → plan. One read by another is to be read again."""
    rows = store.reader.run(load_write("hashes"), {"reader": reader_fingerprint()})
    return {str(row["sha256"]): PlanId(str(row["id"])) for row in rows}


def write_plan(store: Store, facts: PlanFacts) -> bool:
    """Put the plan in the place of what the graph knew of it; False when it is there already, read from the same bytes."""
    [written] = write_parts(store, [part_of(facts)])
    await_search(store)
    return written


def write_parts(store: Store, parts: Sequence[PlanPart]) -> list[bool]:
    """Like `write_plan`, for different plans of different files in one transaction; search finds them a moment later."""
    return store.writer.work(lambda transaction: _replace(transaction, parts))


def await_search(store: Store) -> None:
    """Search finds all that has been written."""
    store.reader.run(load_write("await_search"))


def _replace(transaction: Transaction, parts: Sequence[PlanPart]) -> list[bool]:
    """All that is looked up is looked up in our turn, so that two ingests at once end as one after the other."""
    same = _add_where_new(transaction, parts)
    new = [part for part in parts if not same[part.plan.id]]
    transaction.write([_review(city for part in new for city in part.cities)])
    return [_renew(transaction, part) if same[part.plan.id] else True for part in parts]


def _renew(transaction: Transaction, part: PlanPart) -> bool:
    """Put it in the place of what is there of it now, after those before it; False when that is just this."""
    [(same, _)] = _put(transaction, [_given(part, NOTHING)])
    if any(_is_there(part.plan, row) for row in same):
        return False
    replaced = [str(row["id"]) for row in same]
    departments, cities = _shared_by(transaction, replaced)
    transaction.write([_removal(replaced)])
    _add_where_new(transaction, [part])
    transaction.write(_tidy(departments.union(part.departments), cities.union(part.cities)))
    return True


def _add_where_new(transaction: Transaction, parts: Sequence[PlanPart]) -> dict[PlanId, Rows]:
    """What the graph holds of each; where that is nothing, it is added. Takes our turn.

    A plan of usual size goes by one statement. A huge one by many, for each holds in memory what it is given.
    """
    huge = [part.size > ROWS_AT_ONCE for part in parts]
    given = [
        _given(part, {**part.rows, "nodes": [], "edges": [], "wordless": []} if is_huge else part.rows, ids=is_huge)
        for part, is_huge in zip(parts, huge, strict=True)
    ]
    found = _put(transaction, given)
    for part, is_huge, (same, ids) in zip(parts, huge, found, strict=True):
        if is_huge and not same:
            _add_huge(transaction, part, ids)
    return {part.plan.id: same for part, (same, _) in zip(parts, found, strict=True)}


def _given(part: PlanPart, rows: Mapping[str, Sequence[Any]], *, ids: bool = False) -> Mapping[str, object]:
    return {**rows, "plan": part.plan.id, "sha256": part.plan.sha256, "ids": ids}


def _put(transaction: Transaction, given: Sequence[Mapping[str, object]]) -> list[tuple[Rows, list[str]]]:
    """What the graph holds of each, and the database's own ids of the nodes that were asked for."""
    rows = _take_turn(transaction, "parts", parts=given, nothing={**NOTHING, "ids": False})
    return [(cast(Rows, row["same"]), cast(list[str], row["ids"])) for row in rows]


def _add_huge(transaction: Transaction, part: PlanPart, shared: Sequence[str]) -> None:
    """`shared` are the database's own ids of what it shares, in the order of the list of all nodes."""
    ids = list(shared)
    for rows in _batches(part.nodes):
        [made] = transaction.run(load_write("part_nodes"), {"rows": rows})
        ids += cast(list[str], made["ids"])
    for kind, of_type in part.edges:
        for rows in _batches(of_type):
            ends = [(ids[tail], ids[head], said) for tail, head, said in rows]
            transaction.run(load_write("part_edges"), {"type": kind, "rows": ends})


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), ROWS_AT_ONCE):
        yield rows[start : start + ROWS_AT_ONCE]


def _is_there(plan: PlanFact, row: Mapping[str, object]) -> bool:
    """Of copies of one file the first by name counts, whichever came first."""
    known = (row["id"], row["sha256"], row["reader"]) == (plan.id, plan.sha256, reader_fingerprint())
    return known and str(row["source"]) <= plan.source


def remove_plan(store: Store, plan: str) -> bool:
    """Take a plan out, by id, title or file name; False when there is none. Leaves nothing that only it needed."""
    return store.writer.work(lambda transaction: _remove(transaction, plan))


def _remove(transaction: Transaction, plan: str) -> bool:
    found = [str(row["id"]) for row in _take_turn(transaction, "find_plan", name=plan)]
    if not found:
        return False
    if len(found) > 1:
        raise AmbiguousPlan(plan, found)
    departments, cities = _shared_by(transaction, found)
    transaction.write([_removal(found), *_tidy(departments, cities)])
    return True


def _take_turn(transaction: Transaction, search: str, **sought: object) -> Rows:
    """Plans share departments, cities and topics: whoever writes holds the graph's own node, and searches only then."""
    return transaction.run(load_write(search), {"graph": GRAPH_ID, "version": SCHEMA_VERSION, **sought})


def _shared_by(transaction: Transaction, plans: Sequence[str]) -> tuple[set[str], set[str]]:
    """The ids of the departments, and those of the cities, that the graph connects with these plans now."""
    ids: dict[object, set[str]] = {Department.label: set(), City.label: set()}
    for row in transaction.run(load_write("shared_by_plans"), {"plans": plans}):
        ids[row["label"]].add(str(row["id"]))
    return ids[Department.label], ids[City.label]


def _removal(plans: Sequence[str]) -> Statement:
    return Statement(load_write("remove_plans"), parameters={"plans": plans})


def _tidy(departments: set[str], cities: set[str]) -> list[Statement]:
    """After a plan has gone: what departments are called now, and away with what no plan needs any more."""
    return [
        Statement(load_write("refresh_departments"), _ids(departments)),
        Statement(load_write("prune_departments"), _ids(departments)),
        _review(cities),
        Statement(load_write("prune_cities"), _ids(cities)),
        Statement(load_write("prune_topics")),
        Statement(load_write("prune_functions")),
    ]


def _review(cities: Iterable[str]) -> Statement:
    return Statement(load_write("review_departments"), _ids(set(cities)))


def _ids(ids: Iterable[str]) -> list[dict[str, object]]:
    return [{"id": identity} for identity in sorted(ids)]

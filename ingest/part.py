"""A plan's rows as one statement takes them: ends of relationships are places among all nodes, so that nothing is looked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.duty_counts import DutyCounts
from ingest.rows import EdgeKind, PlanRows, Rows, rows_of
from schema.edges import Broader, Duty, HasFunction, NamedIn, OfCity, PartOf
from schema.facts import PlanFact, PlanFacts
from schema.nodes import City, Department, Function, Node, Plan, Topic

SHARED: Mapping[type[Node], str] = {
    City: "cities",
    Department: "departments",
    Function: "functions",
    Topic: "topics",
}
"""What plans share, in the order of the list of all nodes, and the statement's parameter for each."""

BONDS: Mapping[EdgeKind, str] = {
    (PartOf, City, City): "part_of",
    (OfCity, Department, City): "of_city",
    (HasFunction, Department, Function): "has_function",
    (Broader, Topic, Topic): "broader",
}
"""The relationships between these, which another plan may have made before."""

NOTHING: Mapping[str, Sequence[Any]] = dict.fromkeys(
    (*SHARED.values(), *BONDS.values(), "nodes", "edges", "wordless"), ()
)
"""The rows of a plan that has none."""

_ENDS = frozenset({"tail", "head"})
_Row = Mapping[str, object]
_Places = Mapping[tuple[type[Node], object], int]


@dataclass(frozen=True, slots=True)
class PlanPart:
    """One plan, ready to be written: plain values, so that it goes from one process to another for little."""

    plan: PlanFact
    departments: tuple[str, ...]
    cities: tuple[str, ...]
    """Those that have these departments."""
    rows: Mapping[str, Sequence[Any]] = field(repr=False)
    """One of parts.cypher."""

    @property
    def size(self) -> int:
        """Nodes and relationships of its own."""
        return len(self.nodes) + sum(len(of_type) for _, of_type in self.edges)

    @property
    def nodes(self) -> Sequence[Any]:
        return self.rows["nodes"]

    @property
    def edges(self) -> Iterable[tuple[str, Sequence[Any]]]:
        """By type: ends as places, and what it says."""
        return (*self.rows["edges"], *self.rows["wordless"])


def part_of(facts: PlanFacts) -> PlanPart:
    departments = tuple(department.id for department in facts.departments)
    cities = tuple({department.city for department in facts.departments})
    return PlanPart(facts.plan, departments, cities, _placed(rows_of(facts)))


def _placed(rows: PlanRows) -> dict[str, Sequence[Any]]:
    shared = {kind: [_said(row) for row in rows.nodes.get(kind, ())] for kind in SHARED}
    shared[Department] = _with_duties(_with_names(shared[Department], rows), rows)
    own = {kind: of_kind for kind, of_kind in rows.nodes.items() if kind not in SHARED}
    places = _places_of(shared | own)
    return {
        **{name: shared[kind] for kind, name in SHARED.items()},
        **{name: [_ends(kind, row, places) for row in rows.edges.get(kind, ())] for kind, name in BONDS.items()},
        "nodes": [(kind.label, _said(row)) for kind, of_kind in own.items() for row in of_kind],
        "edges": _edges(rows, places, speaking=True),
        "wordless": _edges(rows, places, speaking=False),
    }


def _edges(rows: PlanRows, places: _Places, *, speaking: bool) -> list[tuple[str, list[Any]]]:
    """Those whose type says something of the relationship, or those that only connect."""
    return [
        (kind[0].type, [(*_ends(kind, row, places), _said(row, but=_ENDS)) for row in of_kind])
        for kind, of_kind in rows.edges.items()
        if kind not in BONDS and (kind[0].model_fields.keys() > _ENDS) is speaking
    ]


def _with_duties(departments: Rows, rows: PlanRows) -> Rows:
    """With how many duties this plan gives to each."""
    duties = DutyCounts()
    for (kind, *_), of_kind in rows.edges.items():
        if issubclass(kind, Duty):
            duties.add(kind, (row["tail"] for row in of_kind))
    return [department | duties.of(department["id"]) for department in departments]


def _with_names(departments: Rows, rows: PlanRows) -> Rows:
    """With what this plan tells of each; where plans differ, as refresh_departments.cypher has it."""
    forms: dict[object, Rows] = defaultdict(list)
    for row in rows.edges.get((NamedIn, Department, Plan), ()):
        forms[row["tail"]].append(row)
    return [
        department | _told(forms[department["id"]]) if department["id"] in forms else department
        for department in departments
    ]


def _told(forms: Rows) -> dict[str, object]:
    return {
        "aliases": sorted({str(form["written"]) for form in forms}),
        "kind": min(str(form["kind"]) for form in forms),
        "function": min(str(form["function"]) for form in forms),
        "listed": all(form["listed"] for form in forms),
    }


def _places_of(nodes: Mapping[type[Node], Rows]) -> _Places:
    ids = ((kind, row["id"]) for kind, of_kind in nodes.items() for row in of_kind)
    return {identity: place for place, identity in enumerate(ids)}


def _ends(kind: EdgeKind, row: _Row, places: _Places) -> tuple[int, int]:
    _, tail, head = kind
    return places[tail, row["tail"]], places[head, row["head"]]


def _said(row: _Row, *, but: frozenset[str] = frozenset()) -> dict[str, object]:
    """What the row does say: the database keeps no nulls."""
    return {name: value for name, value in row.items() if value is not None and name not in but}

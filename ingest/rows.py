"""The facts of one plan as rows: what the database, or a table, takes of each node and relationship."""

import logging
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.edges import edges_of
from ingest.nodes import nodes_of
from schema.edges import Edge
from schema.evidence import Frozen
from schema.facts import PlanFacts
from schema.nodes import NODES, Node, Owned, Plan

Rows = list[dict[str, object]]
EdgeKind = tuple[type[Edge], type[Node], type[Node]]
"""A type of relationship, and the labels of its ends."""

_Kinds = Mapping[str, Container[type[Node]]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PlanRows:
    """Rows by label, in the order in which they are written, and by type between two labels; each thing once."""

    nodes: Mapping[type[Node], Rows]
    edges: Mapping[EdgeKind, Rows]


def rows_of(facts: PlanFacts) -> PlanRows:
    edges = tuple(edges_of(facts))
    nodes = tuple(dict.fromkeys(nodes_of(facts, edges)))
    kinds: dict[str, set[type[Node]]] = {}
    for node in nodes:
        kinds.setdefault(node.id, set()).add(type(node))  # a function and a topic may share a word for their id
    return _sized(PlanRows(_node_rows(nodes), _edge_rows(_connected(facts, edges, kinds), kinds)))


def _sized(rows: PlanRows) -> PlanRows:
    """The plan's own node says how many nodes and relationships are its own: those with an end that is."""
    size = sum(len(of_kind) for kind, of_kind in rows.nodes.items() if issubclass(kind, Owned))
    size += sum(len(of_kind) for (_, *ends), of_kind in rows.edges.items() if any(map(_is_own, ends)))
    [plan] = rows.nodes[Plan]
    return replace(rows, nodes={**rows.nodes, Plan: [plan | {"size": size}]})


def _is_own(kind: type[Node]) -> bool:
    return issubclass(kind, (Plan, Owned))


def _connected(facts: PlanFacts, edges: Sequence[Edge], known: Container[str]) -> list[Edge]:
    """The edges with both ends. An end is missing where a fact belongs to an item that has no evidence: that is said."""
    kept = [edge for edge in edges if edge.tail in known and edge.head in known]
    if len(kept) < len(edges):
        _log.warning(
            "%s: %d relationships left out, their items have no evidence", facts.plan.source, len(edges) - len(kept)
        )
    return kept


def _node_rows(nodes: Iterable[Node]) -> dict[type[Node], Rows]:
    rows: dict[type[Node], Rows] = {kind: [] for kind in NODES}
    for node in nodes:
        rows[type(node)].append(_row(node))
    return {kind: of_kind for kind, of_kind in rows.items() if of_kind}


def _edge_rows(edges: Iterable[Edge], kinds: _Kinds) -> dict[EdgeKind, Rows]:
    """By the labels of both ends: where an end's label is known, one index is enough to find it."""
    rows: dict[EdgeKind, Rows] = {}
    for edge in {_identity(edge): edge for edge in edges}.values():
        rows.setdefault((type(edge), *_ends(edge, kinds)), []).append(_row(edge))
    return rows


def _identity(edge: Edge) -> tuple[object, ...]:
    return edge.type, edge.tail, edge.head, *(getattr(edge, name) for name in edge.told_apart)


def _ends(edge: Edge, kinds: _Kinds) -> tuple[type[Node], type[Node]]:
    return next(
        (tail, head)
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

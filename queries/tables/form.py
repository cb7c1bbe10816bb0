"""Which tables there are, and their columns: one table a label, and one a type of relationship between two labels."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from schema.edges import EDGES, Edge
from schema.fields import plain_type
from schema.nodes import NODES, Graph, Node, Owned, Plan

TAIL, HEAD = "tail", "head"
OF_CITY = "of_city"
"""Column of the city that both ends of a relationship belong to; null where they belong to two. No property of it."""

_ARROW: tuple[tuple[type, pa.DataType], ...] = (
    (bool, pa.bool_()),  # before int, which it is a kind of
    (int, pa.int64()),
    (float, pa.float64()),
    (datetime.date, pa.date32()),
    (str, pa.string()),
    (tuple, pa.list_(pa.string())),
)


@dataclass(frozen=True, slots=True)
class NodeTable:
    kind: type[Node]

    @property
    def name(self) -> str:
        return f"nodes/{self.kind.label}"

    @property
    def is_shared(self) -> bool:
        """Whether several plans write the same rows, which become one."""
        return not issubclass(self.kind, Owned | Plan)

    @property
    def schema(self) -> pa.Schema:
        return _schema(self.kind)

    @property
    def lists(self) -> tuple[str, ...]:
        """The columns that hold lists."""
        return tuple(field.name for field in self.schema if pa.types.is_list(field.type))


@dataclass(frozen=True, slots=True)
class EdgeTable:
    kind: type[Edge]
    tail: type[Node]
    head: type[Node]

    @property
    def name(self) -> str:
        return f"edges/{self.tail.label}-{self.kind.type}-{self.head.label}"

    @property
    def is_shared(self) -> bool:
        return NodeTable(self.tail).is_shared and NodeTable(self.head).is_shared

    @property
    def properties(self) -> tuple[str, ...]:
        return tuple(name for name in self.kind.model_fields if name not in (TAIL, HEAD))

    @property
    def schema(self) -> pa.Schema:
        return _schema(self.kind).append(pa.field(OF_CITY, pa.string()))


Table = NodeTable | EdgeTable


@cache
def node_tables() -> tuple[NodeTable, ...]:
    """All but the graph's own node, which says nothing of a plan."""
    return tuple(NodeTable(kind) for kind in NODES if kind is not Graph)


@cache
def edge_tables() -> tuple[EdgeTable, ...]:
    return tuple(dict.fromkeys(_edge_tables()))


def _edge_tables() -> Iterator[EdgeTable]:
    for kind in EDGES:
        for tails, heads in kind.ends:
            yield from (EdgeTable(kind, tail, head) for tail in tails for head in heads)


@cache
def all_tables() -> tuple[Table, ...]:
    return (*node_tables(), *edge_tables())


@cache
def _schema(kind: type[Node] | type[Edge]) -> pa.Schema:
    return pa.schema([pa.field(name, _arrow_type(field.annotation)) for name, field in kind.model_fields.items()])


def _arrow_type(annotation: object) -> pa.DataType:
    """The column of a field; every column may hold nulls."""
    kind = plain_type(annotation)
    return next(arrow for python, arrow in _ARROW if issubclass(kind, python))

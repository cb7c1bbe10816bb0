"""Tables cut into pieces that a transaction can hold, each with its place in a lane: lanes share no city."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from queries.store import Statement
from queries.tables.folder import TableFolder
from queries.tables.form import HEAD, OF_CITY, TAIL, EdgeTable, NodeTable, edge_tables, node_tables

LANES = 16
LAST_LANE = LANES
"""Of relationships between cities, which are few and come last."""

_ROWS = 4000

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Piece:
    lane: int
    statement: Statement

    @property
    def rows(self) -> int:
        return len(self.statement.rows or ())


def node_pieces(folder: TableFolder) -> Iterator[Piece]:
    """Nodes belong to one table and one piece, so that any lane may take any of them."""
    turn = 0
    for table in node_tables():
        for part in folder.read(table):
            for first in range(0, part.num_rows, _ROWS):
                yield Piece(turn % LANES, Statement(_create_node(table), part.slice(first, _ROWS).to_pylist()))
                turn += 1


def city_pieces(folder: TableFolder) -> Iterator[Piece]:
    """Relationships inside a city, all those of one city in one lane."""
    for table in edge_tables():
        waiting: dict[int, Rows] = {lane: [] for lane in range(LANES)}
        for part in folder.read(table):
            for row in part.filter(pc.is_valid(part[OF_CITY])).to_pylist():
                lane = _lane_of(row[OF_CITY])
                waiting[lane].append(row)
                if len(waiting[lane]) == _ROWS:
                    yield _edge_piece(table, lane, waiting.pop(lane))
                    waiting[lane] = []
        yield from (_edge_piece(table, lane, rows) for lane, rows in sorted(waiting.items()) if rows)


def last_pieces(folder: TableFolder) -> Iterator[Piece]:
    """Relationships between cities."""
    for table in edge_tables():
        for part in folder.read(table):
            between: pa.Table = part.filter(pc.is_null(part[OF_CITY]))
            for first in range(0, between.num_rows, _ROWS):
                yield _edge_piece(table, LAST_LANE, between.slice(first, _ROWS).to_pylist())


def _lane_of(city: str) -> int:
    return zlib.crc32(city.encode()) % LANES


def _edge_piece(table: EdgeTable, lane: int, rows: Iterable[Mapping[str, Any]]) -> Piece:
    """By their heads in order: two lanes that meet at one topic's node meet there in the same order."""
    return Piece(lane, Statement(_create_edge(table), sorted(rows, key=lambda row: str(row[HEAD]))))


def _create_node(table: NodeTable) -> str:
    return f"UNWIND $rows AS row CREATE (n:{table.kind.label}) SET n = row"


def _create_edge(table: EdgeTable) -> str:
    properties = ", ".join(f"{name}: row.{name}" for name in table.properties)
    return (
        f"UNWIND $rows AS row MATCH (tail:{table.tail.label} {{id: row.{TAIL}}}) "
        f"MATCH (head:{table.head.label} {{id: row.{HEAD}}}) CREATE (tail)-[:{table.kind.type} {{{properties}}}]->(head)"
    )

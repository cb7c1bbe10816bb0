"""Cells that reach over several rows and columns, spread over all the places that they cover. Used by reading and cleaning."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, Protocol, TypeVar

from ingest.rulebook import load_rules

WIDEST = 200
_SENTENCE_MARKS = "，。；：、,;:"


class Reaching(Protocol):
    """A cell, by how many rows and columns it covers."""

    @property
    def rows(self) -> int: ...

    @property
    def columns(self) -> int: ...


_Cell = TypeVar("_Cell", bound=Reaching)


@dataclass(frozen=True, slots=True)
class Place(Generic[_Cell]):
    """A column of a row: the cell that shows there, and whether it stands in a row above and only reaches down."""

    cell: _Cell | None
    from_above: bool = False


@dataclass(slots=True)
class _Held(Generic[_Cell]):
    """A column that a cell from above still covers for some rows; nothing shows right of a cell's first column."""

    cell: _Cell | None
    rows: int


def width_of(rows: Iterable[Sequence[Reaching]]) -> int:
    """How many columns the widest row covers."""
    return min(max((sum(min(cell.columns, WIDEST) for cell in row) for row in rows), default=0), WIDEST)


@dataclass(slots=True)
class Spreader(Generic[_Cell]):
    """Takes a table's rows one by one and keeps which of their cells reach further down."""

    width: int
    _held: dict[int, _Held[_Cell]] = field(default_factory=dict)

    @property
    def is_free(self) -> bool:
        """Whether no cell reaches down into the next row."""
        return not self._held

    def spread(self, row: Sequence[_Cell], *, left: int) -> Iterator[Place[_Cell]]:
        """A place for each column; `left` is the number of rows from this one on."""
        storeyed = _is_upper_storey(row, left)
        cells = iter(row)
        column = 0
        while column < self.width:
            if column in self._held:
                yield Place(self._held[column].cell, from_above=True)
                self._use(column)
                column += 1
                continue
            cell = next(cells, None)
            if cell is None:
                yield Place(None)
                column += 1
                continue
            for offset in range(min(max(1, cell.columns), self.width - column)):
                shown = cell if offset == 0 or (storeyed and cell.columns > 1) else None
                yield Place(shown)
                if (more := min(cell.rows, left) - 1) > 0:
                    self._held[column] = _Held(shown, more)
                column += 1
                if column in self._held and offset + 1 < cell.columns:
                    break

    def _use(self, column: int) -> None:
        self._held[column].rows -= 1
        if self._held[column].rows <= 0:
            del self._held[column]


def _is_upper_storey(row: Sequence[Reaching], left: int) -> bool:
    """Whether a row is the upper half of a head: beside cells two rows high, others span the columns parted below."""
    tall = any(cell.rows > 1 and cell.rows <= left for cell in row)
    return tall and any(cell.columns > 1 and cell.rows == 1 for cell in row)


def list_units(lines: Sequence[str]) -> bool:
    """Whether the lines of a cell are units, one a line, and not a list with marks that was cut at the line's end."""
    return len(lines) > 1 and all(map(_is_unit_line, lines)) and not any("、" in line for line in lines)


def _is_unit_line(line: str) -> bool:
    return len(line) >= 3 and line.rstrip("）)").endswith(_unit_ends()) and line[-1] not in _SENTENCE_MARKS


@cache
def _unit_ends() -> tuple[str, ...]:
    return load_rules("frame").words["unit_ends"]

"""Tables whose cells are parted by tabs and hold line ends of their own: a row goes on over the lines until its columns
are full, and the next one begins with its number."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.clean.cell_forms import Kind, is_number, lists_units, read_head
from ingest.clean.cell_heads import is_outer
from ingest.clean.cell_tables import glue_cell
from ingest.clean.cells import TAB, split_cells
from ingest.clean.fitted_rows import read_columns
from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment
from ingest.clean.lines import Line

_MOST_LINES = 20
_LONGEST_LINE = 400

_Cells = list[list[Fragment]]


def with_broken_rows(lines: Sequence[Line], original: str) -> list[Line]:
    """The lines; those that are one row below a numbered head put together."""
    if "\t" not in original:
        return [*lines]
    found: list[Line] = []
    columns: tuple[Kind, ...] = ()
    at = 0
    while at < len(lines):
        columns = _read_head(lines[at]) or columns
        cells, count = _row(lines, at, original, columns) if _begins_row(lines[at]) else ([], 1)
        if count > 1:
            end = lines[at + count - 1].end
            found.append(replace(lines[at], end=end, cells=tuple(map(glue_cell, cells))))
        else:
            found.append(lines[at])
        at += count
    return found


def _read_head(line: Line) -> tuple[Kind, ...]:
    """The columns that a head names; none for a line that is no head, or one of a table whose rows have no number."""
    if not line.cells or read_head(line.cells[0].text) is not Kind.NUMBER:
        return ()
    return read_columns([cell.text for cell in line.cells])


def _begins_row(line: Line) -> bool:
    return line.cells is not None and len(line.cells) > 0 and is_number(fold(line.cells[0].text))


def _row(lines: Sequence[Line], at: int, original: str, columns: Sequence[Kind]) -> tuple[_Cells, int]:
    """The cells of the row that begins here, each with its lines, and how many lines it has; one line where they do not
    fill the columns. The last cell goes on only where a next row shows that the table does, or units stand right below
    units."""
    width = len(columns)
    cells: _Cells = []
    stop, full = at, 0
    for line in lines[at : at + _MOST_LINES]:
        pieces = split_cells(original, line.start, line.end, TAB)
        if (stop > at and (_begins_row(line) or _is_outside(line))) or max(1, len(cells)) + len(pieces) - 1 > width:
            break
        cells = [*cells[:-1], [*cells[-1], pieces[0]]] if cells else [[pieces[0]]]
        cells += [[piece] for piece in pieces[1:]]
        stop += 1
        full = full or (stop if len(cells) == width else 0)
    if not full:
        return [], 1
    if stop < len(lines) and _begins_row(lines[stop]):
        return cells, stop - at
    more = _count_units(lines[full:stop]) if columns[-1] is Kind.WHO else 0
    return [*cells[:-1], cells[-1][: 1 + more]], full + more - at


def _count_units(lines: Sequence[Line]) -> int:
    """How many lines from the first on are units, without an empty line above."""
    return sum(1 for _ in takewhile(lambda line: line.gap == 1 and lists_units(line.folded), lines))


def _is_outside(line: Line) -> bool:
    return bool(line.mark) or line.end - line.start > _LONGEST_LINE or line.merges_known or is_outer(line)

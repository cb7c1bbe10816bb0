"""Tables that were copied with one cell a line, as a site's article or a PDF gives them: their lines become rows. Tables
of who does what by when, and of works; tables of figures are read from lines by the extractor of indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ingest.clean.cell_forms import Kind, lists_units
from ingest.clean.cell_heads import Head, find_head, is_outer, read_heads
from ingest.clean.cell_rows import lay_rows
from ingest.clean.fold import fold
from ingest.clean.fragment import NOTHING, Fragment, glue
from ingest.clean.lines import Line
from ingest.rulebook import load_rules

_LONGEST_CELL = 300
_LONGEST_LONE_CELL = 30
_STOPS = ("。", "：")
_FEWEST_FILLED = 2
_SHARE_OF_UNITS = 0.6

_Row = list[list[Line]]


def with_cell_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines; those of a table with one cell a line as its rows."""
    found: list[Line] = []
    at = 0
    columns: tuple[Kind, ...] = ()
    while at < len(lines):
        head = find_head(lines, at, columns)
        rows = _rows(lines, at, head) if head is not None else []
        if head is None or not rows:
            stop = at + max(1, head.lines if head is not None else 0)
            found += lines[at:stop]
            at = stop
            continue
        columns = head.columns
        found += map(_row_line, rows)
        at += sum(len(cell) for row in rows for cell in row)
    return found


def _rows(lines: Sequence[Line], at: int, head: Head) -> list[_Row]:
    """The rows of the table that begins here, its head the first. Where a heading stands right below the head, that is
    the only row: the others follow the heading."""
    first = at + head.lines
    heads = [_head_row(lines[at:first], head)] if head.cells else []
    stop = _end(lines, first)
    rows = list(_laid(lines[first:stop], head.columns))
    if not head.sure and not _name_units(rows, head.columns):
        return []
    is_parted = first == stop < len(lines) and is_outer(lines[stop])
    return [*heads, *rows] if rows or is_parted else []


def _head_row(lines: Sequence[Line], head: Head) -> _Row:
    """The head's cells; the column of numbers that it does not name has an empty one."""
    ends = [*accumulate(head.cells)]
    row = [[*lines[end - count : end]] for end, count in zip(ends, head.cells, strict=True)]
    if len(row) < len(head.columns):
        row.insert(head.columns.index(Kind.NUMBER), [])
    return row


def _name_units(rows: Sequence[_Row], columns: Sequence[Kind]) -> bool:
    """Whether most rows have a cell that is nothing but units."""
    who = [column for column, kind in enumerate(columns) if kind is Kind.WHO]
    named = sum(any(lists_units(line.folded) for column in who for line in row[column]) for row in rows)
    return bool(rows) and named >= len(rows) * _SHARE_OF_UNITS


def _end(lines: Sequence[Line], at: int) -> int:
    """Where the table ends: at a heading, a note, a drawn table, a head."""
    while at < len(lines) and not _ends(lines[at]) and read_heads(lines, at) is None:
        at += 1
    return at


def _ends(line: Line) -> bool:
    folded = line.folded
    if line.cells is not None or line.mark or len(folded) > _LONGEST_CELL:
        return True
    return is_outer(line) or load_rules("tables")["ends_table"].regex.search(folded) is not None


def _laid(lines: Sequence[Line], columns: tuple[Kind, ...]) -> Iterator[_Row]:
    """The rows of the lines, without what stands below the table."""
    rows = lay_rows([line.folded for line in lines], columns)
    while rows and _is_text_below([[lines[at] for at in cell] for cell in rows[-1]]):
        rows.pop()
    if any(sum(map(bool, row)) >= _FEWEST_FILLED for row in rows):
        yield from ([[lines[at] for at in cell] for cell in row] for row in rows)


def _is_text_below(row: _Row) -> bool:
    """Whether a row is only a paragraph of whole sentences, or a label without its words (a site's buttons)."""
    filled = [cell for cell in row if cell]
    words = "".join(line.folded for cell in filled for line in cell)
    if len(filled) >= _FEWEST_FILLED:
        return False
    return words.endswith("：") or (len(words) > _LONGEST_LONE_CELL and words.endswith(_STOPS))


def _row_line(row: _Row) -> Line:
    first = next(line for cell in row for line in cell)
    last = [line for cell in row for line in cell][-1]
    return replace(
        first,
        end=last.end,
        words=NOTHING,
        folded="",
        cells=tuple(glue_cell([line.words for line in cell]) for cell in row),
    )


def glue_cell(lines: Sequence[Fragment]) -> Fragment:
    """The lines of one cell put together, units of one a line kept apart."""
    listed = len(lines) > 1 and all(lists_units(fold(line.text)) for line in lines)
    return glue(lines, listed=listed)

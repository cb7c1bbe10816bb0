"""Tables whose cells stand one a line, as pages saved from a site have them: their lines become rows with cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clean.cell_forms import Kind, is_number, lists_units, read_head
from ingest.clean.cell_rows import lay_rows
from ingest.clean.fragment import NOTHING, Fragment, glue
from ingest.clean.lines import Line
from ingest.headings import read_mark
from ingest.rulebook import load_rules

_FEWEST_HEADS = 3
_LONGEST_CELL = 300
_LONGEST_HEADING = 40
_LONGEST_LONE_CELL = 30
_STOPS = ("。", "：")
_FEWEST_FILLED = 2
_FEWEST_COUNTED = 3
_FEWEST_LINES, _MOST_LINES = 2, 7
"""Lines from one row's number to the next where no head says what the columns are."""
_SHARE_OF_UNITS = 0.6
_OUTER = frozenset({"chapter", "clause", "chinese", "chinese_bracket", "attachment", "box", "table"})
_WITHOUT_HEAD = (Kind.NUMBER, Kind.ITEM, Kind.WHO, Kind.TERM, Kind.NOTE)
_SAYING = frozenset({Kind.WHO, Kind.TERM, Kind.VALUE})


@dataclass(frozen=True, slots=True)
class _Head:
    """The columns that the lines from the table's first on name; none of them where the head is missing."""

    columns: tuple[Kind, ...]
    lines: int


def with_cell_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines; those of a table with one cell a line as its rows."""
    found: list[Line] = []
    at = 0
    columns: tuple[Kind, ...] = ()
    while at < len(lines):
        head = _read_head(lines, at) or _go_on(lines, at, columns) or _without_head(lines, at)
        if head is None:
            found.append(lines[at])
            at += 1
            continue
        stop = _end(lines, at + head.lines, head)
        rows = list(_rows(lines[at + head.lines : stop], head.columns))
        if not rows:
            found += lines[at : at + max(1, head.lines)]
            at += max(1, head.lines)
            continue
        columns = head.columns
        found += (_row_line(row) for row in ([[line] for line in lines[at : at + head.lines]], *rows) if row)
        at += head.lines + sum(len(cell) for row in rows for cell in row)
    return found


def _read_head(lines: Sequence[Line], at: int) -> _Head | None:
    """The head of a table: so many lines that each head a column, of what and of who, when or how much."""
    kinds: list[Kind] = []
    words: list[str] = []
    for line in lines[at : at + 2 * len(Kind)]:
        kind = read_head(line.folded) if line.cells is None and not line.mark else None
        if kind is None or line.folded in words:
            break
        words.append(line.folded)
        kinds.append(kind)
    whole = len(kinds) >= _FEWEST_HEADS and Kind.ITEM in kinds and not _SAYING.isdisjoint(kinds)
    return _Head(tuple(kinds), len(kinds)) if whole else None


def _go_on(lines: Sequence[Line], at: int, columns: tuple[Kind, ...]) -> _Head | None:
    """The columns of the table before, where a heading parts its rows: behind it a row's number stands."""
    if Kind.NUMBER not in columns or at == 0 or not _is_outer(lines[at - 1]):
        return None
    return _Head(columns, 0) if lines[at].cells is None and is_number(lines[at].folded) else None


def _without_head(lines: Sequence[Line], at: int) -> _Head | None:
    """Rows without a head: numbers that count on, each with a few lines behind it, most of them with one of units."""
    if lines[at].cells is not None or lines[at].folded != "1":
        return None
    starts = [at]
    for place in range(at + 1, len(lines)):
        if place - starts[-1] > _MOST_LINES or lines[place].cells is not None:
            break
        if lines[place].folded == str(len(starts) + 1) and place - starts[-1] > _FEWEST_LINES:
            starts.append(place)
    named = sum(any(lists_units(line.folded) for line in lines[start + 2 : start + 4]) for start in starts)
    shaped = len(starts) >= _FEWEST_COUNTED and named >= len(starts) * _SHARE_OF_UNITS
    return _Head(_WITHOUT_HEAD, 0) if shaped else None


def _end(lines: Sequence[Line], at: int, head: _Head) -> int:
    """Where the table ends: at a heading, a note, a drawn table, its own head again aside."""
    while at < len(lines) and not _ends(lines[at]) and _read_head(lines, at) is None:
        at += 1
    return at


def _ends(line: Line) -> bool:
    folded = line.folded
    if line.cells is not None or line.mark or len(folded) > _LONGEST_CELL:
        return True
    return _is_outer(line) or load_rules("tables")["ends_table"].regex.search(folded) is not None


def _is_outer(line: Line) -> bool:
    mark = read_mark(line.folded)
    return (
        mark is not None
        and mark.style in _OUTER
        and mark.end < len(line.folded) <= _LONGEST_HEADING
        and not line.folded.endswith("。")
    )


def _rows(lines: Sequence[Line], columns: tuple[Kind, ...]) -> Iterator[list[list[Line]]]:
    """The rows of the lines, without what stands below the table."""
    rows = lay_rows([line.folded for line in lines], columns)
    while rows and _is_text_below([[lines[at] for at in cell] for cell in rows[-1]]):
        rows.pop()
    if any(sum(map(bool, row)) >= _FEWEST_FILLED for row in rows):
        yield from ([[lines[at] for at in cell] for cell in row] for row in rows)


def _is_text_below(row: list[list[Line]]) -> bool:
    """Whether a row is only a paragraph of whole sentences."""
    filled = [cell for cell in row if cell]
    words = "".join(line.folded for cell in filled for line in cell)
    return len(filled) < _FEWEST_FILLED and len(words) > _LONGEST_LONE_CELL and words.endswith(_STOPS)


def _row_line(row: list[list[Line]]) -> Line:
    first = next(line for cell in row for line in cell)
    last = [line for cell in row for line in cell][-1]
    return replace(first, end=last.end, words=NOTHING, folded="", cells=tuple(map(_cell, row)))


def _cell(lines: Sequence[Line]) -> Fragment:
    listed = len(lines) > 1 and all(lists_units(line.folded) for line in lines)
    return glue((line.words for line in lines), listed=listed)

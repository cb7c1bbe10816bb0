"""Where a table with one cell a line begins, and what its columns hold: by its head, by the head further up that headings
part its rows from, or by rows that count on where no head is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.clean.cell_forms import Kind, is_number, lists_units, read_head
from ingest.clean.head_cells import HeadCell, head_cells
from ingest.clean.lines import Line
from ingest.headings import read_mark
from ingest.rulebook import load_rules

_FEWEST_HEADS = 3
_MOST_HEADS = 12
_SHARE_OF_HEADS = 0.6
_LONGEST_HEADING = 40
_FEWEST_COUNTED = 3
_MOST_DIGITS = 3
_FEWEST_LINES, _MOST_LINES = 2, 7
"""Lines from one row's number to the next where no head says what the columns are."""
_SHARE_OF_UNITS = 0.6
_OUTER = frozenset({"part", "chapter", "clause", "chinese", "chinese_bracket", "attachment", "box", "table"})
_WITHOUT_HEAD = (Kind.NUMBER, Kind.ITEM, Kind.WHO, Kind.TERM, Kind.NOTE)
_MEASURED = frozenset({Kind.UNIT, Kind.NATURE})
_SAYING = frozenset({Kind.WHO, Kind.TERM, Kind.VALUE})


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a table, and on how many lines each of its head's cells stands; no cells where the head is missing.
    Not `sure`: only rows that name units show that the lines behind a heading are the table's."""

    columns: tuple[Kind, ...]
    cells: tuple[int, ...] = ()
    sure: bool = True

    @property
    def lines(self) -> int:
        return sum(self.cells)


def find_head(lines: Sequence[Line], at: int, columns: tuple[Kind, ...]) -> Head | None:
    """The head of a table that begins here; `columns` are those of the table before."""
    return read_heads(lines, at) or _go_on(lines, at, columns) or _without_head(lines, at)


def read_heads(lines: Sequence[Line], at: int) -> Head | None:
    """The head of a table: so many lines that each head a column, of what and of who, when or how much."""
    if lines[at].cells is not None or read_head(lines[at].folded) is None:
        return None
    head = _named(lines, at) or _counted(lines, at)
    return _with_numbers(lines, at, head) if head is not None else None


def _named(lines: Sequence[Line], at: int) -> Head | None:
    """Cells that all are heads of columns known by their words."""
    cells: list[HeadCell] = []
    for cell in head_cells(lines[: at + 2 * len(Kind)], at):
        if cell.kind is None or any(cell.words == earlier.words for earlier in cells):
            break
        cells.append(cell)
    if _opens_with_caption(cells):
        return None
    return _head_of([cell.kind for cell in cells if cell.kind is not None], cells)


def _opens_with_caption(cells: Sequence[HeadCell]) -> bool:
    """Whether the table's own name stands above its head: 重点任务清单 above 序号, where another column is what is to be done."""
    kinds = [cell.kind for cell in cells]
    return kinds[:2] == [Kind.ITEM, Kind.NUMBER] and Kind.ITEM in kinds[2:]


def _with_numbers(lines: Sequence[Line], at: int, head: Head) -> Head:
    """A head with the column that it does not name: numbers of the rows that stand first in them, or second behind what
    several rows are about."""
    first = at + head.lines
    numbers = [place for place in range(first, min(first + 2, len(lines))) if lines[place].folded == "1"]
    if Kind.NUMBER in head.columns or not numbers or not _is_first_number(lines, numbers[0]):
        return head
    groups = head.columns[: numbers[0] - first]
    rest = head.columns[len(groups) :]
    if Kind.ITEM in rest:
        groups = tuple(Kind.CATEGORY for _ in groups)
    return replace(head, columns=(*groups, Kind.NUMBER, *rest))


def _counted(lines: Sequence[Line], at: int) -> Head | None:
    """The short cells from 序号 to the number of the first row, most of them known as heads: the others head columns as well."""
    if read_head(lines[at].folded) is not Kind.NUMBER:
        return None
    cells: list[HeadCell] = []
    place = at
    for cell in head_cells(lines, at):
        if (cells and _is_first_number(lines, place)) or len(cells) > _MOST_HEADS:
            break
        cells.append(cell)
        place += cell.lines
    if place >= len(lines) or not _is_first_number(lines, place):
        return None
    unknown = sum(cell.kind is None for cell in cells)
    return _head_of(_all_kinds(cells), cells) if unknown <= len(cells) * (1 - _SHARE_OF_HEADS) else None


def _all_kinds(cells: Sequence[HeadCell]) -> list[Kind]:
    """What cells head; the first that is not known heads what the rows are about, if none does."""
    kinds: list[Kind] = []
    for cell in cells:
        kinds.append(cell.kind or (Kind.OTHER if Kind.ITEM in kinds else Kind.ITEM))
    return kinds


def _is_first_number(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the number of a table's first row: 1, or in a piece of a table one that soon is counted on from."""
    number = lines[at].folded.strip("（）.、*＊")
    if number in ("1", "一"):
        return True
    if not number.isdecimal() or len(number) > _MOST_DIGITS:
        return False
    below = (line.folded for line in lines[at + _FEWEST_LINES + 1 : at + _MOST_HEADS + _MOST_LINES])
    return str(int(number) + 1) in below


def _head_of(kinds: Sequence[Kind], cells: Sequence[HeadCell]) -> Head | None:
    kinds = _with_targets(kinds, cells)
    whole = len(kinds) >= _FEWEST_HEADS and Kind.ITEM in kinds and not _SAYING.isdisjoint(kinds)
    return Head(tuple(kinds), tuple(cell.lines for cell in cells)) if whole else None


def _with_targets(kinds: Sequence[Kind], cells: Sequence[HeadCell]) -> Sequence[Kind]:
    """In a table of figures (with units or natures) 目标 behind what is measured heads numbers, not what is to be done."""
    if _MEASURED.isdisjoint(kinds) or Kind.ITEM not in kinds:
        return kinds
    named, is_target = kinds.index(Kind.ITEM), load_rules("tables")["head-of-year"].regex.search
    return [
        Kind.VALUE if at > named and kind is Kind.ITEM and is_target(cell.words) else kind
        for at, (kind, cell) in enumerate(zip(kinds, cells, strict=True))
    ]


def _go_on(lines: Sequence[Line], at: int, columns: tuple[Kind, ...]) -> Head | None:
    """The columns of the table before, where a heading parts its rows: behind it a row's number stands, or, in a table
    without numbers, what a row is about."""
    if not columns or at == 0 or lines[at].cells is not None or not is_outer(lines[at - 1]):
        return None
    if Kind.NUMBER in columns:
        return Head(columns) if is_number(lines[at].folded) else None
    may = Kind.WHO in columns and not is_outer(lines[at]) and not lists_units(lines[at].folded)
    return Head(_below_headings(columns), sure=False) if may else None


def _below_headings(columns: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The columns of a table whose first ones are filled by the headings between its rows."""
    items = [column for column, kind in enumerate(columns) if kind is Kind.ITEM and Kind.WHO in columns[column:]]
    return tuple(Kind.CATEGORY if column in items[:-1] else kind for column, kind in enumerate(columns))


def _without_head(lines: Sequence[Line], at: int) -> Head | None:
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
    return Head(_WITHOUT_HEAD) if shaped else None


def is_outer(line: Line) -> bool:
    """Whether a line is a heading that stands outside a table or parts its rows."""
    mark = read_mark(line.folded)
    return (
        mark is not None
        and mark.style in _OUTER
        and mark.end < len(line.folded) <= _LONGEST_HEADING
        and not line.folded.endswith("。")
    )

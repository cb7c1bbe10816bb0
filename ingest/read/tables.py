"""Tables with merged cells -> rows as cleaning expects them: as many cells in each, merged ones written out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.read.printer import Printer
from ingest.rulebook import load_rules

_WIDEST = 200
_LONGEST_ROW_TITLE = 40
_SENTENCE_MARKS = "，。；：、,;:"


@dataclass(frozen=True, slots=True)
class MergedCell:
    """A cell and how many rows and columns it covers; `lines` are its paragraphs."""

    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1
    sureness: float | None = None


@dataclass(slots=True)
class _Held:
    """A column that a cell from above still covers for some rows; `words` is empty right of a cell's first column."""

    words: str
    rows: int


Row = Sequence[MergedCell]


def print_table(printer: Printer, rows: Sequence[Row]) -> None:
    """A table: rows of words. What only frames text (one column, a title over all columns) is printed as lines."""
    width = _width(rows)
    held: dict[int, _Held] = {}
    begun = False
    for index, row in enumerate(rows):
        alone = len(row) == 1 and not held and (row[0].columns >= width or width == 1)
        if alone and (not begun or _is_text(row[0])):
            for line in row[0].lines:
                printer.put_line(line, sureness=row[0].sureness)
            continue
        begun = True
        words = list(_take_row(row, held, width, left=len(rows) - index))
        sureness = min((cell.sureness for cell in row if cell.sureness is not None), default=None)
        printer.put_row(words, sureness=sureness)


def _is_text(cell: MergedCell) -> bool:
    """Whether a cell over the whole width is text in a frame, and not the title of the rows below it."""
    return len(cell.lines) > 1 or sum(map(len, cell.lines)) > _LONGEST_ROW_TITLE


def _width(rows: Sequence[Row]) -> int:
    widest = max((sum(min(cell.columns, _WIDEST) for cell in row) for row in rows), default=0)
    return min(widest, _WIDEST)


def _take_row(row: Row, held: dict[int, _Held], width: int, *, left: int) -> Iterator[str]:
    """The words of each column: the row's own cells, between those that still reach down from above."""
    storeyed = _is_upper_storey(row, left)
    cells = iter(row)
    column = 0
    while column < width:
        if column in held:
            yield held[column].words
            _use(held, column)
            column += 1
            continue
        cell = next(cells, None)
        if cell is None:
            yield ""
            column += 1
            continue
        words = join_lines(cell.lines)
        for offset in range(min(max(1, cell.columns), width - column)):
            shown = words if offset == 0 or (storeyed and cell.columns > 1) else ""
            yield shown
            if (more := min(cell.rows, left) - 1) > 0:
                held[column] = _Held(shown, more)
            column += 1
            if column in held and offset + 1 < cell.columns:
                break


def _use(held: dict[int, _Held], column: int) -> None:
    held[column].rows -= 1
    if held[column].rows <= 0:
        del held[column]


def _is_upper_storey(row: Row, left: int) -> bool:
    """Whether a row is the upper half of a head: beside cells two rows high, others span the columns parted below."""
    tall = any(cell.rows > 1 and cell.rows <= left for cell in row)
    return tall and any(cell.columns > 1 and cell.rows == 1 for cell in row)


def join_lines(lines: Sequence[str]) -> str:
    """A cell's lines as one. Units that are listed one a line are parted by 、, for the line end is lost here."""
    kept = [line.strip() for line in lines if line.strip()]
    if len(kept) > 1 and all(_is_unit_line(line) for line in kept):
        return "、".join(kept)
    joined = "".join(kept[:1])
    for line in kept[1:]:
        joined += (" " if joined[-1:].isascii() and line[:1].isascii() else "") + line
    return joined


def _is_unit_line(line: str) -> bool:
    return len(line) >= 3 and line.rstrip("）)").endswith(_unit_ends()) and line[-1] not in _SENTENCE_MARKS


@cache
def _unit_ends() -> tuple[str, ...]:
    return load_rules("frame").words["unit_ends"]

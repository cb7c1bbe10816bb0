"""Tables with merged cells -> rows as cleaning expects them: as many cells in each, merged ones written out."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.merged_cells import Spreader, list_units, width_of
from ingest.read.printer import Printer

_LONGEST_ROW_TITLE = 40


@dataclass(frozen=True, slots=True)
class MergedCell:
    """A cell and how many rows and columns it covers; `lines` are its paragraphs."""

    lines: tuple[str, ...]
    rows: int = 1
    columns: int = 1
    sureness: float | None = None


Row = Sequence[MergedCell]


def print_table(printer: Printer, rows: Sequence[Row]) -> None:
    """A table: rows of words. What only frames text (one column, a title over all columns) is printed as lines."""
    spreader = Spreader[MergedCell](width_of(rows))
    begun = False
    for index, row in enumerate(rows):
        alone = len(row) == 1 and spreader.is_free and (row[0].columns >= spreader.width or spreader.width == 1)
        if alone and (not begun or _is_text(row[0])):
            for line in row[0].lines:
                printer.put_line(line, sureness=row[0].sureness)
            continue
        begun = True
        places = list(spreader.spread(row, left=len(rows) - index))
        sureness = min((cell.sureness for cell in row if cell.sureness is not None), default=None)
        words = [join_lines(place.cell.lines) if place.cell is not None else "" for place in places]
        printer.put_row(words, sureness=sureness)


def _is_text(cell: MergedCell) -> bool:
    """Whether a cell over the whole width is text in a frame, and not the title of the rows below it."""
    return len(cell.lines) > 1 or sum(map(len, cell.lines)) > _LONGEST_ROW_TITLE


def join_lines(lines: Sequence[str]) -> str:
    """A cell's lines as one. Units that are listed one a line are parted by 、, for the line end is lost here."""
    kept = [line.strip() for line in lines if line.strip()]
    if list_units(kept):
        return "、".join(kept)
    joined = "".join(kept[:1])
    for line in kept[1:]:
        joined += (" " if joined[-1:].isascii() and line[:1].isascii() else "") + line
    return joined

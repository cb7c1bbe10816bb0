"""Tables whose cells stand one a line: found by the words of their head, put together into rows."""

import re
from collections.abc import Sequence

from ingest.extract.indicator_columns import ColumnKind, Columns, read_columns
from ingest.extract.indicator_values import RULES, read_cell
from ingest.models import Cell, Paragraph, Reading, Table

LONGEST_HEAD = 14
LONGEST_CELL = 60

FEWEST_COLUMNS = 3

_SPACES = re.compile(r"\s+")


def find_cell_tables(reading: Reading) -> tuple[Table, ...]:
    """The tables that the paragraphs hold with one cell a line, as tables of rows."""
    paragraphs = reading.cleaned.paragraphs
    headings = {section.start for section in reading.sections}
    tables: list[Table] = []
    at = 0
    while at < len(paragraphs):
        heads = _heads(reading, paragraphs, at)
        columns = read_columns(heads) if len(heads) >= FEWEST_COLUMNS else None
        if columns is None or not columns.sets_numbers:
            at += max(1, len(heads))
            continue
        cells, following = _cells(reading, paragraphs, at + len(heads), headings)
        table = _table(reading, paragraphs[at : at + len(heads)], cells, columns)
        if table is not None:
            tables.append(table)
        at = following
    return tuple(tables)


def _heads(reading: Reading, paragraphs: Sequence[Paragraph], at: int) -> list[str]:
    """The words of the paragraphs from `at` on that are each the head of a column."""
    heads: list[str] = []
    for paragraph in paragraphs[at : at + 12]:
        if paragraph.end - paragraph.start > LONGEST_HEAD:
            break
        words = _SPACES.sub("", reading.cleaned.folded[paragraph.start : paragraph.end])
        if not any(RULES[rule].regex.search(words) for rule in _HEADS):
            break
        heads.append(words)
    return heads


_HEADS = tuple(f"column-{kind}" for kind in ColumnKind if kind is not ColumnKind.OTHER)


def _cells(
    reading: Reading, paragraphs: Sequence[Paragraph], at: int, headings: set[int]
) -> tuple[list[Cell], int]:
    """The cells from `at` on, up to a heading or a paragraph too long for a cell, and the index after them."""
    cells: list[Cell] = []
    for index in range(at, len(paragraphs)):
        paragraph = paragraphs[index]
        words = reading.cleaned.folded[paragraph.start : paragraph.end]
        is_heading = paragraph.start in headings and not words.strip().isdigit()
        if paragraph.end - paragraph.start > LONGEST_CELL or words.endswith("。") or is_heading:
            return cells, index
        cells.append(Cell(paragraph.start, paragraph.end, words))
    return cells, len(paragraphs)


def _table(reading: Reading, heads: Sequence[Paragraph], cells: Sequence[Cell], columns: Columns) -> Table | None:
    rows = [_row(cells_of_row, columns) for cells_of_row in _split(cells, columns)]
    rows = [row for row in rows if row]
    if not rows:
        return None
    folded = reading.cleaned.folded
    head = tuple(Cell(p.start, p.end, folded[p.start : p.end]) for p in heads)
    return Table(heads[0].start, rows[-1][-1].end, (head, *rows))


def _split(cells: Sequence[Cell], columns: Columns) -> list[Sequence[Cell]]:
    """The cells of each row: by running numbers, else by what stands in the last column, else by count."""
    if columns.find(ColumnKind.NUMBER) is not None:
        return _split_by_number(cells)
    width = len(columns.columns)
    if columns.find(ColumnKind.NATURE) == width - 1:
        return _split_after(cells)
    return [cells[at : at + width] for at in range(0, len(cells) - width + 1, width)]


def _split_by_number(cells: Sequence[Cell]) -> list[Sequence[Cell]]:
    """A row begins with the next number, followed by words and not by a value."""
    starts: list[int] = []
    for at, cell in enumerate(cells[:-1]):
        following = cells[at + 1].text.strip()
        if cell.text.strip() == str(len(starts) + 1) and read_cell(following[:2]) is None:
            starts.append(at)
    ends = [*starts[1:], len(cells)]
    return [cells[start:end] for start, end in zip(starts, ends, strict=True)]


def _split_after(cells: Sequence[Cell]) -> list[Sequence[Cell]]:
    """A row ends with its nature (约束性, 预期性)."""
    rows: list[Sequence[Cell]] = []
    start = 0
    for at, cell in enumerate(cells):
        if _is_nature(cell):
            rows.append(cells[start : at + 1])
            start = at + 1
    return rows


def _is_nature(cell: Cell) -> bool:
    return len(cell.text) <= 6 and any(RULES[rule].regex.search(cell.text) for rule in ("binding", "expected"))


def _row(cells: Sequence[Cell], columns: Columns) -> tuple[Cell, ...]:
    """The cells put under their heads by what they are; what a merged cell leaves out is an empty cell."""
    start = 1 if columns.find(ColumnKind.NUMBER) is not None else 0
    value_at = next((i for i in range(start + 1, len(cells)) if read_cell(cells[i].text)), None)
    if value_at is None:
        return ()
    nature_at = next((i for i in range(value_at, len(cells)) if _is_nature(cells[i])), None)
    slots = columns.all(ColumnKind.BASE, ColumnKind.TARGET, ColumnKind.CHANGE)
    values = list(cells[value_at : nature_at or value_at + len(slots)])[: len(slots)]
    under: dict[int, Cell] = dict(zip(slots[len(slots) - len(values) :], values, strict=True))
    _put(under, columns.find(ColumnKind.NUMBER), cells[0] if start else None)
    _put(under, columns.find(ColumnKind.NAME), _name_cell(cells, value_at, columns))
    _put(under, columns.find(ColumnKind.NATURE), cells[nature_at] if nature_at is not None else None)
    behind = cells[(nature_at + 1) if nature_at is not None else value_at + len(values) :]
    _put(under, columns.find(ColumnKind.DEPARTMENTS), behind[0] if behind else None)
    return tuple(under.get(at, Cell(cells[0].start, cells[0].start, "")) for at in range(len(columns.columns)))


def _name_cell(cells: Sequence[Cell], value_at: int, columns: Columns) -> Cell:
    """The name stands right before the values, or before its unit."""
    has_unit = columns.find(ColumnKind.UNIT) is not None and value_at >= 2
    is_unit = has_unit and cells[value_at - 1].text.strip() in RULES.words["unit"]
    return cells[value_at - 2] if is_unit else cells[value_at - 1]


def _put(under: dict[int, Cell], at: int | None, cell: Cell | None) -> None:
    if at is not None and cell is not None:
        under[at] = cell

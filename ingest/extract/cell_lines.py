"""Tables whose cells stand one a line: found by the words of their head, put together into rows."""

import re
from collections.abc import Sequence

from ingest.clean.fold import fold
from ingest.extract.indicator_columns import ColumnKind, Columns, read_columns
from ingest.extract.indicator_names import is_measure
from ingest.extract.indicator_values import RULES, is_unit_word, read_cell
from ingest.extract.units import is_unit, parse_units
from ingest.models import Cell, Paragraph, Reading, Table

LONGEST_HEAD = 14
LONGEST_CELL = 60

FEWEST_COLUMNS = 3

_SPACES = re.compile(r"\s+")
_BLANKS = frozenset(("—", "——", "-", "－", "/", "…"))


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


def _cells(reading: Reading, paragraphs: Sequence[Paragraph], at: int, headings: set[int]) -> tuple[list[Cell], int]:
    """The cells from `at` on, up to a heading or a paragraph too long for a cell, and the index after them."""
    cells: list[Cell] = []
    for index in range(at, len(paragraphs)):
        paragraph = paragraphs[index]
        words = reading.cleaned.folded[paragraph.start : paragraph.end]
        is_heading = paragraph.start in headings and not words.strip().isdigit()
        if paragraph.end - paragraph.start > LONGEST_CELL or words.endswith("。") or is_heading:
            return cells, index
        cells.append(Cell(paragraph.start, paragraph.end, reading.cleaned.text[paragraph.start : paragraph.end]))
    return cells, len(paragraphs)


def _table(reading: Reading, heads: Sequence[Paragraph], cells: Sequence[Cell], columns: Columns) -> Table | None:
    gathered = _Rows(columns)
    for cell in cells:
        gathered.feed(cell)
    rows = gathered.finish()
    if not rows:
        return None
    head = tuple(Cell(p.start, p.end, reading.cleaned.text[p.start : p.end]) for p in heads)
    return Table(heads[0].start, max(cell.end for cell in rows[-1]), (head, *rows))


class _Rows:
    """Cells on their way into rows: what a cell is says where a row ends; a merged cell is left out, and so may be
    a row's number, which looks like a page's."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.slots = columns.all(ColumnKind.BASE, ColumnKind.TARGET, ColumnKind.CHANGE)
        self.rows: list[tuple[Cell, ...]] = []
        self._row: list[tuple[ColumnKind, Cell]] = []
        self._number = 0

    def feed(self, cell: Cell) -> None:
        """The next cell of the text; it closes the row before where it cannot be part of it."""
        kind = self._kind(cell)
        if self._closes(kind):
            self._flush()
            kind = self._kind(cell)
        self._row.append((kind, cell))
        self._number += kind is ColumnKind.NUMBER

    def finish(self) -> list[tuple[Cell, ...]]:
        self._flush()
        return self.rows

    def _kind(self, cell: Cell) -> ColumnKind:
        words, values = cell.text.strip(), self._count(ColumnKind.TARGET)
        if _is_nature(words):
            return ColumnKind.NATURE
        if self._has(ColumnKind.NUMBER) and words.isdigit() and self._numbers_a_row(int(words)):
            return ColumnKind.NUMBER
        if self._has(ColumnKind.UNIT) and not values and self._count(ColumnKind.NAME) and is_unit_word(words):
            return ColumnKind.UNIT
        if values and self._has(ColumnKind.DEPARTMENTS) and any(map(is_unit, parse_units(words))):
            return ColumnKind.DEPARTMENTS
        is_value = words in _BLANKS or (_is_value(words) and (values or self._count(ColumnKind.NAME)))
        return ColumnKind.TARGET if is_value else ColumnKind.NAME

    def _numbers_a_row(self, number: int) -> bool:
        """Whether a bare number is that of a row: it opens one, or follows a category with the next number."""
        only_named = all(kind is ColumnKind.NAME for kind, _ in self._row)
        return not self._row or (only_named and len(self._row) == 1 and number == self._number + 1)

    def _closes(self, kind: ColumnKind) -> bool:
        values = self._count(ColumnKind.TARGET)
        if kind is ColumnKind.TARGET:
            return values >= len(self.slots)
        return kind is ColumnKind.NAME and values > 0

    def _has(self, kind: ColumnKind) -> bool:
        return self.columns.find(kind) is not None

    def _count(self, kind: ColumnKind) -> int:
        return sum(known is kind for known, _ in self._row)

    def _flush(self) -> None:
        """The row as cells under their heads: its name is the last before its values, which end at the right."""
        values = [cell for kind, cell in self._row if kind is ColumnKind.TARGET]
        under: dict[int, Cell] = dict(zip(self.slots[len(self.slots) - len(values) :], values, strict=True))
        for kind, cell in self._row:
            at = self.columns.find(kind)
            if at is not None and kind is not ColumnKind.TARGET:
                under[at] = cell
        if values and self._count(ColumnKind.NAME):
            first = min(cell.start for cell in under.values())
            blank = Cell(first, first, "")
            self.rows.append(tuple(under.get(at, blank) for at in range(len(self.columns.columns))))
        self._row = []


def _is_nature(words: str) -> bool:
    return RULES["nature-word"].regex.fullmatch(words) is not None


def _is_value(words: str) -> bool:
    """Whether a cell is a value, and no name that a number opens: 15岁以上人群吸烟率, PM2.5浓度."""
    value = read_cell(words)
    return value is not None and not is_measure(fold(words)[value.end :])

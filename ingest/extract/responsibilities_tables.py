"""Columns of tables that say who: 责任部门 behind indicators, 牵头单位 and 责任单位 in lists of tasks and projects."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from ingest.clean.fold import fold
from ingest.extract.responsibilities_items import Item, duties
from ingest.extract.responsibilities_parts import Part, find_labels, lead_first, read_labels, read_roles
from ingest.extract.units import Unit, parse_units
from ingest.headings import read_mark
from ingest.models import (
    Cell,
    IndicatorMention,
    Reading,
    ResponsibilityMention,
    Span,
    Table,
    TaskColumns,
    TaskTable,
)
from schema.roles import Basis, IndicatorSource, ItemKind, Role, SectionKind

_RULE = "column"
_NOTHING = frozenset({"", "/", "-", "—", "——", "无", "合计", "总计", "小计"})
_SHORTEST_NAME = 4
_LONGEST_MARK = 12
_SECOND_PART = re.compile(r"(?<!\d)2[.、）]|②|（2）|（二）|二、")
_ITEM_STYLES = frozenset({"chinese", "chinese_bracket", "arabic", "arabic_bracket", "arabic_half_bracket", "circled"})
_LONGEST_REST = 6
"""Characters of a cell beside its indicator that say nothing of their own: a number, a stop, 左右."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table by where they start."""

    table: Table
    columns: TaskColumns | None
    starts: Sequence[int]

    @classmethod
    def of(cls, table: Table, columns: TaskColumns | None) -> Self:
        return cls(table, columns, [row[0].start for row in table.rows])

    def naming(self, form: str, indicator: IndicatorMention) -> Span:
        """The nearest row, from the indicator's own upwards, that holds the unit's name: a merged cell stands further up."""
        for at in range(bisect_right(self.starts, indicator.start) - 1, -1, -1):
            if any(form in _bare(cell.text) for cell in self.table.rows[at]):
                return Span(self.table.rows[at][0].start, self.table.rows[at][-1].end)
        return Span(indicator.start, indicator.end)


def find_indicator_duties(reading: Reading, indicators: Sequence[IndicatorMention]) -> Iterator[ResponsibilityMention]:
    """A duty for each unit that an indicator's row names, quoted from the row where the unit stands; tables with several
    columns of units are read by those."""
    named = [indicator for indicator in indicators if indicator.written_departments]
    columns_of = {found.table.start: found.columns for found in reading.task_tables}
    tables = [_Rows.of(table, columns_of.get(table.start)) for table in reading.cleaned.tables if named]
    starts = [rows.table.start for rows in tables]
    for indicator in named:
        at = bisect_right(starts, indicator.start) - 1
        rows = tables[at] if at >= 0 else None
        columns = rows.columns if rows is not None else None
        if columns is not None and len(columns.roles) > 1:
            continue
        column_role = next(iter(columns.roles.values())) if columns is not None else Role.RESPONSIBLE
        for form in indicator.written_departments:
            place = rows.naming(form, indicator) if rows is not None else Span(indicator.start, indicator.end)
            units = parse_units(form) or (Unit(form, 0, len(form)),)
            for unit in units:
                yield ResponsibilityMention(
                    start=place.start,
                    end=place.end,
                    rule=_RULE,
                    basis=Basis.COLUMN,
                    role=unit.role or column_role,
                    written=unit.written,
                    item_kind=ItemKind.INDICATOR,
                    item=indicator.name,
                    item_start=indicator.start,
                    item_end=indicator.end,
                    section=indicator.section,
                    plate=unit.plate,
                )


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def find_column_duties(reading: Reading, indicators: Sequence[IndicatorMention]) -> Iterator[ResponsibilityMention]:
    """The duties of tables that have columns for units and for what they do; where the rows are indicators with one
    column of units, these belong to the indicator."""
    numbers = _Numbers(indicators)
    for found in reading.task_tables:
        section = reading.section_at(found.table.start)
        if section is not None and section.kind is SectionKind.BACKGROUND:
            continue
        if len(found.columns.roles) > 1 or not numbers.fill(found.table):
            yield from _table_duties(reading, found, numbers, section.index if section is not None else None)


class _Numbers:
    """The indicators by their place."""

    def __init__(self, indicators: Sequence[IndicatorMention]) -> None:
        self._found = sorted(indicators, key=lambda indicator: (indicator.start, indicator.end))
        self._starts = [indicator.start for indicator in self._found]

    def within(self, start: int, end: int) -> Sequence[IndicatorMention]:
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def fill(self, table: Table) -> bool:
        """Whether rows of the table were read as an indicator's."""
        return any(found.source is IndicatorSource.TABLE for found in self.within(table.start, table.end))


def _table_duties(
    reading: Reading, found: TaskTable, numbers: _Numbers, section: int | None
) -> Iterator[ResponsibilityMention]:
    """Row by row; a cell that is merged with those above it stands empty here, unless the reader wrote it out."""
    table, columns = found.table, found.columns
    repeated = _repeated(found)
    above: dict[int, Cell] = {}
    item: Item | None = None
    for row in found.rows:
        if len(row) != found.width:
            continue
        said = _item_of(row, columns, numbers, section, repeated)
        if (item := said or item) is None:
            continue
        if said is not None and table.merges_known:
            above = {column: cell for column, cell in above.items() if row[column].covered}
        above = _cells_in_force(row, columns, above, is_new=said is not None)
        for column, cell in above.items():
            yield from _cell_duties(reading, cell, columns, columns.roles[column], item)


def _repeated(found: TaskTable) -> frozenset[str]:
    """The words that several rows have in a column of what is to be done: a task written out beside each of its parts."""
    rows = [row for row in found.rows if len(row) == found.width]
    return frozenset(
        words
        for column in found.columns.items
        for words, times in Counter(_bare(row[column].text) for row in rows).items()
        if times > 1
    )


def _cells_in_force(row: Sequence[Cell], head: TaskColumns, above: dict[int, Cell], *, is_new: bool) -> dict[int, Cell]:
    """The cells that say who for a row. An empty one takes the last above; one of support does only where the whole row
    is empty, for many tasks have no support. A row without an item of its own adds to the item before."""
    named = {column: row[column] for column in head.roles if _bare(row[column].text) not in _NOTHING}
    if not is_new or not above:
        return named
    merged = {
        column: cell
        for column, cell in above.items()
        if not _bare(row[column].text) and (not named or head.roles[column] is not Role.SUPPORT)
    }
    return merged | named


def _item_of(
    row: Sequence[Cell], head: TaskColumns, numbers: _Numbers, section: int | None, repeated: frozenset[str]
) -> Item | None:
    """What the row is about: the indicator that it states and nothing else, else the task or work that it names; a word
    of few letters names none where another column says more, nor what other rows say too where one says its own."""
    said = {column: words for column in head.items if _bare(words := row[column].text.strip()) not in _NOTHING}
    own = {column: words for column, words in said.items() if _bare(words) not in repeated}
    for column, words in (own or said).items():
        if len(words) < _SHORTEST_NAME and len(said) > 1:
            continue
        cell = row[column]
        indicator = _indicator_of(row, cell, numbers)
        if indicator is not None:
            return Item(ItemKind.INDICATOR, indicator.name, indicator.start, indicator.end, section)
        start = len(words) - len(_unnumbered(words))
        return Item(head.items[column], words[start:], cell.start + start, cell.end, section)
    return None


def _unnumbered(words: str) -> str:
    """The words of a cell without the number in front of them, unless it is that of a first of several parts."""
    folded = fold(words)
    mark = read_mark(folded[:_LONGEST_MARK])
    if mark is None or mark.style not in _ITEM_STYLES or mark.end >= len(words):
        return words
    return words if mark.value == 1 and _SECOND_PART.search(folded, mark.end) else words[mark.end :]


def _indicator_of(row: Sequence[Cell], cell: Cell, numbers: _Numbers) -> IndicatorMention | None:
    """The indicator that is all a row says: read from its columns, or the only words of its cell."""
    for found in numbers.within(row[0].start, row[-1].end):
        if found.source is IndicatorSource.TABLE:
            return found
    inside = numbers.within(cell.start, cell.end)
    around = (cell.end - cell.start) - sum(found.end - found.start for found in inside)
    return inside[0] if len(inside) == 1 and around <= _LONGEST_REST else None


def _cell_duties(
    reading: Reading, cell: Cell, head: TaskColumns, role: Role, item: Item
) -> Iterator[ResponsibilityMention]:
    folded = reading.cleaned.folded
    labels = find_labels(folded, cell.start, cell.end)
    first = labels[0].start() if labels else cell.end
    parts = (
        *read_roles(folded, cell.start, first, default=role, rule=_RULE, strict=False),
        *read_labels(folded, first, cell.end, rule=_RULE),
    )
    if parts and head.first_leads and Role.LEAD not in head.roles.values():
        parts = lead_first(parts)
    for part in parts:
        yield from duties(reading, Part(part.role, cell.start, cell.end, part.units, part.rule), item, Basis.COLUMN)

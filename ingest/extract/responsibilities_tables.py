"""Columns of tables that say who: 责任部门 behind indicators, 牵头单位 and 责任单位 in lists of tasks and projects."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.extract.responsibilities_items import Item, duties
from ingest.extract.responsibilities_parts import BOOK, Part, lead_first, read_labels, read_roles
from ingest.extract.units import Unit, parse_units
from ingest.models import Cell, IndicatorMention, Reading, ResponsibilityMention, Span, Table
from ingest.rulebook import load_rules
from schema.roles import Basis, IndicatorSource, ItemKind, Role, SectionKind

_RULE = "column"
_BRACKETED = re.compile(r"（[^（）]*）|\s")
_NOTHING = frozenset({"", "/", "-", "—", "——", "无"})
_HEAD_ROWS = 3
"""A table's head stands in one of its first rows; of two storeys the lower one says more."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the columns of a table are: those that say who, by role, and those that say what."""

    row: int
    roles: Mapping[int, Role]
    items: Mapping[int, ItemKind]
    first_leads: bool


def find_indicator_duties(reading: Reading, indicators: Sequence[IndicatorMention]) -> Iterator[ResponsibilityMention]:
    """A duty for each unit that an indicator's row names, quoted from the row where the unit stands."""
    for indicator in indicators:
        table = _table_at(reading, indicator.start)
        for form in indicator.written_departments:
            place = _row_naming(reading, table, indicator, form)
            units = parse_units(form) or (Unit(form, 0, len(form)),)
            for unit in units:
                yield ResponsibilityMention(
                    start=place.start,
                    end=place.end,
                    rule=_RULE,
                    basis=Basis.COLUMN,
                    role=unit.role or Role.RESPONSIBLE,
                    written=unit.written,
                    item_kind=ItemKind.INDICATOR,
                    item=indicator.name,
                    item_start=indicator.start,
                    item_end=indicator.end,
                    section=indicator.section,
                    plate=unit.plate,
                )


def _table_at(reading: Reading, place: int) -> Table | None:
    return next((table for table in reading.cleaned.tables if table.start <= place < table.end), None)


def _row_naming(reading: Reading, table: Table | None, indicator: IndicatorMention, form: str) -> Span:
    """The nearest row, from the indicator's own upwards, that holds the unit's name: a merged cell stands further up."""
    for row in reversed(table.rows if table is not None else ()):
        if row and row[0].start <= indicator.start and any(form in _bare(cell.text) for cell in row):
            return Span(row[0].start, row[-1].end)
    return Span(indicator.start, indicator.end)


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def find_column_duties(reading: Reading, indicators: Sequence[IndicatorMention]) -> Iterator[ResponsibilityMention]:
    """The duties of tables whose head names a column for units and one for tasks or projects; not those of indicators."""
    rows = sorted(i.start for i in indicators if i.source is IndicatorSource.TABLE)
    for table in reading.cleaned.tables:
        section = reading.section_at(table.start)
        if any(table.start <= place < table.end for place in rows):
            continue
        if section is not None and section.kind is SectionKind.BACKGROUND:
            continue
        head = _find_head(table)
        if head is not None:
            yield from _table_duties(reading, table, head, section.index if section is not None else None)


def _find_head(table: Table) -> _Head | None:
    for number, row in reversed(list(enumerate(table.rows[:_HEAD_ROWS]))):
        heads = [_BRACKETED.sub("", cell.text) for cell in row]
        roles = {column: role for column, name in enumerate(heads) if (role := _role_of_head(name)) is not None}
        items = {column: kind for column, name in enumerate(heads) if (kind := _kind_of_head(name)) is not None}
        if roles and items:
            note = load_rules(BOOK)["first_leads"].regex
            return _Head(number, roles, items, any(note.search(cell.text) for cell in row))
    return None


def _role_of_head(name: str) -> Role | None:
    words = load_rules(BOOK).words
    return next((role for role in Role if name in words[f"{role}_labels"]), None)


def _kind_of_head(name: str) -> ItemKind | None:
    words = load_rules(BOOK).words
    if name in words["project_heads"]:
        return ItemKind.PROJECT
    return ItemKind.MEASURE if name in words["item_heads"] else None


def _table_duties(reading: Reading, table: Table, head: _Head, section: int | None) -> Iterator[ResponsibilityMention]:
    """Row by row; a cell that is merged with those above it stands empty here, unless the reader wrote it out."""
    width = len(table.rows[head.row])
    above: dict[int, Cell] = {}
    item: Item | None = None
    for row in table.rows[head.row + 1 :]:
        if len(row) != width:
            continue
        said = _item_of(row, head, section)
        if (item := said or item) is None:
            continue
        if said is not None and table.merges_known:
            above = {column: cell for column, cell in above.items() if row[column].covered}
        above = _cells_in_force(row, head, above, is_new=said is not None)
        for column, cell in above.items():
            yield from _cell_duties(reading, cell, head, head.roles[column], item)


def _cells_in_force(row: Sequence[Cell], head: _Head, above: dict[int, Cell], *, is_new: bool) -> dict[int, Cell]:
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


def _item_of(row: Sequence[Cell], head: _Head, section: int | None) -> Item | None:
    """What the row is about: its last column of that sort that is not empty."""
    for column in sorted(head.items, reverse=True):
        cell = row[column]
        if _bare(cell.text) not in _NOTHING:
            return Item(head.items[column], cell.text.strip(), cell.start, cell.end, section)
    return None


def _cell_duties(reading: Reading, cell: Cell, head: _Head, role: Role, item: Item) -> Iterator[ResponsibilityMention]:
    folded = reading.cleaned.folded
    parts = read_labels(folded, cell.start, cell.end, rule=_RULE) or read_roles(
        folded, cell.start, cell.end, default=role, rule=_RULE, strict=False
    )
    if parts and head.first_leads and Role.LEAD not in head.roles.values():
        parts = lead_first(parts)
    for part in parts:
        yield from duties(reading, Part(part.role, cell.start, cell.end, part.units, part.rule), item, Basis.COLUMN)

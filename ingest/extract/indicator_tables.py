"""Indicator tables: head, rows (also shifted or cut by a page break, with merged cells), and lists inside cells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.deadline_values import year_in_title
from ingest.extract.indicator_columns import (
    HEAD_ROWS,
    ColumnKind,
    Columns,
    below_years,
    read_columns,
    without_base_in,
)
from ingest.extract.indicator_places import PlacedValue, read_placed_values
from ingest.extract.indicator_row_names import read_row_name
from ingest.extract.indicator_statements import find_statements
from ingest.extract.indicator_values import RULES, Value, is_bare_value, is_unit_word, read_cell
from ingest.extract.indicator_years import YearOf
from ingest.extract.units import parse_units
from ingest.models import Cell, IndicatorMention, Reading, Section, Table
from schema.roles import Basis, IndicatorSource, Nature, Operator, SectionKind

SHIFTS = (0, 1, -1, 2, -2)
"""By how many cells a row may be displaced against its head where a page break or a merged cell cut it."""

NEAR = 200
"""Characters between two parts of one table that a page break has parted."""

_SPACES = re.compile(r"\s+")
_PARTS = re.compile(r"[；;]")
_FALLS = re.compile(r"(?:下降|降低|减少|压减)(?:幅度|率|比例)?$")
_RISES = re.compile(r"(?:增长|提高|增加)$")
_ROLE = re.compile(r"^(?:牵头|责任|配合|负责|主管)(?:单位|部门)?[：:]")

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table that was read, by its place, with what its rows set."""

    start: int
    end: int
    mentions: tuple[IndicatorMention, ...]


@dataclass(slots=True)
class _Reader:
    """One table on its way: its columns, and what merged cells above hold for the rows below."""

    section: Section | None
    year: int | None
    columns: Columns
    departments: tuple[str, ...] = ()
    nature: Nature | None = None
    unit: str | None = None
    caption_unit: str | None = None
    end: int = 0


def read_tables(reading: Reading, year_of: YearOf) -> tuple[ReadTable, ...]:
    """The indicator tables of a reading; `year_of` gives the year that a section's aims are for."""
    read: list[ReadTable] = []
    last: _Reader | None = None
    for table in reading.cleaned.tables:
        section = reading.section_at(table.start)
        if section is not None and section.kind is SectionKind.BACKGROUND:
            continue
        reader, rows = _open(reading, table, section, year_of, last)
        if reader is None:
            continue
        mentions = tuple(m for row in rows for m in _read_row(reading, reader, row))
        if mentions:
            read.append(ReadTable(table.start, table.end, mentions))
        if mentions or not rows:
            reader.end = table.end
            last = reader
    return tuple(read)


def _open(
    reading: Reading, table: Table, section: Section | None, year_of: YearOf, last: _Reader | None
) -> tuple[_Reader | None, Sequence[Row]]:
    """The reader of a table's rows, and those rows; no reader where the table is none of indicators."""
    for at, row in enumerate(table.rows[:HEAD_ROWS]):
        columns = read_columns([cell.text for cell in row])
        if columns is None:
            continue
        body = table.rows[at + 1 :]
        if body and (joint := _two_storeys(row, body[0])) is not None:
            columns, body = joint, body[1:]
        if not columns.sets_numbers and not columns.lists_sentences:
            return None, ()
        year = _caption_year(reading, table, section, table.rows[:at])
        year = year or year_of(section.index if section else None, table.start)
        columns = without_base_in(columns, reading.front.period_start)
        return _Reader(section, year, columns, caption_unit=_caption_unit(reading, table)), body
    goes_on = last is not None and table.start - last.end <= NEAR and not _has_head_of_tasks(reading, table)
    return (last, table.rows) if goes_on else (None, ())


def _has_head_of_tasks(reading: Reading, table: Table) -> bool:
    """Whether a table begins with the head of another sort of table, that of who does what."""
    return any(found.table.start == table.start and found.columns.first_row > 0 for found in reading.task_tables)


def _two_storeys(upper: Row, lower: Row) -> Columns | None:
    """The columns of a head of two rows (2025年 over 目标值); None where the lower row is no head."""
    if len(upper) != len(lower) or any(cell.text.strip() and read_cell(cell.text) for cell in lower[:2]):
        return None
    heads = below_years([cell.text for cell in upper], [cell.text for cell in lower])
    return read_columns(heads) if heads else None


def _caption_year(reading: Reading, table: Table, section: Section | None, above: Sequence[Row]) -> int | None:
    """The year that the caption names: a row over the head, the line before the table, or its box's title."""
    folded = reading.cleaned.folded
    line = folded.rfind("\n", 0, max(0, table.start - 1)) + 1
    captions = [cell.text for row in above for cell in row]
    captions.append(folded[line : table.start] if table.start - line <= NEAR // 2 else "")
    captions.append(section.title if section is not None else "")
    return next((year for caption in captions if (year := year_in_title(caption)) is not None), None)


def _caption_unit(reading: Reading, table: Table) -> str | None:
    """What the numbers of a table without units of their own count: `（单位：万套）`."""
    above = reading.cleaned.folded[max(0, table.start - NEAR // 2) : table.start]
    said = RULES["caption-unit"].regex.search(above[above.rstrip("\n").rfind("\n") + 1 :])
    return said["unit"] if said is not None and is_unit_word(said["unit"]) else None


def _read_row(reading: Reading, reader: _Reader, row: Row) -> Iterator[IndicatorMention]:
    if (columns := read_columns([cell.text for cell in row])) is not None and columns.sets_numbers:
        return
    if reader.columns.sets_numbers:
        shift = next((shift for shift in SHIFTS if _fits(reader.columns, row, shift)), None)
        if shift is not None:
            yield from _numbers(reader, row, shift)
    else:
        yield from _sentences(reading, reader, row)


def _cell(row: Row, at: int | None, shift: int = 0) -> str:
    """The words of a cell without spaces; empty where the row has no such cell."""
    if at is None or not 0 <= at + shift < len(row):
        return ""
    return _SPACES.sub("", row[at + shift].text)


def _fits(columns: Columns, row: Row, shift: int) -> bool:
    """Whether the row's cells stand under their heads when displaced by so many cells."""
    name = _cell(row, columns.find(ColumnKind.NAME), shift)
    values = [_cell(row, at, shift) for at in columns.all(ColumnKind.TARGET, ColumnKind.CHANGE)]
    if len(name) < 2 or is_bare_value(name):
        return False
    if not any(read_cell(value) for value in values):
        return False
    natures = columns.find(ColumnKind.NATURE)
    nature = _cell(row, natures, shift)
    if natures is None:
        return shift == 0 or len(row) != len(columns.columns)
    return _nature(nature) is not None or (shift == 0 and not nature)


def _numbers(reader: _Reader, row: Row, shift: int) -> Iterator[IndicatorMention]:
    """What a row sets: one mention for each target column that holds a number."""
    columns = reader.columns
    reader.departments = _departments(reader, row, shift)
    reader.nature = _nature(_cell(row, columns.find(ColumnKind.NATURE), shift)) or (
        reader.nature if columns.find(ColumnKind.NATURE) is not None else None
    )
    name, unit = _name_and_unit(reader, row, shift)
    base_at = columns.find(ColumnKind.BASE)
    targets = _targets(columns, row, shift, ColumnKind.TARGET) or _targets(columns, row, shift, ColumnKind.CHANGE)
    for at, placed in targets:
        column, value = columns.columns[at], placed.value
        base = read_cell(_cell(row, base_at, shift)) if not placed.place else None
        yield IndicatorMention(
            start=min(cell.start for cell in row),
            end=max(cell.end for cell in row) if (at, placed) == targets[-1] else placed.end,
            rule="indicator-row",
            basis=Basis.COLUMN,
            name=placed.place + name,
            unit=value.quantity.unit or unit or column.unit or (base.quantity.unit if base else None),
            base_value=base.quantity.number if base else None,
            base_year=columns.columns[base_at].year if base and base_at is not None else None,
            target_value=value.quantity.number,
            target_year=column.year or reader.year,
            operator=_operator(value, column.kind, placed.words, name),
            nature=reader.nature,
            source=IndicatorSource.TABLE,
            written_departments=reader.departments,
            section=reader.section.index if reader.section else None,
        )


def _targets(columns: Columns, row: Row, shift: int, kind: ColumnKind) -> list[tuple[int, PlacedValue]]:
    """The numbers of a row under columns of this kind, several in a cell that sets one for each kind of place."""
    found: list[tuple[int, PlacedValue]] = []
    for at in columns.all(kind):
        words = _cell(row, at, shift)
        if placed := read_placed_values(row[at + shift]) if words else ():
            found += [(at, each) for each in placed]
        elif value := read_cell(words):
            found.append((at, PlacedValue("", value, words, row[at + shift].end)))
    return found


def _operator(value: Value, kind: ColumnKind, cell: str, name: str) -> Operator:
    """A bare number is a change where the name (能耗降低) or the column (年均增速, 累计) says so."""
    if value.operator is not Operator.EQUAL:
        return value.operator
    if _FALLS.search(name) or (kind is ColumnKind.CHANGE and cell.lstrip("[〔").startswith(("-", "－", "—"))):
        return Operator.DECREASE_BY
    return Operator.INCREASE_BY if kind is ColumnKind.CHANGE or _RISES.search(name) else Operator.EQUAL


def _name_and_unit(reader: _Reader, row: Row, shift: int) -> tuple[str, str | None]:
    """`人均预期寿命（岁）` is a name with its unit; else the unit stands in its own column, or, of a part (`其中：`), above."""
    name = read_row_name(_cell(row, reader.columns.find(ColumnKind.NAME), shift))
    column = _cell(row, reader.columns.find(ColumnKind.UNIT), shift)
    unit = column if is_unit_word(column) else name.unit
    if not name.is_part:
        reader.unit = unit
    return name.words, unit or reader.unit or reader.caption_unit


def _departments(reader: _Reader, row: Row, shift: int) -> tuple[str, ...]:
    """The units of a row; an empty cell is one merged with that above, a cell cut off is unknown, also further down."""
    at = reader.columns.find(ColumnKind.DEPARTMENTS)
    if at is None:
        return ()
    written = _cell(row, at, shift)
    if not written:
        return reader.departments if shift == 0 else ()
    parts = (_ROLE.sub("", part) for part in _PARTS.split(written))
    return tuple(dict.fromkeys(unit.written for part in parts for unit in parse_units(part)))


def _nature(written: str) -> Nature | None:
    if RULES["binding"].regex.search(written):
        return Nature.BINDING
    return Nature.EXPECTED if RULES["expected"].regex.search(written) else None


def _sentences(reading: Reading, reader: _Reader, row: Row) -> Iterator[IndicatorMention]:
    """A cell that lists its indicators with their values: `1.受害率控制在0.9‰以内。2.…`."""
    at = reader.columns.find(ColumnKind.NAME)
    if at is None or at >= len(row):
        return
    for statement in find_statements(reading.cleaned.folded, row[at].start, row[at].end, counts=True):
        yield IndicatorMention(
            start=statement.start,
            end=statement.end,
            rule=f"indicator-{statement.rule}",
            basis=Basis.STATED,
            name=statement.name,
            unit=statement.quantity.unit,
            base_value=statement.base.number if statement.base else None,
            base_year=statement.base_year,
            target_value=statement.quantity.number,
            target_year=reader.year,
            operator=statement.operator,
            nature=None,
            source=IndicatorSource.TABLE,
            written_departments=(),
            section=reader.section.index if reader.section else None,
        )

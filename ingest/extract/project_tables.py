"""Tables of works: a row names one, what it is made of, what it costs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clean.fold import fold
from ingest.extract.indicator_columns import read_columns
from ingest.extract.money import find_amounts, read_yuan
from ingest.models import Cell, ProjectMention, Reading, Section, Span, Table
from ingest.rulebook import load_rules
from schema.roles import Basis, ProjectKind, SectionKind

RULES = load_rules("project_tables")

HEAD_ROWS = 3

SHORTEST_NAME = 4
LONGEST_NAME = 60

FEWEST_NUMBERED = 2
"""Cells of a row that only says what the rows below it are: its number and its words."""

CAPTION = 60
"""Characters before a table in which its unit of money is looked for."""

_SPACES = re.compile(r"\s+")
_PLAIN_NUMBER = re.compile(r"\d{1,9}(?:,\d{3})*(?:\.\d+)?")
_COUNTED_IN_WORDS = re.compile(r"（?[一二三四五六七八九十]{1,3}）?、?")
_MONEY = re.compile(r"(亿|千万|百万|万|千)?元")

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a row has its work's name, its money and its size; `magnitude` is what the head counts money in. Not
    `described`: no column says how large or how dear a work is, and only a name of a work tells one."""

    name: int
    money: int | None
    magnitude: str | None
    scale: int | None
    described: bool


@dataclass(frozen=True, slots=True)
class ProjectTable:
    """A table of works by its place, with the works of its rows."""

    start: int
    end: int
    mentions: tuple[ProjectMention, ...]


def read_project_tables(reading: Reading) -> tuple[ProjectTable, ...]:
    """The tables of works of the forward-looking part and of what is attached to it."""
    return tuple(_read_tables(reading))


def _read_tables(reading: Reading) -> Iterator[ProjectTable]:
    for table in reading.cleaned.tables:
        section = reading.section_at(table.start)
        if section is None or section.kind is SectionKind.BACKGROUND:
            continue
        for at, head in enumerate(table.rows[:HEAD_ROWS]):
            columns = _columns(reading, table, head)
            if columns is not None:
                rows = table.rows[at + 1 :]
                yield ProjectTable(table.start, table.end, tuple(_works(reading, section, columns, rows)))
                break


def _columns(reading: Reading, table: Table, head: Row) -> _Columns | None:
    """The columns of a table whose head names works, and says how large or how dear they are or that these are names."""
    words = [_SPACES.sub("", fold(cell.text)) for cell in head]
    indicators = read_columns(words)
    named = _first(words, "column-named-work")
    name = _first(words, "column-work") if named is None else named
    about = [at for at, word in enumerate(words) if RULES["column-about-work"].regex.search(word)]
    if (
        name is None
        or (named is None and not about)
        or (indicators is not None and indicators.sets_numbers and len(about) < 2)
    ):
        return None
    money = _first(words, "column-money")
    if money is None:
        money = _first(words, "column-money-of-year")
    magnitude = _magnitude(reading, table, words, money)
    return _Columns(name, money, magnitude, _first(words, "column-scale"), described=bool(about))


def _first(words: Sequence[str], rule: str) -> int | None:
    return next((at for at, word in enumerate(words) if RULES[rule].regex.search(word)), None)


def _magnitude(reading: Reading, table: Table, words: Sequence[str], money: int | None) -> str | None:
    """What the numbers under 投资（万元） count, by the head or by `单位：万元` above the table."""
    if money is None:
        return None
    above = reading.cleaned.folded[max(0, table.start - CAPTION) : table.start]
    for place in (words[money], above):
        if unit := _MONEY.search(place):
            return unit[1] or ""
    return None


def _works(reading: Reading, section: Section, columns: _Columns, rows: Sequence[Row]) -> Iterator[ProjectMention]:
    """A work for each row; a row of a number and words alone (`一、水源工程`) is what those below belong to, and so is one
    counted in words (`一`) among rows counted in figures, which is a programme."""
    parent: str | None = None
    has_parts = any(_PLAIN_NUMBER.fullmatch(fold(_text(row, 0))) for row in rows)
    for row in rows:
        filled = [cell for cell in row if cell.text.strip()]
        mention = _work(reading, section, columns, row, parent)
        if len(filled) <= FEWEST_NUMBERED and len(row) > FEWEST_NUMBERED:
            parent = _category(filled) or parent
        elif mention is not None and has_parts and _COUNTED_IN_WORDS.fullmatch(fold(_text(row, 0))):
            parent = mention.name
            yield replace(mention, kind=ProjectKind.PROGRAMME, parent=None)
        elif mention is not None:
            yield mention


def _category(filled: Sequence[Cell]) -> str | None:
    """The words of a row that says what the rows below are; None for a sum or an empty row."""
    spoken = [_SPACES.sub("", cell.text) for cell in filled if not _PLAIN_NUMBER.fullmatch(fold(cell.text.strip()))]
    words = spoken[-1] if spoken else ""
    plain = RULES["row-number"].regex.sub("", words)
    return plain if len(plain) >= SHORTEST_NAME and not RULES["row-sum"].regex.search(plain) else None


def _work(reading: Reading, section: Section, columns: _Columns, row: Row, parent: str | None) -> ProjectMention | None:
    name = RULES["row-number"].regex.sub("", _text(row, columns.name))
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or RULES["row-sum"].regex.search(name):
        return None
    if not columns.described and not RULES["row-work"].regex.search(name):
        return None
    return ProjectMention(
        start=min(cell.start for cell in row),
        end=max(cell.end for cell in row),
        rule="project-row",
        basis=Basis.COLUMN,
        name=name,
        kind=ProjectKind.PROJECT,
        parent=parent,
        investment_yuan=_yuan(_text(row, columns.money), columns.magnitude),
        scale=_text(row, columns.scale) or None,
        section=section.index,
    )


def _text(row: Row, at: int | None) -> str:
    return _SPACES.sub("", row[at].text) if at is not None and at < len(row) else ""


def _yuan(written: str, magnitude: str | None) -> float | None:
    """The cell's sum: with its own 万元, else in what the head counts."""
    folded = fold(written)
    if amount := next(find_amounts(f"投资{folded}", 0, len(folded) + 2), None):
        return amount.yuan
    number = _PLAIN_NUMBER.fullmatch(folded)
    return read_yuan(number[0], magnitude) if number and magnitude is not None else None


def outside_tables(spans: Sequence[ProjectTable], start: int, end: int) -> Iterator[Span]:
    """The parts of a span that no table of works covers."""
    for table in spans:
        if table.start < end and table.end > start:
            if start < table.start:
                yield Span(start, table.start)
            start = max(start, table.end)
    if start < end:
        yield Span(start, end)


def with_parent(mention: ProjectMention, parent: str | None) -> ProjectMention:
    """The row's work inside the work that its section names, where its own table names none."""
    return mention if mention.parent is not None else replace(mention, parent=parent)

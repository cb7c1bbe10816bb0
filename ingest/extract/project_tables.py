"""Tables of works: a row names one, what it is made of, what it costs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clean.fold import fold
from ingest.extract.money import find_amounts, read_yuan
from ingest.extract.project_columns import PLAIN_NUMBER, RULES, Columned, Columns, Row, find_columns, plain_words
from ingest.models import Cell, ProjectMention, Reading, Section, Span
from schema.roles import Basis, ProjectKind, SectionKind

SHORTEST_NAME = 4
LONGEST_NAME = 60

MOST_OF_SORT = 2
"""Cells of a row that only says what the rows below it are: its number and its words."""

_SPACES = re.compile(r"\s+")
_COUNTED_IN_WORDS = re.compile(r"（?[一二三四五六七八九十]{1,3}）?、?")


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
    before: Columned | None = None
    for table in reading.cleaned.tables:
        section = reading.section_at(table.start)
        if section is not None and section.kind is SectionKind.BACKGROUND:
            continue
        before = find_columns(reading, table, before)
        if before is not None:
            yield ProjectTable(table.start, table.end, tuple(_works(section, before.columns, before.rows)))


def _works(section: Section | None, columns: Columns, rows: Sequence[Row]) -> Iterator[ProjectMention]:
    """A work for each row, or one under each of several heads."""
    return _beside(section, columns, rows) if len(columns.names) > 1 else _below(section, columns, rows)


def _below(section: Section | None, columns: Columns, rows: Sequence[Row]) -> Iterator[ProjectMention]:
    """A work for each row; a row of a number and words alone (`一、水源工程`) is what those below belong to, and so is one
    counted in words (`一`) among rows counted in figures, which is a programme."""
    parent: str | None = None
    has_parts = any(PLAIN_NUMBER.fullmatch(plain_words(row, 0)) for row in rows)
    for row in rows:
        mention = _work(section, columns, row, parent)
        if _names_sort(row, columns):
            parent = _category(row) or parent
        elif mention is not None and has_parts and _COUNTED_IN_WORDS.fullmatch(plain_words(row, 0)):
            parent = mention.name
            yield replace(mention, kind=ProjectKind.PROGRAMME, parent=None)
        elif mention is not None:
            yield mention


def _names_sort(row: Row, columns: Columns) -> bool:
    """Whether a row only says of what sort the works below it are: `一、水源工程`, `社会民生类（27项）`."""
    is_short = len(_filled(row)) <= MOST_OF_SORT < len(row)
    return is_short or RULES["row-sort"].regex.search(plain_words(row, columns.names[0])) is not None


def _beside(section: Section | None, columns: Columns, rows: Sequence[Row]) -> Iterator[ProjectMention]:
    """The works of rows that name one under each of several heads (在建项目, 预备项目); what stands alone in a row whose
    works are numbered is what those below belong to."""
    single = replace(columns, names=(0,))
    parent: str | None = None
    for row in rows:
        if len(_filled(row)) == 1 and len(row) > len(columns.names):
            parent = _category(row) or parent
            continue
        named = (row[at : at + 1] for at in columns.names if at < len(row))
        yield from (work for cell in named if (work := _work(section, single, cell, parent)) is not None)


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row if cell.text.strip()]


def _category(row: Row) -> str | None:
    """The words of a row that says what the rows below are; None for a sum or an empty row."""
    filled = _filled(row)
    spoken = [_SPACES.sub("", cell.text) for cell in filled if not PLAIN_NUMBER.fullmatch(fold(cell.text.strip()))]
    words = spoken[-1] if spoken else ""
    plain = RULES["row-number"].regex.sub("", words)
    return plain if len(plain) >= SHORTEST_NAME and not RULES["row-sum"].regex.search(plain) else None


def _work(section: Section | None, columns: Columns, row: Row, parent: str | None) -> ProjectMention | None:
    name = RULES["row-number"].regex.sub("", _text(row, columns.names[0]))
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
        section=section.index if section is not None else None,
    )


def _text(row: Row, at: int | None) -> str:
    return _SPACES.sub("", row[at].text) if at is not None and at < len(row) else ""


def _yuan(written: str, magnitude: str | None) -> float | None:
    """The cell's sum: with its own 万元, else in what the head counts."""
    folded = fold(written)
    if amount := next(find_amounts(f"投资{folded}", 0, len(folded) + 2), None):
        return amount.yuan
    number = PLAIN_NUMBER.fullmatch(folded)
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

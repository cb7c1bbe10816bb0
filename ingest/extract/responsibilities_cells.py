"""Lists of tasks whose cells stand one a line: found by the words of their head, read row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.extract.responsibilities_items import Item, duties
from ingest.extract.responsibilities_parts import BOOK, Part
from ingest.extract.units import Unit, is_unit, parse_units
from ingest.models import Paragraph, Reading, ResponsibilityMention, Span
from ingest.rulebook import load_rules
from schema.roles import Basis, ItemKind, Role, SectionKind

_RULE = "column"
_LONGEST_HEAD = 10
_FEWEST_HEADS = 3
_LONGEST_CELL = 120
_MOST_HEADS = 8


@dataclass(slots=True)
class _Row:
    """A row as it is put together: the cells that say what, then those that say who."""

    what: list[Span] = field(default_factory=list)
    who: list[Span] = field(default_factory=list)


def find_cell_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties of tables of which the paragraphs hold one cell each."""
    paragraphs = reading.cleaned.paragraphs
    place = 0
    while place < len(paragraphs):
        heads = _heads(reading, paragraphs[place : place + _MOST_HEADS])
        roles = [role for head in heads if (role := _role(head)) is not None]
        place += max(1, len(heads))
        if len(heads) >= _FEWEST_HEADS and roles and any(_is_what(head) for head in heads):
            for row in _rows(reading, place):
                yield from _row_duties(reading, row, roles)


def _heads(reading: Reading, paragraphs: Sequence[Paragraph]) -> list[str]:
    """The words of the paragraphs that are each the head of a column, up to the first that is none."""
    heads: list[str] = []
    for paragraph in paragraphs:
        words = reading.cleaned.folded[paragraph.start : paragraph.end]
        is_head = _role(words) is not None or _is_what(words) or words in load_rules(BOOK).words["other_heads"]
        if len(words) > _LONGEST_HEAD or not is_head:
            break
        heads.append(words)
    return heads


def _role(head: str) -> Role | None:
    words = load_rules(BOOK).words
    return next((role for role in Role if head in words[f"{role}_labels"]), None)


def _is_what(head: str) -> bool:
    words = load_rules(BOOK).words
    return head in words["item_heads"] or head in words["project_heads"]


def _rows(reading: Reading, place: int) -> Iterator[_Row]:
    """The rows from a paragraph on: cells of units close a row; a heading or a sentence ends the table."""
    headings = {section.start for section in reading.sections}
    row = _Row()
    for index in range(place, len(reading.cleaned.paragraphs)):
        paragraph = reading.cleaned.paragraphs[index]
        cell = Span(paragraph.start, paragraph.end)
        words = reading.cleaned.folded[cell.start : cell.end]
        if cell.start in headings or len(words) > _LONGEST_CELL or words.endswith("。"):
            break
        if words.isdigit() or load_rules("units")["no_name"].regex.search(words) is not None:
            continue
        if row.who and _completes(reading, row.who[-1], cell):
            row.who[-1] = Span(row.who[-1].start, cell.end)
        elif _names_units(reading, cell):
            row.who.append(cell)
        else:
            if row.who:
                yield row
                row = _Row()
            row.what.append(cell)
    if row.who:
        yield row


def _names_units(reading: Reading, cell: Span) -> bool:
    """Whether a cell lists units; the last may be cut at the line's end."""
    units = _units(reading, cell)
    return bool(units) and all(map(is_unit, units[:-1] or units))


def _completes(reading: Reading, before: Span, cell: Span) -> bool:
    """Whether a cell goes on in this line: its last unit is none without these words."""
    units = _units(reading, before)
    joined = _units(reading, Span(before.start, cell.end))
    return bool(units) and not is_unit(units[-1]) and bool(joined) and all(map(is_unit, joined))


def _units(reading: Reading, cell: Span) -> tuple[Unit, ...]:
    """The units of a cell, the ends of lines inside it left out."""
    words = reading.cleaned.folded[cell.start : cell.end]
    places = [cell.start + offset for offset, mark in enumerate(words) if mark != "\n"]
    units = parse_units(words.replace("\n", ""))
    return tuple(replace(unit, start=places[unit.start], end=places[unit.end - 1] + 1) for unit in units)


def _row_duties(reading: Reading, row: _Row, roles: Sequence[Role]) -> Iterator[ResponsibilityMention]:
    """One duty for each unit, in the role of its column; a row that lacks a cell fills the first columns."""
    if not row.what:
        return
    section = reading.section_at(row.what[-1].start)
    if section is not None and section.kind is SectionKind.BACKGROUND:
        return
    what = row.what[-1]
    words = reading.cleaned.text[what.start : what.end]
    item = Item(ItemKind.MEASURE, words, what.start, what.end, section.index if section is not None else None)
    for role, cell in zip(roles, row.who, strict=False):
        part = Part(role, cell.start, cell.end, _units(reading, cell), _RULE)
        yield from duties(reading, part, item, Basis.COLUMN)

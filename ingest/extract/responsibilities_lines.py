"""Lines that name the units first and then what they do: `市水利局：负责河道巡查；参与水灾调查。`"""

from collections import Counter
from collections.abc import Iterator

from ingest.extract.forward import FORWARD_KINDS
from ingest.extract.responsibilities_items import Item, duties
from ingest.extract.responsibilities_parts import Part
from ingest.extract.responsibilities_roles import BOOK
from ingest.extract.unit_certainty import is_unit
from ingest.extract.units import Unit, parse_units
from ingest.models import Paragraph, Reading, ResponsibilityMention, Span
from ingest.rulebook import load_rules
from schema.roles import ItemKind, Role, SectionKind

_KINDS = FORWARD_KINDS | {SectionKind.OTHER}
"""Attachments that part the duties are of kind other."""
_CLAUSE_ENDS = "；。\n"
_RULE = "unit_first"
_FEWEST_LISTED = 2


def find_line_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties of lines and of headings that are nothing but units."""
    yield from _paragraph_duties(reading)
    yield from _heading_duties(reading)


def _paragraph_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties of lines that begin with units; beside two such lines in a section the verb may be any."""
    folded = reading.cleaned.folded
    rule = load_rules(BOOK)[_RULE].regex
    listed = Counter[int | None]()
    others: list[tuple[Paragraph, int]] = []
    for paragraph in reading.cleaned.paragraphs:
        colon = folded.find("：", paragraph.start, min(paragraph.end, paragraph.start + 100))
        if colon < 0:
            continue
        if rule.search(folded[paragraph.start : colon + 20]) is None:
            others.append((paragraph, colon))
            continue
        units = _sure_units(folded, paragraph.start, colon)
        if units and _is_read(reading, colon):
            listed[_section_of(reading, colon)] += 1
            yield from _clause_duties(reading, units, Span(colon + 1, paragraph.end))
    for paragraph, colon in others:
        if listed[_section_of(reading, colon)] < _FEWEST_LISTED:
            continue
        if units := _sure_units(folded, paragraph.start, colon):
            yield from _clause_duties(reading, units, Span(colon + 1, paragraph.end), default=Role.RESPONSIBLE)


def _section_of(reading: Reading, place: int) -> int | None:
    section = reading.section_at(place)
    return section.index if section is not None else None


def _heading_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    for section in reading.sections:
        if section.kind not in _KINDS or section.body_start >= section.body_end:
            continue
        units = _sure_units(section.title, 0, len(section.title))
        if units:
            start = reading.cleaned.text.find(section.title, section.start, section.body_start)
            placed = tuple(Unit(u.written, u.start + start, u.end + start) for u in units if start >= 0)
            yield from _clause_duties(reading, placed, Span(section.body_start, section.body_end))


def _is_read(reading: Reading, place: int) -> bool:
    section = reading.section_at(place)
    return section is None or section.kind in _KINDS


def _sure_units(folded: str, start: int, end: int) -> tuple[Unit, ...]:
    """The units of a list, if every one is surely a unit."""
    units = parse_units(folded, start, end)
    return units if all(map(is_unit, units)) else ()


def _clause_duties(
    reading: Reading, units: tuple[Unit, ...], body: Span, *, default: Role | None = None
) -> Iterator[ResponsibilityMention]:
    """One duty for each clause that begins with a verb of duty; with a default role for each other clause too."""
    folded, verb = reading.cleaned.folded, load_rules(BOOK)["first_verb"].regex
    for clause in _clauses(folded, body):
        found = verb.search(folded[clause.start : clause.end])
        role = Role(str(found.lastgroup)) if found is not None else default
        if role is None or not units:
            continue
        words = reading.cleaned.text[clause.start : clause.end]
        item = Item(ItemKind.MEASURE, words, clause.start, clause.end, _section_of(reading, clause.start))
        yield from duties(reading, Part(role, clause.start, clause.end, units, _RULE), item)


def _clauses(folded: str, body: Span) -> Iterator[Span]:
    start = body.start
    for place in range(body.start, body.end + 1):
        if place == body.end or folded[place] in _CLAUSE_ENDS:
            begin = start + len(folded[start:place]) - len(folded[start:place].lstrip())
            if begin < place:
                yield Span(begin, place)
            start = place + 1

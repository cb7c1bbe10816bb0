"""Lines that name the units first and then what they do: `市水利局：负责河道巡查；参与水灾调查。`"""

from collections import Counter
from collections.abc import Iterator
from itertools import takewhile

from ingest.extract.forward import FORWARD_KINDS
from ingest.extract.responsibilities_items import Item, duties, item_at, section_item
from ingest.extract.responsibilities_parts import Part
from ingest.extract.responsibilities_roles import BOOK
from ingest.extract.unit_certainty import is_unit
from ingest.extract.units import Unit, parse_units
from ingest.headings import read_mark
from ingest.models import Paragraph, Reading, ResponsibilityMention, Span
from ingest.resolve.unit_names import is_group
from ingest.rulebook import load_rules
from schema.roles import Role, SectionKind

KINDS = FORWARD_KINDS | {SectionKind.OTHER}
"""Attachments that part the duties are of kind other."""
_CLAUSE_ENDS = "；。\n"
_RULE = "unit_first"
FEWEST_LISTED = 2
_LONGEST_MARK = 12


def find_line_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties of lines that begin with units, and of those below lines that are units."""
    yield from _paragraph_duties(reading)
    yield from _led_duties(reading)


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
        start = _behind_number(folded, paragraph)
        if rule.search(folded[start : colon + 20]) is None:
            others.append((paragraph, colon))
            listed[_section_of(reading, colon)] += _names_doer(folded, Span(start, paragraph.end), colon)
            continue
        units = sure_units(folded, start, colon)
        if units and _is_read(reading, colon):
            listed[_section_of(reading, colon)] += 1
            yield from clause_duties(reading, units, Span(colon + 1, paragraph.end))
    for paragraph, colon in others:
        if listed[_section_of(reading, colon)] < FEWEST_LISTED:
            continue
        if units := sure_units(folded, _behind_number(folded, paragraph), colon):
            yield from clause_duties(reading, units, Span(colon + 1, paragraph.end), default=Role.RESPONSIBLE)


def _led_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties in the numbered lines below lines that are a named unit and a colon, where there are several such."""
    folded, paragraphs = reading.cleaned.folded, reading.cleaned.paragraphs
    ends = [place for place, paragraph in enumerate(paragraphs) if folded[paragraph.end - 1] == "："]
    led = {place: units for place in ends if (units := _leading_units(reading, paragraphs[place]))}
    for place, units in led.items() if len(led) >= FEWEST_LISTED else ():
        below = takewhile(
            lambda at: at not in led and _is_numbered(folded, paragraphs[at]), range(place + 1, len(paragraphs))
        )
        items = [paragraphs[at] for at in below]
        if items:
            yield from clause_duties(reading, units, Span(items[0].start, items[-1].end), default=Role.RESPONSIBLE)


def _leading_units(reading: Reading, paragraph: Paragraph) -> tuple[Unit, ...]:
    units = sure_units(reading.cleaned.folded, paragraph.start, paragraph.end - 1)
    is_named = not any(is_group(unit.written) for unit in units)
    return units if is_named and _is_read(reading, paragraph.start) else ()


def _is_numbered(folded: str, paragraph: Paragraph) -> bool:
    return _behind_number(folded, paragraph) > paragraph.start


def _names_doer(folded: str, line: Span, colon: int) -> bool:
    """Whether a line says what an organisation with a name of its own does: `市水利局：加固堤防。`"""
    if load_rules(BOOK)["no_doing"].regex.search(folded[colon + 1 : line.end]) is not None:
        return False
    units = sure_units(folded, line.start, colon)
    return bool(units) and not any(is_group(unit.written) for unit in units)


def _behind_number(folded: str, paragraph: Paragraph) -> int:
    mark = read_mark(folded[paragraph.start : paragraph.start + _LONGEST_MARK])
    return paragraph.start + (mark.end if mark is not None else 0)


def _section_of(reading: Reading, place: int) -> int | None:
    section = reading.section_at(place)
    return section.index if section is not None else None


def _is_read(reading: Reading, place: int) -> bool:
    section = reading.section_at(place)
    return section is None or section.kind in KINDS


def sure_units(folded: str, start: int, end: int) -> tuple[Unit, ...]:
    """The units of a list, if every one is surely a unit."""
    units = parse_units(folded, start, end)
    return units if all(map(is_unit, units)) else ()


def clause_duties(
    reading: Reading, units: tuple[Unit, ...], body: Span, *, default: Role | None = None
) -> Iterator[ResponsibilityMention]:
    """One duty for each clause that begins with a verb of duty; with a default role for each other clause too, unless
    it only tells what the words before it mean."""
    folded, verb = reading.cleaned.folded, load_rules(BOOK)["first_verb"].regex
    defines = load_rules("indicators")["defines"].regex
    for clause in _clauses(folded, body):
        found = verb.search(folded[clause.start : clause.end])
        role = Role(str(found.lastgroup)) if found is not None else default
        if role is None or not units or (found is None and defines.match(folded, clause.start, clause.end)):
            continue
        part = Part(role, clause.start, clause.end, units, _RULE)
        yield from duties(reading, part, _item_of(reading, clause))


def _item_of(reading: Reading, clause: Span) -> Item:
    """The section whose heading a clause is, else the clause without its number."""
    section = reading.section_at(clause.start)
    return (
        section_item(section)
        if section is not None and section.start == clause.start
        else item_at(reading, clause, section)
    )


def _clauses(folded: str, body: Span) -> Iterator[Span]:
    start = body.start
    for place in range(body.start, body.end + 1):
        if place == body.end or folded[place] in _CLAUSE_ENDS:
            begin = start + len(folded[start:place]) - len(folded[start:place].lstrip())
            if begin < place:
                yield Span(begin, place)
            start = place + 1

"""Headings that name units: what stands below them is theirs, and what a heading says that they lead."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ingest.clean.fold import fold
from ingest.extract.responsibilities_items import duties, section_item
from ingest.extract.responsibilities_lines import FEWEST_LISTED, KINDS, clause_duties, sure_units
from ingest.extract.responsibilities_parts import Part
from ingest.extract.responsibilities_roles import BOOK
from ingest.extract.units import Unit
from ingest.models import Reading, ResponsibilityMention, Section, Span
from ingest.rulebook import load_rules
from schema.roles import Role


def find_heading_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties of headings that are nothing but units, and of those that say whose the tasks below them are."""
    yield from _heading_duties(reading)
    yield from _titled_duties(reading)


def _heading_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties below headings that are nothing but units; where several stand side by side, everything below them."""
    headed = [(section, units) for section in reading.sections if (units := _units_of_heading(reading, section))]
    beside = Counter(section.parent for section, _ in headed)
    for section, units in headed:
        if beside[section.parent] >= FEWEST_LISTED:
            yield from clause_duties(reading, units, Span(section.body_start, section.end), default=Role.RESPONSIBLE)
        else:
            yield from clause_duties(reading, units, Span(section.body_start, section.body_end))


def _titled_duties(reading: Reading) -> Iterator[ResponsibilityMention]:
    """The duties of headings that say whose the tasks below them are: `市教育局牵头工作（8项）`."""
    folded, rule = reading.cleaned.folded, load_rules(BOOK)["titled_duty"].regex
    for section in reading.sections:
        start = folded.find(fold(section.title), section.start, section.body_start) if section.kind in KINDS else -1
        found = rule.search(folded[start : start + len(section.title)]) if start >= 0 else None
        if found is None:
            continue
        units = sure_units(folded, start, start + found.end("units"))
        role = Role.LEAD if found["lead"] else Role.RESPONSIBLE
        if units:
            yield from duties(
                reading, Part(role, start, start + found.end(), units, "titled_duty"), section_item(section)
            )


def _units_of_heading(reading: Reading, section: Section) -> tuple[Unit, ...]:
    """The units that a heading consists of, with their places in the text; `成员单位职责` only says that units follow."""
    if section.kind not in KINDS or load_rules(BOOK)["members_title"].regex.search(section.title):
        return ()
    start = reading.cleaned.text.find(section.title, section.start, section.body_start)
    tail = load_rules(BOOK)["unit_title_tail"].regex.search(section.title)
    end = tail.start() if tail is not None else len(section.title)
    units = sure_units(section.title, 0, end) if start >= 0 else ()
    return tuple(replace(unit, start=unit.start + start, end=unit.end + start) for unit in units)

"""What a duty is for: for a statement its section, the section around it, or the words that stand before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.extract.responsibilities_parts import Part
from ingest.extract.responsibilities_statements import Statement
from ingest.headings import read_mark
from ingest.models import Reading, ResponsibilityMention, Section
from schema.roles import Basis, ItemKind

_LONGEST_MARK = 12
_IDLE = " \n\t。；，、"
"""What may stand between a text and its statement, or behind it, without being text."""


@dataclass(frozen=True, slots=True)
class Item:
    kind: ItemKind
    words: str
    start: int
    end: int
    section: int | None


def place_statements(reading: Reading, statements: Sequence[Statement]) -> Mapping[Statement, Item]:
    """The item of each statement. One that closes its section (or heads it) is for the section; of several in one
    section each is for the text before it; one more right behind, with the same roles, is for the section around."""
    places: dict[Statement, Item] = {}
    previous: Statement | None = None
    for number, statement in enumerate(statements):
        section = reading.section_at(statement.start)
        following = statements[number + 1] if number + 1 < len(statements) else None
        before = previous if previous is not None and _is_own(section, previous) else None
        after = following if following is not None and _is_own(section, following) else None
        places[statement] = _place(reading, statement, section, before, after, places)
        previous = statement
    return places


def _is_own(section: Section | None, statement: Statement) -> bool:
    """Whether a statement stands in the section's own text."""
    return section is not None and section.body_start <= statement.start < section.body_end


def _place(
    reading: Reading,
    statement: Statement,
    section: Section | None,
    before: Statement | None,
    after: Statement | None,
    places: Mapping[Statement, Item],
) -> Item:
    if section is None:
        return _words_before(reading, statement, None, _line_start(reading, statement.start))
    if statement.start < section.body_start:
        return replace(section_item(section), words=_title_without(reading, section, statement))
    text = reading.cleaned.folded
    begin = before.end if before is not None else section.body_start
    if not text[begin : statement.start].strip(_IDLE):
        if before is None:
            return section_item(section)
        return _second_item(reading, section, before, statement, places[before])
    if _is_untitled_item(text, begin, statement.start):
        return _words_before(reading, statement, section, begin)
    closes = not text[statement.end : section.body_end].strip(_IDLE)
    only = before is None and (after is None or not text[statement.end : after.start].strip(_IDLE))
    if only and (closes or (after is not None and not text[after.end : section.body_end].strip(_IDLE))):
        return section_item(section)
    return _words_before(reading, statement, section, begin)


def _is_untitled_item(text: str, begin: int, place: int) -> bool:
    """Whether the line before a statement begins with a number that heads no section: an item without a title."""
    start = max(begin, text.rfind("\n", 0, place) + 1)
    mark = read_mark(text[start : min(place, start + _LONGEST_MARK)])
    return mark is not None and mark.number is not None and text[start - 1 : start] == "\n"


def _title_without(reading: Reading, section: Section, statement: Statement) -> str:
    """The title without a statement that stands in the heading itself."""
    return (
        section.title.replace(reading.cleaned.text[statement.start : statement.end], "").strip(_IDLE) or section.title
    )


def section_item(section: Section) -> Item:
    return Item(ItemKind.TASK, section.title, section.start, section.end, section.index)


def _second_item(reading: Reading, section: Section, before: Statement, statement: Statement, first: Item) -> Item:
    """The item of a statement right behind another: the same, or the section around where the roles repeat."""
    repeats = {part.role for part in before.parts} & {part.role for part in statement.parts}
    if repeats and section.parent is not None:
        return section_item(reading.sections[section.parent])
    return first


def _line_start(reading: Reading, place: int) -> int:
    return reading.cleaned.folded.rfind("\n", 0, place) + 1


def _words_before(reading: Reading, statement: Statement, section: Section | None, begin: int) -> Item:
    """The paragraph before the statement, as far as no other statement or heading reaches."""
    text = reading.cleaned.text
    stop = statement.start
    while stop > begin and text[stop - 1] in _IDLE:
        stop -= 1
    start = max(begin, text.rfind("\n", 0, stop) + 1)
    mark = read_mark(reading.cleaned.folded[start : min(stop, start + _LONGEST_MARK)])
    start = start + mark.end if mark is not None and mark.number else start
    while start < stop and text[start] in _IDLE:
        start += 1
    if start >= stop:
        start, stop = statement.start, statement.end
    return Item(ItemKind.MEASURE, text[start:stop], start, stop, section.index if section is not None else None)


def duties(reading: Reading, part: Part, item: Item, basis: Basis = Basis.STATED) -> Iterator[ResponsibilityMention]:
    """One mention for each unit of a part."""
    for unit in part.units:
        yield ResponsibilityMention(
            start=part.start,
            end=part.end,
            rule=part.rule,
            basis=basis,
            role=part.role,
            written=reading.cleaned.text[unit.start : unit.end].replace("\n", ""),
            item_kind=item.kind,
            item=item.words,
            item_start=item.start,
            item_end=item.end,
            section=item.section,
            plate=unit.plate,
        )

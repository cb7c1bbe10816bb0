"""What a duty is for: for a statement its section, the section around it, or the words that stand before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.extract.responsibilities_gaps import IDLE, end_of_text, is_gap
from ingest.extract.responsibilities_parts import Part
from ingest.extract.responsibilities_statements import Statement
from ingest.headings import read_mark
from ingest.models import Reading, ResponsibilityMention, Section
from schema.roles import Basis, ItemKind

_LONGEST_MARK = 12


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
    own_text: dict[int, Section] = {}
    for number, statement in enumerate(statements):
        section = reading.section_at(statement.start)
        if section is not None:
            section = own_text.setdefault(section.index, _without_untitled_items(reading, section))
        following = statements[number + 1] if number + 1 < len(statements) else None
        before = previous if previous is not None and _is_own(section, previous) else None
        after = following if following is not None and _is_own(section, following) else None
        places[statement] = _place(reading, statement, section, before, after, places)
        previous = statement
    return places


def _without_untitled_items(reading: Reading, section: Section) -> Section:
    """The section as far as its own text goes: items without a title that count on from its number stand beside it."""
    text = reading.cleaned.folded
    own = read_mark(text[section.start : section.start + _LONGEST_MARK])
    if own is None or own.number is None:
        return section
    line = text.find("\n", section.body_start, section.body_end) + 1
    while line:
        mark = read_mark(text[line : min(line + _LONGEST_MARK, section.body_end)])
        if mark is not None and mark.style == own.style and mark.value > own.value:
            return replace(section, body_end=line)
        line = text.find("\n", line, section.body_end) + 1
    return section


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
    if is_gap(text, begin, statement.start):
        if before is None:
            return section_item(section)
        return _second_item(reading, section, before, statement, places[before])
    only = before is None and (after is None or is_gap(text, statement.end, after.start))
    if _is_untitled_item(text, begin, statement.start, is_only=only):
        return _words_before(reading, statement, section, begin)
    closes = is_gap(text, statement.end, section.body_end)
    if only and (closes or (after is not None and is_gap(text, after.end, section.body_end))):
        return section_item(section)
    return _words_before(reading, statement, section, begin)


def _is_untitled_item(text: str, begin: int, place: int, *, is_only: bool) -> bool:
    """Whether the line before a statement begins with a number that heads no section: an item without a title.

    A section's only statement on a line of its own, behind several items, is for them all.
    """
    stop = end_of_text(text, begin, place)
    start = max(begin, text.rfind("\n", 0, stop) + 1)
    mark = read_mark(text[start : min(stop, start + _LONGEST_MARK)])
    is_item = mark is not None and mark.number is not None and text[start - 1 : start] == "\n"
    closes_several = is_only and "\n" in text[stop:place] and not is_gap(text, begin, start)
    return is_item and not closes_several


def _title_without(reading: Reading, section: Section, statement: Statement) -> str:
    """The title without a statement that stands in the heading itself."""
    return section.title.replace(reading.cleaned.text[statement.start : statement.end], "").strip(IDLE) or section.title


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
    stop = end_of_text(reading.cleaned.folded, begin, statement.start)
    start = max(begin, text.rfind("\n", 0, stop) + 1)
    mark = read_mark(reading.cleaned.folded[start : min(stop, start + _LONGEST_MARK)])
    start = start + mark.end if mark is not None and mark.number else start
    while start < stop and text[start] in IDLE:
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

"""What a duty is for: for a statement its section, the section around it, or the words that stand before it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.extract.responsibilities_gaps import IDLE, end_of_text, is_fields, is_gap
from ingest.extract.responsibilities_parts import Part, Statement
from ingest.extract.responsibilities_untitled import find_untitled, own_text
from ingest.headings import read_mark
from ingest.models import Reading, ResponsibilityMention, Section, Span
from schema.roles import Basis, ItemKind

_LONGEST_MARK = 12
_BEFORE_ITEM = IDLE + "])）】〕"
"""Marks that an item does not begin with: those of the statement before it, too."""
_ITEM_STYLES = frozenset({"arabic_bracket", "arabic_half_bracket", "circled"})


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
    own: dict[int, Section] = {}
    for number, statement in enumerate(statements):
        section = reading.section_at(statement.start)
        end = section.body_end if section is not None else 0
        if section is not None:
            section = own.setdefault(section.index, own_text(reading.cleaned.folded, section))
        following = statements[number + 1] if number + 1 < len(statements) else None
        before = previous if previous is not None and _is_own(section, previous, end) else None
        own_end = section.body_end if section is not None else 0
        after = following if following is not None and _is_own(section, following, own_end) else None
        places[statement] = _place(reading, statement, section, (before, after, previous), places)
        previous = statement
    return places


def _is_own(section: Section | None, statement: Statement, end: int) -> bool:
    """Whether a statement stands in the section's text before a place."""
    return section is not None and section.body_start <= statement.start < end


def _place(
    reading: Reading,
    statement: Statement,
    section: Section | None,
    around: tuple[Statement | None, Statement | None, Statement | None],
    places: Mapping[Statement, Item],
) -> Item:
    """`around`: the statements before and behind it in its section, and the one before it wherever that stands."""
    before, after, previous = around
    if section is None:
        return _words_before(reading, statement, None, _own_line(reading, statement.start))
    if statement.start < section.body_start:
        return replace(section_item(section), words=_title_without(reading, section, statement))
    text = reading.cleaned.folded
    if before is None and (whole := _list_closed_by(reading, section, statement, previous)) is not None:
        return section_item(whole)
    begin = before.end if before is not None else section.body_start
    is_beside = statement.start >= section.body_end
    if is_beside:
        begin = max(begin, section.body_end - 1)
    if is_gap(text, begin, statement.start) and not (before is None and section.listed):
        if before is None:
            return section_item(_closed_by(reading, section, previous))
        return _second_item(reading, section, before, statement, places[before])
    only = (
        before is None
        and not is_beside
        and not section.listed
        and (after is None or is_gap(text, statement.end, after.start))
    )
    untitled = find_untitled(text, begin, statement.start, is_only=only)
    if untitled is not None:
        return item_at(reading, untitled, section)
    if only and after is None and all(is_fields(text, *gap) for gap in _around(section, statement)):
        return section_item(section)
    last = after if after is not None else statement
    if only and (is_gap(text, last.end, section.body_end) or _ends_item(text, section, statement, last)):
        return section_item(section)
    return _words_before(reading, statement, section, begin)


def _ends_item(text: str, section: Section, first: Statement, last: Statement) -> bool:
    """Whether a section's only statements end the paragraph that its heading opens, or stand on lines of their own: what
    a document says below its last item is no part of it."""
    ends = last.end == len(text) or is_gap(
        text, last.end, end if (end := text.find("\n", last.end)) >= 0 else len(text)
    )
    is_line = not text[text.rfind("\n", 0, first.start) + 1 : first.start].strip(IDLE)
    return ends and (is_line or "\n" not in text[section.start : first.start].rstrip(IDLE))


def _around(section: Section, statement: Statement) -> tuple[tuple[int, int], tuple[int, int]]:
    """What of a section's own text stands before and behind a statement."""
    return (section.body_start, statement.start), (statement.end, section.body_end)


def _closed_by(reading: Reading, section: Section, previous: Statement | None) -> Section:
    """The section that a statement right behind a heading closes: behind the last of several items （1）…（2）… that have
    none of their own it is for what holds them."""
    parent = reading.sections[section.parent] if section.parent is not None else None
    if parent is None or parent.index == section.index - 1 or (previous is not None and previous.end > parent.start):
        return section
    mark = read_mark(reading.cleaned.folded[section.start : section.start + _LONGEST_MARK])
    return parent if mark is not None and mark.style in _ITEM_STYLES and _is_last(reading, section) else section


def _list_closed_by(
    reading: Reading, section: Section, statement: Statement, previous: Statement | None
) -> Section | None:
    """What holds a list of items that ；joins, where a line of its own behind the last of them says whose it is."""
    parent = reading.sections[section.parent] if section.parent is not None else None
    if parent is None or (previous is not None and previous.end > parent.start):
        return None
    text = reading.cleaned.folded
    goes_on = text[section.start - _LONGEST_MARK : section.start].rstrip().endswith("；")
    is_line = not text[_line_start(reading, statement.start) : statement.start].strip(IDLE)
    return parent if goes_on and is_line and _is_last(reading, section) else None


def _is_last(reading: Reading, section: Section) -> bool:
    """Whether no other section of the same parent follows."""
    after = section.index + 1
    return after == len(reading.sections) or reading.sections[after].parent != section.parent


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


def _own_line(reading: Reading, place: int) -> int:
    """Where the line begins that a statement closes: the one above where it is a line of its own."""
    start = _line_start(reading, place)
    is_line = start > 0 and not reading.cleaned.folded[start:place].strip(IDLE)
    return _line_start(reading, start - 1) if is_line else start


def _words_before(reading: Reading, statement: Statement, section: Section | None, begin: int) -> Item:
    """The paragraph before the statement, as far as no other statement or heading reaches."""
    text = reading.cleaned.text
    stop = end_of_text(reading.cleaned.folded, begin, statement.start)
    start = max(begin, text.rfind("\n", 0, stop) + 1)
    if start >= stop:
        start, stop = statement.start, statement.end
    return item_at(reading, Span(start, stop), section)


def item_at(reading: Reading, span: Span, section: Section | None) -> Item:
    """The words of a span without the number and the marks in front of them."""
    start, stop = span.start, span.end
    mark = read_mark(reading.cleaned.folded[start : min(stop, start + _LONGEST_MARK)])
    start = start + mark.end if mark is not None and mark.number else start
    while start < stop - 1 and reading.cleaned.text[start] in _BEFORE_ITEM:
        start += 1
    words = reading.cleaned.text[start:stop]
    return Item(ItemKind.MEASURE, words, start, stop, section.index if section is not None else None)


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

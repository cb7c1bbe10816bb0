"""Lists of tasks that stand under no heading: a whole document without any, or what comes before its first."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.headings import read_mark
from ingest.models import Cleaned, Section, TaskTable
from ingest.rulebook import load_rules
from ingest.segment.sentences import is_statement
from schema.roles import SectionKind

_FEWEST_DUTIES = 2
_SHARE_OF_DUTIES = 0.15
FEWEST_ITEMS = 3
_FRONT_LINES = 6
_LONGEST_MARK = 12
_LONGEST_OPENING = 60
_LONGEST_LEAD = 30
_NUMBERS = frozenset({"chinese", "chinese_bracket", "arabic", "arabic_bracket", "arabic_half_bracket", "circled"})


def find_list(cleaned: Cleaned, task_tables: Sequence[TaskTable]) -> int | None:
    """Where the first row, item or statement of a list of tasks stands; None where the text is no such list."""
    tables = [found.table.start for found in task_tables]
    items, duties = list(find_items(cleaned)), list(_duties(cleaned))
    is_list = (
        bool(tables)
        or len(duties) >= max(_FEWEST_DUTIES, len(cleaned.paragraphs) * _SHARE_OF_DUTIES)
        or (len(items) >= FEWEST_ITEMS and _is_titled(cleaned))
    )
    return min((*tables, *items[:1], *(_item_of_duty(cleaned, place) for place in duties[:1]))) if is_list else None


def _item_of_duty(cleaned: Cleaned, place: int) -> int:
    """Where the words begin that a first line of duty is for: the paragraph above it and above other fields of it."""
    fields = load_rules("leads")["field_line"].regex
    starts = [paragraph.start for paragraph in cleaned.paragraphs]
    at = bisect_right(starts, place) - 1
    while at > 0 and fields.match(cleaned.folded[cleaned.paragraphs[at].start : cleaned.paragraphs[at].end]):
        at -= 1
    return cleaned.paragraphs[at].start


def find_list_above(cleaned: Cleaned, first: Section, task_tables: Sequence[TaskTable]) -> int | None:
    """Where a table of tasks, or the item 1 of a series that the first heading goes on with, stands above that heading."""
    for found in task_tables:
        if found.table.start < first.start and found.rows:
            return found.table.start
    mark = read_mark(cleaned.folded[first.start : first.start + _LONGEST_MARK])
    if mark is None or mark.value <= 1:
        return None
    above = (place for place in find_items(cleaned) if place < first.start)
    return next((place for place in above if _opens_series(cleaned, place, mark.style)), None)


def _opens_series(cleaned: Cleaned, place: int, style: str) -> bool:
    mark = read_mark(cleaned.folded[place : place + _LONGEST_MARK])
    return mark is not None and mark.style == style and mark.value == 1


def find_items(cleaned: Cleaned) -> Iterator[int]:
    """The places of the paragraphs that begin with a number."""
    for paragraph in cleaned.paragraphs:
        mark = read_mark(cleaned.folded[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_MARK)])
        if mark is not None and mark.style in _NUMBERS:
            yield paragraph.start


def _duties(cleaned: Cleaned) -> Iterator[int]:
    """The paragraphs that are a line of duty or end with one and open with no lead, begin with who has one, or close with a bracket that says who."""
    rules = load_rules("leads")
    line, subject = rules["duty_line"].regex, rules["duty_subject"].regex
    for paragraph in cleaned.paragraphs:
        words = cleaned.folded[paragraph.start : paragraph.end].rstrip("。；")
        if (
            line.search(words)
            or (words.find("。") > _LONGEST_LEAD and line.match(words.rpartition("。")[2]))
            or subject.match(words)
            or (words.endswith("）") and is_statement(words[words.rfind("（") :]))
        ):
            yield paragraph.start


def find_first_duty(cleaned: Cleaned) -> int | None:
    """Where the first paragraph stands that says who does what, or the first item that tells somebody to."""
    sentence, tells = (load_rules("leads")[rule].regex for rule in ("duty_sentence", "modal_sentence"))
    told = (p.start for p in cleaned.paragraphs if sentence.search(cleaned.folded, p.start, p.end))
    ordered = (place for place in find_items(cleaned) if tells.search(_words_of_item(cleaned, place)))
    return min((*_duties(cleaned), *told, *ordered), default=None)


def _words_of_item(cleaned: Cleaned, place: int) -> str:
    """What stands behind an item's number, as far as it matters for how it begins."""
    mark = read_mark(cleaned.folded[place : place + _LONGEST_MARK])
    start = place + (mark.end if mark is not None else 0)
    return cleaned.folded[start : start + _LONGEST_OPENING].split("\n", 1)[0]


def _is_titled(cleaned: Cleaned) -> bool:
    name = load_rules("front")["plan_name"].regex
    return any(name.search(cleaned.folded[p.start : p.end]) for p in cleaned.paragraphs[:_FRONT_LINES])


def with_list(sections: Sequence[Section], *, start: int, end: int) -> tuple[Section, ...]:
    """The sections, before them one for the list that begins under none of them."""
    stop = sections[0].start if sections else end
    if start >= stop:
        return tuple(sections)
    own = Section(0, None, 1, None, "", SectionKind.OTHER, start, start, stop, stop, listed=True)
    return (own, *map(_moved, sections))


def with_attached_lists(sections: Sequence[Section], task_tables: Sequence[TaskTable]) -> tuple[Section, ...]:
    """The sections; an attachment that is a list of tasks sets tasks like a chapter of them."""
    starts = [section.start for section in sections]
    lists = {max(0, bisect_right(starts, found.table.start) - 1) for found in task_tables if _lists_tasks(found)}
    return tuple(
        replace(section, kind=SectionKind.TASKS)
        if section.index in lists and section.kind is SectionKind.OTHER and not section.listed
        else section
        for section in sections
    )


def _lists_tasks(found: TaskTable) -> bool:
    """Whether a table has rows, and these are no indicators with those who answer for them."""
    names = next(iter(found.columns.items))
    heads = found.table.rows[: found.columns.first_row]
    return bool(found.rows) and not any("指标" in row[names].text for row in heads if len(row) > names)


def _moved(section: Section) -> Section:
    parent = section.parent + 1 if section.parent is not None else None
    return replace(section, index=section.index + 1, parent=parent)


def name_list(sections: Sequence[Section], title: str) -> tuple[Section, ...]:
    """The list goes by the document's title."""
    return tuple(replace(section, title=title) if section.listed else section for section in sections)

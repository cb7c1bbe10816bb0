"""Items that have a number and no title: which of them a statement behind them is for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.extract.responsibilities_gaps import end_of_text, is_gap
from ingest.headings import read_mark
from ingest.models import Section, Span
from ingest.rulebook import load_rules

_LONGEST_MARK = 12
_LONGEST_FIELD = 20


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins with a number: its place, the style and value of the number."""

    start: int
    style: str
    value: int


def own_text(folded: str, section: Section) -> Section:
    """The section as far as its own text goes: items without a title that count on from its number stand beside it."""
    mark = read_mark(folded[section.start : section.start + _LONGEST_MARK])
    if mark is None or mark.number is None:
        return section
    lines = _numbered_lines(folded, section.body_start, section.body_end)
    beside = next((line for line in lines if line.style == mark.style and line.value > mark.value), None)
    return section if beside is None else replace(section, body_end=beside.start)


def find_untitled(folded: str, begin: int, place: int, *, is_only: bool) -> Span | None:
    """The item without a title that a statement at `place` is for; None where no number stands in front of its text.

    One in the item's own paragraph is for that item. One on a line of its own closes the outermost item that is open,
    or the last of those that count on through all of them; where it is the section's only one behind several such items,
    it is for them all.
    """
    stop = end_of_text(folded, begin, place)
    lines = list(_numbered_lines(folded, begin, stop))
    last_line = folded.rfind("\n", 0, stop) + 1
    if "\n" not in folded[stop:place]:
        return Span(last_line, stop) if lines and lines[-1].start == last_line else None
    if not lines:
        return None
    outermost = [line for line in lines if line.style == lines[0].style]
    if is_only and (len(outermost) > 1 or not is_gap(folded, begin, outermost[0].start)):
        return None
    inner = [line for line in lines if line.style != lines[0].style]
    item = inner[-1] if inner and inner[0].value > 1 else outermost[-1]
    end = folded.find("\n", item.start, stop)
    return Span(item.start, end_of_text(folded, item.start, end if end >= 0 else stop))


def _numbered_lines(folded: str, start: int, end: int) -> Iterator[_Line]:
    """The lines behind the first that begin with a number, but for fields of an item (`（二）责任领导：`)."""
    line = folded.find("\n", start, end) + 1
    while line:
        mark = read_mark(folded[line : min(line + _LONGEST_MARK, end)])
        if mark is not None and mark.number is not None and not _is_field(folded, line + mark.end):
            yield _Line(line, mark.style, mark.value)
        line = folded.find("\n", line, end) + 1


def _is_field(folded: str, start: int) -> bool:
    """Whether a numbered line is a field of the item above it, or that item's words under a name of their own."""
    words = folded[start : start + _LONGEST_FIELD]
    return any(load_rules("leads")[rule].regex.match(words) for rule in ("field_line", "content_line"))

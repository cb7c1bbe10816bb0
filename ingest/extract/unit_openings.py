"""Units that a stretch of words begins with, and where their names end: `会同|各镇街和市水利局|做好维护`."""

from ingest.extract.unit_certainty import are_units, is_unit
from ingest.extract.unit_lists import DEPARTMENTS, is_parted, split_at_marks, words_of
from ingest.extract.units import LONGEST_UNIT, Unit, parse_units
from ingest.headings import is_balanced
from ingest.models import Span
from ingest.resolve.unit_names import is_group, kind_by_suffix
from ingest.resolve.vocabulary import DIVISION_MARKS, load_index
from ingest.rulebook import load_rules

_FARTHEST_END = 4
"""Characters from where a name may end to where it does."""


def units_at(text: str, start: int, end: int) -> tuple[Unit, ...]:
    """The units of a list that begins here and runs into other words: `会同|各镇街和市水利局|做好维护`."""
    listed = load_rules("units")["list_until"].regex.search(text[start:end])
    if listed is not None:
        units = parse_units(text, start, start + listed.end())
        if units and are_units(text, units):
            return units
    stop = start
    for span in split_at_marks(text, start, end):
        stop = _names_end(text, span) or stop
        if span.end < end and text[span.end] == "、" and _is_name(words_of(text, span)):
            stop = span.end
        if stop < span.end:
            break
    return tuple(unit for unit in parse_units(text, start, stop) if is_unit(unit))


def _is_name(name: str) -> bool:
    """Whether words between two marks of a list are one organisation's name, and no group with a verb behind it."""
    return not is_group(name) and is_unit(Unit(name, 0, len(name)))


def _names_end(text: str, span: Span) -> int | None:
    """Where the names that begin a part end, one or more parted by 和."""
    joined = load_rules("units")["and"].regex
    stop = _name_end(text, span)
    while stop is not None and (mark := joined.match(text, stop, span.end)) is not None:
        following = _name_end(text, Span(mark.end(), span.end))
        if following is None or not is_parted(text[span.start : stop], text[mark.end() : following]):
            break
        stop = following
    return stop


def _name_end(text: str, span: Span) -> int | None:
    """Where the name that begins a part ends, a part of the office (市政府|督查室) with it."""
    stop = _office_end(text, span)
    part = load_rules("units")["part"].regex.match(text, stop, span.end) if stop is not None else None
    return part.end() if part is not None else stop


def _office_end(text: str, span: Span) -> int | None:
    """Where a known name ends, a group, else the first place that ends as a unit."""
    index = load_index()
    mark = next((m for m in DIVISION_MARKS if text.startswith(m, span.start)), "")
    for begin in (span.start, span.start + len(mark)):
        stop = index.longest_prefix(text, begin)
        if begin < stop <= span.end:
            return stop
    group = load_rules("units")["group_first"].regex.search(text[span.start : span.end])
    if group is not None:
        return span.start + group.end()
    ends = range(span.start + 2, min(span.end, span.start + LONGEST_UNIT) + 1)
    first = next((end for end in ends if _ends_name(name := text[span.start : end]) and is_balanced(name)), None)
    return _whole_end(text, span, first) if first is not None else None


def _ends_name(name: str) -> bool:
    return kind_by_suffix(name) is not None or name.endswith(DEPARTMENTS)


def _whole_end(text: str, span: Span, stop: int) -> int:
    """Where a name really ends whose first likely end stands inside other names, too: 住房城乡|建委, 有关主管部|门."""
    weak = load_rules("units").words["weak_ends"]
    if not text[span.start : stop].endswith(weak):
        return stop
    near = range(stop + 1, min(span.end, stop + _FARTHEST_END) + 1)
    longer = (end for end in near if not text[:end].endswith(weak) and _ends_name(text[span.start : end]))
    return next(longer, stop)

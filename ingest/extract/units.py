"""Lists of organisations in statements, cells and sentences: from a span of text to the units named in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.models import Span
from ingest.resolve.cities import begins_with_division, is_division
from ingest.resolve.departments import is_group, kind_by_suffix, split_plate
from ingest.resolve.vocabulary import DIVISION_MARKS, load_index
from ingest.rulebook import load_rules
from schema.roles import Role

_SEPARATORS = frozenset("、，；;,/ \t\n　")
_OPENING = frozenset("（〔［[【")
_CLOSING = frozenset("）〕］]】")
_EDGES = ' \t\n　、，；。：．.·“”"-—*<>〈〉'
_LONGEST_UNIT = 40
_LONGEST_FUNCTION_WORD = 8
_DEPARTMENTS = "部门"
_UNITS = "单位"
_CENTRE = "中央"
_OWNED = ("省属", "省驻", "部属", "部省属", "自治区属", "驻")
_PARTY_OFFICES = ("党委", "党工委")
_BARE_OFFICES = frozenset({"政府", "人民政府", "管委会"})
"""Behind 党委和 no unit of its own."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One organisation as written, at its place. `role` is one that stands in brackets behind it; `plate` is the whole
    form with a second name in brackets, where there is one; `is_function` where it is named by its function alone."""

    written: str
    start: int
    end: int
    role: Role | None = None
    plate: str | None = None
    is_function: bool = False


def parse_units(text: str, start: int = 0, end: int | None = None) -> tuple[Unit, ...]:
    """The units of the list text[start:end], each once, in order; what is no name (企业, 主管部门) is left out.

    `、` `，` and 和 part units; `各市、县（区）政府` stays one; `等有关部门` is one more, `等` and `等部门` are not.
    """
    commas = _split(text, start, len(text) if end is None else end)
    parts = [part for span in commas for part in _split_and(text, span)]
    units: dict[str, Unit] = {}
    is_function_list = _is_function_list(text, parts)
    for span in _join_divisions(text, parts):
        for unit in _read(text, span, is_function_list):
            units.setdefault(unit.written, unit)
    return tuple(units.values())


def is_unit(unit: Unit) -> bool:
    """Whether this is surely an organisation's name, and not words of a sentence that end as one does."""
    name, rules = unit.written, load_rules("units")
    if name_is_known(name) or unit.is_function or is_division(name):
        return True
    if rules["clause_inside"].regex.search(name) or rules["no_name_end"].regex.search(name):
        return False
    if rules["verb_first"].regex.search(name) and not begins_with_division(name):
        return False
    return is_group(name) or kind_by_suffix(name) is not None


def may_be_unit(unit: Unit) -> bool:
    """Whether this can be a unit behind a label that says that units follow: all but clauses and times."""
    name, rules = unit.written, load_rules("units")
    if any(rules[rule].regex.search(name) for rule in ("clause_inside", "no_name")):
        return False
    return rules["verb_first"].regex.search(name) is None or kind_by_suffix(name) is not None


def name_is_known(name: str) -> bool:
    """Whether the vocabulary lists the name, with or without 省, 市, 区 or 县 in front, or its function's word with 部门."""
    index = load_index()
    stems = (name, *(name.removeprefix(mark) for mark in DIVISION_MARKS if name.startswith(mark)))
    return any(s in index.entries or _names_function(s) for s in stems)


def _names_function(name: str) -> bool:
    """`财政部门`, `卫生健康行政部门`, and what is left of `市级财政` behind its mark."""
    begins = name.removeprefix("级")
    ends = load_rules("departments")["function_word"].regex.sub("", begins)
    return any(word != name and word in load_index().bare for word in (ends, begins))


def units_at(text: str, start: int, end: int) -> tuple[Unit, ...]:
    """The units of a list that begins here and runs into other words: `会同|各镇街和市水利局|做好维护`."""
    listed = load_rules("units")["list_until"].regex.search(text[start:end])
    if listed is not None:
        units = parse_units(text, start, start + listed.end())
        if units and all(map(is_unit, units)):
            return units
    stop = start
    for span in _split(text, start, end):
        stop = _names_end(text, span) or stop
        if span.end < end and text[span.end] == "、" and _is_name(_of(text, span)):
            stop = span.end
        if stop < span.end:
            break
    return tuple(unit for unit in parse_units(text, start, stop) if is_unit(unit))


def _is_name(name: str) -> bool:
    """Whether words between two marks of a list are one organisation's name, and no group with a verb behind it."""
    return not is_group(name) and is_unit(Unit(name, 0, len(name)))


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts between separators that stand outside brackets."""
    depth, begin = 0, start
    for place in range(start, end):
        mark = text[place]
        if mark in _OPENING:
            depth += 1
        elif mark in _CLOSING:
            depth = max(0, depth - 1)
        elif mark in _SEPARATORS and depth == 0:
            yield from _trim(text, begin, place)
            begin = place + 1
    yield from _trim(text, begin, end)


def _trim(text: str, start: int, end: int) -> Iterator[Span]:
    """The part without marks and spaces around it, if anything is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    if start < end:
        yield Span(start, end)


def _join_divisions(text: str, parts: list[Span]) -> list[Span]:
    """`各市、县（区）政府` and `各镇、街道` as one part; `街道、乡镇` without 各 or an office stay two."""
    noun, last = load_rules("units")["division_noun"].regex, load_rules("units")["division_end"].regex
    joined: list[Span] = []
    place = 0
    while place < len(parts):
        stop = place
        if place + 1 < len(parts) and _goes_on(_of(text, parts[place]), _of(text, parts[place + 1])):
            joined.append(Span(parts[place].start, parts[place + 1].end))
            place += 2
            continue
        while stop + 1 < len(parts) and noun.search(_of(text, parts[stop])) and last.search(_of(text, parts[stop + 1])):
            stop += 1
        closing = last.search(_of(text, parts[stop]))
        is_group_of_divisions = text[parts[place].start] == "各" or bool(closing and closing["office"])
        if stop == place or not is_group_of_divisions:
            stop = place
        joined.append(Span(parts[place].start, parts[stop].end))
        place = stop + 1
    return joined


def _goes_on(words: str, following: str) -> bool:
    """Whether a unit is said in two parts: `有关部门、单位`, `中央、省属驻市单位`, `各县党委、政府`."""
    return (
        (words.endswith(_DEPARTMENTS) and following == _UNITS)
        or (words.endswith(_CENTRE) and following.startswith(_OWNED))
        or (words.endswith(_PARTY_OFFICES) and following in _BARE_OFFICES)
    )


def _split_and(text: str, span: Span) -> Iterator[Span]:
    """A part at 和 or 及 where both sides are units: not in 发展和改革局, nor in 有关部门和单位."""
    start = span.start
    if name_is_known(_of(text, span)):
        yield span
        return
    for mark in load_rules("units")["and"].regex.finditer(text, span.start, span.end):
        left, right = text[start : mark.start()], text[mark.end() : span.end]
        if _is_parted(left, right) and not (is_group(left) and _is_inside_name(text, span, mark.start())):
            yield from _trim(text, start, mark.start())
            start = mark.end()
    yield from _trim(text, start, span.end)


def _is_inside_name(text: str, span: Span, place: int) -> bool:
    """Whether a 和 stands inside a known name: 各县市|文化和旅游局."""
    return any(load_index().longest_prefix(text, start) > place for start in range(span.start, place))


def _is_parted(left: str, right: str) -> bool:
    if any(left.count(mark) for mark in "（〔") and left[-1:] not in _CLOSING and left.count("（") != left.count("）"):
        return False
    ends_as_unit = kind_by_suffix(left) is not None or is_group(left) or name_is_known(left)
    nouns = load_rules("units").words["tail_nouns"]
    if right in _BARE_OFFICES:
        return False
    return ends_as_unit and len(right) > 1 and not right.startswith(nouns) and _begins_as_unit(right)


def _begins_as_unit(words: str) -> bool:
    head = load_rules("units")["and"].regex.split(words, maxsplit=1)[0]
    tail = load_rules("units")["tail"].regex.sub("", words)
    return any(name_is_known(w) or is_group(w) or kind_by_suffix(w) is not None for w in (head, tail) if w)


def _is_function_list(text: str, parts: list[Span]) -> bool:
    """Whether a list closes with 部门, so that bare words in it are functions: `财政、发改部门`, `水务等部门`."""
    words = _of(text, parts[-1]) if parts else ""
    tail = load_rules("units")["tail"].regex.search(words)
    return words.endswith(_DEPARTMENTS) and not is_group(words) and (len(parts) > 1 or tail is not None)


def _read(text: str, span: Span, is_function_list: bool) -> Iterator[Unit]:
    """The unit of one part, then the group that its tail names."""
    start, end = span.start, span.end
    tail = load_rules("units")["tail"].regex.search(text, start, end)
    stop = tail.start() if tail is not None else end
    for span in _run_on(text, start, stop):
        yield from _unit(text, span.start, span.end, is_function_list)
    if tail is not None and tail["tail"]:
        yield Unit(text[tail.start("tail") : end], tail.start("tail"), end)


def _run_on(text: str, start: int, end: int) -> Iterator[Span]:
    """The names of a part, more than one where known ones of one division stand without a mark: 县人社局|县总工会."""
    mark = text[start : start + 1]
    while mark in DIVISION_MARKS and (stop := load_index().longest_prefix(text, start + 1)) > start + 1:
        goes_on = text[stop : stop + 1] == mark and load_index().longest_prefix(text, stop + 1) > stop + 2
        if stop >= end or not goes_on or name_is_known(text[start:end]):
            break
        yield Span(start, stop)
        start = stop
    if start < end:
        yield Span(start, end)


def _unit(text: str, start: int, end: int, is_function_list: bool) -> Iterator[Unit]:
    role = load_rules("units")["bracket_role"].regex.search(text, start, end)
    if role is not None and role.start() > start:
        yield from _named(text, start, role.start(), False, Role(str(role.lastgroup)), None)
        return
    plate = split_plate(text[start:end])
    if plate is not None:
        yield from _named(text, start, start + len(plate[0]), False, None, text[start:end])
        return
    yield from _named(text, start, end, is_function_list, None, None)


def _named(
    text: str, start: int, end: int, is_function_list: bool, role: Role | None, plate: str | None
) -> Iterator[Unit]:
    name = text[start:end]
    is_function = is_function_list and _is_function_word(name)
    if is_function and name.endswith(_DEPARTMENTS):
        end -= len(_DEPARTMENTS)
    if 1 < end - start <= _LONGEST_UNIT and name not in load_rules("units").words["generic"]:
        yield Unit(text[start:end], start, end, role, plate, is_function)


def _is_function_word(name: str) -> bool:
    stem = name.removesuffix(_DEPARTMENTS)
    if not 1 < len(stem) <= _LONGEST_FUNCTION_WORD or is_group(stem):
        return False
    index = load_index()
    return stem in index.bare or (kind_by_suffix(stem) is None and index.function_of(stem) is not None)


def _names_end(text: str, span: Span) -> int | None:
    """Where the names that begin a part end, one or more parted by 和."""
    joined = load_rules("units")["and"].regex
    stop = _name_end(text, span)
    while stop is not None and (mark := joined.match(text, stop, span.end)) is not None:
        following = _name_end(text, Span(mark.end(), span.end))
        if following is None or not _is_parted(text[span.start : stop], text[mark.end() : following]):
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
    ends = range(span.start + 2, min(span.end, span.start + _LONGEST_UNIT) + 1)
    return next((stop for stop in ends if _ends_name(text[span.start : stop])), None)


def _ends_name(name: str) -> bool:
    return kind_by_suffix(name) is not None or name.endswith(_DEPARTMENTS)


def _of(text: str, span: Span) -> str:
    return text[span.start : span.end]

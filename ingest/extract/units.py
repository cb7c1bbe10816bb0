"""Lists of organisations in statements, cells and sentences: from a span of text to the units named in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.unit_lists import DEPARTMENTS, split_list, words_of
from ingest.extract.unit_names import name_is_known
from ingest.models import Span
from ingest.resolve.cities import begins_with_division
from ingest.resolve.unit_names import is_group, kind_by_suffix, split_plate
from ingest.resolve.vocabulary import DIVISION_MARKS, load_index
from ingest.rulebook import load_rules
from schema.roles import DepartmentKind, Role

LONGEST_UNIT = 40
_LONGEST_FUNCTION_WORD = 8
_AUTHORITIES = frozenset({DepartmentKind.GOVERNMENT, DepartmentKind.PARTY, DepartmentKind.TOWNSHIP})


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
    parts = split_list(text, start, len(text) if end is None else end)
    units: dict[str, Unit] = {}
    functions_end = _functions_end(text, parts)
    for span in parts:
        for unit in _read(text, span, span.end <= functions_end):
            units.setdefault(unit.written, unit)
    return tuple(units.values())


def _functions_end(text: str, parts: list[Span]) -> int:
    """Up to where bare words are functions, because 部门 closes them: `财政、发改部门，各乡镇`, `水务等部门`."""
    for place in range(len(parts) - 1, -1, -1):
        words = words_of(text, parts[place])
        tail = load_rules("units")["tail"].regex.search(words)
        if words.endswith(DEPARTMENTS) and not is_group(words if tail is None else words[: tail.start()]):
            return parts[place].end if place or tail is not None else 0
    return 0


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
        same_mark = text[stop : stop + 1] == mark and load_index().longest_prefix(text, stop + 1) > stop + 2
        goes_on = same_mark or load_rules("units")["next_unit"].regex.search(text[stop:end]) is not None
        if stop >= end or not goes_on or name_is_known(text[start:end]):
            break
        yield Span(start, stop)
        start = stop
    group = load_rules("units")["next_group"].regex.search(text, start, end)
    if group is not None:
        yield Span(start, group.start())
        start = group.start()
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
    end = _before_remark(text, start, end)
    yield from _named(text, start, end, is_function_list, None, None)


def _before_remark(text: str, start: int, end: int) -> int:
    """Where the name of an authority ends that has a remark in brackets behind it; a company's or a school's bracket is
    part of its name."""
    remark = load_rules("units")["bracket_remark"].regex.search(text, start, end)
    if remark is None or is_group(text[start:end]) or kind_by_suffix(text[start : remark.start()]) not in _AUTHORITIES:
        return end
    return remark.start()


def _before_rest(text: str, start: int, end: int) -> int:
    """Where an authority's name ends that a person's name or the next item stands behind: 市水利局|王某某."""
    end = _before_gathered(text, start, end)
    name = text[start:end]
    if is_group(name) or name_is_known(name):
        return end
    begin = start + (name[:1] in DIVISION_MARKS)
    stop = load_index().longest_prefix(text, begin)
    if stop <= begin + 1 or stop >= end or kind_by_suffix(text[start:stop]) not in _AUTHORITIES:
        return end
    rules = [*(["person"] if kind_by_suffix(name) is None else []), "next_item"]
    return stop if any(load_rules("units")[rule].regex.search(text[stop:end]) for rule in rules) else end


def _before_gathered(text: str, start: int, end: int) -> int:
    """Where the name of a unit ends that gathers others: 市教育局|组织有关部门."""
    gathers = load_rules("units")["organises"].regex.search(text, start, end)
    return gathers.start() if gathers is not None and kind_by_suffix(text[start : gathers.start()]) is not None else end


def _named(
    text: str, start: int, end: int, is_function_list: bool, role: Role | None, plate: str | None
) -> Iterator[Unit]:
    end = _before_rest(text, start, end)
    name = text[start:end]
    is_function = is_function_list and _is_function_word(name)
    if is_function and name.endswith(DEPARTMENTS):
        end -= len(DEPARTMENTS)
    if 1 < end - start <= LONGEST_UNIT and name not in load_rules("units").words["generic"]:
        yield Unit(text[start:end], start, end, role, plate, is_function)


def _is_of_a_place(stem: str) -> bool:
    """Whether a place stands in front, so that this is the name of its own office: 柳河新区数据管理|部门."""
    return load_rules("units")["of_a_zone"].regex.search(stem) is not None or begins_with_division(stem)


def _is_function_word(name: str) -> bool:
    stem = name.removesuffix(DEPARTMENTS)
    index = load_index()
    if stem in index.bare:
        return True
    if not 1 < len(stem) <= _LONGEST_FUNCTION_WORD or is_group(stem) or _is_of_a_place(stem):
        return False
    return kind_by_suffix(stem) is None and index.function_of(stem) is not None

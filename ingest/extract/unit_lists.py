"""Where a list of organisations is parted: at its marks, at 和 between two units, not inside 各市、县（区）政府."""

from collections.abc import Iterator

from ingest.extract.clauses import CLOSING, OPENING
from ingest.extract.unit_names import name_is_known
from ingest.models import Span
from ingest.resolve.unit_names import is_group, kind_by_suffix
from ingest.resolve.vocabulary import load_index
from ingest.rulebook import load_rules

DEPARTMENTS = "部门"
_SEPARATORS = frozenset("、，；;,·/ \t\n　")
_EDGES = ' \t\n　、，；。：．.·“”"-—－*<>〈〉①②③④⑤⑥⑦⑧⑨⑩'
_BEHIND = frozenset("0123456789" + _EDGES)
"""A name ends in no number: the last of a page may have the page's number behind it."""
_UNITS = "单位"
_CENTRE = "中央"
_OWNED = ("省属", "省驻", "部属", "部省属", "自治区属", "驻")
_PARTY_OFFICES = ("党委", "党工委")
_BARE_OFFICES = frozenset({"政府", "人民政府", "管委会"})
"""Behind 党委和 no unit of its own."""


def split_list(text: str, start: int, end: int) -> list[Span]:
    """The parts of the list text[start:end], each one unit or a group that is said in several words."""
    branches = load_rules("units")["branches"].regex.search(text, start, end)
    stop = branches.start() if branches is not None else end
    parts = [part for span in split_at_marks(text, start, stop) for part in _split_and(text, span)]
    return [*_join_divisions(text, parts), *([Span(stop + 1, end)] if branches is not None else [])]


def words_of(text: str, span: Span) -> str:
    return text[span.start : span.end]


def split_at_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts between separators that stand outside brackets."""
    depth, begin = 0, start
    for place in range(start, end):
        mark = text[place]
        if mark in OPENING:
            depth += 1
        elif mark in CLOSING:
            depth = max(0, depth - 1)
        elif mark in _SEPARATORS and depth == 0:
            yield from _trimmed(text, begin, place)
            begin = place + 1
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """The part without marks and spaces around it, if anything is left."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and (text[end - 1] in _BEHIND or _is_odd(text, start, end)):
        end -= 1
    if start < end:
        yield Span(start, end)


def _is_odd(text: str, start: int, end: int) -> bool:
    """Whether the last character is a bracket whose other half is not in these words."""
    last = text[end - 1]
    return last in OPENING or (last in CLOSING and not any(mark in OPENING for mark in text[start:end]))


def _join_divisions(text: str, parts: list[Span]) -> list[Span]:
    """`各市、县（区）政府` and `各镇、街道` as one part; `街道、乡镇` without 各 or an office stay two."""
    noun, last = load_rules("units")["division_noun"].regex, load_rules("units")["division_end"].regex
    joined: list[Span] = []
    place = 0
    while place < len(parts):
        stop = place
        if place + 1 < len(parts) and _goes_on(words_of(text, parts[place]), words_of(text, parts[place + 1])):
            joined.append(Span(parts[place].start, parts[place + 1].end))
            place += 2
            continue
        while (
            stop + 1 < len(parts)
            and noun.search(words_of(text, parts[stop]))
            and last.search(words_of(text, parts[stop + 1]))
        ):
            stop += 1
        closing = last.search(words_of(text, parts[stop]))
        is_group_of_divisions = text[parts[place].start] == "各" or bool(closing and closing["office"])
        if stop == place or not is_group_of_divisions:
            stop = place
        joined.append(Span(parts[place].start, parts[stop].end))
        place = stop + 1
    return joined


def _goes_on(words: str, following: str) -> bool:
    """Whether a unit is said in two parts: `有关部门、单位`, `中央、省属驻市单位`, `各县党委、政府`, `各州、市有关部门`."""
    return (
        (words.endswith(DEPARTMENTS) and following == _UNITS)
        or (words.endswith(_CENTRE) and following.startswith(_OWNED))
        or (words.endswith(_PARTY_OFFICES) and following.partition("（")[0] in _BARE_OFFICES)
        or load_rules("units")["division_departments"].regex.search(f"{words}、{following}") is not None
    )


def _split_and(text: str, span: Span) -> Iterator[Span]:
    """A part at 和 or 及 where both sides are units: not in 发展和改革局, nor in 有关部门和单位."""
    start = span.start
    if name_is_known(words_of(text, span)):
        yield span
        return
    for mark in load_rules("units")["and"].regex.finditer(text, span.start, span.end):
        left, right = text[start : mark.start()], text[mark.end() : span.end]
        if is_parted(left, right) and not (is_group(left) and _is_inside_name(text, span, mark.start())):
            yield from _trimmed(text, start, mark.start())
            start = mark.end()
    yield from _trimmed(text, start, span.end)


def _is_inside_name(text: str, span: Span, place: int) -> bool:
    """Whether a 和 stands inside a known name: 各县市|文化和旅游局."""
    return any(load_index().longest_prefix(text, start) > place for start in range(span.start, place))


def is_parted(left: str, right: str) -> bool:
    if any(left.count(mark) for mark in "（〔") and left[-1:] not in CLOSING and left.count("（") != left.count("）"):
        return False
    ends_as_unit = kind_by_suffix(left) is not None or is_group(left) or name_is_known(left)
    nouns, named = (load_rules("units").words[key] for key in ("tail_nouns", "named_by"))
    if right in _BARE_OFFICES:
        return False
    is_noun = any(right.startswith(noun) and not right[len(noun) :].startswith(named) for noun in nouns)
    return ends_as_unit and len(right) > 1 and not is_noun and _begins_as_unit(right)


def _begins_as_unit(words: str) -> bool:
    head = load_rules("units")["and"].regex.split(words, maxsplit=1)[0]
    tail = load_rules("units")["tail"].regex.sub("", words)
    return any(name_is_known(w) or is_group(w) or kind_by_suffix(w) is not None for w in (head, tail) if w)

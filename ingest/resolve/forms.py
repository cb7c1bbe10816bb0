"""The other ways in which a plan writes its departments: found by looking for what the vocabulary lists of each."""

from collections.abc import Iterable, Iterator, Sequence

from ingest.resolve.vocabulary import DIVISION_MARKS, Organisation

_DEPARTMENTS = "部门"
_SHORTEST_FORM = 3
"""Forms of two characters (纪委, 中院) stand inside other words too often."""
_NATIONAL = ("国家", "中国", "国务院", "中央")
_LIST_REACH = 30
_LIST_ENDS = "，。；：\n的"


def find_forms(text: str, organisations: Iterable[Organisation], divisions: Sequence[str]) -> Iterator[str]:
    """Each form of these organisations in the text, with the 市, 区 or division's name that stands in front."""
    for organisation in organisations:
        written = {w for form in organisation.forms for w in form.written if "{" not in w and len(w) >= _SHORTEST_FORM}
        words = (*written, *(f"{bare}{_DEPARTMENTS}" for bare in organisation.bare))
        yield from _longest_first(text, sorted(words, key=lambda word: (-len(word), word)), divisions)
        yield from (bare for bare in organisation.bare if _stands_in_list(text, bare))


def _longest_first(text: str, words: Sequence[str], divisions: Sequence[str]) -> Iterator[str]:
    """The words where they stand by themselves: not 自然资源局 inside 规划自然资源局."""
    taken: set[int] = set()
    for word in words:
        places = [place for place in _places(text, word) if place + len(word) not in taken]
        taken.update(place + len(word) for place in places)
        yield from _with_division(text, word, places, divisions)


def _with_division(text: str, word: str, places: Iterable[int], divisions: Sequence[str]) -> Iterator[str]:
    for place in places:
        before = text[max(0, place - 20) : place]
        if before.endswith(_NATIONAL):
            continue
        division = next((name for name in (*divisions, *DIVISION_MARKS) if before.endswith(name)), "")
        yield f"{division}{word}"


def _stands_in_list(text: str, bare: str) -> bool:
    """Whether a function's word stands in a list that 部门 closes: 应急、公安、住建等部门."""
    for place in _places(text, f"{bare}、"):
        end = text.find(_DEPARTMENTS, place, place + _LIST_REACH)
        if end >= 0 and not any(mark in text[place:end] for mark in _LIST_ENDS):
            return True
    return False


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))

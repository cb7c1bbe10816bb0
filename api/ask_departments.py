"""The departments that a question names by a name that plans write."""

import re
from collections.abc import Iterable, Mapping

from api.ask_cities import chinese_parts
from api.ask_functions import BEHIND_BARE, NO_FUNCTION
from api.ask_question import Kind, Link, Question, apart, places
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Reader

_LONGEST_NAME = 24
_DIVISION_MARKS = ("市", "区", "县", "省", "州")
_COLLECTIVE = "collective"

_ORGANISATION_END = re.compile(
    r"(?:[局委办厅院署处科站社联会队部所校台行军]|中心|公司|集团|政府|法院|检察院|学校|大学|医院|街道|[乡镇村]|指挥部|工会|大队|支队|总队|团[省市区县州]委|车站)$"
)
"""How the name of an organisation ends; a bare word such as 财政 needs 部门 behind it to be one."""
_ORGANISATION_BEHIND = re.compile(
    r"(?:(?![哪什谁的有])[㐀-鿿]){2,12}?(?:局|委员会|委|办|厅|中心|公司|[大支总]队|法院|检察院|工会)"
)


def find_departments(reader: Reader, question: Question) -> tuple[Link, ...]:
    """The departments named by a form that the graph has, inside the question's city if it names one."""
    cities = tuple(dict.fromkeys(link.value for link in question.of_kind(Kind.CITY)))
    names = dict(_names(question))
    if not names:
        return ()
    city = cities[0] if len(cities) == 1 else None
    rows = run_template(
        reader, load_library()["departments-named"], {"names": list(names), "city": city}, limit=MAX_LIMIT
    )
    functions = {str(row["department"]): str(row["function"]) for row in rows}
    found = [
        Link(Kind.DEPARTMENT, str(row["department"]), str(row["department"]), start, end)
        for row in rows
        if row["kind"] != _COLLECTIVE
        for start, end in names[str(row["name"])]
        if _is_organisation(question.folded, start, end)
    ]
    return _one_for_all(apart(found), functions, question)


def _one_for_all(links: tuple[Link, ...], functions: Mapping[str, str], question: Question) -> tuple[Link, ...]:
    """Where the question names no city, a name that is not one department's full name means that of every city.

    Their function stands for all of them; what has no function of its own stays the department that the graph has.
    """
    by_place: dict[tuple[int, int], list[Link]] = {}
    for link in links:
        by_place.setdefault((link.start, link.end), []).append(link)
    kept: list[Link] = []
    for (start, end), same in by_place.items():
        meant = {functions[link.value] for link in same}
        name = question.text[start:end]
        in_full = len(same) == 1 and (question.of_kind(Kind.CITY) or same[0].value == name)
        if not in_full and len(meant) == 1 and not meant & NO_FUNCTION:
            kept.append(Link(Kind.FUNCTION, meant.pop(), name, start, end))
        else:
            kept += same
    return tuple(kept)


def _is_organisation(text: str, start: int, end: int) -> bool:
    return bool(_ORGANISATION_END.search(text, start, end) or BEHIND_BARE.match(text, end))


def _names(question: Question) -> Iterable[tuple[str, list[tuple[int, int]]]]:
    """What may be a department's name, with where the question has it.

    A city's name in front may stand for 市 (临清市应急局 is written 市应急局 in its plan), or be left out. Without a city
    应急局 is that of every city.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    for part in set(chinese_parts(question.folded, _LONGEST_NAME)):
        found = places(part, question.folded)
        spans.setdefault(part, []).extend(found)
        if not question.of_kind(Kind.CITY) and _ORGANISATION_END.search(part):
            for mark in _DIVISION_MARKS:
                spans.setdefault(mark + part, []).extend(found)
    for city in question.of_kind(Kind.CITY):
        behind = _chinese_behind(question.folded, city.end)
        for length in range(2, len(behind) + 1):
            tail = behind[:length].removeprefix("的")
            place = (city.start, city.end + length)
            for front in (city.value, *_DIVISION_MARKS, ""):
                spans.setdefault(front + tail, []).append(place)
    return spans.items()


def _chinese_behind(text: str, start: int) -> str:
    match = re.compile(r"[㐀-鿿]{0,20}").match(text, start)
    return match[0] if match else ""


def is_followed_by_organisation(text: str, end: int) -> bool:
    """Whether a division's name goes on as the name of one of its organisations."""
    return _ORGANISATION_BEHIND.match(text, end) is not None

"""The departments that a question names: by a name that plans write, or by what they are for."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from api.ask_cities import chinese_parts
from api.ask_question import Kind, Link, Question, apart, places
from ingest.resolve.vocabulary import Function, load_vocabulary
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Reader

_LONGEST_NAME = 24
_SHORTEST_NAME = 3
"""Two characters stand inside other words: 作协 in 工作协调."""
_DIVISION_MARKS = ("市", "区", "县", "省", "州")
_COLLECTIVE = "collective"
_NO_FUNCTION = {"other", "collective", "township"}

_ORGANISATION_END = re.compile(
    r"(?:[局委办厅院署处科站社联会队部所校台行军]|中心|公司|集团|政府|法院|检察院|学校|大学|医院|街道|[乡镇村]|指挥部|工会|大队|支队|总队|团[省市区县州]委|车站)$"
)
"""How the name of an organisation ends; a bare word such as 财政 needs 部门 behind it to be one."""
_BEHIND_BARE = re.compile(r"(?:主管|行政|职能)?(?:部门|单位|系统)")

_UNKNOWN = re.compile(
    r"的?(?P<name>(?:(?![哪什谁])[㐀-鿿]){2,12}?(?:局|委员会|委|办公室|厅|中心|公司))(?=主要|都|负责|承担|牵头|参与|配合|主管)"
)
"""Behind a city's name: an organisation that the graph need not know."""

_ORGANISATION_BEHIND = re.compile(
    r"(?:(?![哪什谁的有])[㐀-鿿]){2,12}?(?:局|委员会|委|办|厅|中心|公司|[大支总]队|法院|检察院|工会)"
)

_EN_ORGANISATION = (
    r"(?:bureaus?|departments?|brigades?|offices?|commissions?|committees?|administrations?|authorit(?:y|ies)|agenc(?:y|ies)|"
    r"teams?|detachments?|leagues?|federations?|unions?|society|stations?|service)"
)
_EN_ORGANISATION_END = re.compile(rf"\b{_EN_ORGANISATION}$")
_EN_ORGANISATION_BEHIND = re.compile(
    r"\s+(?:(?:management|administration|resources|affairs|rescue|control|development|construction|supervision|security)\s+){0,2}"
    rf"{_EN_ORGANISATION}\b"
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
    return _one_for_all(apart(found), functions, question) or _unknown_departments(question, city)


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
        if not in_full and len(meant) == 1 and not meant & _NO_FUNCTION:
            kept.append(Link(Kind.FUNCTION, meant.pop(), name, start, end))
        else:
            kept += same
    return tuple(kept)


def _unknown_departments(question: Question, city: str | None) -> tuple[Link, ...]:
    """What is surely meant as a department of the city and is in no plan: the answer is then that it has no duty."""
    for link in question.of_kind(Kind.CITY):
        match = _UNKNOWN.match(question.folded, link.end)
        if match is not None and city is not None:
            name = f"{city}{match['name']}"
            return (Link(Kind.DEPARTMENT, name, name, link.start, match.end("name")),)
    return ()


def find_functions(question: Question) -> tuple[Link, ...]:
    """The functions whose departments the question means: `fire brigade`, `finance bureau`, 财政部门."""
    found = []
    for function in load_vocabulary().function:
        for start, end in _function_places(function, question.rest):
            found.append(
                Link(Kind.FUNCTION, function.id, function.zh if question.language == "zh" else function.en, start, end)
            )
    return apart(found)


def _is_organisation(text: str, start: int, end: int) -> bool:
    return bool(_ORGANISATION_END.search(text, start, end) or _BEHIND_BARE.match(text, end))


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


@cache
def _organisations(function: str) -> tuple[str, ...]:
    """Full and short names of the organisations of a function, as they are written without their place: 卫健委."""
    if function in _NO_FUNCTION:
        return ()
    forms = [form for each in load_vocabulary().organisation if each.function == function for form in each.forms]
    names = (name for form in forms for name in form.written if "{" not in name)
    return tuple(name for name in names if len(name) >= _SHORTEST_NAME)


def _function_places(function: Function, text: str) -> Iterable[tuple[int, int]]:
    """Where a name of the function stands with the word for an organisation behind; that of an organisation needs none."""
    for name in _organisations(function.id):
        yield from places(name, text)
    for name in (function.zh, *function.synonyms.zh):
        for start, end in places(name, text):
            if behind := _BEHIND_BARE.match(text, end):
                yield start, behind.end()
    for written in (function.en, *function.synonyms.en):
        name = written.lower()
        is_organisation = name != written or _EN_ORGANISATION_END.search(name)
        for start, end in places(name, text):
            behind = _EN_ORGANISATION_BEHIND.match(text, end)
            if behind or is_organisation:
                yield start, behind.end() if behind else end

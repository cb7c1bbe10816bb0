"""The functions whose departments a question means without a name that the graph has: fire brigade, 财政部门, 国土局."""

import re
from collections.abc import Iterable
from functools import cache

from api.ask_language import Language
from api.ask_question import HIDDEN, Kind, Link, Question, apart, places
from api.ask_wording import wording
from ingest.resolve.vocabulary import Function, load_vocabulary

NO_FUNCTION = frozenset({"other", "collective", "township"})

_SHORTEST_NAME = 3
"""Two characters stand inside other words: 作协 in 工作协调."""
BEHIND_BARE = re.compile(r"(?:主管|行政|职能)?(?:部门|单位|系统)")
_EN_ORGANISATION = (
    r"(?:bureaus?|departments?|brigades?|offices?|commissions?|committees?|administrations?|authorit(?:y|ies)|agenc(?:y|ies)|"
    r"teams?|detachments?|leagues?|federations?|unions?|society|stations?|service|police(?: force)?|courts?)"
)
_EN_ORGANISATION_END = re.compile(rf"\b{_EN_ORGANISATION}$")
_EN_ORGANISATION_BEHIND = re.compile(
    r"\s+(?:(?:management|administration|resources|affairs|rescue|control|development|construction|supervision|security)\s+){0,2}"
    rf"{_EN_ORGANISATION}\b"
)


def find_functions(question: Question) -> tuple[Link, ...]:
    """The functions whose departments the question means: `fire brigade`, `finance bureau`, 财政部门."""
    found = []
    for function in load_vocabulary().function:
        for start, end in _function_places(function, question.rest):
            label = _label(function, question, start, end)
            found.append(Link(Kind.FUNCTION, function.id, label, start, end, _of_old(question.text[start:end])))
    return apart(found)


@cache
def known_organisations() -> frozenset[str]:
    """Every name that the vocabulary has for an organisation, without its place, former ones too."""
    forms = {name for each in load_vocabulary().organisation for form in each.forms for name in form.written}
    return frozenset(forms | _last_years().keys())


@cache
def _last_years() -> dict[str, int]:
    """Former names, and the year until which each was in use."""
    former = [old for each in load_vocabulary().organisation for old in each.former]
    return {name: old.until for old in former for name in (old.name, *old.short)}


@cache
def _organisations(function: str) -> tuple[str, ...]:
    """Full, short and former names of a function's organisations, as they are written without their place: 卫健委."""
    if function in NO_FUNCTION:
        return ()
    organisations = [each for each in load_vocabulary().organisation if each.function == function]
    names = [name for each in organisations for form in each.forms for name in form.written if "{" not in name]
    names += [name for each in organisations for old in each.former for name in (old.name, *old.short)]
    return tuple(name for name in names if len(name) >= _SHORTEST_NAME)


def _of_old(written: str) -> str:
    until = _last_years().get(written)
    return f"“{written}”是{until}年以前的名称" if until else ""


def _label(function: Function, question: Question, start: int, end: int) -> str:
    """In Chinese as the question has it; with the city's full name where it names one."""
    cities = {link.value for link in question.of_kind(Kind.CITY)}
    city = cities.pop() if len(cities) == 1 else ""
    if question.language is Language.ZH:
        return city + question.text[start:end]
    return f"{function.en} of {city}" if city else function.en


def _function_places(function: Function, text: str) -> Iterable[tuple[int, int]]:
    """Where a name of the function stands with the word for an organisation behind; that of an organisation needs none."""
    for name in _organisations(function.id):
        yield from places(name, text)
    for name in (function.zh, *function.synonyms.zh):
        for start, end in places(name, text):
            if behind := BEHIND_BARE.match(text, end) or _asked_alone(name, text, start, end):
                yield start, behind.end()
    for written in (function.en, *function.synonyms.en):
        name = written.lower()
        is_organisation = name != written or _EN_ORGANISATION_END.search(name)
        for start, end in places(name, text):
            behind = _EN_ORGANISATION_BEHIND.match(text, end)
            if behind or is_organisation:
                yield start, behind.end() if behind else end


def _asked_alone(name: str, text: str, start: int, end: int) -> re.Match[str] | None:
    """Where a bare word is what the question asks the duties of, and no part of a longer one."""
    begins = start == 0 or not "㐀" <= text[start - 1] <= "鿿"
    return _duty_asked().match(text, end) if begins and name not in wording().generic else None


@cache
def _duty_asked() -> re.Pattern[str]:
    """What asks for the duties of a bare word: 城管负责什么, with a city's name between (城管在临清负责什么)."""
    return re.compile(
        rf"(?=(?:在(?:{HIDDEN}+(?:这边|那边|里)?|[㐀-鿿]{{2,10}}?(?:[里中上]|方面)面?))?(?:{wording().duty_asked}))"
    )

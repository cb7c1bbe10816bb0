"""Slips of the keyboard: a city's name, and English words. What is read for what is written is always said."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from api.ask_cities import cities_of, latin_names
from api.ask_language import Language
from api.ask_left import english_left
from api.ask_question import Kind, Link, Question
from api.ask_wording import wording
from ingest.resolve.english import phrase_of
from ingest.resolve.indicators import load_indicators
from ingest.resolve.register import load_register
from ingest.resolve.topics import load_topics
from ingest.resolve.vocabulary import load_vocabulary
from queries.store import Reader

_CITY = re.compile(r"(?:请问)?(?P<name>(?:(?![各哪些个每全本我该两三几所有大小这那同])[㐀-鿿]){2,4}?[市区县旗])")
_WORD = re.compile(r"[a-z]+")
_SHORTEST_WORD = 5
_CLOSE = 0.84


def find_mistyped_city(reader: Reader, question: Question) -> tuple[Link, ...]:
    """The one city with a plan whose name is written with one slip at the beginning; the name of no other division."""
    match = _CITY.match(question.folded)
    if match is None or match["name"] in load_register().codes_by_name:
        return ()
    near = [city for city in cities_of(reader) if _is_slip_of_city(match["name"], city)]
    if len(near) != 1:
        return ()
    note = read_as(match["name"], near[0], question.language)
    return (Link(Kind.CITY, near[0], near[0], match.start("name"), match.end(), note=note),)


def find_slips(reader: Reader, question: Question) -> Mapping[str, str]:
    """The English words that nothing is known by, and what each may be meant for."""
    words = dict.fromkeys(english_left(question))
    return {word: meant for word in words if (meant := _meant(reader, word, question))}


def put_right(question: Question, slips: Mapping[str, str]) -> Question:
    """The question to be read again with these words."""
    text = question.written
    for word, meant in slips.items():
        text = re.sub(rf"\b{re.escape(word)}\b", meant, text, flags=re.IGNORECASE)
    return question.put_right(text, tuple(read_as(word, meant, question.language) for word, meant in slips.items()))


def understood(question: Question, slips: Mapping[str, str]) -> Mapping[str, str]:
    """Those that make a name of the question, or ask: plants is no slip for the plans of emergency plans."""
    named = {word for link in question.links for word in _WORD.findall(question.folded[link.start : link.end])}
    named |= set(wording().asking_en.split())
    return {word: meant for word, meant in slips.items() if meant.lower() in named}


def is_one_slip(written: str, name: str) -> bool:
    """Whether one character is wrong, missing or too many."""
    if len(written) == len(name):
        return sum(a != b for a, b in zip(written, name, strict=True)) == 1
    short, long = sorted((written, name), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def read_as(written: str, meant: str, language: Language) -> str:
    return f"“{written}”按“{meant}”理解" if language is Language.ZH else f"“{written}” read as “{meant}”"


def _is_slip_of_city(written: str, city: str) -> bool:
    return len(written) == len(city) and written[-1] == city[-1] and is_one_slip(written, city)


def _meant(reader: Reader, word: str, question: Question) -> str:
    if len(word) < _SHORTEST_WORD:
        return ""
    is_name = re.search(rf"\b{re.escape(word.capitalize())}", question.text) is not None
    words = latin_names(cities_of(reader)) if is_name else _vocabulary()
    # What only goes on behind a known word is another word, and one plural is no other: capital is no per capita.
    likely = [each for each in words if each[0] == word[0] and not word.startswith(each) and not _same(word, each)]
    near = get_close_matches(word, likely, n=1, cutoff=_CLOSE)
    if not near:
        return ""
    return near[0].capitalize() if is_name else near[0]


def _same(word: str, other: str) -> bool:
    return phrase_of(word) == phrase_of(other)


@cache
def _vocabulary() -> tuple[str, ...]:
    """Every English word that something is known by."""
    texts = [
        *(text for function in load_vocabulary().function for text in (function.en, *function.synonyms.en)),
        *(text for topic in load_topics() for text in (topic.en, *topic.synonyms.en)),
        *(text for indicator in load_indicators() for text in (indicator.en, *indicator.synonyms.en)),
        wording().asking_en,
    ]
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    return tuple(sorted(word for word in words if len(word) >= _SHORTEST_WORD))

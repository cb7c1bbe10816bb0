"""The cities that a question names, in Chinese or in Latin letters, as far as the graph knows them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from api.ask_question import Kind, Link, Question, apart, places
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Reader

LATIN_NAMES = Path(__file__).parents[1] / "data" / "vocabulary" / "divisions_latin.tsv"

SUFFIXES = ("", "市", "区", "县", "省", "州", "旗", "盟", "自治区", "自治州", "自治县", "地区", "新区", "特别行政区")
"""A short name without one of these is the same division: 临清 is 临清市."""

_CHINESE_RUN = re.compile(r"[㐀-鿿]+")
_LATIN_WORD = re.compile(r"[a-z]+(?:'(?!s\b)[a-z]+)*")
_LONGEST_NAME = 12
_LONGEST_SHORT_NAME = 5
_SHORTEST_DIVISION = 3
"""城区 and 郊区 are names of districts, and words."""
_SAFE_LENGTH = 5
"""A shorter Latin name must be written with a capital: `He` County is no `he`."""


def find_cities(reader: Reader, question: Question) -> tuple[Link, ...]:
    """The divisions named that have plans; a name that several have gives them all."""
    spans = dict(_chinese_names(question.folded))
    for name, place in _latin_names(question):
        spans.setdefault(name, []).append(place)
    if not spans:
        return ()
    rows = run_template(reader, load_library()["cities-named"], {"names": list(spans)}, limit=MAX_LIMIT)
    found = [
        Link(Kind.CITY, str(row["city"]), str(row["city"]), start, end)
        for row in rows
        if row["plans_count"]
        for start, end in spans.get(str(row["name"]), ())
    ]
    return apart(found)


def find_divisions(question: Question) -> tuple[Link, ...]:
    """Divisions that the question names by their full name and the graph has no plan of."""
    from ingest.resolve.register import load_register  # only the few questions that name no known city wait for it

    known = load_register().codes_by_name
    spans = {part: places(part, question.folded) for part in chinese_parts(question.folded, _LONGEST_NAME)}
    for name, place in _latin_names(question):
        spans.setdefault(name, []).append(place)
    return apart(
        [
            Link(Kind.DIVISION, name, name, start, end)
            for name, found in spans.items()
            if len(name) >= _SHORTEST_DIVISION and name in known and name.endswith(SUFFIXES[1:])
            for start, end in found
        ]
    )


def find_cities_within(reader: Reader, divisions: tuple[Link, ...]) -> tuple[Link, ...]:
    """The cities with plans inside these divisions: a province stands for its cities."""
    if not divisions:
        return ()
    rows = run_template(
        reader, load_library()["cities-within"], {"names": [link.value for link in divisions]}, limit=MAX_LIMIT
    )
    return tuple(
        Link(Kind.CITY, str(row["city"]), str(row["city"]), link.start, link.end)
        for link in divisions
        for row in rows
        if row["name"] == link.value
    )


def cities_of(reader: Reader) -> tuple[str, ...]:
    """The cities that the graph has plans of."""
    rows = run_template(reader, load_library()["cities"], {}, limit=MAX_LIMIT)
    return tuple(str(row["city"]) for row in rows)


def chinese_parts(text: str, longest: int) -> Iterable[str]:
    """Every piece of the text's Chinese runs, of two characters and more."""
    for run in _CHINESE_RUN.findall(text):
        for start in range(len(run) - 1):
            for end in range(start + 2, min(len(run), start + longest) + 1):
                yield run[start:end]


def _chinese_names(text: str) -> Mapping[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for part in set(chinese_parts(text, _LONGEST_NAME)):
        for suffix in SUFFIXES if len(part) <= _LONGEST_SHORT_NAME else SUFFIXES[:1]:
            spans.setdefault(part + suffix, []).extend(places(part, text))
    return spans


def _latin_names(question: Question) -> Iterable[tuple[str, tuple[int, int]]]:
    for match in _LATIN_WORD.finditer(question.folded):
        written = match[0].replace("'", "")
        if len(written) < _SAFE_LENGTH and not question.text[match.start()].isupper():
            continue
        for short in _names_by_latin().get(written, ()):
            for suffix in SUFFIXES:
                yield short + suffix, match.span()


def latin_names(cities: Iterable[str]) -> tuple[str, ...]:
    """How these cities are written in Latin letters."""
    wanted = set(cities)
    return tuple(
        latin for latin, names in _names_by_latin().items() if any(n + s in wanted for n in names for s in SUFFIXES)
    )


@cache
def _names_by_latin() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for line in LATIN_NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, spellings = line.split("\t")
        for spelling in spellings.split("/"):
            names.setdefault(spelling, []).append(name)
    return {spelling: tuple(group) for spelling, group in names.items()}

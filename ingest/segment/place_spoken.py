"""Whose plan it is where nothing in front says so: the division that the text names most, of the rank of the offices that it lists."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ingest.resolve.cities import find_city
from ingest.resolve.register import Division, load_register
from ingest.rulebook import load_rules
from schema.facts import CityFact
from schema.roles import CityLevel

_FEWEST_OFFICES = 4
_OFFICES_OF_RANK = 0.8
"""So many of the listed offices (市教育局, 区财政局) are of the same rank."""
_FEWEST_TIMES = 2
_TIMES_OTHERS = 3
"""The division is named so many times as often as any other."""
_LONGEST_NAME = 12


def find_spoken_place(text: str) -> tuple[str | None, tuple[CityFact, ...]]:
    """The place as its full name, and its division with those around it; none where the text leaves a doubt."""
    rank = _rank_of_offices(text)
    if rank is None:
        return None, ()
    named = Counter(_divisions_named(text, rank)).most_common(2)
    if not named or named[0][1] < _FEWEST_TIMES or (len(named) > 1 and named[0][1] < _TIMES_OTHERS * named[1][1]):
        return None, ()
    return named[0][0], find_city(named[0][0], (text,))


def _rank_of_offices(text: str) -> str | None:
    """The character that the offices of the text's lists begin with: 市 in 市教育局."""
    offices = Counter(office[0] for office in load_rules("front")["listed_local"].regex.findall(text))
    if offices.total() < _FEWEST_OFFICES:
        return None
    rank, times = offices.most_common(1)[0]
    return rank if times >= _OFFICES_OF_RANK * offices.total() else None


def _divisions_named(text: str, rank: str) -> Iterator[str]:
    """The full names of those that the text names in full, and of provinces and prefectures that it names without their suffix."""
    register = load_register()
    for match in re.finditer(rank, text):
        begins = range(max(0, match.end() - _LONGEST_NAME), match.start() - 1)
        names = (text[begin : match.end()] for begin in begins)
        yield from next(([name] for name in names if any(d.name == name for d in register.named(name))), [])
    for match in _short_names(rank).finditer(text):
        yield match[0] + rank


@cache
def _short_names(rank: str) -> re.Pattern[str]:
    names = {
        division.name.removesuffix(rank)
        for division in load_register().divisions.values()
        if division.name.endswith(rank) and _is_known_without_suffix(division)
    }
    alternatives = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(f"(?:{alternatives})(?!{rank})" if names else "(?!)")


def _is_known_without_suffix(division: Division) -> bool:
    is_large = division.level in (CityLevel.PROVINCE, CityLevel.PREFECTURE)
    return is_large and len(division.name) > 2

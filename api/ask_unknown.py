"""Organisations that a question surely means and the graph does not know by that name: mistyped ones, and those without a duty."""

import re
from collections.abc import Iterable
from functools import cache

from api.ask_functions import known_organisations
from api.ask_question import Kind, Link, Question
from api.ask_slips import is_one_slip, read_as
from api.ask_wording import wording
from ingest.resolve.vocabulary import DIVISION_MARKS
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Reader

_SHORTEST_NAME = 2
_SHORTEST_MISTYPED = 3


def find_unknown_departments(reader: Reader, question: Question) -> tuple[Link, ...]:
    """The department that begins the question, or stands behind its city's name; the answer to it is that it has no duty."""
    cities = {link.value: link for link in question.of_kind(Kind.CITY)}
    if len(cities) > 1:
        return ()
    city, place = next(iter(cities.items()), ("", None))
    match = _named().match(question.folded, place.end if place else 0)
    if match is None or len(match["name"]) < _SHORTEST_NAME:
        return ()
    start = place.start if place else match.start("name")
    meant = _mistyped(reader, match["name"], city) if city else ""
    name = meant or f"{city}{match['name']}"
    note = read_as(match["name"], meant, question.language) if meant else ""
    return (Link(Kind.DEPARTMENT, name, name, start, match.end("name"), note=note),)


@cache
def _named() -> re.Pattern[str]:
    words = wording()
    return re.compile(
        rf"(?:请问|的|原来?的?|，)*(?P<name>(?:(?![哪什谁])[㐀-鿿]){{0,12}}?(?:{words.organisation_end}))(?={words.duty_asked})"
    )


def _mistyped(reader: Reader, written: str, city: str) -> str:
    """The one department of the city whose name differs by one slip of the keyboard, else nothing.

    A name that some organisation has is never taken for another's: 审计局 and 统计局 differ by one character as well.
    """
    if written in known_organisations() or len(written) < _SHORTEST_MISTYPED:
        return ""
    rows = run_template(reader, load_library()["departments"], {"city": city}, limit=MAX_LIMIT)
    near = {str(row["department"]) for row in rows for name in _names(row, city) if is_one_slip(written, name)}
    return near.pop() if len(near) == 1 else ""


def _names(row: dict[str, object], city: str) -> Iterable[str]:
    """The names of a department without its place."""
    aliases = row["aliases"]
    for name in (str(row["department"]), *(map(str, aliases) if isinstance(aliases, list) else ())):
        bare = name.removeprefix(city)
        yield bare
        yield from (bare.removeprefix(mark) for mark in DIVISION_MARKS if bare.startswith(mark))

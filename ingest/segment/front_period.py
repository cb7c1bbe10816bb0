"""The years that a plan is for."""

import re
from collections.abc import Iterable

from ingest.headings import value_of
from ingest.rulebook import Rule
from ingest.segment.front_lines import rule

_CHINESE_YEAR = re.compile("二[〇零○OＯ0][一二三四五六七八九〇零○]{2}(?=年)")
_DIGITS = str.maketrans("〇零○OＯ一二三四五六七八九", "00000123456789")
_YEAR_OF_PLAN_ZERO = 1951
"""The first year of the n-th five-year plan is 1951 + 5 n."""


def find_period(title: str, opening: str) -> tuple[int, int] | None:
    """First and last year: those of the title, else those that the opening names as the plan's term."""
    title = _CHINESE_YEAR.sub(lambda year: year[0].translate(_DIGITS), title)
    return (
        _years(rule("years"), title)
        or _five_years(title)
        or one_year(title)
        or one_year(opening, name="delivered")
        or _years(rule("term"), opening)
        or _years(rule("years"), _outside_names(opening))
        or _five_years(_outside_names(opening.split("\n", 1)[0]))
        or one_year(_outside_names(opening), name="announced_year")
        or (None if rule("several_years").regex.search(title) else _own_year(opening))
    )


def year_of_chapters(titles: Iterable[str]) -> tuple[int, int] | None:
    """The year that a chapter's title says its tasks are for."""
    return next((years for title in titles if (years := one_year(title, name="chapter_year"))), None)


def _own_year(opening: str) -> tuple[int, int] | None:
    """The year that the opening says the paper is about."""
    match = rule("own_year").regex.search(opening)
    year = int(match["year"] or match["this"]) if match else None
    return (year, year) if year else None


def _years(rule: Rule, text: str) -> tuple[int, int] | None:
    match = rule.regex.search(text)
    return (int(match["first"]), int(match["last"])) if match else None


def _five_years(text: str) -> tuple[int, int] | None:
    match = rule("five_years").regex.search(text)
    if match is None:
        return None
    first = _YEAR_OF_PLAN_ZERO + 5 * value_of(match["number"] or match["ordinal"])
    return first, first + 4


def one_year(text: str, name: str = "one_year") -> tuple[int, int] | None:
    match = rule(name).regex.search(text)
    return (int(match["year"]), int(match["year"])) if match and match["year"] else None


def _outside_names(text: str) -> str:
    """A text without the names of other documents."""
    return "".join(part.split("》")[-1] for part in text.split("《"))

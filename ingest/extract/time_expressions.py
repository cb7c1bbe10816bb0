"""The expressions of a text that say by when, in which period or how often, each with its place and its value."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.deadline_values import (
    DeadlineValue,
    value_of_date,
    value_of_duration,
    value_of_five_years,
    value_of_months,
    value_of_range,
    value_of_recurrence,
)
from ingest.extract.plan_years import only_year
from ingest.extract.relative_time import last_day
from ingest.extract.time_signs import RULES, UNTIL, sets_something
from ingest.extract.yearless_times import before_season, festival_eve, yearless, yearless_months
from ingest.models import FrontMatter
from schema.roles import Precision

_BEFORE = "前"
_ENDING_IN_BEFORE = ("festival", "season")
_LONGEST_BEFORE = 24
"""Characters around a 前 that its words stand in: `2024年秋季学期开学之前，`."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when, where they stand, and what they are worth. `year` is the last year they reach."""

    start: int
    end: int
    rule: str
    value: DeadlineValue

    @property
    def year(self) -> int | None:
        return int(self.value.date[:4]) if self.value.date else None


def find_expressions(folded: str, start: int, end: int, front: FrontMatter) -> tuple[Expression, ...]:
    """The expressions that are deadlines in folded[start:end], in order, none overlapping another."""
    found: list[Expression] = []
    taken: set[int] = set()
    signs = {sign for sign in _ALL_SIGNS if folded.find(sign, start, end) >= 0}
    for rule, read in _READERS.items():
        if signs.isdisjoint(SIGNS[rule]):
            continue
        for match in _matches(rule, folded, start, end):
            if not taken.isdisjoint(range(*match.span())):
                continue
            value = read(match, front)
            if value is not None and sets_something(rule, match, value, front):
                taken.update(range(*match.span()))
                first = _with_until(match, start) if value.date else match.start()
                found.append(Expression(first, match.end(), rule, value))
    return tuple(sorted(found, key=lambda expression: expression.start))


def _matches(rule: str, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What a rule finds in folded[start:end]; one whose words end in 前 is looked for in front of each, for these are few."""
    if rule not in _ENDING_IN_BEFORE:
        yield from RULES[rule].regex.finditer(folded, start, end)
        return
    at = folded.find(_BEFORE, start, end)
    while at >= 0:
        match = RULES[rule].regex.search(folded, max(start, at - _LONGEST_BEFORE), min(end, at + _LONGEST_BEFORE))
        if match is not None and match.end() == at + 1:
            yield match
        at = folded.find(_BEFORE, at + 1, end)


def _with_until(match: re.Match[str], first: int) -> int:
    """`到2025年`, `截至2025年底`: the word before belongs to the expression."""
    before = UNTIL.search(match.string, max(first, match.start() - 3), match.start())
    return before.start() if before else match.start()


def _plan_end(_: re.Match[str], front: FrontMatter) -> DeadlineValue | None:
    """规划期末: the last day of the plan's own period."""
    return DeadlineValue(f"{front.period_end}-12-31", Precision.YEAR) if front.period_end is not None else None


def _relative(match: re.Match[str], front: FrontMatter) -> DeadlineValue | None:
    """今年, 明年: counted from the day of issue, else from the plan's only year, read by jionlp."""
    year = only_year(front)
    today = front.issued or (f"{year}-01-01" if year is not None else None)
    day = last_day(match[0], today) if today is not None else None
    return DeadlineValue(day, Precision.MONTH if "月" in match[0] else Precision.YEAR) if day else None


_Reader = Callable[[re.Match[str], FrontMatter], DeadlineValue | None]

_READERS: dict[str, _Reader] = {
    "start-then-recurrence": lambda match, _: value_of_recurrence(match),
    "into-next-year": lambda match, _: value_of_months(match["month"], int(match["from"]) + 1),
    "range": lambda match, _: value_of_range(match),
    "months": lambda match, _: value_of_range(match),
    "years-of-a-cell": lambda match, _: value_of_range(match),
    "date-of-a-cell": lambda match, _: value_of_date(match),
    "dotted-date": lambda match, _: value_of_date(match),
    "festival": festival_eve,
    "season": before_season,
    "date": lambda match, _: value_of_date(match),
    "five-year-end": lambda match, _: value_of_five_years(match, Precision.YEAR),
    "plan-end": _plan_end,
    "five-year-term": lambda match, _: value_of_five_years(match, Precision.PERIOD),
    "recurrence": lambda match, _: value_of_recurrence(match),
    "once-in": lambda match, _: value_of_recurrence(match),
    "by-period": lambda match, _: value_of_recurrence(match),
    "gradual": lambda match, _: DeadlineValue(None, Precision.RECURRENCE, "P1Y"),
    "duration": lambda match, _: value_of_duration(match),
    "relative": _relative,
    "yearless-days": yearless,
    "yearless": yearless,
    "listed-day": yearless,
    "until-month": yearless,
    "month-of-completion": yearless,
    "labelled-month": yearless,
    "yearless-months": yearless_months,
}
"""How each rule's words are valued, in the order in which rules take a place."""

SIGNS: dict[str, Sequence[str]] = {
    "start-then-recurrence": "每",
    "into-next-year": "年",
    "dotted-date": "前",
    "range": "年",
    "months": "月",
    "years-of-a-cell": "2",
    "date-of-a-cell": "2",
    "festival": "前",
    "season": "前",
    "date": "年",
    "five-year-end": "五",
    "plan-end": "规",
    "five-year-term": "五",
    "recurrence": "每",
    "once-in": "年季月周",
    "by-period": "年季月周",
    "gradual": "逐",
    "duration": "年月周日天时钟",
    "relative": "年",
    "yearless-days": "月",
    "yearless": "年季月",
    "listed-day": "月",
    "until-month": "月",
    "month-of-completion": "月",
    "labelled-month": "年季月",
    "yearless-months": "月",
}
"""What the words of a rule have one of: most sections have none, and are not searched for them."""

_ALL_SIGNS = frozenset(sign for signs in SIGNS.values() for sign in signs)

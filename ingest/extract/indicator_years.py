"""The year that the aims at a place are for: of the titles around it, else that which its goals chapter names."""

from collections.abc import Callable
from functools import cache

from ingest.extract.deadline_values import year_in_title
from ingest.extract.indicator_values import RULES
from ingest.extract.time_expressions import Expression, find_expressions
from ingest.models import Reading, Section
from schema.roles import SectionKind

YearOf = Callable[[int | None, int], int | None]
"""Section index and place -> the year of the aims there."""

_AIMED = ("date", "five-year-end", "plan-end")
"""The rules of expressions by which aims are due."""

_OF_AIMS = (SectionKind.GOALS, SectionKind.GUIDANCE)
"""Sections that a number of the aims may stand in, or below: overall demands name the year of their parts."""

_GOES_ON = "，："
_UNTIL = "到至截"
_LONGEST_LEAD = 300
"""Characters of a sentence that leads to a list of aims: `到2030年，……，具体目标如下：`."""


def years_of_aims(reading: Reading) -> YearOf:
    """The year that the aims at a place are for: of the titles around it, else the one that opens its part of
    the paragraph, else that of the last sentence before it that leads to a list of aims, else the first that its goals chapter names before it, else the period's end; aims among the tasks have none of these."""

    @cache
    def aims_of(section: Section) -> tuple[Expression, ...]:
        found = find_expressions(reading.cleaned.folded, section.body_start, section.end, reading.front)
        return tuple(e for e in found if e.year is not None and e.rule in _AIMED and _is_aim(reading, e))

    @cache
    def leading(section: Section) -> tuple[Expression, ...]:
        return tuple(aim for aim in aims_of(section) if _leads_to_list(reading, aim))

    def year_of(index: int | None, place: int) -> int | None:
        while index is not None and reading.sections[index].kind in _OF_AIMS:
            section = reading.sections[index]
            if (year := year_in_title(section.title)) is not None:
                return year
            aims = [aim for aim in aims_of(section) if aim.start < place]
            if aims and _reigns(reading, aims[-1], place):
                return aims[-1].year
            if named := [aim for aim in leading(section) if aim.start < place][-1:] or aims[:1]:
                return named[0].year
            index = section.parent
        return reading.front.period_end if index is None else None

    return year_of


def _is_aim(reading: Reading, expression: Expression) -> bool:
    folded = reading.cleaned.folded
    return folded[expression.start] in _UNTIL or folded[expression.end : expression.end + 1] in _GOES_ON


def _reigns(reading: Reading, expression: Expression, place: int) -> bool:
    """Whether an expression opens a part of the paragraph that a place stands in: `到2027年，……；到2030年，……。……`."""
    folded = reading.cleaned.folded
    opens = expression.start == 0 or folded[expression.start - 1] in "。；\n"
    return opens and folded.find("\n", expression.end, place) < 0


def _leads_to_list(reading: Reading, expression: Expression) -> bool:
    """Whether the sentence of an expression announces what follows it."""
    words = reading.cleaned.folded[expression.end : expression.end + _LONGEST_LEAD]
    return RULES["leads-to-list"].regex.search(words) is not None

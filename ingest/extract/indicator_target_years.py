"""The year that one number is for: of its sentence, of its paragraph, of the aims around it, of the plan."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.extract.clauses import sentence_start
from ingest.extract.indicator_frames import Statement
from ingest.extract.indicator_years import YearOf
from ingest.extract.plan_years import first_year, only_year
from ingest.extract.time_expressions import Expression
from ingest.extract.times import Times
from ingest.models import Reading, Section
from schema.roles import SectionKind

_LONGEST_PARAGRAPH = 2000
"""Characters that are looked through for where a paragraph begins."""

_MOST_PARTS = 12
"""Parts of a sentence before a number whose openings are looked at."""

_LEAD_IN = 4
"""Characters that may stand before the year that opens a paragraph."""

_NAMED = re.compile(r"(?<![较比由从自与和在按照以\d])(?P<year>20\d{2})年(?!.{0,4}基础|相比)")
"""A year that a sentence tells of, not one that it compares with."""

_BOTH = re.compile(r"[均都](?:稳定|保持|控制)?(?:达到?|在|不低于|不超过|为)?$")
_BOTH_REACH = 8
"""Characters before a number that can say that it is for both of two years."""

_PART = re.compile("；")
_GOES_ON = "，："


def stated_year(reading: Reading, times: Times, section: Section, statement: Statement) -> int | None:
    """The year that the sentence names before the number, else the one that holds for what follows."""
    folded, number = reading.cleaned.folded, statement.quantity.start
    first = max(section.start, sentence_start(folded, number))
    expressions = list(times.between(section, first, number))
    dated = [e for e in expressions if e.year is not None]
    turn, turns = statement.turn
    if turns > 1 and len(side_by_side := dated[-turns:]) == turns and _adjoin(side_by_side):
        return side_by_side[turn].year
    if dated:
        return dated[-1].year
    if any(e.value.recurrence for e in expressions):
        return None
    return _reigning_year(reading, times, section, first)


def year_beside(reading: Reading, times: Times, section: Section, statement: Statement) -> Expression | None:
    """The first year of a number that is for two: `到2023年、2025年，覆盖率均达到96%`."""
    folded, number = reading.cleaned.folded, statement.quantity.start
    if _BOTH.search(folded, max(section.start, number - _BOTH_REACH), number) is None:
        return None
    first = max(section.start, sentence_start(folded, number))
    dated = [e for e in times.between(section, first, number) if e.year is not None][-2:]
    return dated[0] if len(dated) > 1 and _adjoin(dated) else None


def is_of_the_past(reading: Reading, statement: Statement) -> bool:
    """Whether the last year that the sentence names before the number lies before the plan: `2020年，总值达到……`."""
    first, folded = first_year(reading.front), reading.cleaned.folded
    sentence = sentence_start(folded, statement.quantity.start)
    named = [match["year"] for match in _NAMED.finditer(folded, sentence, statement.quantity.start)]
    return first is not None and bool(named) and int(named[-1]) < first


def _adjoin(expressions: list[Expression]) -> bool:
    """Whether expressions stand side by side: 到2022年和2030年."""
    return all(later.start - before.end <= _LEAD_IN // 2 for before, later in pairwise(expressions))


def _reigning_year(reading: Reading, times: Times, section: Section, before: int) -> int | None:
    """The year that an earlier part of the sentence opens with (`到2025年，……；……`), else that which its paragraph does."""
    folded = reading.cleaned.folded
    first = max(section.body_start, before - _LONGEST_PARAGRAPH)
    opening = folded.rfind("\n", first, before) + 1 or section.body_start
    begin = max(opening, folded.rfind("。", first, before) + 1)
    parts = [begin] if begin >= first else []
    parts += [mark.end() for mark in _PART.finditer(folded, max(begin, first), before)]
    for part in parts[: -_MOST_PARTS - 1 : -1]:
        if (year := _opening_year(reading, times.between(section, part, before), part)) is not None:
            return year
    if opening < first:
        return None
    year = _opening_year(reading, times.between(section, opening, before), opening)
    stages = {expression.year for expression in times.between(section, opening, before) if expression.year is not None}
    return year if len(stages) == 1 else None


def _opening_year(reading: Reading, expressions: Iterator[Expression], opening: int) -> int | None:
    """The year that the words at this place open with, and that holds beyond their clause: `到2025年，`."""
    opened = next(expressions, None)
    if opened is None or opened.start - opening > _LEAD_IN:
        return None
    return opened.year if reading.cleaned.folded[opened.end] in _GOES_ON else None


def year_of_section(section: Section, year_of: YearOf, place: int) -> int | None:
    """The year of the goals chapter that a number stands in."""
    return year_of(section.index, place) if section.kind is SectionKind.GOALS else None


def year_of_plan(reading: Reading, section: Section) -> int | None:
    """The year that all numbers of a plan for one year are for; a list of tasks is for the year of its title."""
    front = reading.front
    is_of_one_year = front.period_start is not None and front.period_start == front.period_end
    return only_year(front) if section.listed or is_of_one_year else None

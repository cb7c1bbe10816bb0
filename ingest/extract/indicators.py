"""The numbers that a plan sets: rows of its indicator table or list, and what its sentences promise."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from ingest.extract.clauses import sentence_start
from ingest.extract.forward import forward_sections
from ingest.extract.front_words import front_sentences
from ingest.extract.indicator_frames import Statement
from ingest.extract.indicator_statements import find_statements
from ingest.extract.indicator_tables import read_tables
from ingest.extract.indicator_values import RULES
from ingest.extract.indicator_years import YearOf, years_of_aims
from ingest.extract.plan_years import only_year
from ingest.extract.time_expressions import Expression, find_expressions
from ingest.extract.time_signs import RULES as TIME_RULES
from ingest.extract.times import Times
from ingest.models import IndicatorMention, Reading, Section
from schema.roles import Basis, IndicatorSource, SectionKind

ENOUGH_FOR_A_LIST = 2
"""Numbered statements in one section of the aims make it a list of indicators, not prose."""

LONGEST_PARAGRAPH = 2000
"""Characters that are looked through for where a paragraph begins."""

LONGEST_NOTE_MARK = 12

MOST_PARTS = 12
"""Parts of a sentence before a number whose openings are looked at."""

LEAD_IN = 4
"""Characters that may stand before the year that opens a paragraph."""

_PART = re.compile("；")
_GOES_ON = "，："
_DIGIT = re.compile(r"\d")


def extract_indicators(reading: Reading) -> tuple[IndicatorMention, ...]:
    """Every indicator of the plan, in document order: table rows, list items, and sentences that set a number."""
    year_of = years_of_aims(reading)
    tables = read_tables(reading, year_of)
    covered = [(table.start, table.end) for table in tables]
    rows = chain.from_iterable(table.mentions for table in tables)
    mentions = [*rows, *_opening_aims(reading), *_texts(reading, covered, year_of)]
    return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _texts(reading: Reading, covered: list[tuple[int, int]], year_of: YearOf) -> Iterator[IndicatorMention]:
    """What the forward-looking sections set outside of the indicator tables."""
    times = Times(reading)
    for section, begin, end in forward_sections(reading):
        aims = section.kind is SectionKind.GOALS or RULES["aims-title"].regex.search(section.title) is not None
        start = section.start if aims and _DIGIT.search(section.title) else begin
        found = [
            statement
            for first, last in _outside(covered, start, end)
            for statement in find_statements(reading.cleaned.folded, first, last, counts=aims)
            if not _is_in_note(reading, statement)
        ]
        source = IndicatorSource.TABLE if aims and _is_list(reading, found) else IndicatorSource.TEXT
        for statement in found:
            year = _target_year(reading, times, section, statement) or _year_of_aims(section, year_of, statement.start)
            year = year or _year_of_plan(reading, section)
            yield _mention(reading, section, statement, source, year)


def _opening_aims(reading: Reading) -> Iterator[IndicatorMention]:
    """The aims that a plan states above its first heading."""
    folded, front = reading.cleaned.folded, reading.front
    for words in front_sentences(reading, RULES["states-aims"], TIME_RULES["opening-aim"]):
        dated = [e for e in find_expressions(folded, words.start, words.end, front) if e.year is not None]
        for statement in find_statements(folded, words.start, words.end, counts=True):
            named = [e.year for e in dated if e.start < statement.quantity.start]
            year = named[-1] if named else front.period_end or only_year(front)
            yield _mention(reading, None, statement, IndicatorSource.TEXT, year)


def _is_in_note(reading: Reading, statement: Statement) -> bool:
    """Whether a number stands in the note under a table, which explains its terms."""
    folded = reading.cleaned.folded
    line = folded.rfind("\n", max(0, statement.start - LONGEST_PARAGRAPH), statement.start) + 1
    return RULES["note"].regex.search(folded[line : line + LONGEST_NOTE_MARK]) is not None


def _outside(covered: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span that no indicator table covers."""
    for first, last in covered:
        if first < end and last > start:
            if start < first:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _is_list(reading: Reading, found: list[Statement]) -> bool:
    """Whether the statements are numbered one by one: `（1）…下降18%。（2）…`."""
    folded = reading.cleaned.folded
    numbered = (RULES["list-item"].regex.match(folded, sentence_start(folded, s.start)) for s in found)
    return sum(match is not None for match in numbered) >= ENOUGH_FOR_A_LIST


def _mention(
    reading: Reading, section: Section | None, statement: Statement, source: IndicatorSource, year: int | None
) -> IndicatorMention:
    return IndicatorMention(
        start=statement.start,
        end=statement.end,
        rule=f"indicator-{statement.rule}",
        basis=Basis.STATED,
        name=_as_printed(reading, statement),
        unit=statement.quantity.unit,
        base_value=statement.base.number if statement.base else None,
        base_year=statement.base_year,
        target_value=statement.quantity.number,
        target_year=year,
        operator=statement.operator,
        nature=None,
        source=source,
        written_departments=(),
        section=section.index if section is not None else None,
    )


def _as_printed(reading: Reading, statement: Statement) -> str:
    """The name in the plan's own characters where it stands in one piece."""
    at = reading.cleaned.folded.find(statement.name, statement.start, statement.end)
    return reading.cleaned.text[at : at + len(statement.name)] if at >= 0 else statement.name


def _target_year(reading: Reading, times: Times, section: Section, statement: Statement) -> int | None:
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


def _adjoin(expressions: list[Expression]) -> bool:
    """Whether expressions stand side by side: 到2022年和2030年."""
    return all(later.start - before.end <= LEAD_IN // 2 for before, later in pairwise(expressions))


def _reigning_year(reading: Reading, times: Times, section: Section, before: int) -> int | None:
    """The year that an earlier part of the sentence opens with (`到2025年，……；……`), else that which its paragraph does."""
    folded = reading.cleaned.folded
    first = max(section.body_start, before - LONGEST_PARAGRAPH)
    opening = folded.rfind("\n", first, before) + 1 or section.body_start
    begin = max(opening, folded.rfind("。", first, before) + 1)
    parts = [begin] if begin >= first else []
    parts += [mark.end() for mark in _PART.finditer(folded, max(begin, first), before)]
    for part in parts[: -MOST_PARTS - 1 : -1]:
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
    if opened is None or opened.start - opening > LEAD_IN:
        return None
    return opened.year if reading.cleaned.folded[opened.end] in _GOES_ON else None


def _year_of_aims(section: Section, year_of: YearOf, place: int) -> int | None:
    """The year of the goals chapter that a number stands in."""
    return year_of(section.index, place) if section.kind is SectionKind.GOALS else None


def _year_of_plan(reading: Reading, section: Section) -> int | None:
    """The year that all numbers of a plan for one year are for; a list of tasks is for the year of its title."""
    front = reading.front
    is_of_one_year = front.period_start is not None and front.period_start == front.period_end
    return only_year(front) if section.listed or is_of_one_year else None

"""The numbers that a plan sets: rows of its indicator table or list, and what its sentences promise."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from ingest.extract.clauses import sentence_start
from ingest.extract.forward import forward_sections
from ingest.extract.front_words import front_sentences, with_list
from ingest.extract.indicator_frames import Statement
from ingest.extract.indicator_statements import find_statements
from ingest.extract.indicator_tables import read_tables
from ingest.extract.indicator_target_years import (
    is_of_the_past,
    stated_year,
    year_beside,
    year_of_plan,
    year_of_section,
)
from ingest.extract.indicator_values import RULES
from ingest.extract.indicator_years import YearOf, years_of_aims
from ingest.extract.plan_years import only_year
from ingest.extract.time_expressions import find_expressions
from ingest.extract.time_signs import RULES as TIME_RULES
from ingest.extract.times import Times
from ingest.models import IndicatorMention, Reading, Section
from schema.roles import Basis, IndicatorSource, SectionKind

ENOUGH_FOR_A_LIST = 2
"""Numbered statements in one section of the aims make it a list of indicators, not prose."""

LONGEST_LINE = 2000
"""Characters that are looked through for where a line begins."""

LONGEST_NOTE_MARK = 12

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
            if not _is_in_note(reading, statement) and not is_of_the_past(reading, statement)
        ]
        source = IndicatorSource.TABLE if aims and _is_list(reading, found) else IndicatorSource.TEXT
        for statement in found:
            year = stated_year(reading, times, section, statement) or year_of_section(section, year_of, statement.start)
            year = year or year_of_plan(reading, section)
            if (first := year_beside(reading, times, section, statement)) is not None:
                yield _mention(reading, section, replace(statement, start=first.start), source, first.year)
            yield _mention(reading, section, statement, source, year)


def _opening_aims(reading: Reading) -> Iterator[IndicatorMention]:
    """The aims that a plan states above its first heading."""
    folded, front = reading.cleaned.folded, reading.front
    for sentence in front_sentences(reading, RULES["states-aims"], TIME_RULES["opening-aim"]):
        words = with_list(folded, sentence)
        dated = [e for e in find_expressions(folded, words.start, words.end, front) if e.year is not None]
        for statement in find_statements(folded, words.start, words.end, counts=True):
            named = [e.year for e in dated if e.start < statement.quantity.start]
            year = named[-1] if named else front.period_end or only_year(front)
            yield _mention(reading, None, statement, IndicatorSource.TEXT, year)


def _is_in_note(reading: Reading, statement: Statement) -> bool:
    """Whether a number stands in the note under a table, which explains its terms."""
    folded = reading.cleaned.folded
    line = folded.rfind("\n", max(0, statement.start - LONGEST_LINE), statement.start) + 1
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

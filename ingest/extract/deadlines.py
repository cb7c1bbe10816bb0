"""By when, in which period or how often: the deadlines of the forward-looking part, each with the words it is for."""

from collections.abc import Iterator, Sequence

from ingest.extract.clauses import clause_start, commitment_around, without_odd_bracket
from ingest.extract.forward import forward_sections
from ingest.extract.front_words import front_sentences
from ingest.extract.indicator_columns import is_indicator_table
from ingest.extract.time_expressions import Expression, find_expressions
from ingest.extract.time_signs import RULES, is_labelled, line_at
from ingest.models import DeadlineMention, Reading, Section, Span, Table, TaskTable
from schema.roles import Basis, SectionKind


def extract_deadlines(reading: Reading) -> tuple[DeadlineMention, ...]:
    """Every expression of the forward-looking sections that says by when, in which period or how often."""
    found: list[DeadlineMention] = []
    tables = [table for table in reading.cleaned.tables if is_indicator_table(table)]
    for section, start, end in forward_sections(reading):
        found += (
            _mention(reading, section, expression, start, end)
            for expression in find_expressions(reading.cleaned.folded, start, end, reading.front)
            if not _is_term_of_goals(expression, section)
            and not _in_table(expression, tables)
            and not _in_head(expression, reading.task_tables)
            and not _is_signature(expression, reading)
        )
    return (*_above_headings(reading), *found)


def _above_headings(reading: Reading) -> Iterator[DeadlineMention]:
    """By when a notice above the plan wants something reported, and the aims that a plan opens with are due."""
    for words in front_sentences(reading, RULES["order-to-report"], RULES["opening-aim"]):
        for expression in find_expressions(reading.cleaned.folded, words.start, words.end, reading.front):
            yield _mention(reading, None, expression, words.start, words.end)


def _mention(
    reading: Reading, section: Section | None, expression: Expression, start: int, end: int
) -> DeadlineMention:
    cleaned = reading.cleaned
    clause = _words_for(cleaned.folded, expression, start, end)
    return DeadlineMention(
        start=clause.start,
        end=clause.end,
        rule=f"deadline-{expression.rule}",
        basis=Basis.STATED,
        text=cleaned.text[expression.start : expression.end],
        date=expression.value.date,
        precision=expression.value.precision,
        recurrence=expression.value.recurrence,
        section=section.index if section is not None else None,
    )


def _words_for(folded: str, expression: Expression, first: int, last: int) -> Span:
    """The words that an expression is for: with a label in front (`完成时限：2020年6月底`) these two, else its clause."""
    if is_labelled(folded, expression.start):
        own = Span(clause_start(folded, expression.start - 1, first), expression.end)
    else:
        own = commitment_around(folded, expression.start, expression.end, first=first, last=last)
    return without_odd_bracket(folded, own, expression.start, expression.end)


def _is_term_of_goals(expression: Expression, section: Section) -> bool:
    """“十四五”期间 is a deadline where it is the term of a commitment, not where it opens the aims or guiding thoughts."""
    return expression.rule == "five-year-term" and section.kind in (SectionKind.GOALS, SectionKind.GUIDANCE)


def _in_table(expression: Expression, tables: Sequence[Table]) -> bool:
    """Whether an expression stands in one of these tables."""
    return any(table.start <= expression.start < table.end for table in tables)


def _in_head(expression: Expression, tables: Sequence[TaskTable]) -> bool:
    """Whether an expression stands in the head of a table of tasks: the day of a report, not one by which to act."""
    heads = (head for table in tables for head in table.heads)
    return any(head[0].start <= expression.start < head[-1].end for head in heads)


def _is_signature(expression: Expression, reading: Reading) -> bool:
    """Whether a day stands alone on its line, outside the tables: that of issue, below who signs."""
    line = line_at(reading.cleaned.folded, expression.start)
    return bool(RULES["signature-date"].regex.search(line)) and not _in_table(expression, reading.cleaned.tables)

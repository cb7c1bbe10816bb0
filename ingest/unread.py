"""Passages of the forward-looking part that look like a fact and gave none: a word of duty or of time, a table.

What looks like a fact is said by rules/unread.toml, wider than the extractors' own rules; what only looks so is there too.
"""

from collections.abc import Iterable, Iterator

from ingest.extract.clauses import SENTENCE_MARKS, SENTENCE_REACH, sentence_start
from ingest.extract.forward import FORWARD_KINDS, forward_sections
from ingest.extract.plan_years import first_year
from ingest.identify import quote_of
from ingest.models import Reading, Span, Table
from ingest.rulebook import load_rules
from ingest.spans import Spans
from schema.evidence import Evidence
from schema.facts import PlanFacts, UnreadPassage
from schema.roles import ItemKind, SectionKind, UnreadReason

BOOK = "unread"
_TABLE_KINDS = FORWARD_KINDS | {SectionKind.OTHER}
"""Attachments, of kind other, hold tables of tasks."""
_LONGEST_QUOTE = 300


def find_unread(reading: Reading, facts: PlanFacts) -> Iterator[UnreadPassage]:
    """The passages in document order, each once for each reason."""
    duties, times, tables = _duty_spans(facts), _time_spans(facts), _fact_spans(facts)
    found: list[tuple[Span, UnreadReason, int]] = []
    for section, start, end in forward_sections(reading):
        for reason, places in ((UnreadReason.DUTY, duties), (UnreadReason.DEADLINE, times)):
            spans = _suspects(reading, reason, start, end)
            found += [(span, reason, section.index) for span in spans if _is_unread(reading, span, places)]
    found += _unread_tables(reading, tables)
    for span, reason, index in sorted(found, key=lambda each: (each[0].start, each[0].end, each[1])):
        shown = Span(span.start, min(span.end, span.start + _LONGEST_QUOTE))
        yield UnreadPassage(
            reason=reason, section=facts.sections[index].id, **quote_of(reading.cleaned, shown.start, shown.end)
        )


def _is_unread(reading: Reading, span: Span, places: Spans) -> bool:
    return not places.touch(*reading.cleaned.origin(span.start, span.end))


def _suspects(reading: Reading, reason: UnreadReason, start: int, end: int) -> Iterator[Span]:
    """The sentences of this span that hold a word which looks like a fact of this sort, and is not ignored by name."""
    folded, rules = reading.cleaned.folded, load_rules(BOOK)
    ignored = Spans.of(found.span() for found in rules[f"no-{reason}"].regex.finditer(folded, start, end))
    earliest = first_year(reading.front)
    last = start
    for found in rules[reason].regex.finditer(folded, start, end):
        year = next((int(year) for year in found.groupdict().values() if year), earliest)
        is_past = earliest is not None and year is not None and year < earliest
        if found.start() < last or is_past or ignored.touch(*found.span()):
            continue
        sentence = Span(sentence_start(folded, found.start(), start), _sentence_end(folded, found.end(), end))
        last = sentence.end
        yield sentence


def _sentence_end(folded: str, at: int, last: int) -> int:
    limit = min(last, at + SENTENCE_REACH)
    return min((place for mark in SENTENCE_MARKS if (place := folded.find(mark, at, limit)) >= 0), default=limit)


def _duty_spans(facts: PlanFacts) -> Spans:
    """Where duties are given, and the sentences that they are for."""
    measures = {duty.item_id for duty in facts.responsibilities if duty.item_kind is ItemKind.MEASURE}
    return _spans([*facts.responsibilities, *(measure for measure in facts.measures if measure.id in measures)])


def _time_spans(facts: PlanFacts) -> Spans:
    """An indicator has its year with it."""
    return _spans([*facts.deadlines, *facts.indicators])


def _fact_spans(facts: PlanFacts) -> Spans:
    return _spans([*facts.responsibilities, *facts.indicators, *facts.projects, *facts.deadlines])


def _spans(facts: Iterable[Evidence]) -> Spans:
    return Spans.of((fact.start, fact.end) for fact in facts)


def _unread_tables(reading: Reading, places: Spans) -> Iterator[tuple[Span, UnreadReason, int]]:
    for table in reading.cleaned.tables:
        section = reading.section_at(table.start)
        if section is None or section.kind not in _TABLE_KINDS:
            continue
        span = Span(table.start, table.end)
        if _has_rows(table) and _is_unread(reading, span, places):
            yield span, UnreadReason.TABLE, section.index


def _has_rows(table: Table) -> bool:
    """Whether there is more to the table than its head."""
    return sum(any(cell.text.strip() for cell in row) for row in table.rows) > 1

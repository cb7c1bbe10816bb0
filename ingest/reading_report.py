"""What became of a plan's text: what was read, what may have been missed, and where the plan contradicts itself."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator

from ingest.extract.forward import looks_forward
from ingest.models import Cleaned, Reading
from ingest.spans import Spans
from ingest.unread import find_unread
from schema.facts import Contradiction, IndicatorFact, PlanFacts, ReadingReport
from schema.roles import Operator

_CHANGES = frozenset({Operator.INCREASE_BY, Operator.DECREASE_BY})


def report_reading(reading: Reading, facts: PlanFacts) -> ReadingReport:
    """The report of one reading, from its text and the facts that came of it."""
    forward = [(section.start, section.body_end) for section in reading.sections if looks_forward(section)]
    read = _read_spans(reading, facts)
    return ReadingReport(
        sections=dict(sorted(Counter(section.kind for section in facts.sections).items())),
        statements=len({(duty.start, duty.end) for duty in facts.responsibilities}),
        unread=tuple(find_unread(reading, facts)),
        unlisted=tuple(department.name for department in facts.departments if not department.listed),
        contradictions=tuple(find_contradictions(facts)),
        pages_unread=reading.cleaned.document.unread,
        forward_characters=sum(_count(reading.cleaned, start, end) for start, end in forward),
        read_characters=sum(
            _count(reading.cleaned, *part) for start, end in forward for part in read.within(start, end)
        ),
    )


def find_contradictions(facts: PlanFacts) -> Iterator[Contradiction]:
    """A change (down by 15 %) and a level (at most 0.8) are no two values of one thing, nor are two years."""
    groups: defaultdict[tuple[object, ...], list[IndicatorFact]] = defaultdict(list)
    for indicator in facts.indicators:
        year = indicator.target_year or facts.plan.period_end
        groups[indicator.concept, year, indicator.operator in _CHANGES].append(indicator)
    for group in groups.values():
        values = tuple(dict.fromkeys(indicator.target_value for indicator in group))
        if len(values) > 1:
            yield Contradiction(
                concept=group[0].concept, indicators=tuple(indicator.id for indicator in group), values=values
            )


def _read_spans(reading: Reading, facts: PlanFacts) -> Spans:
    """Headings, sentences and tables, and the words that gave a fact: statements are no sentences."""
    cleaned = reading.cleaned
    stated = [*facts.responsibilities, *facts.indicators, *facts.projects, *facts.deadlines]
    return Spans.of(
        [
            *((section.start, section.body_start) for section in reading.sections),
            *((sentence.start, sentence.end) for sentence in reading.sentences),
            *((table.start, table.end) for table in cleaned.tables),
            *((bisect_left(cleaned.offsets, fact.start), bisect_left(cleaned.offsets, fact.end)) for fact in stated),
        ]
    )


def _count(cleaned: Cleaned, start: int, end: int) -> int:
    """Letters and digits: the marks between two sentences belong to neither."""
    return sum(map(str.isalnum, cleaned.text[start:end]))

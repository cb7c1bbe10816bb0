"""Where a fact belongs: the measure (sentence), indicator row or task that a place of the text is part of."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ingest.identify import quote_of, task_id
from ingest.models import Reading, Span
from ingest.span_index import SpanIndex
from schema.facts import MeasureFact, SectionFact
from schema.ids import IndicatorId, MeasureId, PlanId, ProjectId, compute_id
from schema.roles import TASK_SECTION_KINDS, ItemKind


class ItemBook:
    """The items of one plan by their place. A sentence becomes a measure when something is first put into it."""

    def __init__(
        self,
        reading: Reading,
        sections: Sequence[SectionFact],
        plan: PlanId,
        indicators: Mapping[Span, IndicatorId],
        *,
        opening: SectionFact | None = None,
    ) -> None:
        self._reading = reading
        self._sections = sections
        self._plan = plan
        self._opening = opening
        self._indicators = SpanIndex((row.start, row.end, identity) for row, identity in indicators.items())
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self._said_before = _count_repeats(reading)
        self._rows = [row for table in reading.cleaned.tables for row in table.rows if row]
        self._row_starts = [row[0].start for row in self._rows]
        self._measures: dict[Span, tuple[MeasureId, str]] = {}

    def item_at(self, start: int, end: int, rule: str) -> tuple[ItemKind, str]:
        """The item that holds this span: its sentence as a measure, else its indicator's or measure's row, else its task.

        What stands in none of them (a line of its own in a goals section, say) is a measure by itself.
        """
        sentence = self.sentence_at(start, end)
        if sentence is not None:
            return ItemKind.MEASURE, self._measure(sentence, rule)
        if rows := self._indicators.holding(start, end):
            return ItemKind.INDICATOR, rows[0]
        if (in_row := self._measure_in_row(start)) is not None:
            return ItemKind.MEASURE, in_row
        section = self._reading.section_at(start)
        if section is not None and section.kind in TASK_SECTION_KINDS:
            return ItemKind.TASK, self.task_of(section.index)
        return ItemKind.MEASURE, self._measure(Span(start, end), rule)

    def _measure_in_row(self, place: int) -> MeasureId | None:
        """The measure that another cell of the same table row is: a list of tasks has one a row."""
        at = bisect_right(self._row_starts, place) - 1
        row = self._rows[at] if at >= 0 else ()
        spans = (Span(cell.start, cell.end) for cell in row if place <= row[-1].end)
        return next((self._measures[span][0] for span in spans if span in self._measures), None)

    def measure_at(self, start: int, end: int, rule: str) -> MeasureId:
        """The measure of this span: the sentence that holds it, or the span itself."""
        return self._measure(self.sentence_at(start, end) or Span(start, end), rule)

    def task_of(self, section: int) -> str:
        return task_id(self._sections[section].id)

    def measures(self, project_of: Mapping[int, ProjectId]) -> Iterator[MeasureFact]:
        """The measures in document order; `project_of` names the project that a section's heading is."""
        for span, (identity, rule) in sorted(self._measures.items(), key=lambda item: (item[0].start, item[0].end)):
            section = self._reading.section_at(span.start)
            home = self._sections[section.index] if section is not None else self._opening
            if home is None:
                continue
            evidence = quote_of(self._reading.cleaned, span.start, span.end)
            yield MeasureFact(
                id=identity,
                section=home.id,
                project=project_of.get(section.index) if section is not None else None,
                text=evidence["quote"],
                rule=rule,
                **evidence,
            )

    def sentence_at(self, start: int, end: int) -> Span | None:
        """The sentence that holds this span."""
        at = bisect_right(self._sentence_starts, start) - 1
        if at < 0:
            return None
        sentence = self._reading.sentences[at]
        return Span(sentence.start, sentence.end) if start < sentence.end and end <= sentence.end + 1 else None

    def _measure(self, span: Span, rule: str) -> MeasureId:
        if span not in self._measures:
            words = self._reading.cleaned.text[span.start : span.end].strip()
            identity = compute_id(MeasureId, self._plan, words, self._said_before.get(span.start, 0))
            self._measures[span] = (identity, rule)
        return self._measures[span][0]


def _count_repeats(reading: Reading) -> dict[int, int]:
    """By a sentence's start, how many sentences before it say the same: the same words twice are two measures."""
    seen: Counter[str] = Counter()
    repeats: dict[int, int] = {}
    for sentence in reading.sentences:
        words = reading.cleaned.text[sentence.start : sentence.end].strip()
        if seen[words]:
            repeats[sentence.start] = seen[words]
        seen[words] += 1
    return repeats

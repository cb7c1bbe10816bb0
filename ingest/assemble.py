"""From what the extractors found to the facts of one plan: ids, departments and evidence put in, in document order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ingest.check import keep_grounded
from ingest.extract.clauses import clause_around
from ingest.identify import identify_city, identify_opening, identify_plan, identify_sections, quote_of
from ingest.measures import ItemBook
from ingest.models import (
    DeadlineMention,
    IndicatorMention,
    ProjectMention,
    Reading,
    ResolvedDepartment,
    ResponsibilityMention,
    Span,
    TopicHit,
)
from ingest.resolve.indicators import indicator_concept
from ingest.span_index import SpanIndex
from schema.evidence import Evidence
from schema.facts import (
    CityFact,
    DeadlineFact,
    DepartmentFact,
    IndicatorFact,
    PlanFacts,
    ProjectFact,
    ResponsibilityFact,
    SectionFact,
    TopicMention,
)
from schema.ids import DeadlineId, DepartmentId, IndicatorId, PlanId, ProjectId, SectionId, compute_id
from schema.roles import TASK_SECTION_KINDS, ItemKind

LONGEST_QUOTE = 400
"""Characters of a sentence that a topic is shown in; of a longer one, the clause."""

TOPIC_RULE = "topic"
"""The rule named by a measure that was made because its sentence speaks of a topic."""

_Fact = TypeVar("_Fact", bound=Evidence)
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Findings:
    """What the extractors found in one reading, with the departments that the written forms stand for."""

    responsibilities: tuple[ResponsibilityMention, ...]
    indicators: tuple[IndicatorMention, ...]
    projects: tuple[ProjectMention, ...]
    deadlines: tuple[DeadlineMention, ...]
    topics: tuple[TopicHit, ...]
    departments: tuple[ResolvedDepartment, ...]


def assemble(reading: Reading, findings: Findings) -> PlanFacts:
    """The facts of one plan, each with evidence that stands in its text."""
    return _Assembly(reading, findings).facts()


class _Assembly:
    """One plan on its way to its facts: the ids given so far."""

    def __init__(self, reading: Reading, findings: Findings) -> None:
        self.reading = reading
        self.cleaned = reading.cleaned
        self.findings = findings
        self.cities = identify_city(reading.front)
        self.plan = identify_plan(self.cleaned, reading.front, self.cities)
        self.sections = identify_sections(self.cleaned, reading.sections, self.plan.id)
        self.opening = self._find_opening()
        self.departments = _identify_departments(findings.departments, self.cities[0])
        self.department_of = {w: d.id for d in self.departments for w in d.written}
        self.indicators = {
            Span(m.start, m.end): _indicator_id(m, self._section_id(m.section) or self.plan.id)
            for m in findings.indicators
        }
        self.projects = {m.name: compute_id(ProjectId, self.plan.id, m.name) for m in reversed(findings.projects)}
        self.project_of = {
            m.section: self.projects[m.name]
            for m in findings.projects
            if m.section is not None and m.start < reading.sections[m.section].body_start
        }
        self.indicator_places = SpanIndex((span.start, span.end, i) for span, i in self.indicators.items())
        self.project_places = SpanIndex((m.start, m.end, self.projects[m.name]) for m in findings.projects)
        self.items = ItemBook(reading, self.sections, self.plan.id, self.indicators, opening=self.opening)

    def facts(self) -> PlanFacts:
        responsibilities = self._grounded(map(self._responsibility, self.findings.responsibilities))
        deadlines = self._grounded(map(self._deadline, self.findings.deadlines))
        mentions = self._grounded(m for hit in self.findings.topics for m in self._topic_mentions(hit))
        return PlanFacts(
            plan=self.plan,
            cities=_distinct(
                (*self.cities, *(d.city for d in self.findings.departments if d.city is not None)), lambda c: c.id
            ),
            sections=self.sections if self.opening is None else (self.opening, *self.sections),
            departments=self.departments,
            measures=self._grounded(self.items.measures(self.project_of)),
            responsibilities=_distinct(responsibilities, lambda r: (r.department, r.role, r.item_id)),
            indicators=_distinct(self._grounded(map(self._indicator, self.findings.indicators)), lambda i: i.id),
            projects=_distinct(self._grounded(map(self._project, self.findings.projects)), lambda p: p.id),
            deadlines=deadlines,
            mentions=_distinct(mentions, lambda m: (m.topic, m.item_id)),
        )

    def _grounded(self, facts: Iterable[_Fact]) -> tuple[_Fact, ...]:
        return keep_grounded(facts, self.cleaned.document.text)

    def _section_id(self, section: int | None) -> SectionId | None:
        if section is not None:
            return self.sections[section].id
        return self.opening.id if self.opening is not None else None

    def _find_opening(self) -> SectionFact | None:
        """The lines above the first heading (of a text without any: all of them) from the first to the last that a fact
        stands in."""
        stop = self.reading.sections[0].start if self.reading.sections else len(self.cleaned.text)
        above: list[IndicatorMention | DeadlineMention | ResponsibilityMention] = [
            mention
            for group in (self.findings.indicators, self.findings.deadlines, self.findings.responsibilities)
            for mention in group
            if mention.section is None and mention.end <= stop
        ]
        if not above:
            return None
        text, last = self.cleaned.text, max(mention.end for mention in above)
        first = text.rfind("\n", 0, min(mention.start for mention in above)) + 1
        end = text.find("\n", last)
        return identify_opening(self.cleaned, Span(first, end if end >= 0 else len(text)), self.plan)

    def _responsibility(self, mention: ResponsibilityMention) -> ResponsibilityFact:
        return ResponsibilityFact(
            role=mention.role,
            written=mention.written,
            department=self.department_of[mention.written],
            item_kind=mention.item_kind,
            item=mention.item,
            item_id=self._owned_item(mention),
            basis=mention.basis,
            rule=mention.rule,
            **quote_of(self.cleaned, mention.start, mention.end),
        )

    def _owned_item(self, mention: ResponsibilityMention) -> str:
        match mention.item_kind:
            case ItemKind.TASK if mention.section is not None:
                return self.items.task_of(mention.section)
            case ItemKind.PROJECT if mention.item in self.projects:
                return self.projects[mention.item]
            case ItemKind.INDICATOR if Span(mention.item_start, mention.item_end) in self.indicators:
                return self.indicators[Span(mention.item_start, mention.item_end)]
            case _:
                return self.items.measure_at(mention.item_start, mention.item_end, mention.rule)

    def _indicator(self, mention: IndicatorMention) -> IndicatorFact:
        return IndicatorFact(
            id=self.indicators[Span(mention.start, mention.end)],
            section=self._section_id(mention.section),
            name=mention.name,
            concept=indicator_concept(mention.name),
            unit=mention.unit,
            base_value=mention.base_value,
            base_year=mention.base_year,
            target_value=mention.target_value,
            target_year=mention.target_year,
            operator=mention.operator,
            nature=mention.nature,
            source=mention.source,
            written_departments=mention.written_departments,
            basis=mention.basis,
            rule=mention.rule,
            **quote_of(self.cleaned, mention.start, mention.end),
        )

    def _project(self, mention: ProjectMention) -> ProjectFact:
        return ProjectFact(
            id=self.projects[mention.name],
            section=self._section_id(mention.section),
            name=mention.name,
            kind=mention.kind,
            parent=mention.parent,
            parent_id=self.projects.get(mention.parent) if mention.parent is not None else None,
            investment_yuan=mention.investment_yuan,
            scale=mention.scale,
            basis=mention.basis,
            rule=mention.rule,
            **quote_of(self.cleaned, mention.start, mention.end),
        )

    def _deadline(self, mention: DeadlineMention) -> DeadlineFact:
        kind, item = self.items.item_at(mention.start, mention.end, mention.rule)
        value = (mention.date, mention.precision, mention.recurrence)
        return DeadlineFact(
            id=compute_id(DeadlineId, self.plan.id, *value, mention.text if value[0] is value[2] is None else None),
            item_kind=kind,
            item_id=item,
            text=mention.text,
            date=None if mention.date is None else date.fromisoformat(mention.date),
            precision=mention.precision,
            recurrence=mention.recurrence,
            basis=mention.basis,
            rule=mention.rule,
            **quote_of(self.cleaned, mention.start, mention.end),
        )

    def _topic_mentions(self, hit: TopicHit) -> Iterator[TopicMention]:
        """What speaks of the topic here: the measure or task, and the project or indicator whose words these are."""
        for indicator in self.indicator_places.holding(hit.start, hit.end):
            yield self._topic_mention(hit, ItemKind.INDICATOR, indicator)
        section = self.reading.section_at(hit.start)
        if section is None:
            return
        if section.kind not in TASK_SECTION_KINDS and not section.listed:
            yield self._topic_mention(hit, None, self.sections[section.index].id)
            return
        if hit.start < section.body_start:
            yield self._topic_mention(hit, ItemKind.TASK, self.items.task_of(section.index))
        else:
            kind, item = self.items.item_at(hit.start, hit.end, TOPIC_RULE)
            yield self._topic_mention(hit, kind, item)
        for project in self.project_places.holding(hit.start, hit.end):
            yield self._topic_mention(hit, ItemKind.PROJECT, project)

    def _topic_mention(self, hit: TopicHit, kind: ItemKind | None, item: str) -> TopicMention:
        sentence = self.items.sentence_at(hit.start, hit.end) or Span(hit.start, hit.end)
        if sentence.end - sentence.start > LONGEST_QUOTE:
            sentence = clause_around(self.cleaned.text, hit.start, hit.end, first=sentence.start, last=sentence.end)
        return TopicMention(
            topic=hit.topic,
            item_kind=kind,
            item_id=item,
            written=hit.written,
            **quote_of(self.cleaned, sentence.start, sentence.end),
        )


def _indicator_id(mention: IndicatorMention, section: SectionId | PlanId) -> IndicatorId:
    """One number of one section: what the aims set and a box or table repeats are two statements with a place of
    their own."""
    value = (mention.target_year, mention.operator, mention.target_value, mention.unit)
    return compute_id(IndicatorId, section, mention.name, *value, mention.source)


def _identify_departments(resolved: Sequence[ResolvedDepartment], city: CityFact) -> tuple[DepartmentFact, ...]:
    """The departments, each with an id from its city and full name."""
    facts = []
    for department in resolved:
        home = department.city or city
        facts.append(
            DepartmentFact(
                id=compute_id(DepartmentId, home.id, department.name),
                name=department.name,
                written=department.written,
                kind=department.kind,
                function=department.function,
                city=home.id,
                code=home.code,
                listed=department.listed,
            )
        )
    return tuple(facts)


def _distinct(facts: Iterable[_Item], key: Callable[[_Item], object]) -> tuple[_Item, ...]:
    """The first of each key, in order: a unit listed twice in one statement holds one duty."""
    kept: dict[object, _Item] = {}
    for fact in facts:
        kept.setdefault(key(fact), fact)
    return tuple(kept.values())

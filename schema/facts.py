"""The facts of one plan, as `extract` prints them and as the graph is written from."""

from datetime import date

from schema.evidence import Evidence, Frozen
from schema.ids import (
    CityId,
    DeadlineId,
    DepartmentId,
    IndicatorId,
    MeasureId,
    PlanId,
    ProjectId,
    SectionId,
)
from schema.roles import (
    Basis,
    CityLevel,
    DepartmentKind,
    IndicatorSource,
    ItemKind,
    Nature,
    Operator,
    PlanStatus,
    Precision,
    ProjectKind,
    Role,
    SectionKind,
    UnreadReason,
)


class CityFact(Frozen):
    """An administrative division; `code` is its GB/T 2260 code, None where the register does not know the name."""

    id: CityId
    code: str | None
    name: str
    full_name: str
    level: CityLevel
    parent: CityId | None


class PlanFact(Frozen):
    """What the plan says about itself. `city`, `parent` and `province` are names."""

    id: PlanId
    title: str
    city: str
    city_id: CityId
    level: CityLevel
    parent: str | None
    province: str | None
    doc_number: str | None
    issued: date | None
    status: PlanStatus
    period_start: int | None
    period_end: int | None
    issuer: str | None
    source: str
    sha256: str


class SectionFact(Frozen):
    """A heading with the text of its own (sub-sections left out); `start` and `end` hold heading and own text."""

    id: SectionId
    parent: SectionId | None
    level: int
    number: str | None
    title: str
    kind: SectionKind
    text: str
    start: int
    end: int


class DepartmentFact(Frozen):
    """An organisation that holds a duty; `written` lists the forms that the plan uses, `code` is its city's."""

    id: DepartmentId
    name: str
    written: tuple[str, ...]
    kind: DepartmentKind
    function: str
    city: CityId
    code: str | None
    listed: bool = True
    """False where the vocabulary does not know the name: it stays as written, and a person is asked."""


class MeasureFact(Evidence):
    """A sentence of a task, project or box that commits somebody to something, or speaks of a topic."""

    id: MeasureId
    section: SectionId
    project: ProjectId | None = None
    text: str
    rule: str


class ResponsibilityFact(Evidence):
    """One unit's duty for one item. `item` is the item's own words; `item_id` is its node's id."""

    role: Role
    written: str
    department: DepartmentId
    item_kind: ItemKind
    item: str
    item_id: str
    basis: Basis
    rule: str


class IndicatorFact(Evidence):
    """A number that the plan sets. `concept` is the same for the same indicator in every plan, whatever its wording."""

    id: IndicatorId
    section: SectionId | None
    name: str
    concept: str
    unit: str | None
    base_value: float | None
    base_year: int | None
    target_value: float
    target_year: int | None
    operator: Operator
    nature: Nature | None
    source: IndicatorSource
    written_departments: tuple[str, ...]
    basis: Basis
    rule: str


class ProjectFact(Evidence):
    """`parent` is the name of the programme or heading around it; `scale` is the plan's words for size and number."""

    id: ProjectId
    section: SectionId | None
    name: str
    kind: ProjectKind
    parent: str | None
    parent_id: ProjectId | None
    investment_yuan: float | None
    scale: str | None
    basis: Basis
    rule: str


class DeadlineFact(Evidence):
    """By when, in which period or how often; `recurrence` is an ISO 8601 duration."""

    id: DeadlineId
    item_kind: ItemKind
    item_id: str
    text: str
    date: date | None
    precision: Precision
    recurrence: str | None
    basis: Basis
    rule: str


class TopicMention(Evidence):
    """An item of the plan (or a background section, where `item_kind` is None) that speaks of a topic."""

    topic: str
    item_kind: ItemKind | None
    item_id: str
    written: str


class UnreadPassage(Evidence):
    """A passage of the forward-looking part that looks like a fact and gave none."""

    reason: UnreadReason
    section: SectionId


class Contradiction(Frozen):
    """An indicator that the plan gives two values for one year."""

    concept: str
    indicators: tuple[IndicatorId, ...]
    values: tuple[float, ...]


class ReadingReport(Frozen):
    """What became of a plan's text: what was read, and what may have been missed."""

    sections: dict[SectionKind, int]
    """How many sections of each kind."""
    statements: int
    """Places whose words give somebody a duty."""
    unread: tuple[UnreadPassage, ...]
    unlisted: tuple[str, ...]
    """Departments that the vocabulary does not know."""
    contradictions: tuple[Contradiction, ...]
    forward_characters: int
    """Letters and digits of the sections that look forward."""
    read_characters: int
    """Of those, in headings, sentences, statements and tables."""
    pages_unread: tuple[int, ...] = ()
    """Numbers of the pages that are pictures and were left out, for OCR is not installed."""

    @property
    def coverage(self) -> float | None:
        return round(self.read_characters / self.forward_characters, 4) if self.forward_characters else None


class PlanFacts(Frozen):
    """Everything that one plan says, in document order."""

    plan: PlanFact
    cities: tuple[CityFact, ...]
    sections: tuple[SectionFact, ...]
    departments: tuple[DepartmentFact, ...]
    measures: tuple[MeasureFact, ...]
    responsibilities: tuple[ResponsibilityFact, ...]
    indicators: tuple[IndicatorFact, ...]
    projects: tuple[ProjectFact, ...]
    deadlines: tuple[DeadlineFact, ...]
    mentions: tuple[TopicMention, ...]
    report: ReadingReport | None = None
    """None where the facts were not read from a text."""

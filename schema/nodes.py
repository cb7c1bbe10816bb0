"""The nodes of the graph, one model a label: what is kept of each, what it is found by, what is searched in it."""

import datetime
from typing import Annotated, ClassVar

from pydantic import Field

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
    TaskId,
)
from schema.roles import (
    Basis,
    CityLevel,
    DepartmentKind,
    IndicatorSource,
    Nature,
    Operator,
    PlanStatus,
    Precision,
    ProjectKind,
    SectionKind,
)
from schema.wording import Wording

SCHEMA_VERSION = 5
"""Goes up when a graph written before can no longer be read: a label, a type, a property or an id means something else."""

GRAPH_ID = "graph"

RuleName = Annotated[str, Field(description="the extraction rule that found it")]
Found = Annotated[Basis, Field(description="how the plan's words give it")]


class Node(Frozen):
    """What every node has: an id that is unique for its label."""

    label: ClassVar[str]
    means: ClassVar[Wording]
    lookups: ClassVar[tuple[str, ...]] = ()
    """Properties that a query may start from; each has a range index. `id` has one by its constraint."""
    ranked: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Properties by which answers about everything are ordered; each group has a range index, which gives them so."""
    worded: ClassVar[tuple[str, ...]] = ()
    """Properties that hold its words: the full-text index of its label is over them, and over the plan that it is of."""

    id: str


class Owned(Frozen):
    """What belongs to one plan, and goes when the plan goes."""

    plan: Annotated[PlanId, Field(description="id of the plan that it belongs to")]


class Ordered(Owned):
    """What is found by what it is called or when it is due: in the order of the plans' titles."""

    plan_title: Annotated[str, Field(description="of its plan, so that an index gives it in that order")]


class Graph(Node):
    label = "Graph"
    means = Wording(
        zh="图谱", en="the graph itself, once. Who changes it holds this node, so that one writes at a time"
    )

    id: str = GRAPH_ID
    version: Annotated[int, Field(description="of the schema that the graph holds")] = SCHEMA_VERSION
    restoring: Annotated[bool | None, Field(description="true while a backup or tables are being loaded")] = None
    tables: Annotated[str | None, Field(description="key of the tables that are being loaded")] = None
    loaded: Annotated[int | None, Field(description="how many pieces of a lane of them are in")] = None


class City(Node):
    label = "City"
    means = Wording(zh="行政区划", en="administrative division: country, province, prefecture, county, district")
    lookups = ("name", "full_name", "code")
    worded = ("name", "full_name")

    id: CityId
    code: Annotated[str | None, Field(description="GB/T 2260 code")]
    name: str
    full_name: Annotated[str, Field(description="with the divisions around it")]
    level: CityLevel


class Plan(Node):
    label = "Plan"
    means = Wording(zh="规划文件", en="plan document")
    lookups = ("title", "source", "sha256", "joint_leads", "contradictions")
    ranked = (("departments_named", "tasks_owned"), ("passages_unread", "title"))

    id: PlanId
    title: str
    doc_number: Annotated[str | None, Field(description="发文字号")]
    issued: datetime.date | None
    status: PlanStatus
    period_start: Annotated[int | None, Field(description="first year")]
    period_end: Annotated[int | None, Field(description="last year")]
    issuer: str | None
    source: Annotated[str, Field(description="name of the file, or of the plan's folder")]
    sha256: Annotated[str, Field(description="of the file's bytes")]
    reader: Annotated[str, Field(description="fingerprint of the program and vocabularies that read it")]
    size: Annotated[
        int | None, Field(description="nodes and relationships of its own, counted when it was written")
    ] = None
    statements_read: Annotated[int | None, Field(description="places whose words give somebody a duty")] = None
    passages_unread: Annotated[int | None, Field(description="how many LEFT_UNREAD")] = None
    pages_unread: Annotated[
        int | None, Field(description="how many pages are pictures that were left out, for OCR is not installed")
    ] = None
    coverage: Annotated[
        float | None,
        Field(description="share of the forward-looking text that was read as headings, sentences, tables"),
    ] = None
    departments_named: Annotated[int, Field(description="departments with a name of their own that it names")] = 0
    groups_named: Annotated[int, Field(description="groups without one, such as 各有关部门")] = 0
    tasks_worded: Annotated[int, Field(description="tasks with words of their own")] = 0
    tasks_owned: Annotated[int, Field(description="those of them that somebody has a duty for")] = 0
    joint_leads: Annotated[int, Field(description="items that two or more departments lead")] = 0
    contradictions: Annotated[int, Field(description="indicators that have two values for one year")] = 0


class Section(Node, Owned):
    label = "Section"
    means = Wording(zh="章节", en="heading of a plan, with the text of its own")
    lookups = ("plan",)
    worded = ("title", "text")

    id: SectionId
    number: Annotated[str | None, Field(description="as printed, without its mark")]
    title: str
    level: Annotated[int, Field(description="1 for a chapter")]
    kind: SectionKind
    text: Annotated[str, Field(description="sub-sections left out")]
    start: int
    end: int


class Task(Node, Ordered):
    label = "Task"
    means = Wording(zh="任务", en="section that sets something to be done (kind tasks, projects or safeguards)")
    lookups = ("plan",)
    ranked = (("name", "plan_title"),)
    worded = ("name",)

    id: TaskId
    name: Annotated[str, Field(description="the section's title")]
    kind: SectionKind
    start: int
    end: int


class Measure(Node, Owned, Evidence):
    label = "Measure"
    means = Wording(zh="举措", en="sentence that commits somebody to something, or speaks of a topic")
    lookups = ("plan",)
    worded = ("text",)

    id: MeasureId
    text: str
    rule: RuleName


class Project(Node, Ordered, Evidence):
    label = "Project"
    means = Wording(zh="重点工程与项目", en="named work: a programme, or a project inside one")
    lookups = ("plan",)
    ranked = (("name", "plan_title"),)
    worded = ("name",)

    id: ProjectId
    name: str
    kind: ProjectKind
    investment_yuan: float | None
    scale: Annotated[str | None, Field(description="the plan's words for size and number")]
    basis: Found
    rule: RuleName


class Indicator(Node, Ordered, Evidence):
    label = "Indicator"
    means = Wording(zh="指标", en="number that the plan sets as a target")
    lookups = ("plan",)
    ranked = (("name", "plan_title"), ("concept", "plan_title"))
    worded = ("name", "concept")

    id: IndicatorId
    name: str
    concept: Annotated[str, Field(description="the same for the same indicator in every plan, whatever its wording")]
    unit: str | None
    base_value: float | None
    base_year: int | None
    target_value: float
    target_year: int | None
    operator: Annotated[Operator, Field(description="how the target value is to be read")]
    nature: Nature | None
    source: Annotated[IndicatorSource, Field(description="the indicator table, or the text")]
    basis: Found
    rule: RuleName


class Department(Node):
    label = "Department"
    means = Wording(zh="部门", en="organisation that holds a duty, within its city")
    lookups = ("name", "duties", "leads", "responsible", "supports", "review")
    ranked = (("kind", "duties"),)
    worded = ("name", "aliases")

    id: DepartmentId
    name: Annotated[str, Field(description="full, with its city")]
    aliases: Annotated[tuple[str, ...], Field(description="the forms that plans write; worked out from NAMED_IN")] = ()
    kind: Annotated[DepartmentKind | None, Field(description="worked out from NAMED_IN")] = None
    function: Annotated[str | None, Field(description="id of its Function; worked out from NAMED_IN")] = None
    listed: Annotated[bool, Field(description="whether the vocabulary knows every name; worked out from NAMED_IN")] = (
        True
    )
    review: Annotated[
        str | None,
        Field(
            description="name of its city, where a person is to look at it: not listed, or one of two with a function"
        ),
    ] = None
    duties: Annotated[int, Field(description="how many it has, counted when a plan that names it was written")] = 0
    leads: Annotated[int, Field(description="how many of them as the lead")] = 0
    responsible: Annotated[int, Field(description="how many of them as one responsible")] = 0
    supports: Annotated[int, Field(description="how many of them as a support")] = 0


class Function(Node):
    label = "Function"
    means = Wording(zh="职能", en="what a department is for, the same in every city")
    lookups = ("zh", "en")

    zh: str
    en: str


class Deadline(Node, Ordered):
    label = "Deadline"
    means = Wording(zh="时限", en="last day, or recurrence, of one plan")
    lookups = ("plan",)
    ranked = (("date", "plan_title"), ("recurrence", "plan_title"))

    id: DeadlineId
    date: datetime.date | None
    precision: Precision
    recurrence: Annotated[str | None, Field(description="ISO 8601 duration: P1Y, P6M")]


class Topic(Node):
    label = "Topic"
    means = Wording(zh="主题", en="subject that analysts ask for")
    lookups = ("zh", "en")

    zh: str
    en: str
    labels: Annotated[tuple[str, ...], Field(description="synonyms in both languages")]


NODES: tuple[type[Node], ...] = (
    Graph,
    City,
    Plan,
    Section,
    Task,
    Measure,
    Project,
    Indicator,
    Department,
    Function,
    Deadline,
    Topic,
)
"""Every node, in the order in which they are written."""

ITEMS: tuple[type[Node], ...] = (Task, Measure, Project, Indicator)
"""What a duty, a deadline or a topic can be attached to."""

OWNED: tuple[type[Node], ...] = tuple(node for node in NODES if issubclass(node, Owned))
"""What belongs to one plan."""

"""The relationships of the graph, one model a type: between what, read how in both directions, with what evidence."""

from typing import Annotated, ClassVar

from pydantic import Field

from schema.evidence import Evidence, Frozen
from schema.nodes import (
    ITEMS,
    City,
    Deadline,
    Department,
    Function,
    Indicator,
    Measure,
    Node,
    Plan,
    Project,
    Section,
    Task,
    Topic,
)
from schema.roles import Basis, DepartmentKind, Role, Standing, UnreadReason
from schema.wording import Wording

Ends = tuple[tuple[type[Node], ...], tuple[type[Node], ...]]
"""The labels that an edge may start from, and those that it may lead to."""


class Edge(Frozen):
    """What every edge has: its ends, by id. It reads tail `label` head, and head `reverse` tail."""

    type: ClassVar[str]
    ends: ClassVar[tuple[Ends, ...]]
    label: ClassVar[Wording]
    reverse: ClassVar[Wording]
    told_apart: ClassVar[tuple[str, ...]] = ()
    """What tells two of one type between the same ends apart; the others of such a pair are one."""
    ranked: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Properties that a query may start from, or that answers are ordered by; each group has a range index."""

    tail: str
    head: str


class OfCity(Edge):
    type = "OF_CITY"
    ends = (((Plan, Department), (City,)),)
    label = Wording(zh="属于", en="is of")
    reverse = Wording(zh="有", en="has")


class PartOf(Edge):
    type = "PART_OF"
    ends = (
        ((City,), (City,)),
        ((Section,), (Section, Plan)),
        ((Task,), (Task,)),
        ((Measure, Project, Indicator), (Task, Project)),
    )
    label = Wording(zh="隶属", en="is part of")
    reverse = Wording(zh="包含", en="contains")


class StatedIn(Edge):
    type = "STATED_IN"
    ends = ((ITEMS, (Section,)),)
    label = Wording(zh="见于", en="is stated in")
    reverse = Wording(zh="写明", en="states")


class Duty(Edge, Evidence):
    """A department's duty for an item, in the plan's own words."""

    ends = (((Department,), ITEMS),)
    told_apart = ("start", "end", "written")

    role: Role
    written: Annotated[str, Field(description="the department as the plan writes it")]
    basis: Annotated[Basis, Field(description="how the plan's words give the duty")]
    rule: Annotated[str, Field(description="the extraction rule that found it")]


class Leads(Duty):
    type = "LEADS"
    label = Wording(zh="牵头", en="leads")
    reverse = Wording(zh="牵头单位", en="is led by")


class ResponsibleFor(Duty):
    type = "RESPONSIBLE_FOR"
    label = Wording(zh="负责", en="is responsible for")
    reverse = Wording(zh="责任单位", en="is the responsibility of")


class Supports(Duty):
    type = "SUPPORTS"
    label = Wording(zh="配合", en="supports")
    reverse = Wording(zh="配合单位", en="is supported by")


class DueBy(Edge, Evidence):
    type = "DUE_BY"
    told_apart = ("start", "end", "text")
    ends = ((ITEMS, (Deadline,)),)
    label = Wording(zh="完成时限", en="is due by")
    reverse = Wording(zh="届时应完成", en="is the deadline of")

    text: Annotated[str, Field(description="the expression of time alone")]
    basis: Annotated[Basis, Field(description="how the plan's words give the deadline")]
    rule: Annotated[str, Field(description="the extraction rule that found it")]


class About(Edge, Evidence):
    type = "ABOUT"
    told_apart = ("start", "end", "written")
    ends = ((ITEMS, (Topic,)),)
    label = Wording(zh="涉及", en="is about")
    reverse = Wording(zh="见诸", en="is the topic of")

    written: Annotated[str, Field(description="the topic as the plan writes it")]


class Mentions(Edge, Evidence):
    """A section that is no task speaks of the topic: it reports, or states a principle or an aim."""

    type = "MENTIONS"
    told_apart = ("start", "end", "written")
    ends = (((Section,), (Topic,)),)
    label = Wording(zh="提及", en="mentions")
    reverse = Wording(zh="被提及于", en="is mentioned in")

    written: Annotated[str, Field(description="the topic as the plan writes it")]


class Treats(Edge):
    """A plan speaks of the topic: put together from ABOUT and MENTIONS, for questions about every plan."""

    type = "TREATS"
    ranked = (
        ("topic", "standing", "plan_title"),
        ("topic", "with_projects", "plan_title"),
        ("topic", "with_indicators", "plan_title"),
    )
    ends = (((Plan,), (Topic,)),)
    label = Wording(zh="论及", en="treats")
    reverse = Wording(zh="被论及于", en="is treated in")

    topic: Annotated[str, Field(description="id of the topic, so that its plans are in order")]
    standing: Annotated[Standing, Field(description="what the plan does about it")]
    plan_title: Annotated[str, Field(description="of the plan, for the same reason")]
    places: Annotated[int, Field(description="how many ABOUT and MENTIONS of it the plan has")]
    items: Annotated[int, Field(description="how many of its items are about the topic")]
    owners: Annotated[
        int, Field(description="how many departments answer for those, at least: once for each item of theirs")
    ]
    leads: Annotated[int, Field(description="how many of them as the lead, at least")]
    responsible: Annotated[int, Field(description="how many of them as one responsible, at least")]
    supports: Annotated[int, Field(description="how many of them as a support, at least")]
    with_projects: Annotated[
        Standing | None, Field(description="its standing, where one of its projects is about the topic")
    ]
    with_indicators: Annotated[Standing | None, Field(description="its standing, where one of its indicators is")]


class LeftUnread(Edge, Evidence):
    """A passage that looks like a fact and gave none: not thrown away silently."""

    type = "LEFT_UNREAD"
    told_apart = ("start", "end", "reason")
    ends = (((Plan,), (Section,)),)
    label = Wording(zh="未能读取", en="has left unread in")
    reverse = Wording(zh="未读取部分属于", en="holds words left unread of")

    reason: Annotated[UnreadReason, Field(description="what in it looks like a fact")]


class HasFunction(Edge):
    type = "HAS_FUNCTION"
    ends = (((Department,), (Function,)),)
    label = Wording(zh="职能为", en="has the function")
    reverse = Wording(zh="承担部门", en="is the function of")


class NamedIn(Edge):
    """One form in which one plan writes a department, and what this plan tells of it.

    A department is shared by plans: what it is called, its kind and its function are worked out from these edges, so
    that they go when the plan goes.
    """

    type = "NAMED_IN"
    told_apart = ("written",)
    ranked = (("written",),)
    ends = (((Department,), (Plan,)),)
    label = Wording(zh="见于规划", en="is named in")
    reverse = Wording(zh="提到部门", en="names")

    written: str
    kind: DepartmentKind
    function: str
    listed: Annotated[bool, Field(description="whether the vocabulary knows the name")] = True


class Broader(Edge):
    type = "BROADER"
    ends = (((Topic,), (Topic,)),)
    label = Wording(zh="上位主题", en="has the broader topic")
    reverse = Wording(zh="下位主题", en="has the narrower topic")


EDGES: tuple[type[Edge], ...] = (
    OfCity,
    PartOf,
    StatedIn,
    Leads,
    ResponsibleFor,
    Supports,
    DueBy,
    About,
    Mentions,
    Treats,
    LeftUnread,
    HasFunction,
    NamedIn,
    Broader,
)
"""Every relationship."""

COUNTED_AS: dict[type[Duty], str] = {Leads: "leads", ResponsibleFor: "responsible", Supports: "supports"}
"""The property that says how many of each a department has, and how many a plan gives for a topic."""

DUTIES: dict[Role, type[Duty]] = {Role.LEAD: Leads, Role.RESPONSIBLE: ResponsibleFor, Role.SUPPORT: Supports}
"""The relationship of each role."""

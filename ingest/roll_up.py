"""What a plan says as a whole, counted from its facts, so that a question about every plan need not look at each item."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from ingest.identify import task_id
from ingest.reading_report import find_contradictions
from schema.edges import DUTIES, Edge, Leads, PartOf, Treats
from schema.facts import PlanFacts, TopicMention
from schema.roles import TASK_SECTION_KINDS, DepartmentKind, ItemKind, SectionKind, Standing

_DUTIES = tuple(DUTIES.values())


def count_facts(facts: PlanFacts, edges: Sequence[Edge]) -> dict[str, int]:
    """What Plan keeps of it; `edges` are those of `facts`."""
    owned = _owned(edges)
    tasks = [task_id(s.id) for s in facts.sections if s.kind in TASK_SECTION_KINDS and s.text]
    groups = sum(department.kind is DepartmentKind.COLLECTIVE for department in facts.departments)
    return {
        "departments_named": len(facts.departments) - groups,
        "groups_named": groups,
        "tasks_worded": len(tasks),
        "tasks_owned": len(owned.intersection(tasks)),
        "joint_leads": sum(len(leads) > 1 for leads in _leads(edges).values()),
        "contradictions": sum(1 for _ in find_contradictions(facts)),
    }


def topics_treated(facts: PlanFacts, edges: Sequence[Edge]) -> Iterator[Treats]:
    """One for each topic that the plan speaks of, in the order in which it comes to them."""
    owned = _owned(edges)
    goals = {section.id for section in facts.sections if section.kind is SectionKind.GOALS}
    mentions: defaultdict[str, list[TopicMention]] = defaultdict(list)
    for mention in facts.mentions:
        mentions[mention.topic].append(mention)
    for topic, of_topic in mentions.items():
        kinds = {mention.item_id: mention.item_kind for mention in of_topic if mention.item_kind is not None}
        aimed_at = any(mention.item_id in goals for mention in of_topic)
        count = Counter(kinds.values())
        yield Treats(
            tail=facts.plan.id,
            head=topic,
            topic=topic,
            standing=_standing(kinds.keys(), owned, aimed_at=aimed_at),
            plan_title=facts.plan.title,
            places=len(of_topic),
            items=len(kinds),
            projects=count[ItemKind.PROJECT],
            indicators=count[ItemKind.INDICATOR],
        )


def _standing(items: Set[str], owned: Set[str], *, aimed_at: bool) -> Standing:
    """`aimed_at`: a section that states goals speaks of the topic."""
    if not owned.isdisjoint(items):
        return Standing.OWNED
    return Standing.PROMISED if items or aimed_at else Standing.REPORTED


def _owned(edges: Sequence[Edge]) -> set[str]:
    """The items that somebody has a duty for: themselves, what is around them, or something inside them."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    below: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        if isinstance(edge, PartOf):
            above[edge.tail].append(edge.head)
            below[edge.head].append(edge.tail)
    held = {edge.head for edge in edges if isinstance(edge, _DUTIES)}
    return _reach(held, above) | _reach(held, below)


def _reach(starts: Iterable[str], steps: Mapping[str, Iterable[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += steps.get(here, ())
    return reached


def _leads(edges: Sequence[Edge]) -> Mapping[str, set[str]]:
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if isinstance(edge, Leads):
            leads[edge.head].add(edge.tail)
    return leads

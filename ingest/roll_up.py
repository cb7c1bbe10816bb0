"""What a plan says as a whole, counted from its facts, so that a question about every plan need not look at each item."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from ingest.identify import task_id
from ingest.owners import Owners
from ingest.reading_report import find_contradictions
from schema.edges import Edge, Leads, Treats
from schema.facts import PlanFacts, TopicMention
from schema.roles import TASK_SECTION_KINDS, DepartmentKind, ItemKind, SectionKind, Standing


def count_facts(facts: PlanFacts, edges: Sequence[Edge]) -> dict[str, int]:
    """What Plan keeps of it; `edges` are those of `facts`."""
    owned = Owners(edges).owned()
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
    owners = Owners(edges)
    owned = owners.owned()
    goals = {section.id for section in facts.sections if section.kind is SectionKind.GOALS}
    mentions: defaultdict[str, list[TopicMention]] = defaultdict(list)
    for mention in facts.mentions:
        mentions[mention.topic].append(mention)
    for topic, of_topic in mentions.items():
        kinds = {mention.item_id: mention.item_kind for mention in of_topic if mention.item_kind is not None}
        aimed_at = any(mention.item_id in goals for mention in of_topic)
        standing = _standing(kinds.keys(), owned, aimed_at=aimed_at)
        yield Treats(
            tail=facts.plan.id,
            head=topic,
            topic=topic,
            standing=standing,
            plan_title=facts.plan.title,
            places=len(of_topic),
            items=len(kinds),
            owners=owners.count(kinds),
            **owners.count_by_role(kinds),
            with_projects=standing if ItemKind.PROJECT in kinds.values() else None,
            with_indicators=standing if ItemKind.INDICATOR in kinds.values() else None,
        )


def _standing(items: Set[str], owned: Set[str], *, aimed_at: bool) -> Standing:
    """`aimed_at`: a section that states goals speaks of the topic."""
    if not owned.isdisjoint(items):
        return Standing.OWNED
    return Standing.PROMISED if items or aimed_at else Standing.REPORTED


def _leads(edges: Sequence[Edge]) -> Mapping[str, set[str]]:
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if isinstance(edge, Leads):
            leads[edge.head].add(edge.tail)
    return leads

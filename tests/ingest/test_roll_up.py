"""What a plan says as a whole agrees with what its items say, one by one."""

from ingest.edges import edges_of
from ingest.nodes import nodes_of
from schema.edges import Treats
from schema.nodes import Plan
from tests.plan_facts import Draft, draft_linqing, draft_lucheng


def plan_of(draft: Draft) -> Plan:
    facts = draft.facts()
    return next(node for node in nodes_of(facts, tuple(edges_of(facts))) if isinstance(node, Plan))


def treated(draft: Draft) -> dict[str, tuple[int, bool, bool]]:
    edges = (edge for edge in edges_of(draft.facts()) if isinstance(edge, Treats))
    return {edge.head: (edge.items, edge.owned, edge.aimed_at) for edge in edges}


def test_departments_and_groups_are_counted_apart() -> None:
    plan = plan_of(draft_linqing())
    assert (plan.departments_named, plan.groups_named) == (2, 1)


def test_tasks_that_somebody_has_are_counted() -> None:
    assert plan_of(draft_linqing()).tasks_owned > plan_of(draft_lucheng()).tasks_owned == 0


def test_contradictions_are_counted() -> None:
    assert [plan_of(draft).contradictions for draft in (draft_linqing(), draft_lucheng())] == [1, 0]


def test_a_duty_around_an_item_makes_its_topic_owned() -> None:
    assert treated(draft_linqing())["catastrophe_insurance"][1] is True
    assert treated(draft_lucheng())["catastrophe_insurance"][1] is False


def test_a_topic_of_the_past_alone_has_no_items() -> None:
    mentioned = [
        each for each in (*treated(draft_linqing()).values(), *treated(draft_lucheng()).values()) if each[0] == 0
    ]
    assert mentioned == [(0, False, False)]

"""What a plan says as a whole agrees with what its items say, one by one."""

import pytest

from ingest.edges import edges_of
from ingest.nodes import nodes_of
from schema.edges import About, Mentions, Treats
from schema.nodes import Plan
from schema.roles import Standing
from tests.plan_facts import Draft, draft_linqing, draft_lucheng


def plan_of(draft: Draft) -> Plan:
    facts = draft.facts()
    return next(node for node in nodes_of(facts, tuple(edges_of(facts))) if isinstance(node, Plan))


def treated(draft: Draft) -> dict[str, Treats]:
    return {edge.head: edge for edge in edges_of(draft.facts()) if isinstance(edge, Treats)}


def test_departments_and_groups_are_counted_apart() -> None:
    plan = plan_of(draft_linqing())
    assert (plan.departments_named, plan.groups_named) == (2, 1)


def test_tasks_that_somebody_has_are_counted() -> None:
    assert plan_of(draft_linqing()).tasks_owned > plan_of(draft_lucheng()).tasks_owned == 0


def test_contradictions_are_counted() -> None:
    assert [plan_of(draft).contradictions for draft in (draft_linqing(), draft_lucheng())] == [1, 0]


def test_a_duty_around_an_item_makes_its_topic_owned() -> None:
    assert treated(draft_linqing())["catastrophe_insurance"].standing is Standing.OWNED
    assert treated(draft_lucheng())["catastrophe_insurance"].standing is Standing.PROMISED


def test_a_topic_of_the_past_alone_has_no_items() -> None:
    topics = (*treated(draft_linqing()).values(), *treated(draft_lucheng()).values())
    assert [topic.standing for topic in topics if topic.items == 0] == [Standing.REPORTED]


@pytest.mark.parametrize("draft", [draft_linqing(), draft_lucheng()])
def test_places_and_kinds_are_those_of_the_relationships(draft: Draft) -> None:
    facts = draft.facts()
    edges = tuple(edges_of(facts))
    for topic in (edge for edge in edges if isinstance(edge, Treats)):
        spoken = [edge for edge in edges if isinstance(edge, About | Mentions) and edge.head == topic.topic]
        about = {edge.tail for edge in spoken if isinstance(edge, About)}
        assert (topic.places, topic.items) == (len(spoken), len(about))
        assert bool(topic.with_projects) == any(project.id in about for project in facts.projects)
        assert bool(topic.with_indicators) == any(indicator.id in about for indicator in facts.indicators)
        assert {topic.with_projects, topic.with_indicators} <= {None, topic.standing}


def test_standings_rank_by_their_letters() -> None:
    assert sorted(Standing) == list(Standing) == [Standing.OWNED, Standing.PROMISED, Standing.REPORTED]

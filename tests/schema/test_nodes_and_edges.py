"""Nodes and edges are closed, and fit each other."""

import pytest
from pydantic import ValidationError

from schema.edges import DUTIES, EDGES, Leads
from schema.nodes import NODES, OWNED, Topic
from schema.roles import Basis, Role

DUTY = {"role": Role.LEAD, "written": "市应急局", "basis": Basis.STATED, "rule": "r", "tail": "d", "head": "t"}


def test_labels_and_types_are_unique() -> None:
    assert len({node.label for node in NODES}) == len(NODES)
    assert len({edge.type for edge in EDGES}) == len(EDGES)


def test_properties_to_look_up_and_search_exist() -> None:
    for node in NODES:
        assert {*node.lookups, *node.worded, *(key for keys in node.ranked for key in keys)} <= node.model_fields.keys()
    for edge in EDGES:
        assert {key for keys in edge.ranked for key in keys} <= edge.model_fields.keys()


def test_what_belongs_to_a_plan_is_found_by_it() -> None:
    assert all("plan" in node.lookups for node in OWNED)


def test_every_role_has_its_relationship() -> None:
    assert DUTIES.keys() == set(Role)


def test_duty_without_a_quote_is_refused() -> None:
    with pytest.raises(ValidationError, match="quote"):
        Leads.model_validate(DUTY | {"quote": "", "start": 1, "end": 2})


def test_node_takes_no_unknown_property() -> None:
    with pytest.raises(ValidationError, match="colour"):
        Topic.model_validate({"id": "flood", "zh": "防汛", "en": "flood", "labels": (), "colour": "blue"})


def test_ends_are_nodes_of_the_schema() -> None:
    ends = {node for edge in EDGES for pair in edge.ends for side in pair for node in side}
    assert ends <= set(NODES)

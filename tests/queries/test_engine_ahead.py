"""What the engine plans by itself: templates of ours with values that they take, and nothing once it is to end."""

from collections.abc import Mapping

from queries.engine_ahead import plan_ahead
from queries.library import load_library


def test_templates_are_planned_with_every_parameter_of_theirs() -> None:
    planned: list[tuple[str, Mapping[str, object]]] = []
    plan_ahead(lambda cypher, parameters: planned.append((cypher, parameters)), lambda: True)
    templates = {template.cypher: template for template in load_library().values()}
    assert planned
    for cypher, parameters in planned:
        assert parameters.keys() == {p.name for p in templates[cypher].parameters} | {"limit"}


def test_an_engine_that_ends_plans_no_more() -> None:
    planned: list[str] = []
    plan_ahead(lambda cypher, _: planned.append(cypher), lambda: not planned)
    assert len(planned) == 1

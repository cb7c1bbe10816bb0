"""What the engine plans by itself: templates of ours as they are asked, and nothing once it is to end."""

from collections.abc import Mapping
from typing import cast

from queries.asked import write_asked
from queries.engine_ahead import plan_ahead
from queries.library import load_library


def test_templates_are_planned_as_they_are_asked() -> None:
    planned: list[tuple[str, Mapping[str, object]]] = []
    plan_ahead(lambda cypher, parameters: planned.append((cypher, parameters)), lambda: True)
    assert len({cypher for cypher, _ in planned}) == len(planned) > 0
    for cypher, parameters in planned:
        asked = cast(Mapping[str, object], parameters["asked"])
        names = asked.keys()
        templates = [t for t in load_library().values() if names == {p.name for p in t.parameters} | {"limit"}]
        assert (cypher, parameters) in [write_asked(template.cypher, asked) for template in templates]


def test_an_engine_that_ends_plans_no_more() -> None:
    planned: list[str] = []
    plan_ahead(lambda cypher, _: planned.append(cypher), lambda: not planned)
    assert len(planned) == 1

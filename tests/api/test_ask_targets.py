"""Numbers that questions set for the targets of indicators."""

import pytest

from api.ask_question import fold
from api.ask_targets import find_target


@pytest.mark.parametrize(
    ("question", "bounds"),
    [
        ("目标超过85%的指标", {"above": 85.0}),
        ("不低于85%的指标", {"at_least": 85.0}),
        ("目标在85％以上的指标", {"at_least": 85.0}),
        ("低于2%的指标", {"below": 2.0}),
        ("不超过2%的指标", {"at_most": 2.0}),
        ("不到2%的指标", {"below": 2.0}),
        ("目标为百分之75的指标", {"at_least": 75.0, "at_most": 75.0}),
        ("百分之七十五以上的指标", {"at_least": 75.0}),
        ("哪些指标要下降12.5%以上", {"at_least": 12.5, "operator": "decrease_by"}),
        ("哪些指标增长超过6%", {"above": 6.0, "operator": "increase_by"}),
        ("indicators above 70 percent", {"above": 70.0}),
        ("indicators of at least 70%", {"at_least": 70.0}),
        ("targets below 5%", {"below": 5.0}),
        ("Which indicators have a target of 95%?", {"at_least": 95.0, "at_most": 95.0}),
        ("indicators to be reduced by at least 30 percent", {"at_least": 30.0, "operator": "decrease_by"}),
        ("目标在55%到65%之间的指标", {"at_least": 55.0, "at_most": 65.0}),
        ("55-65%的指标", {"at_least": 55.0, "at_most": 65.0}),
        ("超过55%但低于65%的指标", {"above": 55.0, "below": 65.0}),
        ("55%以上65%以下的指标", {"at_least": 55.0, "at_most": 65.0}),
        ("indicators between 55 and 65 percent", {"at_least": 55.0, "at_most": 65.0}),
        ("2021-2025年超过90%的指标", {"above": 90.0}),
        ("Which indicators must fall by more than 10%?", {"above": 10.0, "operator": "decrease_by"}),
    ],
)
def test_a_number_with_its_unit_bounds_the_target(question: str, bounds: dict[str, object]) -> None:
    found = find_target(fold(question))
    assert {name: value for name, value in found.items() if name not in ("target", "unit")} == bounds
    assert found["unit"] == "%"


@pytest.mark.parametrize(
    ("question", "unit"), [("低于0.5‰的指标", "‰"), ("千分之3以内的指标", "‰"), ("within 8 hours", "小时")]
)
def test_the_unit_is_the_plans_own(question: str, unit: str) -> None:
    assert find_target(fold(question))["unit"] == unit


@pytest.mark.parametrize("question", ["2025年有哪些指标", "投资超过300万元的项目", "3个指标", "Which 5 indicators?"])
def test_a_number_without_such_a_unit_is_no_target(question: str) -> None:
    assert find_target(fold(question)) == {}

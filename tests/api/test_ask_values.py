"""Dates, sums, roles and recurrences of a question."""

import datetime

import pytest

from api.ask_question import fold
from api.ask_values import Values, find_values


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("到2022年底前要完成什么", None, "2022-12-31"),
        ("２０２２年６月底前要完成什么", None, "2022-06-30"),
        ("2022年前要完成什么", None, "2021-12-31"),
        ("2024年以后的任务", "2024-01-01", None),
        ("2022年年底以前完成什么", None, "2022-12-31"),
        ("二〇二二年底前要完成什么", None, "2022-12-31"),
        ("到十四五末要完成什么", None, "2025-12-31"),
        ("十四五规划有什么任务", None, None),
        ("What is due by the end of the five-year plan?", None, "2025-12-31"),
        ("25年底前要建成什么", None, "2025-12-31"),
        ("2022年上半年完成什么", "2022-01-01", "2022-06-30"),
        ("2024年2月完成什么", "2024-02-01", "2024-02-29"),
        ("2023年5月4日完成什么", "2023-05-04", "2023-05-04"),
        ("What must be finished by the end of 2021?", None, "2021-12-31"),
        ("What is due before June 2022?", None, "2022-05-31"),
        ("What is due in 2023?", "2023-01-01", "2023-12-31"),
        ("Due by 2022-06-30?", None, "2022-06-30"),
        ("Due by March 3, 2022?", None, "2022-03-03"),
        ("Done in the second half of 2022", "2022-07-01", "2022-12-31"),
        ("谁负责2号楼", None, None),
        ("2023年到2025年要完成什么", "2023-01-01", "2025-12-31"),
        ("2022-2024年的任务", "2022-01-01", "2024-12-31"),
        ("2022年3月至2023年6月完成什么", "2022-03-01", "2023-06-30"),
        ("What is due between 2022 and 2024?", "2022-01-01", "2024-12-31"),
        ("Due from March 2022 to June 2023", "2022-03-01", "2023-06-30"),
        ("Is what is due in 2024 and the rest planned?", "2024-01-01", "2024-12-31"),
    ],
)
def test_dates(question: str, since: str | None, until: str | None) -> None:
    values = find_values(fold(question))
    assert (values.since, values.until) == (since and day(since), until and day(until))


@pytest.mark.parametrize(
    ("question", "least", "most"),
    [
        ("投资超过300万元的项目", 3e6, None),
        ("投资不超过1.5亿元的项目", None, 1.5e8),
        ("500万元以下的项目", None, 5e6),
        ("哪些工程花的钱在四百万以上", 4e6, None),
        ("投资超过一个亿的项目", 1e8, None),
        ("两千五百万元以下的项目", None, 2.5e7),
        ("十四五时期的项目", None, None),
        ("projects over 3 million yuan", 3e6, None),
        ("projects under RMB 250,000", None, 250000.0),
        ("投资不低于300万元的项目", 3e6, None),
        ("projects of not less than 3 million yuan", 3e6, None),
        ("10个项目", None, None),
        ("投资200万到600万之间的项目", 2e6, 6e6),
        ("200-600万元的工程", 2e6, 6e6),
        ("projects between 2 and 6 million yuan", 2e6, 6e6),
        ("2到3个项目投资超过300万元", 3e6, None),
        ("2022年的项目", None, None),
        ("投资100万元以上400万元以下的项目", 1e6, 4e6),
        ("投资高于100万、低于400万的工程", 1e6, 4e6),
        ("projects over 2 million yuan but under 6 million yuan", 2e6, 6e6),
        ("400万元以下、100万元以上的项目", 1e6, 4e6),
        ("投资超过300万元的项目里有没有500万元的", 3e6, None),
    ],
)
def test_sums(question: str, least: float | None, most: float | None) -> None:
    values = find_values(fold(question))
    assert (values.least, values.most) == (least, most)


@pytest.mark.parametrize(
    ("question", "recurrence"),
    [
        ("每半年至少一次", "P6M"),
        ("每年两次", "P6M"),
        ("每年要做什么", "P1Y"),
        ("2022年年底要做什么", None),
        ("每2年修订一次", "P2Y"),
        ("每季度通报", "P3M"),
        ("What happens every six months?", "P6M"),
        ("What happens yearly?", "P1Y"),
        ("What happens once?", None),
    ],
)
def test_recurrences(question: str, recurrence: str | None) -> None:
    assert find_values(fold(question)).recurrence == recurrence


def test_roles_and_nature() -> None:
    assert find_values("由谁牵头,谁配合").roles == ("lead", "support")
    assert find_values("who leads it").roles == ("lead",)
    assert find_values("约束性指标").nature == "binding"
    assert find_values("expected indicators").nature == "expected"
    assert find_values("which indicators are expected, not binding").nature == "expected"
    assert find_values("哪些指标不是约束性的").nature == "expected"
    assert find_values("谁发明了电话") == Values()

"""Amounts in yuan: totals, and what is spent a year, which is no total."""

import pytest

from ingest.extract.money import find_amounts, investment_each_year, read_yuan, total_investment


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("总投资约1500万元", 15_000_000),
        ("预计总投入1,000万元", 10_000_000),
        ("计划投资2.5亿元", 250_000_000),
        ("总投资三千万元", 30_000_000),
        ("概算投资86万元", 860_000),
        ("投资总额达到1.1亿元", 110_000_000),
        ("总投资800000元", 800_000),
    ],
)
def test_a_total(text: str, yuan: float) -> None:
    assert total_investment(text, 0, len(text)) == yuan


@pytest.mark.parametrize("text", ["每年预计投入200万元", "其中2021年预计投入350万元", "年均投入80万元"])
def test_what_is_spent_a_year_is_no_total(text: str) -> None:
    assert [amount.yearly for amount in find_amounts(text, 0, len(text))] == [True]
    assert total_investment(text, 0, len(text)) is None


@pytest.mark.parametrize(("text", "yuan"), [("每年预计投入200万元", 2_000_000), ("其中2021年投入350万元", None)])
def test_what_one_year_takes_is_not_what_every_year_takes(text: str, yuan: float | None) -> None:
    assert investment_each_year(text, 0, len(text)) == yuan


@pytest.mark.parametrize("text", ["奖励20万元", "产值达到50亿元", "投资100万美元", "加大投入力度"])
def test_what_is_no_investment(text: str) -> None:
    assert list(find_amounts(text, 0, len(text))) == []


def test_a_total_stands_beside_what_a_year_takes_of_it() -> None:
    text = "预计总投入1000万元，其中2021年预计投入350万元"
    assert [(a.yuan, a.yearly) for a in find_amounts(text, 0, len(text))] == [(10_000_000, False), (3_500_000, True)]


def test_tenths_of_a_yi_are_exact() -> None:
    assert read_yuan("1.1", "亿") == 110_000_000

"""Values come as text, as JSON or as Python, and leave as the template takes them, or with a clear word."""

import datetime

import pytest

from queries.errors import ParameterError
from queries.library import load_library
from queries.parameters import DEFAULT_LIMIT, MAX_LIMIT, bind

LIBRARY = load_library()


def test_what_is_not_given_is_null() -> None:
    assert bind(LIBRARY["plan-tasks"], {}) == {"plan": None, "city": None, "limit": DEFAULT_LIMIT}


def test_empty_text_is_not_given() -> None:
    assert bind(LIBRARY["plan-tasks"], {"city": ""})["city"] is None


def test_default_holds_until_given() -> None:
    assert bind(LIBRARY["topic-gaps"], {"topic": "保险"})["silent"] is True
    assert bind(LIBRARY["topic-gaps"], {"topic": "保险", "silent": "false"})["silent"] is False


@pytest.mark.parametrize(
    ("name", "given", "bound"),
    [
        ("projects", {"minimum": "3000000"}, {"minimum": 3e6}),
        ("deadlines-due", {"until": "2022-12-31"}, {"until": datetime.date(2022, 12, 31)}),
        ("cities-named", {"names": "临清市, 鹿城区"}, {"names": ["临清市", "鹿城区"]}),
        ("cities-named", {"names": ("临清市",)}, {"names": ["临清市"]}),
        ("search", {"text": ' 巨灾 "保险\\ '}, {"text": '"巨灾" AND "保险"'}),
        ("items-named", {"near": "应急 OR 物资"}, {"near": '"应急" OR "OR" OR "物资"'}),
        ("plans", {"city": " 临清市 "}, {"city": "临清市"}),
    ],
)
def test_values_are_read(name: str, given: dict[str, object], bound: dict[str, object]) -> None:
    assert bind(LIBRARY[name], given).items() >= bound.items()


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        ("topic-owners", {}, "'topic' is required"),
        ("topic-owners", {"topic": 7}, "'topic' takes a string, got 7"),
        ("topic-owners", {"topic": "保险", "role": "boss"}, "lead, responsible, support, got 'boss'"),
        ("topic-owners", {"topic": "保险", "colour": "red"}, "no parameter 'colour'"),
        ("deadlines-due", {"until": "2022"}, "'until' takes a date, got '2022'"),
        ("projects", {"minimum": "many"}, "'minimum' takes a number"),
        ("projects", {"minimum": True}, "'minimum' takes a number"),
        ("topic-gaps", {"topic": "保险", "silent": "perhaps"}, "'silent' takes a boolean"),
        ("cities-named", {"names": [1]}, "'names' takes a strings"),
        ("search", {"text": ' " '}, "'text' takes a search"),
        ("department-duties", {}, "at least one of department, function"),
    ],
)
def test_what_does_not_fit_is_named(name: str, given: dict[str, object], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        bind(LIBRARY[name], given)


def test_limit_is_capped() -> None:
    assert bind(LIBRARY["plans"], {}, limit=5)["limit"] == 5
    assert bind(LIBRARY["plans"], {}, limit=10**9)["limit"] == MAX_LIMIT
    with pytest.raises(ParameterError, match="limit must be at least 1"):
        bind(LIBRARY["plans"], {}, limit=0)

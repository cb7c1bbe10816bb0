"""Tables for people: every column is shown or hidden by name, and what belongs together stands together."""

import pytest

from api.cli_console import in_words
from api.cli_tables import answered_by, cells, join_departments, load_table_words, shown_columns
from queries.library import load_library


def test_every_column_of_every_template_is_shown_or_hidden_by_name() -> None:
    words = load_table_words()
    columns = {column.name for template in load_library().values() for column in template.columns}
    assert columns - words.hidden - words.headings.keys() == set()
    assert (words.hidden | words.headings.keys()) - columns == set()
    assert words.hidden & words.headings.keys() == set()


def test_an_item_stands_under_its_task() -> None:
    assert cells({"task": "救援能力", "item": "救援能力"}, "zh")["task"] == "救援能力"
    assert cells({"task": "救援能力", "item": "新建救援站"}, "zh")["task"] == "救援能力\n›新建救援站"
    assert cells({"task": None, "item": "新建救援站"}, "zh")["task"] == "新建救援站"


def test_the_sentence_of_a_promise_that_names_nobody_is_its_quote() -> None:
    row = {
        "task": "救援能力",
        "item": "推动建设救援站，由市水利局负责。",
        "item_kind": "measure",
        "start": 3,
        "end": 10,
    }
    assert cells(row | {"department": None, "quote": "建设救援站"}, "zh")["task"] == "救援能力"
    assert cells(row | {"quote": "推动建设救援站，由市水利局负责"}, "zh")["task"] == "救援能力"
    duty = row | {"department": "青石市水利局", "quote": "由市水利局负责"}
    assert cells(duty, "zh")["task"] == "救援能力\n›推动建设救援站，由市水利局负责。"


def test_a_quote_has_its_place() -> None:
    assert cells({"quote": "责任单位：市水利局", "start": 7, "end": 16}, "zh")["quote"] == "责任单位：市水利局 [7–16]"


def test_a_quote_that_ocr_read_says_how_surely() -> None:
    row = {"quote": "责任单位：市水利局", "start": 7, "end": 16, "ocr": 0.87}
    assert cells(row, "zh")["quote"] == "责任单位：市水利局 [7–16] (OCR 87%)"


@pytest.mark.parametrize(
    ("operator", "shown"), [("<=", "≤ 0.4 ‰"), ("=", "0.4 ‰"), ("decrease_by", "decrease by 0.4 ‰")]
)
def test_a_target_has_its_sign_and_unit(operator: str, shown: str) -> None:
    assert cells({"operator": operator, "target_value": 0.4, "unit": "‰"}, "en")["target_value"] == shown


def test_large_numbers_are_written_out() -> None:
    assert cells({"investment_yuan": 15000000.0}, "zh")["investment_yuan"] == "15,000,000"
    assert cells({"operator": "=", "target_value": 1200000.0, "unit": "m²"}, "zh")["target_value"] == "1200000 m²"
    assert in_words(4e6) == "4000000"
    assert in_words(0.14) == "0.14"


def test_nobody_is_said_in_words() -> None:
    row = {"plan": "规划", "department": None, "status": "unowned", "role": None}
    assert cells(row, "en")["department"] == "nobody is named"
    assert ("department", "department") in shown_columns([row], ["plan", "department", "status"], "en")


def test_what_an_answer_is_about_stands_first() -> None:
    row = {"plan": "规划", "topic": "保险", "places": 3}
    assert shown_columns([row], ["topic", "places"], "zh")[0] == ("topic", "主题")
    assert "topic" not in dict(shown_columns([row], ["plan", "topic", "places"], "zh"))


def test_empty_columns_and_the_city_of_a_plan_are_left_out() -> None:
    row = {"plan": "规划", "city": "青石市", "leads": [], "task": "救援"}
    assert [name for name, _ in shown_columns([row], list(row), "zh")] == ["plan", "task"]


def test_departments_of_the_same_words_stand_in_one_row() -> None:
    rows = [
        {"task": "救援", "role": "lead", "department": "甲局"},
        {"task": "救援", "role": "support", "department": "乙局"},
        {"task": "救援", "role": "support", "department": "丙局"},
    ]
    joined = join_departments(rows, ["task", "department", "role"])
    assert [row["department"] for row in joined] == ["甲局", "乙局\n丙局"]


def test_an_answer_says_how_it_was_found() -> None:
    said = answered_by("topic-owners", {"topic": "flood", "city": None}, "en")
    assert said == "query template: topic-owners   parameters: topic=flood"

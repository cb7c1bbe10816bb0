"""Sentences of a section's own text: without headings, numbers, tables and statements of who does it."""

import pytest

from tests.readings import reading_of


def sentences_of(body: str) -> list[str]:
    """The sentences of a section with this text."""
    reading = reading_of(f"一、主要任务\n（一）完善应急设施\n{body}\n二、保障措施\n加强组织领导，完善工作机制。")
    return [reading.cleaned.text[s.start : s.end] for s in reading.sentences if reading.sections[s.section].level == 2]


def test_sentences_end_at_full_stops_and_line_ends_not_at_semicolons() -> None:
    body = "新建站点；升级设备，优化布局。是否达标？完善制度"
    assert sentences_of(body) == ["新建站点；升级设备，优化布局", "是否达标", "完善制度"]


@pytest.mark.parametrize(
    "statement",
    [
        "（牵头单位：市应急局；负责单位：各有关部门）",
        "（市水利局、市气象局按职责分工负责）",
        "（责任单位：市市场监管局（市知识产权局））",
        "\n牵头单位：市应急局",
    ],
)
def test_statements_of_who_does_it_are_no_sentences(statement: str) -> None:
    assert sentences_of(f"新建站点。升级设备。{statement}") == ["新建站点", "升级设备"]


def test_a_statement_before_the_full_stop_is_left_out_and_one_between_sentences_too() -> None:
    body = "新建站点（市水利局牵头）。升级设备。（市财政局负责）优化布局。"
    assert sentences_of(body) == ["新建站点", "升级设备", "优化布局"]


def test_other_brackets_stay() -> None:
    assert sentences_of("推进各县（市、区）建立专（兼）职队伍（含志愿者）。") == [
        "推进各县（市、区）建立专（兼）职队伍（含志愿者）"
    ]


def test_the_number_of_an_item_without_a_title_is_no_part_of_its_sentence() -> None:
    long = "在全面总结经验的基础上深入推进改革，落实各项政策，持续优化流程，切实减轻企业和群众的负担，取得实效"
    assert sentences_of(f"1.{long}。\n（2）{long}。") == [long, long]


def test_a_run_in_heading_is_no_sentence() -> None:
    reading = reading_of("一、主要任务\n1.健全应急机制。建立会商制度。\n二、保障措施\n加强组织领导。")
    assert [reading.cleaned.text[s.start : s.end] for s in reading.sentences] == ["建立会商制度", "加强组织领导"]


def test_table_rows_are_no_sentences() -> None:
    assert sentences_of("新建站点。\n站点\t数量\n甲站\t3\n升级设备。") == ["新建站点", "升级设备"]


def test_every_sentence_lies_in_its_section_s_own_text() -> None:
    reading = reading_of("一、主要任务\n新建站点。\n（一）完善设施\n升级设备。\n二、保障措施\n健全机制。")
    spans = [(reading.sections[s.section].title, reading.cleaned.text[s.start : s.end]) for s in reading.sentences]
    assert spans == [("主要任务", "新建站点"), ("完善设施", "升级设备"), ("保障措施", "健全机制")]
    assert all(
        reading.sections[s.section].body_start <= s.start < s.end <= reading.sections[s.section].body_end
        for s in reading.sentences
    )

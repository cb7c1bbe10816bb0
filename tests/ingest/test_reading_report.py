"""The reading report: what looks like a fact and gave none is listed with its place; what only looks so is not."""

import time

import pytest

from ingest.models import Document
from ingest.reading_report import find_contradictions, report_reading
from ingest.spans import Spans
from ingest.walk import read_facts
from schema.facts import PlanFacts, ReadingReport
from schema.roles import SectionKind
from tests.plan_facts import draft_linqing
from tests.readings import reading_of

HEAD = """江油市“十四五”水利发展规划

一、发展基础

过去五年，负责片组：防汛组，2020年底前完成。

二、主要任务

（一）建设堤防

"""


def read(body: str) -> tuple[str, PlanFacts]:
    text = f"{HEAD}{body}\n\n（二）修建水库\n\n新建水库。\n"
    return text, read_facts(Document("plan.txt", "text", "0", text))


def report_of(body: str) -> ReadingReport:
    report = read(body)[1].report
    assert report is not None
    return report


def unread(body: str) -> list[tuple[str, str]]:
    return [(passage.reason.value, passage.quote) for passage in report_of(body).unread]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("负责片组：防汛抗旱那一块", "duty"),
        ("堤防加固这件事，谁家的孩子谁抱走之外都会同办理", "duty"),
    ],
)
def test_a_passage_that_gave_no_fact_is_listed_with_its_place(words: str, reason: str) -> None:
    text, facts = read(f"加固江河堤防。{words}。建成防洪体系。")
    assert facts.report is not None
    passage = next(p for p in facts.report.unread if p.reason == reason)
    assert passage.quote == words
    assert text[passage.start : passage.end] == words
    assert passage.section == next(section.id for section in facts.sections if section.title == "建设堤防")


@pytest.mark.parametrize(
    "words",
    [
        "坚持谁主管、谁负责，谁审批、谁负责",
        "落实行政首长负责制，明确单位主要负责人的责任",
        "坚持属地管理、分级负责",
        "形成政府牵头、部门协同的格局",
        "充分发挥龙头企业的牵头作用",
        "各牵头部门要加强协调",
        "以对人民高度负责的态度抓好落实",
    ],
)
def test_a_principle_is_no_unread_duty(words: str) -> None:
    assert [quote for reason, quote in unread(f"加固江河堤防。{words}。") if reason == "duty"] == []


@pytest.mark.parametrize(
    "words",
    [
        "贯彻《到2035年水网规划》",
        "落实国发〔2021〕36号文件",
        "截至2020年底，已有堤防十公里",
        "覆盖率较2020年底提高",
    ],
)
def test_a_date_of_something_else_is_no_unread_deadline(words: str) -> None:
    assert [quote for reason, quote in unread(f"加固江河堤防。{words}。") if reason == "deadline"] == []


def test_what_was_read_is_not_listed() -> None:
    body = "2025年底前加固江河堤防。由市水利局组织实施普查。\n\n（牵头单位：市水利局；配合单位：市财政局）"
    report = report_of(body)
    assert report.unread == ()
    assert report.statements >= 2


def test_what_is_over_is_not_listed() -> None:
    assert unread("加固江河堤防。") == []


def test_a_table_that_gave_nothing_is_listed() -> None:
    found = unread("加固江河堤防。\n\n| 河名 | 颜色 |\n|---|---|\n| 青江 | 蓝 |\n| 白江 | 绿 |\n")
    assert [reason for reason, _ in found] == ["table"]
    assert "青江" in found[0][1]


def test_a_department_that_the_vocabulary_does_not_know_is_named() -> None:
    assert report_of("加固江河堤防。（牵头单位：市水利局；配合单位：市奇石协会）").unlisted == ("江油市奇石协会",)


def test_all_of_a_plain_text_is_covered() -> None:
    report = report_of("加固江河堤防。建成防洪体系。（责任单位：市水利局）")
    assert report.coverage == 1.0
    assert report.sections[SectionKind.TASKS] == 3
    assert report.sections[SectionKind.BACKGROUND] == 1


def test_two_values_of_one_indicator_are_a_contradiction() -> None:
    found = list(find_contradictions(draft_linqing().facts()))
    assert [(each.concept, each.values) for each in found] == [("人均避难场所面积", (2.5, 2.0))]


def test_spans_are_joined_and_looked_up() -> None:
    spans = Spans.of([(5, 8), (1, 3), (2, 4), (8, 9)])
    assert list(spans.within(0, 100)) == [(1, 4), (5, 9)]
    assert list(spans.within(3, 6)) == [(3, 4), (5, 6)]
    assert [spans.touch(4, 5), spans.touch(0, 1), spans.touch(0, 2), spans.touch(9, 12)] == [False, False, True, False]


def test_a_report_is_linear_in_the_text() -> None:
    """Ten times the text takes not much more than ten times as long, in long sentences on one line."""
    sentence = "加强堤防建设，负责片组：防汛科，每年底前，谁都会同办理，" * 20 + "。"
    seconds = []
    for times in (10, 100):
        text, facts = read(sentence * times)
        reading = reading_of(text)
        started = time.process_time()
        report = report_reading(reading, facts)
        seconds.append(time.process_time() - started)
        assert report.forward_characters > times * 400
    assert seconds[1] < 30 * seconds[0] + 0.2


def test_pages_that_were_left_out_are_named() -> None:
    text = f"{HEAD}加固江河堤防。\n\n（二）修建水库\n\n新建水库。\n"
    report = read_facts(Document("plan.pdf", "pdf", "0", text, unread=(3, 5))).report
    assert report is not None
    assert report.pages_unread == (3, 5)

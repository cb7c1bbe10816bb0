"""Lists and tables of tasks in plain text, in every layout: whole texts, read from end to end."""

import pytest

from ingest.errors import IngestError, NoHeadings
from ingest.models import Document
from ingest.walk import read_facts
from tests import list_texts
from tests.expected_texts import load_expected, names_in

STATISTICS = "指标 | 单位 | 2021年 | 2022年 |\n粮食产量 | 万吨 | 31 | 33 |\n水产品产量 | 万吨 | 8 | 9 |\n造林面积 | 万亩 | 2 | 3 |\n"
NEWS = "本市今日召开会议，部署下一阶段的消防工作，要求各部门加强协作，落实责任，完善机制。\n"


@pytest.mark.parametrize("name", names_in(list_texts.FOLDER))
def test_a_list_is_read_as_a_careful_reader_reads_it(name: str) -> None:
    found = list_texts.differences(list_texts.read(name), load_expected(list_texts.Expected, list_texts.FOLDER, name))
    assert found == []


@pytest.mark.parametrize("name", names_in(list_texts.FOLDER))
def test_every_duty_of_a_list_has_an_item_in_the_graph(name: str) -> None:
    facts = list_texts.read(name)
    items = {*(m.id for m in facts.measures), *(i.id for i in facts.indicators), *(p.id for p in facts.projects)}
    tasks = sum(duty.item_kind == "task" for duty in facts.responsibilities)
    assert sum(duty.item_id in items for duty in facts.responsibilities) + tasks == len(facts.responsibilities)


def test_a_table_of_what_was_counted_is_refused() -> None:
    with pytest.raises(NoHeadings):
        read_facts(Document("statistics.txt", "text", "0", STATISTICS))


def test_a_text_that_lists_nothing_is_refused() -> None:
    with pytest.raises(NoHeadings):
        read_facts(Document("news.txt", "text", "0", NEWS * 20))


@pytest.mark.parametrize("text", ["1\n2\n3\n" * 50, "序号\n任务\n责任单位\n" * 40, "单价 数量 金额\n1 2 3\n" * 40])
def test_numbers_and_heads_alone_are_no_list(text: str) -> None:
    with pytest.raises(IngestError):
        read_facts(Document("rows.txt", "text", "0", text))

"""Numbered items of one series are headings or text together: what names them decides, not how many words each has."""

import pytest

from tests.readings import outline_of

FRAME = """柳江市2024年工作要点

一、总体要求

坚持稳中求进，推动各项工作提质增效。

二、重点任务

（一）主要工作

{items}

（二）综合协调

统筹各方力量，完善工作体系。

三、工作要求

加强组织领导，落实工作责任。
"""
LONG = "按照以需定建的原则采取新建、改建、购买等多种方式筹集房源，优先满足工薪收入群体的刚性需求"
LONGER = "对符合条件的家庭按照轻重缓急的程度分批分类予以保障，做到应保尽保、公开透明，定期公布结果"
TEXT = "编制专项规划，完善配套政策，定期开展评估。"


def items_read(*items: str) -> list[str]:
    """The titles that are read of these items."""
    lines = outline_of(FRAME.format(items="\n".join(items)))
    titles = [line.strip().split(" ", 1)[-1] for line in lines]
    return titles[titles.index("主要工作") + 1 : titles.index("综合协调")]


@pytest.mark.parametrize("mark", ["{}.", "{}、", "（{}）", "{}）", "({})"])
def test_a_short_sentence_among_long_ones_is_text(mark: str) -> None:
    sentences = ("筹集租赁住房3000套。", f"{LONG}。", "完善申请审核机制。", f"{LONGER}。")
    assert items_read(*(mark.format(n) + words for n, words in enumerate(sentences, 1))) == []


def test_a_duty_behind_a_sentence_does_not_make_it_a_heading() -> None:
    items = (f"1.{LONG}。（市住建局、市财政局）", f"2.{LONGER}。（市住建局负责）", "3.设立兑现窗口。（市财政局）")
    assert items_read(*items) == []


def test_a_long_sentence_that_another_one_follows_is_text_among_texts() -> None:
    items = (f"1.{LONG}。", "2.推行告知承诺制度，编制公布事项清单，规范办理流程。强化监管。", f"3.{LONGER}。")
    assert items_read(*items) == []


def test_leads_are_headings_and_a_sentence_beside_them_may_be_one() -> None:
    items = (f"1.加大筹集力度。{TEXT}", f"2.完善审核机制。{TEXT}", "3.建立轮候制度。", f"4.{LONG}。")
    assert items_read(*items) == ["加大筹集力度", "完善审核机制", "建立轮候制度"]


def test_leads_with_a_colon_and_lines_without_a_stop_are_headings() -> None:
    assert items_read("1.建设数据目录：明确共享属性和周期", "2.打通数据壁垒：推动系统对接和共享") == [
        "建设数据目录",
        "打通数据壁垒",
    ]
    assert items_read("1、新建标准化茶园", "2、培育县级龙头企业") == ["新建标准化茶园", "培育县级龙头企业"]


def test_leads_that_lost_their_mark_are_headings_where_several_did() -> None:
    items = ("1.加强巡护 各乡镇要落实护林员巡护制度", "2.严管火源\u3000市林业局会同市公安局开展专项治理")
    assert items_read(*items) == ["加强巡护", "严管火源"]
    assert items_read("1.加强 巡护各乡镇的山林，落实护林员巡护制度", f"2.完善制度。{TEXT}") == [
        "加强巡护各乡镇的山林，落实护林员巡护制度",
        "完善制度",
    ]


def test_a_series_of_two_is_no_measure() -> None:
    assert items_read("1.完善审核机制。", f"2.{LONG}。") == ["完善审核机制"]


def test_items_that_are_all_there_is_stay_headings() -> None:
    text = f"柳江市住房工作要点\n\n1.筹集租赁住房。\n2.{LONG}。\n3.完善审核机制。\n4.{LONGER}。\n"
    assert outline_of(text) == ["1 筹集租赁住房", "3 完善审核机制"]


def test_lines_between_shorter_texts_are_headings_beside_one_above_a_longer() -> None:
    texts = (
        f"优化资源布局\n{LONG}。",
        f"健全投入机制\n{TEXT}县财政局负责落实。",
        f"加强队伍建设\n{TEXT}每年组织培训。",
    )
    assert items_read(*texts) == ["优化资源布局", "健全投入机制", "加强队伍建设"]
    assert items_read("健全投入机制", f"{TEXT}县财政局负责落实。") == []

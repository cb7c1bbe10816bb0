"""News of a plan: read where it says what the plan sets and by when, refused where nothing of the plan stands."""

import pytest

from ingest.errors import NoHeadings
from ingest.models import Document
from ingest.walk import read_facts
from schema.facts import PlanFacts

FRAME = "https://news.example/\n\n青溪县绿起来\n\n2026-03-02 08:10 来源: 青溪晚报\n\n"


def read(text: str) -> PlanFacts:
    return read_facts(Document("news.txt", "text", "0", text))


def test_news_is_read_from_the_words_on_that_name_its_plan() -> None:
    facts = read(
        FRAME
        + "3月1日，青溪县政府印发《青溪县绿化发展规划（2026—2030年）》。《规划》提出，到2030年，全县森林覆盖率达到46%。\n"
        "在管护方面，力争2028年古树建档率达到100%。截至2025年底，全县森林覆盖率为41%。\n"
    )
    assert [(i.name, i.target_value, i.target_year) for i in facts.indicators] == [
        ("全县森林覆盖率", 46, 2030),
        ("古树建档率", 100, 2028),
    ]
    assert [str(deadline.date) for deadline in facts.deadlines] == ["2030-12-31", "2028-12-31"]


def test_news_goes_by_the_short_sentences_that_its_paragraphs_open_with() -> None:
    facts = read(
        "青溪县打响两大战役\n\n尽管取得进步，形势依然严峻。为此，青溪县出台《青溪县碧水行动计划（2026—2030年）》，"
        "力争2026年水质优良比例达到80%；2030年达到90%。\n"
        "该县提出，打好河道清淤攻坚战。2027年，主要河道全部清淤一遍，两岸建成步道。\n"
        "打好污水收集攻坚战。对管网混接、漏接、错接的小区逐个改造，限期完成整改任务。\n"
        "打好农田排水攻坚战。推广生态沟渠，减少化肥随雨水流失，改造小型泵站。\n"
    )
    assert [section.title for section in facts.sections if section.title.startswith("打好")] == [
        "打好污水收集攻坚战",
        "打好农田排水攻坚战",
    ]
    assert [(i.target_value, i.target_year) for i in facts.indicators] == [(80, 2026), (90, 2030)]


def test_a_list_of_what_a_report_to_the_assembly_promises_is_read() -> None:
    facts = read(
        "青溪县“三件实事”\n2月1日，青溪县人民代表大会召开。\n报告明确，今年将集中财力办好“三件实事”。\n"
        "（一）\n推进就业，村级服务点覆盖率达到85%。\n（二）\n办好教育，改扩建小学4所。\n（三）\n完善养老，改造敬老院2所。\n"
    )
    assert [(i.name, i.target_value) for i in facts.indicators] == [("村级服务点覆盖率", 85)]


@pytest.mark.parametrize(
    "text",
    [
        "3月1日，青溪县印发《青溪县绿化规划》。全县召开会议，部署落实，要求加强组织领导，完善机制，提升建设水平。\n"
        * 3,
        "截至2025年底，青溪县建成公园12个，绿化水平提升。2021年以来，全县加强管护，落实责任，完善机制。\n" * 3,
    ],
)
def test_news_that_says_nothing_of_what_a_plan_sets_is_refused(text: str) -> None:
    with pytest.raises(NoHeadings):
        read("青溪县召开绿化工作会议\n" + text)


WORKS = "青溪县2026年重大工程清单公布\n\n2026-03-02 08:10 来源: 青溪晚报\n\n{}"


def test_news_of_the_works_of_a_year_is_read() -> None:
    facts = read(
        WORKS.format(
            "计划建成2项：青溪精密仪器研发中心、柳河制药扩产项目。\n\n计划新开工2项：云岭大桥、青溪县中医院迁建。\n"
        )
    )
    assert {work.name for work in facts.projects} == {
        "青溪精密仪器研发中心",
        "柳河制药扩产项目",
        "云岭大桥",
        "青溪县中医院迁建",
    }


def test_news_that_names_no_works_one_by_one_is_refused() -> None:
    with pytest.raises(NoHeadings):
        read(WORKS.format("今年共安排重大工程20项。\n\n会上，各单位作了发言。\n"))

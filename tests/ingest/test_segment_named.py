"""What a text without headings is: a plan's or a letter's by its title, or nothing to read."""

import pytest

from ingest.errors import IngestError
from ingest.models import Document
from ingest.walk import read_facts
from schema.roles import SectionKind

TARGETS = "2023年全县经济社会发展主要预期目标是:地区生产总值增长6%左右;城镇登记失业率控制在4%以内。"
ORDERS = "各责任单位要加强协调,切实履行工作职责,于2023年3月20日前将实施方案报县政府督查室。"


def _facts(text: str) -> tuple[list[float], list[str]]:
    facts = read_facts(Document("text.txt", "text", "0", text))
    return [i.target_value for i in facts.indicators], [d.text for d in facts.deadlines]


def test_a_plan_of_one_heading_is_read() -> None:
    text = f"永春县2023年工作计划\n{TARGETS}\n围绕以上目标,重点做好以下工作:\n(一)优化产业布局\n加快园区建设,推进技术改造。"
    facts = read_facts(Document("text.txt", "text", "0", text))
    assert [section.title for section in facts.sections] == ["永春县2023年工作计划", "优化产业布局"]
    assert [indicator.target_value for indicator in facts.indicators] == [6, 4]


@pytest.mark.parametrize(
    "opening",
    [
        "永春县2023年重点工作责任分解",
        "永春县人民政府办公室\n关于分解落实2023年政府工作报告\n主要任务的通知",
        "关于做好2023年重点工作的通知(2023-02-01)",
        "各乡镇人民政府:\n经县政府同意,现将《2023年重点工作责任分解》印发给你们,请认真贯彻执行。",
    ],
    ids=[
        "the name of a plan",
        "the name of a letter on three lines",
        "a name and its day",
        "a letter that hands it over",
    ],
)
def test_a_letter_without_headings_gives_its_orders_and_aims(opening: str) -> None:
    assert _facts(f"{opening}\n{TARGETS}\n{ORDERS}") == ([6, 4], ["2023年3月20日前"])


def test_what_a_letter_without_headings_sets_is_stated_in_one_section_that_has_its_title() -> None:
    text = f"永春县2023年重点工作责任分解\n{TARGETS}\n{ORDERS}"
    facts = read_facts(Document("text.txt", "text", "0", text))
    [opening] = facts.sections
    assert (opening.title, opening.kind, text[opening.start : opening.end]) == (
        "永春县2023年重点工作责任分解",
        SectionKind.OTHER,
        f"{TARGETS}\n{ORDERS}",
    )
    assert {i.section for i in facts.indicators} == {m.section for m in facts.measures} == {opening.id}
    assert {deadline.item_id for deadline in facts.deadlines} <= {measure.id for measure in facts.measures}


@pytest.mark.parametrize(
    "text",
    [
        "永春县2023年政府工作报告\n加快重大项目建设。开工建设青石水库工程，确保2023年底前完成投资20亿元，推动柳河大桥建成投用。",
        "永春县城市更新实施意见\n永春县人民政府日前发布了《永春县城市更新实施意见》，意见中称，加快老城片区更新，2023年底前完成柳河大桥建设。",
        "永春县2023年工作方案\n永春县位于东部。\n推动园区建设提质，统筹各方力量完善配套设施，2023年底前完成柳河大桥建设并投入使用。",
    ],
    ids=["its only text", "what tells of it", "from what is to be done on"],
)
def test_a_plan_without_headings_is_read_from_where_it_says_what_is_to_be_done(text: str) -> None:
    assert _facts(text)[1] == ["2023年底前"]


def test_a_letter_that_orders_nothing_gives_nothing() -> None:
    text = "永春县重点任务分解表\n各乡镇人民政府:\n请各牵头单位严格按照任务分工,明确责任人,加强协调,积极配合。\n2023年1月25日"
    assert _facts(text) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "永春县召开2023年重点工作推进会议\n" + ORDERS * 4,
        "永春县2024年发展主要目标任务\n本报讯 记者从县政府获悉,县里定了新目标。\n" + TARGETS * 4,
        "永春县人民政府办公室关于召开重点工作推进会议的通知\n各乡镇人民政府:\n" + ORDERS * 4,
        "图解:永春县养老服务发展规划解读\n" + TARGETS * 4,
        "县政府督查室工作人员名单\n" + "王一、李二、张三。加强责任落实。\n" * 20,
    ],
    ids=["news", "news under the name of tasks", "an invitation", "an article on a plan", "a list of names"],
)
def test_what_only_speaks_of_work_is_refused(text: str) -> None:
    with pytest.raises(IngestError, match=r"text\.txt: .*plan"):
        read_facts(Document("text.txt", "text", "0", text))


def test_aims_that_a_text_opens_with_go_on_to_the_end_of_their_paragraph() -> None:
    text = (
        "柳河市“十四五”养老服务发展规划\n"
        "2020年底,全市养老床位达到1.2万张。每千名老人拥有床位31张。\n"
        "《规划》提出,到2025年,服务网络更加完善。护理型床位占比达到60%,社区服务覆盖率达到95%。\n"
        "到2030年,体系更加成熟。护理型床位占比达到70%。\n"
    )
    facts = read_facts(Document("text.txt", "text", "0", text))
    assert [(i.name, i.target_value, i.target_year) for i in facts.indicators] == [
        ("护理型床位占比", 60, 2025),
        ("社区服务覆盖率", 95, 2025),
        ("护理型床位占比", 70, 2030),
    ]


def test_the_years_before_a_plan_are_no_aims_of_its_opening() -> None:
    text = (
        "柳河市“十四五”养老服务发展规划\n到2020年,网络初步建立。社区服务覆盖率达到80%。\n一、主要任务\n加强设施建设。"
    )
    assert not read_facts(Document("text.txt", "text", "0", text)).indicators

"""Duties in every form that plans give them in, and words that look like duties and are none."""

import time

import pytest

from ingest.clean import clean
from ingest.extract.responsibilities import extract_responsibilities
from ingest.extract.responsibilities_parts import reads_whole
from ingest.models import Document, IndicatorMention, Reading, ResponsibilityMention, Section, Sentence
from ingest.segment import segment
from schema.roles import Basis, IndicatorSource, ItemKind, Operator, Role, SectionKind

HEAD = "江油市“十四五”水利发展规划\n\n一、发展基础\n\n过去五年，由市水利局牵头，完成了普查。（责任单位：市气象局）\n\n二、主要任务\n\n"


def read(text: str) -> Reading:
    return segment(clean(Document("plan.txt", "text", "0", text)))


def mentions(body: str) -> tuple[ResponsibilityMention, ...]:
    return extract_responsibilities(read(HEAD + body), ())


def duties(body: str) -> set[tuple[str, str]]:
    return {(m.role.value, m.written) for m in mentions(body)}


def in_section(statement: str) -> set[tuple[str, str]]:
    """The duties of a statement that closes a section, each of which must be for that section."""
    found = mentions(f"（一）建设堤防\n\n加固江河堤防，建成防洪体系。{statement}\n\n（二）修建水库\n\n新建水库。\n")
    assert {(m.item_kind, m.item) for m in found} <= {(ItemKind.TASK, "建设堤防")}
    return {(m.role.value, m.written) for m in found}


LEAD_A, RESPONSIBLE_A = ("lead", "市水利局"), ("responsible", "市水利局")
LEAD_B, RESPONSIBLE_B, SUPPORT_B = ("lead", "市财政局"), ("responsible", "市财政局"), ("support", "市财政局")
RESPONSIBLE_C, SUPPORT_C = ("responsible", "市气象局"), ("support", "市气象局")


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("（牵头单位：市水利局；负责单位：市财政局、市气象局）", {LEAD_A, RESPONSIBLE_B, RESPONSIBLE_C}),
        ("（牵头部门:市水利局，配合部门:市财政局）", {LEAD_A, SUPPORT_B}),
        ("\n责任单位:市水利局 市财政局", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（市水利局总牵头，市财政局分牵头）", {LEAD_A, LEAD_B}),
        (
            "（市水利局牵头，各县（市、区）政府结合实际落实）",
            {LEAD_A, ("responsible", "各县（市、区）政府")},
        ),
        ("\n牵头单位：市水利局　五县五区政府 配合单位：市财政局", {LEAD_A, ("lead", "五县五区政府"), SUPPORT_B}),
        ("（责任单位：市水利局、市财政局）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（责任单位：市水利局牵头，市财政局配合）", {LEAD_A, SUPPORT_B}),
        ("（责任部门：市水利局；参与单位：市财政局、市气象局）", {RESPONSIBLE_A, SUPPORT_B, SUPPORT_C}),
        ("（牵头单位：各有关部门按照职责分工负责）", {("lead", "各有关部门")}),
        ("（市水利局牵头，市财政局、市气象局等按职责分工负责）", {LEAD_A, RESPONSIBLE_B, RESPONSIBLE_C}),
        ("（市水利局牵头，市财政局负责）", {LEAD_A, RESPONSIBLE_B}),
        ("（市水利局、市财政局负责）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（市水利局、市财政局按职责分工负责）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（市水利局、市财政局等按照各自职责分工负责落实）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（市水利局会同有关部门负责）", {LEAD_A, ("support", "有关部门")}),
        ("（由市水利局负责）", {RESPONSIBLE_A}),
        ("（市水利局指导，市财政局参与）", {RESPONSIBLE_A, SUPPORT_B}),
        ("（市水利局负责，市财政局、市气象局配合）", {RESPONSIBLE_A, SUPPORT_B, SUPPORT_C}),
        ("（市水利局（牵头）、市财政局）", {LEAD_A, RESPONSIBLE_B}),
        ("（市水利局、市财政局）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("【责任单位：市水利局】", {RESPONSIBLE_A}),
        (
            "（责任单位：市水利局，各乡镇〔街道、园区〕政府）",
            {RESPONSIBLE_A, ("responsible", "各乡镇〔街道、园区〕政府")},
        ),
        ("（责任单位：市水利局、市财政局，2024年底前完成）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（市水利局、市财政局负责，持续推进）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("\n\n牵头单位：市水利局\n\n责任单位：市财政局，各镇街\n", {LEAD_A, RESPONSIBLE_B, ("responsible", "各镇街")}),
        ("\n\n（责任单位：市水利局）", {RESPONSIBLE_A}),
        ("（责任单位：市水利局、市财政局等，市气象局配合）", {RESPONSIBLE_A, RESPONSIBLE_B, SUPPORT_C}),
        ("市水利局牵头，市财政局、市气象局等按职责分工负责。", {LEAD_A, RESPONSIBLE_B, RESPONSIBLE_C}),
        ("市水利局、市财政局负责。", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("责任单位：市水利局；完成时限：2024年底", {RESPONSIBLE_A}),
        ("\n\n牵头部门：市财政局（堤防）\n\n落实主体：市水利局\n", {LEAD_B, RESPONSIBLE_A}),
        ("牵头领导：王某；责任单位：市水利局；联系人：李某", {RESPONSIBLE_A}),
        ("由王某某副市长负责，市水利局、市财政局承办。", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("请王某、李某某同志负责，市水利局牵头，市财政局配合。", {LEAD_A, SUPPORT_B}),
        ("\n\n（市水利局主抓，市财政局协抓，分管副市长负责）", {LEAD_A, SUPPORT_B}),
        ("\n\n领办单位：市水利局\n\n会办单位：市财政局\n", {LEAD_A, SUPPORT_B}),
        ("\n\n责任单位及责任人：市水利局 王某某，市财政局李某\n", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("本项工作的责任单位是市水利局、市财政局。", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("责任单位——市水利局、市财政局", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("牵头（责任）单位：市水利局；配合单位/部门：市财政局", {LEAD_A, SUPPORT_B}),
        ("\n\n【牵头单位】市水利局【配合单位】市气象局、市财政局【完成时限】2024年底", {LEAD_A, SUPPORT_B, SUPPORT_C}),
        (
            "责任单位：各县（市、区）人民政府 市直有关部门",
            {("responsible", "各县（市、区）人民政府"), ("responsible", "市直有关部门")},
        ),
        ("（市水利局、市财政局为责任单位）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（市水利局牵头单位，市财政局、市气象局成员单位）", {LEAD_A, SUPPORT_B, SUPPORT_C}),
        ("（市水利局牵头单位，沿江各镇成员单位）", {LEAD_A, ("support", "沿江各镇")}),
        ("（市财政局和地方各级人民政府负责）", {RESPONSIBLE_B, ("responsible", "地方各级人民政府")}),
        ("（市水利局和有关部门负责）", {RESPONSIBLE_A, ("responsible", "有关部门")}),
        ("（市水利局牵头，市安委会成员单位配合）", {LEAD_A, ("support", "市安委会成员单位")}),
        ("（市水利局、市财政局接职责分工负责）", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("（市水利局牵头，各相关部门协同配合）", {LEAD_A, ("support", "各相关部门")}),
        ("（牵头单位 市水利局 责任单位 市财政局 市气象局）", {LEAD_A, RESPONSIBLE_B, RESPONSIBLE_C}),
        ("（牵头单位市水利局，责任单位市财政局）", {LEAD_A, RESPONSIBLE_B}),
        ("（市水投公司 柳河镇 市财政局）", {("responsible", "市水投公司"), ("responsible", "柳河镇"), RESPONSIBLE_B}),
        ("（责任单位：市水利局，各州、市有关部门）", {RESPONSIBLE_A, ("responsible", "各州、市有关部门")}),
        ("（各镇、市有关部门）", {("responsible", "各镇"), ("responsible", "市有关部门")}),
        ("牵头单位：市水利局（完成时限：2024年6月） 配合单位：市财政局", {LEAD_A, SUPPORT_B}),
        ("责任单位：市水利局，市财政局）", {RESPONSIBLE_A, RESPONSIBLE_B}),
    ],
)
def test_a_statement_that_closes_a_section_is_for_it(statement: str, expected: set[tuple[str, str]]) -> None:
    assert in_section(statement) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "（以下简称《规划》）",
        "（党政同责、一岗双责，主要负责人负责制）",
        "（政府牵头、部门协同）",
        "（谁主管、谁负责）",
        "（含企业自行负责的堤段）",
        "（市、区、县）",
        "（按职责分工负责）",
        "坚持谁主管、谁负责，落实主要负责人负责制。",
        "发挥市水利局牵头作用，增强负责任的态度。",
        "形成政府牵头、部门协同的格局，各部门密切配合。",
        "完善牵头单位负责的工作机制，明确责任单位。",
        "企业负责日常维护，社会力量参与。",
        "各部门各负其责，各单位密切配合。",
        "各有关单位要加强配合，群众参与度稳步提高。",
        "加强会商。各相关部门协同配合。",
        "在各方面共同配合下，编制规划，联合开展检查。",
        "（牵头单位要加强调度）",
        "成立领导小组，由市水利局局长任组长，由市水利局、市财政局组成工作专班。",
        "推广由市水利局举办的活动，管理职能由市水利局划转至市财政局。",
        "请各地各部门认真抓好落实，费用由各单位自行承担。",
        "由乡镇干部包村，由龙头企业、合作社组建联合体，医院承担公共卫生任务。",
        "争取国家发展改革委、省发展改革委支持。",
        "各单位主要负责人要亲自抓，由点到面推开，由政府独揽向多方共治转变。",
    ],
)
def test_what_is_no_duty(statement: str) -> None:
    assert in_section(statement) == set()


@pytest.mark.parametrize(("text", "expected"), [("市水利局负责", True), ("市水利局负责(单位", False)])
def test_an_open_bracket_is_no_whole_statement(text: str, expected: bool) -> None:
    assert reads_whole(text, 0, len(text)) is expected


def test_who_leads_behind_a_title_and_a_dash() -> None:
    found = mentions("（一）推进“一网通办”——市水利局牵头，市财政局等部门配合\n新增高频事项100项。\n")
    assert {(m.role.value, m.written, m.item) for m in found} == {
        (*LEAD_A, "推进“一网通办”"),
        (*SUPPORT_B, "推进“一网通办”"),
    }


def test_a_township_s_head_is_no_township() -> None:
    assert duties("依托消防大队组建队伍，由乡镇长任队长。") == set()


def test_fields_with_numbers_are_for_the_item_above_them() -> None:
    lines = "（一）建设堤防\n1.工作内容：加固江河堤防40公里，修建水库。\n2.责任领导：某某\n3.责任单位：市水利局\n4.完成时限：2026年底"
    assert [(m.written, m.item_kind, m.item) for m in mentions(lines)] == [("市水利局", ItemKind.TASK, "建设堤防")]


def test_a_count_of_places_is_no_unit() -> None:
    lines = "1.新建幼儿园5所。责任领导：某某；责任单位：市水利局；完成时限：12月底\n2.改造道路。责任单位：市财政局\n"
    assert duties(lines) == {RESPONSIBLE_A, RESPONSIBLE_B}


def test_what_words_mean_is_no_duty_of_who_they_name() -> None:
    lines = "1.规上渔业企业：指年产值达到五百万元的企业。\n\n2.智能化示范工厂：指经评定的工厂。\n"
    assert mentions(f"修建水库。\n\n三、名词解释\n\n{lines}") == ()


def test_a_site_says_who_runs_it_and_gives_no_duty() -> None:
    found = mentions("（一）建设堤防\n\n加固江河堤防。\n\n主办：市水利局  网站标识码：1234567890\n")
    assert found == ()
    assert duties("（一）建设堤防\n\n加固江河堤防。\n\n主办：市水利局\n") == {LEAD_A}


def test_what_a_text_opens_with_is_nobodys_duty() -> None:
    frame = "主办单位：市水利局\n承办单位：市气象局\n"
    assert extract_responsibilities(read(frame + HEAD + "（一）建设堤防\n\n加固江河堤防。\n"), ()) == ()


def test_the_past_gives_no_duty() -> None:
    assert mentions("（一）建设堤防\n\n加固江河堤防。\n") == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("由市水利局牵头，市财政局、市气象局配合，建立会商机制", {LEAD_A, SUPPORT_B, SUPPORT_C}),
        ("市水利局牵头，联合市财政局、市气象局开展检查", {LEAD_A, SUPPORT_B, SUPPORT_C}),
        (
            "建立由水利、财政部门牵头，相关部门共同参与的机制",
            {("lead", "水利"), ("lead", "财政"), ("support", "相关部门")},
        ),
        ("由市水利局牵头，市财政局负责资金保障", {LEAD_A, RESPONSIBLE_B}),
        ("市水利局牵头编制名录", {LEAD_A}),
        ("市水利局会同市财政局制定办法", {LEAD_A, SUPPORT_B}),
        ("会同市财政局、市气象局等单位，完成规划", {SUPPORT_B, SUPPORT_C}),
        ("市水利局组织开展演练，并会同市财政局落实资金", {LEAD_A, SUPPORT_B}),
        ("组织开展演练，并会同市财政局落实资金", {SUPPORT_B}),
        ("由市水利局、市财政局在省有关部门指导下组织实施普查", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("市水利局在市财政局配合下开展排查", {SUPPORT_B}),
        ("市水利局组织，市财政局、市气象局配合，开展安全检查", {RESPONSIBLE_A, SUPPORT_B, SUPPORT_C}),
        ("市水利局牵头单位，市财政局成员单位，定期会商", {LEAD_A, SUPPORT_B}),
        ("由市水利局负责巡查，市财政局、市气象局指导", {RESPONSIBLE_A, RESPONSIBLE_B, RESPONSIBLE_C}),
        ("会同城管执法、市场监管等部门开展检查", {("support", "城管执法"), ("support", "市场监管")}),
        ("由市场监管部门负责检查", {("responsible", "市场监管部门")}),
        ("做好维护，并会同各乡镇（街道）开展巡查", {("support", "各乡镇（街道）")}),
        ("由市水利局负责日常管理", {RESPONSIBLE_A}),
        ("市水利局负责日常管理，市财政局参与资金监督", {RESPONSIBLE_A, SUPPORT_B}),
        ("市水利局负责日常管理，各村（社区）协助做好清淤", {RESPONSIBLE_A, ("support", "各村（社区）")}),
        ("市水利局负责日常管理，市财政局、市气象局参与", {RESPONSIBLE_A, SUPPORT_B, SUPPORT_C}),
        ("由气象部门提供预报服务", {("responsible", "气象部门")}),
        ("由市水利局每年组织开展一次评估", {RESPONSIBLE_A}),
        ("由市委组织部负责考核", {("responsible", "市委组织部")}),
        ("市水利局具体负责堤防巡查，市财政局负责资金保障", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("成立江油市防汛工作领导小组，负责重大问题的研究", {("responsible", "江油市防汛工作领导小组")}),
        ("市气象局配合做好预报", {SUPPORT_C}),
        ("由市水利局研究下达计划，由市财政局安排资金", {RESPONSIBLE_A, RESPONSIBLE_B}),
        ("具体办法由市水利局会同市财政局另行制定", {LEAD_A, SUPPORT_B}),
        ("市水利局为牵头单位，市财政局、市气象局为配合单位，做好巡查", {LEAD_A, SUPPORT_B, SUPPORT_C}),
        ("以市水利局为主，市财政局予以支持，完成普查", {LEAD_A, SUPPORT_B}),
        ("明确市水利局牵头抓总，市财政局协同推进，开展普查", {LEAD_A, SUPPORT_B}),
        ("请市水利局于每季度末通报进度", {RESPONSIBLE_A}),
        ("请各市州于每季度末通报进度", {("responsible", "各市州")}),
        ("市水利局在预算中要安排资金", {RESPONSIBLE_A}),
        ("市水利局承担规划编制工作，各级财政部门配合做好资金保障", {RESPONSIBLE_A, ("support", "各级财政部门")}),
        ("由市城乡建委会同市财政局完成清淤", {("lead", "市城乡建委"), SUPPORT_B}),
    ],
)
def test_a_sentence_is_its_own_item(sentence: str, expected: set[tuple[str, str]]) -> None:
    found = mentions(f"（一）建设堤防\n\n加固江河堤防。{sentence}。建成防洪体系。\n\n（二）修建水库\n\n新建水库。\n")
    assert {(m.role.value, m.written) for m in found} == expected
    assert {(m.item_kind, m.item) for m in found} == {(ItemKind.MEASURE, sentence)}


def test_two_statements_in_a_section_are_each_for_the_text_before() -> None:
    found = mentions(
        "（一）建设堤防\n\n加固江河堤防。（市水利局负责）\n完善预报体系。（市气象局负责）\n\n（二）修建水库\n\n新建水库。\n"
    )
    assert [(m.written, m.item) for m in found] == [("市水利局", "加固江河堤防"), ("市气象局", "完善预报体系")]


def test_a_second_bracket_on_its_own_line_is_for_the_heading_above() -> None:
    found = mentions(
        "（一）建设堤防\n\n1. 加固干流。提高标准。（市水利局负责）\n\n（市财政局负责）\n\n（二）修建水库\n\n新建水库。\n"
    )
    assert [(m.written, m.item) for m in found] == [("市水利局", "加固干流"), ("市财政局", "建设堤防")]


def test_a_bracket_in_a_heading_with_nothing_under_it() -> None:
    found = mentions("（一）建设堤防（市水利局牵头，市财政局配合）\n\n（二）修建水库\n\n新建水库。\n")
    assert [(m.role, m.written, m.item) for m in found] == [
        (Role.LEAD, "市水利局", "建设堤防"),
        (Role.SUPPORT, "市财政局", "建设堤防"),
    ]


def test_from_the_note_on_the_first_unit_leads() -> None:
    body = (
        "（一）建设堤防\n\n加固堤防。（市财政局、市水利局按职责分工负责）\n\n"
        "（二）修建水库\n\n新建水库。（市水利局、市财政局按职责分工负责，列第一位者为牵头单位，下同）\n\n"
        "（三）完善预报\n\n建设站网。（市气象局、市财政局按职责分工负责）\n"
    )
    assert [(m.item, m.role.value, m.written) for m in mentions(body)] == [
        ("建设堤防", *RESPONSIBLE_B),
        ("建设堤防", *RESPONSIBLE_A),
        ("修建水库", *LEAD_A),
        ("修建水库", *RESPONSIBLE_B),
        ("完善预报", "lead", "市气象局"),
        ("完善预报", *RESPONSIBLE_B),
    ]


def test_who_is_said_once_for_all_below_has_a_duty_where_it_stands() -> None:
    assert in_section("（责任单位：市水利局；以下均需各镇街落实，不再列出）") == {
        RESPONSIBLE_A,
        ("responsible", "各镇街"),
    }


def test_a_line_with_the_units_first() -> None:
    found = mentions(
        "（一）职责分工\n\n市水利局、市财政局：负责堤防建设；参与水库验收。\n\n（二）修建水库\n\n新建水库。\n"
    )
    assert [(m.role.value, m.written, m.item) for m in found] == [
        (*RESPONSIBLE_A, "负责堤防建设"),
        (*RESPONSIBLE_B, "负责堤防建设"),
        ("support", "市水利局", "参与水库验收"),
        (*SUPPORT_B, "参与水库验收"),
    ]


def test_the_next_item_is_no_part_of_a_list() -> None:
    text = "1.堤防达标率达到90%，责任单位为市水利局；技改投资占比达到16%，责任单位为市财政局。\n"
    assert duties(text) == {RESPONSIBLE_A, RESPONSIBLE_B}
    assert duties("1.加固堤防。责任单位：市水利局二是完善布局。\n") == {RESPONSIBLE_A}


def test_the_first_leads_in_other_words() -> None:
    text = "1.分工原则。各项工作由第一位的单位牵头。\n2.加固堤防。（责任单位：市水利局、市财政局）\n"
    assert duties(text) == {LEAD_A, RESPONSIBLE_B}


@pytest.mark.parametrize(
    "lines",
    [
        "1.加固江河堤防。建成防洪体系。市水利局\n2.建设预报站网。市气象局、市水利局\n",
        "1.加固江河堤防……市水利局\n2.建设预报站网……市气象局、市水利局\n",
        "1.加固江河堤防，建成体系。\n市水利局\n2.建设预报站网。\n市气象局，市水利局\n",
    ],
)
def test_units_behind_or_below_numbered_items(lines: str) -> None:
    found = mentions(f"（一）建设堤防\n\n{lines}\n（二）修建水库\n\n新建水库。\n")
    assert [(m.role.value, m.written) for m in found] == [RESPONSIBLE_A, RESPONSIBLE_C, RESPONSIBLE_A]


def test_one_line_of_units_below_an_item_signs_the_document() -> None:
    assert mentions("（一）建设堤防\n\n1.加固江河堤防。\n市水利局\n") == ()


def test_a_group_ends_where_its_clause_goes_on() -> None:
    assert duties("1.加强领导。各县（市、区）政府要于6月底前制定方案。\n2.开展普查。各社区按时报送总结。\n") == {
        ("responsible", "各县（市、区）政府")
    }


def test_lines_of_named_units_and_what_they_do() -> None:
    lines = "市水利局：加固干流堤防。\n市财政局：安排专项资金。\n各乡镇：巡查堤段。\n"
    assert duties(f"（一）建设堤防\n\n{lines}") == {RESPONSIBLE_A, RESPONSIBLE_B, ("responsible", "各乡镇")}
    assert duties("（一）参会单位\n\n市水利局：王某、李某某\n市财政局：赵某\n") == set()


def test_numbered_lines_below_a_unit_and_a_colon() -> None:
    lines = "市水利局：\n1.加固干流堤防。\n2.清理河道。\n市财政局：\n3.安排专项资金。\n"
    found = mentions(f"（一）任务清单\n\n{lines}")
    assert [(m.written, m.item) for m in found] == [
        ("市水利局", "加固干流堤防"),
        ("市水利局", "清理河道"),
        ("市财政局", "安排专项资金"),
    ]


def test_a_list_goes_on_in_the_lines_of_units_below_its_label() -> None:
    assert duties("（一）建设堤防\n\n加固堤防。\n责任单位：\n市水利局\n市财政局\n\n（二）修建水库\n\n新建水库。\n") == {
        RESPONSIBLE_A,
        RESPONSIBLE_B,
    }


def test_a_heading_that_says_who_does_something() -> None:
    found = mentions("（一）职责分工\n\n1.市水利局承担日常工作，组织协调救灾。\n\n2.市财政局承担资金拨付工作。\n")
    assert [(m.item_kind, m.role.value, m.written) for m in found] == [
        (ItemKind.TASK, *RESPONSIBLE_A),
        (ItemKind.TASK, *RESPONSIBLE_B),
    ]


def test_headings_of_units_and_their_duties() -> None:
    text = "（一）市水利局职责\n\n1.加固堤防。\n\n（二）市财政局职责\n\n1.安排资金。\n"
    assert duties(text) == {RESPONSIBLE_A, RESPONSIBLE_B}


def test_a_heading_that_ends_as_a_name_does_is_no_unit() -> None:
    text = "（一）企业开办\n\n优化流程。\n牵头单位：市水利局\n配合单位：市财政局\n"
    assert duties(text) == {LEAD_A, SUPPORT_B}


def test_a_place_in_brackets_has_no_duty() -> None:
    assert duties("1.加固堤防。（市水利局）\n2.新建水库。（江油市）\n3.修桥。（交通局）\n") == {
        RESPONSIBLE_A,
        ("responsible", "交通局"),
    }


def test_numbered_lines_with_the_units_first() -> None:
    lines = "1.市水利局：负责堤防建设。\n2.市财政局：负责资金保障。\n"
    assert duties(f"（一）职责分工\n\n{lines}") == {RESPONSIBLE_A, RESPONSIBLE_B}


def test_a_second_plate_is_the_same_unit() -> None:
    (mention,) = mentions("（一）建设堤防\n\n加固堤防。（市水利局（市河务局）负责）\n\n（二）修建水库\n\n新建水库。\n")
    assert (mention.written, mention.plate) == ("市水利局", "市水利局（市河务局）")


def test_a_unit_that_is_listed_twice_is_recorded_once() -> None:
    found = mentions("（一）建设堤防\n\n加固堤防。（责任单位：市水利局、市财政局、市水利局）\n")
    assert [m.written for m in found] == ["市水利局", "市财政局"]


def test_a_table_of_tasks_with_merged_cells() -> None:
    table = (
        "序号\t重点任务\t牵头单位\t配合单位\t完成时限\n"
        "1\t加固干流堤防\t市水利局\t市财政局、市住建局\t2024年\n"
        "2\t清理河道\t\t市气象局\t2024年\n"
        "3\t建设站网\t市气象局\t/\t2025年\n"
    )
    found = mentions(f"（一）任务清单\n\n{table}\n（二）修建水库\n\n新建水库。\n")
    assert {m.basis for m in found} == {Basis.COLUMN}
    assert [(m.item, m.role.value, m.written) for m in found] == [
        ("加固干流堤防", *LEAD_A),
        ("清理河道", *LEAD_A),
        ("加固干流堤防", *SUPPORT_B),
        ("加固干流堤防", "support", "市住建局"),
        ("清理河道", *SUPPORT_C),
        ("建设站网", "lead", "市气象局"),
    ]


def test_the_departments_of_an_indicator_are_quoted_from_the_row_where_they_stand() -> None:
    reading = read(
        HEAD
        + "（一）指标\n\n序号\t指标\t目标\t责任部门\n1\t堤防达标率\t90%\t市水利局、市财政局\n2\t水库达标率\t95%\t\n\n"
        "（二）修建水库\n\n新建水库。\n"
    )
    (table,) = reading.cleaned.tables
    row = table.rows[2]
    indicator = IndicatorMention(
        start=row[0].start,
        end=row[-1].end,
        rule="table",
        basis=Basis.STATED,
        name="水库达标率",
        unit="%",
        base_value=None,
        base_year=None,
        target_value=95,
        target_year=2025,
        operator=Operator.EQUAL,
        nature=None,
        source=IndicatorSource.TABLE,
        written_departments=("市水利局", "市财政局"),
        section=None,
    )
    found = extract_responsibilities(reading, (indicator,))
    assert [(m.role, m.written, m.item_kind, m.item, m.basis) for m in found] == [
        (Role.RESPONSIBLE, "市水利局", ItemKind.INDICATOR, "水库达标率", Basis.COLUMN),
        (Role.RESPONSIBLE, "市财政局", ItemKind.INDICATOR, "水库达标率", Basis.COLUMN),
    ]
    assert reading.cleaned.text[found[0].start : found[0].end].startswith("1\t堤防达标率")
    assert (found[0].item_start, found[0].item_end) == (row[0].start, row[-1].end)


def test_places_are_of_the_words_that_give_the_duty() -> None:
    body = "（一）建设堤防\n\n加固堤防。（牵头单位：市水利局；配合单位：市财政局）\n\n（二）修建水库\n\n新建水库。\n"
    reading = read(HEAD + body)
    quotes = [reading.cleaned.text[m.start : m.end] for m in extract_responsibilities(reading, ())]
    assert [quote.strip("；") for quote in quotes] == ["牵头单位：市水利局", "配合单位：市财政局"]


def one_section(text: str) -> Reading:
    """A text without headings as the body of one section and one sentence."""
    cleaned = clean(Document("plan.txt", "text", "0", text))
    end = len(cleaned.text)
    section = Section(0, None, 1, "一", "建设堤防", SectionKind.TASKS, 0, 0, end, end)
    return Reading(cleaned, read(HEAD + "（一）建设堤防\n").front, (section,), (Sentence(0, end, 0),))


@pytest.mark.parametrize(
    "filler",
    [
        "（",
        "）",
        "由",
        "牵头",
        "责任单位：",
        "市水利局、",
        "（市水利局",
        "会同市财政局，",
        "各市、",
        "市水利局和",
        "应急",
    ],
)
def test_reading_stays_linear_on_one_line(filler: str) -> None:
    """Ten times the text may take ten times as long, and some more, not a hundred times."""

    def seconds(times: int) -> float:
        reading = one_section("建设" + filler * times + "堤防")
        started = time.process_time()
        extract_responsibilities(reading, ())
        return time.process_time() - started

    seconds(100)
    assert seconds(10_000) < 30 * max(seconds(1_000), 0.005)


@pytest.mark.parametrize(
    ("joint", "item"), [("；", "建设堤防"), ("。", "疏浚河道8公里")], ids=["a list that ；joins", "items of their own"]
)
def test_a_line_behind_a_list_is_for_what_holds_it(joint: str, item: str) -> None:
    items = f"1、加固堤防12公里{joint}\n2、改造泵站3座{joint}\n3、疏浚河道8公里。\n"
    found = mentions(f"（一）建设堤防\n{items}【牵头单位】市水利局\n【责任单位】市财政局\n（二）修建水库\n新建水库。\n")
    assert {(m.role.value, m.written, m.item) for m in found} == {
        ("lead", "市水利局", item),
        ("responsible", "市财政局", item),
    }

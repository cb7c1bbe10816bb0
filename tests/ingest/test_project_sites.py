"""Works called by what they are, in sentences of plans of every field."""

import pytest

from ingest.extract.project_sites import find_sited_works
from ingest.extract.projects import extract_projects
from tests.readings import reading_of


def names(text: str) -> list[str]:
    return [work.name for work in find_sited_works(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "预计新建城东、城西消防救援站；翻建北大街消防救援站。",
            ["城东消防救援站", "城西消防救援站", "北大街消防救援站"],
        ),
        ("建设现代化应急指挥大厅，总面积500平方米。", ["现代化应急指挥大厅"]),
        ("加快推进原云溪救灾物资储备中心改扩建。", ["原云溪救灾物资储备中心改扩建"]),
        ("推进云溪机场新建全功能航站楼。", ["云溪机场新建全功能航站楼"]),
        ("推进县一中新校区、城南实验小学建设。", ["县一中新校区", "城南实验小学"]),
        ("新建、改扩建柳河镇中心幼儿园等6所公办园。", ["柳河镇中心幼儿园"]),
        ("开工建设老年大学。", ["老年大学"]),
        ("新建一座日处理5万吨的城东污水处理厂。", ["城东污水处理厂"]),
        ("建成滨江湿地公园和应急广播、青石湖体育公园。", ["滨江湿地公园", "青石湖体育公园"]),
    ],
)
def test_what_a_clause_builds(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("加快建设青石湖引水干渠，2025年建成通水。", ["青石湖引水干渠"]),
        ("启动市疾控中心实验楼建设。", ["市疾控中心实验楼"]),
        ("推动云溪至柳河高速公路前期工作。", ["云溪至柳河高速公路"]),
        ("完成国道318线云溪段改造。", ["国道318线云溪段改造"]),
        ("加快人民路、解放路改造提升。", ["人民路", "解放路改造提升"]),
        ("3、加快城市轨道交通5号线柳河段建设。", ["城市轨道交通5号线柳河段"]),
        ("推进“云溪之眼”文化综合体建设。", ["“云溪之眼”文化综合体"]),
        ("加快中国（云溪）跨境电商产业园建设。", ["中国（云溪）跨境电商产业园"]),
        ("启动古陶遗址博物馆布展。", []),
        ("启动白沙河遗址博物馆布展。", ["白沙河遗址博物馆"]),
        ("完成城北污水处理厂提标改造。", ["城北污水处理厂提标改造"]),
        ("加快柳河综合整治等工程建设。", ["柳河综合整治"]),
        ("建成投产白沙湖抽水蓄能电站首台机组。", ["白沙湖抽水蓄能电站"]),
        ("推进西岭道口“平改立”工作。", ["西岭道口“平改立”"]),
        ("推进青石岭水库除险加固。", ["青石岭水库除险加固"]),
        (
            "加快2号线东延、青石路西段快速化改造、6号线一期等一批重大项目。",
            ["2号线东延", "青石路西段快速化改造", "6号线一期"],
        ),
        ("加快云宜高铁、青石桥重建等项目前期工作。", ["云宜高铁", "青石桥重建"]),
        ("贯通沿湖大道、青石山隧道及接线工程。", ["沿湖大道", "青石山隧道"]),
    ],
)
def test_what_a_clause_moves_on_has_a_place_a_number_or_a_name(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("绿色高速公路年底前通车。", []),
        ("云岭至柳河高速公路年底前通车。", ["云岭至柳河高速公路"]),
        ("确保青石大桥2024年建成通车。", ["青石大桥"]),
        ("力争北站综合交通枢纽、城南物流园年内开工。", ["北站综合交通枢纽", "城南物流园"]),
        ("城东客运站、柳河镇卫生院，2022年开工建设；", ["城东客运站", "柳河镇卫生院"]),
        ("柳河公园，占地320亩，2023年建成。", ["柳河公园"]),
        ("青石东路、文昌西街等13条道路建成通车。", ["青石东路", "文昌西街"]),
        ("“绿满云溪”行动深入推进。", ["“绿满云溪”行动"]),
        ("河道整治工程总投资约18亿元。", ["河道整治工程"]),
        ("综合码头项目占地320亩。", ["综合码头项目"]),
        ("城北水厂工程，总投资3亿元。", ["城北水厂工程"]),
    ],
)
def test_what_a_sentence_is_about(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("在青石县建设北方护林综合基地，配备装备。", ["北方护林综合基地"]),
        ("支持云溪大学、云溪电力公司共建省级储能重点实验室。", ["省级储能重点实验室"]),
        ("加快在新宾筹建北方民俗博物馆。", ["北方民俗博物馆"]),
        ("明年，云溪市将启动建设市中医院、柳河人民医院。", ["市中医院", "柳河人民医院"]),
        ("支持青石县、柳河县新建县级融媒体分中心。", ["县级融媒体分中心"]),
    ],
)
def test_words_between_two_verbs_say_who_or_where(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("青石湖公园建设", ["青石湖公园"]),
        ("2.市档案馆新馆建设。按期推进。", ["市档案馆新馆"]),
        ("县中医院整体搬迁\t县卫健局", ["县中医院整体搬迁"]),
        ("续建项目：青石大桥、柳河公园。", ["青石大桥", "柳河公园"]),
        ("市教育局推进城南实验小学建设。", ["城南实验小学"]),
        ("市图书馆\t县文旅局", []),
        ("老旧小区改造\t县住建局", []),
        ("责任单位：市图书馆、市博物馆", []),
        ("围绕青石湖公园建设，提升服务。", []),
    ],
)
def test_lines_cells_and_lists_name_works_without_a_verb(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "建设一批街镇消防站，提高能力。",
        "依托体育馆、公园，拓展避难功能。",
        "推进实训基地建设，提升素养。",
        "推进全市消防站建设。",
        "加快乡镇卫生院标准化建设。",
        "推进城镇污水处理厂提标改造。",
        "完成病险水库除险加固12座。",
        "补齐中小河流治理和病险水库除险加固等短板。",
        "推动市图书馆、文化馆免费开放。",
        "完善市、县、乡三级医院协作机制。",
        "加快农村公路建设。",
        "推进“四好农村路”建设。",
        "实施国省干线改造提升。",
        "打造一批特色小镇。",
        "新建特勤消防站2座。",
        "推进智慧平台二期建设。",
        "建成满足培训需求的应急管理培训基地。",
        "推进区域医疗中心建设。",
        "推动大型医院与乡镇卫生院建立医联体。",
        "开展学校、医院周边环境整治。",
        "现阶段，加强水库安全管理。",
        "推进“互联网+”医院、“零碳”园区建设。",
        "加快革命老区公路建设。",
        "开展滨江路、青石大道等重点路段环境整治。",
        "推动各县（市、区）建成1所以上特殊教育学校。",
        "在主城区、各县城区各建设1个城市体育公园。",
        "支持云溪学院申报硕士学位授权单位。",
    ],
)
def test_kinds_of_things_are_no_works(text: str) -> None:
    assert names(text) == []


def test_a_work_called_so_begins_behind_those_that_are_not() -> None:
    """Each of an enumeration is found by what it is called, and once."""
    text = "云溪市规划\n\n一、主要任务\n\n推进青石湖大桥、柳河路拓宽工程、城东车站扩建工程建设。\n\n二、保障措施\n\n加强领导。\n"
    works = sorted(work.name for work in extract_projects(reading_of(text)))
    assert works == ["城东车站扩建工程", "柳河路拓宽工程", "青石湖大桥"]


BOXED = """云溪市公共服务规划

一、主要任务

推进均衡发展。

专栏1 公共服务重点项目

教育：新建城南中学（48个班）、东湖实验学校。
文化体育：市图书馆新馆、市体育中心改造提升、青石镇综合文化站。

二、保障措施

市图书馆、市文化馆按职责分工负责。
"""


def test_names_that_a_box_lists_are_works() -> None:
    works = sorted(work.name for work in extract_projects(reading_of(BOXED)))
    assert works == ["东湖实验学校", "城南中学", "市体育中心改造提升", "市图书馆新馆", "青石镇综合文化站"]


ATTACHED = """云溪县人民政府关于印发2022年民生实事任务分解表的通知

各乡镇人民政府：

现将任务分解表印发给你们，请认真落实。

附件：2022年民生实事任务分解表

序号	工作任务	责任单位	完成时限
1	启动柳河堤防综合治理工程和柳河湿地公园建设	县水务局	12月底前
2	建成县妇幼保健服务中心	县卫健局	6月底前
3	开展技能培训2000人次	县人社局	10月底前
"""


def test_the_tasks_of_an_attached_table_carry_works_out() -> None:
    works = {work.name: work.section for work in extract_projects(reading_of(ATTACHED))}
    assert list(works) == ["柳河堤防综合治理工程", "柳河湿地公园", "县妇幼保健服务中心"]


TITLED = """云溪市交通运输发展规划

一、主要任务

（一）加快城市轨道交通5号线建设

加强统筹，按期推进。

（二）推进枢纽建设

提升能级。
"""


def test_a_heading_can_name_a_work_by_what_it_is() -> None:
    assert [work.name for work in extract_projects(reading_of(TITLED))] == ["城市轨道交通5号线"]

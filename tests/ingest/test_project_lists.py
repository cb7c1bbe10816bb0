"""Works that a clause names one by one and sums up as such."""

import pytest

from ingest.extract.project_lists import find_summed_works
from ingest.extract.projects import extract_projects
from tests.readings import reading_of


def names(text: str) -> list[str]:
    return [work.name for work in find_summed_works(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("完成园区净水厂、柳河南广场等项目建设。", ["园区净水厂", "柳河南广场"]),
        ("推进青石化工年产8万吨甲醇和6万吨尿素等项目建设。", ["青石化工年产8万吨甲醇", "6万吨尿素"]),
        ("改造100个小区和8万平方米以上等项目。", []),
        ("确保云溪公司年产2万吨石英砂、青石电池材料等4个续建项目二季度投产。", ["云溪公司年产2万吨石英砂"]),
        (
            "其中宏远化工15万吨硼酸、立新药业300台制剂设备等20个重点工业项目。",
            ["宏远化工15万吨硼酸", "立新药业300台制剂设备"],
        ),
        (
            "包括健身步道提升工程、增加车位供给、第二人民医院病房改造等10个项目。",
            ["健身步道提升工程", "第二人民医院病房改造"],
        ),
        (
            "做好柳河水库扩容、青田县抽水蓄能和云溪港（二期、三期）等项目前期工作。",
            ["柳河水库扩容", "青田县抽水蓄能", "云溪港（二期、三期）"],
        ),
        ("全面推进市民之家、全民健身中心等公共服务工程。", ["全民健身中心"]),
        ("实施总投资3亿元的柳河东路绿道等一批重点项目。", ["柳河东路绿道"]),
        (
            "今年新开工8项，包括青石光电研发基地、柳河东路延伸、市一医院改扩建工程等。",
            ["青石光电研发基地", "柳河东路延伸", "市一医院改扩建工程"],
        ),
        (
            "建设柳河灌区、青石江干流治理和月亮湖蓄滞洪区七项重大水利工程。",
            ["柳河灌区", "青石江干流治理", "月亮湖蓄滞洪区"],
        ),
        ("实施“雁归故里”“青苗培育”两大工程。", ["“雁归故里”工程", "“青苗培育”工程"]),
        ("推进“千项工程”和“小升规”行动。", ["“千项工程”", "“小升规”行动"]),
        ("完成G107与柳河四路立交新建工程、青石路改建工程2个项目。", ["G107与柳河四路立交新建工程", "青石路改建工程"]),
        ("做好柳河高铁（青石段）、云溪港二期等项目的前期工作。", ["柳河高铁（青石段）", "云溪港二期"]),
        (
            "计划建成3项：青石装备研发中心、柳河制药扩产项目、云溪欢乐世界。",
            ["青石装备研发中心", "柳河制药扩产项目", "云溪欢乐世界"],
        ),
        (
            "计划新开工项目：有青石路对接柳河路（云溪-青石）、云溪大桥等。",
            ["青石路对接柳河路（云溪-青石）", "云溪大桥"],
        ),
        ("开工建设2条高速公路（即青柳高速公路和云溪高速公路），完成投资3亿元。", ["青柳高速公路", "云溪高速公路"]),
        ("续建青石港区9号、10号泊位、柳河船闸等项目。", ["青石港区9号、10号泊位", "柳河船闸"]),
        ("推动立新药业中药饮片、宏达铝业铝板带等项目竣工投产。", ["立新药业中药饮片"]),
        ("在建重点项目6个：城南中学（48个班）、云溪大桥（一期）。", ["城南中学", "云溪大桥（一期）"]),
    ],
)
def test_entries_of_a_list_that_is_summed_up(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "推进老旧小区改造、危桥改造等项目建设。",
        "依托青石水厂、柳河大桥等项目带动就业。",
        "依托青石水厂、柳河大桥等项目，带动就业。",
        "保障青石水厂、柳河大桥等项目用地。",
        "优先保障青石水厂、柳河大桥等重点项目建设。",
        "组织申报省重大科技专项、柳河实验室等项目。",
        "整治游船、索道类等高风险旅游项目。",
        "推进职业学校、康养中心等项目建设。",
        "推动柳河经济带发展、重点水旱灾害防御关键区等重点工程。",
        "建设任务8项：完善制度、青石水厂、柳河大桥。",
        "在建项目6个：五个区综合医院、各镇卫生院。",
    ],
)
def test_kinds_of_works_and_works_that_are_only_mentioned_are_none(text: str) -> None:
    assert names(text) == []


def test_the_words_that_sum_a_list_up_are_no_part_of_a_name() -> None:
    plan = reading_of(
        "云溪市规划\n一、主要任务\n（一）交通\n实施S12线柳河至青石段、青石水厂等80个左右项目。加快云溪水库等流域性控制工程。\n"
    )
    assert {work.name for work in extract_projects(plan)} == {"S12线柳河至青石段", "青石水厂", "云溪水库"}


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("确保柳河电厂1号机组、青石煤电一体化项目投产。", {"柳河电厂1号机组", "青石煤电一体化项目"}),
        ("加快青石大道（柳河路至滨河路）、云溪大道工程。", {"青石大道", "云溪大道工程"}),
        ("推进柳河治理与生态修复工程。", {"柳河治理与生态修复工程"}),
        ("实施水旱、气象、森林火灾等监测能力提升工程。", {"水旱、气象、森林火灾等监测能力提升工程"}),
        ("推进青石湖隧道、停车场、航道整治建设。", {"青石湖隧道"}),
        ("一是实施柳河水库除险加固。", {"柳河水库除险加固"}),
        ("项目名称：柳河水库扩容工程。建设内容：新增库容。", {"柳河水库扩容工程"}),
        ("推进青石江治理二期、柳河治理三期等主要支流治理。", {"青石江治理二期", "柳河治理三期"}),
        ("完成青石路、柳河路等积水点改造。", set()),
        ("争取开工云溪引水工程。", {"云溪引水工程"}),
        ("加快青石江、柳河流域等5所学校开工建设。", set()),
        ("启动青石小学、柳河幼儿园等3所学校建设。", {"青石小学", "柳河幼儿园"}),
        ("推进青石水库、柳河水库、老旧管网等。", {"青石水库", "柳河水库"}),
        ("依托青石公园、柳河广场等5处场地开展活动。", set()),
        ("实施升级改造、青石大桥加固工程。", {"青石大桥加固工程"}),
        (
            "1云溪光源二期（线站工程）在建\n2柳河装备生产线项目新开工\n",
            {"云溪光源二期（线站工程）", "柳河装备生产线项目"},
        ),
    ],
)
def test_names_side_by_side_are_a_work_each_where_each_can_be_one(sentence: str, named: set[str]) -> None:
    plan = reading_of(f"云溪市规划\n一、主要任务\n（一）建设\n{sentence}\n")
    assert {work.name for work in extract_projects(plan)} == named


def test_the_goals_name_works_that_are_called_so_and_aims_that_are_not() -> None:
    plan = reading_of(
        "云溪市规划\n一、发展目标\n基本完成校舍安全工程。建成青石区域性交通枢纽。\n二、主要任务\n（一）交通\n加快建设柳河大桥。\n"
    )
    assert {work.name for work in extract_projects(plan)} == {"校舍安全工程", "柳河大桥"}


def test_a_heading_that_only_counts_the_works_below_it_is_none() -> None:
    plan = reading_of(
        "云溪市规划\n一、重点项目\n（一）续建项目（2个）\n1.城北水厂二期工程：总投资3亿元。\n2.青石大桥工程：年内完工。\n"
    )
    assert [work.name for work in extract_projects(plan)] == ["城北水厂二期工程", "青石大桥工程"]


def test_what_is_said_to_be_spent_before_several_works_is_no_price_of_one() -> None:
    plan = reading_of(
        "云溪市规划\n一、主要任务\n（一）教育\n计划投资5亿元，新建柳河镇中学、青石镇小学。投资2亿元，新建云溪水库。\n"
    )
    found = {work.name: work.investment_yuan for work in extract_projects(plan)}
    assert found == {"柳河镇中学": None, "青石镇小学": None, "云溪水库": 200_000_000}


def test_a_box_names_works_behind_their_sort() -> None:
    plan = reading_of(
        "云溪市规划\n一、主要任务\n（一）水利\n加快水利建设。\n专栏1 水利重点工程\n"
        "防洪工程：柳河干流堤防、青石江（城区段）防洪治理、龙湾山洪沟治理。\n◆教育项目。青石大学新校区、市第一中学迁建。\n"
        "建设内容：新建道路、桥梁。\n水库工程：大河坝水库（总库容3200万立方米，投资12亿元）、龙潭水库。\n"
    )
    works = {work.name: work.investment_yuan for work in extract_projects(plan)}
    assert works["龙潭水库"] is None
    assert set(works) == {
        "柳河干流堤防",
        "青石江（城区段）防洪治理",
        "龙湾山洪沟治理",
        "青石大学新校区",
        "市第一中学迁建",
        "大河坝水库",
        "龙潭水库",
    }

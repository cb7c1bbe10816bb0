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
        "整治游船、索道类等高风险旅游项目。",
        "推进职业学校、康养中心等项目建设。",
        "推动柳河经济带发展、重点水旱灾害防御关键区等重点工程。",
    ],
)
def test_kinds_of_works_and_works_that_are_only_mentioned_are_none(text: str) -> None:
    assert names(text) == []


def test_the_words_that_sum_a_list_up_are_no_part_of_a_name() -> None:
    plan = reading_of(
        "云溪市规划\n一、主要任务\n（一）交通\n实施S12线柳河至青石段、青石水厂等80个左右项目。加快云溪水库等流域性控制工程。\n"
    )
    assert {work.name for work in extract_projects(plan)} == {"S12线柳河至青石段", "青石水厂", "云溪水库"}


def test_what_is_said_to_be_spent_before_several_works_is_no_price_of_one() -> None:
    plan = reading_of(
        "云溪市规划\n一、主要任务\n（一）教育\n计划投资5亿元，新建柳河镇中学、青石镇小学。投资2亿元，新建云溪水库。\n"
    )
    found = {work.name: work.investment_yuan for work in extract_projects(plan)}
    assert found == {"柳河镇中学": None, "青石镇小学": None, "云溪水库": 200_000_000}

"""Lists of organisations: what parts them, what ends them, and what in them is none."""

import pytest

from ingest.extract.unit_certainty import is_unit
from ingest.extract.unit_openings import units_at
from ingest.extract.units import parse_units
from schema.roles import Role


def written(text: str) -> list[str]:
    return [unit.written for unit in parse_units(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市教育局、市体育局", ["市教育局", "市体育局"]),
        ("市教育局、市体育局等", ["市教育局", "市体育局"]),
        ("市教育局等部门", ["市教育局"]),
        ("省水利厅、省气象局等3个单位", ["省水利厅", "省气象局"]),
        ("市教育局、市体育局等有关部门", ["市教育局", "市体育局", "有关部门"]),
        ("市教育局等各有关部门和单位", ["市教育局", "各有关部门和单位"]),
        ("省科技厅、教育厅，各设区市", ["省科技厅", "教育厅", "各设区市"]),
        ("市总工会和团市委、市妇联", ["市总工会", "团市委", "市妇联"]),
        ("国务院相关部门及各地区", ["国务院相关部门", "各地区"]),
        ("有关部门和单位", ["有关部门和单位"]),
        ("市发展和改革委员会和市财政局", ["市发展和改革委员会", "市财政局"]),
        ("区住房和城乡建设局、区自然资源和规划局", ["区住房和城乡建设局", "区自然资源和规划局"]),
        ("各市、县（市、区）政府", ["各市、县（市、区）政府"]),
        ("县教育局，各镇、街道", ["县教育局", "各镇、街道"]),
        ("各区、县级市", ["各区、县级市"]),
        ("各地区、各有关部门", ["各地区", "各有关部门"]),
        ("各乡镇（街道）、开发区管委会", ["各乡镇（街道）", "开发区管委会"]),
        ("街道、乡镇", ["街道", "乡镇"]),
        ("财政、商务部门", ["财政", "商务"]),
        ("园林、水务等部门", ["园林", "水务"]),
        ("县委组织部、县“两新”组织工委", ["县委组织部", "县“两新”组织工委"]),
        ("财政部门", ["财政部门"]),
        ("市商务局、市税务局和餐饮、住宿、家政行业服务中心", ["市商务局", "市税务局", "餐饮、住宿、家政行业服务中心"]),
        ("市法制办组织有关部门", ["市法制办"]),
        ("县教育局、县水利局会同各相关单位", ["县教育局", "县水利局"]),
        ("财政、商务部门，各乡镇", ["财政", "商务", "各乡镇"]),
        ("市水利局、市气象局、市水利局", ["市水利局", "市气象局"]),
        ("市教育局/市体育局；市民政局", ["市教育局", "市体育局", "市民政局"]),
        ("企业、主管部门、社会力量", []),
        ("市教育局，企业", ["市教育局"]),
        ("高等学校、省教育厅", ["高等学校", "省教育厅"]),
        ("市教育局、市体育局— 12 —", ["市教育局", "市体育局"]),
        ("市教育局、市数据局7", ["市教育局", "市数据局"]),
        ("①市教育局；②市体育局", ["市教育局", "市体育局"]),
        ("市教育局、市科技局等市直部门", ["市教育局", "市科技局"]),
        ("市财政局人行沿河市中心支行", ["市财政局", "人行沿河市中心支行"]),
        ("市教育局各县（市、区）政府", ["市教育局", "各县（市、区）政府"]),
        ("市公安局交警支队", ["市公安局交警支队"]),
        ("市政府各有关部门", ["市政府各有关部门"]),
        ("市水务局（河道保洁）、市教育局（校园、周边）", ["市水务局", "市教育局"]),
        ("沿河工业大学（南山）、各县（市、区）", ["沿河工业大学（南山）", "各县（市、区）"]),
        ("发至乡镇人民政府", ["发至乡镇人民政府"]),
        ("各市〔州〕、柳河新区数据管理部门", ["各市〔州〕", "柳河新区数据管理部门"]),
        ("省教育厅，各市（地）党委、政府（行署）", ["省教育厅", "各市（地）党委、政府（行署）"]),
    ],
)
def test_a_list_is_parted_into_its_units(text: str, units: list[str]) -> None:
    assert written(text) == units


def test_a_second_plate_stays_out_of_the_name_and_is_kept() -> None:
    (unit, other) = parse_units("省体育局（省体育总会）、省教育厅")
    assert (unit.written, unit.plate) == ("省体育局", "省体育局（省体育总会）")
    assert other.plate is None


def test_a_role_behind_a_unit_is_its_own() -> None:
    lead, support, plain = parse_units("市教育局（牵头）、市体育局（配合单位）、市民政局")
    assert [unit.role for unit in (lead, support, plain)] == [Role.LEAD, Role.SUPPORT, None]
    assert lead.written == "市教育局"


def test_places_count_in_the_whole_text() -> None:
    text = "牵头单位：市教育局、市体育局等。"
    for unit in parse_units(text, 5, len(text) - 1):
        assert text[unit.start : unit.end] == unit.written


@pytest.mark.parametrize(
    "text",
    [
        "市教育局",
        "各有关部门",
        "东江海事处",
        "城关街道办事处",
        "红十字会",
        "教育部门",
        "县“两新”组织工委",
        "各任务牵头单位",
    ],
)
def test_names_are_units(text: str) -> None:
    assert all(is_unit(unit) for unit in parse_units(text))


@pytest.mark.parametrize(
    "text",
    [
        "全县新建和改扩建80所中心小学",
        "规范建设公办托育机构",
        "科级以上领导干部3年内累计",
        "推行“一网通办”改革的市教育局",
        "加强与市教育局",
        "推动各镇街",
        "全市的中小学",
        "教育",
        "坚持政府",
        "市教育局会同市体育局",
        "持续",
    ],
)
def test_words_of_a_sentence_are_none(text: str) -> None:
    assert not any(is_unit(unit) for unit in parse_units(text))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("有关部门制定实施方案", ["有关部门"]),
        ("各乡镇（街道）做好维护和管理", ["各乡镇（街道）"]),
        ("市财政局、市民政局研究制定办法", ["市财政局", "市民政局"]),
        ("园林、水务等部门编制专项规划", ["园林", "水务"]),
        ("市水利局和各镇街", ["市水利局", "各镇街"]),
        ("东江海事处开展巡查", ["东江海事处"]),
        ("制定办法", []),
    ],
)
def test_a_list_that_runs_into_other_words_ends_with_its_last_unit(text: str, units: list[str]) -> None:
    assert [unit.written for unit in units_at(text, 0, len(text))] == units

"""Departments: full name in the plan's city, kind and function; never merged by likeness."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.models import FrontMatter, ResolvedDepartment
from ingest.resolve.cities import find_city
from ingest.resolve.departments import resolve_departments
from ingest.resolve.vocabulary import Form, Function, Level, Organisation, Synonyms, Vocabulary, load_vocabulary
from schema.roles import DepartmentKind, PlanStatus

GOLD = Path(__file__).parents[2] / "data" / "gold"


def front_of(name: str) -> FrontMatter:
    city, *ancestors = find_city(name)
    return FrontMatter("", city, name, tuple(ancestors), None, None, PlanStatus.ISSUED, None, None, None)


def resolve(form: str, city: str) -> ResolvedDepartment:
    (department,) = resolve_departments([form], front_of(city))
    return department


@pytest.mark.parametrize(
    ("form", "city", "name"),
    [
        ("市应急局", "江油市", "江油市应急管理局"),
        ("江油市应急局", "江油市", "江油市应急管理局"),
        ("应急局", "江油市", "江油市应急管理局"),
        ("四川省绵阳市应急管理局", "江油市", "绵阳市应急管理局"),
        ("市发改委", "绵阳市", "绵阳市发展和改革委员会"),
        ("市发展改革局", "江油市", "江油市发展和改革局"),
        ("财政部门", "江油市", "江油市财政局"),
        ("市级财政", "江油市", "江油市财政局"),
        ("区住建局", "余杭区", "余杭区住房和城乡建设局"),
        ("市公安局", "余杭区", "杭州市公安局"),
        ("市公安局", "江油市", "江油市公安局"),
        ("市公安局三大队", "余杭区", "杭州市公安局三大队"),
        ("县应急局", "安吉县", "安吉县应急管理局"),
        ("市应急局", "安吉县", "湖州市应急管理局"),
        ("省教育厅", "四川省", "四川省教育厅"),
        ("教育厅", "四川省", "四川省教育厅"),
        ("省人力资源社会保障厅", "绵阳市", "四川省人力资源和社会保障厅"),
        ("市委编办", "江油市", "江油市委机构编制委员会办公室"),
        ("市委宣传部", "江油市", "江油市委宣传部"),
        ("团市委", "江油市", "共青团江油市委员会"),
        ("团省委", "四川省", "共青团四川省委员会"),
        ("市法院", "绵阳市", "绵阳市中级人民法院"),
        ("市政府办", "江油市", "江油市人民政府办公室"),
        ("市政府", "江油市", "江油市人民政府"),
        ("市民政局", "江油市", "江油市民政局"),
        ("市场监管局", "江油市", "江油市市场监督管理局"),
        ("国网江油供电公司", "江油市", "国网江油供电公司"),
        ("发展改革委", "中国", "国家发展和改革委员会"),
        ("工信部", "江油市", "工业和信息化部"),
        ("国家发展改革委", "四川省", "国家发展和改革委员会"),
        ("统计局", "中国", "国家统计局"),
        ("统计局", "绵阳市", "绵阳市统计局"),
        ("质检总局", "中国", "国家质量监督检验检疫总局"),
        ("国务院扶贫办", "四川省", "国务院扶贫开发领导小组办公室"),
        ("市食品药品监管局", "绵阳市", "绵阳市食品药品监督管理局"),
        ("滁州市人民政府", "南京市", "滁州市人民政府"),
        ("市社科联", "绵阳市", "绵阳市社会科学界联合会"),
        ("市河长办", "绵阳市", "绵阳市河长制办公室"),
        ("市蓝天中心", "江油市", "江油市蓝天中心"),
        ("火车站", "江油市", "火车站"),
        ("东江海事处", "江油市", "东江海事处"),
        ("各有关部门", "江油市", "各有关部门"),
        ("四川农业大学", "四川省", "四川农业大学"),
        ("中国电信绵阳分公司", "绵阳市", "中国电信绵阳分公司"),
        ("市电信公司", "绵阳市", "绵阳市电信公司"),
        ("省电力公司", "四川省", "四川省电力公司"),
        ("人行绵阳中心支行", "四川省", "人行绵阳中心支行"),
        ("四川银保监局", "四川省", "四川银保监局"),
        ("绵阳海关", "绵阳市", "绵阳海关"),
        ("绵阳经开区管委会", "绵阳市", "绵阳经济技术开发区管理委员会"),
        ("绵阳学院", "绵阳市", "绵阳学院"),
        ("市大数据发展局", "绵阳市", "绵阳市大数据发展局"),
        ("市規劃和自然資源局", "绵阳市", "绵阳市规划和自然资源局"),
        ("安州区", "绵阳市", "安州区人民政府"),
    ],
)
def test_a_form_stands_for_its_full_name(form: str, city: str, name: str) -> None:
    assert resolve(form, city).name == name


@pytest.mark.parametrize(
    ("form", "kind", "function"),
    [
        ("市消防救援大队", DepartmentKind.GOVERNMENT, "fire_rescue"),
        ("市气象局", DepartmentKind.GOVERNMENT, "meteorology"),
        ("市委网信办", DepartmentKind.PARTY, "cyberspace"),
        ("市总工会", DepartmentKind.MASS_ORGANISATION, "trade_union"),
        ("市红十字会", DepartmentKind.MASS_ORGANISATION, "red_cross"),
        ("市人武部", DepartmentKind.MILITARY, "armed_forces"),
        ("市供电公司", DepartmentKind.ENTERPRISE, "power"),
        ("市安委会", DepartmentKind.BODY, "emergency_management"),
        ("市疾控中心", DepartmentKind.PUBLIC_INSTITUTION, "health"),
        ("各镇街", DepartmentKind.COLLECTIVE, "township"),
        ("各县（市、区）政府", DepartmentKind.COLLECTIVE, "collective"),
        ("太平街道办事处", DepartmentKind.TOWNSHIP, "township"),
        ("四川科技大学", DepartmentKind.PUBLIC_INSTITUTION, "education"),
        ("市交通运输综合行政执法队", DepartmentKind.GOVERNMENT, "transport"),
        ("生态环境分局", DepartmentKind.GOVERNMENT, "environment"),
        ("市鲜花协会", DepartmentKind.MASS_ORGANISATION, "other"),
    ],
)
def test_kind_and_function(form: str, kind: DepartmentKind, function: str) -> None:
    department = resolve(form, "江油市")
    assert (department.kind, department.function) == (kind, function)


def test_all_ways_to_write_a_department_are_one() -> None:
    forms = ["市住建局", "市住房和城乡建设局", "市住房城乡建设局", "住建部门"]
    (department,) = resolve_departments(forms, front_of("江油市"))
    assert department.written == tuple(forms)
    assert department.name == "江油市住房和城乡建设局"


def test_the_form_that_the_plan_writes_in_full_gives_the_name() -> None:
    (department,) = resolve_departments(["市教体局", "市教育和体育局"], front_of("江油市"))
    assert department.name == "江油市教育和体育局"


@pytest.mark.parametrize(
    ("one", "other"),
    [("市财政局", "市民政局"), ("市水利局", "市水务局"), ("市公安局", "省公安厅"), ("有关部门", "各有关部门")],
)
def test_alike_is_not_the_same(one: str, other: str) -> None:
    assert len(resolve_departments([one, other], front_of("绵阳市"))) == 2


def test_a_second_plate_belongs_to_its_department() -> None:
    plan = ["省体育局", "省体育局（省足球中心）", "省足球中心"]
    (department,) = resolve_departments(plan, front_of("四川省"))
    assert department.written == ("省体育局", "省足球中心")


def test_a_function_word_is_the_unlisted_bureau_that_the_plan_names() -> None:
    assert len(resolve_departments(["规划", "规划局"], front_of("江油市"))) == 1
    assert len(resolve_departments(["规划", "建设局"], front_of("江油市"))) == 2


def test_other_forms_are_taken_from_the_text_for_departments_that_are_there() -> None:
    text = "依托江油市应急局的平台。接通公安局数据。由绵阳市应急管理局指导。"
    (department,) = resolve_departments(["市应急管理局"], front_of("江油市"), text)
    assert department.written == ("市应急管理局", "江油市应急局")


def test_without_a_known_city_the_form_stays_as_written() -> None:
    front = FrontMatter("", None, None, (), None, None, PlanStatus.ISSUED, None, None, None)
    (department,) = resolve_departments(["市应急局"], front)
    assert (department.name, department.city, department.function) == ("市应急局", None, "emergency_management")


def test_two_entries_that_fit_one_abbreviation_in_a_level_are_an_error() -> None:
    function = Function(id="health", zh="卫生健康", en="health", synonyms=Synonyms(zh=(), en=()), keywords=())
    one = Organisation(id="one", function="health", forms=(Form(name="卫生局", short=("卫局",)),))
    other = Organisation(id="other", function="health", forms=(Form(name="卫星局", short=("卫局",)),))
    far = Organisation(
        id="far", function="health", forms=(Form(name="卫生部", levels=(Level.COUNTRY,), short=("卫局",)),)
    )
    with pytest.raises(ValidationError, match="'卫局' fits both"):
        Vocabulary(function=(function,), organisation=(one, other))
    assert Vocabulary(function=(function,), organisation=(one, far)).organisation == (one, far)


def test_an_organisation_needs_a_known_function() -> None:
    with pytest.raises(ValidationError, match=r"functions\.toml does not have"):
        Vocabulary(function=(), organisation=(Organisation(id="one", function="flying", forms=(Form(name="飞局"),)),))


def test_the_functions_are_those_of_the_guide_and_have_words_to_ask_with() -> None:
    guide = (GOLD / "guide.md").read_text(encoding="utf-8")
    listed = re.search(r"`function`, one of: ([a-z_, ]+)\.", guide)
    assert listed is not None
    functions = {f.id: f for f in load_vocabulary().function}
    assert set(functions) == set(listed[1].split(", "))
    assert all(f.synonyms.zh and f.synonyms.en for f in functions.values())
    assert "fire department" in functions["fire_rescue"].synonyms.en


def test_no_word_marks_two_functions() -> None:
    marks = {(word, f.id) for f in load_vocabulary().function for word in (*f.keywords, *f.heads)}
    words = [word for word, _ in marks]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize(
    "forms",
    [
        ("市经开区管委会", "市高新区管委会"),
        ("市大数据局", "市大数据中心"),
        ("市委办公室", "市委改革办"),
        ("国家电网", "南方电网"),
        ("国铁集团", "国家铁路局"),
        ("市档案局", "市档案馆"),
    ],
)
def test_neighbours_are_not_one_department(forms: tuple[str, ...]) -> None:
    assert len(resolve_departments(forms, front_of("绵阳市"))) == len(forms)


@pytest.mark.parametrize(
    ("form", "kind", "function"),
    [
        ("市委社会工作部", DepartmentKind.PARTY, "other"),
        ("市奇石联合会", DepartmentKind.MASS_ORGANISATION, "other"),
        ("城东派出所", DepartmentKind.PUBLIC_INSTITUTION, "public_security"),
        ("实验小学", DepartmentKind.PUBLIC_INSTITUTION, "education"),
        ("福建出入境检验检疫局", DepartmentKind.GOVERNMENT, "commerce"),
        ("镇江市润州区人民政府", DepartmentKind.GOVERNMENT, "government_office"),
        ("两省交通运输厅", DepartmentKind.COLLECTIVE, "collective"),
        ("国务院各部门", DepartmentKind.COLLECTIVE, "collective"),
    ],
)
def test_kind_and_function_by_the_name(form: str, kind: DepartmentKind, function: str) -> None:
    department = resolve(form, "绵阳市")
    assert (department.kind, department.function) == (kind, function)


def test_a_former_body_of_the_state_is_kept_apart_from_what_it_was_merged_into() -> None:
    names = {d.name for d in resolve_departments(["质检总局", "工商总局", "市场监管总局"], front_of("中国"))}
    assert len(names) == 3
    (one,) = resolve_departments(["国家卫生计生委", "国家卫生健康委"], front_of("中国"))
    assert one.name == "国家卫生健康委员会"


def test_an_office_of_another_is_no_other_form_of_a_department() -> None:
    (first, _) = resolve_departments(
        ["国家卫生健康委", "军委后勤保障部卫生局"], front_of("中国"), "国家卫生健康委、军委后勤保障部卫生局负责"
    )
    assert first.written == ("国家卫生健康委",)

"""Named works: headings of the key-projects chapter, boxes, and names in sentences."""

import pytest

from ingest.extract.project_names import find_named_works
from ingest.extract.project_repeats import name_core
from ingest.extract.projects import extract_projects
from ingest.models import ProjectMention, Reading
from schema.roles import ProjectKind
from tests.readings import reading_of


def names(text: str) -> list[str]:
    return [work.name for work in find_named_works(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("重点组织“千户工厂节水工程”，完成改造。", ["“千户工厂节水工程”"]),
        ("推行绿色方式。实施有机茶园提质行动，推广模式。", ["有机茶园提质行动"]),
        ("《改造供水管网8公里》《完成中医馆能力提升项目，新增床位90个》", ["中医馆能力提升项目"]),
        ("实施从业人员安全素质提升工程，提高能力。", ["从业人员安全素质提升工程"]),
        ("各街道全面实施老旧管网改造工程。", ["老旧管网改造工程"]),
        ("以深入开展燃气安全整治三年行动为抓手。", ["燃气安全整治三年行动"]),
        ("加快推进“机器换人、机器减人”工程。", ["“机器换人、机器减人”工程"]),
        ("落实“千乡万村”能力提升工程。", ["“千乡万村”能力提升工程"]),
        ("稳步推进老旧营房改造项目建设。", ["老旧营房改造项目"]),
        ("基本完成校舍加固达标工程。", ["校舍加固达标工程"]),
        ("实施好“三支一扶”计划。", ["“三支一扶”计划"]),
        ("完成地下室基础工程。", []),
        ("完成青石寺修复工程与柳河景区提升工程。", ["青石寺修复工程", "柳河景区提升工程"]),
        ("竣工投用县医院血透中心改造项目。", ["县医院血透中心改造项目"]),
        ("确保长58公里的国道扩容工程开工。", ["国道扩容工程"]),
        ("实施“强基工程”卫生院能力建设项目。", ["“强基工程”卫生院能力建设项目"]),
        ("推进柳河闸枢纽的隧洞和调蓄区主体工程。", []),
        ("实施我市志愿者激励计划，壮大队伍。", ["志愿者激励计划"]),
        ("实施“英才计划”。", ["“英才计划”"]),
        ("深化“千企结千村”行动、“春风行动”、技能提升行动。", ["“千企结千村”行动", "“春风行动”", "技能提升行动"]),
        ("推动投资10亿元的冷链物流园项目落地。", ["冷链物流园项目"]),
        ("落实残疾预防行动计划。", ["残疾预防行动计划"]),
        ("实施儿童友好型社区示范建设计划。", ["儿童友好型社区示范建设计划"]),
        ("实施住房建设计划。", []),
        ("推动云溪港三期工程前期工作。", ["云溪港三期工程"]),
        ("完成县人民医院扩建工程主体建设。", ["县人民医院扩建工程"]),
        ("实施社区医养结合能力提升行动。", ["社区医养结合能力提升行动"]),
        ("在青石新区建设“储充一体化”示范项目。", ["“储充一体化”示范项目"]),
        (
            "实施高层建筑改造提升工程、消防信息化提升工程和素质提升行动。",
            ["高层建筑改造提升工程", "消防信息化提升工程", "素质提升行动"],
        ),
        ("实施地质、水旱、气象等专项监测能力提升工程。", ["地质、水旱、气象等专项监测能力提升工程"]),
        ("完善海洋等监测系统以及雷达网工程建设。", ["雷达网工程"]),
        ("2.完成“乡村新居计划”5个定居点建设任务。", ["“乡村新居计划”"]),
        ("2.完成柳河治理工程。", ["柳河治理工程"]),
        ("推动青石电厂扩建工程早日开工和柳河煤电一体化项目落地。", ["青石电厂扩建工程", "柳河煤电一体化项目"]),
        ("借力推进青石古城修复工程。", ["青石古城修复工程"]),
        ("推进柳河至青石公路工程。", ["柳河至青石公路工程"]),
        ("开展《“百村示范”工程，改善环境。", ["“百村示范”工程"]),
        ("启动青石水库扩容工程规划论证。", ["青石水库扩容工程"]),
        ("实施实验教学精品课建设计划。", ["实验教学精品课建设计划"]),
        ("开展家庭节水专项行动。", ["家庭节水专项行动"]),
    ],
)
def test_a_work_with_a_name_of_its_own(text: str, named: list[str]) -> None:
    assert names(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "推进重大工程项目建设。",
        "统筹推进九项重点工程建设。",
        "推进“十四五”新建项目。",
        "制定应急物资储备计划。",
        "争取中央预算内投资项目。",
        "确保2024年底前各项工程项目开工。",
        "落实年度招商引资计划和人才引进计划。",
        "督促建设施工单位按期完成改造计划。",
        "加强规划实施与年度计划的衔接。",
        "推进工程抢险能力建设。",
        "建立重点工作“项目化”推进机制。",
        "实施工程师培养制度。",
        "结合农村危房改造、民房重建等工程，同步部署。",
        "推进修复、治理四大类工程。",
        "加快青石大桥等一批拓展新区的路桥项目。",
        "开展联合应急救援行动。",
        "确保全市泄洪排涝工程畅通。",
        "组织实施分行业的节能改造计划。",
        "实施升级改造工程4106公里。",
        "加快青石至柳河等13个项目共计867公里续建工程。",
        "开展节粮爱粮全社会行动。",
        "推进新开工项目。",
        "大力实施“强基、提质、惠民”五大教育行动计划。",
    ],
)
def test_what_is_no_named_work(text: str) -> None:
    assert names(text) == []


BOX = """云溪市产业发展规划（2024—2028年）

一、总体要求

推动产业高质量发展，提高综合实力。

二、主要任务

（一）做强企业

支持企业做大做强，完善服务体系。

专栏1 实施企业梯度培育专项行动

支持企业上市，培育优质企业。

专栏2 开展专项行动

完善政策，优化服务，强化监管。
"""


def test_a_box_that_carries_out_one_work_is_a_programme() -> None:
    works = extract_projects(reading_of(BOX))
    assert [(work.name, work.kind) for work in works] == [("企业梯度培育专项行动", ProjectKind.PROGRAMME)]


def test_a_name_is_known_again_by_its_core() -> None:
    assert name_core("应急指挥中心建设工程") == name_core("市应急指挥中心") == "应急指挥中心"
    assert name_core("“暖心”工程") == "暖心工程"


PLAN = """云溪市应急体系建设“十四五”规划

云溪市人民政府 2021年8月10日

一、发展基础

“十三五”期间，实施数字云溪工程，成效明显。

二、发展目标

到2025年，体系基本建成，形势持续好转。

三、主要任务

（一）完善救援体系

实施“暖心关爱”工程，推进森林防火能力提升工程。推进安全素养提升行动。

专栏1 救援能力重点工程

1.消防站建设工程。预计新建城东、城西消防救援站。

2.救援装备更新项目。购置装备，总投资3000万元。

（二）整治隐患

持续推进森林防火能力提升工程。

四、重点工程

（一）应急指挥能力提升工程

整合资源，推进共享。

专栏2 应急指挥能力提升工程

1.市应急指挥中心：建设现代化应急指挥大厅，总面积500平方米以上，总投资约1500万元。

2.卫星通信网建设：建设便携站2座，每年预计投入200万元。

（二）灾害综合风险普查工程

全面开展普查。

1.普查内容。灾害致灾调查与评估。

2.普查费用。预计总投入1000万元，其中2021年预计投入350万元。

（三）全民安全素养提升工程

1.云溪市全民安全素养提升行动。送知识进农村。

2.体验馆建设。建设I类安全体验馆1个，面积500平方米以上，预计总投资450万元；II类安全体验馆2个，每个面积200平方米以上，预计总投资360万元。

五、保障措施

（一）加强组织领导

各部门要加强协作，确保重大工程项目顺利实施。
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return reading_of(PLAN)


@pytest.fixture(scope="module")
def works(reading: Reading) -> dict[str, ProjectMention]:
    return {mention.name: mention for mention in extract_projects(reading)}


def test_headings_of_the_chapter_are_programmes_and_what_is_inside_projects(works: dict[str, ProjectMention]) -> None:
    headed = [(m.name, m.kind, m.parent) for m in works.values() if m.rule == "project-heading"]
    programme, project = ProjectKind.PROGRAMME, ProjectKind.PROJECT
    assert headed == [
        ("消防站建设工程", project, None),
        ("救援装备更新项目", project, None),
        ("应急指挥能力提升工程", programme, None),
        ("市应急指挥中心", project, "应急指挥能力提升工程"),
        ("卫星通信网建设", project, "应急指挥能力提升工程"),
        ("灾害综合风险普查工程", programme, None),
        ("全民安全素养提升工程", programme, None),
        ("云溪市全民安全素养提升行动", project, "全民安全素养提升工程"),
        ("体验馆建设", project, "全民安全素养提升工程"),
    ]


def test_works_in_sentences_belong_to_the_heading_around_them(works: dict[str, ProjectMention]) -> None:
    told = [(m.name, m.parent) for m in works.values() if m.rule != "project-heading"]
    assert told == [
        ("“暖心关爱”工程", None),
        ("森林防火能力提升工程", None),
        ("城东消防救援站", "消防站建设工程"),
        ("城西消防救援站", "消防站建设工程"),
        ("现代化应急指挥大厅", "市应急指挥中心"),
        ("I类安全体验馆", "体验馆建设"),
        ("II类安全体验馆", "体验馆建设"),
    ]


def test_what_is_done_for_a_chapters_own_work_is_none() -> None:
    works = extract_projects(
        reading_of(
            PLAN.replace("四、重点工程", "四、实施茶产业振兴工程").replace(
                "（一）应急指挥能力提升工程", "（一）壮大龙头企业"
            )
        )
    )
    assert "壮大龙头企业" not in {work.name for work in works}


def test_what_the_whole_plan_is_about_is_no_work_in_it() -> None:
    text = "云溪县推进水厂提质工程实施意见\n一、主要任务\n（一）更新设备。实施管网漏损治理工程。\n二、保障措施\n（一）加强领导。共同推进水厂提质工程。\n"
    assert {work.name for work in extract_projects(reading_of(text))} == {"管网漏损治理工程"}


def test_an_entry_of_a_list_ends_before_what_is_told_of_it() -> None:
    text = (
        "一、重点项目\n（一）在建项目。柳河高速龙泉至白石段加快桥隧施工、青石湖大桥扩建。\n二、组织实施\n加强统筹。\n"
    )
    works = extract_projects(reading_of(text))
    assert {"柳河高速龙泉至白石段", "青石湖大桥扩建"} <= {work.name for work in works}


def test_money_is_the_works_own(works: dict[str, ProjectMention]) -> None:
    assert {name: m.investment_yuan for name, m in works.items() if m.investment_yuan is not None} == {
        "救援装备更新项目": 30_000_000,
        "现代化应急指挥大厅": 15_000_000,
        "卫星通信网建设": 2_000_000,
        "灾害综合风险普查工程": 10_000_000,
        "I类安全体验馆": 4_500_000,
        "II类安全体验馆": 3_600_000,
    }


def test_size_is_in_the_plans_words(works: dict[str, ProjectMention]) -> None:
    assert works["现代化应急指挥大厅"].scale == "总面积500平方米以上"
    assert works["II类安全体验馆"].scale == "2个；每个面积200平方米以上"
    assert works["卫星通信网建设"].scale == "2座；每年预计投入200万元"
    assert works["“暖心关爱”工程"].scale is None


def test_a_quote_holds_name_and_money(reading: Reading, works: dict[str, ProjectMention]) -> None:
    hall = works["现代化应急指挥大厅"]
    quote = reading.cleaned.text[hall.start : hall.end]
    assert quote == "建设现代化应急指挥大厅，总面积500平方米以上，总投资约1500万元"
    survey = works["灾害综合风险普查工程"]
    assert reading.cleaned.text[survey.start : survey.end].strip() == "（二）灾害综合风险普查工程"


def test_a_chapter_that_is_one_work_and_holds_nothing_is_that_work() -> None:
    text = (
        "青石市2021年为民办实事项目\n15.实施中心城区健身设施提升工程；\n16.实施困难残疾人关怀项目；\n17.购买养老服务；"
    )
    assert [work.name for work in extract_projects(reading_of(text))] == [
        "中心城区健身设施提升工程",
        "困难残疾人关怀项目",
    ]


def test_a_heading_that_counts_things_is_no_work() -> None:
    text = "青石市计划\n一、重点工程\n（一）新购置公交车200辆\n更新车辆。\n（二）优化公交线路20条\n方便出行。\n（三）站台改造工程\n改造站台。"
    assert [work.name for work in extract_projects(reading_of(text))] == ["站台改造工程"]

"""Numbers that a plan sets: in sentences, in lists, in tables of every form."""

import pytest

from ingest.extract.indicator_columns import ColumnKind, read_columns
from ingest.extract.indicator_frames import LONGEST_NAME
from ingest.extract.indicator_statements import find_statements
from ingest.extract.indicator_values import is_unit_word, read_cell
from ingest.extract.indicators import extract_indicators
from ingest.models import IndicatorMention, Reading
from schema.roles import IndicatorSource, Nature, Operator
from tests.readings import reading_of

AT_MOST, BELOW, AT_LEAST, ABOVE, EQUAL = (
    Operator.AT_MOST,
    Operator.BELOW,
    Operator.AT_LEAST,
    Operator.ABOVE,
    Operator.EQUAL,
)
FALL, RISE = Operator.DECREASE_BY, Operator.INCREASE_BY


def stated(text: str, *, counts: bool = False) -> list[tuple[str, Operator, float, str | None]]:
    statements = find_statements(text, 0, len(text), counts=counts)
    return [(s.name, s.operator, s.quantity.number, s.quantity.unit) for s in statements]


@pytest.mark.parametrize(
    ("text", "name", "operator", "number", "unit"),
    [
        ("企业标准化达标率达到80%", "企业标准化达标率", AT_LEAST, 80, "%"),
        ("县财政局要将消防经费纳入预算，每年增长不低于5%", "消防经费", RISE, 5, "%"),
        ("新增水土流失治理面积90平方公里", "新增水土流失治理面积", EQUAL, 90, "平方公里"),
        ("落实播种面积80万亩", "播种面积", EQUAL, 80, "万亩"),
        ("牲畜存栏稳定在150万头只以上", "牲畜存栏", AT_LEAST, 150, "万头只"),
        ("全年火灾亡人实现4人以下", "火灾亡人", AT_MOST, 4, "人"),
        ("绿化覆盖率达到38%—42%", "绿化覆盖率", AT_LEAST, 38, "%"),
        ("服务半径控制在2—4公里", "服务半径", AT_MOST, 4, "公里"),
        ("水稻产量稳定在25-27万吨", "水稻产量", AT_LEAST, 25, "万吨"),
        ("农产品加工产值达到8000万—2亿元", "农产品加工产值", AT_LEAST, 8000, "万元"),
        ("地区生产总值增长6%至8%", "地区生产总值", RISE, 6, "%"),
        ("节能率20%及以上的建筑面积占比达到35%", "节能率20%及以上的建筑面积占比", AT_LEAST, 35, "%"),
        ("90%以上的村达到2A级标准", "村达到2A级标准", AT_LEAST, 90, "%"),
        ("低保标准提高到每人每月700元", "低保标准", AT_LEAST, 700, "元"),
        ("新能源汽车占比达到百分之十五", "新能源汽车占比", AT_LEAST, 15, "%"),
        ("四分之三以上的县建成产业园", "县建成产业园", AT_LEAST, 75, "%"),
        ("女性委员占比达三分之一", "女性委员占比", AT_LEAST, 33.33, "%"),
        ("生活污水治理率达到六成五", "生活污水治理率", AT_LEAST, 65, "%"),
        ("过半社区建成助餐点", "社区建成助餐点", ABOVE, 50, "%"),
        ("人均预期寿命达到80.5岁", "人均预期寿命", AT_LEAST, 80.5, "岁"),
        ("广播人口覆盖率达95%以上", "广播人口覆盖率", AT_LEAST, 95, "%"),
        ("力争到2025年底，市政消火栓完好率不低于98%", "市政消火栓完好率", AT_LEAST, 98, "%"),
        ("护士均取得执业证书，其中30%以上具有中级职称", "护士具有中级职称", AT_LEAST, 30, "%"),
        ("5年内本科学历教师占比达到70%", "本科学历教师占比", AT_LEAST, 70, "%"),
        ("应急广播覆盖率提高到90%", "应急广播覆盖率", AT_LEAST, 90, "%"),
        ("森林火灾受害率稳定控制在0.9‰以内", "森林火灾受害率", AT_MOST, 0.9, "‰"),
        ("每百万人口因灾死亡率控制在0.5以内", "每百万人口因灾死亡率", AT_MOST, 0.5, None),
        ("事故起数不得超过5起", "事故起数", AT_MOST, 5, "起"),
        ("企业开办时间压缩至1个工作日", "企业开办时间", AT_MOST, 1, "个工作日"),
        ("火灾死亡率低于0.25", "火灾死亡率", BELOW, 0.25, None),
        ("受灾群众得到救助时间小于10小时", "受灾群众得到救助时间", BELOW, 10, "小时"),
        ("专业人才占比超过60%", "专业人才占比", ABOVE, 60, "%"),
        ("事故死亡人数较2020年下降15%", "事故死亡人数", FALL, 15, "%"),
        ("居民人均可支配收入年均增长7%以上", "居民人均可支配收入", RISE, 7, "%"),
        ("劣五类断面比例为零，", "劣五类断面比例", EQUAL, 0, None),
        ("成品率以车间为单位保持在95%以上", "成品率", AT_LEAST, 95, "%"),
        ("农产品加工产值与农业总产值比达到3:1", "农产品加工产值与农业总产值比", AT_LEAST, 3, None),
        ("热线投诉24小时响应、登记造册", "热线投诉响应", AT_MOST, 24, "小时"),
        ("热线诉求7日内办结率98%", "热线诉求7日内办结率", EQUAL, 98, "%"),
        ("国际货运班列全年开行不少于120列", "国际货运班列开行", AT_LEAST, 120, "列"),
        ("城镇新增就业5000人", "城镇新增就业", EQUAL, 5000, "人"),
        ("全县城镇新增就业累计不少于2万人", "全县城镇新增就业", AT_LEAST, 2, "万人"),
        ("每万名常住人口拥有全科医生4名", "每万名常住人口拥有全科医生", EQUAL, 4, "名"),
        ("获得用水平均用时企业不超过5天", "获得用水平均用时企业", AT_MOST, 5, "天"),
        ("按人均建筑面积30平方米以上配建用房", "人均建筑面积", AT_LEAST, 30, "平方米"),
        ("港口集装箱吞吐量完成20万标箱", "港口集装箱吞吐量", EQUAL, 20, "万标箱"),
        ("力争三年内网上办件占比提高到85%", "网上办件占比", AT_LEAST, 85, "%"),
        ("一般隐患自发现之日起10日内整改", "一般隐患整改", AT_MOST, 10, "日"),
        ("平均跑动次数减至0.1次", "平均跑动次数", AT_MOST, 0.1, "次"),
        ("水电报装环节压减至2个", "水电报装环节", AT_MOST, 2, "个"),
        ("重特大事故起数为0", "重特大事故起数", EQUAL, 0, None),
        ("数字化监管覆盖率100%", "数字化监管覆盖率", EQUAL, 100, "%"),
        ("森林火灾24小时扑灭率95%以上", "森林火灾24小时扑灭率", AT_LEAST, 95, "%"),
        ("年度10万人口火灾死亡率低于0.25", "年度10万人口火灾死亡率", BELOW, 0.25, None),
        ("常住人口人均避难场所面积不低于2 平方米", "常住人口人均避难场所面积", AT_LEAST, 2, "平方米"),
        ("培训从业人员每年不少于1万人次", "培训从业人员", AT_LEAST, 1, "万人次"),
        ("孕产妇死亡率控制在10/10万以下", "孕产妇死亡率", AT_MOST, 10, "/10万"),
        ("专职人员数量不低于在编人员总数的80%", "专职人员数量", AT_LEAST, 80, "%"),
        ("城乡建筑具备抵御6级地震能力", "抵御地震能力", EQUAL, 6, "级"),
        ("重点洼地达到5年一遇除涝标准", "重点洼地除涝标准", AT_LEAST, 5, "年一遇"),
        ("灾害发生后10小时内受灾人员得到救助", "灾害发生后受灾人员得到救助", AT_MOST, 10, "小时"),
        ("实现压力容器100%登记", "压力容器登记", EQUAL, 100, "%"),
        ("实现储备满足人口总数1%的能力", "储备满足人口总数的能力", EQUAL, 1, "%"),
        ("80%以上的行政村建成站点", "行政村建成站点", AT_LEAST, 80, "%"),
        ("按照10小时救灾物资到位目标", "救灾物资到位", EQUAL, 10, "小时"),
        ("用水总量控制在20.5亿立方米", "用水总量", AT_MOST, 20.5, "亿立方米"),
        ("每千人口疾控人员编制达到0.175名", "每千人口疾控人员编制", AT_LEAST, 0.175, "名"),
        ("二级以上公路密度提升至32公里/百平方公里", "二级以上公路密度", AT_LEAST, 32, "公里/百平方公里"),
        ("城乡居民收入比降到2：1以内", "城乡居民收入比", AT_MOST, 2, None),
        ("二氧化碳排放强度下降18%—20%", "二氧化碳排放强度", FALL, 18, "%"),
        ("确保火灾起数同比下降10%", "火灾起数", FALL, 10, "%"),
        ("承诺办理时限在法定时限基础上压缩80%以上", "承诺办理时限", FALL, 80, "%"),
        ("一般工业项目开工不超过40个工作日", "一般工业项目开工", AT_MOST, 40, "个工作日"),
        ("消防员占常住人口比例达到万分之五", "消防员占常住人口比例", AT_LEAST, 5, "‱"),
        ("90%的行政村（社区）建成微型站", "行政村（社区）建成微型站", EQUAL, 90, "%"),
        ("万车死亡率：1.5以下（预期性）", "万车死亡率", AT_MOST, 1.5, None),
        ("农民人均拥有1亩以上茶园", "农民人均拥有茶园", AT_LEAST, 1, "亩"),
        ("每千人口拥有不少于3名执业医师", "每千人口拥有执业医师", AT_LEAST, 3, "名"),
        ("接待游客达到300万人天次", "接待游客", AT_LEAST, 300, "万人天次"),
        ("管网设施覆盖80%以上的小区", "管网设施覆盖小区", AT_LEAST, 80, "%"),
    ],
)
def test_a_number_with_its_name(text: str, name: str, operator: Operator, number: float, unit: str | None) -> None:
    assert stated(text) == [(name, operator, number, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "新增购各类消防车11辆",
        "打造6个特色体验馆",
        "建成不少于1处中心避难场所",
        "总面积500平方米以上，总投资约1500万元",
        "落实24小时值班制度，7×24小时值守",
        "防灾能力达到中等发达国家水平",
        "实现社区全覆盖",
        "目前覆盖率已达到90%",
        "“十三五”期间下降20%",
        "2025年建成2个站点",
        "每年至少组织1次演练",
        "每年预计投入200万元",
        "给予最高30%的补助",
        "完善边坡高度200米以上的监测系统",
        "集中隔离不超过5天",
        "建筑面积200平方米以上配建车位",
        "规模企业：指年营业收入达到2000万元的企业",
        "示范企业：是指设备联网率达到70%以上的企业",
        "年营业收入首次突破3000万元的，奖励5万元",
        "日常考核占70%，年终考核占30%",
        "会期不超过1天，参会人数控制在40人以内",
        "降雨量达到60毫米时启动响应",
        "年龄不超过45岁",
        "首付款比例不低于25%",
        "目前研发投入占比仅1.2%",
        "解决户均面积不足12平方米家庭的困难",
        "增速高于全省8%的平均水平",
        "会议须有三分之二以上委员出席方可举行",
        "确保时间过半、任务过半",
        "首次报送时间为3月25日前",
        "按投资额20%抵免附加税费",
        "全区学校“三个100%”全面达标",
        "项目签约实现三成突破",
    ],
)
def test_what_is_no_indicator(text: str) -> None:
    assert stated(text) == []


def test_one_value_for_two_names() -> None:
    assert stated("企业抽检率、隐患整改率均达100%") == [
        ("企业抽检率", AT_LEAST, 100, "%"),
        ("企业隐患整改率", AT_LEAST, 100, "%"),
    ]
    text = "企业抽检率、隐患整改率均达100%"
    assert [text[s.start : s.end] for s in find_statements(text, 0, len(text))] == [text, "隐患整改率均达100%"]


def test_a_value_for_each_of_two_names() -> None:
    assert stated("养老保险参保率、医疗保险参保率分别达到95%、98%") == [
        ("养老保险参保率", AT_LEAST, 95, "%"),
        ("医疗保险参保率", AT_LEAST, 98, "%"),
    ]


def test_each_of_two_shares_in_a_clause_is_of_its_own() -> None:
    assert stated("80%的市级医院和60%以上的县级医院提供夜间门诊") == [
        ("市级医院提供夜间门诊", EQUAL, 80, "%"),
        ("县级医院提供夜间门诊", AT_LEAST, 60, "%"),
    ]


def test_values_without_names_are_each_for_a_name_before() -> None:
    text = "旅游总收入突破80亿元，接待游客突破900万人次，年均分别增长12%、10%"
    assert stated(text)[2:] == [("旅游总收入", RISE, 12, "%"), ("接待游客", RISE, 10, "%")]
    assert [name for name, *_ in stated("到2023年和2025年，参与率分别达到70%和80%")] == ["参与率", "参与率"]


def test_a_later_stage_is_of_what_the_first_one_names() -> None:
    assert stated("管网改造2022年完成30%、2023年完成70%", counts=True) == [
        ("管网改造完成", EQUAL, 30, "%"),
        ("管网改造完成", EQUAL, 70, "%"),
    ]


def test_a_label_names_what_its_number_measures() -> None:
    assert stated("起数：下降10%（约束性）万车死亡率：下降5%") == [
        ("起数", FALL, 10, "%"),
        ("万车死亡率", FALL, 5, "%"),
    ]
    assert stated("覆盖率：90%；\n植被盖度（%）57", counts=True)[-1] == ("植被盖度", EQUAL, 57, "%")


def test_a_short_name_has_the_holder_of_the_one_before() -> None:
    names = [name for name, *_ in stated("安置场所规范化率达到90%、可视化率达到100%")]
    assert names == ["安置场所规范化率", "安置场所可视化率"]


def test_a_stage_without_name_is_of_the_same_indicator() -> None:
    stages = stated("2022年底前覆盖率达到60%，2023年底前达到80%，2025年底前实现100%")
    assert [(name, number) for name, _, number, _ in stages] == [("覆盖率", 60), ("覆盖率", 80), ("覆盖率", 100)]


def test_a_response_without_subject_is_about_the_one_before() -> None:
    names = [name for name, *_ in stated("灾害发生12小时内受灾人员得到初步救助，24小时内得到生活救助")]
    assert names == ["灾害发生受灾人员得到初步救助", "受灾人员得到生活救助"]


def test_where_a_value_comes_from_is_its_base() -> None:
    text = "达标率由2020年的60%提高到2025年的90%"
    (statement,) = find_statements(text, 0, len(text))
    assert statement.base is not None
    assert (statement.name, statement.quantity.number) == ("达标率", 90)
    assert (statement.base.number, statement.base_year) == (60, 2020)


def test_the_number_of_some_things_is_an_aim_among_the_aims_and_where_it_is_to_be_reached() -> None:
    assert stated("高新技术企业突破2000家", counts=True) == [("高新技术企业", ABOVE, 2000, "家")]
    assert stated("高新技术企业突破2000家") == [("高新技术企业", ABOVE, 2000, "家")]
    assert stated("持证人员不少于20人", counts=True) == [("持证人员", AT_LEAST, 20, "人")]
    assert stated("持证人员不少于20人") == []
    assert stated("培育高新技术企业达到2000家", counts=True) == []


@pytest.mark.parametrize(
    ("cell", "operator", "number", "unit"),
    [
        ("控制在 0.011 以 内", AT_MOST, 0.011, None),
        (">1‰", ABOVE, 1, "‰"),
        ("＞８５", ABOVE, 85, None),
        ("≥95%", AT_LEAST, 95, "%"),
        ("[15]", EQUAL, 15, None),
        ("10小时以内", AT_MOST, 10, "小时"),
        ("35%左右", EQUAL, 35, "%"),
        ("下降18%", FALL, 18, "%"),
        ("↓15%", FALL, 15, "%"),
        ("↑30%", RISE, 30, "%"),
        ("年均增长10%以上", RISE, 10, "%"),
        ("1,200", EQUAL, 1200, None),
        ("0", EQUAL, 0, None),
    ],
)
def test_a_cell_with_a_value(cell: str, operator: Operator, number: float, unit: str | None) -> None:
    value = read_cell(cell)
    assert value is not None
    assert (value.operator, value.quantity.number, value.quantity.unit) == (operator, number, unit)


@pytest.mark.parametrize("cell", ["有效遏制", "—", "", "满意", "2024年底", "2025年 8月", "2025年9月底前"])
def test_a_cell_without_a_value(cell: str) -> None:
    assert read_cell(cell) is None


def test_units_are_told_from_words() -> None:
    assert [word for word in ("%", "万个", "人/10万", "—", "名称") if is_unit_word(word)] == ["%", "万个", "人/10万"]


def test_the_earlier_of_two_bare_years_is_the_base() -> None:
    columns = read_columns(["指标", "2020年", "2025年", "属性"])
    assert columns is not None
    assert [(c.kind, c.year) for c in columns.columns[1:3]] == [(ColumnKind.BASE, 2020), (ColumnKind.TARGET, 2025)]


@pytest.mark.parametrize("head", ["", "年份"])
def test_a_first_column_beside_years_holds_names(head: str) -> None:
    columns = read_columns([head, "2023年实绩", "2024年", "2025年"])
    assert columns is not None
    names, *values = ColumnKind.NAME, ColumnKind.BASE, ColumnKind.TARGET, ColumnKind.TARGET
    assert [c.kind for c in columns.columns] == [names, *values]


def test_a_row_of_values_is_no_head() -> None:
    assert read_columns(["1", "事故起数", "12", "8", "约束性"]) is None


BEFORE = """云溪市应急体系建设“十四五”规划

云溪市人民政府 2021年8月10日

一、发展基础

“十三五”期间，事故起数下降30%，森林火灾受害率为0.5‰。

二、发展目标

到2025年，体系基本建成，形势持续好转。

"""

AFTER = """
三、主要任务

（一）完善指挥体系

2022年底前，预案覆盖率达到90%，村级演练率达到80%。

健全机制，信息报送准确率达100%。

四、保障措施

（一）加强组织领导

各部门要加强协作，落实责任分工，确保规划顺利实施。
"""


def read(aims: str) -> tuple[Reading, list[IndicatorMention]]:
    """The reading of a plan with these aims, and the indicators of the aims."""
    reading = reading_of(BEFORE + aims + AFTER)
    tasks = reading.cleaned.text.index("三、主要任务")
    return reading, [m for m in extract_indicators(reading) if m.start < tasks]


def rows(aims: str) -> list[tuple[object, ...]]:
    return [
        (m.name, m.base_value, m.operator, m.target_value, m.unit, m.target_year, m.nature, m.written_departments)
        for m in read(aims)[1]
    ]


def test_sentences_take_their_year_from_what_stands_before() -> None:
    found = extract_indicators(reading_of(BEFORE + AFTER))
    assert [(m.name, m.target_year) for m in found] == [
        ("预案覆盖率", 2022),
        ("村级演练率", 2022),
        ("信息报送准确率", None),
    ]


def test_a_year_before_the_plan_s_own_tells_of_the_past() -> None:
    said = "2017年，全县网办率达到70%，覆盖率达到80%。到2025年，覆盖率比2017年提高10个百分点。\n"
    assert [(m.name, m.target_value, m.target_year) for m in read(said)[1]] == [("覆盖率", 10, 2025)]


def test_a_table_parted_by_tabs_with_merged_departments() -> None:
    table = (
        "专栏1 主要指标\n序号\t指标名称\t单位\t2020年\t2025年\t属性\t责任单位\n"
        "1\t事故死亡人数\t人\t20\t15\t约束性\t市应急局\n"
        "2\t火灾死亡率\t—\t0.3\t≤0.25\t约束性\t\n"
        "3\t公众安全感\t\t基本满意\t满意\t预期性\t\n"
        "4\t预案覆盖率\t%\t80\t[95]\t预期性\t市应急局、市民政局\n"
    )
    assert rows(table) == [
        ("事故死亡人数", 20, EQUAL, 15, "人", 2025, Nature.BINDING, ("市应急局",)),
        ("火灾死亡率", 0.3, AT_MOST, 0.25, None, 2025, Nature.BINDING, ("市应急局",)),
        ("预案覆盖率", 80, EQUAL, 95, "%", 2025, Nature.EXPECTED, ("市应急局", "市民政局")),
    ]


def test_a_row_quotes_its_cells() -> None:
    reading, found = read("专栏1 主要指标\n指标名称\t2025年目标\t指标属性\n事故起数\t下降 15%\t约束性\n")
    assert [reading.cleaned.text[m.start : m.end] for m in found] == ["事故起数\t下降15%\t约束性"]


def test_a_markdown_table_with_two_target_years() -> None:
    table = (
        "**专栏1 主要指标**\n\n| 序号 | 指标 | 2020年基期值 | 2022年目标 | 2025年目标 |\n|---|---|---|---|---|\n"
        "| 1 | 消火栓完好率（%） | 85 | 90 | 98 |\n"
    )
    _, found = read(table)
    assert [(m.name, m.unit, m.base_year, m.target_value, m.target_year) for m in found] == [
        ("消火栓完好率", "%", 2020, 90, 2022),
        ("消火栓完好率", "%", 2020, 98, 2025),
    ]
    assert len({(m.start, m.end) for m in found}) == 2


def test_a_table_of_years_without_a_head_for_its_names() -> None:
    _, found = read(
        "分年度目标如下：\n\n\t2020年实绩\t2021年\t2022年\n旅客吞吐量（万人次）\t30\t36\t42\n网办率（%）\t80\t85\t90\n"
    )
    assert [(m.name, m.base_value, m.target_value, m.target_year) for m in found] == [
        ("旅客吞吐量", 30, 36, 2021),
        ("旅客吞吐量", 30, 42, 2022),
        ("网办率", 80, 85, 2021),
        ("网办率", 80, 90, 2022),
    ]


def test_a_table_of_tasks_behind_one_of_indicators_is_none_of_them() -> None:
    indicators = "| 序号 | 指标名称 | 单位 | 2020年 | 2025年 |\n|---|---|---|---|---|\n| 1 | 网办率 | % | 80 | 95 |\n"
    tasks = (
        "| 序号 | 重点任务 | 牵头单位 | 参与单位 | 时限 |\n|---|---|---|---|---|\n"
        "| 1 | 推进老旧管网改造，供水漏损率降至8%。 | 市水务局 | 市财政局 | 2024年6月底，持续推进 |\n"
    )
    attached = f"{BEFORE}{AFTER}\n附件1\n\n主要指标\n\n{indicators}\n附件2\n\n任务安排\n\n{tasks}"
    found = [(m.name, m.target_value) for m in extract_indicators(reading_of(attached))]
    assert found[-2:] == [("网办率", 95), ("供水漏损率", 8)]


def test_a_row_displaced_by_a_page_break_stands_under_its_heads() -> None:
    table = (
        "专栏1 主要指标\n序号\t类别\t指标名称\t2020年\t2025年\t属性\t责任部门\n"
        "1\t防范\t事故死亡率\t0.02\t0.01\t约束性\t市应急局\n"
        "2\t\t救助\t救助时间\t12小时\t10小时以内\t预期性\n\n－ 12 －\n\n专栏1 主要指标\n"
        "3\t\t避难场所面积（平方米）\t1.5\t2\t预期性\t\n"
        "4\t\t预案覆盖率\t60%\t90%\t预期性\t市民政局\n"
    )
    assert rows(table) == [
        ("事故死亡率", 0.02, EQUAL, 0.01, None, 2025, Nature.BINDING, ("市应急局",)),
        ("救助时间", 12, AT_MOST, 10, "小时", 2025, Nature.EXPECTED, ()),
        ("避难场所面积", 1.5, EQUAL, 2, "平方米", 2025, Nature.EXPECTED, ()),
        ("预案覆盖率", 60, EQUAL, 90, "%", 2025, Nature.EXPECTED, ("市民政局",)),
    ]


def test_a_table_with_one_cell_a_line() -> None:
    lines = (
        "序号 指标名称 2020年基数 2025年目标 指标性质 责任部门",
        "1 事故起数 12 8 约束性 市应急局",
        "2 森林火灾受害率 1‰ 0.8‰以内 预期性 市自然资源和规划局",
        "3 救援到达时间 15分钟 <10分钟 预期性",
    )
    cells = "\n\n".join(cell for line in lines for cell in line.split())
    assert rows(f"专栏1 主要指标\n\n{cells}\n") == [
        ("事故起数", 12, EQUAL, 8, None, 2025, Nature.BINDING, ("市应急局",)),
        ("森林火灾受害率", 1, AT_MOST, 0.8, "‰", 2025, Nature.EXPECTED, ("市自然资源和规划局",)),
        ("救援到达时间", 15, BELOW, 10, "分钟", 2025, Nature.EXPECTED, ("市自然资源和规划局",)),
    ]


def test_a_change_is_one_by_its_column_or_its_name() -> None:
    table = (
        "专栏1 主要指标\n指标名称\t2020年\t2025年\t年均增速[累计]\t属性\n"
        "生产总值（亿元）\t1172\t1600\t6.5%\t预期性\n"
        "新增就业（万人）\t—\t—\t[25]\t预期性\n"
        "单位能耗降低（%）\t—\t—\t[13.5]\t约束性\n"
    )
    assert [row[:5] for row in rows(table)] == [
        ("生产总值", 1172, EQUAL, 1600, "亿元"),
        ("新增就业", None, RISE, 25, "万人"),
        ("单位能耗降低", None, FALL, 13.5, "%"),
    ]


def test_a_head_of_two_rows() -> None:
    table = "专栏1 主要指标\n指标\t2020年\t2025年\t属性\n\t基期值\t目标值\t\n网上可办率\t80%\t100%\t预期性\n"
    assert [row[:4] for row in rows(table)] == [("网上可办率", 80, EQUAL, 100)]


def test_a_year_over_two_columns_is_that_of_both_and_its_target_is_over() -> None:
    table = "专栏1 主要指标\n指标\t2020年\t\t2025年\t属性\n\t目标\t实际\t目标\t\n网上可办率\t70%\t80%\t100%\t预期性\n"
    _, found = read(table)
    assert [(m.base_value, m.base_year, m.target_value, m.target_year) for m in found] == [(80, 2020, 100, 2025)]


def test_the_last_of_several_steps_names_the_indicator() -> None:
    table = "专栏1 主要指标\n一级指标\t二级指标\t三级指标\t2025年目标\n安全\t火灾\t火灾起数下降率\t10%\n"
    assert [row[0] for row in rows(table)] == ["火灾起数下降率"]


def test_a_gap_inside_a_value_parts_no_cells() -> None:
    table = "专栏1 主要指标\n序号 指标 2025年目标 属性\n1 火灾起数 下降 10% 约束性\n2 受害率（‰） ≤ 2 约束性\n3 到达时间（分钟） 12 以内 预期性\n"
    assert [row[:4] for row in rows(table)] == [
        ("火灾起数", None, FALL, 10),
        ("受害率", None, AT_MOST, 2),
        ("到达时间", None, AT_MOST, 12),
    ]


def test_a_cell_that_lists_its_indicators() -> None:
    table = (
        "“十四五”时期主要指标（到2025年）\t\n类别\t指标\n"
        "灾害领域\t1.经济损失占生产总值比例控制在1%以内。2.因灾死亡率控制在0.5以内。\n事故领域\t3.火灾死亡率低于0.25。\n"
    )
    _, found = read(table)
    assert [(m.name, m.operator, m.target_value, m.target_year, m.source) for m in found] == [
        ("经济损失占生产总值比例", AT_MOST, 1, 2025, IndicatorSource.TABLE),
        ("因灾死亡率", AT_MOST, 0.5, 2025, IndicatorSource.TABLE),
        ("火灾死亡率", BELOW, 0.25, 2025, IndicatorSource.TABLE),
    ]


def test_a_numbered_list_among_the_aims_is_a_list_of_indicators() -> None:
    _, found = read("安全类。（1）事故死亡率下降18%。（2）道路死亡率下降7%。（3）火灾死亡率低于0.25。\n")
    assert [(m.name, m.operator, m.source) for m in found] == [
        ("事故死亡率", FALL, IndicatorSource.TABLE),
        ("道路死亡率", FALL, IndicatorSource.TABLE),
        ("火灾死亡率", BELOW, IndicatorSource.TABLE),
    ]


def test_a_table_of_what_was_done_is_not_read() -> None:
    done = BEFORE.replace("0.5‰。", "0.5‰。\n\n指标名称\t2020年目标\t属性\n事故起数\t12\t约束性\n")
    assert [m.name for m in extract_indicators(reading_of(done + AFTER))][:1] == ["预案覆盖率"]


def test_names_do_not_pile_up_in_text_without_a_mark() -> None:
    assert max(len(name) for name, *_ in stated("推进建设。" + "率100%" * 2000)) <= LONGEST_NAME


AIMS = """某市科技创新规划（2024—2028年）

主要预期目标是：2024年研发投入增长12%，技术合同成交额突破80亿元。到2025年，平台覆盖率达到50%；到2027年，平台覆盖率达到70%。

一、发展目标

到2026年，研发投入占比达到3%。到2028年，建成创新型城市，具体目标如下：

——创新投入加大。研发投入占比达到4%。

二、主要任务

（一）年度目标。城镇新增就业3万人以上。

（二）优化服务。90%以上事项实现“一次办好”，85%企业完成数字化改造。投诉3日内处理，失业保险返还比例提高到90%。
"""


def test_aims_are_for_the_year_of_the_sentence_that_leads_to_them() -> None:
    found = [(m.name, m.target_value, m.target_year) for m in extract_indicators(reading_of(AIMS))]
    assert found == [
        ("研发投入", 12, 2024),
        ("技术合同成交额", 80, 2024),
        ("平台覆盖率", 50, 2025),
        ("平台覆盖率", 70, 2027),
        ("研发投入占比", 3, 2026),
        ("研发投入占比", 4, 2028),
        ("城镇新增就业", 3, None),
        ("事项实现“一次办好”", 90, None),
        ("企业完成数字化改造", 85, None),
        ("投诉处理", 3, None),
        ("失业保险返还比例", 90, None),
    ]


def test_shares_of_several_that_reach_the_same_without_a_word_between() -> None:
    assert [(name, number) for name, _, number, _ in stated("干线85%、支线70%达到三级标准")] == [
        ("干线达到三级标准", 85),
        ("支线达到三级标准", 70),
    ]


@pytest.mark.parametrize(
    "text", ["床位少于20张的，安排运行经费不少于3万元/年", "每增加1人，增加运行经费不少于0.3万元/年"]
)
def test_what_there_is_for_a_case_is_no_target(text: str) -> None:
    assert stated(text, counts=True) == []


def test_a_part_of_a_number_of_people_is_no_share_of_all() -> None:
    assert stated("新增医师200人，其中60%具有中级职称") == []

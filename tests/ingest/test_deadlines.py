"""By when, in which period, how often: every form that plans write it in, and what only looks like it."""

import pytest

from ingest.extract.deadlines import extract_deadlines
from ingest.extract.time_expressions import SIGNS, find_expressions
from ingest.extract.time_signs import RULES
from ingest.models import FrontMatter
from schema.roles import PlanStatus, Precision
from tests.readings import reading_of


def front(start: int | None = 2021, end: int | None = 2025, issued: str | None = "2021-06-01") -> FrontMatter:
    return FrontMatter("规划", None, None, (), None, issued, PlanStatus.ISSUED, start, end, None)


def found(text: str, of: FrontMatter | None = None) -> list[tuple[str, str | None]]:
    """The words of each expression with its last day or recurrence."""
    expressions = find_expressions(text, 0, len(text), of or front())
    return [(text[e.start : e.end], e.value.date or e.value.recurrence) for e in expressions]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("2022年底前建成指挥中心", "2022年底前", "2022-12-31"),
        ("2022年底之前建成指挥中心", "2022年底之前", "2022-12-31"),
        ("到2025年，体系基本建成", "到2025年", "2025-12-31"),
        ("截至2024年末覆盖所有社区", "截至2024年末", "2024-12-31"),
        ("2023年完成中期评估", "2023年", "2023-12-31"),
        ("2025年前全部达标", "2025年前", "2024-12-31"),
        ("2025年年底前全部达标", "2025年年底前", "2025-12-31"),
        ("2025年年前全部达标", "2025年年前", "2025-12-31"),
        ("拟于2021年上半年编制完成", "2021年上半年", "2021-06-30"),
        ("2022年下半年启动", "2022年下半年", "2022-12-31"),
        ("2021年一季度开工", "2021年一季度", "2021-03-31"),
        ("2022年第三季度末验收", "2022年第三季度末", "2022-09-30"),
        ("2021年3月底前报送方案", "2021年3月底前", "2021-03-31"),
        ("2024年2月底前完成", "2024年2月底前", "2024-02-29"),
        ("2022年十月底前完成", "2022年十月底前", "2022-10-31"),
        ("2022年10月中旬前验收", "2022年10月中旬前", "2022-10-20"),
        ("2022年12月31日前完成", "2022年12月31日前", "2022-12-31"),
        ("到二〇二五年建成", "到二〇二五年", "2025-12-31"),
        ("2022年11月至次年3月开展巡查", "2022年11月至次年3月", "2023-03-31"),
        ("2022年年内建成", "2022年年内", "2022-12-31"),
        ("2022.6.30前完成整改", "2022.6.30前", "2022-06-30"),
        ("中级职称占比2024年达到45%", "2024年", "2024-12-31"),
        ("本年度内完成整改", "本年度内", "2021-12-31"),
        ("2021年起4年内，培养技师200名", "4年内", "2024-12-31"),
        ("从2022年开始，用三年时间建成", "三年时间", "2024-12-31"),
        ("2023年底前，在巩固整治成效的基础上，全面推开", "2023年底前", "2023-12-31"),
        ("2022至2025年每个街道新建一处站点", "2022至2025年", "2025-12-31"),
        ("2021年至2023年，改造老旧管网", "2021年至2023年", "2023-12-31"),
        ("2021—2023年改造老旧管网", "2021—2023年", "2023-12-31"),
        ("2021年7月至11月全面排查", "2021年7月至11月", "2021-11-30"),
        ("建成指挥中心（2023年完成）", "2023年", "2023-12-31"),
        ("完成改造（2022年6月底前）", "2022年6月底前", "2022-06-30"),
        ("到“十四五”末，全部达标", "到“十四五”末", "2025-12-31"),
        ("整治隐患。“十五五”期间，新建粮库两座", "“十五五”期间", "2030-12-31"),
    ],
)
def test_a_last_day(text: str, words: str, day: str) -> None:
    assert found(text)[0] == (words, day)


@pytest.mark.parametrize(
    ("text", "words", "recurrence"),
    [
        ("每年至少演练一次", "每年", "P1Y"),
        ("每年12月底前报告消防工作", "每年12月底前", "P1Y"),
        ("每半年通报进展", "每半年", "P6M"),
        ("各街道逐月调度", "逐月", "P1M"),
        ("每（半）年召开一次会议", "每（半）年", "P6M"),
        ("每2年修订一次预案", "每2年", "P2Y"),
        ("每三年评估一次", "每三年", "P3Y"),
        ("每季度调度一次", "每季度", "P3M"),
        ("每个月检查一次", "每个月", "P1M"),
        ("每两周会商一次", "每两周", "P2W"),
        ("按季度通报进展", "按季度", "P3M"),
        ("半年一次评估", "半年一次", "P6M"),
        ("每学期开展两次演练", "每学期", "P6M"),
        ("逐年增加投入", "逐年", "P1Y"),
        ("2022年起，每年2月底前报送总结", "2022年起，每年2月底前", "P1Y"),
    ],
)
def test_a_recurrence(text: str, words: str, recurrence: str) -> None:
    assert found(text) == [(words, recurrence)]


@pytest.mark.parametrize(
    "words", ["三年时间", "3年内", "两年左右时间", "6个月内", "10小时以内", "20个工作日内", "3-5年时间"]
)
def test_a_bare_duration_has_no_day(words: str) -> None:
    text = f"力争用{words}完成改造"
    (expression,) = find_expressions(text, 0, len(text), front())
    assert (text[expression.start : expression.end], expression.value.precision) == (words, Precision.DURATION)
    assert (expression.value.date, expression.value.recurrence) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "落实《应急体系2022年建设规划》要求",
        "锚定2035年远景目标",
        "2023年度工作要点",
        "贯彻2022年印发的实施意见",
        "自2021年以来，成效明显",
        "生产总值较2021年增长",
        "消防安全三年行动（2022—2024年）",
        "“十四五”时期总体目标",
        "做好“十四五”期间工作",
        "2019年建成指挥中心",
        "定期开展演练，逐步完善设施",
        "7×24小时值守",
        "建立24小时值班制度",
        "实施三年行动计划",
        "近三年内没有事故",
        "每百万人口死亡率",
        "年内没有事故",
        "2026年国庆节前后开展慰问",
        "2026年汛前检查全面开展",
        "对5年内新建建筑开展鉴定",
        "标准提高到每人每月700元",
        "毕业2年内的高校毕业生给予补贴",
        "吸纳离校2年内未就业毕业生",
        "3年内无重大事故的企业",
        "有效期至2026年12月31日",
        "2025年主要目标",
        "《防火规定》（2021年修订）",
        "开办时间压缩至0.5个工作日以内",
        "审批时间控制在30个工作日以内",
        "2023年是“十四五”规划承上启下之年",
        "2024年作为规划实施的关键一年",
        "《办法》明确了2024年水环境治理6个方面的任务",
        "扎实做好2024年森林防火工作",
        "2024年全区消防工作的总体要求是坚持预防为主",
        "现就2024年植树工作提出如下意见",
        "国企改革三年提升行动完成投资5亿元",
        "统筹推进云溪县2024年闲置土地处置工作",
        "在2021至2023年全县水厂改造的基础上，扩大供水范围",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert found(text) == []


def test_a_month_without_year_takes_the_year_of_a_plan_for_one_year() -> None:
    assert found("10月底前完成整治", front(2024, 2024)) == [("10月底前", "2024-10-31")]
    assert found("年底前完成整治", front(2024, 2024)) == [("年底前", "2024-12-31")]
    assert found("10月底前完成整治", front(2021, 2025)) == [("10月底前", None)]
    assert found("10月完成整治", front(2021, 2025)) == []
    assert found("10月底前制定方案", front(2021, 2023)) == [("10月底前", "2021-10-31")]
    assert found("3月底前制定方案", front(2021, 2023)) == [("3月底前", None)]
    assert found("建成平台。（市教育局；12月）", front(2024, 2024)) == [("12月", "2024-12-31")]
    assert found("。12月，开展验收", front(2024, 2024)) == [("12月", "2024-12-31")]
    assert found("四季度总结推广", front(2024, 2024)) == [("四季度", "2024-12-31")]


def test_the_end_of_the_plan_s_own_period() -> None:
    assert found("到规划期末，覆盖率达到90%", front(2021, 2027)) == [("到规划期末", "2027-12-31")]


def test_a_term_in_years_without_a_word_for_time() -> None:
    assert found("三年培养工匠600人") == [("三年", None)]
    assert found("（一）动员部署（2022年3月）。") == [("2022年3月", "2022-03-31")]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024.10", "2024-10-31"),
        ("2024/6/30", "2024-06-30"),
        ("2024-09", "2024-09-30"),
        ("二季度", "2024-06-30"),
        ("下半年", "2024-12-31"),
    ],
)
def test_a_cell_may_hold_nothing_but_when(cell: str, day: str) -> None:
    assert found(f"修缮校舍\t{cell}\n", front(2024, 2024)) == [(cell, day)]
    assert found(f"完成时限：{cell}\n", front(2024, 2024)) == [(cell, day)]


def test_a_number_in_a_cell_is_no_month() -> None:
    assert found("修缮校舍\t2024.5\n", front(2024, 2024)) == []


def test_a_month_lies_within_the_stage_that_its_heading_names() -> None:
    stage = "（二）施工阶段（2024年4月—2025年5月）\n4月20日前完成招标，2月底完成收尾。\n"
    assert [day for _, day in found(stage, front(2024, 2024))] == ["2025-05-31", "2024-04-20", "2025-02-28"]
    assert found("推广阶段（2026年）。6月底前完成安装", front(2024, 2024)) == [("6月底前", "2026-06-30")]


def test_days_of_every_year_come_back() -> None:
    days = found("各地每年1月15日前、7月15日前报送总结", front(2021, 2025))
    assert days == [("每年1月15日前", "P1Y"), ("7月15日前", "P1Y")]


def test_a_year_that_something_is_compared_with_is_not_that_of_a_month() -> None:
    unknown = front(None, None, None)
    assert found("水平较2020年提高。\n6月底前完成整治", unknown) == [("6月底前", None)]


def test_a_month_without_year_does_not_take_the_year_of_a_far_aim() -> None:
    unknown = front(None, None, None)
    assert found("2024年底前完成加固。\n到2030年，全部达标。\n7月底前完成验收", unknown)[-1] == (
        "7月底前",
        "2024-07-31",
    )


def test_a_month_without_year_takes_the_year_of_its_sentence() -> None:
    assert found("2022年3月底前动员，10月底前完成整治")[1] == ("10月底前", "2022-10-31")


def test_a_month_without_year_takes_the_year_that_its_paragraph_opens_with() -> None:
    several = front(2021, 2025)
    assert found("2023年，开展普查。6月底前完成外业。", several)[1] == ("6月底前", "2023-06-30")
    assert found("到2023年，覆盖城区。6月底前完成外业。", several)[1] == ("6月底前", None)
    assert found("2023年，开展普查。\n6月底前完成外业。", several)[1] == ("6月底前", None)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("2026年国庆节前投用", "2026年国庆节前", "2026-09-30"),
        ("春节前完成兑付", "春节前", "2025-01-28"),
        ("今年春节前完成兑付", "今年春节前", "2024-02-09"),
        ("元旦前建成公园", "元旦前", "2024-12-31"),
        ("劳动节前完成布展", "劳动节前", "2024-04-30"),
        ("主汛期前完成清淤", "主汛期前", "2024-12-31"),
        ("2025年汛期前完成清淤", "2025年汛期前", "2025-12-31"),
        ("秋季学期开学前，维修校舍", "秋季学期开学前", "2024-12-31"),
    ],
)
def test_before_a_festival_or_a_season(text: str, words: str, day: str) -> None:
    assert found(text, front(2024, 2024, "2024-03-01")) == [(words, day)]


def test_before_a_season_of_no_year_is_no_day() -> None:
    assert found("入冬前完成检修", front(2021, 2025)) == [("入冬前", None)]
    assert found("每年汛期前开展检查", front(2021, 2025)) == [("每年", "P1Y")]


def test_this_year_counts_from_the_day_of_issue() -> None:
    assert found("今年底前完成整治", front(None, None, "2022-03-01")) == [("今年底前", "2022-12-31")]
    assert found("今年底前完成整治", front(None, None, None)) == []


PLAN = """云溪市应急体系建设“十四五”规划

云溪市人民政府 2021年8月10日

一、发展基础

2022年底前没有承诺，这里只说过去。

二、发展目标

到2025年，体系基本建成，形势持续好转。

三、主要任务

（一）完善指挥体系

建设指挥平台，2022年底前实现互联互通。各街道每年至少演练一次。

（二）整治隐患

到2023年，消除突出问题。

四、保障措施

（一）加强组织领导

2024年开展评估，确保规划顺利实施。
"""


def test_the_quote_is_the_clause_and_the_past_is_left_out() -> None:
    reading = reading_of(PLAN)
    quotes = [(m.text, reading.cleaned.text[m.start : m.end]) for m in extract_deadlines(reading)]
    assert quotes == [
        ("到2025年", "到2025年，体系基本建成"),
        ("2022年底前", "2022年底前实现互联互通"),
        ("每年", "各街道每年至少演练一次"),
        ("到2023年", "到2023年，消除突出问题"),
        ("2024年", "2024年开展评估"),
    ]


def test_the_years_of_an_indicator_table_are_its_rows() -> None:
    table = "专栏1 主要指标\n指标名称\t2025年\t属性\n救助时间\t10小时以内\t预期性\n"
    words = [m.text for m in extract_deadlines(reading_of(PLAN.replace("三、主要任务", f"{table}\n三、主要任务")))]
    assert words == ["到2025年", "2022年底前", "每年", "到2023年", "2024年"]


def test_a_deadline_knows_its_section() -> None:
    reading = reading_of(PLAN)
    titles = [reading.sections[m.section].title for m in extract_deadlines(reading) if m.section is not None]
    assert titles == ["发展目标", "完善指挥体系", "完善指挥体系", "整治隐患", "加强组织领导"]


NOTICE = """某县人民政府办公室关于印发2024年民生实事实施方案的通知

各乡镇人民政府：

现印发给你们，请认真抓好落实，并于2024年3月15日前将落实方案报县政府办公室。该方案已于2024年1月20日前报县委审定。

一、工作任务

（一）改善办学条件。新建教学楼2栋。（责任单位：县教育局；完成时限：2024年8月底）

（二）方便出行。完成时限：2024年12月底，其中2024年6月底前完成立项。

附件

任务清单

序号\t工作任务\t责任单位\t完成时间
1\t改造老旧小区\t县住建局\t2024年10月底前
2\t建设口袋公园\t县城管局\t2024年11月底前
"""


def test_a_notice_orders_reports_a_label_says_by_when_and_an_attachment_holds_tasks() -> None:
    reading = reading_of(NOTICE)
    quotes = [(m.text, reading.cleaned.text[m.start : m.end]) for m in extract_deadlines(reading)]
    assert quotes == [
        ("2024年3月15日前", "并于2024年3月15日前将落实方案报县政府办公室"),
        ("2024年8月底", "完成时限：2024年8月底"),
        ("2024年12月底", "完成时限：2024年12月底"),
        ("2024年6月底前", "其中2024年6月底前完成立项"),
        ("2024年10月底前", "2024年10月底前"),
        ("2024年11月底前", "2024年11月底前"),
    ]


@pytest.mark.parametrize("rule", SIGNS)
def test_words_that_a_rule_reads_have_a_sign_by_which_a_section_is_searched(rule: str) -> None:
    assert [words for words in RULES[rule].matches if not any(sign in words for sign in SIGNS[rule])] == []

"""What a plan says about itself, in the ways that covers and notices say it."""

import pytest

from ingest.models import FrontMatter
from tests.readings import reading_of

BODY = "一、总体要求\n到2025年，全面完善应急体系。\n二、主要任务\n加强组织领导，完善工作机制。\n"


def front_of(front: str, *, body: str = BODY, name: str = "plan.txt") -> FrontMatter:
    return reading_of(f"{front}\n{body}", name).front


NOTICE = """苏州市人民政府文件
苏府〔2021〕74 号
苏州市人民政府关于印发苏州市“十四五”
应急管理规划的通知
各市、区人民政府，市各委办局：
《苏州市“十四五”应急管理规划》已经市政府同意，现印发给你们。
苏州市人民政府
2021 年 11 月 18 日
（此件公开发布）
"""


def test_a_notice_tells_everything() -> None:
    front = front_of(NOTICE)
    assert front.title == "苏州市“十四五”应急管理规划"
    assert (front.doc_number, front.issued, front.issuer) == ("苏府〔2021〕74号", "2021-11-18", "苏州市人民政府")
    assert (front.period_start, front.period_end, front.status.value) == (2021, 2025, "issued")
    assert front.city is not None
    assert (front.city.name, front.city.level.value, [c.name for c in front.ancestors]) == (
        "苏州市",
        "prefecture",
        ["江苏省"],
    )


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("苏州市消防救援事业发展“十四五”规划\n2021年11月", "苏州市消防救援事业发展“十四五”规划"),
        ("关于印发《苏州市“十四五”消防事业\n\n发展规划》的通知", "苏州市“十四五”消防事业发展规划"),
        ("苏州市\n“十四五”能源发展规划", "苏州市“十四五”能源发展规划"),
        ("苏州市优化营商环境三年行动计划（2023-2025年）", "苏州市优化营商环境三年行动计划（2023-2025年）"),
        ("苏州市能源发展规划（征求意见稿）", "苏州市能源发展规划"),
        (
            "苏州市人民政府关于落实政府工作报告重点工作部门分工的意见\n苏府〔2020〕6号",
            "苏州市人民政府关于落实政府工作报告重点工作部门分工的意见",
        ),
        ("现将《苏州市人才发展规划》印发给你们，请认真贯彻执行。", "苏州市人才发展规划"),
        ("# **苏州市“十四五”健康规划**", "苏州市“十四五”健康规划"),
        ("《苏州市能源实施方案》\n时间：2022-06-06 来源：苏州日报", "苏州市能源实施方案"),
        ("首页 / 其他文件\n苏州市能源实施方案", "苏州市能源实施方案"),
        ("范文网 > 苏州市能源意见\n苏州市能源意见", "苏州市能源意见"),
        ("《苏州市人民政府关于印发2019年重点工作责任分解的通知》", "2019年重点工作责任分解"),
        ("某网站刊出\n2022年06月10日 15:15:54\n“十强产业”2022年行动计划", "“十强产业”2022年行动计划"),
        ("关于印发《苏州市茶产业发展规划》等三个文件的通知", "苏州市茶产业发展规划"),
        ("苏州市养老工作实施方案为贯彻国家部署，制定本方案。", "苏州市养老工作实施方案"),
        ("[江苏] 2022年苏州市政府工作报告", "2022年苏州市政府工作报告"),
        (
            "苏州市国民经济和社会发展\n第十四个五年规划和二〇三五年\n远景目标纲要",
            "苏州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要",
        ),
        (
            "市政府关于落实苏州市国民经济\n和社会发展第十四个五年规划纲要\n主要目标和任务工作分工的通知",
            "市政府关于落实苏州市国民经济和社会发展第十四个五年规划纲要主要目标和任务工作分工的通知",
        ),
        (
            "中共苏州市委关于制定国民经济\n和社会发展第十四个五年规划\n和二〇三五年远景目标的建议",
            "中共苏州市委关于制定国民经济和社会发展第十四个五年规划和二〇三五年远景目标的建议",
        ),
        (
            "苏州市人民政府\n关于明确2022年\n重点工作责任单位的通知",
            "苏州市人民政府关于明确2022年重点工作责任单位的通知",
        ),
        (
            "《苏州市促进就业若干措施(修订).docx》由会员分享，可在线阅读，更多相关内容请搜索",
            "苏州市促进就业若干措施",
        ),
    ],
)
def test_titles(front: str, title: str) -> None:
    assert front_of(front).title == title


def test_without_a_title_the_file_s_name_stands_for_it() -> None:
    assert front_of("现就有关事项通知如下：", name="苏州消防.txt").title == "苏州消防"


@pytest.mark.parametrize(
    ("front", "number"),
    [
        ("苏府办〔2021〕7号", "苏府办〔2021〕7号"),
        ("发文字号：苏府办[2021]7号", "苏府办[2021]7号"),
        ("根据上级规划（国发〔2021〕36号）制定。", None),
    ],
)
def test_document_numbers(front: str, number: str | None) -> None:
    assert front_of(f"苏州市能源发展规划\n{front}").doc_number == number


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2021年6月9日", "2021-06-09"),
        ("二〇二一年十一月十八日", "2021-11-18"),
        ("二○二二年三月二十日", "2022-03-20"),
        ("成文日期：2022-07-28", "2022-07-28"),
        ("发布日期\t2022年7月28日", "2022-07-28"),
        ("2021年11月", None),
        ("根据2021年6月9日会议精神制定。", None),
    ],
)
def test_dates(line: str, date: str | None) -> None:
    assert front_of(f"苏州市能源发展规划\n{line}").issued == date


def test_the_printer_s_line_at_the_end_gives_the_date() -> None:
    front = front_of("苏州市能源发展规划", body=f"{BODY}苏州市人民政府办公室 2021 年 6月 9 日印发")
    assert front.issued == "2021-06-09"


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("苏州市“十五五”能源规划", (2026, 2030)),
        ("苏州市十三五能源规划", (2016, 2020)),
        ("苏州市国民经济和社会发展第十四个五年规划和2035年远景目标纲要", (2021, 2025)),
        ("苏州市人才发展中长期规划（2021—2035年）", (2021, 2035)),
        ("苏州市2022年应急管理工作要点", (2022, 2022)),
        ("苏州市能源规划", (None, None)),
    ],
)
def test_periods(title: str, period: tuple[int | None, int | None]) -> None:
    front = front_of(title)
    assert (front.period_start, front.period_end) == period


def test_the_term_that_the_text_names() -> None:
    assert front_of("苏州市消防专项规划\n本规划期限为2021年至2035年。").period_end == 2035


@pytest.mark.parametrize("front", ["苏州市能源规划\n（征求意见稿）", "苏州市能源规划（草案）", "苏州市能源规划送审稿"])
def test_drafts(front: str) -> None:
    assert front_of(front).status.value == "draft"


def test_asking_for_opinions_in_the_text_makes_no_draft() -> None:
    assert front_of("苏州市能源规划\n本规划在广泛征求意见的基础上制定。").status.value == "issued"


@pytest.mark.parametrize(
    ("front", "written", "level", "around"),
    [
        ("浙江省“十四五”能源规划", "浙江省", "province", []),
        ("杭州市西湖区消防规划", "西湖区", "district", ["杭州市", "浙江省"]),
        ("昆山市“十四五”消防规划", "昆山市", "county", ["苏州市", "江苏省"]),
        ("“十四五”国家消防工作规划", "中国", "country", []),
        ("国务院关于印发应急体系规划的通知", "中国", "country", []),
        ("“十四五”安全生产规划\n应急管理部\n2021年6月9日", "中国", "country", []),
        ("应急管理“十四五”规划\n昆山市人民政府\n2021年6月9日", "昆山市", "county", ["苏州市", "江苏省"]),
        ("湘西土家族苗族自治州能源规划", "湘西土家族苗族自治州", "prefecture", ["湖南省"]),
    ],
)
def test_places(front: str, written: str, level: str, around: list[str]) -> None:
    found = front_of(front)
    assert found.city is not None
    assert (found.city.name, found.city.level.value, [city.name for city in found.ancestors]) == (
        written,
        level,
        around,
    )


def test_a_place_that_no_register_knows_stays_as_written() -> None:
    front = front_of("云梦泽市能源规划")
    assert front.city_written == "云梦泽市"
    assert front.city is None or front.city.code is None


def test_the_place_that_the_text_speaks_of() -> None:
    """Its own rank is that of the offices that it lists; other places of that rank are named now and then."""
    opening = "消防提升工程实施意见\n一、任务\n根据《中共苏州市委关于消防工作的决定》，学习南京市经验，建设平安苏州。"
    duties = "（一）建站。（牵头单位：市消防局，配合单位：市财政局、市公安局、市教育局、区水务局）"
    found = front_of(opening + duties + "把苏州建设成为消防强市。")
    assert found.city is not None
    assert [found.city.name, *(city.name for city in found.ancestors)] == ["苏州市", "江苏省"]


@pytest.mark.parametrize(
    "text",
    [
        "（市消防局、市财政局、市公安局、市教育局负责）推广苏州市和南京市的经验。学习苏州市。",
        "（市消防局、县财政局、区公安局、省教育厅负责）建设平安苏州，把苏州市建好。",
        "把苏州市建设成为消防强市，建设平安苏州。",
    ],
)
def test_a_place_that_is_only_spoken_of(text: str) -> None:
    """Beside others, in a text for no rank, or in one that lists no offices."""
    assert front_of(f"消防提升工程实施意见\n一、任务\n{text}").city is None


def test_a_plan_that_names_no_place() -> None:
    assert front_of("能源发展规划").city is None


def test_a_name_that_many_districts_have_is_told_apart_by_the_text() -> None:
    body = f"{BODY}全面落实南京市的部署，加强南京市鼓楼区的应急体系建设。"
    front = front_of("鼓楼区应急规划", body=body)
    assert [city.name for city in front.ancestors] == ["南京市", "江苏省"]


def test_a_notice_that_is_the_plan_itself_has_its_own_title_and_the_year_that_it_speaks_of() -> None:
    front = front_of("苏州市人民政府关于加强食品安全工作的通知\n各区政府：\n现就2024年食品安全重点工作通知如下。")
    assert (front.title, front.city_written) == ("苏州市人民政府关于加强食品安全工作的通知", "苏州市")
    assert (front.period_start, front.period_end) == (2024, 2024)


SHEET = """索引号：11000000-2022-00001    公开日期：2022-03-09    发布机构：市民政局    生成日期：2022-03-01
文号：苏民发〔2022〕3号    有效性：有效
"""


def test_a_site_s_lines_around_a_document_are_no_part_of_it() -> None:
    path = "首页 >> 政府信息公开 >> 专项规划   字号：[大] [中] [小]   打印 | 关闭\n"
    front = front_of(f"{path}苏州市养老服务发展“十四五”规划\n来源：市民政局 发布时间：2022-03-09 浏览量：14\n{SHEET}")
    assert (front.title, front.doc_number) == ("苏州市养老服务发展“十四五”规划", "苏民发〔2022〕3号")
    assert front.issued == "2022-03-01"


def test_paragraphs_of_a_page_are_not_joined_with_the_letter_around_them() -> None:
    long = "各级各部门要提高站位，强化责任，紧盯目标，多措并举，真抓实干，把各项工作抓实抓细抓出成效，确保全年任务圆满完成。"
    front = front_of(
        f"关于印发“食安先锋”三年行动计划\n（2023—2025年）的通知\n苏政办〔2023〕5号\n各县（市、区）人民政府，市有关部门：\n"
        f"《“食安先锋”三年行动计划（2023—2025年）》已经市政府同意，现印发给你们，请认真贯彻执行。\n苏州市人民政府办公室\n"
        f"2023年8月28日\n（此件公开发布）\n“食安先锋”三年行动计划（2023—2025年）\n{long}\n{long}\n{long}"
    )
    assert (front.title, front.issuer) == ("“食安先锋”三年行动计划（2023—2025年）", "苏州市人民政府办公室")
    assert front.city is not None
    assert front.city.name == "苏州市"


@pytest.mark.parametrize(
    ("front", "title", "issuer"),
    [
        (
            "苏州市人民政府关于贯彻落实《江苏省进一步稳定就业若干措施》的实施意见\n为贯彻落实《江苏省人民政府关于印发"
            "江苏省进一步稳定就业若干措施的通知》（苏政发〔2021〕3号），提出如下意见：",
            "苏州市人民政府关于贯彻落实《江苏省进一步稳定就业若干措施》的实施意见",
            "苏州市人民政府",
        ),
        (
            "昆山市人民政府关于分解落实政府工作报告目标任务的通知\n各镇人民政府，市政府各部门：\n《政府工作报告》已经市人民"
            "代表大会审议通过。现将《政府工作报告》6个方面100项任务分解印发。",
            "昆山市人民政府关于分解落实政府工作报告目标任务的通知",
            "昆山市人民政府",
        ),
        ("苏州市人民政府\n关于促进充分就业的实施意见", "苏州市人民政府关于促进充分就业的实施意见", "苏州市人民政府"),
        (
            "【重点工作】苏州市人民政府关于2021年重点工作责任分解的通知",
            "苏州市人民政府关于2021年重点工作责任分解的通知",
            "苏州市人民政府",
        ),
        (
            "附件：1.苏州市重点工作责任分解\n2.民生实事责任分解\n附件1\n苏州市重点工作责任分解",
            "苏州市重点工作责任分解",
            None,
        ),
        ("苏州市碳达峰实施方案 发布时间：2022-09-14 15:20", "苏州市碳达峰实施方案", None),
    ],
)
def test_letters_and_pages(front: str, title: str, issuer: str | None) -> None:
    read = front_of(front)
    assert (read.title, read.issuer) == (title, issuer)
    assert read.city is not None
    assert read.city.name in {"苏州市", "昆山市"}


def test_an_office_with_its_place_issues_before_one_without() -> None:
    front = front_of(
        "【制定机关】苏州市人民政府办公厅\n【公布日期】2020.01.17\n市人民政府办公厅关于印发2020年主要目标责任分解方案的通知"
    )
    assert (front.issuer, front.issued) == ("苏州市人民政府办公厅", "2020-01-17")


def test_a_document_in_traditional_characters_has_its_place_and_number() -> None:
    front = front_of(
        "內江市人民政府關於進一步做好就業創業工作的實施意見\n內府發〔2021〕1號",
        body="一、總體要求\n到2025年，全面完善應急體系，強化領導責任。\n二、主要任務\n加強組織領導，完善工作機制。\n",
    )
    assert front.city is not None
    assert front.city.name == "内江市"
    assert front.doc_number == "內府發〔2021〕1號"


def test_a_province_s_paper_without_its_name_is_told_by_the_letter_of_its_number() -> None:
    letter = "省人民政府关于\n进一步优化营商环境的若干意见\n鄂政发〔2018〕6号\n{}：\n为优化环境，提出如下意见。"
    front = front_of(letter.format("各市、州、县人民政府，省政府各部门"))
    assert front.title == "省人民政府关于进一步优化营商环境的若干意见"
    assert [city.name for city in (front.city,) if city] == ["湖北省"]
    assert front_of(letter.format("各区人民政府，市政府各部门").replace("省人民", "市人民")).city is None


def test_a_paper_that_fits_a_place_s_circumstances_is_that_place_s() -> None:
    front = front_of("关于进一步帮助市场主体的实施细则\n为落实政策措施精神，结合宿迁实际，制定如下细则。")
    assert [city.name for city in (front.city,) if city] == ["宿迁市"]
    assert front_of("关于进一步帮助市场主体的实施细则\n结合我市实际，制定如下细则。").city is None


@pytest.mark.parametrize(
    ("front", "city"),
    [
        ("政府工作报告\n——2022年1月6日在苏州市第十七届\n人民代表大会第一次会议上", "苏州市"),
        ("政府工作报告\n——在苏州市第十七届人民代表大会第一次会议上", "苏州市"),
        ("国务院\n关于推动高质量发展的意见", "中国"),
        ("本纲要根据《中共苏州市委关于制定第十四个五年规划的建议》编制。", "苏州市"),
        ("近日，苏州市人民政府办公室印发年度任务分解方案。", "苏州市"),
        ("关于印发任务分解方案的通知\n各县（市、区）人民政府，徐州经济技术开发区管委会：", "徐州市"),
        ("【投资兴业】2022年镇政府工作报告\n所属地区：江苏-苏州-昆山市", "昆山市"),
        ("各市人民政府，徐州经济技术开发区管委会：", None),
    ],
)
def test_places_that_the_opening_names(front: str, city: str | None) -> None:
    found = front_of(front).city
    assert (found.name if found else None) == city


@pytest.mark.parametrize(
    "front",
    [
        "任务分解表\n为完成《政府工作报告》确定的2022年各项工作任务，现将任务分解。",
        "2022年是全面建设新苏州的重要一年，各部门要抓好落实。",
        "二〇二二年度昆山市民生实事项目",
        "政府工作报告\n（2022年1月6日在苏州市第十七届人民代表大会第一次会议上）",
        "政府工作报告\n各位代表：现在，请予审议。",
    ],
)
def test_a_report_is_for_the_year_that_it_is_given_in_or_that_its_chapters_name(front: str) -> None:
    found = front_of(front, body="一、2021年工作回顾\n成效显著。\n二、2022年主要任务\n加强建设，完善机制。\n")
    assert (found.period_start, found.period_end) == (2022, 2022)


def test_a_site_s_button_signs_nothing() -> None:
    assert front_of("返回顶部\n苏州市能源工作方案").issuer is None

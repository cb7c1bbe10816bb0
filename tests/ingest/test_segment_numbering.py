"""Headings in the hands that documents are numbered in: marks, blanks, brackets, letters, Roman numbers, levels."""

from collections.abc import Callable

import pytest

from tests.readings import outline_of

CHINESE = "零一二三"
TEXT = "围绕全局谋划布局，统筹各方力量完善工作体系，持续提升治理能力和服务水平。"
Mark = Callable[[int], str]


def plan_of(chapter: Mark, section: Mark, item: Mark) -> str:
    return "\n".join(
        [
            f"{chapter(1)}总体要求\n{TEXT}",
            f"{chapter(2)}主要任务",
            f"{section(1)}扩大学位供给",
            f"{item(1)}新建改建学校。{TEXT}",
            f"{item(2)}优化学校布局。{TEXT}",
            f"{section(2)}加强队伍建设",
            f"{item(1)}完善补充机制。{TEXT}",
            f"{chapter(3)}保障措施",
            f"{section(1)}压实各方责任。{TEXT}",
        ]
    )


def titles_of(text: str) -> list[str]:
    return [line.replace(line.strip().split(" ")[0] + " ", "") for line in outline_of(text)]


NESTED = [
    "总体要求",
    "主要任务",
    "  扩大学位供给",
    "    新建改建学校",
    "    优化学校布局",
    "  加强队伍建设",
    "    完善补充机制",
    "保障措施",
    "  压实各方责任",
]


@pytest.mark.parametrize(
    ("chapter", "section", "item"),
    [
        ("{c}、", "（{c}）", "{n}."),
        ("{c} ", "（{c}）", "{n}."),
        ("{c}\u3000", "（{c}）", "{n}."),
        ("{c}，", "（{c}）", "{n}，"),
        ("{c}：", "{n}：", "（{n}）"),
        ("{c}．", "（{c}）、", "{n}．"),
        ("{c}、", "{c}）", "{n}）、"),
        ("{c}､", "﹙{c}﹚", "{n}﹒"),
        ("{r}、", "{c}、", "{n}."),
        ("{i}. ", "{c}、", "{n}."),
        ("{a}.", "{n}.", "（{n}）"),
        ("0{n} ", "（{c}）", "{n}."),
        ("0{n}.", "{c}、", "{n}."),
        ("【{c}】", "（{c}）", "{n}."),
        ("第{c}部分：", "{c}、", "（{c}）"),
        ("第{c}篇 ", "第{c}章 ", "第{c}节 "),
        ("{n} ", "（{c}）", "（{n}）"),
    ],
)
def test_marks_of_all_kinds_nest(chapter: str, section: str, item: str) -> None:
    def mark(form: str) -> Mark:
        return lambda n: form.format(n=n, c=CHINESE[n], r="ⅠⅡⅢ"[n - 1], i="I" * n, a="ABC"[n - 1])

    assert titles_of(plan_of(mark(chapter), mark(section), mark(item))) == NESTED


def test_numbers_with_a_zero_go_on_at_ten() -> None:
    text = "\n".join(f"{number:02}.完善第{number}项工作机制。{TEXT}" for number in range(1, 12))
    assert [line.split(" ")[0] for line in outline_of(text)] == [f"{number:02}" for number in range(1, 12)]


def test_a_number_with_a_mark_stands_above_the_brackets_that_begin_below_its_line() -> None:
    text = f"1、过去工作回顾\n{TEXT}\n2、今年主要任务\n（一）发展产业。{TEXT}\n（二）改善民生。{TEXT}\n"
    assert outline_of(text) == ["1 过去工作回顾", "2 今年主要任务", "  一 发展产业", "  二 改善民生"]


def test_a_bare_number_heads_a_chapter_also_above_a_preface() -> None:
    text = f"1 总则\n{TEXT}\n1.1 适用范围\n{TEXT}\n1.2 工作原则\n{TEXT}\n2 组织体系\n2.1 领导机构\n{TEXT}\n"
    assert outline_of(text) == ["1 总则", "  1.1 适用范围", "  1.2 工作原则", "2 组织体系", "  2.1 领导机构"]


def test_a_list_of_numbered_names_is_no_series_of_headings() -> None:
    text = f"一、总体要求\n{TEXT}\n二、参加部门\n1 教育系统\n2 卫生系统\n3 民政系统\n"
    assert outline_of(text) == ["一 总体要求", "二 参加部门"]


def test_a_chapter_s_name_ends_where_its_text_follows_without_a_mark() -> None:
    text = f"一、2021年工作回顾过去一年，成效显著。{TEXT}\n二、2022年工作安排2022年，要抓好以下工作：\n（一）发展产业。{TEXT}\n"
    assert outline_of(text) == ["一 2021年工作回顾", "二 2022年工作安排", "  一 发展产业"]


def test_chapters_whose_numbers_were_lost_stand_above_brackets() -> None:
    text = (
        f"{TEXT}\n扛牢粮食安全责任\n（一）稳定播种面积。{TEXT}\n（二）扩大油料生产。{TEXT}\n"
        f"强化基础支撑\n（三）保护耕地。{TEXT}\n加强组织领导\n（四）开展考核。{TEXT}\n"
    )
    assert outline_of(text) == [
        "扛牢粮食安全责任",
        "  一 稳定播种面积",
        "  二 扩大油料生产",
        "强化基础支撑",
        "  三 保护耕地",
        "加强组织领导",
        "  四 开展考核",
    ]


def test_a_title_ends_where_a_text_on_the_period_follows_without_a_mark() -> None:
    text = f"一、总体形势\n1.小康社会建设取得决定性成就“十三五”时期是不平凡的五年。{TEXT}\n二、主要任务\n2.完善机制。{TEXT}\n"
    assert outline_of(text)[1] == "  1 小康社会建设取得决定性成就"


def test_what_is_left_of_a_table_of_contents_heads_nothing() -> None:
    text = f"目 录\n第三篇 坚持创新驱动发展- 26 -\n第一篇 发展基础\n{TEXT}\n第二篇 主要任务\n{TEXT}\n"
    assert outline_of(text) == ["一 发展基础", "二 主要任务"]


def test_a_heading_of_several_aims_is_one_however_long() -> None:
    long = "突破一批关键核心技术，培育一批创新型企业，建设一批高能级平台，集聚一批高层次创新人才"
    text = f"一、坚持创新引领，加快数字产业化，推进产业数字化，打造经济高地\n（一）{long}\n{TEXT}\n（二）完善机制。{TEXT}\n"
    assert outline_of(text) == [
        "一 坚持创新引领，加快数字产业化，推进产业数字化，打造经济高地",
        f"  一 {long}",
        "  二 完善机制",
    ]


def test_items_of_a_box_on_one_line() -> None:
    text = f"一、完善水网\n{TEXT}\n专栏2：水资源保障工程 （1）引水工程。铺设管线。（2）备用水源工程。新建泵站。\n二、组织实施\n{TEXT}\n"
    assert outline_of(text)[1:4] == ["  专栏2 水资源保障工程", "    1 引水工程", "    2 备用水源工程"]


@pytest.mark.parametrize("sign", ["②", "[2]"])
def test_footnotes_are_no_headings(sign: str) -> None:
    text = f"一、主要任务\n到2025年，每千名老人床位达到40张{sign}。{TEXT}\n二、组织实施\n{TEXT}\n{sign}包括社区床位。"
    assert outline_of(text) == ["一 主要任务", "二 组织实施"]


def test_fields_of_a_measure_are_no_headings() -> None:
    fields = "政策内容：对小微企业减半征收房产税。\n执行期限：2023年12月31日前有效。\n"
    assert outline_of(f"一、减税降费\n{fields}二、金融支持\n{fields}") == ["一 减税降费", "二 金融支持"]


def test_a_heading_ends_where_who_does_it_follows_after_a_comma() -> None:
    text = f"一、进展情况\n1、农村道路畅通，牵头部门：市交通局。{TEXT}\n2、棚户区改造，责任单位：市住建局。{TEXT}\n二、组织实施\n{TEXT}"
    assert outline_of(text)[1:3] == ["  1 农村道路畅通", "  2 棚户区改造"]


def test_a_brief_lead_alone_in_its_section_is_one_where_other_sections_have_several() -> None:
    leads = f"加快公路建设。{TEXT}\n提升服务水平。{TEXT}\n"
    text = (
        f"（一）完善通道\n{leads}（二）提升服务\n{leads}（三）强化保障\n筑牢安全底线。{TEXT}\n（四）加大投入\n{TEXT}\n"
    )
    assert outline_of(text)[-3:] == ["三 强化保障", "  筑牢安全底线", "四 加大投入"]
    alone = f"（一）完善通道\n{TEXT}{TEXT}\n（二）强化保障\n筑牢安全底线。{TEXT}\n（三）加大投入\n{TEXT}\n"
    assert outline_of(alone) == ["一 完善通道", "二 强化保障", "三 加大投入"]


def test_chapters_that_lost_the_mark_behind_their_numbers() -> None:
    text = f"一总体要求\n{TEXT}\n二主要任务\n（一）扩大供给。{TEXT}\n（二）建强队伍。{TEXT}\n三保障措施\n{TEXT}\n"
    assert outline_of(text) == ["一 总体要求", "二 主要任务", "  一 扩大供给", "  二 建强队伍", "三 保障措施"]


def test_items_that_lost_the_mark_behind_their_numbers() -> None:
    items = f"1推进设施建设。{TEXT}\n2强化行业整治。{TEXT}\n"
    text = f"一、主要任务\n（一）工业防治\n{items}（二）农业防治\n{items}"
    assert outline_of(text)[2:4] == ["    1 推进设施建设", "    2 强化行业整治"]


def test_a_heading_behind_the_text_of_the_one_before_it() -> None:
    text = f"一、严格监管\n（一）压实责任。落实企业责任。（二）排查隐患。每季度开展检查。\n二、组织实施\n{TEXT}"
    assert outline_of(text) == ["一 严格监管", "  一 压实责任", "  二 排查隐患", "二 组织实施"]


def test_titles_in_square_brackets_on_lines_of_their_own() -> None:
    text = f"某县政府工作任务分解\n【经济发展】\n1.壮大产业。{TEXT}\n【民生改善】\n2.新增托位。{TEXT}\n"
    assert outline_of(text) == ["经济发展", "  1 壮大产业", "民生改善", "  2 新增托位"]


def test_a_chapter_s_known_name_begins_a_line_also_behind_a_unit() -> None:
    text = f"某县方案：一、工作目标{TEXT}二、主要任务（一）培育人才。培训五百名。责任单位：县民政局三、保障措施（一）加强领导。{TEXT}"
    assert [line.strip() for line in outline_of(text)][-2:] == ["三 保障措施", "一 加强领导"]


def test_numbers_that_go_on_in_a_row_behind_a_gap_are_headings() -> None:
    items = [
        f"{n}.推进事项{'甲乙丙丁戊己'[n % 6]}{'建设改造提升'[n % 3 * 2 :][:2]}。{TEXT}" for n in (1, 2, 3, 9, 10, 11)
    ]
    text = "\n".join(["一、主要任务", "（一）完善体系", *items[:3], "（二）深化应用", *items[3:]])
    assert [line.split()[0] for line in outline_of(text)] == ["一", "一", "1", "2", "3", "二", "9", "10", "11"]


def test_a_number_that_is_left_out_between_two_chapters_loses_nothing_where_numbers_run_on() -> None:
    def items(*numbers: int) -> list[str]:
        return [f"{n}.{'健全完善优化强化规范推进'[n % 6 * 2 :][:2]}工作机制。{TEXT}" for n in numbers]

    text = "\n".join(["一、思想引领", *items(1, 2), "二、固本强基", *items(3, 4), "三、改进作风", *items(6, 8)])
    assert [line.split()[0] for line in outline_of(text)] == ["一", "1", "2", "二", "3", "4", "三", "6", "8"]


def test_a_number_below_a_chapter_that_begins_anew_heads_nothing_far_from_one() -> None:
    text = f"一、思想引领\n1.健全机制。{TEXT}\n2.完善制度。{TEXT}\n二、固本强基\n4.统筹安排。{TEXT}\n"
    assert [line.split()[0] for line in outline_of(text)] == ["一", "1", "2", "二"]


def test_numbers_that_go_on_almost_in_a_row_behind_a_gap_are_headings() -> None:
    items = [f"{n}.{'健全完善优化强化规范推进'[n % 6 * 2 :][:2]}工作机制。{TEXT}" for n in (1, 2, 8, 10, 11)]
    text = "\n".join(["一、主要任务", "（一）完善体系", *items[:2], "（二）深化应用", *items[2:]])
    assert [line.split()[0] for line in outline_of(text)] == ["一", "一", "1", "2", "二", "8", "10", "11"]

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

"""Cleaning: what is dropped, what is joined, and the way back to the original."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clean.fold import fold
from ingest.models import Cleaned
from tests.readings import cleaned_of, lines_of

PLANS = sorted((Path(__file__).parents[2] / "data" / "plans").glob("*/source.txt"))
PAGE_MARK = re.compile(r"^[ \t]*[－—–\-]{1,2}[ \t]*\d{0,3}[ \t]*[－—–\-]{0,2}[ \t]*$", re.M)
REPEATED = re.compile(r"^#* *专栏 *\d+.*$", re.M)
CONVERTER_MARK = re.compile(r"\*\*|</?b>|^#+ |[\\|]|</?(?:sup|sub)>", re.M)


def words_of(original: str) -> str:
    """An original slice without what cleaning may drop."""
    return re.sub(r"\s+", "", CONVERTER_MARK.sub("", PAGE_MARK.sub("", original)))


def assert_span_is_its_origin(cleaned: Cleaned, start: int, end: int) -> None:
    here = re.sub(r"\s+", "", cleaned.text[start:end])
    first, last = cleaned.origin(start, end)
    there = words_of(cleaned.document.text[first:last])
    assert here == there or here == words_of(REPEATED.sub("", cleaned.document.text[first:last]))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_paragraph_and_cell_of_a_plan_leads_back_to_its_own_words(path: Path) -> None:
    cleaned = cleaned_of(path.read_text(encoding="utf-8"))
    assert len(cleaned.text) == len(cleaned.folded) == len(cleaned.offsets)
    for paragraph in (*cleaned.paragraphs, *cleaned.contents):
        assert_span_is_its_origin(cleaned, paragraph.start, paragraph.end)
    for cell in (cell for table in cleaned.tables for row in table.rows for cell in row if cell.text):
        assert cleaned.text[cell.start : cell.end] == cell.text
        assert_span_is_its_origin(cleaned, cell.start, cell.end)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.parent.name)
def test_every_character_of_a_plan_keeps_its_offset(path: Path) -> None:
    cleaned = cleaned_of(path.read_text(encoding="utf-8"))
    original = cleaned.document.text
    moved = [i for i, c in enumerate(cleaned.text) if not c.isspace() and original[cleaned.offsets[i]] != c]
    assert moved == []


WORDS = ("一、总体要求", "（一）", "1. ", "完善体系", "到 2025 年", "GDP growth", "专栏 1：指标", "……3", "３")
SEAMS = ("，", "。", "；", "（", "”", "—", " ", "\u3000", "\t", "|", "\n", "\n\n", "\r\n", "\f")
NOISE = ("－ 6 －", "**", "<b>", "</b>", "# ", "\\")
PIECES = st.lists(st.sampled_from(WORDS + SEAMS + NOISE), max_size=40).map("".join)


@given(PIECES, st.data())
def test_any_span_of_any_text_leads_back_to_its_own_characters(text: str, data: st.DataObject) -> None:
    cleaned = cleaned_of(text)
    assert len(cleaned.text) == len(cleaned.folded) == len(cleaned.offsets)
    places = [i for i, c in enumerate(cleaned.text) if not c.isspace()]
    if not places:
        return
    start, last = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    first, end = cleaned.origin(start, last + 1)
    assert (text[first], text[end - 1]) == (cleaned.text[start], cleaned.text[last])
    kept = iter(text[first:end])
    assert all(c in kept for c in cleaned.text[start : last + 1] if not c.isspace()), "words out of order"


@given(st.text(max_size=300))
def test_no_text_breaks_cleaning(text: str) -> None:
    cleaned = cleaned_of(text)
    assert len(cleaned.text) == len(cleaned.folded) == len(cleaned.offsets)
    assert all(a <= b for a, b in zip(cleaned.offsets, cleaned.offsets[1:], strict=False))


def test_question_marks_in_place_of_an_indent_are_blanks() -> None:
    text = "青石市应急规划\n??一、总体要求\n?？以人民为中心。\n\ufffd二、主要任务\n??（一）健全机制\n??由市应急局牵头。"
    lines = cleaned_of(text).text.split("\n")
    assert lines[1:5] == ["一、总体要求", "以人民为中心。", "二、主要任务", "（一）健全机制"]


def test_folding_keeps_the_length() -> None:
    assert fold("(１)ＡＢ:到2025年,完成;３％以内") == "（1）AB：到2025年，完成；3%以内"
    assert fold('推进"一网通办"和＂双随机＂') == "推进“一网通办”和“双随机”"
    assert fold('按时完成“一键游"项目，推进"一网统管”') == "按时完成“一键游”项目，推进“一网统管”"
    assert fold('长12"的管') == '长12"的管'
    assert fold("1,000 (a,b)") == "1,000 （a,b）"
    assert (
        fold("深化改革.2024年底前完成.《办法》落实.(责任单位:市工信局)")
        == "深化改革。2024年底前完成。《办法》落实。（责任单位：市工信局）"
    )
    assert fold("三.2024年，PM2.5降到.5以下，V2.0") == "三.2024年，PM2.5降到.5以下，V2.0"


LONG = "坚持统筹发展和安全，全面提升防灾减灾救灾能力，有效防范化解重大风险，保障人民群众生命财产安全和社会稳定"


@pytest.mark.parametrize("mark", ["－ 6 －", "- 6 -", "— 6 —", "—6—", "—\n２\n—", "第6页", "第 6 页 共 40 页", "\f"])
def test_a_paragraph_goes_on_after_a_page_mark(mark: str) -> None:
    assert lines_of(f"{LONG}，建立健全\n\n{mark}\n\n应急机制。\n{LONG}。") == [
        f"{LONG}，建立健全应急机制。",
        f"{LONG}。",
    ]


def test_bare_page_numbers_that_count_on_are_dropped() -> None:
    pages = [f"{LONG}。\n{LONG}。\n{LONG}。\n{page}" for page in (7, 8, 9)]
    assert lines_of("\n".join(pages)) == [f"{LONG}。"] * 9


def test_a_single_number_on_a_line_stays() -> None:
    assert lines_of(f"{LONG}。\n12\n{LONG}。")[1] == "12"


def test_running_heads_are_dropped() -> None:
    pages = [f"某市消防规划\n{LONG}。\n－ {page} －" for page in range(1, 5)]
    assert lines_of("\n".join(pages)) == ["某市消防规划", *[f"{LONG}。"] * 4]


def wrapped(text: str, width: int, gap: str) -> str:
    return gap.join(text[i : i + width] for i in range(0, len(text), width))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"], ids=["line ends", "blank lines", "windows line ends"])
def test_hard_wrapped_lines_are_joined(gap: str) -> None:
    first, second = f"{LONG}，{LONG}。", f"加快构建大应急格局，{LONG}。"
    text = gap.join(
        ["一、总体要求", wrapped(first, 28, gap), "（一）指导思想", wrapped(second, 28, gap), wrapped(first, 28, gap)]
    )
    assert lines_of(text) == ["一、总体要求", first, "（一）指导思想", second, first]


def test_an_item_that_breaks_off_goes_on_where_others_are_sentences() -> None:
    lines = [
        "1.建设青石水库，年底前完工。",
        "责任单位：市水利局",
        "2.建成柳河公园，新增绿地3公顷。",
        "责任单位：市园林局",
    ]
    lines += [
        "3.改造云溪老街，6月底前开街。",
        "责任单位：市住建局",
        "4.创建示范村6个，推动农村卫生厕所和生活污水改造",
        "普及到每一户。",
        "责任单位：市农业农村局",
    ]
    assert lines_of("\n".join(lines))[6] == "4.创建示范村6个，推动农村卫生厕所和生活污水改造普及到每一户。"


def test_the_widest_item_goes_on_below() -> None:
    item = "6.实施重点工业项目45个，完成投资68亿元，一季度开工率过六成，半年实现全"
    assert lines_of(f"重点任务\n{item}\n部开工。\n牵头单位：市工业和信息化局")[1] == f"{item}部开工。"


@pytest.mark.parametrize("end", ["研发投入强度达到", "研发投入强度不低于", "失业率控制在"])
def test_words_that_no_title_ends_in_go_on_with_a_number(end: str) -> None:
    assert (
        lines_of(f"一、总体要求\n8.培育企业6家，{end}\n2.6%以上。\n二、保障措施")[1]
        == f"8.培育企业6家，{end}2.6%以上。"
    )


def test_a_heading_with_a_pause_is_not_joined_with_its_text() -> None:
    lines = [
        "（一）加强领导，落实责任",
        "各部门要高度重视，把任务落到实处，形成工作合力。",
        "（二）强化宣传，营造氛围",
        "各单位要广泛宣传。",
    ]
    assert lines_of("\n".join(lines)) == lines


def test_blank_lines_part_wrapped_paragraphs_where_lines_have_none() -> None:
    paragraph = wrapped(f"{LONG}，{LONG}，{LONG}", 28, "\n")
    assert lines_of(f"{paragraph}\n\n{paragraph}\n\n{paragraph}") == [f"{LONG}，{LONG}，{LONG}"] * 3


def test_an_indented_line_begins_a_paragraph() -> None:
    paragraph = "\u3000\u3000" + wrapped(f"{LONG}，{LONG}。{LONG}。", 28, "\n")
    assert lines_of("\n".join([paragraph] * 6)) == [f"{LONG}，{LONG}。{LONG}。"] * 6


def test_unwrapped_paragraphs_stay_apart() -> None:
    assert lines_of(f"{LONG}。\n{LONG}。\n\n{LONG}。") == [f"{LONG}。"] * 3


def test_a_heading_is_not_joined_with_its_text() -> None:
    assert lines_of(f"（一）“十三五”时期应急管理工作的进展与成效\n“十三五”时期，{LONG}。")[0].endswith("成效")


def test_spaces_inside_chinese_go_and_those_between_latin_words_stay() -> None:
    assert lines_of("到 2025 年，建 成　智慧 smart city 平台 3 个，面积 500 m² 。") == [
        "到2025年，建成智慧smart city平台3个，面积500 m²。"
    ]


def test_a_bullet_goes_behind_a_page_s_blanks() -> None:
    assert lines_of("一、重点\n&nbsp;&nbsp;● 青石水库\n&emsp;◆柳河大桥")[1:] == ["青石水库", "柳河大桥"]


def test_converter_marks_go() -> None:
    cleaned = cleaned_of("## **一、总体要求**\n- (一)<b>指导思想</b>\\\n面积18000 m<sup>2</sup>&nbsp;左右。")
    assert cleaned.text.split("\n") == ["一、总体要求", "(一)指导思想", "面积18000 m2左右。"]
    assert [(p.mark, p.bold) for p in cleaned.paragraphs] == [(2, True), (0, False), (0, False)]


def test_tables_of_tabs_and_of_pipes() -> None:
    tabs = cleaned_of("专栏1 指标\n序号\t指标\t2025年\n1\t森林 覆盖率\t40%\n2\t受害率\t")
    pipes = cleaned_of("| 序号 | 指标 | 2025年 |\n|---|:---:|---|\n| 1 | 森林 覆盖率 | 40% |\n| 2 | 受害率 | |")
    rows = [["序号", "指标", "2025年"], ["1", "森林覆盖率", "40%"], ["2", "受害率", ""]]
    for cleaned in (tabs, pipes):
        (table,) = cleaned.tables
        assert [[cell.text for cell in row] for row in table.rows] == rows


def test_a_cell_cut_at_the_line_s_end_is_whole_again() -> None:
    (table,) = cleaned_of(
        "指标\t2025年\t责任部门\n万车死亡率\t1.36\t市公安局交管一大\n队、二大队\n受害率\t0.9‰\t市林业局"
    ).tables
    assert [row[-1].text for row in table.rows] == ["责任部门", "市公安局交管一大队、二大队", "市林业局"]


def test_a_row_cut_inside_a_cell_is_one_row() -> None:
    (table,) = cleaned_of(
        "序号\t指标\t2025年\t部门\n1\t道路万车\n死亡率\t1.36\t市公安局\n2\t受害率\t0.9‰\t市林业局"
    ).tables
    assert [cell.text for cell in table.rows[1]] == ["1", "道路万车死亡率", "1.36", "市公安局"]
    assert len(table.rows) == 3


def test_a_box_printed_again_after_a_page_break_is_one() -> None:
    rows = "序号\t指标\t目标\n1\t甲\t1"
    cleaned = cleaned_of(f"专栏 1：主要指标\n{rows}\n－ 9 －\n专栏 1：主要指标\n序号\t指标\t目标\n2\t乙\t2\n")
    (table,) = cleaned.tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["序号", "指标", "目标"],
        ["1", "甲", "1"],
        ["2", "乙", "2"],
    ]
    assert cleaned.text.count("专栏") == 1


def test_a_sentence_goes_on_after_a_box_s_caption_is_printed_again() -> None:
    assert lines_of(f"专栏2 重点\n1.矿山。{LONG}，深化事故\n\n## 专栏2 重点\n\n调查处理。")[1].endswith(
        "深化事故调查处理。"
    )


@pytest.mark.parametrize(
    "contents",
    [
        "一、总体要求..........1\n（一）指导思想........2\n二、主要任务..........3",
        "一、总体要求……………1\n（一）指导思想……………2\n二、主要任务……………3",
        "一、总体要求\t1\n（一）指导思想\t2\n二、主要任务\t3",
        "前言.........1\n一、总体要求.........2\n二、主要任务.........3",
        "- 一、总体要求\n- (一)指导思想\n- 二、主要任务\n- (一)完善设施\n- 三、保障措施",
    ],
    ids=["dots", "ellipses", "tabs", "with a preface", "a list without pages"],
)
def test_tables_of_contents_are_kept_apart(contents: str) -> None:
    body = f"一、总体要求\n(一)指导思想\n{LONG}。\n二、主要任务\n(一)完善设施\n{LONG}。\n三、保障措施\n{LONG}。"
    cleaned = cleaned_of(f"某市消防规划\n目录\n{contents}\n{body}")
    kept = [cleaned.text[p.start : p.end] for p in cleaned.paragraphs]
    assert kept == ["某市消防规划", *body.split("\n")]
    assert len(cleaned.contents) == 1 + contents.count("\n") + 1


def test_headings_in_a_row_that_come_only_once_are_no_contents() -> None:
    text = f"一、总体要求\n（一）指导思想\n1.坚持统筹\n（1）明确方向\n{LONG}。"
    assert cleaned_of(text).contents == ()


def test_a_long_document_is_cleaned_in_linear_time() -> None:
    """No pattern may backtrack without bound: the hard cases for it, long."""
    for hard in (
        "（" * 4_000,
        "一、" * 4_000,
        " " * 8_000 + "。",
        ".…" * 4_000,
        "—" * 8_000,
        "1." * 4_000,
        "|" * 4_000,
    ):
        cleaned_of(hard)


def test_paragraphs_of_a_page_whose_tags_came_along_are_lines() -> None:
    page = '<p>一、目标</p><p style="text-align: right;"><strong>（一）近期。</strong>修渠。</p><p><br/></p><div>二、任务</div>'
    assert lines_of(page) == ["一、目标", "（一）近期。修渠。", "二、任务"]
    assert lines_of("| 甲<br>乙 | 丙</p> |\n| 丁 | 戊 |") == lines_of("| 甲 乙 | 丙 |\n| 丁 | 戊 |")

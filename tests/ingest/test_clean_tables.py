"""Tables that a text or markdown file draws with signs or holds as HTML: their rows, and the place of every cell."""

import re
import time
from html import escape

import pytest

from ingest.models import Document
from ingest.walk import read_facts
from tests.readings import cleaned_of, lines_of
from tests.written_plans import TASKS, Rows, facts_of_text, plain, written

HEADING = re.compile(r"[一二三四]、|（[一二]）")


def piped(rows: Rows, *, before: str = "", between: str = " | ", after: str = "", ruler: str = "---") -> str:
    """A markdown table; without a ruler where that is empty."""
    lines = [before + between.join(row) + after for row in rows]
    if ruler:
        lines.insert(1, before + between.join([ruler] * len(rows[0])) + after)
    return "\n".join(lines)


def grid(rows: Rows, *, longest: int = 99) -> str:
    """As a converter draws it: every row in a frame, longer cells on two lines."""
    frame = "+" + "---+" * len(rows[0])
    lines = [frame]
    for row in rows:
        halves = [(cell[:longest], cell[longest:]) for cell in row]
        lines += [f"| {' | '.join(words)} |" for words in zip(*halves, strict=True) if any(words)]
        lines.append(frame)
    return "\n".join(lines)


def html(rows: Rows, *, gap: str = "\n", attributes: str = "") -> str:
    cells = ("".join(f"<td{attributes}>{escape(cell)}</td>" for cell in row) for row in rows)
    return gap.join(["<table>", *(f"<tr>{row}</tr>" for row in cells), "</table>"])


def html_merged(rows: Rows) -> str:
    """The unit of the first two tasks in one cell; units one a line."""
    table = html(rows, gap="").replace("、", "<br>")
    one = f"<td>{TASKS[1][3]}</td>"
    if one not in table:
        return table
    first, second, rest = table.split(one, 2)
    return f'{first}<td rowspan="2">{TASKS[1][3]}</td>{second}{rest}'


def broken(rows: Rows) -> str:
    """Rows by tabs, with line ends in front of a cell, inside one and between its units."""
    lines = ["\t".join([*row[:2], f"\n{row[2][:3]}\n{row[2][3:]}", *row[3:]]) for row in rows[1:]]
    return "\n".join(["\t".join(rows[0]), *lines]).replace("\t\n", "\n\t").replace("、", "\n")


def quoted(rows: Rows) -> str:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)


HANDS = {
    "outer pipes": lambda rows: piped(rows, before="| ", after=" |"),
    "no outer pipes": piped,
    "no outer pipes, aligned": lambda rows: piped(rows, between="|", ruler=":-:"),
    "no outer pipes, no ruler": lambda rows: piped(rows, ruler=""),
    "pipe behind only": lambda rows: piped(rows, after=" |"),
    "full-width pipes": lambda rows: piped(rows, between="｜", ruler=""),
    "box drawing": lambda rows: piped(rows, before="│", between="│", after="│", ruler="───"),
    "grid": grid,
    "one cell a line": lambda rows: "\n".join(cell for row in rows for cell in row if cell),
    "one cell a line, empty lines between": lambda rows: "\n\n".join(cell for row in rows for cell in row if cell),
    "one cell a line, a pipe behind": lambda rows: "\n".join(f"{cell} |" for row in rows for cell in ("", *row)),
    "one cell a line, a pipe in front": lambda rows: "\n".join(f"| {cell}" for row in rows for cell in row),
    "all rows on one line": lambda rows: " ".join(cell for row in rows for cell in row if cell),
    "all rows on one line, pipes": lambda rows: piped(rows, before="| ", after=" |").replace("\n", " "),
    "empty cells left out": lambda rows: "\n".join("   ".join(cell for cell in row if cell) for row in rows),
    "wide gaps": lambda rows: "\n".join("    ".join(cell or "-" for cell in row) for row in rows),
    "html": html,
    "html on one line": lambda rows: html(rows, gap=""),
    "html with much around": lambda rows: html(rows, gap="\n  ", attributes=' style="text-align: center" width=80'),
    "html with merged cells": html_merged,
    "commas": lambda rows: plain(rows).replace("\t", ","),
    "full-width commas": lambda rows: plain(rows).replace("\t", "，"),
    "semicolons": lambda rows: plain(rows).replace("\t", ";"),
    "full-width semicolons": lambda rows: plain(rows).replace("\t", "；"),
    "commas and quotation marks": quoted,
    "line ends in cells": lambda rows: broken(rows) if rows is TASKS else plain(rows),
    "units parted by br": lambda rows: piped(rows, before="| ", after=" |").replace("、", "<br>"),
}


@pytest.mark.parametrize("hand", HANDS.values(), ids=HANDS.keys())
def test_a_table_is_read_in_whatever_hand_it_is_written(hand: object) -> None:
    assert callable(hand)
    assert facts_of_text(written(hand)) == facts_of_text(written(plain))


@pytest.mark.parametrize(
    "line",
    [
        lambda words: f"## {words} ##" if HEADING.match(words) else words,
        lambda words: f"##{words}" if HEADING.match(words) else words,
        lambda words: f"## **{words}**" if HEADING.match(words) else words,
        lambda words: re.sub("县财政局", "[县财政局](/zwgk/a.html)", words),
        lambda words: re.sub(r"([()\-.])", r"\\\1", words),
        lambda words: re.sub("(..单位：)", r"**\1** ", words),
        lambda words: f'<p align="center"><font size="3">{words}</font></p>',
    ],
    ids=["closed headings", "no space", "bold headings", "links", "escapes", "bold labels", "tags"],
)
def test_what_converters_write_around_words_is_dropped(line: object) -> None:
    assert callable(line)
    assert facts_of_text(written(plain, line), "plan.md") == facts_of_text(written(plain))


@pytest.mark.parametrize("hand", [html_merged, piped], ids=["html", "pipes"])
def test_every_cell_leads_back_to_its_place(hand: object) -> None:
    assert callable(hand)
    text = written(hand)
    facts = read_facts(Document("plan.md", "markdown", "0", text))
    column = [duty for duty in facts.responsibilities if duty.basis == "column"]
    assert {text[duty.start : duty.end] for duty in column if duty.written == "县中医院"} == {"县中医院"}
    assert all(duty.written in text[duty.start : duty.end] for duty in column)


def test_a_cell_on_two_lines_of_a_grid_is_one() -> None:
    assert lines_of(f"一、任务\n{grid(TASKS, longest=7)}")[1:] == plain(TASKS).split("\n")


def test_an_empty_cell_of_an_html_table_is_empty_and_a_covered_one_is_not() -> None:
    rows = "<tr><td>任务</td><td>牵头单位</td><td>责任单位</td></tr><tr><td>建设平台</td><td rowspan=2>市水务局</td><td>市气象局</td></tr>"
    text = f"某市规划\n一、任务\n（一）分工\n<table>{rows}<tr><td>完善机制</td><td></td></tr></table>\n"
    facts = read_facts(Document("plan.md", "markdown", "0", text))
    assert {(duty.item, duty.written) for duty in facts.responsibilities} == {
        *(("建设平台", "市水务局"), ("建设平台", "市气象局"), ("完善机制", "市水务局"))
    }


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政务公开 | 办事服务\n一、总则",
        "甲|乙\n丙|丁",
        "张三    李四\n王五    赵六\n钱七    孙八",
        "一、总则\n----\n二、任务",
        "任务，时限，责任，措施要明确\n一是抓培训，二是抓演练，三是抓检查，四是抓考核",
    ],
    ids=["a site's menu", "one pipe", "one gap", "a line below a heading", "clauses"],
)
def test_what_is_no_table(text: str) -> None:
    assert not cleaned_of(text).tables


def test_a_quoted_field_may_hold_the_mark_and_a_heading_parts_the_rows() -> None:
    text = '一、任务\n序号,任务,责任单位,时限\n1,"修堤,清淤",市水务局,年底前\n二、其他\n5,除草,保洁,市林业局,每年\n2,巡查,市气象局,每年\n各单位要压实责任,抓好落实,按月调度,不走过场。'
    tables = cleaned_of(text).tables
    rows = [[cell.text for cell in row] for table in tables for row in table.rows]
    assert rows[1:] == [["1", "修堤,清淤", "市水务局", "年底前"], ["2", "巡查", "市气象局", "每年"]]


def test_the_last_cell_of_a_row_goes_on_before_another_row_and_with_units() -> None:
    rows = [["1", "修堤", "市水务局", "市气象局"], ["2", "清淤", "市水务局", "市气象局"]]
    head = "序号\t任务\t牵头单位\t责任单位\n"
    text = head + "\n".join("\t".join(row) + "\n市财政局" for row in rows) + "\n\n南山市人民政府"
    (table,) = cleaned_of(text).tables
    assert [row[-1].text.split("\u2028") for row in table.rows[1:]] == [["市气象局", "市财政局"]] * 2
    (table,) = cleaned_of(text.replace("\n市财政局", "\n按月调度")).tables
    assert [row[-1].text for row in table.rows[1:]] == ["市气象局按月调度", "市气象局"]


def test_a_row_with_fewer_cells_is_not_filled_from_the_next_one() -> None:
    text = "序号\t任务\t牵头单位\t时限\n1\t修堤\t市水务局\n2\t清淤\t市气象局\n3\t巡查\t市水务局\t年底前"
    (table,) = cleaned_of(text).tables
    assert len(table.rows) == 4


def test_a_short_line_above_the_head_of_a_table_is_no_end_of_a_cell() -> None:
    text = "序号\t指标名称\t单位\n1\t覆盖率\t%\n重点任务\n序号\t任务名称\t责任单位\n1\t修堤\t市水务局\n2\t清淤，巡\n查\n3\t植树\t市林业局"
    assert [len(table.rows) for table in cleaned_of(text).tables] == [2, 4]
    assert "重点任务" in lines_of(text)


def test_a_table_that_is_never_closed_and_one_inside_another() -> None:
    unclosed = "一、总则\n<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>\n二、任务"
    assert lines_of(unclosed) == ["一、总则", "甲\t乙", "丙\t丁", "二、任务"]
    inner = (
        "<table><tr><td>甲</td><td><table><tr><td>乙</td></tr></table></td></tr><tr><td>丙</td><td>丁</td></tr></table>"
    )
    assert lines_of(f"一、总则\n{inner}\n二、任务") == ["一、总则", "甲\t乙", "丙\t丁", "二、任务"]


def test_tables_are_found_in_time_that_grows_with_the_text() -> None:
    seconds = []
    for times in (10, 100):
        text = "一、总则\n" + ("<table><tr><td>甲" * 50 + "| - + | 甲  乙  丙\n") * times
        started = time.process_time()
        cleaned_of(text)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 30 * seconds[0] + 0.2


def test_records_of_fields_become_rows_in_the_order_of_the_text() -> None:
    fields = ("项目名称\t阳光托育工程", "牵头单位\t区卫健局", "完成时限\t2024年10月底前")
    others = ("项目名称\t暖心食堂工程", "牵头单位\t区民政局", "完成时限\t2024年11月底前")
    cleaned = cleaned_of("\n".join((*fields, *others)))
    assert [[cell.text for cell in row] for row in cleaned.tables[0].rows] == [
        ["项目名称", "牵头单位", "完成时限"],
        ["阳光托育工程", "区卫健局", "2024年10月底前"],
        ["暖心食堂工程", "区民政局", "2024年11月底前"],
    ]
    first = [cell for row in cleaned.tables[0].rows for cell in row]
    places = [cleaned.offsets[cell.start] for cell in first]
    assert places == sorted(places)


def test_borders_on_lines_of_their_own_and_a_column_of_numbers_without_a_head() -> None:
    cells = [
        "工作任务",
        "具体要求",
        "责任科室",
        "时限要求",
        "规范文件公开",
        "1",
        "全面清理文件并公布目录。",
        "办公室",
        "年底前",
    ]
    cells += [
        "2",
        "编制年度报告并按时公布。",
        "各科室",
        "持续推进",
        "加强宣传",
        "3",
        "总结报送优秀稿件。",
        "办公室",
        "持续推进",
    ]
    (table,) = cleaned_of("\n|\n".join(cells)).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["工作任务", "", "具体要求", "责任科室", "时限要求"],
        ["规范文件公开", "1", "全面清理文件并公布目录。", "办公室", "年底前"],
        ["", "2", "编制年度报告并按时公布。", "各科室", "持续推进"],
        ["加强宣传", "3", "总结报送优秀稿件。", "办公室", "持续推进"],
    ]


def test_nothing_goes_on_behind_a_table_of_contents() -> None:
    cleaned = cleaned_of("（\n一、总体要求－6－\n完善体系")
    assert [cleaned.text[p.start : p.end] for p in cleaned.paragraphs] == ["（", "完善体系"]


def test_figures_with_one_cell_a_line_keep_a_dash_for_no_base_and_the_task_of_the_years() -> None:
    aims = ["序号", "类别", "主要指标", "2020年现状", "2025年目标", "指标", "属性"]
    aims += [
        "1",
        "综合",
        "治理",
        "防洪达标率（%）",
        "——",
        "95",
        "约束性",
        "2",
        "风险处置率（%）",
        "46",
        "100",
        "预期性",
    ]
    tasks = ["序号", "主要指标", "单位", "计划任务", "其中：2021年任务", "指标", "属性"]
    tasks += [
        "1",
        "建设雨水管网",
        "公里",
        "2000",
        "628",
        "约束性",
        "2",
        "清淤排水管网",
        "公里",
        "8250",
        "2150",
        "约束性",
    ]
    note = "注：防洪达标率（%）=（达标的城市/所有城市）×100%。"
    lines = ["青石市内涝规划（2021—2025年）", "一、主要目标", *aims, note, "二、主要任务", *tasks, "三、保障措施"]
    told = {(fact[1], fact[2], fact[3]) for fact in facts_of_text("\n\n".join(lines)) if fact[0] == "target"}
    assert {name: (value, base) for name, value, base in told if value in ("95.0", "100.0")} == {
        "防洪达标率": ("95.0", "None"),
        "风险处置率": ("100.0", "46.0"),
    }
    assert {name for name, value, _ in told if value in ("2000.0", "8250.0")} == {"建设雨水管网", "清淤排水管网"}


def test_what_other_rows_say_too_is_not_what_a_row_is_about() -> None:
    head = "序号\t重点任务\t具体内容\t牵头单位\t配合单位"
    rows = [
        "1\t推动芯片发展\t聚力推动协同创新，培育龙头企业。\t市发展改革委\t市经信局",
        "2\t推动芯片发展\t设立专项支持攻关，建设中试平台。\t市科技局\t市财政局",
    ]
    rows.append("3\t培育数据产业\t培育数据服务商，壮大数据市场。\t市数据局\t市经信局")
    text = "\n".join(["青石市重点任务清单（2025年）", "一、重点任务", head, *rows, "二、保障措施"])
    led = {fact[2]: fact[3] for fact in facts_of_text(text) if fact[0] == "duty" and fact[1] == "lead"}
    assert led["市发展改革委"].startswith("聚力推动协同创新")
    assert led["市科技局"].startswith("设立专项支持攻关")
    assert led["市数据局"] == "培育数据产业"

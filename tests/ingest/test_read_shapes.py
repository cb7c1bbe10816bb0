"""Word, Excel and saved pages in shapes that people make: frames in frames, heads of two storeys, pages of line ends."""

import copy
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from ingest.read.refusals import OnlyAttached
from tests.files import Block, as_html, read, write_docx
from tests.written_plans import BLOCKS, TASKS, facts_of, facts_of_text, plain, written

WANTED = facts_of_text(written(plain))
TITLE = str(BLOCKS[0])


def fill(table: Any, rows: list[list[str]]) -> Any:
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    return table


def test_a_table_inside_a_frame_is_a_table(tmp_path: Path) -> None:
    document = docx.Document()
    for block in BLOCKS:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        frame = document.add_table(rows=1, cols=1).cell(0, 0)
        fill(frame.add_table(rows=0, cols=len(block[0])), block)
    document.save(str(tmp_path / "a.docx"))
    assert facts_of(read(tmp_path / "a.docx")) == WANTED


def test_a_table_in_a_text_box_is_a_table(tmp_path: Path) -> None:
    document = docx.Document(str(write_docx(tmp_path / "a.docx", BLOCKS)))
    for table in document.tables:
        box = parse_xml(f"<w:p {nsdecls('w')}><w:r><w:pict><w:txbxContent/></w:pict></w:r></w:p>")
        table._tbl.addprevious(box)
        box.find(f".//{qn('w:txbxContent')}").append(table._tbl)
    document.save(str(tmp_path / "a.docx"))
    assert facts_of(read(tmp_path / "a.docx")) == WANTED


def test_a_row_that_was_deleted_is_not_the_plan_s(tmp_path: Path) -> None:
    document = docx.Document(str(write_docx(tmp_path / "a.docx", BLOCKS)))
    rows = document.tables[1]._tbl
    deleted = copy.deepcopy(rows.tr_lst[-1])
    deleted.get_or_add_trPr().append(parse_xml(f'<w:del {nsdecls("w")} w:id="9" w:author="x"/>'))
    for words in deleted.iter(qn("w:t")):
        words.text = "县水利局"
    rows.append(deleted)
    document.save(str(tmp_path / "a.docx"))
    assert facts_of(read(tmp_path / "a.docx")) == WANTED


@pytest.mark.parametrize("pages", [True, False], ids=["with page numbers", "in a control of its own"])
def test_a_table_of_contents_is_no_outline(tmp_path: Path, pages: bool) -> None:
    headings = [block for block in BLOCKS[1:] if isinstance(block, str) and len(block) < 15]
    blocks: list[Block] = [
        TITLE,
        "目录",
        *(f"{h}\t{n}" if pages else h for n, h in enumerate(headings, 1)),
        *BLOCKS[1:],
    ]
    document = docx.Document(str(write_docx(tmp_path / "a.docx", blocks)))
    if not pages:
        gallery = '<w:docPartGallery w:val="Table of Contents"/>'
        listed = [paragraph._p for paragraph in document.paragraphs[1 : len(headings) + 2]]
        control = (
            f"<w:sdt {nsdecls('w')}><w:sdtPr><w:docPartObj>{gallery}</w:docPartObj></w:sdtPr><w:sdtContent/></w:sdt>"
        )
        around = parse_xml(control)
        listed[0].addprevious(around)
        for paragraph in listed:
            around[-1].append(paragraph)
    document.save(str(tmp_path / "a.docx"))
    assert facts_of(read(tmp_path / "a.docx")) == WANTED


def duties_of(path: Path) -> set[tuple[str, ...]]:
    return {fact for fact in facts_of(read(path)) if fact[0] == "duty"}


def test_a_head_of_two_storeys_persons_and_hidden_rows(tmp_path: Path) -> None:
    book: Any = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["", TITLE])
    sheet.append(["", "序号", "重点任务", "工作内容", "责任分工", "", "", "", "完成时限"])
    sheet.append(["", "", "", "", "牵头单位", "责任人", "责任单位", "联系人", ""])
    sheet.merge_cells("E2:H2")
    for column in "BCDI":
        sheet.merge_cells(f"{column}2:{column}3")
    for number, task, words, lead, units, until in TASKS[1:]:
        sheet.append(["", number, task, words, lead, "张建国", units, "李卫东", until])
    sheet.append(["", "9", "废止", "不再开展的工作", "县水利局", "", "县民政局", "", ""])
    sheet.row_dimensions[sheet.max_row].hidden = True
    book.save(tmp_path / "a.xlsx")
    rows = f"{TITLE}\n一、任务\n{plain(TASKS)}\n"
    assert duties_of(tmp_path / "a.xlsx") == {fact for fact in facts_of_text(rows) if fact[0] == "duty"}


PAGES = {
    "a table that lays out the page": f"<table><tr><td>菜单</td></tr><tr><td><table><tr><td>{as_html(BLOCKS)}</td></tr></table></td></tr></table>",
    "as typed": f"<pre>{written(plain, gap=chr(10))}</pre>",
    "as typed, by style": f'<div style="white-space: pre-wrap">{written(plain, gap=chr(10))}</div>',
    "spaces by name": as_html(BLOCKS).replace("<p>", "<p>&nbsp;&nbsp;&nbsp;&nbsp;"),
    "line breaks only": f"<div>{as_html(BLOCKS).replace('<p>', '').replace('</p>', '<br><br>')}</div>",
}


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES.keys())
def test_a_page_in_whatever_shape_it_is_saved(tmp_path: Path, body: str) -> None:
    (tmp_path / "a.html").write_text(f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>", "utf-8")
    assert facts_of(read(tmp_path / "a.html")) == WANTED


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ('<p>附件：<a href="P020220105.pdf">卫生规划全文</a></p>', "卫生规划全文"),
        ('<iframe src="/viewer.html?file=/a/plan.pdf"></iframe>', r"plan\.pdf"),
        ('<p><img src="1.jpg"></p><p><img src="2.jpg"></p>', "2 pictures"),
    ],
)
def test_a_page_that_only_leads_to_the_plan_says_where(tmp_path: Path, body: str, named: str) -> None:
    letter = "<p>现将规划印发给你们，请认真组织实施。</p>"
    (tmp_path / "a.html").write_text(f"<html><body><h1>{TITLE}</h1>{letter}{body}</body></html>", "utf-8")
    with pytest.raises(OnlyAttached, match=rf"a\.html.*only leads to it: {named}.*Save"):
        read(tmp_path / "a.html")

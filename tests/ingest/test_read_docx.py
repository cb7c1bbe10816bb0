"""DOCX: paragraphs with Word's own numbers, tables with merged cells, and what is refused."""

import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.read.docx_numerals import in_numerals
from ingest.read.refusals import Damaged, Encrypted, ExternalEntities, NoText, OldOffice, Unpacks
from tests.files import PLAN, blocks_of, loss, read, sample_plans, write_docx

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(("name", "text"), sample_plans(), ids=[name for name, _ in sample_plans()])
def test_a_plan_in_word_gives_the_facts_of_its_text(tmp_path: Path, name: str, text: str) -> None:
    path = write_docx(tmp_path / "a.docx", blocks_of(text))
    assert max(loss(name, text, read(path)).values()) <= 0.03


def test_paragraphs_and_rows_stand_as_they_are(tmp_path: Path) -> None:
    document = read(write_docx(tmp_path / "a.docx", PLAN))
    assert document.text.splitlines() == [
        line for block in PLAN for line in ([block] if isinstance(block, str) else ["\t".join(row) for row in block])
    ]
    assert (document.format, document.merges_known) == ("docx", True)


def add_list(document: Any, levels: list[tuple[str, str]], *, number: int = 77, start: int | None = None) -> None:
    """A list of Word: for each level its numerals and the text around its number."""
    numbering = document.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    if number == 77:
        pattern = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{body}</w:abstractNum>'
        numbering.insert(0, parse_xml(pattern))
    again = "" if start is None else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    link = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="77"/>{again}</w:num>'
    numbering.append(parse_xml(link))


def add_item(document: Any, words: str, depth: int, *, number: int = 77) -> None:
    form = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    document.add_paragraph(words).paragraph_format.element.get_or_add_pPr().append(parse_xml(form))


def test_numbers_that_word_prints_are_in_the_text(tmp_path: Path) -> None:
    document = docx.Document()
    levels = [("chineseCountingThousand", "第%1章 "), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    add_list(document, levels)
    add_list(document, levels, number=78, start=9)
    for words, depth in (("总则", 0), ("思想", 1), ("目标", 1), ("安全", 2), ("任务", 0), ("建设", 1)):
        add_item(document, words, depth)
    add_item(document, "附则", 0, number=78)
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").text.splitlines() == [
        *("第一章 总则", "（一）思想", "（二）目标", "1.安全", "第二章 任务", "（一）建设", "第九章 附则")
    ]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        *((10, "chineseCounting", "十"), (21, "chineseCountingThousand", "二十一"), (3, "decimalEnclosedCircle", "③")),
        *((14, "lowerRoman", "xiv"), (28, "upperLetter", "BB"), (2, "ideographTraditional", "乙"), (7, "unknown", "7")),
        *((12, "decimalFullWidth", "１２"), (0, "upperRoman", "0"), (110, "chineseCounting", "一一〇")),
    ],
)
def test_numerals(count: int, form: str, printed: str) -> None:
    assert in_numerals(count, form) == printed


def test_merged_cells_deleted_words_and_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、任务\n二、措施")
    paragraph = document.add_paragraph("保留")
    deleted = f'<w:del {nsdecls("w")} w:id="1"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    paragraph._p.append(parse_xml(deleted))
    document.add_paragraph("一、总则\t3")
    table = document.add_table(rows=3, cols=3)
    for row, words in enumerate((["任务", "牵头", "配合"], ["建设平台", "市水务局", ""], ["完善机制", "", "市教育局"])):
        for column, cell in enumerate(words):
            table.cell(row, column).text = cell
    table.cell(1, 1).merge(table.cell(2, 1))
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx").text.splitlines() == [
        *("一、任务", "二、措施", "保留", "一、总则………3", "任务\t牵头\t配合"),
        *("建设平台\t市水务局\t", "完善机制\t市水务局\t市教育局"),
    ]


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt"])
def test_an_old_word_file_under_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(OLD)
    with pytest.raises(OldOffice, match="soffice --headless --convert-to docx"):
        read(path)


def test_an_encrypted_file_is_told_from_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(OLD + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(Encrypted, match="password"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_external_entities_are_refused(tmp_path: Path, encoding: str) -> None:
    whole = write_docx(tmp_path / "a.docx", PLAN)
    bad = tmp_path / "b.docx"
    entity = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
    )
    rewrite(whole, bad, "word/document.xml", entity.encode(encoding))
    with pytest.raises(ExternalEntities, match=r"word/document\.xml.*entities"):
        read(bad)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    whole = write_docx(tmp_path / "a.docx", PLAN)
    bad = tmp_path / "b.docx"
    rewrite(whole, bad, "word/media/image1.xml", bytes(300_000_000))
    assert bad.stat().st_size < 1_000_000
    with pytest.raises(Unpacks, match="QIANTOU_MAX_UNPACKED_BYTES"):
        read(bad)


def test_what_is_no_document_inside(tmp_path: Path) -> None:
    whole = write_docx(tmp_path / "a.docx", PLAN)
    content = whole.read_bytes()
    cut = tmp_path / "cut.docx"
    cut.write_bytes(content[: len(content) // 2])
    with pytest.raises(Damaged, match="damaged"):
        read(cut)
    rewrite(whole, cut, "word/document.xml", b"<w:document")
    with pytest.raises(Damaged, match="damaged"):
        read(cut)
    with pytest.raises(NoText, match="no words"):
        read(write_docx(tmp_path / "b.docx", []))


def test_a_table_of_ten_thousand_rows(tmp_path: Path) -> None:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>市教育局</w:t></w:r></w:p></w:tc>" * 4 + "</w:tr>"
    body = f"<w:document {nsdecls('w')}><w:body><w:tbl>{row * 10_000}</w:tbl></w:body></w:document>"
    whole = write_docx(tmp_path / "a.docx", [])
    rewrite(whole, tmp_path / "b.docx", "word/document.xml", body.encode())
    assert read(tmp_path / "b.docx", read_seconds=30).text.count("\n") == 10_000


def rewrite(whole: Path, target: Path, part: str, content: bytes) -> None:
    """A copy of a ZIP with one part put in another's place."""
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in source.infolist():
            if member.filename != part:
                copy.writestr(member, source.read(member))
        copy.writestr(part, content)

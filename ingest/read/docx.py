"""DOCX -> Document: paragraphs with the numbers that Word prints before them, tables with merged cells."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from ingest.models import Document
from ingest.read.docx_numbers import Numbering
from ingest.read.docx_tables import read_rows
from ingest.read.docx_text import boxed_tables, paragraph_text
from ingest.read.printer import Printer
from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged
from ingest.read.tables import print_table
from ingest.read.zipped import check_office_parts
from ingest.settings import IngestSettings

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_GALLERY = "/".join(qn(name) for name in ("w:sdtPr", "w:docPartObj", "w:docPartGallery"))
_WRAPPERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:ins"))


def read(raw: RawFile, settings: IngestSettings) -> Document:
    """The body's text; headers, footers, notes and what was deleted are no part of it."""
    check_office_parts(raw, settings, within=("word/document.xml", "word/document2.xml"))
    try:
        opened = docx.Document(BytesIO(raw.content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise Damaged(raw.path, "DOCX", str(error)) from error
    numbering = Numbering.of(opened)
    printer = Printer(raw.path, longest=settings.max_characters)
    for block in read_blocks(opened.element.body):
        if block.tag == _TABLE:
            print_table(printer, read_rows(block, numbering))
        else:
            for line in paragraph_text(block, numbering).split("\n"):
                printer.put_line(line)
            for table in boxed_tables(block):
                print_table(printer, read_rows(table, numbering))
    return printer.document(raw, "docx", merges_known=True)


def read_blocks(around: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those inside content controls and frames too; a table of contents is left out."""
    pending = [around]
    while pending:
        element = pending.pop()
        if element.tag == _TABLE and _is_frame(element):
            pending.extend(reversed([child for cell in element.iter(_CELL) if _is_of(cell, element) for child in cell]))
        elif element.tag in (_PARAGRAPH, _TABLE):
            yield element
        elif element is around or (element.tag in _WRAPPERS and not _is_contents(element)):
            pending.extend(reversed(element))


def _is_frame(table: Any) -> bool:
    """Whether a table of one column only frames another table."""
    rows = [row for row in table.iter(_ROW) if _is_of(row, table)]
    return table.find(f".//{_CELL}/{_TABLE}") is not None and all(len(row.findall(_CELL)) == 1 for row in rows)


def _is_of(part: Any, table: Any) -> bool:
    """Whether a row or cell is of this table, and not of one inside it."""
    return next(part.iterancestors(_TABLE)) is table


def _is_contents(control: Any) -> bool:
    gallery = control.find(_GALLERY)
    return gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"

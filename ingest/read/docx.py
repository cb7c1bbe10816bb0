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
from ingest.read.docx_text import paragraph_text
from ingest.read.printer import Printer
from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged
from ingest.read.tables import print_table
from ingest.read.zipped import check_office_parts
from ingest.settings import IngestSettings

_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
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
    return printer.document(raw, "docx", merges_known=True)


def read_blocks(around: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those inside content controls too."""
    pending = [around]
    while pending:
        element = pending.pop()
        if element.tag in (_PARAGRAPH, _TABLE):
            yield element
        elif element is around or element.tag in _WRAPPERS:
            pending.extend(reversed(element))

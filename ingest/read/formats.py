"""Which reader takes which file: one reader a format, found by the file's first bytes, then by its suffix."""

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from ingest.errors import Binary
from ingest.models import Document
from ingest.read import zipped
from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged, Encrypted, OldOffice
from ingest.settings import IngestSettings

ReadFile = Callable[[RawFile, IngestSettings], Document]


@dataclass(frozen=True, slots=True)
class Reader:
    """`module` has a function `read`; it is imported when a file needs it, for the libraries behind it are large.

    A file of more than `own_process` bytes is read in a process of its own, with its time and memory limited.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    own_process: int | None = None

    @property
    def read(self) -> ReadFile:
        return cast(ReadFile, importlib.import_module(self.module).read)


TEXT = Reader("text", (".txt", ".text", ""), "ingest.read.text")
MARKDOWN = Reader("markdown", (".md", ".markdown"), "ingest.read.text")
HTML = Reader("html", (".html", ".htm", ".shtml", ".xhtml"), "ingest.read.html", own_process=150_000)
DOCX = Reader("docx", (".docx", ".docm"), "ingest.read.docx", own_process=0)
XLSX = Reader("xlsx", (".xlsx", ".xlsm"), "ingest.read.xlsx", own_process=0)
PDF = Reader("pdf", (".pdf",), "ingest.read.pdf", own_process=0)
IMAGE = Reader("image", (".png", ".jpg", ".jpeg", ".tif", ".tiff"), "ingest.read.image", own_process=0)
READERS = (TEXT, MARKDOWN, HTML, DOCX, XLSX, PDF, IMAGE)
ARCHIVE_SUFFIX = ".zip"

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_SNIFFED = 4096
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>]|head[\s>])", re.I | re.S)
_OFFICE_PARTS = {"word/": DOCX, "xl/": XLSX}
_REFUSED_PARTS = {
    "ppt/": "a PowerPoint file",
    "OFD.xml": "an OFD file",
    "META-INF/manifest.xml": "an OpenDocument file",
}


def reader_of(raw: RawFile, settings: IngestSettings) -> Reader | None:
    """The reader for a file, None for a ZIP archive; raises where its bytes are of a form that is not read, or not of the form it is named."""
    content, suffix = raw.content, raw.path.suffix.lower()
    named = next((reader for reader in READERS if suffix in reader.suffixes), TEXT)
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(_IMAGES):
        return IMAGE
    if content.startswith(_OLD_OFFICE):
        raise Encrypted(raw.path, "Office file") if _ENCRYPTED_PART in content else OldOffice(raw.path)
    if content.startswith(zipped.SIGNATURES):
        return _office_reader(raw, settings)
    if named is not MARKDOWN and _HTML.match(_without_mark(content[:_SNIFFED])):
        return HTML
    if named in (PDF, IMAGE, DOCX, XLSX):
        raise Damaged(raw.path, suffix.lstrip(".").upper(), "its first bytes are of another form")
    return named


def _office_reader(raw: RawFile, settings: IngestSettings) -> Reader | None:
    with zipped.open_zip(raw, settings) as opened:
        names = opened.namelist()
    for part, form in _REFUSED_PARTS.items():
        if any(name.startswith(part) for name in names):
            raise Binary(raw.path, form)
    if "[Content_Types].xml" not in names:
        return None
    return next((r for part, r in _OFFICE_PARTS.items() if any(name.startswith(part) for name in names)), None)


def _without_mark(content: bytes) -> bytes:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.replace(b"\x00", b"")[2:]
    return content.removeprefix(b"\xef\xbb\xbf")

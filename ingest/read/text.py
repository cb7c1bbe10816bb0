"""Bytes -> text: UTF-8, UTF-16 and GB18030 are recognised; what is no text is refused by name."""

import codecs
import re
from pathlib import Path

from ingest.errors import Binary, Empty, Undecodable
from ingest.models import Document
from ingest.read.raw import RawFile
from ingest.read.refusals import TooLong
from ingest.settings import IngestSettings

SIGNATURES = {
    b"GIF8": "a GIF image",
    b"RIFF": "a WebP image or a sound",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x1f\x8b": "a gzip file",
    b"\x7fELF": "a program",
    b"MZ\x90\x00": "a program",
    b"{\\rtf": "an RTF file",
}
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
COMMON = re.compile(r"[的和是了在有一中国人、，。（）\s\dA-Za-z]")
"""Characters that any Chinese text is full of: bytes of another encoding read as GB18030 have hardly one of them."""


MARKDOWN_SUFFIXES = (".md", ".markdown")


def read(raw: RawFile, settings: IngestSettings) -> Document:
    """The file's text as it lies: its line ends, tabs and marks are left to cleaning."""
    text = decode_text(raw.path, raw.content)
    if not text.strip():
        raise Empty(raw.path)
    if len(text) > settings.max_characters:
        raise TooLong(raw.path, settings.max_characters)
    form = "markdown" if raw.path.suffix.lower() in MARKDOWN_SUFFIXES else "text"
    return Document(name=raw.name, format=form, sha256=raw.sha256, text=text)


def decode_text(path: Path, content: bytes) -> str:
    """The text without its byte order mark; raises Binary or Undecodable."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _checked(path, _decode(content[len(mark) :], encoding))
    for signature, name in SIGNATURES.items():
        if content.startswith(signature):
            raise Binary(path, name)
    if b"\x00" in content:
        return _decode_bare_utf16(path, content)
    text = _decode(content, "utf-8")
    if text is None:
        text = _decode(content, "gb18030")
        if text is not None and not _reads_as_chinese(text):
            raise Undecodable(path)
    return _checked(path, text)


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_bare_utf16(path: Path, content: bytes) -> str:
    """UTF-16 without its mark has zero bytes (line ends, digits); so has every binary file."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decode(content, encoding)
        if text is not None and _reads_as_chinese(text) and not CONTROL.search(text):
            return text
    raise Binary(path, "it holds zero bytes")


def _reads_as_chinese(text: str) -> bool:
    sample = text[:20_000]
    return len(COMMON.findall(sample)) >= len(sample) * 0.08


def _checked(path: Path, text: str | None) -> str:
    if text is None:
        raise Undecodable(path)
    sample = text[:100_000]
    if len(CONTROL.findall(sample)) > len(sample) * 0.01:
        raise Binary(path, "it is full of control characters")
    return text

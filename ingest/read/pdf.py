"""PDF -> Document: pages of text by their letters' places, pages of pictures by OCR."""

from collections.abc import Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.models import Document
from ingest.read.layout import Page
from ingest.read.pages import print_pages
from ingest.read.pdf_page import read_page
from ingest.read.raw import RawFile
from ingest.read.refusals import Damaged, Encrypted, NeedsOcr, TooManyPages
from ingest.settings import IngestSettings

_FEWEST_LETTERS = 12
_MOST_UNREADABLE = 0.3
_PICTURE_SHARE = 0.25
"""A picture that covers this share of a page may hold its text."""
_MANY_PATHS = 300
"""So many drawn shapes may be letters that were turned into outlines."""


def read(raw: RawFile, settings: IngestSettings) -> Document:
    """Every page; one that is a picture goes through OCR where that is installed."""
    try:
        with pdfium.PdfDocument(raw.content) as opened:
            return _read_opened(raw, opened, settings)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise Encrypted(raw.path, "PDF") from error
        raise Damaged(raw.path, "PDF", str(error)) from error


def _read_opened(raw: RawFile, opened: pdfium.PdfDocument, settings: IngestSettings) -> Document:
    count = len(opened)
    if count > settings.max_pages:
        raise TooManyPages(raw.path, pages=count, limit=settings.max_pages, setting="QIANTOU_MAX_PAGES")
    if count == 0:
        raise Damaged(raw.path, "PDF", "it has no pages")
    pages: list[Page] = []
    pictures: list[int] = []
    for index in range(count):
        page = opened[index]
        read_one = read_page(page, index + 1)
        if not _is_readable(read_one) and _is_picture(page, read_one):
            pictures.append(index)
        pages.append(read_one)
        page.close()
    if not pictures:
        return print_pages(raw, settings, "pdf", pages)
    return _with_pictures(raw, settings, opened, pages, pictures)


def _with_pictures(
    raw: RawFile, settings: IngestSettings, opened: pdfium.PdfDocument, pages: list[Page], pictures: list[int]
) -> Document:
    """The document with its pictures read; without OCR a few of them may be left out, but are named."""
    from ingest.read import ocr

    if not ocr.is_installed():
        if len(pictures) * 2 >= len(pages):
            raise NeedsOcr(raw.path, f"{len(pictures)} of its {len(pages)} pages are pictures without text")
        return print_pages(raw, settings, "pdf", pages, unread=tuple(index + 1 for index in pictures))
    if len(pictures) > settings.max_ocr_pages:
        limit = settings.max_ocr_pages
        raise TooManyPages(raw.path, pages=len(pictures), limit=limit, setting="QIANTOU_MAX_OCR_PAGES")
    for index, page in ocr.read_pdf_pages(opened, pictures):
        pages[index] = page
    return print_pages(raw, settings, "pdf", pages)


def _is_readable(page: Page) -> bool:
    """Whether the page's letters are words: a font without a table of its letters gives signs of private use."""
    text = "".join(word.text for word in page.words)
    if len(text) < _FEWEST_LETTERS:
        return False
    strange = sum(not (c.isalnum() or c.isascii() or "\u2000" <= c <= "\u33ff" or c >= "\uff00") for c in text)
    lost = sum(c in "\ufffd\ufffe" or "\ue000" <= c <= "\uf8ff" for c in text)
    return strange + lost <= len(text) * _MOST_UNREADABLE


def _is_picture(page: pdfium.PdfPage, read_one: Page) -> bool:
    """Whether the page shows what may be text: a large picture, outlines, or letters that could not be read."""
    if len(read_one.words) >= _FEWEST_LETTERS:
        return True
    if any(share >= _PICTURE_SHARE for share in _picture_shares(page, read_one.width * read_one.height)):
        return True
    drawn = islice(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH]), _MANY_PATHS)
    return sum(1 for _ in drawn) == _MANY_PATHS


def _picture_shares(page: pdfium.PdfPage, area: float) -> Iterator[float]:
    total = 0.0
    for found in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = found.get_bounds()
        total += max(0.0, right - left) * max(0.0, top - bottom) / max(area, 1.0)
        yield total

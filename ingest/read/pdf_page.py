"""One page of a PDF as words and strokes, by PDFium: every letter with its place, every ruling of its tables."""

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_float, c_int, c_uint
from functools import cache
from unicodedata import normalize

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.read.layout import Page, Stroke, Word

_ABOVE, _BELOW = 0.85, 0.15
"""How a letter stands on its line, as shares of its size."""
_THIN = 3.0
_SLANT = 0.02
_MOST_SEGMENTS = 20_000
_DEEPEST_FORM = 6
_SAMPLED = 7
"""Every so manieth letter tells a page's direction."""
_RADICALS = range(0x2E80, 0x2FE0)
_COMPATIBLE = range(0xF900, 0xFB00)
_PRINTED_AS = str.maketrans("⺠⻓⻔⻋⻅⻆⻘⻙⻚⻛⻜⻝⻢⻥⻦⻬⻮⻰⻳⼾", "民长门车见角青韦页风飞食马鱼鸟齐齿龙龟户")
"""Radicals for which a font's table stands in the place of the letter that it prints."""

Box = tuple[float, float, float, float]


class PageSpace:
    """From PDF's coordinates, which count upwards, to those of the page turned so that most of its text is upright."""

    def __init__(self, page: pdfium.PdfPage, rotation: int) -> None:
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.rotation = rotation
        sides = self.right - self.left, self.top - self.bottom
        self.width, self.height = sides if rotation in (0, 180) else sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        match self.rotation:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, *points: tuple[float, float]) -> Box:
        xs, ys = zip(*(self.point(*point) for point in points), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


def read_page(page: pdfium.PdfPage, number: int) -> Page:
    """The page's words and strokes; without words where it is a picture."""
    text = page.get_textpage()
    space = PageSpace(page, _direction(text))
    words = tuple(_words(text, space))
    return Page(number, space.width, space.height, words, tuple(_strokes(page, space)))


def _direction(text: pdfium.PdfTextPage) -> int:
    """In which direction most letters go, in degrees: a wide table is printed upwards on an upright page."""
    matrix = pdfium_c.FS_MATRIX()
    found: Counter[int] = Counter({0: 0})
    for index in range(0, text.count_chars(), _SAMPLED):
        if pdfium_c.FPDFText_GetMatrix(text, index, byref(matrix)):
            found[round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360] += 1
    return found.most_common(1)[0][0]


def _words(text: pdfium.PdfTextPage, space: PageSpace) -> Iterator[Word]:
    box, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    for index in range(text.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(text, index)
        if code <= 0x20 or pdfium_c.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium_c.FPDFText_GetLooseCharBox(text, index, byref(box))
        pdfium_c.FPDFText_GetMatrix(text, index, byref(matrix))
        placed = _placed(text, index, box, matrix)
        if placed is not None:
            left, top, right, bottom = space.box(*placed)
            if right - left <= 4 * (bottom - top):
                yield Word(_letter(code), left, top, right, bottom)


def _placed(
    text: pdfium.PdfTextPage, index: int, box: pdfium_c.FS_RECTF, matrix: pdfium_c.FS_MATRIX
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Two corners of a letter; None for one that is written aslant, as a watermark is."""
    size = pdfium_c.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    if size <= 0:
        return None
    if abs(matrix.b) <= _SLANT * abs(matrix.a):
        base = _origin(text, index)[1]
        up = math.copysign(1, matrix.d)
        return (box.left, base + up * size * _ABOVE), (box.right, base - up * size * _BELOW)
    if abs(matrix.a) <= _SLANT * abs(matrix.b):
        base = _origin(text, index)[0]
        up = -math.copysign(1, matrix.b)
        return (base + up * size * _ABOVE, box.bottom), (base - up * size * _BELOW, box.top)
    return None


def _origin(text: pdfium.PdfTextPage, index: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    pdfium_c.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
    return x.value, y.value


@cache
def _letter(code: int) -> str:
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    if code in _RADICALS or code in _COMPATIBLE:
        return normalize("NFKC", letter.translate(_PRINTED_AS))
    return letter


def _strokes(page: pdfium.PdfPage, space: PageSpace) -> Iterator[Stroke]:
    left = _MOST_SEGMENTS
    for path, matrix in _paths(page, None, pdfium.PdfMatrix(), 0):
        left -= max(1, pdfium_c.FPDFPath_CountSegments(path))
        if left < 0:
            return
        if _is_drawn(path):
            yield from _path_strokes(path, matrix, space)


def _paths(
    page: pdfium.PdfPage, form: pdfium.PdfObject | None, outer: pdfium.PdfMatrix, depth: int
) -> Iterator[tuple[pdfium.PdfObject, pdfium.PdfMatrix]]:
    """Paths with the matrix that brings them onto the page, those inside forms too."""
    kinds = [pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_FORM]
    for found in page.get_objects(filter=kinds, max_depth=1, form=form):
        matrix = found.get_matrix().multiply(outer)
        if found.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            yield found, matrix
        elif depth < _DEEPEST_FORM:
            yield from _paths(page, found, matrix, depth + 1)


def _is_drawn(path: pdfium.PdfObject) -> bool:
    """Whether a path leaves ink: stroked, or filled with another colour than white."""
    fill, stroke = c_int(), c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    if stroke.value:
        return True
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    pdfium_c.FPDFPageObj_GetFillColor(path, byref(red), byref(green), byref(blue), byref(alpha))
    return bool(fill.value) and alpha.value > 0 and min(red.value, green.value, blue.value) < 250


def _path_strokes(path: pdfium.PdfObject, matrix: pdfium.PdfMatrix, space: PageSpace) -> Iterator[Stroke]:
    first = last = None
    x, y = c_float(), c_float()
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        here = space.point(*matrix.on_point(x.value, y.value))
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO or first is None:
            first = here
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO and last is not None:
            yield from _stroke(last, here)
        last = here
        if pdfium_c.FPDFPathSegment_GetClose(segment):
            yield from _stroke(here, first)


def _stroke(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Stroke]:
    wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
    if wide > _THIN and high < 1:
        yield Stroke(False, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))
    elif high > _THIN and wide < 1:
        yield Stroke(True, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))

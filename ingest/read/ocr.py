"""Pictures -> pages of words, by rapidocr with the models that its wheel brings; nothing is fetched."""

import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ingest.read import watch
from ingest.read.layout import Page, Stroke, Word
from ingest.rulebook import load_rules

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pypdfium2 as pdfium

    Picture = npt.NDArray[np.uint8]

_NEEDED = ("rapidocr", "onnxruntime", "cv2", "PIL")
_POINTS_AN_INCH = 72
_DOTS_AN_INCH = 150
_DARK = 150
_SHORTEST_STROKE = 28.0
"""Points; longer than any stroke of a letter."""
_THICKEST_STROKE = 4.0
_EDGE = 3.0
_LEAST_SURE = 0.5

Corners = Sequence[Sequence[float]]


def is_installed() -> bool:
    """Whether the extra `ocr` is there."""
    return all(importlib.util.find_spec(name) is not None for name in _NEEDED)


def read_pdf_pages(opened: "pdfium.PdfDocument", indexes: Sequence[int]) -> Iterator[tuple[int, Page]]:
    """Pages of a PDF that are pictures, each by its index."""
    for index in indexes:
        watch.restart()
        page = opened[index]
        scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, 2600 / max(page.get_size()))
        picture = page.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3]
        yield index, read_picture(picture, index + 1, width=page.get_width())
        page.close()


def read_picture(picture: "Picture", number: int, *, width: float) -> Page:
    """A picture's words and strokes, its width taken as so many points."""
    scale = width / picture.shape[1]
    strokes = tuple(_find_strokes(picture, scale))
    found = _engine()(picture, use_cls=False, return_word_box=True)
    words: list[Word] = []
    if found.txts is not None:
        for text, sureness, box, letters in zip(found.txts, found.scores, found.boxes, found.word_results, strict=True):
            if sureness >= _LEAST_SURE:
                words += _parted(_word(_as_printed(text), sureness, box, scale), letters, strokes, scale)
    return Page(number, width, picture.shape[0] * scale, tuple(words), strokes)


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _word(text: str, sureness: float, box: Corners, scale: float) -> Word:
    xs, ys = [float(x) * scale for x, _ in box], [float(y) * scale for _, y in box]
    return Word(text, min(xs), min(ys), max(xs), max(ys), float(sureness))


def _as_printed(text: str) -> str:
    """What the models are known to read as other signs, put right."""
    for rule in load_rules("ocr").rule:
        text = rule.regex.sub(rule.note, text)
    return text


def _parted(line: Word, letters: Sequence[Any], strokes: Sequence[Stroke], scale: float) -> list[Word]:
    """A line, cut where a ruling of a table crosses it: the detector takes two near cells for one line."""
    cuts = sorted(
        stroke.at
        for stroke in strokes
        if stroke.upright
        and line.left + _EDGE < stroke.at < line.right - _EDGE
        and stroke.start < line.middle < stroke.end
    )
    if not cuts:
        return [line]
    pieces: dict[int, list[Word]] = {}
    for text, sureness, box in letters:
        word = _word(text, sureness, box, scale)
        slot = sum((word.left + word.right) / 2 > at for at in cuts)
        pieces.setdefault(slot, []).append(word)
    return [
        Word("".join(w.text for w in piece), piece[0].left, line.top, piece[-1].right, line.bottom, line.sureness)
        for piece in pieces.values()
    ]


def _find_strokes(picture: "Picture", scale: float) -> Iterator[Stroke]:
    """Long straight rulings in a picture."""
    import cv2

    dark = (cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) < _DARK).astype("uint8")
    near = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    length = max(10, round(_SHORTEST_STROKE / scale))
    for upright, shape in ((False, (length, 1)), (True, (1, length))):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        kept = cv2.dilate(cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel), near)
        _, _, boxes, _ = cv2.connectedComponentsWithStats(kept)
        for x, y, wide, high, _ in boxes[1:]:
            across, along, start = (wide, high, y) if upright else (high, wide, x)
            if across * scale <= _THICKEST_STROKE:
                at = ((x if upright else y) + across / 2) * scale
                yield Stroke(upright, float(at), float(start * scale), float((start + along) * scale))

"""What stands where on a page: words, strokes, and the lines that words make. Lengths in points, y counts downwards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SAME_LINE = 0.5
"""Two words stand on one line when their middles are nearer than this share of their height."""
_WORD_GAP = 0.22
_WIDE_GAP = 0.9


@dataclass(frozen=True, slots=True)
class Word:
    """Characters printed together: one of a PDF, a whole line of an OCR, which says how surely it was read."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sureness: float | None = None

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruling: horizontal where `upright` is false. `at` is its place across, `start` to `end` its length."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words of one line, put together; `size` is the height of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    sureness: float | None


def set_lines(words: Iterable[Word]) -> list[TextLine]:
    """The lines that words make, from top to bottom."""
    return [line for line in map(_line, group_rows(words)) if line.text.strip()]


def group_rows(words: Iterable[Word]) -> list[list[Word]]:
    """The words of each line, from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.left)):
        if rows and _is_beside(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _is_beside(row: Sequence[Word], word: Word) -> bool:
    nearest = row[0]
    return abs(word.middle - nearest.middle) < _SAME_LINE * max(nearest.height, word.height)


def _line(row: Sequence[Word]) -> TextLine:
    size = median(word.height for word in row)
    parts = [row[0].text]
    for before, word in pairwise(row):
        gap = word.left - before.right
        latin = before.text[-1:].isascii() and word.text[:1].isascii()
        if gap > size * (_WORD_GAP if latin else _WIDE_GAP) and not parts[-1].endswith(" "):
            parts.append(" ")
        parts.append(word.text)
    sure = [word.sureness for word in row if word.sureness is not None]
    return TextLine(
        text="".join(parts).strip(),
        left=row[0].left,
        top=min(word.top for word in row),
        right=max(word.right for word in row),
        bottom=max(word.bottom for word in row),
        size=size,
        sureness=min(sure) if sure else None,
    )

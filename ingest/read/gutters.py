"""Words on lines -> chunks that stand apart, and the gutters: strips without words that many lines share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.read.layout import Word, group_rows

_APART = 0.45
"""Words of two cells stand at least this share of their height apart."""

Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one line, and how they are parted."""

    chunks: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> list[Word]:
        return [word for chunk in self.chunks for word in chunk]

    @property
    def left(self) -> float:
        return self.chunks[0][0].left

    @property
    def right(self) -> float:
        return max(chunk[-1].right for chunk in self.chunks)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return median(word.height for word in self.words)

    def free(self) -> list[Strip]:
        """The strips that this line leaves free, the margins with them."""
        edges = [float("-inf"), *(x for chunk in self.chunks for x in extent(chunk)), float("inf")]
        return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def extent(chunk: Sequence[Word]) -> Strip:
    return chunk[0].left, max(word.right for word in chunk)


def read_rows(words: Iterable[Word]) -> list[Row]:
    """The lines from top to bottom, each with its chunks from left to right."""
    return [Row(tuple(_chunks(row))) for row in group_rows(words)]


def _chunks(row: Sequence[Word]) -> Iterable[tuple[Word, ...]]:
    chunk: list[Word] = []
    for word in row:
        if chunk and word.left - max(w.right for w in chunk[-3:]) > _APART * max(word.height, chunk[-1].height):
            yield tuple(chunk)
            chunk = []
        chunk.append(word)
    yield tuple(chunk)


def shared(strips: Sequence[Strip], others: Sequence[Strip], least: float) -> list[Strip]:
    """What is free in both, as far as it is wide enough."""
    both = ((max(a, c), min(b, d)) for a, b in strips for c, d in others)
    return [(a, b) for a, b in both if b - a >= least]


def inner(strips: Iterable[Strip], left: float, right: float) -> list[Strip]:
    """The strips that have something on both sides."""
    return [(a, b) for a, b in strips if a > left and b < right]


def find_gutters(rows: Sequence[Row], least: float, let_pass: int) -> list[Strip]:
    """The strips that all lines but so many leave free, between the leftmost and the rightmost word."""
    edges: list[tuple[float, int]] = []
    for row in rows:
        for chunk in row.chunks:
            left, right = extent(chunk)
            edges += [(left, 1), (right, -1)]
    gutters: list[Strip] = []
    covered, free_from = 0, None
    first, last = min(edges)[0], max(edges)[0]
    for place, change in sorted(edges):
        if covered > let_pass >= covered + change:
            free_from = place
        elif covered <= let_pass < covered + change and free_from is not None:
            gutters.append((free_from, place))
        covered += change
    chunks = sorted({extent(chunk) for row in rows for chunk in row.chunks})
    pieces = (piece for gutter in gutters for piece in _around(gutter, chunks))
    return [(a, b) for a, b in pieces if b - a >= least and a > first and b < last]


def _around(gutter: Strip, chunks: Sequence[Strip]) -> Iterable[Strip]:
    """What is left of a strip beside the words that stand in it alone: they are a column that is seldom filled."""
    start, end = gutter
    for left, right in chunks:
        if start <= left and right <= end and (left, right) != (start, end):
            yield start, left
            start = right
    yield start, end

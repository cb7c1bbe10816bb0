"""A page that is set in two columns -> its parts in reading order, each a page of one column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from ingest.read.aligned import find_aligned_tables
from ingest.read.grid import find_tables
from ingest.read.gutters import Row, Strip, extent, find_gutters, read_rows
from ingest.read.layout import Page, Stroke, Word

_LEAST_GUTTER = 1.0
_LET_PASS = 0.4
"""Share of the lines that may run over both columns: a title, a table."""
_MIDDLE = (0.4, 0.6)
_FEWEST_LINES = 5
_FEW = 4
_FULL_LINES = 0.5
_NEAR_EDGE = 2.5
_NARROWEST = 11
"""Letters that a line of a column has at least."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a page outside of its tables, and the tables as (left, right, top, bottom)."""

    rows: list[Row]
    tables: list[tuple[float, float, float, float]]


def split_columns(pages: Sequence[Page]) -> list[Page]:
    """The pages, those in two columns parted. Where many are, one with short lines only, as of contents, is too."""
    lines = [_read_lines(page) for page in pages]
    gutters = [_find_gutter(each.rows, None) for each in lines]
    found = [gutter for gutter in gutters if gutter is not None]
    if not found:
        return list(pages)
    usual = median(sum(gutter) / 2 for gutter in found) if len(found) * _FEW >= len(pages) else None
    parts: list[Page] = []
    for page, each, gutter in zip(pages, lines, gutters, strict=True):
        strip = gutter or (_find_gutter(each.rows, usual) if usual is not None else None)
        parts += [page] if strip is None else _parts(page, strip, _wide(each, strip))
    return parts


def _read_lines(page: Page) -> _Lines:
    grids = find_tables(page.strokes, page.words)
    words = [word for word in page.words if not any(grid.holds(word) for grid in grids)]
    aligned = find_aligned_tables(words, page.strokes)
    rows = read_rows(word for word in words if not any(table.holds(word) for table in aligned))
    boxes = [(g.columns[0], g.columns[-1], g.rows[0], g.rows[-1]) for g in grids]
    boxes += [(t.columns[0][0], t.columns[-1][1], t.top, t.lines[-1].bottom) for t in aligned]
    return _Lines(rows, boxes)


def _wide(lines: _Lines, gutter: Strip) -> list[Strip]:
    """The bands of a page in which something runs over both columns."""
    middle = sum(gutter) / 2
    wide = [(top, bottom) for left, right, top, bottom in lines.tables if left < middle < right]
    return wide + [(row.top, row.bottom) for row in lines.rows if _crosses(row, gutter)]


def _find_gutter(rows: Sequence[Row], usual: float | None) -> Strip | None:
    """The strip between two columns of prose: lines on both sides of it are full, or it is where the other pages have it."""
    if len(rows) < _FEWEST_LINES:
        return None
    size = median(row.size for row in rows)
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    for gutter in find_gutters(rows, _LEAST_GUTTER * size, int(len(rows) * _LET_PASS)):
        if usual is not None:
            if gutter[0] < usual < gutter[1]:
                return max(gutter[0], usual - size), min(gutter[1], usual + size)
            continue
        place = (sum(gutter) / 2 - left) / (right - left)
        columns = min(gutter[0] - left, right - gutter[1])
        if _MIDDLE[0] <= place <= _MIDDLE[1] and columns >= _NARROWEST * size and _is_prose(rows, gutter, right, size):
            return gutter
    return None


def _is_prose(rows: Sequence[Row], gutter: Strip, right: float, size: float) -> bool:
    pairs = [row for row in rows if not _crosses(row, gutter) and row.left < gutter[0] and row.right > gutter[1]]
    if len(pairs) < _FEWEST_LINES:
        return False
    ends = [max(extent(chunk)[1] for chunk in row.chunks if chunk[0].left < gutter[0]) for row in pairs]
    full = sum(end > gutter[0] - _NEAR_EDGE * size for end in ends)
    full_right = sum(row.right > right - _NEAR_EDGE * size for row in pairs)
    return min(full, full_right) >= len(pairs) * _FULL_LINES


def _crosses(row: Row, gutter: Strip) -> bool:
    middle = sum(gutter) / 2
    return any(left < middle < right for left, right in map(extent, row.chunks))


def _parts(page: Page, gutter: Strip, wide: Sequence[Strip]) -> Iterator[Page]:
    """From top to bottom: what runs over both columns as it is, between it the left column and then the right one."""
    middle = sum(gutter) / 2
    rows = [row.words for row in read_rows(page.words)]
    columns = (min(word.left for word in page.words), gutter[1])
    width = max(word.right for word in page.words) - gutter[1]
    for crossing, group in groupby(rows, key=lambda row: _is_inside(row[0], wide)):
        words = [word for row in group for word in row]
        if crossing:
            yield _part(page, words, page.width, 0.0)
            continue
        for side, left in enumerate(columns):
            if inside := [word for word in words if (word.left + word.right > 2 * middle) == bool(side)]:
                yield _part(page, inside, width, left)


def _is_inside(word: Word, bands: Sequence[Strip]) -> bool:
    return any(top <= word.middle <= bottom for top, bottom in bands)


def _part(page: Page, words: Sequence[Word], width: float, left: float) -> Page:
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    start, end = min(w.left for w in words), max(w.right for w in words)
    space = 2 * median(w.height for w in words)
    kept = [s for s in page.strokes if _is_near(s, (start - space, end + space), (top - space, bottom + space))]
    return replace(
        page,
        width=width,
        words=tuple(replace(word, left=word.left - left, right=word.right - left) for word in words),
        strokes=tuple(_moved(stroke, left) for stroke in kept),
    )


def _is_near(stroke: Stroke, across: Strip, down: Strip) -> bool:
    at, along = (across, down) if stroke.upright else (down, across)
    return at[0] <= stroke.at <= at[1] and stroke.end >= along[0] and stroke.start <= along[1]


def _moved(stroke: Stroke, left: float) -> Stroke:
    if stroke.upright:
        return replace(stroke, at=stroke.at - left)
    return replace(stroke, start=stroke.start - left, end=stroke.end - left)

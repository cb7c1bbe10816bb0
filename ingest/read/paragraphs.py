"""Lines of pages -> paragraphs: which printed line goes on in the next, told by indents, line ends, sizes and gaps."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.clean.fold import fold
from ingest.headings import is_heading_line, read_mark
from ingest.read.layout import TextLine

_INDENT = 1.2
_DEEPEST_INDENT = 5
_SHARE_OF_INDENTED = 0.03
_SHORT_BY = 1.6
_CENTRED_BY = 1.8
_ANOTHER_SIZE = 1.15
_ANOTHER_SIZE_READ = 1.5
_WIDE_GAP = 1.55
_WIDE_GAP_PRINTED = 1.2
"""Where paragraphs are told by the space between them; what OCR says of a line's place is not so exact."""
_SHARE_OF_NEAR = 0.1
_RIGHT_SHARE = 0.9
_LEADER = re.compile(r"[.·…‥•_]{3,}\s*\d{0,3}$")
_CLOSED = re.compile(r"[。！？；：][”’）」]?$")
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """How the text of pages of one width is set: its left and right edge, the letters' size, the lines' distance."""

    left: float
    right: float
    size: float
    pitch: float
    closest: float
    """The distance of lines that stand near, which are those of one paragraph."""
    indents: bool
    """Whether paragraphs begin with an indent."""


def measure_lines(lines: Sequence[TextLine]) -> Measure:
    """The measure of the lines of many pages; edges are those of most lines, not of the furthest."""
    size = median(line.size for line in lines)
    lefts = Counter(round(line.left / size * 2) for line in lines)
    often = max(lefts.values())
    left = min(place for place, count in lefts.items() if count >= max(often * 0.3, min(often, _FEWEST))) * size / 2
    rights = sorted(line.right for line in lines)
    distances = sorted(b.top - a.top for a, b in pairwise(lines) if size * 0.8 < b.top - a.top < 4 * size)
    pitch = median(distances) if distances else size * 1.5
    closest = distances[int(len(distances) * _SHARE_OF_NEAR)] if distances else pitch
    right = rights[int((len(rights) - 1) * _RIGHT_SHARE)]
    indented = sum(_INDENT < (line.left - left) / size < _DEEPEST_INDENT for line in lines)
    return Measure(left, right, size, pitch, closest, indented >= len(lines) * _SHARE_OF_INDENTED)


def goes_on(before: TextLine, line: TextLine, measure: Measure, *, same_page: bool) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if _LEADER.search(before.text) or not _same_size(before, line):
        return False
    told_by_space = not measure.indents and line.sureness is None
    wide = measure.closest * _WIDE_GAP_PRINTED if told_by_space else measure.pitch * _WIDE_GAP
    if same_page and line.top - before.top > wide:
        return False
    if _is_centred(before, measure) and _is_centred(line, measure):
        return before.size > measure.size * _ANOTHER_SIZE
    if before.right < measure.right - _SHORT_BY * before.size:
        return False
    if line.left > measure.left + _INDENT * measure.size and line.left > before.left - measure.size:
        return False
    folded = fold(line.text)
    if before.text.endswith(("）", ")")) and is_heading_line(folded):
        return False
    closed = _CLOSED.search(before.text) is not None
    return not (closed and (not measure.indents or read_mark(folded) is not None))


def _same_size(before: TextLine, line: TextLine) -> bool:
    """A line that was read by OCR is as high as the letters that happen to be in it."""
    small, large = sorted((before.size, line.size))
    return large <= small * (_ANOTHER_SIZE if line.sureness is None else _ANOTHER_SIZE_READ)


def _is_centred(line: TextLine, measure: Measure) -> bool:
    left, right = line.left - measure.left, measure.right - line.right
    return min(left, right) > _CENTRED_BY * measure.size and abs(left - right) < 2 * measure.size

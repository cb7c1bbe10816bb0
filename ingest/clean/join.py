"""Which line goes on in the next: paragraphs wrapped by hand, cut by a page, or printed one a line."""

import re
from itertools import pairwise

from ingest.clean.lines import Line
from ingest.headings import Mark, is_balanced, is_heading_line, is_lone_mark, is_title, read_mark, words

_CLOSED = re.compile(r"[。！？!?；：…][”’）」』》]*$|[。！？][”’）]?$")
_OPEN_MARK = re.compile(r"[，、]$")
_ENUMERATION = re.compile(r"[一二三四五六七八九十]+(?:是|要)")
_LEAD = re.compile(r"[^，。；：]{4,20}。(?=.)")
_INLINE = frozenset({"arabic_bracket", "circled"})
_NUMBERS = frozenset({"arabic", "multiple"})
_SHORTEST_PRINTED_LINE = 20
_SHORTEST_MEASURED = 12
_SHARE_OF_WRAPPED = 0.4
_FEWEST_INDENTED = 5
_SHARE_OF_INDENTED = 0.15


class Joiner:
    """Knows how the document as a whole is wrapped, and decides line by line."""

    def __init__(self, lines: list[Line]) -> None:
        measured = [line for line in lines if line.cells is None and len(line.folded) >= _SHORTEST_MEASURED]
        cut = [line for line in measured if not _is_closed(line.folded) and not is_heading_line(line.folded)]
        self.wrapped = len(measured) >= 8 and len(cut) >= len(measured) * _SHARE_OF_WRAPPED
        widths = sorted(_width(line.folded) for line in cut)
        self.width = widths[len(widths) * 9 // 10] if widths and self.wrapped else 0.0
        self.indented = sum(line.indented for line in measured) >= max(
            _FEWEST_INDENTED, len(measured) * _SHARE_OF_INDENTED
        )
        self.blank_parts = self.wrapped and _blank_lines_part(lines)

    def joins(self, parts: list[Line], after: Line) -> bool:
        """Whether `after` goes on with the paragraph that `parts` have begun."""
        before = parts[-1]
        if is_lone_mark(before.folded) and len(parts) == 1:
            return read_mark(after.folded) is None
        if after.mark or before.mark or after.bold or after.bullet or _begins_block(parts, after.folded):
            return False
        if self.indented and after.indented:
            return False
        if len(parts) == 1 and self._is_whole(before.folded):
            return False
        if self.blank_parts and after.gap > 1 and not after.after_page:
            return False
        if _is_closed(before.folded):
            return self._is_full(before) and not (_ENUMERATION.match(after.folded) or _is_next_lead(parts, after))
        if self.wrapped:
            return self._is_full(before) or self._goes_on(parts)
        return self._goes_on(parts) and not _LEAD.match(after.folded)

    def _is_full(self, line: Line) -> bool:
        return self.wrapped and _width(line.folded) >= self.width - 1

    def _is_whole(self, folded: str) -> bool:
        """Whether a line is a heading of its own."""
        if folded in words("standalone") or folded.rstrip("：") in words("labels"):
            return True
        return is_heading_line(folded) and not (self.wrapped and _width(folded) >= self.width - 1)

    def _goes_on(self, parts: list[Line]) -> bool:
        """Whether an open line is long enough, or open enough, to be the beginning of something."""
        text = "".join(part.folded for part in parts)
        if _OPEN_MARK.search(text) or not is_balanced(text):
            return True
        return len(text) >= _SHORTEST_PRINTED_LINE and not (len(parts) == 1 and is_title(text, longest=24))


def _is_next_lead(parts: list[Line], after: Line) -> bool:
    """Whether a line opens with a short sentence as the paragraph before it does."""
    return bool(_LEAD.match(after.folded) and _LEAD.match(parts[0].folded))


def _is_closed(folded: str) -> bool:
    return _CLOSED.search(folded) is not None


def _begins_block(parts: list[Line], folded: str) -> bool:
    """Whether a line begins with a heading's mark, and not with a number or item of the paragraph before it."""
    mark = read_mark(folded)
    if mark is None:
        return False
    if mark.style in _INLINE and mark.value > 1:
        earlier = folded[: mark.end].replace(str(mark.number), _number_before(mark))
        return not any(earlier in part.folded[1:] for part in parts)
    if mark.style in _NUMBERS and folded[mark.end : mark.end + 1].isdigit():
        return _is_closed(parts[-1].folded)
    return True


def _number_before(mark: Mark) -> str:
    return chr(ord(str(mark.number)) - 1) if mark.style == "circled" else str(mark.value - 1)


def _width(folded: str) -> float:
    """Printed width in Chinese characters."""
    return len(folded) - sum(c < "\x80" for c in folded) / 2


def _blank_lines_part(lines: list[Line]) -> bool:
    """Whether blank lines stand between paragraphs only, not between all lines."""
    gaps = [b.gap > 1 for a, b in pairwise(lines) if a.cells is None and not _is_closed(a.folded)]
    return sum(gaps) * 2 < len(gaps)

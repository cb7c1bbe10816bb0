"""Which line goes on in the next: paragraphs wrapped by hand, cut by a page, or printed one a line."""

import re
from functools import cache
from itertools import pairwise

from ingest.clean.cell_forms import lists_units
from ingest.clean.letter_lines import find_lone_lines, is_salutation
from ingest.clean.lines import Line
from ingest.clean.wrapping import (
    INDENT,
    ends_with_statement,
    is_closed,
    is_statement,
    measure_wrapping,
    measured_lines,
    width_of,
)
from ingest.headings import Mark, breaks_off, is_heading_line, is_lone_mark, is_long_heading, is_title, read_mark, words
from ingest.rulebook import load_rules

_DUTY = re.compile(
    r"[（〔［【][^（）〔〕［］【】。]*(?:牵头|负责|责任|配合|参与|职责)[^（）〔〕［］【】。]*[）〕］】]$"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}：")
_PREAMBLE = re.compile(r"为了?[^，。]{2}|根据|按照|依据|现将|各[市县区省乡镇街州旗]|20\d\d年")
_MARK = re.compile(r"[，。；、：！？]")
_ENUMERATION = re.compile(r"[一二三四五六七八九十]+(?:是|要)|第[一二三四五六七八九十]，")
_LEAD = re.compile(r"[^，。；：]{4,20}。(?=.)")
_INLINE = frozenset({"arabic_bracket", "circled"})
_NUMBERS = frozenset({"arabic", "multiple"})
_SHORTEST_PRINTED_LINE = 20
_LONGEST_SHORT_LINE = 24
_LONGEST_NAME = 40
_LONGEST_PLAN_TITLE = 60
_LINES_OF_ITEM = 20
_LINES_OF_STATEMENT = 8
_PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕"}
_HALF = 0.5
_SHARE_OF_SHORT = 0.8
_FEWEST_ITEMS = 3
_LONGEST_LABEL = 12
_WIDEST_PRINTED = 48
_FEWEST_SENTENCES = 3
_SHARE_OF_SENTENCES = 0.7
_FEWEST_INDENTED = 5
_SHARE_OF_INDENTED = 0.15


@cache
def _actions() -> tuple[str, ...]:
    return load_rules("sections").words["actions"]


def _names_role(folded: str) -> bool:
    """Whether a line is a label of units that may stand on a line of its own above what it names."""
    if len(folded) > _LONGEST_LABEL or not folded.endswith(("单位", "部门", "主体")):
        return False
    return load_rules("responsibilities")["role_name"].regex.search(folded) is not None


class Paragraph:
    """A paragraph as it grows, line by line; what must be known of all its lines is kept up, not worked out again."""

    def __init__(self, first: Line) -> None:
        self.lines: list[Line] = []
        self.length = 0
        self._open = dict.fromkeys(_PAIRS, 0)
        self.add(first)

    def add(self, line: Line) -> None:
        self.lines.append(line)
        self.length += len(line.folded)
        for opening, closing in _PAIRS.items():
            self._open[opening] += line.folded.count(opening) - line.folded.count(closing)

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def is_balanced(self) -> bool:
        return not any(self._open.values())

    @property
    def awaits_more(self) -> bool:
        """Whether a bracket is open, or the last line ends with a pause, or with words that ask for more."""
        return self.last.folded.endswith(("，", "、")) or not self.is_balanced or breaks_off(self.last.folded)

    @property
    def closes_with_statement(self) -> bool:
        """Whether the paragraph ends with a bracket behind a full stop: who does it, and nothing more."""
        if not self.is_balanced or not self.last.folded.endswith(("）", "〕", "］", "】")):
            return False
        return ends_with_statement("".join(line.folded for line in self.lines[-_LINES_OF_STATEMENT:]))


class Joiner:
    """Knows how the document as a whole is wrapped, and decides line by line."""

    def __init__(self, lines: list[Line]) -> None:
        wrapping = measure_wrapping(lines)
        self.wrapped, self.width = wrapping.wrapped, wrapping.width
        measured = [line for line in measured_lines(lines) if not is_statement(line.folded)]
        indented = sum(line.indented for line in measured)
        self.indented = indented >= max(_FEWEST_INDENTED, len(measured) * _SHARE_OF_INDENTED)
        self.blank_parts = self.wrapped and _blank_lines_part(lines)
        self.lost_indent = INDENT if self.wrapped and self._first_lines_are_short(lines) else 0
        self.lone = find_lone_lines(lines)
        self.sentences = _styles_of_sentences(lines)
        self.widest = max(map(width_of, measured), default=0.0)

    def joins(self, paragraph: Paragraph, after: Line) -> bool:
        """Whether `after` goes on with a paragraph."""
        before = paragraph.last
        if after.after_contents:
            return False
        alone = len(paragraph.lines) == 1
        if alone and is_lone_mark(before.folded):
            return read_mark(after.folded) is None
        if alone and _names_role(before.folded) and lists_units(after.folded):
            return True
        if after.mark or before.mark or after.bold or after.bullet or _begins_block(paragraph, after.folded):
            return False
        if _LABEL.match(after.folded) and _LABEL.match(paragraph.lines[0].folded):
            return False
        begins_letter = _PREAMBLE.match(after.folded) or is_salutation(after.folded)
        if begins_letter and (before.folded.endswith("通知") or (alone and _is_title_of_plan(before.folded))):
            return False
        if self.indented and after.indented:
            return False
        if alone and self._is_whole(before) and not self._is_cut_item(before, after):
            return False
        if self.blank_parts and after.gap > 1 and not after.after_page:
            return False
        if before.start in self.lone or after.start in self.lone:
            return False
        return self._goes_on(paragraph, after)

    def _goes_on(self, paragraph: Paragraph, after: Line) -> bool:
        before = paragraph.last
        if is_closed(before.folded):
            return self._is_full(before) and not (_ENUMERATION.match(after.folded) or _is_next_lead(paragraph, after))
        if paragraph.closes_with_statement and not (self._is_full(before) or _MARK.match(after.folded)):
            return False
        if _ENUMERATION.match(after.folded) and not self._is_full(before):
            return paragraph.awaits_more
        if self.wrapped:
            return self._is_full(before) or self._is_open(paragraph)
        return self._is_open(paragraph) and not (
            _is_next_lead(paragraph, after) and after.folded.startswith(_actions())
        )

    def _first_lines_are_short(self, lines: list[Line]) -> bool:
        """Whether numbered lines that are cut end an indent's width early: their indent was lost."""
        cut = [width_of(line) for line in lines if _is_long_item(line)]
        short = sum(width <= self.width - INDENT + _HALF for width in cut)
        return len(cut) >= _FEWEST_ITEMS and short >= len(cut) * _SHARE_OF_SHORT

    def _is_full(self, line: Line) -> bool:
        indent = self.lost_indent if _is_long_item(line) else 0
        return self.wrapped and width_of(line) + indent >= self.width - 1

    def _is_whole(self, line: Line) -> bool:
        """Whether a line is a heading of its own."""
        if line.folded in words("standalone") or line.folded.rstrip("：") in words("labels"):
            return True
        if not self.wrapped and is_long_heading(line.folded):
            return True
        return is_heading_line(_DUTY.sub("", line.folded)) and not self._is_full(line)

    def _is_cut_item(self, before: Line, after: Line) -> bool:
        """Whether a numbered line breaks off where others of its numbers are whole sentences, or no line is wider."""
        mark = read_mark(before.folded)
        if mark is None or is_closed(before.folded) or "，" not in before.folded or _begins_itself(after):
            return False
        is_widest = mark.style in _NUMBERS and self.widest - 1 <= width_of(before) <= _WIDEST_PRINTED
        return (is_widest and is_closed(after.folded)) or mark.style in self.sentences

    def _is_open(self, paragraph: Paragraph) -> bool:
        """Whether what is there is long enough, or open enough, to be the beginning of something."""
        is_short = len(paragraph.lines) == 1 and _is_short_line(paragraph.last.folded)
        return paragraph.awaits_more or (paragraph.length >= _SHORTEST_PRINTED_LINE and not is_short)


def _styles_of_sentences(lines: list[Line]) -> frozenset[str]:
    """The numbers behind which lines that pause are whole sentences, but for those that something plain may go on below."""
    ends: dict[str, list[bool]] = {}
    for line, after in pairwise(lines):
        mark = read_mark(line.folded) if line.cells is None and "，" in line.folded else None
        if mark is not None and (is_closed(line.folded) or _begins_itself(after)):
            ends.setdefault(mark.style, []).append(is_closed(line.folded))
    return frozenset(
        style
        for style, closed in ends.items()
        if sum(closed) >= max(_FEWEST_SENTENCES, len(closed) * _SHARE_OF_SENTENCES)
    )


def _begins_itself(line: Line) -> bool:
    """Whether a line cannot be the rest of the one before it: a number, a label, who does it, a row."""
    begins = read_mark(line.folded) is not None or _LABEL.match(line.folded) is not None
    return begins or line.cells is not None or is_statement(line.folded)


def _is_long_item(line: Line) -> bool:
    """Whether a line begins with a number and breaks off without an end mark, too long for most titles."""
    is_open = line.cells is None and len(line.folded) >= _SHORTEST_PRINTED_LINE and not is_closed(line.folded)
    return is_open and read_mark(line.folded) is not None


def _is_short_line(folded: str) -> bool:
    """Whether a line can stand alone: the shorter, or one without a pause (a title, an office) that is not too long."""
    has_pause = "，" in folded or "、" in folded
    return is_title(folded, longest=_LONGEST_SHORT_LINE if has_pause else _LONGEST_NAME)


def _is_title_of_plan(folded: str) -> bool:
    """Whether a line ends as a plan's name does, with its years or without."""
    names = (load_rules("front")[rule].regex for rule in ("plan_name", "letter"))
    return len(folded) <= _LONGEST_PLAN_TITLE and any(name.search(folded) for name in names)


def _is_next_lead(paragraph: Paragraph, after: Line) -> bool:
    """Whether a line opens with a short sentence as the paragraph before it does."""
    return bool(_LEAD.match(after.folded) and _LEAD.match(paragraph.lines[0].folded))


def _begins_block(paragraph: Paragraph, folded: str) -> bool:
    """Whether a line begins with a heading's mark, and not with a number or item of the paragraph before it, or is the
    name of a chapter and its colon."""
    mark = read_mark(folded)
    if mark is None:
        return is_lone_mark(folded) or (folded.endswith("：") and folded[:-1] in words("labels"))
    if mark.style in _INLINE and mark.value > 1:
        earlier = folded[: mark.end].replace(str(mark.number), _number_before(mark))
        return not any(earlier in line.folded[1:] for line in paragraph.lines[-_LINES_OF_ITEM:])
    if mark.style in _NUMBERS and (folded[mark.end : mark.end + 1].isdigit() or breaks_off(paragraph.last.folded)):
        return is_closed(paragraph.last.folded)
    return True


def _number_before(mark: Mark) -> str:
    return chr(ord(str(mark.number)) - 1) if mark.style == "circled" else str(mark.value - 1)


def _blank_lines_part(lines: list[Line]) -> bool:
    """Whether blank lines stand between paragraphs only, not between all lines."""
    gaps = [b.gap > 1 for a, b in pairwise(lines) if a.cells is None and not is_closed(a.folded)]
    return sum(gaps) * 2 < len(gaps)

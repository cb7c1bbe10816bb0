"""Tables whose columns are parted by gaps, as plain text and a PDF's words are printed: lines with cells of their own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.clean.cell_forms import Kind, lists_units, read_head
from ingest.clean.cell_heads import is_outer
from ingest.clean.cells import WIDE_GAP
from ingest.clean.fold import fold
from ingest.clean.fragment import NOTHING, Fragment, cut, glue
from ingest.clean.laid_rows import lay_words
from ingest.clean.lines import Line

FEWEST_COLUMNS = 3
FEWEST_ROWS = 3
SHARE_OF_HEADS = 0.6
LONGEST_HEAD = 14
LONGEST_CATEGORY = 20
LONGEST_ROW = 160
LONGEST_WIDE_ROW = 2000

_GAP = re.compile(r"(?:(?<!\d{4})[ \t\u3000\xa0|｜]++|[ \t\u3000\xa0|｜]++(?!年))")
"""A gap between two columns, not that of `2025 年`."""
_OPENING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节])")
_CLOSED = re.compile(r"[。；：]$")
_VALUE = re.compile(r"\d|^[—－\-/]+$|^(?:约束|预期)")
_OPERATORS = (
    *"≤≥<>＜＞↑↓",
    *("下降", "降低", "减少", "增长", "提高", "增加", "达到", "累计", "小于", "大于", "低于", "高于", "超过"),
    *("控制在", "不低于", "不少于", "不超过", "不高于", "保持在", "稳定在"),
)
_LONGEST_OPERATOR = 3
_BOUNDS = ("以内", "之内", "以上", "以下", "左右")
_LATIN = re.compile(r"^[A-Za-z&.]+$")


@dataclass(frozen=True, slots=True)
class _Head:
    """What the columns of a table hold, as far as their heads tell, and whether wide gaps part them."""

    kinds: tuple[Kind | None, ...]
    wide: bool

    @property
    def width(self) -> int:
        return len(self.kinds)


def with_spaced_rows(lines: Sequence[Line], original: str) -> list[Line]:
    """The lines, those of a table of spaced columns with their cells."""
    return _without_head(_below_heads(lines, original), original)


def _below_heads(lines: Sequence[Line], original: str) -> list[Line]:
    """A table begins with a head and ends with the first line that is none of its rows and no heading between them: one
    outside a table, or a short line right above another row."""
    head: _Head | None = None
    found: list[Line] = []
    for line, below in pairwise([*lines, None]):
        if line is None:
            break
        words = _split(line, original, _GAP, LONGEST_ROW)
        if len(words) >= FEWEST_COLUMNS and _is_head(heads := _with_whole_heads(words)):
            kinds = tuple(read_head(word.text) for word in heads)
            head = _Head(kinds, len(_split(line, original, WIDE_GAP, LONGEST_ROW)) == len(words))
            found.append(_as_row(line, heads))
            continue
        row = _row(line, words, original, head) if head is not None else []
        if not row and head is not None and _is_category(line, below, original, head):
            row = [line.words, *[NOTHING] * (head.width - 1)]
        elif not row and head is not None and not (line.cells is None and is_outer(line)):
            head = None
        found.append(_as_row(line, row) if row else line)
    return found


def _is_category(line: Line, below: Line | None, original: str, head: _Head) -> bool:
    """Whether a line is what the rows below it are: words alone, right above a row."""
    if below is None or line.cells is not None or is_outer(line):
        return False
    if line.end - line.start > LONGEST_CATEGORY or _CLOSED.search(line.folded):
        return False
    return len(_row(below, _split(below, original, _GAP, LONGEST_ROW), original, head)) >= head.width - 1


def _without_head(lines: Sequence[Line], original: str) -> list[Line]:
    """Without a head, lines that stand together and have as many wide gaps each are rows."""
    rows = [_split(line, original, WIDE_GAP, LONGEST_WIDE_ROW) for line in lines]
    found: list[Line] = []
    for width, run in groupby(range(len(lines)), key=lambda at: len(rows[at])):
        places = list(run)
        is_table = width >= FEWEST_COLUMNS and len(places) >= FEWEST_ROWS
        found += [_as_row(lines[at], rows[at]) if is_table else lines[at] for at in places]
    return found


def _split(line: Line, original: str, gap: re.Pattern[str], longest: int) -> list[Fragment]:
    """The words of a line between its gaps; none where it has cells already or is too long for a row."""
    if line.cells is not None or line.end - line.start > longest:
        return []
    parts: list[Fragment] = []
    at = line.start
    gaps = list(gap.finditer(original, line.start, line.end))
    if not gaps:
        return []
    for found in gaps:
        if _is_in_value(original, found):
            continue
        parts.append(cut(original, at, found.start()))
        at = found.end()
    parts.append(cut(original, at, line.end))
    return [part for part in parts if part.text]


def _is_in_value(original: str, gap: re.Match[str]) -> bool:
    """Whether a gap parts a number from its operator or its bound: `下降 33%`, `≤ 2`, `12 以内`."""
    before, behind = original[gap.start() - 1], original[gap.end() : gap.end() + 2]
    if before.isdigit() or before in "%％‰":
        return behind in _BOUNDS
    return behind[:1].isdigit() and original[max(0, gap.start() - _LONGEST_OPERATOR) : gap.start()].endswith(_OPERATORS)


def _with_whole_heads(words: Sequence[Fragment]) -> list[Fragment]:
    """The words of a line, those that gaps were set in put together: `指 标`, `项 目 名 称`."""
    whole: list[Fragment] = []
    for are_letters, run in groupby(words, key=lambda word: len(word.text) == 1):
        together = list(run)
        if are_letters and len(together) > 1 and read_head("".join(word.text for word in together)) is not None:
            whole.append(glue(together))
        else:
            whole = _with_letters(whole, together)
    return whole


def _with_letters(whole: list[Fragment], words: Sequence[Fragment]) -> list[Fragment]:
    """These words behind others; a single letter ends the word before it, if that is no head without it."""
    for word in words:
        if whole and len(word.text) == 1 and read_head(whole[-1].text) is None:
            whole[-1] = glue((whole[-1], word))
        else:
            whole.append(word)
    return whole


def _is_head(words: Sequence[Fragment]) -> bool:
    if len(words) < FEWEST_COLUMNS or any(len(word.text) > LONGEST_HEAD for word in words):
        return False
    return sum(read_head(word.text) is not None for word in words) >= len(words) * SHARE_OF_HEADS


def _row(line: Line, words: list[Fragment], original: str, head: _Head) -> list[Fragment]:
    """The cells of a line that goes on with a table: several, by wide gaps where its head has such, else one of them a
    value or units; nothing for a line that is no row."""
    wide = _split(line, original, WIDE_GAP, LONGEST_WIDE_ROW) if head.wide else []
    if FEWEST_COLUMNS <= len(wide) <= head.width:
        return wide
    if laid := lay_words(_split(line, original, _GAP, LONGEST_WIDE_ROW), head.kinds):
        return laid
    if len(words) < 2 or len(words) > head.width * 2:
        return []
    if _OPENING.match(line.folded) or _CLOSED.search(line.folded):
        return []
    texts = [fold(word.text) for word in words]
    return _fit(words, head.width) if any(_VALUE.search(text) or lists_units(text) for text in texts) else []


def _fit(words: list[Fragment], width: int) -> list[Fragment]:
    """The cells of a row: words beyond its columns are parts of a name (占 GDP 比重), put together again."""
    cells = list(words)
    while len(cells) > width and (seam := _seam(cells)) is not None:
        cells[seam : seam + 2] = [glue((cells[seam], cells[seam + 1]))]
    return cells


def _seam(cells: list[Fragment]) -> int | None:
    """Where two words of one name meet: first beside Latin words, then anywhere between words without a value."""
    texts = [fold(cell.text) for cell in cells]
    pairs = [at for at in range(len(texts) - 1) if not (_VALUE.search(texts[at]) or _VALUE.search(texts[at + 1]))]
    beside = (at for at in pairs if _LATIN.match(texts[at]) or _LATIN.match(texts[at + 1]))
    return next(beside, pairs[0] if pairs else None)


def _as_row(line: Line, cells: Sequence[Fragment]) -> Line:
    return replace(line, cells=tuple(cells), words=Fragment("", ()), folded="")

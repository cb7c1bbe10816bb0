"""The original's lines with page marks dropped and converter marks stripped: what the later cleaning steps work on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment, cut

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_END = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_PAGE_MARK = re.compile(
    r"[－—–─\-]{1,2}\s*[\d０-９]{1,3}\s*[－—–─\-]{1,2}|[－—–─\-]{1,2}\s*[－—–─\-]{1,2}"
    r"|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?"
)
_DASH = re.compile(r"[－—–─\-]{1,2}")
_NUMBER = re.compile(r"[\d０-９]{1,3}")
_HASHES = re.compile(r"(#{1,6})[ \t\u3000]+")
_BULLET = re.compile(r"(?:[-*+•●▪◆■★]|>)[ \t\u3000]+")
_BOLD = re.compile(r"(?:[^\w\s*<]{0,2}|—{2})(?:\*\*|<b>|<strong>|__)")
_RULER = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")


@dataclass(slots=True)
class Line:
    """One line of the original. `gap` counts the line ends before it; `cells` is None where it is no table row."""

    start: int
    end: int
    words: Fragment
    folded: str
    gap: int
    after_page: bool = False
    mark: int = 0
    bold: bool = False
    cells: tuple[Fragment, ...] | None = None


def read_lines(original: str) -> Iterator[Line]:
    """The lines that are left when blank lines and page marks are gone."""
    raw = [(m.start(), m.end()) for m in _LINE.finditer(original) if not m[0].isspace()]
    page_marks = _page_marks(original, raw)
    position, after_page = 0, False
    for index, (start, end) in enumerate(raw):
        if index in page_marks:
            after_page = True
            continue
        between = original[position:start]
        line = _read_line(original, start, end, len(_END.findall(between)))
        line.after_page = after_page or "\f" in between
        position, after_page = end, False
        if line.words.text or line.cells:
            yield line


def _page_marks(original: str, raw: list[tuple[int, int]]) -> set[int]:
    """Which of the lines are page marks: `－ 6 －` on one line, or on three."""
    found = set()
    for index, (start, end) in enumerate(raw):
        if end - start > 40:
            continue
        text = original[start:end].strip()
        if _PAGE_MARK.fullmatch(text):
            found.add(index)
        elif _NUMBER.fullmatch(text) and 0 < index < len(raw) - 1:
            around = [original[slice(*raw[i])].strip() for i in (index - 1, index + 1)]
            if all(_DASH.fullmatch(dash) for dash in around):
                found |= {index - 1, index, index + 1}
    return found


def _read_line(original: str, start: int, end: int, gap: int) -> Line:
    """One line with its markdown mark, bullet and cells read off."""
    while original[start] in " \u3000\xa0\ufeff":
        start += 1
    mark, bold = 0, False
    if original[start] in "#-*+•●▪◆■★><—_":
        if match := _HASHES.match(original, start, end):
            mark, start = len(match[1]), match.end()
        if match := _BULLET.match(original, start, end):
            start = match.end()
        bold = bool(_BOLD.match(original, start, end))
    cells = _read_cells(original, start, end)
    words = Fragment("", ()) if cells else cut(original, start, end)
    return Line(start, end, words, fold(words.text), gap, mark=mark, bold=bold, cells=cells)


def _read_cells(original: str, start: int, end: int) -> tuple[Fragment, ...] | None:
    """The cells of a row parted by tabs or pipes; a row without words (`|---|---|`) has none."""
    if original[start] == "|":
        text = original[start:end].rstrip()
        if _RULER.fullmatch(text):
            return None
        return _split_cells(original, start + 1, start + len(text) - text.endswith("|"), "|")
    if original.find("\t", start, end) < 0 or not original[start:end].strip("\t ").count("\t"):
        lone = original.find("\t", start, end) >= 0 and not original[start:end].startswith("\t")
        return _split_cells(original, start, end, "\t") if lone else None
    return _split_cells(original, start, end, "\t")


def _split_cells(original: str, start: int, end: int, mark: str) -> tuple[Fragment, ...]:
    cells = []
    while True:
        stop = original.find(mark, start, end)
        cells.append(cut(original, start, end if stop < 0 else stop))
        if stop < 0:
            return tuple(cells)
        start = stop + 1

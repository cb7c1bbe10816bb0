"""Where the original's lines end: at its line ends, and inside a line so long that its line ends must have been lost."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.clean.site_cuts import find_site_cuts
from ingest.headings import is_title, read_mark

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_PARAGRAPH_ENDS = ("</p>", "</P>", "</div>")
_TAG = re.compile(r"</(?:p|div|h[1-6]|li)>|<br\s{0,3}/?>", re.I)
"""What ends a line of a page whose tags came along."""
_SPACE = r"[ \t\u3000\xa0]"
_LOST_END = re.compile(
    rf"(?:(?<=[^\x00-\x7f])|(?<=[);])){_SPACE}+"
    r"(?=[^\x00-\x7f]|[(][\u4e00-\u9fff]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．](?!\d)|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
    rf"|(?<=\d){_SPACE}+(?=\d{{1,3}}[.．、]\s?[\u4e00-\u9fff])"
)
_BEFORE_MARK = re.compile(
    r"(?<=[^第\w])(?=第[一二三四五六七八九十]{1,3}[章节])"
    r"|(?<=[。；！？：”）)\s])(?=[一二三四五六七八九十]{1,3}、)"
    r"|(?=[二三四五六七八九十]{1,2}、(?:总体要求|(?:工作|主要)目标|(?:主要|重点|工作)任务|保障措施|组织(?:实施|保障|领导)|工作要求|实施步骤))"
    r"|(?<=[案划单见点表知则])(?=一、(?![一二三四五六七八九十]))"
    r"|(?<=[^（(《“、和至到])(?=[（(][一二三四五六七八九十]{1,3}[）)])"
    r"|(?<=[。；！？：”）)])(?=\d{1,2}[.．、](?!\d)|专栏\d|——)"
    r"|(?<=[。；])(?=-[\u4e00-\u9fff])"
)
_INSIDE = re.compile(
    r"(?<=[。；！？”）)\s])(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节](?=\s))"
)
"""A heading's mark in the middle of a line: two of them tell that the line is more than a paragraph."""
_ROW_NUMBER = re.compile(rf"(?<=[^\x00-\x7f]){_SPACE}+(?P<number>\d{{1,3}})(?={_SPACE}+[^\x00-\x7f年月日时分元人个项])")
_ROW_TERM = re.compile(rf"(?<=[^\x00-\x7f]){_SPACE}+(?=(?:20\d\d年)?\d{{1,2}}月)")
_NUMBERED = "序号"
"""The head of a column of numbers: in such a table a number between gaps is a cell, and a month behind one begins one."""
_HEADING_INSIDE = re.compile(
    r"[。）)](?P<heading>[（(][二三四五六七八九十]{1,3}[）)][\u4e00-\u9fff、“”]{4,20}。)(?=[^\n]{4})"
)
"""A section's heading behind the text of the one before it."""
_ITEM_INSIDE = re.compile(r"[。）)]\s?\d{1,3}[.．、](?!\d)")
"""Two items behind full stops or closing brackets tell the same."""
_FIRST_CHAPTER = re.compile(r"[。：:]\s?一、(?![一二三四五六七八九十])")
"""One such mark tells the same: a first chapter behind a full stop."""
_PASSAGE = re.compile(r"[（(]?上接[^。，；\s]{1,20}版|[^\n]{40,}?[。；）)]\s?专栏\s?\d{1,2}[：:\s]?[\u4e00-\u9fff]")
"""A page's passage that goes on from another one, or holds a box: more than a paragraph."""
_GLUED = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）])[^。；：:;|｜\d(（]{4,40}?"
    r"(?=(?:[1-9]\d?[、.．]|[(（][一二三四五六七八九十]{1,3}[)）](?![期号批阶标]))[\u4e00-\u9fff“《]{4})"
)
"""A heading and the number of the next one below it, without an end mark between."""
_BOX_ITEM = re.compile(r"(?<![\d（(])(?:[（(]\d{1,2}[)）]|\d{1,2}[.．、](?!\d))(?=\s?[\u4e00-\u9fff“])")
_FEWEST_ITEMS = 2
_TITLE_GAP = re.compile(rf"(?<=[^\x00-\x7f]){_SPACE}+(?=[^\x00-\x7f])")
_LONGEST_LINE = 1200
_SHORTEST_DOCUMENT = 150
_SHORTEST_PREAMBLE = 60
_LETTERS_A_GAP = 400
_LONGEST_TITLE = 40
_SHORTEST_TEXT = 30


def line_spans(original: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank."""
    cuts = find_site_cuts(original)
    for match in _LINE.finditer(original):
        if match[0].isspace():
            continue
        for start, end in _between_tags(original, *match.span()):
            for first, last in _between_cuts(cuts, start, end) if cuts else ((start, end),):
                yield from _whole_lines(original, first, last, lost=bool(cuts))


def _between_cuts(cuts: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line between the marks of a site that cut the text."""
    for first, last in cuts:
        if start <= first < end:
            if start < first:
                yield start, first
            start = last
    if start < end:
        yield start, end


def _between_tags(original: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a line that its paragraphs' tags end, which are left out; a row of a table stays whole."""
    if not original.startswith("|", start) and any(original.find(tag, start, end) >= 0 for tag in _PARAGRAPH_ENDS):
        for tag in _TAG.finditer(original, start, end):
            if not original[start : tag.start()].isspace():
                yield start, tag.start()
            start = tag.end()
    if start < end:
        yield start, end


def _whole_lines(original: str, start: int, end: int, *, lost: bool) -> Iterator[tuple[int, int]]:
    """A line, or the lines that were put on one, as all are where `lost` says so."""
    whole = _lost_lines(original, start, end) if lost or _lost_its_ends(original, start, end) else [(start, end)]
    for span in whole:
        for first, last in _parted_headings(original, *span):
            boxed = original.startswith("专栏", first)
            for part in _items_of_box(original, first, last) if boxed else ((first, last),):
                yield from _parted_from_title(original, *part)


def _lost_its_ends(original: str, start: int, end: int) -> bool:
    """Whether a line is too long for one, or holds headings."""
    if end - start > _LONGEST_LINE:
        return True
    if end - start >= _SHORTEST_DOCUMENT and (
        len(_INSIDE.findall(original, start, end)) > 1 or _PASSAGE.match(original, start, end)
    ):
        return True
    if end - start < _SHORTEST_PREAMBLE:
        return False
    if _FIRST_CHAPTER.search(original, start, end):
        return True
    is_row = original.find("\t", start, end) >= 0 or original.find("|", start, end) >= 0
    return not is_row and len(_ITEM_INSIDE.findall(original, start, end)) > 1


def _parted_headings(original: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A heading and the one below it that follows on the same line are two lines, and so is a heading behind a text."""
    while glued := _GLUED.match(original, start, end):
        yield start, glued.end()
        start = glued.end()
    for inside in _HEADING_INSIDE.finditer(original, start, end):
        yield start, inside.start("heading")
        start = inside.start("heading")
    yield start, end


def _lost_lines(original: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a text that was put on one line: at the spaces where they ended, and before headings' marks."""
    gaps = [gap.start() for gap in _LOST_END.finditer(original, start, end) if not _parts_letters(original, gap)]
    places = {match.start() for match in _BEFORE_MARK.finditer(original, start, end)}
    if len(gaps) * _LETTERS_A_GAP >= end - start:
        places.update(gaps)
    if original.find(_NUMBERED, start, end) >= 0:
        for number in _ROW_NUMBER.finditer(original, start, end):
            places.update((number.start(), number.end()))
        places.update(term.start() for term in _ROW_TERM.finditer(original, start, end))
    yield from _parts(original, start, end, places)


def _items_of_box(original: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The title of a box and its items, where they stand on one line."""
    places = [item.start() for item in _BOX_ITEM.finditer(original, start, end)]
    yield from _parts(original, start, end, places if len(places) >= _FEWEST_ITEMS else [])


def _parts(original: str, start: int, end: int, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    for place in (*sorted(places), end):
        if place > start and not original[start:place].isspace():
            yield start, place
            start = place


def _parts_letters(original: str, gap: re.Match[str]) -> bool:
    """Whether a gap stands between single characters: a head whose letters are set apart (`工 作 内 容`)."""
    before, after = original[gap.start() - 2 : gap.start() - 1], original[gap.end() + 1 : gap.end() + 2]
    return before.isspace() and after.isspace()


def _parted_from_title(original: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A numbered title and the text that follows it after a space are two lines; where more follows after the text's last
    stop, they are cells of a row."""
    gap = _TITLE_GAP.search(original, start, min(end, start + _LONGEST_TITLE))
    while gap:
        heading = original[start : gap.start()].strip().replace("(", "（").replace(")", "）")
        if (mark := read_mark(heading)) and mark.style != "box" and is_title(heading[mark.end :]):
            stop = original.rfind("。", gap.end(), end)
            is_text = end - gap.end() >= _SHORTEST_TEXT and stop >= 0 and not _TITLE_GAP.search(original, stop, end)
            if len(heading) - mark.end >= 4 and is_text:
                yield start, gap.start()
                start = gap.end()
            break
        gap = _TITLE_GAP.search(original, gap.end(), min(end, start + _LONGEST_TITLE))
    yield start, end

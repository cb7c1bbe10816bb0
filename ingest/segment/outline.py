"""Paragraphs -> headings: which of them begin with a heading, its number, its title and where its own text begins."""

import re
from dataclasses import dataclass, replace

from ingest.headings import Mark, is_balanced, is_title, read_mark, words
from ingest.models import Cleaned, Paragraph

LEADS = ("label", "marked", "dash", "sentence")
"""Styles of headings without a number."""
_STOP = re.compile(r"[。；：！？]")
_TRAILING = "。：；:;. "
_FIGURES = re.compile(r"\d[\d.,]*(?:%|‰|万|亿|个|起|人|公里|小时|分钟|平方|以内|以上)")
_TERM = re.compile(r"^(?:到|至)?\d{4}年|^(?:其中|同时|此外|另外|为此|一是|首先)")
_LONGEST_RUN_IN = 42
_LONGEST_LEAD = 30
_SHORTEST_LEAD = 4
_SHORTEST_REST = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may begin with a heading. `title` runs from `title_start` to `title_end`; the text after it
    begins at `body`. `whole`: the paragraph is nothing but the heading."""

    paragraph: int
    style: str
    number: str | None
    value: int
    start: int
    title_start: int
    title_end: int
    body: int
    whole: bool
    mark: int
    bold: bool
    tight: bool = False


def find_candidates(cleaned: Cleaned) -> list[Candidate]:
    found: list[Candidate] = []
    for index, paragraph in enumerate(cleaned.paragraphs):
        candidate = _numbered(cleaned.folded, index, paragraph) or _unnumbered(cleaned.folded, index, paragraph)
        if candidate:
            found.append(_read_decimal_as_item(candidate, found))
    return found


def _read_decimal_as_item(candidate: Candidate, before: list[Candidate]) -> Candidate:
    """`2.4座仓库` after item 1 is item 2, `4座仓库`, not the fourth part of item 2."""
    whole, _, rest = (candidate.number or "").partition(".")
    if candidate.style != "multiple" or "." in rest:
        return candidate
    item = next((c for c in reversed(before) if c.style == "arabic"), None)
    if item is None or int(whole) != item.value + 1:
        return candidate
    start = candidate.start + len(whole) + 1
    return replace(candidate, style="arabic", number=whole, value=int(whole), title_start=start, tight=True)


def _numbered(folded: str, index: int, paragraph: Paragraph) -> Candidate | None:
    line = folded[paragraph.start : paragraph.end]
    mark = read_mark(line)
    if mark is None:
        return None
    if mark.style == "attachment" and len(line) > 60:
        return None
    span = _title_span(line, mark.end, required=mark.style == "dash")
    if span is None:
        return None
    end, body = span
    tight = mark.style == "arabic" and line[mark.end : mark.end + 1].isdigit() and line[mark.end - 1] in ".、"
    return Candidate(
        paragraph=index,
        style=mark.style,
        number=_printed_number(line, mark),
        value=mark.value,
        start=paragraph.start,
        title_start=paragraph.start + mark.end,
        title_end=paragraph.start + end,
        body=paragraph.start + body,
        whole=body >= len(line),
        mark=paragraph.mark,
        bold=paragraph.bold,
        tight=tight,
    )


def _printed_number(line: str, mark: Mark) -> str | None:
    """A number as printed; that of a box or attachment with its name (`专栏3`)."""
    if mark.style not in ("box", "table", "attachment"):
        return mark.number
    name = line[: 1 if mark.style == "table" else 2]
    return name + (mark.number or "")


def _title_span(line: str, start: int, *, required: bool) -> tuple[int, int] | None:
    """Where the title that begins at `start` ends, and where the text after it begins; None where there is no title."""
    rest = line[start:].rstrip(_TRAILING)
    if is_title(rest, longest=60):
        whole_sentence = line.endswith("。") and (len(rest) > _LONGEST_LEAD or _FIGURES.search(rest))
        return None if whole_sentence or (required and len(rest) > _LONGEST_LEAD) else (start + len(rest), len(line))
    stop = _STOP.search(line, start)
    while stop and not is_balanced(line[start : stop.start()]):
        stop = _STOP.search(line, stop.end())
    if stop is None or stop[0] not in "。：" or not is_title(line[start : stop.start()], longest=_LONGEST_RUN_IN):
        return None
    return stop.start(), stop.end()


def _unnumbered(folded: str, index: int, paragraph: Paragraph) -> Candidate | None:
    """A lead without a number: a label (`总体目标：…`), a known word alone, a markdown heading, or a short sentence."""
    line = folded[paragraph.start : paragraph.end]
    plain = line.rstrip(_TRAILING)
    if plain in words("standalone") or plain in words("labels"):
        return _lead("label", index, paragraph, len(plain), len(line))
    if paragraph.mark and is_title(plain):
        return _lead("marked", index, paragraph, len(plain), len(line))
    stop = _STOP.search(line)
    if stop is None or not _SHORTEST_LEAD <= stop.start() <= _LONGEST_LEAD or not is_balanced(line[: stop.start()]):
        return None
    if stop[0] == "：" and (line[: stop.start()] in words("labels") or paragraph.bold):
        return _lead("label", index, paragraph, stop.start(), stop.end())
    if stop[0] == "。" and _can_lead(line[: stop.start()]) and len(line) - stop.end() >= _SHORTEST_REST:
        return _lead("sentence", index, paragraph, stop.start(), stop.end())
    return None


def _can_lead(sentence: str) -> bool:
    return sentence.count("，") <= 1 and not _FIGURES.search(sentence) and not _TERM.match(sentence)


def _lead(style: str, index: int, paragraph: Paragraph, title_end: int, body: int) -> Candidate:
    return Candidate(
        paragraph=index,
        style=style,
        number=None,
        value=0,
        start=paragraph.start,
        title_start=paragraph.start,
        title_end=paragraph.start + title_end,
        body=paragraph.start + body,
        whole=paragraph.start + body >= paragraph.end,
        mark=paragraph.mark,
        bold=paragraph.bold,
    )

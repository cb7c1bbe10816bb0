"""Paragraphs -> headings: which of them can begin with a heading, its number, its title and where its text begins."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.headings import is_title, read_mark, words
from ingest.models import Cleaned, Paragraph
from ingest.segment.bare_numbers import bare_chapters, square_titles, unmarked_chapters
from ingest.segment.candidates import LEADS, LONGEST_ATTACHMENT, Candidate
from ingest.segment.fields import without_fields
from ingest.segment.numbered import read_numbered
from ingest.segment.series import read_series_alike
from ingest.segment.unnumbered import read_unnumbered

_NOTED = re.compile(
    r"(?:[①-⑳](?<=[\u4e00-\u9fff”》）%].)|[\[〔](?<=[\u4e00-\u9fff”》）%].)\d{1,2}[\]〕])(?=[，。；、）])"
)


def find_candidates(cleaned: Cleaned) -> list[Candidate]:
    found: list[Candidate] = []
    item = 0
    for index, paragraph in enumerate(cleaned.paragraphs):
        line = cleaned.folded[paragraph.start : paragraph.end]
        mark = read_mark(line)
        candidate = read_numbered(line, mark, index, paragraph) if mark else read_unnumbered(line, index, paragraph)
        if candidate:
            candidate = _read_tenth(_read_decimal_as_item(candidate, item), found)
            item = candidate.value if candidate.style == "arabic" else item
            found.append(candidate)
    found = _without_footnotes(cleaned, found)
    found = read_series_alike(cleaned, without_fields(cleaned, found))
    found = sorted(
        (
            *_named_below(cleaned, found),
            *bare_chapters(cleaned, found),
            *unmarked_chapters(cleaned, found),
            *square_titles(cleaned, found),
        ),
        key=lambda candidate: candidate.start,
    )
    numbered = any(candidate.number for candidate in found)
    return [_read_marked_label(cleaned, candidate) for candidate in found] if numbered else found


def _without_footnotes(cleaned: Cleaned, found: list[Candidate]) -> list[Candidate]:
    """The candidates without notes whose sign stands in the text above: `床位达到40张②。` and below it `②包括社区床位。`."""
    noted = {sign[0]: sign.start() for sign in _NOTED.finditer(cleaned.folded)}
    if not noted:
        return found
    return [c for c in found if noted.get(cleaned.folded[c.start : c.title_start].strip(), c.start) >= c.start]


def _named_below(cleaned: Cleaned, found: list[Candidate]) -> list[Candidate]:
    """The candidates; an attachment whose line is its mark alone goes by the title on the line below."""
    by_paragraph = {candidate.paragraph: candidate for candidate in found}
    named = dict(by_paragraph)
    for candidate in found:
        below = candidate.paragraph + 1
        if candidate.style != "attachment" or candidate.title_start < candidate.title_end:
            continue
        title = cleaned.paragraphs[below] if below < len(cleaned.paragraphs) else None
        under = by_paragraph.get(below)
        if title is None or (under is not None and under.style not in (*LEADS, "standalone")):
            continue
        words = cleaned.folded[title.start : title.end]
        if is_title(words, longest=LONGEST_ATTACHMENT) and _stands_below(cleaned, candidate, title):
            named[candidate.paragraph] = replace(
                candidate, title_start=title.start, title_end=title.end, body=title.end, whole=True
            )
            named.pop(below, None)
    return list(named.values())


def _stands_below(cleaned: Cleaned, heading: Candidate, line: Paragraph) -> bool:
    """Whether nothing but line ends, no table, stands between a heading and the line below it."""
    return not cleaned.folded[heading.body : line.start].strip()


def _read_marked_label(cleaned: Cleaned, candidate: Candidate) -> Candidate:
    """Where headings have numbers, a label's markdown mark is the converter's guess and says nothing of its level."""
    title = cleaned.folded[candidate.title_start : candidate.title_end]
    return replace(candidate, style="label") if candidate.style == "marked" and title in words("labels") else candidate


def _read_decimal_as_item(candidate: Candidate, item: int) -> Candidate:
    """`2.4座仓库` after item 1 is item 2, `4座仓库`, not the fourth part of item 2."""
    whole = (candidate.number or "").partition(".")[0]
    if candidate.style != "multiple" or item == 0 or int(whole) != item + 1:
        return candidate
    start = candidate.start + len(whole) + 1
    return replace(candidate, style="arabic", number=whole, value=int(whole), title_start=start, tight=True)


def _read_tenth(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """`10.` goes on with `09.`."""
    before = next((other for other in reversed(found) if other.style == "zero"), None) if candidate.value > 9 else None
    goes_on = before is not None and candidate.style == "arabic" and candidate.value == before.value + 1
    return replace(candidate, style="zero") if goes_on else candidate

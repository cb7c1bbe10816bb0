"""Chapters whose numbers have no mark, or none at all: `1 总则` above 1.1, `一总体要求`, `【产业发展】`."""

import re
from dataclasses import replace

from ingest.clean.letter_lines import is_frame_line
from ingest.headings import is_title, value_of
from ingest.models import Cleaned
from ingest.rulebook import load_rules
from ingest.segment.candidates import LEADS, Candidate, make_lead

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_UNMARKED = re.compile(r"(?P<number>[一二三四五六七八九十]{1,2})(?P<title>[\u4e00-\u9fff]{4,16})")
_SQUARE = re.compile(r"【(?P<title>[\u4e00-\u9fff、“”]{3,16})】")
_LONGEST_TITLE = 30
_LONGEST_PREFACE = 8
"""So many paragraphs may stand between a chapter's heading and the first part of it."""
_FEWEST, _FEWEST_KNOWN = 3, 2


def bare_chapters(cleaned: Cleaned, found: list[Candidate]) -> list[Candidate]:
    """`1 工作目标`: a number without a mark heads a chapter where the next decimal number below it is 1.1."""
    chapters = []
    below = {candidate.paragraph: candidate.number or "" for candidate in found if candidate.style == "multiple"}
    for index in sorted(below):
        number, _, part = below[index].partition(".")
        if part != "1":
            continue
        for above in range(index - 1, max(-1, index - 1 - _LONGEST_PREFACE), -1):
            if above in below:
                break
            if (title := _bare_title(cleaned, above, number)) is not None:
                chapters.append(replace(title, style="chapter", number=number, value=int(number)))
                break
    _take_out(chapters, found)
    return chapters


def _bare_title(cleaned: Cleaned, index: int, number: str) -> Candidate | None:
    """The title behind a number that a line begins with."""
    paragraph = cleaned.paragraphs[index]
    line = cleaned.folded[paragraph.start : paragraph.end]
    title = line.removeprefix(number)
    if len(title) == len(line) or not _CHINESE.match(title) or not is_title(title, longest=_LONGEST_TITLE):
        return None
    return replace(
        make_lead("chapter", index, paragraph, len(line), len(line)), title_start=paragraph.start + len(number)
    )


def unmarked_chapters(cleaned: Cleaned, found: list[Candidate]) -> list[Candidate]:
    """`一总体要求`: lines that count on from 一, two of them by names that chapters go by, in a text without 一、."""
    if any(candidate.style in ("part", "chapter", "chinese") for candidate in found):
        return []
    known = load_rules("sections")["bare_chapter"].regex
    chapters: list[Candidate] = []
    names = 0
    for index, paragraph in enumerate(cleaned.paragraphs):
        line = _UNMARKED.fullmatch(cleaned.folded, paragraph.start, paragraph.end)
        if line is None or value_of(line["number"]) != len(chapters) + 1:
            continue
        lead = make_lead("chinese", index, paragraph, len(line[0]), len(line[0]))
        chapters.append(replace(lead, number=line["number"], value=len(chapters) + 1, title_start=line.start("title")))
        names += known.search(line["title"]) is not None
    if len(chapters) < _FEWEST or names < _FEWEST_KNOWN:
        return []
    _take_out(chapters, found)
    return chapters


def square_titles(cleaned: Cleaned, found: list[Candidate]) -> list[Candidate]:
    """`【产业发展】` on lines of their own, two at least, in a text without chapters."""
    if any(candidate.style in ("part", "chapter", "chinese") for candidate in found):
        return []
    titles = []
    for index, paragraph in enumerate(cleaned.paragraphs[:-1]):
        line = _SQUARE.fullmatch(cleaned.folded, paragraph.start, paragraph.end)
        if line is not None and not is_frame_line(line[0]):
            lead = make_lead("chapter", index, paragraph, line.end("title") - paragraph.start, len(line[0]))
            titles.append(replace(lead, title_start=line.start("title")))
    if len(titles) < _FEWEST_KNOWN:
        return []
    _take_out(titles, found)
    return titles


def number_leads(cleaned: Cleaned, leads: list[Candidate]) -> list[Candidate]:
    """Leads whose titles begin with numbers that count on, `1推进…`, `2强化…`, with these for their numbers."""
    value = 0
    numbered = []
    for lead in leads:
        title = cleaned.folded[lead.title_start : lead.title_end]
        number = next((n for n in (str(value + 1), "1") if lead.style in LEADS and _begins_with(title, n)), None)
        value = int(number) if number else value
        start = lead.title_start + len(number or "")
        numbered.append(replace(lead, number=number, title_start=start) if number else lead)
    return numbered if value > 1 else leads


def _begins_with(title: str, number: str) -> bool:
    return title.startswith(number) and _CHINESE.match(title, len(number)) is not None


def _take_out(chapters: list[Candidate], found: list[Candidate]) -> None:
    taken = {chapter.paragraph for chapter in chapters}
    found[:] = [candidate for candidate in found if candidate.paragraph not in taken]

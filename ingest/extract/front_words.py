"""What the words before the first heading set (all words of a text without any): a notice's orders to report, and aims
that a plan opens with."""

import re
from collections.abc import Iterator

from ingest.extract.clauses import SENTENCE_MARKS
from ingest.extract.plan_years import first_year
from ingest.models import FrontMatter, Reading, Span
from ingest.rulebook import Rule, load_rules
from ingest.segment.tree import end_of_text

_LONGEST_FRONT = 6000
"""Characters above the first heading that are looked through."""

_SENTENCE = re.compile(f"[^{SENTENCE_MARKS}]+(?:；[^{SENTENCE_MARKS}]+)*")
_NEXT_LINES = re.compile(f"(?:(?:；|(?<=：))\n{_SENTENCE.pattern})*")


_NOTICE = re.compile(r"(?:通知|方案|要点|计划|安排|意见)(?:[（(][^（）()]*[）)])?$")
"""The end of a title of words that order something, also where no heading parts them."""


def front_sentences(reading: Reading, *rules: Rule) -> Iterator[Span]:
    """The sentences above the first heading, its table of contents aside, that one of these rules fits; a sentence goes
    on behind `；`, and the aims of a year to the end of their paragraph."""
    last = reading.sections[0].start if reading.sections else end_of_text(reading.cleaned, 0)
    first = max(0, last - _LONGEST_FRONT)
    if not reading.sections and _NOTICE.search(reading.front.title):
        rules = (*rules, load_rules("deadlines")["order-of-notice"])
    listed = [line for line in reading.cleaned.contents if line.start < last]
    reached = first
    for sentence in _SENTENCE.finditer(reading.cleaned.folded, first, last):
        if sentence.start() < reached or any(line.start <= sentence.start() < line.end for line in listed):
            continue
        if any(rule.regex.search(sentence[0]) for rule in rules):
            reached = _end_of_aims(reading, sentence, last)
            yield Span(sentence.start(), reached)


def _end_of_aims(reading: Reading, sentence: re.Match[str], last: int) -> int:
    """Of a sentence that opens with a year of the plan's own, where its paragraph ends; of any other, where it ends."""
    opened = load_rules("deadlines")["opening-aim"].regex.search(sentence[0])
    if opened is None or not _is_ahead(opened["year"], reading.front):
        return sentence.end()
    end = sentence.string.find("\n", sentence.end(), last)
    return end if end >= 0 else last


def _is_ahead(term: str, front: FrontMatter) -> bool:
    """Whether a year, or the end of a period, is none before the plan's own."""
    begins = first_year(front)
    return begins is None or not term[:4].isdecimal() or int(term[:4]) >= begins


def with_list(folded: str, sentence: Span) -> Span:
    """A sentence with the lines that it goes on in: `主要预期目标为：` and `生产总值增长7%；`, `财政收入增长6%。`."""
    lines = _NEXT_LINES.match(folded, sentence.end)
    return Span(sentence.start, lines.end() if lines else sentence.end)

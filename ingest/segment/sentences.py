"""A section's own text -> sentences; statements that only say who does it are left out."""

import re
from collections.abc import Iterator

from ingest.headings import read_mark
from ingest.rulebook import load_rules

_END = re.compile(r"[。！？!?]+[”’）」』》]*|\n")
_BRACKET = re.compile(r"（(?:[^（）\n]|（[^（）\n]{0,200}）){0,800}）[。；]?")
_WORDS = re.compile(r"\w")
_LONGEST_MARK = 12
_LONGEST_LABEL = 40
_LONGEST_STATEMENT = 1200
_OPENING, _CLOSING = "（〔［【", "）〕］】"


def split_sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences between two places of the folded text, without their number and end mark."""
    rules = load_rules("leads")
    position = start
    while position < end:
        position = _skip_statement(folded, position, end)
        if position > 0 and folded[position - 1] == "\n":
            position = _skip_number(folded, position)
        stop = _END.search(folded, position, end)
        stop_start, next_start = (stop.start(), stop.end()) if stop else (end, end)
        sentence_end = without_statement(folded, position, stop_start)
        is_duty = (
            rules["duty_line"].regex.match(folded[position : min(sentence_end, position + _LONGEST_LABEL)]) is not None
        )
        if not is_duty and _WORDS.search(folded, position, sentence_end):
            yield position, sentence_end
        position = next_start


def _skip_number(folded: str, position: int) -> int:
    """The place after the number of an item without a title."""
    mark = read_mark(folded[position : position + _LONGEST_MARK].split("\n", 1)[0])
    return position + mark.end if mark and (mark.number or mark.style == "dash") else position


def _skip_statement(folded: str, position: int, end: int) -> int:
    """The place after a bracket statement that opens what is left."""
    while position < end and folded[position] in " \n\t":
        position += 1
    match = _BRACKET.match(folded, position, end)
    return match.end() if match and is_statement(match[0]) else position


def without_statement(folded: str, start: int, end: int) -> int:
    """The end of a sentence without the bracket statement that closes it."""
    if end <= start or folded[end - 1] not in _CLOSING:
        return end
    depth = 0
    for place in range(end - 1, max(start, end - _LONGEST_STATEMENT), -1):
        depth += (folded[place] in _CLOSING) - (folded[place] in _OPENING)
        if depth == 0:
            return place if is_statement(folded[place:end]) else end
    return end


def is_statement(bracket: str) -> bool:
    """Whether a bracket says who does what stands before it."""
    return load_rules("sections")["duties"].regex.search(bracket) is not None

"""A section's own text -> sentences; statements in brackets that only say who does it are left out."""

import re
from collections.abc import Iterator

from ingest.rulebook import load_rules

_END = re.compile(r"[。！？!?]+[”’）」』》]*|\n")
_BRACKET = re.compile(r"（(?:[^（）\n]|（[^（）\n]*）)*）[。；]?")
_WORDS = re.compile(r"\w")


def split_sentences(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences between two places of the folded text, their end mark left out."""
    position = start
    while position < end:
        position = _skip_statement(folded, position, end)
        stop = _END.search(folded, position, end)
        stop_start, next_start = (stop.start(), stop.end()) if stop else (end, end)
        sentence_end = _without_statement(folded, position, stop_start)
        if _WORDS.search(folded, position, sentence_end):
            yield position, sentence_end
        position = next_start


def _skip_statement(folded: str, position: int, end: int) -> int:
    """The place after a bracket statement that opens what is left."""
    while position < end and folded[position] in " \n\t":
        position += 1
    match = _BRACKET.match(folded, position, end)
    return match.end() if match and is_statement(match[0]) else position


def _without_statement(folded: str, start: int, end: int) -> int:
    """The end of a sentence without the bracket statement that closes it."""
    if end <= start or folded[end - 1] != "）":
        return end
    depth = 0
    for place in range(end - 1, start, -1):
        depth += (folded[place] == "）") - (folded[place] == "（")
        if depth == 0:
            return place if is_statement(folded[place:end]) else end
    return end


def is_statement(bracket: str) -> bool:
    """Whether a bracket says who does what stands before it."""
    return load_rules("sections")["duties"].regex.search(bracket) is not None

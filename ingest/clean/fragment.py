"""A piece of cleaned words and where each run of them stands in the original: the unit that cleaning is made of."""

import re
from collections.abc import Iterable
from typing import NamedTuple

SPACE = r"[ \t\u3000\xa0\u2000-\u200b\ufeff]"
_TONED = r"[a-zü\u0261]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü\u0261]{0,5}"
_TONELESS = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
    r"(?:ang|eng|ong|iang|ing|iong|uang|iao|uai|ian|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|o|e|i|u)|er?|an?|ai|ou"
)
READING = rf"[(（](?<=[\u4e00-\u9fff][(（])\s?(?:{_TONED}|{_TONELESS})\s?[)）](?:[(（](?:{_TONED}|{_TONELESS})[)）])*"
"""How a character is read, which converters between scripts leave behind it: `關(guān)`, `關(guan)(guan)`."""
_ADDRESS = r"\]\((?:https?:|mailto:|javascript:|[/#.])[^()\s]{0,300}\)"
MARKS = (
    r"\*\*|__|</?(?:b|strong|em|i|u|sup|sub|p|span|br|font|div|center|a)(?:\s[^<>\n]{0,200})?\s*/?>"
    rf"|{READING}|&(?:nbsp|ensp|emsp|thinsp|#160);|!?\[(?=[^\[\]\n]{{1,80}}{_ADDRESS})|{_ADDRESS}"
)
"""What converters put into words: stress, tags, how characters are read, spaces by name, what a link leads to."""
DROPPED = re.compile(rf"{MARKS}|\\|[\u200b\ufeff\u00ad]|(?<![!-~]){SPACE}+|{SPACE}+(?![!-~])|(?<=\d){SPACE}+(?=[%)])")
"""Converter marks, and spaces that do not part two Latin words or numbers."""
CELL_END = "\u2028"
"""Stands for the end of a line in a cell that lists units, one a line; folded it is a 、."""
LEAD_END = "\u2029"
"""Stands for the blank behind an item's lead; folded it is a ：."""


class Fragment(NamedTuple):
    """`text` is the original's `runs` put together; a run of one blank may stand for a line end between Latin words."""

    text: str
    runs: tuple[tuple[int, int], ...]
    covered: bool = False
    """A cell that is empty because one from above reaches down over it."""
    aside: bool = False
    """Words between the cells of a row that are no cell: the name of the field behind them."""
    border: tuple[int, int] = (0, 0)
    """Where the marks behind a cell stand that part it from the next and that a quote of the row must hold."""


NOTHING = Fragment("", ())
COVERED = Fragment("", (), covered=True)


def cut(original: str, start: int, end: int, dropped: re.Pattern[str] = DROPPED) -> Fragment:
    """The words of original[start:end] without converter marks and the spaces inside Chinese text."""
    while start < end and original[start].isspace():
        start += 1
    while end > start and original[end - 1].isspace():
        end -= 1
    runs: list[tuple[int, int]] = []
    position = start
    for match in dropped.finditer(original, start, end):
        if match.start() > position:
            runs.append((position, match.start()))
        position = match.end()
    if end > position:
        runs.append((position, end))
    return Fragment("".join([original[a:b] for a, b in runs]).replace("\t", " "), tuple(runs))


def part(fragment: Fragment, start: int, end: int) -> Fragment:
    """A fragment's words from `start` to `end`."""
    runs: list[tuple[int, int]] = []
    at = 0
    for first, last in fragment.runs:
        a, b = max(start, at), min(end, at + last - first)
        if a < b:
            runs.append((first + a - at, first + b - at))
        at += last - first
    return Fragment(fragment.text[start:end], tuple(runs))


def glue(fragments: Iterable[Fragment], *, listed: bool = False) -> Fragment:
    """Fragments that belong together as one; a seam that means something is kept: one between Latin words, and all of a
    list's. It stands for the line end."""
    texts: list[str] = []
    runs: list[tuple[int, int]] = []
    for fragment in fragments:
        if not fragment.text:
            continue
        if texts and (listed or (_is_latin(texts[-1][-1]) and _is_latin(fragment.text[0]))):
            texts.append(CELL_END if listed else " ")
            runs.append((runs[-1][1], runs[-1][1] + 1))
        texts.append(fragment.text)
        runs.extend(fragment.runs)
    return Fragment("".join(texts), tuple(runs))


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()

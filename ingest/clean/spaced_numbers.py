"""Headings whose number a blank parts from the title, without a mark: `一 总体要求`. The blank is kept, so that rules see it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.clean.fragment import SPACE, Fragment, cut
from ingest.headings import value_of

_LINE = re.compile(
    rf"(?:{SPACE}|#)*(?P<number>[一二三四五六七八九十]{{1,3}}|0?[1-9]\d?){SPACE}+(?P<title>[\u4e00-\u9fff“][^。；;：:!?！？，,|\t]*)"
)
_LONGEST_TITLE = 30
_SHORTEST_TITLE = 4
_FEWEST = 3
_FEWEST_CHINESE = 2
_LEAST_DISTANCE = 2
"""Lines of such a series have a text below them: a list of numbered names has none."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that may be such a heading: which one it is, its value, whether its number is Chinese."""

    index: int
    value: int
    chinese: bool


def find_spaced_numbers(original: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indexes of the lines whose numbers run on from 1, each with a text below it."""
    found: set[int] = set()
    numbered = list(_numbered(original, spans))
    for chinese in (True, False):
        for run in _runs([line for line in numbered if line.chinese is chinese]):
            fewest = _FEWEST_CHINESE if chinese else _FEWEST
            if len(run) >= fewest and run[-1] - run[0] >= (len(run) - 1) * _LEAST_DISTANCE:
                found.update(run)
    return frozenset(found)


def _numbered(original: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Numbered]:
    for index, (start, end) in enumerate(spans):
        line = _LINE.fullmatch(original, start, end)
        if line is None or not _SHORTEST_TITLE <= len(line["title"].rstrip()) <= _LONGEST_TITLE:
            continue
        chinese = not line["number"].isdecimal()
        if chinese or not re.search(SPACE, line["title"].rstrip()):
            yield _Numbered(index, value_of(line["number"]), chinese)


def _runs(numbered: Sequence[_Numbered]) -> Iterator[list[int]]:
    """Lines that count on from 1."""
    run: list[int] = []
    for line in numbered:
        if run and line.value == len(run) + 1:
            run.append(line.index)
        elif line.value == 1:
            yield run
            run = [line.index]
    yield run


def with_blank(original: str, start: int, end: int) -> Fragment:
    """The words of such a line with the blank behind its number."""
    line = _LINE.match(original, start, end)
    if line is None:
        return cut(original, start, end)
    number, title = cut(original, start, line.end("number")), cut(original, line.start("title"), end)
    blank = line.end("number")
    return Fragment(f"{number.text} {title.text}", (*number.runs, (blank, blank + 1), *title.runs))

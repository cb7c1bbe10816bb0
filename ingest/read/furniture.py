"""What a page prints around its text: running heads and feet, and page numbers, found by their place and repetition."""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from ingest.read.layout import TextLine
from ingest.rulebook import load_rules

_MARGIN = 0.12
"""Share of a page's height, above and below, in which such lines stand."""
_EDGE = 0.07
_SMALL = 0.9
_LINES_A_MARGIN = 3
_DIGITS = re.compile(r"[\d０-９]+")
_ROMAN = re.compile(r"[-—–－ ]*[ivxIVXⅠ-Ⅻⅰ-ⅻ]{1,6}[-—–－ ]*")
_BARE_NUMBER = re.compile(r"[-—–－·. ]*[\d０-９]{1,4}[-—–－·. ]*")
_LONGEST = 80
_FEWEST_PAGES = 3
_SHARE_OF_PAGES = 0.2


def drop_furniture(pages: Sequence[Sequence[TextLine]], heights: Sequence[float]) -> list[list[TextLine]]:
    """The lines of each page without those that belong to the page and not to the text."""
    margins = [_margin_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    forms = Counter(form for found in margins for form in {_form(line) for line in found})
    inside = {_form(line) for lines, found in zip(pages, margins, strict=True) for line in lines if line not in found}
    fewest = max(_FEWEST_PAGES, len(pages) * _SHARE_OF_PAGES)
    often = {form for form, count in forms.items() if count >= fewest and form not in inside}
    return [
        _text_lines(lines, found, often, edge)
        for lines, found, edge in zip(pages, margins, map(_edge_lines, pages, heights), strict=True)
    ]


def _text_lines(
    lines: Sequence[TextLine], margin: set[TextLine], often: set[str], edge: set[TextLine]
) -> list[TextLine]:
    """A page's lines that are text. A running head is printed once a page: under it, the title itself may say the same."""
    kept: list[TextLine] = []
    dropped: set[str] = set()
    for line in lines:
        form = _form(line)
        repeated = form in often and form not in dropped
        if line in margin and (repeated or _is_number(line) or line in edge):
            dropped.add(form)
        else:
            kept.append(line)
    return kept


def _edge_lines(lines: Sequence[TextLine], height: float) -> set[TextLine]:
    """Small lines at a page's very edge, where no text begins."""
    if not lines:
        return set()
    small = median(line.size for line in lines) * _SMALL
    edges = (line for line in lines if line.bottom <= height * _EDGE or line.top >= height * (1 - _EDGE))
    return {line for line in edges if line.size < small}


def _margin_lines(lines: Sequence[TextLine], height: float) -> set[TextLine]:
    """The first and last lines of a page that stand in its margins."""
    above = [line for line in lines[:_LINES_A_MARGIN] if line.bottom <= height * _MARGIN]
    below = [line for line in lines[-_LINES_A_MARGIN:] if line.top >= height * (1 - _MARGIN)]
    return {line for line in (*above, *below) if len(line.text) <= _LONGEST}


def _form(line: TextLine) -> str:
    """A line with its numbers made alike; odd and even pages may set it left and right."""
    return _DIGITS.sub("#", line.text.replace(" ", ""))


def _is_number(line: TextLine) -> bool:
    text = line.text.strip()
    mark = load_rules("clean")["page_mark"].regex
    return bool(_BARE_NUMBER.fullmatch(text) or _ROMAN.fullmatch(text) or mark.search(text))

"""A cell of a table in a text: its lines put together, those that list units one a line kept apart."""

import re

from ingest.clean.fragment import DROPPED, Fragment, cut, glue
from ingest.merged_cells import list_units

WIDE_GAP = re.compile(r"(?<=\S)(?: {2,}|\u3000{2,}|[ \u3000\xa0]{3,})(?=\S)")
"""A gap that only columns have between them."""
TAB = re.compile(r"\t")
_WORD = re.compile(r"\S+")
_LINE_END = re.compile(r"<br\s*/?>|</(?:p|li|div)\s*>", re.I)


def read_cell(original: str, start: int, end: int, dropped: re.Pattern[str] = DROPPED) -> Fragment:
    """The words between two borders of a table; units that only blanks part are a list."""
    if original.find("<", start, end) < 0:
        words = original[start:end].split()
        if list_units(words):
            return glue(
                (cut(original, *word.span(), dropped) for word in _WORD.finditer(original, start, end)), listed=True
            )
        return cut(original, start, end, dropped)
    lines: list[Fragment] = []
    for found in _LINE_END.finditer(original, start, end):
        lines.append(cut(original, start, found.start(), dropped))
        start = found.end()
    lines.append(cut(original, start, end, dropped))
    words = [line.text for line in lines if line.text]
    return glue(lines, listed=list_units(words))


def split_cells(original: str, start: int, end: int, border: re.Pattern[str]) -> tuple[Fragment, ...]:
    """The cells of a row that these borders part."""
    cells = []
    for found in border.finditer(original, start, end):
        cells.append(read_cell(original, start, found.start()))
        start = found.end()
    return (*cells, read_cell(original, start, end))

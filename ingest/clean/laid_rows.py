"""Rows of tables of tasks on one line whose gaps stand inside cells, too, or that lack a cell: the words between the gaps
are laid under the columns that they suit."""

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from ingest.clean.cell_forms import Kind, lists_units
from ingest.clean.cell_rows import lay_row
from ingest.clean.cell_tables import glue_cell
from ingest.clean.fold import fold
from ingest.clean.fragment import Fragment, glue

_LONGEST_PIECE = 8
_OWN = re.compile(r"\d|^[—－\-/]+$|^(?:约束|预期)|[。；：]$")
"""Words that are a cell: a value, a sentence."""


def lay_words(words: Sequence[Fragment], kinds: Sequence[Kind | None]) -> list[Fragment]:
    """The cells of a row of tasks that has gaps inside its cells, or none for some: told by the units among its words."""
    if Kind.WHO not in kinds or len(words) == len(kinds) or not any(lists_units(fold(word.text)) for word in words[1:]):
        return []
    words = _unwrapped(words)
    cells = lay_row([fold(word.text) for word in words], [kind or Kind.OTHER for kind in kinds])
    return [glue_cell([words[at] for at in cell]) for cell in cells] if cells is not None else []


def _unwrapped(words: Sequence[Fragment]) -> list[Fragment]:
    """The words of a row, those put together that a narrow column broke: pieces of one length, the last one shorter, or
    a single character behind one piece."""
    whole: list[Fragment] = []
    for length, run in groupby(words, key=lambda word: len(word.text)):
        pieces = list(run)
        before = _pieces_before(whole)
        if before and length < len(whole[-1].text) and _is_plain(pieces[0]) and (len(before) > 1 or length == 1):
            whole[-len(before) :] = [glue((*before, pieces.pop(0)))]
        whole += pieces
    return whole


def _pieces_before(words: Sequence[Fragment]) -> list[Fragment]:
    """The last words that are of one length and may be pieces of one."""
    if not words or not _is_plain(words[-1]) or len(words[-1].text) > _LONGEST_PIECE:
        return []
    same = takewhile(lambda word: len(word.text) == len(words[-1].text) and _is_plain(word), reversed(words))
    return list(same)[::-1]


def _is_plain(word: Fragment) -> bool:
    """Whether a word is no cell of its own: neither a value nor units."""
    text = fold(word.text)
    return not _OWN.search(text) and not lists_units(text)

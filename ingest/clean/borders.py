"""Rows of tables that are drawn with signs: pipes without an outer one, box drawing, rulers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.clean.cells import WIDE_GAP, split_cells
from ingest.clean.fragment import Fragment

PIPE = re.compile(r"[|｜│┃]")
RULER = re.compile(r"[ \t]*(?!-[ \t]*[|｜][ \t]*$)(?=[^\n]*[-=─━])[|｜│┃+:=\-─━┌┬┐├┼┤└┴┘ \t]{3,}")
"""A line that only draws."""
_CROSSING = re.compile(r"[|+┌┬┐├┼┤└┴┘│]")
_INNER_PIPE = re.compile(r"[|｜┃│]")
"""A pipe where lines have no outer ones: the first of a line stands behind an empty cell."""
_OPENING_PIPE = re.compile(r"[ \t\u3000]*[|｜│┃](?!.*[|｜│┃][ \t\u3000]*$)")
_EDGE_PIPE = re.compile(
    r"[ \t\u3000]*[|｜│┃](?:[|｜│┃ \t\u3000]*|[^|｜│┃\n]+)|[^|｜│┃\n]*[^|｜│┃\s](?:[ \t\u3000]*[|｜│┃]){1,6}"
)
"""A line whose only pipe is the border before or behind its words, or that is borders and nothing else."""
_FEWEST_EDGES = 6
_PIPES_A_ROW = 2
_ROWS_OF_PIPES = 2
_GAPS_A_ROW = 2
_LONGEST_ROW = 2000

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rows:
    """For the index of each line that is a row, what parts its cells; lines that only draw; rows that go on in the row
    above them, as the cells of a drawn grid do; lines that are one cell, with the border behind it."""

    borders: dict[int, re.Pattern[str]]
    rulers: frozenset[int]
    going_on: frozenset[int]
    lone_cells: frozenset[int]


def find_rows(original: str, lines: Spans) -> Rows:
    """The rows of all tables. One of two columns is told by the ruler under its head."""
    rulers = {index: original[slice(*lines[index])].strip() for index in _rulers(original, lines)}
    borders = dict[int, re.Pattern[str]]()
    if PIPE.search(original):
        borders |= _runs(original, lines, PIPE, rulers, fewest=(_PIPES_A_ROW, _ROWS_OF_PIPES))
    drawn = {
        i
        for i, words in rulers.items()
        if _CROSSING.search(words) or {i - 1, i + 1} & borders.keys() or _is_beside_gaps(original, lines, i)
    }
    lone = frozenset(_lone_cells(original, lines)) - borders.keys()
    return Rows(borders, frozenset(drawn), frozenset(_going_on(borders, rulers)), lone)


def _is_beside_gaps(original: str, lines: Spans, index: int) -> bool:
    """Whether a ruler stands above or below a row of columns that wide gaps part."""
    beside = (lines[at] for at in (index - 1, index + 1) if 0 <= at < len(lines))
    return any(
        end - start <= _LONGEST_ROW and len(WIDE_GAP.findall(original, start, end)) >= _GAPS_A_ROW
        for start, end in beside
    )


def without_border(original: str, start: int, end: int) -> tuple[int, int]:
    """The span of a lone cell's words; an empty one where the line is borders alone."""
    while end > start and (original[end - 1].isspace() or PIPE.match(original, end - 1)):
        end -= 1
    while end > start and (original[start].isspace() or PIPE.match(original, start)):
        start += 1
    return start, end


def _lone_cells(original: str, lines: Spans) -> Iterator[int]:
    """The lines of tables that broke at each cell's border; one line with a pipe behind it is none. Borders that stand
    on lines of their own tell such tables too."""
    if not PIPE.search(original):
        return
    found = [i for i, (start, end) in enumerate(lines) if _is_lone_cell(original, start, end)]
    bare = [i for i in found if not original[slice(*lines[i])].strip("|｜│┃ \t\u3000")]
    if len(found) - len(bare) >= _FEWEST_EDGES:
        yield from found
    elif len(bare) >= _FEWEST_EDGES:
        yield from bare


def _is_lone_cell(original: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_ROW and _EDGE_PIPE.fullmatch(original, start, end) is not None


def split_row(original: str, start: int, end: int, border: re.Pattern[str]) -> tuple[Fragment, ...]:
    """The cells of a row, its outer borders aside."""
    if border is PIPE:
        start += bool(border.match(original, start, end))
        end -= end > start and border.match(original, end - 1, end) is not None
    return split_cells(original, start, end, border)


def _rulers(original: str, lines: Spans) -> Iterator[int]:
    return (
        i
        for i, (start, end) in enumerate(lines)
        if end - start <= _LONGEST_ROW and RULER.fullmatch(original, start, end)
    )


def _going_on(borders: Mapping[int, re.Pattern[str]], rulers: Mapping[int, str]) -> Iterator[int]:
    """In a grid that is drawn row by row, a line under another one without a ruler between them is of the same row."""
    inside = False
    for index in sorted({*borders, *rulers}):
        if index in rulers:
            inside = rulers[index].startswith(("+", "├", "┌", "┼"))
        elif inside and index - 1 in borders:
            yield index


def _runs(
    original: str, lines: Spans, border: re.Pattern[str], rulers: Mapping[int, str], *, fewest: tuple[int, int]
) -> dict[int, re.Pattern[str]]:
    """The lines that stand together and have as many borders each, rulers between them let pass."""
    counted = list(_counts(original, lines, border, rulers))
    found: dict[int, re.Pattern[str]] = {}
    for count, run in groupby(counted, key=lambda each: each[1]):
        indexes = [index for index, _ in run]
        ruled = count > 0 and "|" in rulers.get(indexes[0] + 1, "")
        if ruled or (count >= fewest[0] and len(indexes) >= fewest[1]):
            found.update((i, _INNER_PIPE if count > _count(original, *lines[i], border) else border) for i in indexes)
    return found


def _counts(
    original: str, lines: Spans, border: re.Pattern[str], rulers: Mapping[int, str]
) -> Iterator[tuple[int, int]]:
    """Each line with its borders; a pipe that opens a line among others without outer pipes closes an empty cell, and so
    do those behind the last words of a line that has as many pipes as the one above it."""
    before, all_before = 0, 0
    for index, (start, end) in enumerate(lines):
        if index in rulers:
            continue
        count, pipes = _count(original, start, end, border), _count_all(original, start, end, border)
        opens = border is PIPE and count + 1 == before and _OPENING_PIPE.match(original, start, end) is not None
        before = before if pipes == all_before and count < before else count + opens
        all_before = pipes
        yield index, before


def _count_all(original: str, start: int, end: int, border: re.Pattern[str]) -> int:
    """How many borders a line has, the outer ones included."""
    return len(border.findall(original, start, end)) if end - start <= _LONGEST_ROW else 0


def _count(original: str, start: int, end: int, border: re.Pattern[str]) -> int:
    """How many borders stand inside a line."""
    if end - start > _LONGEST_ROW:
        return 0
    words = original[start:end].strip()
    return len(border.findall(words.strip("|｜│┃") if border is PIPE else words))

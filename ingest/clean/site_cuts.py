"""Marks of sites for shared files: they cut a text every few hundred characters, mid-sentence, and number the pieces `1、`."""

from collections.abc import Iterator

from ingest.rulebook import load_rules

_FRONT = 1500
_MOST_LINES, _SAMPLE, _FEWEST_PIECES = 40, 8, 2
_CLOSED = ("。", "；", "！", "？", "：", "）", ")")
_LEAST_PIECE, _MOST_PIECE = 150, 700
"""Characters of a piece; a list's own numbers stand closer, and those at the beginning of a line count at any distance."""


def find_site_cuts(original: str) -> list[tuple[int, int]]:
    """Where the numbers of the pieces stand, and (as an empty span) where the title ends that the first piece begins with."""
    rules = load_rules("clean")
    if rules["shared_text"].regex.search(original, 0, _FRONT) is None and not _breaks_off(original):
        return []
    first = rules["first_piece"].regex.search(original, 0, _FRONT)
    if first is None:
        return []
    title = rules["glued_front"].regex.match(original, first.end())
    cuts = list(_cuts(original, first.end()))
    return [first.span("number"), *([(title.end(), title.end())] if title else []), *cuts]


def _breaks_off(original: str) -> bool:
    """Whether the lines are such pieces although nothing says so: of one length, numbered from 1, most of them broken off
    in mid-sentence."""
    pieces = [line for line in original.split("\n", _MOST_LINES) if line.strip()][:_SAMPLE]
    numbered = [line for number, line in enumerate(pieces, 1) if line.startswith(f"{number}、")]
    broken = sum(len(line) >= _LEAST_PIECE and not line.rstrip().endswith(_CLOSED) for line in numbered[:-1])
    return len(numbered) == len(pieces) >= _FEWEST_PIECES and broken * 2 > len(pieces) - 1


def _cuts(original: str, position: int) -> Iterator[tuple[int, int]]:
    number = 2
    while (place := _next_cut(original, f"{number}、", position)) >= 0:
        position = place + len(f"{number}、")
        yield place, position
        number += 1


def _next_cut(original: str, mark: str, position: int) -> int:
    """Where the next piece begins: at the beginning of a line, else behind a piece of the usual length."""
    at_line = original.find(f"\n{mark}", position, position + _MOST_PIECE)
    return at_line + 1 if at_line >= 0 else original.find(mark, position + _LEAST_PIECE, position + _MOST_PIECE)

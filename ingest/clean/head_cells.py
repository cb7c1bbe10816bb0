"""The cells of a head with one cell a line, whose words may stand on several lines: 2025年 above 目标值, 责任 above 单位."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.clean.cell_forms import LONGEST_HEAD, Kind, read_head
from ingest.clean.lines import Line
from ingest.rulebook import load_rules

_MOST_LINES = 3
_STOPS = ("。", "；", "：", "，", "、")


@dataclass(frozen=True, slots=True)
class HeadCell:
    """The words of a head's cell, the number of lines that they stand on, and what they head, if that is known."""

    words: str
    lines: int
    kind: Kind | None


def head_cells(lines: Sequence[Line], at: int) -> Iterator[HeadCell]:
    """The cells that begin at this line, as long as they may be a head's."""
    before: list[str] = []
    while at < len(lines) and _may_head(lines[at]):
        cell = _cell(lines, at, before)
        yield cell
        before.append(cell.words)
        at += cell.lines


def _may_head(line: Line) -> bool:
    if line.cells is not None or line.mark or line.folded.endswith(_STOPS):
        return False
    return len(line.folded) <= LONGEST_HEAD or read_head(line.folded) is not None


def _cell(lines: Sequence[Line], at: int, before: Sequence[str]) -> HeadCell:
    """The cell that begins here, with the lines below it that its words go on in."""
    cell = HeadCell(lines[at].folded, 1, read_head(lines[at].folded))
    for line in lines[at + 1 : at + _MOST_LINES]:
        kind = read_head(cell.words + line.folded) if _may_head(line) else None
        if kind is None or not _goes_on(cell, line.folded, before):
            break
        cell = HeadCell(cell.words + line.folded, cell.lines + 1, kind)
    return cell


def _goes_on(cell: HeadCell, below: str, before: Sequence[str]) -> bool:
    """Whether a head goes on in the line below, with which it is one: it is none alone, or is a year and the line says what
    of that year, or a note stands in brackets below it, or it stands in a head already (指标名称 | 指标 属性)."""
    if cell.kind is None or below.startswith("（") or (cell.kind is Kind.ITEM and below == "名称"):
        return True
    rules = load_rules("tables")
    if rules["head-year"].regex.search(cell.words):
        return rules["head-of-year"].regex.search(below) is not None
    return cell.kind is Kind.ITEM and any(cell.words in head for head in before)

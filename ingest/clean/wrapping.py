"""How a document's lines were cut: each paragraph on a line of its own, or wrapped at one width. Used by joining."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean.lines import Line
from ingest.headings import is_heading_line
from ingest.rulebook import load_rules

INDENT = 2
SHORTEST_MEASURED = 12
_FEWEST_MEASURED = 8
_SHARE_OF_WRAPPED = 0.4
_SHARE_OF_FULL = 0.35
_SHARE_OF_WIDE = 0.1
_WIDER = 1.25
_NEAR = 3
_CLOSED = re.compile(r"[。！？!?；：…][”’）」』》]*$|[。！？][”’）]?$")
_STATEMENT_END = re.compile(r"[。！？；][（〔［【][^。]{2,}[）〕］】]$")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """Whether lines were wrapped, and at what width in Chinese characters (0 where they were not)."""

    wrapped: bool
    width: float


def measure_wrapping(lines: Sequence[Line]) -> Wrapping:
    """Wrapped lines break off in a sentence, most at the same width, and hardly one is wider.

    A web page's paragraphs have a line each: what breaks off there is a title, an office or a field, of any width.
    """
    measured = [line for line in measured_lines(lines) if not is_statement(line.folded)]
    cut = sorted(width_of(line) for line in measured if not (is_closed(line.folded) or is_heading_line(line.folded)))
    if len(measured) < _FEWEST_MEASURED or len(cut) < len(measured) * _SHARE_OF_WRAPPED:
        return Wrapping(wrapped=False, width=0.0)
    width = cut[len(cut) * 9 // 10]
    full = sum(one >= width - _NEAR for one in cut)
    wider = sum(width_of(line) > width * _WIDER for line in measured)
    wrapped = full >= len(cut) * _SHARE_OF_FULL and wider <= len(measured) * _SHARE_OF_WIDE
    return Wrapping(wrapped=wrapped, width=width if wrapped else 0.0)


def measured_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of words that are long enough to tell anything."""
    return [line for line in lines if line.cells is None and len(line.folded) >= SHORTEST_MEASURED]


def width_of(line: Line) -> float:
    """Printed width in Chinese characters, the indent with it."""
    half = sum(c < "\x80" for c in line.folded) / 2
    return len(line.folded) - half + (INDENT if line.indented else 0)


def is_closed(folded: str) -> bool:
    return _CLOSED.search(folded) is not None


def ends_with_statement(folded: str) -> bool:
    """Whether the words end with a bracket behind a full stop."""
    return _STATEMENT_END.search(folded) is not None


def is_statement(folded: str) -> bool:
    """Whether a line ends with who does it, or says only that: it tells nothing of how the document is wrapped."""
    return ends_with_statement(folded) or load_rules("leads")["duty_line"].regex.search(folded) is not None

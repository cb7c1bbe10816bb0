"""The lines that tell of a plan: those above its first heading, those at its end, and signatures wherever they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.models import Cleaned, Section
from ingest.rulebook import Rule, load_rules

LONGEST_TITLE = 60
_LAST_LINES = 4
_LONGEST_SIGNATURE = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line as written and as rules read it."""

    text: str
    folded: str


@cache
def rule(name: str) -> Rule:
    return load_rules("front")[name]


def front_lines(cleaned: Cleaned, sections: Sequence[Section]) -> list[Line]:
    """The lines before the first heading, rows of a site's data sheet among them."""
    end = sections[0].start if sections else len(cleaned.text)
    spans = [(p.start, p.end) for p in cleaned.paragraphs if p.end <= end]
    spans += [(row[0].start, row[-1].end) for table in cleaned.tables if table.end <= end for row in table.rows]
    parts = (part for span in sorted(spans) for part in _without_page_s_words(cleaned.folded, *span))
    return [Line(cleaned.text[a:b], cleaned.folded[a:b]) for a, b in parts]


def _without_page_s_words(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line without the column that a site names in front of its title; its byline a line of its own."""
    column = rule("column").regex.match(folded, start, end)
    byline = rule("byline_end").regex.search(folded, start, end)
    first = column.end() if column else start
    return [(first, byline.start()), (byline.start(), end)] if byline and byline.start() > first else [(first, end)]


def last_lines(cleaned: Cleaned) -> list[Line]:
    return [
        Line(cleaned.text[p.start : p.end], cleaned.folded[p.start : p.end]) for p in cleaned.paragraphs[-_LAST_LINES:]
    ]


def short_lines(cleaned: Cleaned) -> list[Line]:
    """The lines that may be a signature: a notice with headings of its own ends with one before what it issues."""
    short = (p for p in cleaned.paragraphs if p.end - p.start <= _LONGEST_SIGNATURE)
    return [Line(cleaned.text[p.start : p.end], cleaned.folded[p.start : p.end]) for p in short]


def signatures(cleaned: Cleaned) -> list[Line]:
    """The lines that hold nothing but a date and who signs."""
    return [line for line in short_lines(cleaned) if rule("signature").regex.fullmatch(line.folded)]

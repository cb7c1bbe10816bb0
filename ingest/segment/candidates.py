"""What may be a heading: a paragraph's beginning as the outline finds it, before levels and neighbours decide."""

import re
from dataclasses import dataclass

from ingest.models import Paragraph
from ingest.rulebook import load_rules

LEADS = ("label", "marked", "dash", "colon", "sentence", "plain", "line")
"""Styles of headings without a number."""
DOUBTFUL = ("colon", "sentence", "plain", "line")
"""Styles that are headings only where what stands around them says so."""
RUNNING = ("roman", "arabic", "arabic_bracket", "arabic_half_bracket", "circled", "letter")
"""Styles that must begin or go on with a series; the others are headings wherever they stand."""

STOP = re.compile(r"[。；：！？]")
TRAILING = "。；：;. "
LONGEST_LEAD = 30
LONGEST_ATTACHMENT = 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may begin with a heading. `title` runs from `title_start` to `title_end`; the text after it
    begins at `body`. `whole`: the paragraph is nothing but the heading; `tight`: a digit follows the number; not
    `titled`: an item whose number counts on in its series, but that has no title and so is no heading."""

    paragraph: int
    style: str
    number: str | None
    value: int
    start: int
    title_start: int
    title_end: int
    body: int
    whole: bool
    mark: int
    bold: bool
    tight: bool = False
    titled: bool = True


def make_lead(style: str, index: int, paragraph: Paragraph, title_end: int, body: int) -> Candidate:
    """A lead that its paragraph begins with."""
    return Candidate(
        paragraph=index,
        style=style,
        number=None,
        value=0,
        start=paragraph.start,
        title_start=paragraph.start,
        title_end=paragraph.start + title_end,
        body=paragraph.start + body,
        whole=paragraph.start + body >= paragraph.end,
        mark=paragraph.mark,
        bold=paragraph.bold,
    )


def sets_a_target(title: str) -> bool:
    """Whether words set a number: an indicator's, and no heading."""
    return load_rules("leads")["target"].regex.search(title) is not None

"""What may be a heading: a paragraph's beginning as the outline finds it, before levels and neighbours decide."""

from dataclasses import dataclass

from ingest.models import Paragraph

LEADS = ("label", "marked", "dash", "colon", "sentence", "plain")
"""Styles of headings without a number."""
DOUBTFUL = ("colon", "sentence", "plain")
"""Styles that are headings only where what stands around them says so."""


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

"""Which short first sentences are run-in headings: those that the paragraphs of one section share."""

from collections.abc import Iterator

from ingest.models import Cleaned
from ingest.segment.outline import LEADS, Candidate

_FEWEST = 2
_SHARE = 0.5


def choose_headings(cleaned: Cleaned, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without short sentences that only happen to open a paragraph."""
    chosen = {c.paragraph: c for c in candidates if c.style != "sentence"}
    for title in _document_titles(candidates):
        del chosen[title.paragraph]
    leads = {c.paragraph: c for c in candidates if c.style == "sentence"}
    for stretch in _stretches(cleaned, chosen):
        found = [leads[i] for i in stretch if i in leads]
        bold = [lead for lead in found if lead.bold]
        if len(found) >= _FEWEST and len(found) >= len(stretch) * _SHARE:
            chosen |= {lead.paragraph: lead for lead in found}
        else:
            chosen |= {lead.paragraph: lead for lead in bold}
    return [chosen[i] for i in sorted(chosen)]


def _document_titles(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Marked lines above the first number: the document's own title and what stands on its cover."""
    numbered = [c for c in candidates if c.style not in LEADS]
    for candidate in candidates if numbered else candidates[:1]:
        if candidate.style != "marked" or (numbered and candidate.start > numbered[0].start):
            return
        yield candidate


def _stretches(cleaned: Cleaned, chosen: dict[int, Candidate]) -> Iterator[list[int]]:
    """Runs of paragraphs between two headings; nothing before the first heading can be a lead."""
    run: list[int] = []
    begun = False
    for index in range(len(cleaned.paragraphs)):
        if index in chosen:
            yield run
            run, begun = [], True
        elif begun:
            run.append(index)
    yield run

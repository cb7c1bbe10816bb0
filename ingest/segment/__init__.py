"""The third step of the walk: cleaned text becomes a Reading, a tree of sections with kinds and their sentences."""

from ingest.errors import NoHeadings, NotAPlan
from ingest.models import Cleaned, Reading
from ingest.segment.front import read_front
from ingest.segment.leads import choose_headings
from ingest.segment.levels import nest
from ingest.segment.outline import find_candidates
from ingest.segment.plans import why_not_a_plan
from ingest.segment.tree import build_sections, find_sentences

_FEWEST_HEADINGS = 2


def segment(cleaned: Cleaned) -> Reading:
    """The document's sections, front matter and sentences; raises NotAPlan or NoHeadings."""
    reason = why_not_a_plan(cleaned)
    if reason:
        raise NotAPlan(cleaned.document.name, reason)
    candidates = find_candidates(cleaned)
    nodes = nest(choose_headings(cleaned, candidates))
    if len(nodes) < _FEWEST_HEADINGS:
        raise NoHeadings(cleaned.document.name)
    sections = build_sections(cleaned, nodes)
    return Reading(
        cleaned=cleaned,
        front=read_front(cleaned, sections),
        sections=sections,
        sentences=find_sentences(cleaned, sections),
    )

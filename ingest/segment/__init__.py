"""The third step of the walk: cleaned text becomes a Reading, a tree of sections with kinds and their sentences."""

from ingest.errors import NoHeadings, NotAPlan
from ingest.models import Cleaned, Reading
from ingest.rulebook import load_rules
from ingest.segment.front import read_front
from ingest.segment.leads import choose_headings
from ingest.segment.levels import nest
from ingest.segment.outline import find_candidates
from ingest.segment.plans import why_not_a_plan
from ingest.segment.tree import build_sections, find_sentences

_FEWEST_HEADINGS = 2
_HEAD_ROWS = 2


def _is_a_list_of_tasks(cleaned: Cleaned) -> bool:
    """Whether a table says who does what: such a list needs no headings."""
    who = load_rules("responsibilities")["who_column"].regex
    return any(who.search(cell.text) for table in cleaned.tables for row in table.rows[:_HEAD_ROWS] for cell in row)


def segment(cleaned: Cleaned) -> Reading:
    """The document's sections, front matter and sentences; raises NotAPlan or NoHeadings."""
    reason = why_not_a_plan(cleaned)
    if reason:
        raise NotAPlan(cleaned.document.name, reason)
    candidates = find_candidates(cleaned)
    nodes = nest(choose_headings(cleaned, candidates))
    if len(nodes) < _FEWEST_HEADINGS and not _is_a_list_of_tasks(cleaned):
        raise NoHeadings(cleaned.document.name)
    sections = build_sections(cleaned, nodes)
    return Reading(
        cleaned=cleaned,
        front=read_front(cleaned, sections),
        sections=sections,
        sentences=find_sentences(cleaned, sections),
    )

"""The third step of the walk: cleaned text becomes a Reading, a tree of sections with kinds and their sentences."""

from collections.abc import Sequence

from ingest.errors import NoHeadings, NotAPlan
from ingest.models import Cleaned, Reading, Section, TaskTable
from ingest.segment.candidates import Candidate
from ingest.segment.figures import find_figures
from ingest.segment.front import read_front
from ingest.segment.leads import choose_headings, choose_sentences
from ingest.segment.levels import nest
from ingest.segment.lists import (
    find_first_duty,
    find_list,
    find_list_above,
    name_list,
    with_attached_lists,
    with_list,
)
from ingest.segment.named import is_named_a_plan
from ingest.segment.outline import find_candidates
from ingest.segment.plans import why_not_a_plan
from ingest.segment.reports import find_report, find_told, find_works_told
from ingest.segment.tree import build_sections, end_of_text, find_sentences
from ingest.task_columns import find_task_tables

_FEWEST_HEADINGS = 2


def segment(cleaned: Cleaned) -> Reading:
    """The document's sections, front matter and sentences; raises NotAPlan or NoHeadings."""
    task_tables = find_task_tables(cleaned)
    sections = with_attached_lists(_find_sections(cleaned, task_tables), task_tables)
    front = read_front(cleaned, sections)
    return Reading(
        cleaned=cleaned,
        front=front,
        sections=name_list(sections, front.title),
        sentences=find_sentences(cleaned, sections),
        task_tables=task_tables,
    )


def _find_sections(cleaned: Cleaned, task_tables: Sequence[TaskTable]) -> tuple[Section, ...]:
    """The sections; a list of tasks needs no headings, and what goes by a plan's name hardly one."""
    candidates = find_candidates(cleaned)
    sections = build_sections(cleaned, nest(choose_headings(cleaned, candidates)))
    reason = why_not_a_plan(cleaned)
    is_headed = len(sections) >= _FEWEST_HEADINGS and reason is None
    start = find_list_above(cleaned, sections[0], task_tables) if is_headed else find_list(cleaned, task_tables)
    if start is not None:
        return with_list(sections, start=start, end=end_of_text(cleaned, start))
    if reason is not None:
        raise NotAPlan(cleaned.document.name, reason)
    if is_headed:
        return sections
    if is_named_a_plan(cleaned):
        return _find_hardly_headed(cleaned, sections, candidates)
    told = find_report(cleaned)
    told = find_works_told(cleaned) if told is None else told
    told = find_figures(cleaned) if told is None else told
    if told is None:
        raise NoHeadings(cleaned.document.name)
    below = [candidate for candidate in candidates if candidate.start >= told]
    leads = build_sections(cleaned, nest(choose_sentences(cleaned, below)))
    return with_list(leads, start=told, end=end_of_text(cleaned, told))


def _find_hardly_headed(
    cleaned: Cleaned, sections: tuple[Section, ...], candidates: list[Candidate]
) -> tuple[Section, ...]:
    """The sections of what goes by a plan's name and has one heading or none: with the items above the heading; or by the
    sentences that its paragraphs open with; else one from the first duty on, or from where it says what is to be done."""
    if not sections and (leads := choose_sentences(cleaned, candidates)):
        return build_sections(cleaned, nest(leads))
    start = find_list_above(cleaned, sections[0], ()) if sections else find_first_duty(cleaned)
    if start is None and not sections:
        start = find_told(cleaned)
    return with_list(sections, start=start, end=end_of_text(cleaned, start)) if start is not None else sections

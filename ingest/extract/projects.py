"""Named works: the headings of the key-projects chapter, rows of tables, and what sentences elsewhere carry out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.clean.fold import fold
from ingest.extract.forward import is_sentence, lists_tasks, looks_forward
from ingest.extract.project_headings import HEADING_RULE, headed_works, work_around
from ingest.extract.project_repeats import without_repeats
from ingest.extract.project_sentences import Passage, find_told_works
from ingest.extract.project_tables import ProjectTable, outside_tables, read_project_tables, with_parent
from ingest.models import ProjectMention, Reading, Section, Span
from schema.roles import SectionKind


def extract_projects(reading: Reading) -> tuple[ProjectMention, ...]:
    """The named works of a plan in document order; one that is named again is not given again."""
    headed = headed_works(reading)
    tables = read_project_tables(reading)
    told = [mention for passage in _passages(reading, headed, tables) for mention in find_told_works(reading, passage)]
    rows = [_row_in_its_work(reading, mention, headed) for table in tables for mention in table.mentions]
    told = [mention for mention in told if not _is_the_plan_itself(reading, mention)]
    kept = without_repeats(list(headed.values()), [*rows, *told])
    parts = {(mention.section, mention.investment_yuan) for mention in kept if mention.rule != HEADING_RULE}
    plain = (_without_parts(mention, parts) if mention.rule == HEADING_RULE else mention for mention in kept)
    return tuple(sorted(plain, key=lambda mention: (mention.start, mention.end)))


def _is_the_plan_itself(reading: Reading, mention: ProjectMention) -> bool:
    """Whether the work that a sentence names is what the whole plan is about, by its title, and no work in it."""
    name = fold(mention.name).strip("“”")
    return name in fold(reading.front.title).replace("“", "").replace("”", "")


def _passages(
    reading: Reading, headed: Mapping[int, ProjectMention], tables: Sequence[ProjectTable]
) -> Iterator[Passage]:
    """The parts of the text that carry works out: those of the forward-looking sections, and attached lists of tasks."""
    for section in reading.sections:
        if not _carries_out(reading, section):
            continue
        around, start = work_around(reading, section, headed), section.body_start
        if section.index not in headed:
            start = section.start if is_sentence(section) else start
            title = max(section.start, reading.cleaned.text.find(section.title, section.start, section.body_start))
            yield Passage(Span(title, max(title, start)), section, around, is_title=True)
        yield from (Passage(span, section, around) for span in outside_tables(tables, start, section.body_end))
    for task_table in reading.task_tables:
        home, items = reading.section_at(task_table.table.start), task_table.columns.items
        if home is not None and (home.kind is not SectionKind.OTHER or _carries_out(reading, home)):
            continue
        for row in task_table.rows:
            yield from (Passage(Span(row[at].start, row[at].end), home, None) for at in items if at < len(row))


def _carries_out(reading: Reading, section: Section) -> bool:
    return looks_forward(section) or lists_tasks(reading, section)


def _row_in_its_work(reading: Reading, row: ProjectMention, headed: Mapping[int, ProjectMention]) -> ProjectMention:
    """The work of a table's row inside the work whose section holds the table."""
    around = None if row.section is None else work_around(reading, reading.sections[row.section], headed)
    return with_parent(row, around.name if around else None)


def _without_parts(mention: ProjectMention, parts: set[tuple[int | None, float | None]]) -> ProjectMention:
    """The work without an amount that one of its named parts has: a part's money is the part's."""
    belongs_to_part = (mention.section, mention.investment_yuan) in parts
    return replace(mention, investment_yuan=None) if belongs_to_part else mention

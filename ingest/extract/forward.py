"""The forward-looking part of a plan: the sections whose words commit somebody to something."""

import re
from collections.abc import Iterator

from ingest.models import Reading, Section, Table
from ingest.rulebook import load_rules
from ingest.task_columns import read_task_columns
from schema.roles import SectionKind

FORWARD_KINDS = frozenset({SectionKind.GOALS, SectionKind.TASKS, SectionKind.PROJECTS, SectionKind.SAFEGUARDS})

LONGEST_TITLE = 24
"""A heading of more characters can be a sentence with a number in front: what it sets is read too."""

_SETS = re.compile(
    r"，|（[^（）]*(?:完成|时限|[底月日]前|\d月)[^（）]*）|[达到至过于在]\d|^每(?:半?年|季度?|月|周)|每(?:半?年|季度|月|周)[^，]{0,4}(?:\d|一|[两二])?次|[底末月日]前|\d[万亿]?(?:元|人|户|吨|亩|公里)(?:以[上内])?$"
)
"""`完善设施网络（2024年6月底前完成）`, `粮食总产量达到28万吨`, `新增就业20万人`, `6月底前完成轮训`: a heading that says by when or how much."""


def looks_forward(section: Section) -> bool:
    """Whether a section commits somebody to something: by its kind, or as a list of tasks without a heading."""
    return section.listed or section.kind in FORWARD_KINDS


def forward_sections(reading: Reading) -> Iterator[tuple[Section, int, int]]:
    """The forward-looking sections, each with the span of its own text; a plan without a chapter of aims puts them
    into its guiding thoughts, one with attachments its tasks into their lists and tables."""
    for section in reading.sections:
        if looks_forward(section) or section.kind is SectionKind.GUIDANCE or lists_tasks(reading, section):
            yield section, section.start if is_sentence(section) else section.body_start, section.body_end
        elif section.kind is SectionKind.OTHER:
            yield from ((section, table.start, table.end) for table in _task_tables(reading, section))


def _task_tables(reading: Reading, section: Section) -> Iterator[Table]:
    """The tables of a section whose rows say who does what."""
    for table in reading.cleaned.tables:
        if section.body_start <= table.start < section.body_end and read_task_columns(table) is not None:
            yield table


def is_sentence(section: Section) -> bool:
    """Whether a heading is a sentence of its own, which sets what is to be done."""
    return len(section.title) > LONGEST_TITLE or _SETS.search(section.title) is not None


def lists_tasks(reading: Reading, section: Section) -> bool:
    """Whether a section of an attachment holds items of a list of tasks: by a title around it, or by who does them."""
    if section.kind is not SectionKind.OTHER:
        return False
    if load_rules("responsibilities")["label"].regex.search(reading.cleaned.folded, section.start, section.body_end):
        return True
    above: Section | None = section
    while above is not None:
        if load_rules("sections")["task_list"].regex.search(above.title):
            return True
        above = reading.sections[above.parent] if above.parent is not None else None
    return False

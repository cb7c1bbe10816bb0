"""The forward-looking part of a plan: the sections whose words commit somebody to something."""

import re
from collections.abc import Iterator

from ingest.extract.deadline_values import year_in_title
from ingest.models import FrontMatter, Reading, Section, Table
from ingest.task_columns import read_task_columns
from schema.roles import SectionKind

FORWARD_KINDS = frozenset({SectionKind.GOALS, SectionKind.TASKS, SectionKind.PROJECTS, SectionKind.SAFEGUARDS})

LONGEST_TITLE = 24
"""A heading of more characters can be a sentence with a number in front: what it sets is read too."""

_SETS = re.compile(r"，|（[^（）]*(?:完成|时限|[底月日]前|\d月)[^（）]*）|[达到至过于在]\d|^每(?:半?年|季度?|月|周)")
"""`完善设施网络（2024年6月底前完成）`, `粮食总产量达到28万吨`: a heading that says by when or how much."""
_NUMBER_YEAR = re.compile(r"[〔\[（(【﹝](20\d{2})[〕\])）】﹞]")


def looks_forward(section: Section) -> bool:
    """Whether a section commits somebody to something: by its kind, or as a list of tasks without a heading."""
    return section.listed or section.kind in FORWARD_KINDS


def forward_sections(reading: Reading) -> Iterator[tuple[Section, int, int]]:
    """The forward-looking sections, each with the span of its own text; a plan without a chapter of aims puts them
    into its guiding thoughts, one with attachments its tasks into their tables."""
    tables = task_tables(reading)
    for section in reading.sections:
        if looks_forward(section) or section.kind is SectionKind.GUIDANCE:
            is_sentence = len(section.title) > LONGEST_TITLE or _SETS.search(section.title)
            start = section.start if is_sentence else section.body_start
            yield section, start, section.body_end
        elif section.kind is SectionKind.OTHER:
            yield from (
                (section, table.start, table.end)
                for table in tables
                if section.body_start <= table.start < section.body_end
            )


def task_tables(reading: Reading) -> tuple[Table, ...]:
    """The tables whose rows say who does what."""
    return tuple(table for table in reading.cleaned.tables if read_task_columns(table) is not None)


def first_year(front: FrontMatter) -> int | None:
    """The first year that the plan can look forward to: nothing before it is a promise."""
    issued = _year_of_issue(front)
    known = [year for year in (front.period_start, issued) if year is not None]
    if not known:
        return None
    # a period that no title names is worked out from the text, whose first stage it may miss
    return min(known) - (issued is None and year_in_title(front.title) is None)


def only_year(front: FrontMatter) -> int | None:
    """The year that `年底前` means: that of a plan for one year, where no period is known that of the title (2023年版)
    or of issue, else None."""
    if front.period_start is not None or front.period_end is not None:
        return front.period_start if front.period_start == front.period_end else None
    if (titled := year_in_title(front.title)) is not None:
        return titled
    return _year_of_issue(front)


def _year_of_issue(front: FrontMatter) -> int | None:
    """That of the day of issue, else that of the document number: 国办发〔2019〕8号."""
    if front.issued:
        return int(front.issued[:4])
    numbered = _NUMBER_YEAR.search(front.doc_number or "")
    return int(numbered[1]) if numbered else None

"""Works that are headings: those of the key-projects chapter and of boxes, and what a heading among the tasks carries out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice, takewhile

from ingest.clean.cell_forms import lists_units
from ingest.clean.fold import fold
from ingest.extract.money import investment_each_year, total_investment
from ingest.extract.project_lines import lists_works
from ingest.extract.project_names import RULES, is_name, plain_title
from ingest.extract.project_scale import read_scale
from ingest.models import ProjectMention, Reading, Section
from ingest.rulebook import load_rules
from schema.roles import Basis, ProjectKind, SectionKind

HEADING_RULE = "project-heading"

SHORTEST_HEADED = 4
"""Characters that a heading has more than, where it is a work without a verb before it."""

_NO_WORKS = ("generic", "aspect", "manages-works", "counts")
_TOLD = re.compile(r"，(?:总|计划|项目|建设)*(?:用地|占地|建筑|投资|长|规模|面积|位于|选址)")
_NOTE = re.compile(r"（(?P<words>[^（）]+)）$")
_BUILDING = re.compile(r"(?:建设|实施)$")
_LEADING_KINDS = frozenset({SectionKind.TASKS, SectionKind.SAFEGUARDS})


def headed_works(reading: Reading) -> dict[int, ProjectMention]:
    """The works that are headings, by their section's index; one that has others inside is a programme."""
    found: dict[int, ProjectMention] = {}
    for section in reading.sections:
        if section.kind in _LEADING_KINDS:
            around = work_around(reading, section, found)
            if (work := _leading(reading, section, around.name if around else None)) is not None:
                if around is not None and around.section is not None and around.kind is ProjectKind.PROJECT:
                    found[around.section] = replace(around, kind=ProjectKind.PROGRAMME)
                found[section.index] = work
            continue
        if section.kind is not SectionKind.PROJECTS:
            continue
        if (work := _lone_work(reading, section)) is not None:
            found[section.index] = work
            continue
        depth = _depth(reading, section) if not _is_box(reading, section) else _depth_of_box(section)
        title = plain_title(fold(section.title))
        if depth is None or lists_works(title) or any(RULES[rule].regex.search(title) for rule in _NO_WORKS):
            continue
        kind = ProjectKind.PROGRAMME if depth == 1 else ProjectKind.PROJECT
        around = work_around(reading, section, found)
        found[section.index] = _from_heading(reading, section, kind, around.name if around else None)
    return found


def _leading(reading: Reading, section: Section, parent: str | None) -> ProjectMention | None:
    """The work that a heading among the tasks carries out by its name: `实施卓越工程师培养工程`."""
    called = RULES["work-heading"].regex.search(section.title) is not None
    if "，" in section.title or not (called or _is_announced(reading, section)):
        return None
    verb = RULES["leads-work"].regex.match(section.title)
    name = section.title[verb.end() if verb else 0 :]
    is_one = is_name(_BUILDING.sub("", name)) or (
        verb is None and len(name) > SHORTEST_HEADED - (not called) and not RULES["generic"].regex.search(name)
    )
    if not is_one or any(RULES[rule].regex.search(name) for rule in ("chapter", "summed-up", "sums-works")):
        return None
    kind = ProjectKind.PROGRAMME if _is_box(reading, section) else ProjectKind.PROJECT
    return replace(_from_heading(reading, section, kind, parent), name=name)


def _lone_work(reading: Reading, section: Section) -> ProjectMention | None:
    """The work that a chapter is, which has nothing below it: `15.实施健身设施提升工程`."""
    following = reading.sections[section.index + 1 : section.index + 2]
    if section.level != 1 or section.box or (following and following[0].parent == section.index):
        return None
    return _leading(reading, section, None)


def _is_announced(reading: Reading, section: Section) -> bool:
    """Whether the words above a heading say that what follows are works: `实施如下重点项目：`."""
    above = reading.sections[section.parent] if section.parent is not None else None
    if above is None or not section.number or not section.number.isdigit():
        return False
    own = reading.cleaned.folded[above.body_start : above.body_end].rstrip()
    return RULES["announces-works"].regex.search(own) is not None


def _is_box(reading: Reading, section: Section) -> bool:
    """Whether a section is a box itself, not inside one."""
    return section.box and not _in_box(reading, section)


def _depth_of_box(section: Section) -> int | None:
    """A box whose title is a work's name is one, whose parts are the works in it: `专栏3 防洪提升工程`."""
    called = RULES["work-heading"].regex.search(section.title)
    return 1 if called and not RULES["sums-works"].regex.search(section.title) else None


def _in_box(reading: Reading, section: Section) -> bool:
    """Whether a section is inside a box, not the box itself."""
    return section.parent is not None and reading.sections[section.parent].box


def _depth(reading: Reading, section: Section) -> int | None:
    """How deep a heading stands in the key-projects chapter, boxes not counted; None for what is no work.

    Outside of that chapter (a box of works under a task) what is called a work is one, as deep as the second level.
    """
    depth, at, in_box = 0, section, section.box
    while at.parent is not None and reading.sections[at.parent].kind is SectionKind.PROJECTS:
        at = reading.sections[at.parent]
        depth += 0 if _is_box(reading, at) else 1
    if at.level == 1 and not at.box:
        is_work = RULES["works-chapter"].regex.search(section.title)
        if depth and _is_task_of_work(section, at):
            return None
        return depth or (1 if is_work and not RULES["sums-works"].regex.search(section.title) else None)
    return 2 if in_box or RULES["called-work"].regex.search(section.title) else None


def _is_task_of_work(section: Section, chapter: Section) -> bool:
    """Whether a heading in a chapter that is one work says what is done for it: `推进智慧监管` in 实施食品提升工程."""
    is_one_work = RULES["leads-work"].regex.search(chapter.title) and not RULES["chapter"].regex.search(chapter.title)
    is_action = section.title.startswith(load_rules("sections").words["actions"])
    return bool(is_one_work) and is_action and not RULES["called-work"].regex.search(section.title)


def work_around(reading: Reading, section: Section, headed: Mapping[int, ProjectMention]) -> ProjectMention | None:
    """The nearest work around a section: its own heading's, for what stands in its text."""
    at: Section | None = section
    while at is not None:
        if at.index in headed:
            return headed[at.index]
        at = reading.sections[at.parent] if at.parent is not None else None
    return None


def _from_heading(reading: Reading, section: Section, kind: ProjectKind, parent: str | None) -> ProjectMention:
    """The work that a heading names; what it takes every year is its amount where no total is given (see its scale)."""
    folded = reading.cleaned.folded
    own = _own_spans(reading, section)
    amounts = (read(folded, start, end) for read in (total_investment, investment_each_year) for start, end in own)
    return ProjectMention(
        start=section.start,
        end=section.body_start,
        rule=HEADING_RULE,
        basis=Basis.STATED,
        name=_own_name(section.title.strip(" 。：:")),
        kind=kind,
        parent=parent,
        investment_yuan=next((amount for amount in amounts if amount is not None), None),
        scale=read_scale(reading, *own[0], counts_anywhere=True),
        section=section.index,
    )


def _own_name(title: str) -> str:
    """A heading without how large and dear the work is, nor the bracket that says who is responsible: `青石医院门诊楼
    （县卫健局）`, `青石水厂，投资2亿元`."""
    folded = fold(title)
    told = _TOLD.search(folded, SHORTEST_HEADED)
    if told is not None:
        return title[: told.start()]
    noted = _NOTE.search(folded)
    return title[: noted.start()].rstrip() if noted is not None and lists_units(noted["words"]) else title


def _own_spans(reading: Reading, section: Section) -> list[tuple[int, int]]:
    """A work's own text, with a heading that tells of it, then that of headings inside it that only describe it (普查内容, 建设规模)."""
    inside = [
        (child.body_start, child.body_end)
        for child in takewhile(
            lambda child: child.start < section.end, islice(reading.sections, section.index + 1, None)
        )
        if RULES["aspect"].regex.search(child.title)
    ]
    is_told = _TOLD.search(fold(section.title), SHORTEST_HEADED) is not None
    return [(section.start if is_told else section.body_start, section.body_end), *inside]

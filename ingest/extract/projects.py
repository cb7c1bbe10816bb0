"""Named works: the headings of the key-projects chapter, and what sentences elsewhere carry out by a name of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, takewhile

from ingest.extract.clauses import SENTENCE_REACH, clause_around
from ingest.extract.forward import looks_forward
from ingest.extract.money import find_amounts, investment_each_year, total_investment
from ingest.extract.project_names import RULES, NamedWork, find_line_works, find_listed_works, find_named_works, is_name
from ingest.extract.project_tables import outside_tables, read_project_tables, with_parent
from ingest.models import ProjectMention, Reading, Section, Span
from schema.roles import Basis, ProjectKind, SectionKind

HEADING_RULE = "project-heading"

SHORTEST_CORE = 4
"""Characters that a name keeps when the words for building it are taken off."""

SHORTEST_REPEAT = 8
"""Characters of a name that are enough to know it again as the end of a longer one."""

_LEADING_KINDS = frozenset({SectionKind.TASKS, SectionKind.SAFEGUARDS})
_NOISE = re.compile(r"[“”\"\s（）()]+")
_TAIL = re.compile(r"(?:(?:建设|改造)?(?:工程|项目)?(?:建设|实施|工作)?)$")
_SITED = re.compile(r"新建|迁建|翻建|改?扩建|改建")
_HEAD = re.compile(r"^(?:本|我|全)?[省市区县]|^(?:建设|推进|实施|开展|强化|加强)")


def extract_projects(reading: Reading) -> tuple[ProjectMention, ...]:
    """The named works of a plan in document order; one that is named again is not given again."""
    headed = _headed(reading)
    tables = read_project_tables(reading)
    told = [
        _from_sentence(reading, section, work, following, around.name if around else None)
        for section in reading.sections
        if looks_forward(section) and section.kind is not SectionKind.GOALS
        for around in [_work_around(reading, section, headed)]
        for span in outside_tables(tables, section.body_start, section.body_end)
        for work, following in _with_following(_works_in(reading, section, span))
        if not (around and _is_the_same_building(reading, work, around))
    ]
    rows = [_row_in_its_work(reading, mention, headed) for table in tables for mention in table.mentions]
    kept = _without_repeats(list(headed.values()), [*rows, *told])
    parts = {(mention.section, mention.investment_yuan) for mention in kept if mention.rule != HEADING_RULE}
    plain = (_without_parts(mention, parts) if mention.rule == HEADING_RULE else mention for mention in kept)
    return tuple(sorted(plain, key=lambda mention: (mention.start, mention.end)))


def _works_in(reading: Reading, section: Section, span: Span) -> Iterator[NamedWork]:
    """The works of a part of a section; among works a line can be the name of one."""
    folded, lines = reading.cleaned.folded, []
    if section.kind is SectionKind.PROJECTS:
        lines = list(find_line_works(folded, span.start, span.end))
        if RULES["list-lead"].regex.fullmatch(section.title):
            lines += find_listed_works(folded, span.start, span.end)
        yield from lines
    known = {work.end for work in lines}
    yield from (work for work in find_named_works(folded, span.start, span.end) if work.end not in known)


def _row_in_its_work(reading: Reading, row: ProjectMention, headed: dict[int, ProjectMention]) -> ProjectMention:
    """The work of a table's row inside the work whose section holds the table."""
    around = None if row.section is None else _work_around(reading, reading.sections[row.section], headed)
    return with_parent(row, around.name if around else None)


def _is_the_same_building(reading: Reading, work: NamedWork, around: ProjectMention) -> bool:
    """Whether a hall without site or size of its own is what the heading around it already names."""
    folded, facility = reading.cleaned.folded, RULES["facility"].regex.search(work.name)
    if work.rule != "facility" or facility is None or facility[0] not in around.name:
        return False
    return not folded[work.end : work.end + 1].isdigit() and not _SITED.search(folded, work.clause, work.start)


def _without_parts(mention: ProjectMention, parts: set[tuple[int | None, float | None]]) -> ProjectMention:
    """The work without an amount that one of its named parts has: a part's money is the part's."""
    belongs_to_part = (mention.section, mention.investment_yuan) in parts
    return replace(mention, investment_yuan=None) if belongs_to_part else mention


def _without_repeats(headed: list[ProjectMention], told: list[ProjectMention]) -> list[ProjectMention]:
    """The works without those named again: headings first, then long names before the short ones that repeat them."""
    kept: list[ProjectMention] = []
    by_end: dict[str, list[str]] = {}
    for mention in (*headed, *sorted(told, key=lambda mention: (-len(name_core(mention.name)), mention.start))):
        core = name_core(mention.name)
        known = by_end.setdefault(core[-SHORTEST_REPEAT:], [])
        if not any(core == other or _ends_with(other, core) for other in known):
            kept.append(mention)
            known.append(core)
    return kept


def _ends_with(known: str, core: str) -> bool:
    """Whether a name repeats the end of a longer one (II类馆 does not repeat I类馆)."""
    before = known[: -len(core)][-1:]
    return len(core) >= SHORTEST_REPEAT and known.endswith(core) and not (before.isascii() and before.isalnum())


def name_core(name: str) -> str:
    """What a name is known by: without quotes, home, and the words for building it."""
    plain = _NOISE.sub("", name)
    core = _HEAD.sub("", _TAIL.sub("", plain))
    return core if len(core) >= SHORTEST_CORE else plain


def _headed(reading: Reading) -> dict[int, ProjectMention]:
    """The works that are headings, by their section's index."""
    found: dict[int, ProjectMention] = {}
    for section in reading.sections:
        if section.kind in _LEADING_KINDS:
            if (work := _leading(reading, section)) is not None:
                found[section.index] = work
            continue
        if section.kind is not SectionKind.PROJECTS:
            continue
        depth = _depth(reading, section) if not _is_box(reading, section) else _depth_of_box(section)
        if depth is None or RULES["generic"].regex.search(section.title) or RULES["aspect"].regex.search(section.title):
            continue
        kind = ProjectKind.PROGRAMME if depth == 1 else ProjectKind.PROJECT
        around = _work_around(reading, section, found)
        found[section.index] = _from_heading(reading, section, kind, around.name if around else None)
    return found


def _leading(reading: Reading, section: Section) -> ProjectMention | None:
    """The work that a heading among the tasks carries out by its name: `实施卓越工程师培养工程`."""
    if "，" in section.title or not RULES["work-heading"].regex.search(section.title):
        return None
    verb = RULES["leads-work"].regex.match(section.title)
    name = section.title[verb.end() if verb else 0 :]
    is_one = is_name(name) or (verb is None and len(name) > SHORTEST_CORE and not RULES["generic"].regex.search(name))
    if not is_one or any(RULES[rule].regex.search(name) for rule in ("chapter", "summed-up", "sums-works")):
        return None
    return replace(_from_heading(reading, section, ProjectKind.PROJECT, None), name=name)


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
        return depth or (1 if is_work and not RULES["sums-works"].regex.search(section.title) else None)
    return 2 if in_box or RULES["called-work"].regex.search(section.title) else None


def _work_around(reading: Reading, section: Section, headed: dict[int, ProjectMention]) -> ProjectMention | None:
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
        name=section.title.strip(" 。：:"),
        kind=kind,
        parent=parent,
        investment_yuan=next((amount for amount in amounts if amount is not None), None),
        scale=_scale(reading, *own[0], counts_anywhere=True),
        section=section.index,
    )


def _own_spans(reading: Reading, section: Section) -> list[tuple[int, int]]:
    """A work's own text, then that of headings inside it that only describe it (普查内容, 建设规模)."""
    inside = [
        (child.body_start, child.body_end)
        for child in takewhile(
            lambda child: child.start < section.end, islice(reading.sections, section.index + 1, None)
        )
        if RULES["aspect"].regex.search(child.title)
    ]
    return [(section.body_start, section.body_end), *inside]


def _with_following(works: Iterator[NamedWork]) -> Iterator[tuple[NamedWork, int | None]]:
    """Each work with the place where the next one's name begins."""
    ordered = sorted(works, key=lambda work: work.start)
    for at, work in enumerate(ordered):
        following = ordered[at + 1].start if at + 1 < len(ordered) else work.end
        yield work, following if following > work.end else None


def _from_sentence(
    reading: Reading, section: Section, work: NamedWork, following: int | None, parent: str | None
) -> ProjectMention:
    """The work with its clause; its size and money stand in its own sentence, up to the next ； or the next work."""
    folded = reading.cleaned.folded
    clause = clause_around(folded, work.start, work.end, first=section.body_start, last=section.body_end)
    marks = (folded.find(mark, work.end, min(work.end + SENTENCE_REACH, section.body_end)) for mark in "。；\n")
    stop = min((at for at in marks if at >= 0), default=clause.end)
    if work.rule == "line-work":
        below = folded.find("\n", stop + 1, min(stop + SENTENCE_REACH, section.body_end))
        stop = below if below >= 0 else section.body_end
    scale = _scale(reading, work.end, stop, counts_anywhere=False)
    return ProjectMention(
        start=clause.start,
        end=stop if scale and _is_plain(reading, clause.start, stop) else clause.end,
        rule=f"project-{work.rule}",
        basis=Basis.STATED,
        name=work.name,
        kind=ProjectKind.PROJECT,
        parent=parent,
        investment_yuan=total_investment(folded, work.end, min(stop, following or stop)),
        scale=scale,
        section=section.index,
    )


def _is_plain(reading: Reading, start: int, end: int) -> bool:
    """Whether the original has no converter's mark here (m<sup>2</sup>), which a quote could not repeat."""
    first, last = reading.cleaned.origin(start, end)
    return "<" not in reading.cleaned.document.text[first:last]


def _scale(reading: Reading, name_end: int, end: int, *, counts_anywhere: bool) -> str | None:
    """The plan's words for size and number, and for what is spent a year, which is no total.

    In a sentence only a number right behind the name counts the work: `体验馆2个`.
    """
    folded, text = reading.cleaned.folded, reading.cleaned.text
    counts = RULES["count"].regex.finditer(folded, name_end, end)
    spans = [(m.start(), m.end()) for m in RULES["size"].regex.finditer(folded, name_end, end)]
    spans += [(m.start(), m.end()) for m in counts if counts_anywhere or m.start() == name_end]
    spans += [(a.start, a.end) for a in find_amounts(folded, name_end, end) if a.yearly]
    words = [text[first:last] for first, last in sorted(_outermost(spans))]
    return "；".join(dict.fromkeys(words)) or None


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that are not inside another: the 500平方米 of 面积500平方米 is said already."""
    return [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]

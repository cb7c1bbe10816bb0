"""Nested headings -> sections with their spans and kinds, and the sentences of each section's own text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice, pairwise, takewhile

from ingest.models import Cleaned, Section, Sentence
from ingest.rulebook import load_rules
from ingest.segment.kinds import Chapter, box_kind, chapter_kinds, is_plan, sub_kind
from ingest.segment.levels import Node
from ingest.segment.sentences import split_sentences
from schema.roles import SectionKind

_LONGEST_IMPRINT = 40
_FEWEST_DUTIES = 5


@cache
def _rule(name: str) -> re.Pattern[str]:
    return load_rules("leads")[name].regex


def build_sections(cleaned: Cleaned, nodes: list[Node]) -> tuple[Section, ...]:
    if not nodes:
        return ()
    kinds = _find_kinds(cleaned, nodes)
    starts = [node.candidate.start for node in nodes] + [end_of_text(cleaned, nodes[-1].candidate.body)]
    sections = []
    for index, node in enumerate(nodes):
        heading = node.candidate
        after = next((i for i in range(index + 1, len(nodes)) if nodes[i].level <= node.level), len(nodes))
        sections.append(
            Section(
                index=index,
                parent=node.parent,
                level=node.level,
                number=heading.number,
                title=cleaned.text[heading.title_start : heading.title_end]
                or cleaned.text[heading.start : heading.body],
                kind=kinds[index],
                start=heading.start,
                body_start=min(heading.body, starts[index + 1]),
                body_end=starts[index + 1],
                end=starts[after],
                box=node.box,
            )
        )
    return tuple(sections)


def end_of_text(cleaned: Cleaned, last: int) -> int:
    """Where the plan ends and what is printed below it begins: copies to, the printer's line, a site's buttons; `last` is
    where the text of its last heading begins."""
    tail = [p for p in cleaned.paragraphs[-_LONGEST_IMPRINT:] if p.start >= last]
    for paragraph in tail:
        words = cleaned.folded[paragraph.start : paragraph.end]
        if any(rule.search(words) for rule in (_rule("imprint"), _rule("standing_clause"))):
            return paragraph.start
    return len(cleaned.text)


def _find_kinds(cleaned: Cleaned, nodes: list[Node]) -> list[SectionKind]:
    titles = [_title_words(cleaned, node) for node in nodes]
    chapters = _kinds_of_chapters(titles, nodes)
    kinds: list[SectionKind] = []
    for index, node in enumerate(nodes):
        if node.parent is None or index in chapters:
            kinds.append(chapters[index])
        elif node.candidate.style == "box":
            kinds.append(box_kind(titles[index], _items(cleaned, nodes, index), kinds[node.parent]))
        else:
            kinds.append(sub_kind(titles[index], kinds[node.parent]))
    for index in (*_aims_without_heading(cleaned, nodes, kinds), *_aims_without_chapter(cleaned, nodes)):
        kinds[index] = SectionKind.GOALS
    for index in _attached_tasks(cleaned, titles, nodes, kinds):
        kinds[index] = SectionKind.TASKS
    return kinds


def _attached_tasks(cleaned: Cleaned, titles: list[str], nodes: list[Node], kinds: list[SectionKind]) -> list[int]:
    """The headings below an attachment that lists tasks, by its name or by the duties that it gives."""
    lists = load_rules("sections")["attached_tasks"].regex
    holding = {
        i
        for i, node in enumerate(nodes)
        if node.candidate.style == "attachment" and (lists.search(titles[i]) or _gives_duties(cleaned, nodes, i))
    }
    found: list[int] = []
    for index, node in enumerate(nodes):
        if node.parent in holding and index not in holding:
            holding.add(index)
            found.append(index)
    return [index for index in found if kinds[index] is SectionKind.OTHER]


def _gives_duties(cleaned: Cleaned, nodes: list[Node], attachment: int) -> bool:
    """Whether an attachment says of several things whose they are: `（责任单位：市教育局）`."""
    after = (node.candidate for node in islice(nodes, attachment + 1, None))
    end = next((one.start for one in after if one.style == "attachment"), len(cleaned.folded))
    given = load_rules("sections")["gives_duty"].regex.finditer(cleaned.folded, nodes[attachment].candidate.body, end)
    return sum(1 for _ in islice(given, _FEWEST_DUTIES)) == _FEWEST_DUTIES


def _kinds_of_chapters(titles: list[str], nodes: list[Node]) -> dict[int, SectionKind]:
    """The kinds of the outermost headings, and of those in an attachment that is a plan with chapters of its own: what
    the notice before such a plan says under numbers is none of its tasks."""
    below: dict[int | None, list[int]] = {}
    for index, node in enumerate(nodes):
        below.setdefault(node.parent, []).append(index)
    chapters = {i: Chapter(titles[i], tuple(titles[j] for j in below.get(i, ()))) for i in range(len(nodes))}
    attached = [
        i
        for i in below[None]
        if nodes[i].candidate.style == "attachment" and is_plan(chapters[i].below) and not _only_lists(nodes, below[i])
    ]
    kinds: dict[int, SectionKind] = {}
    for group in (*_plans_in_one(nodes, below[None], titles), *(below[i] for i in attached)):
        kinds |= zip(group, chapter_kinds([chapters[i] for i in group]), strict=True)
    if attached and not is_plan([titles[i] for i in below[None]]):
        kinds |= dict.fromkeys((i for i in below[None] if i < attached[0]), SectionKind.OTHER)
    return kinds


def _plans_in_one(nodes: list[Node], chapters: Sequence[int], titles: Sequence[str]) -> list[list[int]]:
    """The chapters, parted where their numbers begin anew and are those of another plan."""
    parts: list[list[int]] = [[]]
    for index in chapters:
        heading = nodes[index].candidate
        anew = heading.value == 1 and any(nodes[other].candidate.style == heading.style for other in parts[-1])
        parts += [[]] if anew else []
        parts[-1].append(index)
    if all(is_plan([titles[index] for index in part]) for part in parts):
        return parts
    return [list(chapters)]


def _only_lists(nodes: list[Node], below: Sequence[int]) -> bool:
    """Whether headings have no text and nothing below them: an attachment that names what is attached."""
    stops = [node.candidate.start for node in nodes[1:]] + [nodes[-1].candidate.body]
    return all(nodes[index].candidate.whole and stops[index] <= nodes[index].candidate.body + 1 for index in below)


def _aims_without_heading(cleaned: Cleaned, nodes: list[Node], kinds: list[SectionKind]) -> list[int]:
    """Chapters of guidance that state the plan's targets in their own text, with no section for its goals below."""
    with_goals = {node.parent for node, kind in zip(nodes, kinds, strict=True) if kind is SectionKind.GOALS}
    ends = [*(node.candidate.start for node in nodes[1:]), len(cleaned.folded)]
    aim = load_rules("sections")["aim"].regex
    return [
        index
        for index, (node, end) in enumerate(zip(nodes, ends, strict=True))
        if kinds[index] is SectionKind.GUIDANCE
        and node.parent is None
        and index not in with_goals
        and aim.search(cleaned.folded, node.candidate.body, max(end, node.candidate.body))
    ]


def _aims_without_chapter(cleaned: Cleaned, nodes: list[Node]) -> list[int]:
    """The dashes that a piece of a document begins with, if most of them say what is reached in which year."""
    first = list(takewhile(lambda index: nodes[index].candidate.style == "dash", range(len(nodes))))
    ends = [*(node.candidate.start for node in nodes[1:]), len(cleaned.folded)]
    reached = load_rules("sections")["reached"].regex
    stated = sum(bool(reached.search(cleaned.folded, nodes[i].candidate.body, ends[i])) for i in first)
    return first if stated * 2 > len(first) else []


def _title_words(cleaned: Cleaned, node: Node) -> str:
    """A title as rules read it; that of an attachment with its name."""
    heading = node.candidate
    start = heading.start if heading.style == "attachment" else heading.title_start
    return cleaned.folded[start : heading.title_end]


def _items(cleaned: Cleaned, nodes: list[Node], box: int) -> list[str]:
    """The words of each item of a box."""
    last = next((i for i in range(box + 1, len(nodes)) if nodes[i].level <= nodes[box].level), len(nodes))
    bounds = [node.candidate.start for node in nodes[box + 1 : last]]
    bounds.append(nodes[last].candidate.start if last < len(nodes) else len(cleaned.folded))
    return [cleaned.folded[a:b] for a, b in pairwise(bounds)]


def find_sentences(cleaned: Cleaned, sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    tables = [(table.start, table.end) for table in cleaned.tables]
    ends = [end for _, end in tables]
    found = []
    for section in sections:
        first = bisect_right(ends, section.body_start)
        for start, end in _outside(islice(tables, first, None), section.body_start, section.body_end):
            spans = split_sentences(cleaned.folded, start, end)
            found += [Sentence(a, b, section.index) for a, b in spans]
    return tuple(found)


def _outside(tables: Iterable[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span that no table covers."""
    parts = []
    for table_start, table_end in tables:
        if table_start >= end:
            break
        parts.append((start, table_start))
        start = table_end
    return [*parts, (start, end)]

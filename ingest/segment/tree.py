"""Nested headings -> sections with their spans and kinds, and the sentences of each section's own text."""

from itertools import pairwise

from ingest.models import Cleaned, Section, Sentence
from ingest.segment.kinds import is_box_of_works, sub_kind, top_kind
from ingest.segment.levels import Node
from ingest.segment.sentences import split_sentences
from schema.roles import SectionKind


def build_sections(cleaned: Cleaned, nodes: list[Node]) -> tuple[Section, ...]:
    kinds = _find_kinds(cleaned, nodes)
    starts = [node.candidate.start for node in nodes] + [len(cleaned.text)]
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


def _find_kinds(cleaned: Cleaned, nodes: list[Node]) -> list[SectionKind]:
    kinds: list[SectionKind] = []
    chapters = [i for i, node in enumerate(nodes) if node.parent is None]
    for index, node in enumerate(nodes):
        heading = node.candidate
        title = cleaned.folded[
            heading.start if heading.style == "attachment" else heading.title_start : heading.title_end
        ]
        if node.parent is None:
            seen = frozenset(kinds[i] for i in chapters if i < index)
            kinds.append(top_kind(title, seen, last=index == chapters[-1]))
            continue
        kind = sub_kind(title, kinds[node.parent])
        if heading.style == "box" and is_box_of_works(_items(cleaned, nodes, index), kind):
            kind = SectionKind.PROJECTS
        kinds.append(kind)
    return kinds


def _items(cleaned: Cleaned, nodes: list[Node], box: int) -> list[str]:
    """The words of each item of a box."""
    last = next((i for i in range(box + 1, len(nodes)) if nodes[i].level <= nodes[box].level), len(nodes))
    bounds = [node.candidate.start for node in nodes[box + 1 : last]]
    bounds.append(nodes[last].candidate.start if last < len(nodes) else len(cleaned.folded))
    return [cleaned.folded[a:b] for a, b in pairwise(bounds)]


def find_sentences(cleaned: Cleaned, sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    tables = [(table.start, table.end) for table in cleaned.tables]
    found = []
    for section in sections:
        for start, end in _outside(tables, section.body_start, section.body_end):
            spans = split_sentences(cleaned.folded, start, end)
            found += [Sentence(a, b, section.index) for a, b in spans]
    return tuple(found)


def _outside(tables: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a span that no table covers."""
    parts = []
    for table_start, table_end in tables:
        if table_end <= start or table_start >= end:
            continue
        parts.append((start, table_start))
        start = table_end
    return [*parts, (start, end)]

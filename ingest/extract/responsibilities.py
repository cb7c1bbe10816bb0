"""Fourth step of the walk: who has a duty, in what role, for what. Statements, table columns and sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.extract.forward import forward_sections
from ingest.extract.responsibilities_headings import find_heading_duties
from ingest.extract.responsibilities_items import duties, place_statements
from ingest.extract.responsibilities_lines import find_line_duties
from ingest.extract.responsibilities_parts import Statement
from ingest.extract.responsibilities_sentences import find_sentence_duties
from ingest.extract.responsibilities_statements import find_statements
from ingest.extract.responsibilities_tables import find_column_duties, find_indicator_duties
from ingest.models import IndicatorMention, Reading, ResponsibilityMention, Span
from schema.roles import Basis, ItemKind, SectionKind

_PAST_KINDS = frozenset({SectionKind.BACKGROUND})
"""What stands here was done: a duty in it is over."""
_LONGEST_LEAD_IN = 8
"""Characters around the target in a row that says nothing else: 全市, 确保, 左右."""


def extract_responsibilities(
    reading: Reading, indicators: Sequence[IndicatorMention]
) -> tuple[ResponsibilityMention, ...]:
    """The duties of a plan in document order, each unit once for each role and item.

    Sections on what was done give none; sentences do only in the sections that look forward.
    """
    statements = [
        s for s in find_statements(reading.cleaned) if not _is_past(reading, s) and not _is_beside(reading, s)
    ]
    taken = [Span(s.start, s.end) for s in statements]
    found = [
        *_statement_duties(reading, statements),
        *find_indicator_duties(reading, indicators),
        *find_column_duties(reading, indicators),
        *find_line_duties(reading),
        *find_heading_duties(reading),
        *find_sentence_duties(reading, taken),
    ]
    found = list(_of_targets(found, indicators))
    found.sort(key=lambda mention: (mention.start, mention.end, mention.item_start))
    distinct: dict[tuple[object, ...], ResponsibilityMention] = {}
    for mention in found:
        key = (mention.role, mention.written, mention.item_kind, mention.item, mention.item_start)
        distinct.setdefault(key, mention)
    return tuple(distinct.values())


def _of_targets(
    found: Iterable[ResponsibilityMention], indicators: Sequence[IndicatorMention]
) -> Iterator[ResponsibilityMention]:
    """The mentions; a row of a list that states one target and nothing else is for that indicator."""
    places = sorted(indicators, key=lambda indicator: indicator.start)
    starts = [indicator.start for indicator in places]
    for mention in found:
        stated = places[bisect_left(starts, mention.item_start) : bisect_left(starts, mention.item_end)]
        is_row = mention.basis is Basis.COLUMN and mention.item_kind is not ItemKind.INDICATOR
        if is_row and len(stated) == 1 and _is_all_of(stated[0], mention):
            target = stated[0]
            yield replace(
                mention,
                item_kind=ItemKind.INDICATOR,
                item=target.name,
                item_start=target.start,
                item_end=target.end,
                section=target.section,
            )
        else:
            yield mention


def _is_all_of(target: IndicatorMention, mention: ResponsibilityMention) -> bool:
    """Whether an item says its target and hardly a word more."""
    before, after = target.start - mention.item_start, mention.item_end - target.end
    return max(before, after) <= _LONGEST_LEAD_IN


def _is_past(reading: Reading, statement: Statement) -> bool:
    section = reading.section_at(statement.start)
    return section is not None and section.kind in _PAST_KINDS


def _is_beside(reading: Reading, statement: Statement) -> bool:
    """Whether a statement stands below the text, or on its first line, where it is for nothing: a site's 主办 is no duty."""
    if not reading.sections:
        return False
    is_first = statement.start <= reading.cleaned.paragraphs[0].start < reading.sections[0].start
    return is_first or statement.start >= reading.sections[-1].end


def _statement_duties(reading: Reading, statements: Sequence[Statement]) -> Iterator[ResponsibilityMention]:
    places = place_statements(reading, statements)
    for statement in statements:
        for part in statement.parts:
            yield from duties(reading, part, places[statement])


def forward_text(reading: Reading) -> str:
    """The words of the sections that look forward, a line each: where a plan's other names of its departments are."""
    folded = reading.cleaned.folded
    return "\n".join(folded[start:end] for _, start, end in forward_sections(reading))

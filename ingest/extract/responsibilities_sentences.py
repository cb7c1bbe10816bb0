"""Sentences that give a duty: 由A牵头, A会同B, 由A负责, 成立X领导小组，负责…"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.extract.forward import looks_forward
from ingest.extract.responsibilities_items import Item, duties, section_item
from ingest.extract.responsibilities_parts import Part
from ingest.extract.responsibilities_roles import BOOK
from ingest.extract.unit_certainty import are_units, is_unit
from ingest.extract.unit_openings import units_at
from ingest.extract.units import Unit, parse_units
from ingest.models import Reading, ResponsibilityMention, Sentence, Span
from ingest.rulebook import load_rules
from schema.roles import ItemKind, Role

_SIGNS = {
    "by_lead": "牵头",
    "mechanism": "牵头",
    "as_role": "[为是头员合与][^，。；：]{0,6}(?:单位|部门|主体)",
    "mainly": "为",
    "lead_clause": "牵头",
    "joint_clause": "会同|联合",
    "joint_later": "，[^，]{0,24}(?:会同|联合)",
    "with_help": "(?:配合|协助|协同)下",
    "joint": "会同|联合",
    "by_responsible": "由",
    "responsible_clause": "负责|主管|承担|组织，",
    "by_duty_clause": "职责",
    "by_any": "由|责成|委托|授权|请",
    "body": "负责",
    "support_clause": "配合|协助|协同|参与|参加|予以|给予",
    "guide_clause": "指导(?:[。；\n]|$)",
    "subject_modal": "要|应|须",
}
"""The rules, each with what a sentence must hold for it to be tried. In this order: of two roles that a sentence gives one
unit, the first found counts."""
_SIGN = {rule: re.compile(sign) for rule, sign in _SIGNS.items()}
_TRIGGER = re.compile(
    "牵头|会同|联合|由|负责|组织，|主管|承担|配合|协助|协同|参与|参加|予以|给予|职责|委托|授权|责成|请|为[^，。；]{1,6}(?:单位|部门|主体)|员单位|为主|要|应|须"
)
_DEED = re.compile("牵头|负责|承担|会同|由")
_CLAUSE_END = re.compile("[，。；：！？\n]|$")
_NAMED_BY = frozenset({"by_lead", "by_responsible"})
"""Behind 由 a unit must follow: one that only looks like one counts beside one that surely is."""
_RUNNING = frozenset({"support_from", "responsible_from"})
"""Groups of lists whose end no mark tells."""
_LEAST_NAME = 4
"""A body's name of fewer characters (委员会) is a kind of body, not one."""


def find_sentence_duties(reading: Reading, taken: Sequence[Span]) -> Iterator[ResponsibilityMention]:
    """The duties in the sentences of sections that look forward; `taken` are the statements, read elsewhere."""
    folded = reading.cleaned.folded
    starts = [span.start for span in taken]
    for sentence in (*reading.sentences, *_titles(reading)):
        if not looks_forward(reading.sections[sentence.section]):
            continue
        if _TRIGGER.search(folded, sentence.start, sentence.end) is None:
            continue
        if load_rules(BOOK)["standing_clause"].regex.search(folded, sentence.start, sentence.end) is not None:
            continue
        at = bisect_right(starts, sentence.start) - 1
        first = max(sentence.start, taken[at].end) if at >= 0 else sentence.start
        stop = min(taken[at + 1].start, sentence.end) if at + 1 < len(taken) else sentence.end
        yield from _sentence_duties(reading, sentence, Span(first, stop))


def _titles(reading: Reading) -> Iterator[Sentence]:
    """The headings that say who does something: `2.市水利局承担调度工作。`"""
    text = reading.cleaned.text
    for section in reading.sections:
        start = text.find(section.title, section.start, section.body_start) if _DEED.search(section.title) else -1
        if start >= 0:
            yield Sentence(start, start + len(section.title), section.index)


def _sentence_duties(reading: Reading, sentence: Sentence, span: Span) -> Iterator[ResponsibilityMention]:
    item = _item_of(reading, sentence)
    given: set[str | int] = set()
    folded = reading.cleaned.folded
    tried = (rule for rule, sign in _SIGN.items() if sign.search(folded, span.start, span.end))
    for rule in tried:
        for part in _parts(folded, rule, span):
            fresh = tuple(unit for unit in part.units if given.isdisjoint((unit.written, unit.start)))
            given |= {sign for unit in fresh for sign in (unit.written, unit.start)}
            yield from duties(reading, Part(part.role, part.start, part.end, fresh, part.rule), item)


def _item_of(reading: Reading, sentence: Sentence) -> Item:
    """The sentence itself; the section whose title it is."""
    section = reading.sections[sentence.section]
    if sentence.start < section.body_start:
        return section_item(section)
    words = reading.cleaned.text[sentence.start : sentence.end]
    return Item(ItemKind.MEASURE, words, sentence.start, sentence.end, sentence.section)


def _parts(folded: str, rule: str, span: Span) -> Iterator[Part]:
    """The parts that one rule finds between two places; a match whose first group holds no units is none."""
    for found in load_rules(BOOK)[rule].regex.finditer(folded[span.start : span.end]):
        for place, group in enumerate(found.re.groupindex):
            if found.start(group) < 0:
                continue
            start, end = (span.start + offset for offset in found.span(group))
            units = _units(folded, rule, group, start, end)
            if not units or not _is_allowed(rule, units):
                break
            begin = span.start + found.start() if place == 0 or group in _RUNNING else start
            yield Part(Role(group.split("_")[0]), begin, _clause_end(folded, end, span.end), units, rule)


def _units(folded: str, rule: str, group: str, start: int, end: int) -> tuple[Unit, ...]:
    """The units of a rule's group: a list that runs on, a body that is set up, or a list that must be all units."""
    if group in _RUNNING:
        units = units_at(folded, start, end)
        return units if rule != "by_any" or _do_something(folded, units, end) else ()
    if group == "responsible_body":
        start = max(start, folded.rfind("的", start, end) + 1)
        return (Unit(folded[start:end], start, end),) if end - start >= _LEAST_NAME else ()
    units = parse_units(folded, start, end)
    sure = are_units(folded, units) if rule in _NAMED_BY else all(map(is_unit, units))
    return units if sure else ()


def _do_something(folded: str, units: Sequence[Unit], end: int) -> bool:
    """Whether words of a deed follow the units."""
    return bool(units) and load_rules(BOOK)["no_deed"].regex.search(folded[units[-1].end : end]) is None


def _is_allowed(rule: str, units: Sequence[Unit]) -> bool:
    """各部门密切配合 and 各责任单位要加强领导 are how things are to be, and nobody's duty."""
    match rule:
        case "support_clause" | "subject_modal" | "by_any" | "with_help":
            everybody = load_rules("units")["everybody"].regex
            return not all(everybody.search(unit.written) for unit in units)
        case _:
            return True


def _clause_end(folded: str, start: int, limit: int) -> int:
    found = _CLAUSE_END.search(folded, start, limit)
    return found.start() if found is not None else limit

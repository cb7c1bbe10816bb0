"""Names that stand side by side in a list, and which of them are works."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extract.project_names import RULES, NamedWork, is_any_work, is_name
from ingest.extract.project_site_names import names_listed, names_thing
from ingest.models import Span
from ingest.rulebook import load_rules

LISTS = load_rules("project_lists")

LISTED_RULE = "summed-work"

SHORTEST_ENTRY = 4
LONGEST_ENTRY = 40

SHORTEST_DECLARED = 6
"""Characters of an entry that a list of works makes one, whatever it is called: `金山欢乐世界`."""

MARK = re.compile(r"、(?!\d{1,3}(?:号(?!线)|#))(?![^（）]*）)|以及(?![^（）]*）)")
"""What parts two entries: none in brackets, and none before the next number of one thing (9号、10号泊位)."""

_JOINT = re.compile(r"(?<=.{4})[和及](?=.{4})(?![^（）]*）)")


def works_among(folded: str, clause: int, start: int, end: int) -> Iterator[NamedWork]:
    """The entries of folded[start:end] that are works."""
    for entry in _entries(folded, start, end):
        at, last = _own_words(folded, entry)
        if is_entry(folded[at:last]):
            yield NamedWork(at, last, clause, LISTED_RULE, folded[at:last])


def things_among(folded: str, clause: int, start: int, end: int) -> Iterator[NamedWork]:
    """The entries of folded[start:end] that end in what a thing can be and say where it is."""
    return (work for work in works_among(folded, clause, start, end) if names_thing(work.name))


def works_announced(folded: str, start: int, end: int) -> list[NamedWork]:
    """The entries of a list of which words say that it is one of works: each, where at least half can be known as one."""
    known = list(works_among(folded, start, start, end))
    entries = [_own_words(folded, entry) for entry in _entries(folded, start, end)]
    if len(known) * 2 < len(entries):
        return known
    named = ((at, last, folded[at:last]) for at, last in entries)
    return [NamedWork(at, last, start, LISTED_RULE, name) for at, last, name in named if is_declared(name)]


def split_names(folded: str, work: NamedWork) -> Iterator[NamedWork]:
    """The works that a name of several stands for: `柳河电厂1号机组、青石储能项目` are two, if each can be one."""
    entries = [Span(*_own_words(folded, entry)) for entry in _entries(folded, work.start, work.end, joined=False)]
    if len(entries) > 1 and RULES["generic"].regex.search(folded[entries[0].start : entries[0].end]):
        work = replace(work, start=entries[1].start, name=folded[entries[1].start : work.end])
        entries = entries[1:]
    if len(entries) < 2 or not all(is_entry(folded[entry.start : entry.end]) for entry in entries):
        yield work
        return
    for entry in entries:
        yield replace(work, start=entry.start, end=entry.end, name=folded[entry.start : entry.end])


def _entries(folded: str, start: int, end: int, *, joined: bool = True) -> Iterator[Span]:
    """The names between 、, and the two that 和 joins at the end."""
    marks = [(mark.start(), mark.end()) for mark in MARK.finditer(folded, start, end)]
    last = marks[-1][1] if marks else start
    if joined:
        marks += [joint.span() for joint in _JOINT.finditer(folded, last, end)][-1:]
    for mark, following in (*marks, (end, end)):
        yield Span(start, mark)
        start = following


def _own_words(folded: str, entry: Span) -> tuple[int, int]:
    """An entry without verbs before it and 建设 behind it."""
    verb = LISTS["entry-verb"].regex.match(folded[entry.start : entry.end])
    at = entry.start + (verb.end() if verb is not None else 0)
    tail = LISTS["tail"].regex.search(folded[at : entry.end])
    return at, at + tail.start() if tail is not None else entry.end


def is_entry(name: str) -> bool:
    """Whether an entry is the name of one work: called so, one thing by its place, or by what it makes."""
    if not _can_be_entry(name):
        return False
    if RULES["called-work"].regex.search(name):
        return is_name(name)
    return LISTS["specific"].regex.search(name) is not None or names_listed(name)


def is_declared(name: str) -> bool:
    """Whether an entry of what is said to be a list of works is one: of some length it is, whatever it is called."""
    if len(name) < SHORTEST_DECLARED or RULES["called-work"].regex.search(name):
        return is_entry(name)
    return _can_be_entry(name) and LISTS["several"].regex.match(name) is None


def _can_be_entry(name: str) -> bool:
    """Whether an entry is a name, and says neither what is to be done nor of what sort it is."""
    if not SHORTEST_ENTRY - names_thing(name) <= len(name) <= LONGEST_ENTRY:
        return False
    if is_any_work(name, name) and LISTS["sized"].regex.match(name) is None:
        return False
    return not (LISTS["act"].regex.match(name) or LISTS["sort"].regex.search(name))

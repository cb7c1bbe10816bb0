"""Works that a clause names one by one and sums up as such: `抓好青石水厂、云溪公司储能电站等6个项目建设`."""

import re
from collections.abc import Iterator

from ingest.extract.clauses import clause_start
from ingest.extract.project_names import RULES, NamedWork, is_any_work, is_name
from ingest.extract.project_site_clauses import open_clause
from ingest.extract.project_site_names import names_listed
from ingest.models import Span
from ingest.rulebook import load_rules

LISTS = load_rules("project_lists")

LISTED_RULE = "summed-work"

SHORTEST_ENTRY = 4
LONGEST_ENTRY = 40

_MARK = re.compile(r"、(?![^（）]*）)|以及(?![^（）]*）)")
_JOINT = re.compile(r"(?<=.{4})[和及与](?=.{4})(?![^（）]*）)")


def find_summed_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works of folded[start:end] that words such as 等6个项目 sum up."""
    for match in LISTS["sum"].regex.finditer(folded, start, end):
        clause = clause_start(folded, match.start(), start)
        if LISTS["mentions"].regex.match(folded, clause, match.start()):
            continue
        first = _first_name(folded, Span(clause, match.start()))
        for entry in _entries(folded, first, match.start()):
            at, last = _own_words(folded, entry)
            if _is_one(folded[at:last]):
                yield NamedWork(at, last, clause, LISTED_RULE, folded[at:last])


def _first_name(folded: str, clause: Span) -> int:
    """Where the names begin: behind the verbs, or what only opens a clause."""
    opened = open_clause(folded, clause, clause.end, goes_on=False).first
    lead = LISTS["opens"].regex.match(folded, opened, clause.end)
    return lead.end() if lead is not None else opened


def _entries(folded: str, start: int, end: int) -> Iterator[Span]:
    """The names between 、, and the two that 和 joins at the end."""
    marks = [(mark.start(), mark.end()) for mark in _MARK.finditer(folded, start, end)]
    last = marks[-1][1] if marks else start
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


def _is_one(name: str) -> bool:
    """Whether an entry is the name of one work: called so, one thing by its place, or by what it makes."""
    if not SHORTEST_ENTRY <= len(name) <= LONGEST_ENTRY or is_any_work(name, name):
        return False
    if LISTS["act"].regex.match(name) or LISTS["sort"].regex.search(name):
        return False
    if RULES["called-work"].regex.search(name):
        return is_name(name)
    return LISTS["specific"].regex.search(name) is not None or names_listed(name)

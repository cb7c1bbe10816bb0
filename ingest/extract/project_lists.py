"""Works that a clause names one by one and sums up as such: `抓好青石水厂、云溪公司储能电站等6个项目建设`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.extract.clauses import clause_end, clause_start
from ingest.extract.project_names import RULES, NamedWork, is_any_work, is_name
from ingest.extract.project_site_clauses import open_clause
from ingest.extract.project_site_names import names_listed
from ingest.models import Span
from ingest.rulebook import load_rules

LISTS = load_rules("project_lists")

LISTED_RULE = "summed-work"

SHORTEST_ENTRY = 4
LONGEST_ENTRY = 40

LONGEST_NUMBER = 13
"""Characters of a number of works, with what they are: 七项重大水利."""

LONGEST_LEAD = 20
"""Characters before the word that announces a list, of the works and how many they are."""

_COUNTERS = ("个", "项", "大")
_LIST_ENDS = ("", *"，。；\n建前开和")
_MARK = re.compile(r"、(?![^（）]*）)|以及(?![^（）]*）)")
_QUOTED = re.compile(r"“[^“”]+”")
_JOINT = re.compile(r"(?<=.{4})[和及](?=.{4})(?![^（）]*）)")


def find_summed_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works of folded[start:end] that words such as 等6个项目 sum up, or that words such as 项目5个，包括 announce."""
    for match in LISTS["quoted"].regex.finditer(folded, start, end):
        for quoted in _QUOTED.finditer(folded, match.start(), match.start("what")):
            what = "" if RULES["called-work"].regex.search(quoted[0]) else match["what"]
            yield NamedWork(*quoted.span(), match.start(), LISTED_RULE, quoted[0] + what)
    if folded.find("、", start, end) < 0 and folded.find("等", start, end) < 0:
        return
    for clause, last in _summed_up(folded, start, end):
        if not LISTS["mentions"].regex.match(folded, clause, last):
            yield from _works(folded, clause, _first_name(folded, Span(clause, last)), last)
    for at in _announced(folded, start, end):
        yield from _works(folded, at, at, _end_of_list(folded, at, end))


def split_names(folded: str, work: NamedWork) -> Iterator[NamedWork]:
    """The works that a name of several stands for: `柳河电厂1号机组、青石储能项目` are two, if each can be one."""
    entries = [Span(*_own_words(folded, entry)) for entry in _entries(folded, work.start, work.end, joined=False)]
    if len(entries) < 2 or not all(is_entry(folded[entry.start : entry.end]) for entry in entries):
        yield work
        return
    for entry in entries:
        yield replace(work, start=entry.start, end=entry.end, name=folded[entry.start : entry.end])


def _summed_up(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses whose names words behind them sum up: where each begins and where its names end."""
    for match in LISTS["sum"].regex.finditer(folded, start, end):
        yield clause_start(folded, match.start(), start), match.start()
    for at in places_of(folded, ("项目", "工程"), start, end):
        words = folded[max(start, at - LONGEST_NUMBER) : at]
        if folded[at + 2 : at + 3] not in _LIST_ENDS or not ("重" in words or words[-1:] in _COUNTERS):
            continue
        number = LISTS["sum-by-number"].regex.search(words)
        if number is None:
            continue
        last = max(start, at - LONGEST_NUMBER) + number.start()
        clause = clause_start(folded, last, start)
        if _MARK.search(folded, clause, last):
            yield clause, last


def _announced(folded: str, start: int, end: int) -> Iterator[int]:
    """Where lists of works begin that the words before them announce: behind 项目5个，包括."""
    for word in LISTS.words["announce"]:
        for at in places_of(folded, (word,), start, end):
            kinds = word[:2] if word[:2] in ("项目", "工程") else ""
            if LISTS["lead"].regex.search(folded[max(start, at - LONGEST_LEAD) : at] + kinds):
                yield at + len(word) + (folded[at + len(word) : at + len(word) + 1] in ("，", "："))


def places_of(folded: str, words: Sequence[str], start: int, end: int) -> Iterator[int]:
    """Where these words stand; a plain search is many times faster than a pattern that begins with one of several."""
    for word in words:
        at = folded.find(word, start, end)
        while at >= 0:
            yield at
            at = folded.find(word, at + len(word), end)


def _end_of_list(folded: str, at: int, end: int) -> int:
    """Where a list that is announced ends: with its clause, or before its 等."""
    stop = clause_end(folded, at, end)
    return stop - 1 if folded[stop - 1 : stop] == "等" else stop


def _works(folded: str, clause: int, start: int, end: int) -> Iterator[NamedWork]:
    """The entries of folded[start:end] that are works."""
    for entry in _entries(folded, start, end):
        at, last = _own_words(folded, entry)
        if is_entry(folded[at:last]):
            yield NamedWork(at, last, clause, LISTED_RULE, folded[at:last])


def _first_name(folded: str, clause: Span) -> int:
    """Where the names begin: behind the verbs, or what only opens a clause."""
    opened = open_clause(folded, clause, clause.end, goes_on=False).first
    lead = LISTS["opens"].regex.match(folded, opened, clause.end)
    return lead.end() if lead is not None else opened


def _entries(folded: str, start: int, end: int, *, joined: bool = True) -> Iterator[Span]:
    """The names between 、, and the two that 和 joins at the end."""
    marks = [(mark.start(), mark.end()) for mark in _MARK.finditer(folded, start, end)]
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
    if not SHORTEST_ENTRY <= len(name) <= LONGEST_ENTRY or is_any_work(name, name):
        return False
    if LISTS["act"].regex.match(name) or LISTS["sort"].regex.search(name):
        return False
    if RULES["called-work"].regex.search(name):
        return is_name(name)
    return LISTS["specific"].regex.search(name) is not None or names_listed(name)

"""Works that a clause names one by one and sums up as such: `抓好青石水厂、云溪公司储能电站等6个项目建设`."""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.clauses import CLAUSE_MARKS, CLAUSE_REACH, SENTENCE_MARKS, clause_start
from ingest.extract.project_entries import (
    LISTED_RULE,
    LISTS,
    MARK,
    things_among,
    works_among,
    works_announced,
)
from ingest.extract.project_names import RULES, NamedWork
from ingest.extract.project_site_clauses import open_clause
from ingest.models import Span

LONGEST_NUMBER = 13
"""Characters of a number of works, with what they are: 七项重大水利."""

LONGEST_LEAD = 20
"""Characters before the word that announces a list, of the works and how many they are."""

_KINDS = ("项目", "工程")
_COUNTERS = ("个", "项", "大")
_LIST_ENDS = ("", *"，。；\n建前开和年今确力争全加早按竣完投落")
_LIST_MARKS = ("、", "等", "（即")
_QUOTED = re.compile(r"“[^“”]+”")


def find_summed_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works of folded[start:end] that words such as 等6个项目 sum up, or that words such as 项目5个，包括 announce."""
    for match in LISTS["quoted"].regex.finditer(folded, start, end):
        for quoted in _QUOTED.finditer(folded, match.start(), match.start("what")):
            what = "" if RULES["called-work"].regex.search(quoted[0]) else match["what"]
            yield NamedWork(*quoted.span(), match.start(), LISTED_RULE, quoted[0] + what)
    if all(folded.find(mark, start, end) < 0 for mark in _LIST_MARKS):
        return
    for clause, last in _summed_up(folded, start, end):
        if not LISTS["mentions"].regex.match(folded, clause, last):
            yield from works_among(folded, clause, _first_name(folded, Span(clause, last)), last)
    for at in _announced(folded, start, end):
        yield from works_announced(folded, at, _end_of_list(folded, at, end))


def find_summed_things(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The things of folded[start:end] that words such as 等3所学校开工建设 sum up, each by what it is and where."""
    for clause, first, last in _things_summed_up(folded, start, end):
        yield from things_among(folded, clause, first, last)


def find_labelled_works(folded: str, start: int, end: int, *, led: bool) -> Iterator[NamedWork]:
    """The works that a box lists behind their sort, `防洪工程：柳河堤防、青石江治理；柳河水闸`; with `led` the sort is a heading,
    and the list begins at once."""
    leads = [start] if led and _lists_on(folded, start, end) else []
    leads += [label.end() for label in LISTS["labelled"].regex.finditer(folded, start, end)]
    for at in leads:
        stop = _closing(folded, at, end)
        yield from works_announced(folded, at, stop)
        while folded[stop : stop + 1] == "；" and stop + 1 < end:
            at, stop = stop + 1, _closing(folded, stop + 1, end)
            yield from works_announced(folded, at, stop)


def _lists_on(folded: str, start: int, end: int) -> bool:
    """Whether names stand side by side from here on, behind no verb."""
    stop = _closing(folded, start, end)
    acts = RULES["carries"].regex.match(folded[start : start + LONGEST_LEAD])
    if acts is not None or open_clause(folded, Span(start, stop), stop, goes_on=False).verbs:
        return False
    return LISTS["lists-on"].regex.match(folded, start, end) is not None


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
        if MARK.search(folded, clause, last):
            yield clause, last


def _things_summed_up(folded: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The clauses that build, move on or open things and sum them up: where each begins, its first name, its last."""
    for match in LISTS["sum-things"].regex.finditer(folded, start, end):
        span = Span(clause_start(folded, match.start(), start), match.start())
        if folded.find("、", span.start, span.end) < 0 or LISTS["mentions"].regex.match(folded, span.start, span.end):
            continue
        opened = open_clause(folded, span, span.end, goes_on=False)
        moves = opened.builds or LISTS["moves-things"].regex.search(opened.verbs) is not None
        if moves or (match["state"] and not opened.verbs):
            yield span.start, _first_name(folded, span), span.end


def _announced(folded: str, start: int, end: int) -> Iterator[int]:
    """Where lists of works begin that the words before them announce: behind 项目5个，包括 or 计划建成5项：."""
    for word in LISTS.words["announce"]:
        for at in places_of(folded, (word,), start, end):
            behind = at + len(word)
            if _announces(folded, max(start, at - LONGEST_LEAD), at, behind):
                lead = LISTS["opens-list"].regex.match(folded, behind)
                yield lead.end() if lead is not None else behind


def _announces(folded: str, begins: int, at: int, behind: int) -> bool:
    """Whether folded[at:behind], one of these words, announces a list of works; what are its works, it says itself."""
    match folded[behind - 1]:
        case "：":
            return (
                folded[behind : behind + 1] != "\n"
                and LISTS["lead-colon"].regex.search(folded[begins:behind]) is not None
            )
        case "即":
            return LISTS["lead-bracket"].regex.search(folded[begins:behind]) is not None
        case _:
            kinds = folded[at : at + 2] if folded[at : at + 2] in _KINDS else ""
            return LISTS["lead"].regex.search(folded[begins:at] + kinds) is not None


def places_of(folded: str, words: Sequence[str], start: int, end: int) -> Iterator[int]:
    """Where these words stand; a plain search is many times faster than a pattern that begins with one of several."""
    for word in words:
        at = folded.find(word, start, end)
        while at >= 0:
            yield at
            at = folded.find(word, at + len(word), end)


def _end_of_list(folded: str, at: int, end: int) -> int:
    """Where a list that is announced ends: with its clause or the bracket around it, or before its 等."""
    stop = _closing(folded, at, end)
    return stop - 1 if folded[stop - 1 : stop] == "等" else stop


def _closing(folded: str, at: int, end: int) -> int:
    """Where the clause ends that begins here, or the bracket around it; a comma in a bracket of its own ends nothing."""
    last = min(end, at + CLAUSE_REACH)
    depth = 0
    for place in range(at, last):
        depth += (folded[place] == "（") - (folded[place] == "）")
        if depth < 0 or folded[place] in (SENTENCE_MARKS if depth else CLAUSE_MARKS):
            return place
    return last


def _first_name(folded: str, clause: Span) -> int:
    """Where the names begin: behind the verbs, or what only opens a clause."""
    opened = open_clause(folded, clause, clause.end, goes_on=False).first
    lead = LISTS["opens"].regex.match(folded, opened, clause.end)
    return lead.end() if lead is not None else opened

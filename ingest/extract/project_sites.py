"""Works called by what they are: `推进青石湖大桥、柳河镇中学建设` moves two on, `云岭高速公路年底通车` opens one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.extract.clauses import clause_around, clause_end
from ingest.extract.project_names import NamedWork
from ingest.extract.project_site_names import SHORTEST_WHAT, SITES, Site, names_side_by_side
from ingest.models import Span

SITE_RULE = "facility"
CALLED_RULE = "subject-work"

LONGEST_LABEL = 8
"""Characters that say what a list of works is: 新开工重点项目."""

_LINE_ENDS = "\n\t"


@dataclass(frozen=True, slots=True)
class _Clause:
    """How a clause opens: its verbs, and how much a name must say by itself behind them."""

    span: Span
    first: int
    """Where the names begin, behind the verbs."""
    verbs: str = ""
    builds: bool = False
    placed: bool = False
    """Whether the words before the verbs say where: `在青石镇建设护林基地`."""
    priced: bool = False
    """Whether the names stand behind what they cost: `总投资2亿元的青石水库`, `投资2亿元建设……`."""


def find_sited_works(
    folded: str, start: int, end: int, *, only_placed: bool = False, lists: bool = False
) -> Iterator[NamedWork]:
    """The works that the clauses of folded[start:end] build, move on or open, called by what they are.

    With `lists`, where works are listed, a clause of nothing but names gives them too.
    """
    built_to = -1
    waiting = list[tuple[Span, list[Site]]]()
    for span, ends in _by_clause(folded, start, end):
        goes_on = built_to >= 0 and folded[span.start - 1] == "；" and folded.find("。", built_to, span.start) < 0
        clause = _open(folded, span, ends[-1].start(), goes_on=goes_on)
        sites = list(names_side_by_side(folded, clause.first, ends))
        carried = [(span, site) for site in _carried_out(folded, clause, sites, lists=lists)]
        if waiting and waiting[-1][0].end + 1 != span.start:
            waiting.clear()
        if waiting and not clause.verbs and _closes_list(folded, clause, sites):
            carried = [*((before, site) for before, others in waiting for site in others), *((span, s) for s in sites)]
        if not carried and _goes_on_listing(folded, clause, sites):
            waiting.append((span, sites))
        for own, site in carried:
            if site.has_place or not only_placed:
                built_to = site.end
                rule = CALLED_RULE if site.is_called else SITE_RULE
                yield from (NamedWork(site.start, site.end, own.start, rule, name) for name in site.names)


def _by_clause(folded: str, start: int, end: int) -> Iterator[tuple[Span, list[re.Match[str]]]]:
    """The clauses that hold what names end in, each with them."""
    span, ends = Span(start, start), list[re.Match[str]]()
    for match in SITES["site"].regex.finditer(folded, start, end):
        if match.start() >= span.end:
            if ends:
                yield span, ends
            span, ends = clause_around(folded, match.start(), match.end(), first=start, last=end), []
        ends.append(match)
    if ends:
        yield span, ends


def _open(folded: str, span: Span, last: int, *, goes_on: bool) -> _Clause:
    """How a clause opens; one that goes on from a clause that builds (`新建甲站；乙站2座`) builds too. Verbs behind what
    the names end in (`last`) do not open it: `青石湖公园将在年内开工建设`."""
    begins = _behind(folded, span.start, span.end, "mark", "when")
    first = _behind(folded, begins, span.end, "priced")
    opening = SITES["opening"].regex.match(folded, first, span.end)
    if opening is None or opening.end() > last:
        labelled = SITES["label"].regex.search(folded, max(0, span.start - LONGEST_LABEL), span.start)
        return _Clause(span, first, builds=goes_on or labelled is not None, priced=folded[begins:first].endswith("的"))
    granted = SITES["grants"].regex.match(folded, opening.start("verbs"), last)
    if granted is not None:
        return _Clause(span, granted.end(), opening["verbs"], builds=True)
    builds = SITES["builds"].regex.search(opening["verbs"]) is not None
    placed, priced = opening["at"] is not None, first > begins
    return _Clause(span, opening.end(), opening["verbs"], builds=builds, placed=placed, priced=priced)


def _carried_out(folded: str, clause: _Clause, sites: Sequence[Site], *, lists: bool) -> list[Site]:
    """The names among these that are works, by how the clause opens and ends; what is called a 工程 and stands behind a
    verb is found by that word."""
    named = [site for site in sites if site.is_one]
    if not named:
        return []
    placed = clause.placed or any(site.has_place for site in named)
    if not clause.verbs and named == list(sites) and (alone := _told_alone(folded, clause, named, lists=lists)):
        return [site for site in alone if placed or site.is_called or (clause.priced and site.is_hall)]
    is_said = bool(clause.verbs) or _is_line(folded, clause.span)
    goes_on = placed and is_said and _is_moved_on(folded, clause, sites[-1])
    helps = SITES["helps"].regex.fullmatch(clause.verbs) is not None
    sought = (site for site in named if not site.is_called or (helps and site.begins_with_place))
    return [site for site in sought if goes_on or _is_done(folded, clause, site, placed=placed)]


def _goes_on_listing(folded: str, clause: _Clause, sites: Sequence[Site]) -> bool:
    """Whether a clause is nothing but names of things with places, behind verbs or not: a list may go on behind its comma."""
    ends = bool(sites) and sites[-1].end == clause.span.end and folded[clause.span.end : clause.span.end + 1] == "，"
    return ends and all(site.is_one and site.has_place for site in sites)


def _closes_list(folded: str, clause: _Clause, sites: Sequence[Site]) -> bool:
    """Whether the names of a clause end a list that began in the clauses before: `……，青石大桥、云溪公园等项目建设`."""
    if not sites or not all(site.is_one for site in sites):
        return False
    others = SITES["and-others"].regex.match(folded, sites[-1].end, clause.span.end)
    return others is not None and _is_moved_on(folded, clause, sites[-1])


def _told_alone(folded: str, clause: _Clause, named: list[Site], *, lists: bool) -> list[Site]:
    """The names of a clause that has nothing before them: works by what follows, or as entries of a list of works."""
    is_entry = lists and named[-1].end == clause.span.end and all(site.has_place for site in named)
    return named if is_entry or clause.priced or _is_told_of(folded, clause, named[-1]) else []


def _is_line(folded: str, span: Span) -> bool:
    """Whether a clause is a line or a cell of its own, which may name a work without a verb: `青石湖公园建设`."""
    begins, ends = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    return (not begins or begins in _LINE_ENDS) and (not ends or ends in f"。；{_LINE_ENDS}")


def _is_done(folded: str, clause: _Clause, site: Site, *, placed: bool) -> bool:
    """Whether the words before a name, or those it ends in, make a work of it."""
    counted = folded[site.end : site.end + 1].isdigit()
    if clause.builds and (placed or (clause.priced and not counted) or _is_built(folded, clause, site)):
        return True
    return bool(clause.verbs) and ((placed and site.is_redone) or _is_added_to(site))


def _is_built(folded: str, clause: _Clause, site: Site) -> bool:
    """Whether a clause that builds something builds this one thing, though no place is named."""
    counted = folded[site.end : site.end + 1].isdigit()
    if SITES["single"].regex.search(clause.verbs):
        return not counted and len(site.words) >= SHORTEST_WHAT
    if not site.is_hall or len(site.own) <= 1:
        return False
    is_kind = SITES["kind"].regex.fullmatch(site.own) is not None
    return not (is_kind and (counted or site.match["head"] in SITES.words["team"]))


def _is_added_to(site: Site) -> bool:
    """Whether a hall is rebuilt or added to, which is done to one at a time: `推进云溪储备中心改扩建`."""
    added = site.words.endswith(("扩建", "迁建")) or "新建" in site.own
    return added and site.is_hall and bool(site.own)


def _is_moved_on(folded: str, clause: _Clause, last: Site) -> bool:
    """Whether the words behind the names make a work of what has a place: 建设, 年底前通车."""
    at = _behind(folded, last.end, clause.span.end, "and-others")
    if SITES["goes-on"].regex.match(folded, at, clause.span.end) or _is_finished(folded, at, clause.span.end):
        return True
    return at == clause.span.end and (at > last.end or last.is_phase or last.is_redone or last.is_called)


def _is_told_of(folded: str, clause: _Clause, last: Site) -> bool:
    """Whether what follows names says that these are opened, or how large or dear they are."""
    at = _behind(folded, last.end, clause.span.end, "and-others")
    if SITES["counted-others"].regex.match(folded, last.end):
        return True
    if SITES["told-of"].regex.match(folded, at) or _is_finished(folded, at, clause.span.end):
        return True
    return at == clause.span.end and _is_finished(folded, at + 1, clause_end(folded, at + 1))


def _is_finished(folded: str, at: int, end: int) -> bool:
    """Whether folded[at:end] says that the works before it are begun or opened: 年底前通车."""
    return SITES["is-finished"].regex.match(folded, _behind(folded, at, end, "when"), end) is not None


def _behind(folded: str, at: int, end: int, *rules: str) -> int:
    """The place behind what these rules find here, one after the other."""
    for rule in rules:
        match = SITES[rule].regex.match(folded, at, end)
        at = match.end() if match is not None else at
    return at

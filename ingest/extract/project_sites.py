"""Works called by what they are: `推进青石湖大桥、柳河镇中学建设` moves two on, `云岭高速公路年底通车` opens one."""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.clauses import clause_around
from ingest.extract.project_names import NamedWork
from ingest.extract.project_site_clauses import Clause, is_moved_on, is_opened, is_told_of, open_clause
from ingest.extract.project_site_lists import names_side_by_side
from ingest.extract.project_site_names import SHORTEST_WHAT, SITES, Site
from ingest.models import Span

SITE_RULE = "facility"
CALLED_RULE = "subject-work"

_LINE_ENDS = "\n\t"


def find_sited_works(
    folded: str, start: int, end: int, *, only_placed: bool = False, lists: bool = False
) -> Iterator[NamedWork]:
    """The works that the clauses of folded[start:end] build, move on or open, called by what they are.

    With `lists`, where works are listed, a clause of nothing but names gives them too.
    """
    built_to = -1
    waiting = list[tuple[Span, Site]]()
    for span, ends in _by_clause(folded, start, end):
        goes_on = built_to >= 0 and folded[span.start - 1] == "；" and folded.find("。", built_to, span.start) < 0
        clause = open_clause(folded, span, ends[-1].start(), goes_on=goes_on)
        sites = list(names_side_by_side(folded, clause.first, ends))
        carried = [(span, site) for site in _carried_out(folded, clause, sites, lists=lists)]
        carried = carried or _listed(folded, clause, sites, waiting)
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


def _carried_out(folded: str, clause: Clause, sites: Sequence[Site], *, lists: bool) -> list[Site]:
    """The names among these that are works, by how the clause opens and ends; what is called a 工程 and stands behind a
    verb is found by that word."""
    named = [site for site in sites if site.is_one]
    if not named:
        return []
    counted = SITES["counted-others"].regex.match(folded, sites[-1].end) is not None
    placed = clause.placed or any(site.has_place for site in named) or (counted and named[-1].is_hall)
    placed = placed or (named[-1].says_which and is_opened(folded, clause, named[-1]))
    if not clause.verbs and named == list(sites) and (alone := _told_alone(folded, clause, named, lists=lists)):
        return [site for site in alone if placed or site.is_called or _is_told_by_size(folded, clause, site)]
    is_said = bool(clause.verbs) or _is_line(folded, clause.span)
    goes_on = placed and is_said and is_moved_on(folded, clause, sites[-1])
    helps = SITES["helps"].regex.fullmatch(clause.verbs) is not None
    sought = (site for site in named if _is_sought(site, helps=helps) and not _is_attached(folded, site))
    return [
        site
        for site in sought
        if (goes_on and (site.has_place if helps else not site.is_any_of_its_sort))
        or _is_done(folded, clause, site, placed=placed)
    ]


def _is_told_by_size(folded: str, clause: Clause, site: Site) -> bool:
    """Whether a hall with no place is one thing by what it costs, or by its own words and how large it is."""
    is_sized = SITES["told-of"].regex.match(folded, site.end) is not None and site.says_which
    return site.is_hall and (clause.priced or is_sized)


def _is_sought(site: Site, *, helps: bool) -> bool:
    """Whether a name is read by its clause: one called so is found elsewhere, and 改扩建 of any thing is no work."""
    if site.is_called:
        return helps and site.begins_with_place
    return bool(site.own) or not site.is_redone or site.has_place


def _is_attached(folded: str, site: Site) -> bool:
    """Whether a name is only what belongs to the one before it: `青石接收站及外输管线`."""
    return folded[site.start - 1 : site.start] == "及" and not site.has_place


def _listed(
    folded: str, clause: Clause, sites: Sequence[Site], waiting: list[tuple[Span, Site]]
) -> list[tuple[Span, Site]]:
    """The names of a list that this clause ends, each with its clause; those of one that may go on are kept `waiting`."""
    if waiting and waiting[-1][0].end + 1 != clause.span.start:
        waiting.clear()
    own = [(clause.span, site) for site in sites]
    if waiting and not clause.verbs and _closes_list(folded, clause, sites):
        return [*waiting, *own]
    if _goes_on_listing(folded, clause, sites):
        waiting += own
    return []


def _goes_on_listing(folded: str, clause: Clause, sites: Sequence[Site]) -> bool:
    """Whether a clause is nothing but names of things with places, behind verbs or not: a list may go on behind its comma."""
    ends = bool(sites) and sites[-1].end == clause.span.end and folded[clause.span.end : clause.span.end + 1] == "，"
    return ends and all(site.is_one and site.has_place for site in sites)


def _closes_list(folded: str, clause: Clause, sites: Sequence[Site]) -> bool:
    """Whether the names of a clause end a list that began in the clauses before: `……，青石大桥、云溪公园等项目建设`."""
    if not sites or not all(site.is_one for site in sites):
        return False
    others = SITES["and-others"].regex.match(folded, sites[-1].end, clause.span.end)
    return others is not None and is_moved_on(folded, clause, sites[-1])


def _told_alone(folded: str, clause: Clause, named: list[Site], *, lists: bool) -> list[Site]:
    """The names of a clause that has nothing before them: works by what follows, or as entries of a list of works."""
    is_entry = lists and named[-1].end == clause.span.end and all(site.has_place for site in named)
    return named if is_entry or clause.priced or is_told_of(folded, clause, named[-1]) else []


def _is_line(folded: str, span: Span) -> bool:
    """Whether a clause is a line or a cell of its own, which may name a work without a verb: `青石湖公园建设`."""
    begins, ends = folded[span.start - 1 : span.start], folded[span.end : span.end + 1]
    return (not begins or begins in _LINE_ENDS) and (not ends or ends in f"。；{_LINE_ENDS}")


def _is_done(folded: str, clause: Clause, site: Site, *, placed: bool) -> bool:
    """Whether the words before a name, or those it ends in, make a work of it."""
    counted = folded[site.end : site.end + 1].isdigit()
    if counted and site.words.endswith("”"):
        return False
    if clause.builds and (placed or (clause.priced and not counted) or _is_built(folded, clause, site)):
        return True
    if SITES["redoes"].regex.search(clause.verbs) and site.has_place and not counted:
        return True
    return bool(clause.verbs) and ((placed and site.is_redone) or _is_added_to(site))


def _is_built(folded: str, clause: Clause, site: Site) -> bool:
    """Whether a clause that builds something builds this one thing, though no place is named."""
    counted = folded[site.end : site.end + 1].isdigit()
    if SITES["sized"].regex.match(folded, site.end):
        return len(site.own) > 1
    if SITES["single"].regex.search(clause.verbs):
        return not counted and len(site.words) >= SHORTEST_WHAT and (site.is_hall or bool(site.own))
    if not site.is_hall or len(site.own) <= 1 or _counts_several(folded, site):
        return False
    is_kind = SITES["kind"].regex.fullmatch(site.own) is not None
    is_one_of = counted or folded[site.end : site.end + 1] == "、"
    return not (is_kind and (is_one_of or site.match["head"] in SITES.words["team"]))


def _counts_several(folded: str, site: Site) -> bool:
    """Whether a number behind a name makes it several of a sort."""
    is_counted = SITES["counts-several"].regex.match(folded, site.end) is not None
    return is_counted and SITES["classed"].regex.search(site.words) is None


def _is_added_to(site: Site) -> bool:
    """Whether a hall is rebuilt or added to, which is done to one at a time: `推进云溪储备中心改扩建`."""
    added = site.words.endswith(("扩建", "迁建")) or "新建" in site.own
    return added and site.is_hall and bool(site.own)

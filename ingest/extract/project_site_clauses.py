"""How a clause that can carry works out opens, and how it goes on behind their names: `总投资2亿元的……年底前通车`."""

from dataclasses import dataclass

from ingest.extract.clauses import clause_end
from ingest.extract.project_site_names import SITES, Site
from ingest.models import Span

LONGEST_LABEL = 8
"""Characters that say what a list of works is: 新开工重点项目."""


@dataclass(frozen=True, slots=True)
class Clause:
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


def open_clause(folded: str, span: Span, last: int, *, goes_on: bool) -> Clause:
    """How a clause opens; one that goes on from a clause that builds (`新建甲站；乙站2座`) builds too. Verbs behind what
    the names end in (`last`) do not open it: `青石湖公园将在年内开工建设`."""
    begins = _behind(folded, span.start, span.end, "mark", "when")
    first = _behind(folded, begins, span.end, "priced")
    opening = SITES["opening"].regex.match(folded, first, span.end)
    if opening is None or opening.end() > last:
        builds = (goes_on and not SITES["acts"].regex.match(folded, first, last)) or _is_labelled(folded, span.start)
        return Clause(span, first, builds=builds, priced=folded[begins:first].endswith("的"))
    granted = SITES["grants"].regex.match(folded, opening.start("verbs"), last)
    if granted is not None:
        return Clause(span, granted.end(), opening["verbs"], builds=True)
    builds = SITES["builds"].regex.search(opening["verbs"]) is not None
    placed, priced = opening["at"] is not None, first > begins
    return Clause(span, opening.end(), opening["verbs"], builds=builds, placed=placed, priced=priced)


def _is_labelled(folded: str, at: int) -> bool:
    """Whether words and a colon before this place say that works are listed: `新开工重点项目：`."""
    return SITES["label"].regex.search(folded, max(0, at - LONGEST_LABEL), at) is not None


def is_moved_on(folded: str, clause: Clause, last: Site) -> bool:
    """Whether the words behind the names make a work of what has a place: 建设, 年底前通车."""
    at = _behind(folded, last.end, clause.span.end, "bracket", "and-others")
    if SITES["goes-on"].regex.match(folded, at, clause.span.end) or _is_finished(folded, at, clause.span.end):
        return True
    return at == clause.span.end and (at > last.end or last.is_phase or last.is_redone or last.is_called)


def is_opened(folded: str, clause: Clause, last: Site) -> bool:
    """Whether the words behind the names say that these are to be opened: `确保……建成并投入使用`, 将建成通车."""
    at = _behind(folded, last.end, clause.span.end, "bracket", "and-others")
    is_to_be = bool(clause.verbs) or any(SITES[rule].regex.match(folded, at) for rule in ("is-to-be", "when"))
    return is_to_be and _is_finished(folded, at, clause.span.end)


def is_told_of(folded: str, clause: Clause, last: Site) -> bool:
    """Whether what follows names says that these are opened, or how large or dear they are."""
    at = _behind(folded, last.end, clause.span.end, "bracket", "and-others")
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

"""Names of things side by side in a clause: `青石大桥、柳河路北段和云溪公园`, each without what stands before it."""

import re
from collections.abc import Iterator, Sequence

from ingest.extract.project_names import RULES, home_of
from ingest.extract.project_site_names import SHORTEST_WHAT, SITES, Site, shared_places

_TOGETHER = "和与及"
_LISTED = re.compile(r"(?<=..)(?:、(?!\d{1,3}(?:号(?!线)|#))|以及)(?![^（]*）)(?=..|$)")
"""What parts two names: no mark in brackets, and none before the next number of one thing (9号、10号泊位)."""
_CROSSING = re.compile(
    r"与[^，。；、\n]{1,12}(?:交叉口|交汇|路口|之?间(?:的)?(?:联络线|连接线|通道|铁路|公路)|连[接通]|联络)"
)
"""A road before it is half of a crossing's name."""


def names_side_by_side(folded: str, first: int, ends: Sequence[re.Match[str]]) -> Iterator[Site]:
    """The names from here on that are joined by 、 or 和; `ends` are what they can end in. Words in brackets end none:
    `第一中学（柳河中学）迁建项目`."""
    at, before = first, None
    for match in ends:
        if match.start() < at or (match.start() == at and match.end() - at < SHORTEST_WHAT):
            continue
        if _CROSSING.match(folded, match.end()):
            continue
        if folded.count("（", at, match.start()) > folded.count("）", at, match.start()):
            continue
        start = at + _before_name(folded[at : match.start()], match)
        start += home_of(folded[start : match.end()])
        site = Site(start, match.end(), folded[start : match.start()], match)
        if before is not None and _goes_on(folded, before, site):
            site = Site(before.start, match.end(), folded[before.start : match.start()], match)
        elif before is not None:
            yield before
        before = site
        joint = SITES["joint"].regex.match(folded, match.end())
        if joint is None:
            break
        at = joint.end()
    if before is not None:
        yield before


def _goes_on(folded: str, before: Site, site: Site) -> bool:
    """Whether two names are one work's, of two things done in one place: `柳河综合治理与生态修复工程`."""
    is_joined = site.start == before.end + 1 and folded[before.end] in _TOGETHER
    return is_joined and before.is_redone and site.is_called and not site.has_place


def _before_name(own: str, match: re.Match[str]) -> int:
    """Characters before a name that are others' names or say what it is like: `应急广播、青石湖公园`, `功能完善的`."""
    described = 0 if RULES["no-name"].regex.match(own) else own.rfind("的") + 1
    if shared_places(own[described:], match["head"]):
        return described
    return max(described, *(other.end() for other in _LISTED.finditer(own)), 0)

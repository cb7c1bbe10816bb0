"""Names of works that share words: which is a part of the other, and where one ends and the next begins."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ingest.extract.project_names import RULES, NamedWork, is_name
from ingest.extract.project_site_names import says_where

_TOGETHER = ("和", "与", "及")
_LINKS = re.compile(r"连[通接]|联[通络]|互联|衔接")
"""What is done to two things that 与 joins: `青石河与柳河连通工程` is one work."""
_APART = re.compile(r"(?:（[^（）]{0,40}）)?(?:以及|[、和与及])")


def shares_words(work: NamedWork, others: Sequence[NamedWork]) -> bool:
    """Whether the name of a work shares words with one of these."""
    return any(work.start < other.end and other.start < work.end for other in others)


def is_part_of(folded: str, site: NamedWork, named: Sequence[NamedWork]) -> bool:
    """Whether a name is the first part of a work called so: `航站楼改扩建及附属工程`, `柳河治理和修复工程`."""
    return any(
        work.start <= site.start < site.end < work.end and _is_joined(folded, site.end, work.end) for work in named
    )


def _is_joined(folded: str, at: int, end: int) -> bool:
    """Whether a name ends here and words follow that name no place of their own: `和修复工程`."""
    following = folded[at + 1 : end]
    return folded[at : at + 1] in _TOGETHER and (_LINKS.search(following) is not None or not says_where(following))


def without_others(folded: str, named: Iterable[NamedWork], sited: Sequence[NamedWork]) -> Iterator[NamedWork]:
    """The works called so, each without the names of other works in front: `青石大桥、柳河路拓宽工程` are two."""
    starts = [other.start for other in sited]
    for work in named:
        inside = sited[bisect_left(starts, work.start) : bisect_left(starts, work.end)]
        start = max(
            (
                apart.end()
                for other in inside
                if (apart := _APART.match(folded, other.end, work.end)) and not _is_joined(folded, other.end, work.end)
            ),
            default=work.start,
        )
        if start > work.start and (verb := RULES["carries"].regex.match(folded[start : work.end])):
            start += verb.end()
        name = folded[start : work.end]
        if start == work.start or is_name(name):
            yield replace(work, start=start, name=name)

"""Works that a sentence counts and then names one by one: `2个新建项目：青石大桥、柳河公园`, `4个项目分别为……`."""

import re
from collections.abc import Iterator

from ingest.extract.clauses import SENTENCE_REACH
from ingest.extract.numerals import read_number
from ingest.extract.project_names import RULES, NamedWork, is_any_work, is_name
from ingest.extract.project_site_names import names_one

COUNTED_RULE = "counted-work"

LONGEST_NAME = 40

LONGEST_COUNT = 18
"""Characters from the number of some works to the word for them: `13个由我局牵头的实施类项目`."""

_ENDS = re.compile(r"[。\n]|(?<=[；，])[“”]?[\d一二三四五六七八九十]{1,3}[”]?(?:即|个|项)")
_APART = {mark: re.compile(mark + r"(?![^（）]*）)") for mark in "；，、"}
_SUMMED_UP = re.compile(r"等(?=\d|[^，；、]{0,12}(?:项目|工程))")


def find_counted_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works of folded[start:end] whose number is said before they are listed; no more of them than it says."""
    for lead in RULES["leads-list"].regex.finditer(folded, start, end):
        count = RULES["count-of-works"].regex.search(folded[max(start, lead.start() - LONGEST_COUNT) : lead.start()])
        if count is None or (lead["line"] and count["begins"] is None):
            continue
        stop = _stop(folded, lead.end(), min(end, lead.end() + SENTENCE_REACH))
        entries = list(_entries(folded, lead.end(), stop))
        if 0 < len(entries) <= read_number(count["count"]):
            yield from (entry for entry in entries if _is_one(entry.name))


def _stop(folded: str, at: int, end: int) -> int:
    """Where a list ends: with its sentence, its line, before the next count, or with what sums it up."""
    ends = [match.start() for pattern in (_ENDS, _SUMMED_UP) if (match := pattern.search(folded, at, end))]
    return min(ends, default=end)


def _entries(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The names between the strongest marks of a list, each without what is told of it."""
    words = folded[start:end].rstrip("；，、")
    mark = next((mark for mark, apart in _APART.items() if mark != "，" and apart.search(words)), "，")
    at = start
    for stop in (*(start + match.start() for match in _APART[mark].finditer(words)), start + len(words)):
        told = RULES["told-of-entry"].regex.search(folded[at:stop])
        last = at + told.start() if told is not None else stop
        name = folded[at:last].rstrip("；，、 ").removesuffix("等")
        if name:
            yield NamedWork(at, at + len(name), at, COUNTED_RULE, name)
        at = stop + 1


def _is_one(name: str) -> bool:
    """Whether an entry is the name of one work: called one, or one thing by its place."""
    if len(name) > LONGEST_NAME or is_any_work(name, name):
        return False
    return is_name(name) if RULES["called-work"].regex.search(name) else names_one(name)

"""The names of works in sentences: `实施城市桥梁加固改造工程` names 城市桥梁加固改造工程."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extract.clauses import clause_start
from ingest.rulebook import load_rules

RULES = load_rules("projects")

SHORTEST_NAME = 5
"""Characters of a name with its 工程 or 行动."""

LONGEST_NAME = 60

_NO_NAMES = ("generic", "no-name", "summed-up")
_PARTS = re.compile(r"[、和及与]|以及")
_COUNT = re.compile(r"^(?:\d+|[一二两三四五六七八九十]{1,2})(?:个|座|处|所|项|家)")
_COUNTED = re.compile(r"(?:\d{1,2}|[两二三四五六七八九十]{1,2})[个座所处]$")
_SIZED = re.compile(r"\d+(?:\.\d+)?万?[座处亩户个项公里千米平方]{1,3}")
_NOTED = re.compile(rf"(?:{_SIZED.pattern}|（[^（）]*）)+")
"""How many of a work there are, or a note on it, behind its name."""
_JOINTS = ("、", "和", "及", "以")
_NEW = re.compile(r"新建|迁建|改?扩建")
_HEAD = re.compile(r"^(?:[、和及与]|以及|等)+")


@dataclass(frozen=True, slots=True)
class NamedWork:
    """A work's name and its place; `clause` is where the words that carry it out begin."""

    start: int
    end: int
    clause: int
    rule: str
    name: str


def find_named_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that folded[start:end] carries out, by the last words of their names."""
    taken, ends = start, set()
    for match in RULES["named-work"].regex.finditer(folded, start, end):
        work = _named(folded, match, max(start, taken))
        taken = match.end() if work else taken
        if work is not None:
            ends.add(work.end)
            yield work
    yield from (work for work in _subjects(folded, start, end) if work.end not in ends)
    yield from _facilities(folded, start, end)


def find_line_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that are a line of their own: `01 城市内涝治理工程`."""
    for rule in ("line-work", "numbered-work"):
        for match in RULES[rule].regex.finditer(folded, start, end):
            lists = RULES["generic"].regex.search(match["name"]) or RULES["list-lead"].regex.fullmatch(match["name"])
            if not lists and not RULES["carries"].regex.match(match["name"]):
                yield NamedWork(*match.span("name"), match.start("name"), "line-work", match["name"])


def find_listed_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that stand side by side behind `新建项目：`."""
    for match in RULES["listed-work"].regex.finditer(folded, start, end):
        at, last = match.span("name")
        if is_name(match["name"]) or not RULES["called-work"].regex.search(match["name"]):
            yield NamedWork(at, last, at, "listed-work", match["name"])


def _subjects(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that a sentence is about: `河道整治工程总投资约18亿元`."""
    for match in RULES["subject-work"].regex.finditer(folded, start, end):
        at, last = match.span("name")
        if is_name(match["name"]):
            yield NamedWork(at, last, at, "subject-work", match["name"])


def _named(folded: str, match: re.Match[str], first: int) -> NamedWork | None:
    """The work whose name ends here, if its clause carries it out."""
    clause = clause_start(folded, match.start(), first)
    words = folded[clause : match.end()]
    verb = RULES["carried-out"].regex.search(words) or RULES["built"].regex.search(words)
    noted = _NOTED.match(words)
    skipped = noted.end() if noted else 0
    joined = words[skipped : skipped + 1] in _JOINTS
    after_another = first > clause - 1 and first > 0 and folded[first - 1] in "程目动划" and joined
    if verb is None and not after_another:
        return None
    at = clause + (skipped if after_another or verb is None else verb.end())
    name = folded[at : match.end()]
    if joint := list(RULES["name-joint"].regex.finditer(name)):
        at += joint[-1].end()
    at += _skipped(folded[at : match.end()])
    name = folded[at : match.end()]
    return NamedWork(at, match.end(), clause, "named-work", name) if is_name(name) else None


def _skipped(name: str) -> int:
    """Characters at the head of a name that are none of it: 、 before another, 我市."""
    lead = _HEAD.match(name)
    skipped = lead.end() if lead else 0
    home = RULES["name-home"].regex.match(name[skipped:])
    return skipped + (home.end() if home else 0)


def is_name(name: str) -> bool:
    """Whether these words name one work, and are neither any work (重点工程) nor a part of speech."""
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or name.count("“") != name.count("”"):
        return False
    last = name[name.rfind("、") + 1 :]
    return not any(RULES[rule].regex.search(words) for rule in _NO_NAMES for words in (name, last))


def _facilities(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """Stations, halls and stores that a clause builds: `新建城东、城西消防救援站` builds two."""
    last = -1
    for match in RULES["facility"].regex.finditer(folded, start, end):
        clause = clause_start(folded, match.start(), start)
        goes_on = last >= 0 and folded[clause - 1] == "；" and folded.find("。", last, clause) < 0
        at = _built(folded, clause, match, goes_on=goes_on)
        if at is None:
            continue
        last = match.end("rebuilt") if match["rebuilt"] else match.end()
        at += _skipped(folded[at:last])
        counted = folded[last : last + 1].isdigit() or match[0] in RULES.words["team"]
        if counted and RULES["facility-class"].regex.fullmatch(folded[at : match.start()]):
            continue
        for place in _places(folded[at:last], match[0]):
            yield NamedWork(at, last, clause, "facility", place)


def _built(folded: str, clause: int, match: re.Match[str], *, goes_on: bool) -> int | None:
    """Where the name of a facility begins, if its clause builds it (`goes_on`: or the clause before it did)."""
    words = folded[clause : match.end()]
    if verb := RULES["built-facility"].regex.match(words):
        return clause + verb.end()
    carried = RULES["carried-out"].regex.search(words)
    if carried and (match["rebuilt"] or _NEW.search(words, carried.end())):
        return clause + carried.end()
    return clause if goes_on and folded[match.end() : match.end() + 1].isdigit() else None


def _places(name: str, facility: str) -> tuple[str, ...]:
    """`城东、城西消防救援站` are two stations, where the parts are short names of places."""
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME // 2 or _COUNT.match(name) or "等" in name:
        return ()
    if RULES["no-name"].regex.search(name) or RULES["generic"].regex.search(name.removesuffix(facility)):
        return ()
    parts = [_COUNTED.sub("", part) for part in _PARTS.split(name.removesuffix(facility))]
    if len(parts) == 1 or not name.endswith(facility):
        return (name,) if len(name) > len(facility) + 1 else ()
    return tuple(part + facility for part in parts) if all(2 <= len(part) <= 4 for part in parts) else ()

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

_PAIRS = (("“", "”"), ("《", "》"))
_NO_NAMES = ("generic", "no-name", "summed-up")
_SIZED = re.compile(r"\d+(?:\.\d+)?万?[座处亩户个项公里千米平方]{1,3}")
_STATE = r"(?:早日|尽快|如期|按期|全面|全部|顺利)?(?:获批|开工|竣工|完工|建成|投[产用运]|通车|落地|达产)"
_NOTED = re.compile(rf"(?:{_SIZED.pattern}|（[^（）]*）|{_STATE})+")
"""How many of a work there are, a note on it or how far it is to get, behind its name."""
_LAST_LETTERS = "程目动划”"
"""Of 工程, 项目, 行动 and 计划, or of a name in quotes."""

_KEPT_PLAN = re.compile(r"^[^“]*(?<!行动)计划$")
_HOW_MANY = re.compile(r"（共?\d+[个项]?）$|\d{1,3}[个项]$")
_JOINTS = ("、", "和", "及", "以", "与", "“")
_LEAD = re.compile(r"^(?:[、和及与]|以及|等)+")


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
    taken = start
    for match in RULES["named-work"].regex.finditer(folded, start, end):
        if (work := _named(folded, match, max(start, taken))) is not None:
            taken = work.end
            yield work


def _named(folded: str, match: re.Match[str], first: int) -> NamedWork | None:
    """The work whose name ends here, if its clause carries it out."""
    clause = clause_start(folded, match.start(), first)
    clause = max(clause, folded.rfind("》《", clause, match.start()) + 1)
    words = folded[clause : match.end()]
    skipped = _behind_another(folded, clause, words) if clause == first else None
    if skipped is None and (skipped := _behind_verbs(words)) is None:
        return None
    at = clause + skipped
    if joints := list(RULES["name-joint"].regex.finditer(folded[at : match.end()])):
        at += joints[-1].end()
    if lead := _LEAD.match(folded[at : match.end()]):
        at += lead.end()
    at += home_of(folded[at : match.end()])
    at += folded[at] == "《" and folded.find("》", at, match.end()) < 0
    end = match.end() + (folded[match.end() : match.end() + 1] == "”" and "“" in folded[at : match.end()])
    return NamedWork(at, end, clause, "named-work", folded[at:end]) if is_name(folded[at:end]) else None


def _behind_another(folded: str, at: int, words: str) -> int | None:
    """Characters before the name that joins the work which ends here: `甲工程（一期）和乙工程`."""
    noted = _NOTED.match(words)
    skipped = noted.end() if noted else 0
    is_joined = at > 0 and folded[at - 1] in _LAST_LETTERS and words[skipped : skipped + 1] in _JOINTS
    return skipped if is_joined else None


def _behind_verbs(words: str) -> int | None:
    """Characters before the name of what a clause carries out or builds; a 计划 that is only kept to is a document."""
    verb = RULES["carried-out"].regex.search(words)
    if verb is None and not _KEPT_PLAN.search(words):
        verb = RULES["built"].regex.search(words)
    return verb.end() if verb is not None else None


def home_of(name: str) -> int:
    """Characters at the head of a name that say only that it is ours: 我市."""
    home = RULES["name-home"].regex.match(name)
    return home.end() if home is not None else 0


def is_any_work(words: str, own: str) -> bool:
    """Whether these words are any work's (`own` is the name without what the work is): 重点工程, 一批医院."""
    return RULES["no-name"].regex.search(words) is not None or RULES["generic"].regex.search(own) is not None


def is_name(name: str) -> bool:
    """Whether these words name one work, and are neither any work (重点工程) nor a part of speech."""
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or any(name.count(a) != name.count(b) for a, b in _PAIRS):
        return False
    plain = name.strip("“”")
    last = plain[plain.rfind("、") + 1 :]
    return not any(RULES[rule].regex.search(words) for rule in _NO_NAMES for words in (plain, last))


def plain_title(title: str) -> str:
    """A heading without how many works it has below it: 新建项目（3个）."""
    return _HOW_MANY.sub("", title)

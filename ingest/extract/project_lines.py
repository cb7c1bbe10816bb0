"""Works that are a line of a box or an entry of a list of works, whose name alone stands there."""

from collections.abc import Iterator

from ingest.extract.clauses import sentence_start
from ingest.extract.project_names import RULES, NamedWork, is_any_work, is_name, plain_title

LINE_RULE = "line-work"

LONGEST_FIELD = 5
"""Characters of 项目名称：, which may be a heading before a text."""

SHORTEST_ENTRY = 6
"""Characters of an entry of a list before what it says of its work: `柳河高速东段加快桥隧施工`."""


def find_line_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that are a line of their own: `01 城市内涝治理工程`."""
    for rule in ("line-work", "numbered-work"):
        for match in RULES[rule].regex.finditer(folded, start, end):
            lists = is_any_work(match["name"], match["name"]) or lists_works(match["name"])
            if not lists and not RULES["carries"].regex.match(match["name"]):
                yield NamedWork(*match.span("name"), match.start("name"), LINE_RULE, match["name"])


def find_led_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that begin a numbered paragraph each: `12.青年英才培养项目。重点培养……`; behind `实施如下重点项目：` also those
    that are not called so."""
    if folded.find("\n", max(0, start - 1), end) >= 0 or folded.find("名称：", max(0, start - LONGEST_FIELD), end) >= 0:
        yield from _find_fields(folded, max(0, start - LONGEST_FIELD), end)
    may_announce = folded.find("：\n", start, end) >= 0
    if may_announce and (announced := RULES["announces-works"].regex.search(folded, start, end)) is not None:
        for match in RULES["led-thing"].regex.finditer(folded, announced.end(), end):
            yield NamedWork(*match.span("name"), match.start("name"), LINE_RULE, match["name"])
        end = announced.end()
    for match in RULES["led-work"].regex.finditer(folded, max(0, start - 1), end):
        verb = RULES["leads-work"].regex.match(match["name"])
        name = match["name"][verb.end() if verb else 0 :]
        at = match.end("name") - len(name)
        if is_name(name):
            yield NamedWork(at, match.end("name"), at, LINE_RULE, name)


def _find_fields(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that are the first field of a list of fields, or of a row that lost its columns."""
    for rule in ("labelled-work", "status-work"):
        for match in RULES[rule].regex.finditer(folded, start, end):
            if not is_any_work(match["name"], match["name"]) and not RULES["carries"].regex.match(match["name"]):
                yield NamedWork(*match.span("name"), match.start("name"), LINE_RULE, match["name"])


def find_listed_works(folded: str, start: int, end: int) -> Iterator[NamedWork]:
    """The works that stand side by side behind `新建项目：`; a sentence that carries works out is none of names."""
    for match in RULES["listed-work"].regex.finditer(folded, start, end):
        at, last = match.span("name")
        begins = max(start, sentence_start(folded, at, start))
        if RULES["carries"].regex.match(folded[begins:last]):
            continue
        told = RULES["told-of-entry"].regex.search(match["name"], SHORTEST_ENTRY)
        last = at + told.start() if told is not None else last
        name = folded[at:last]
        if is_name(name) or not RULES["called-work"].regex.search(name):
            yield NamedWork(at, last, at, "listed-work", name)


def lists_works(title: str) -> bool:
    """Whether a heading says that names of works follow: 新建项目."""
    return RULES["list-lead"].regex.fullmatch(plain_title(title)) is not None

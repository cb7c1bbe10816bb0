"""Units that stand behind an item's words without a label: at the end of its line, or on a line of their own."""

import re
from collections.abc import Iterator

from ingest.extract.responsibilities_parts import Statement, read_roles
from ingest.extract.responsibilities_roles import BOOK
from ingest.extract.unit_certainty import is_unit
from ingest.headings import is_balanced, read_mark
from ingest.rulebook import load_rules
from schema.roles import Role

_FORM = "负责"
_COLON = "："
_SHORTEST = 4
_LONGEST_MARK = 12
_FEWEST_CLOSING = 2
"""Units that no mark parts from numbered items: a single one may be who signs."""


def find_tail_statements(folded: str) -> Iterator[Statement]:
    """The units behind a numbered item's words: `1.建设人才公寓：市住建局`, `2.开展培训——县应急局`, or below
    them."""
    yield from _behind_marks(folded)
    closing = list(_closing(folded))
    if len(closing) >= _FEWEST_CLOSING:
        yield from closing


def _behind_marks(folded: str) -> Iterator[Statement]:
    note = load_rules(BOOK)["tail_note"].regex
    for found in load_rules(BOOK)["unit_tail"].regex.finditer(folded):
        if not _ends_item(folded, folded.rfind("\n", 0, found.start()) + 1, found.start()):
            continue
        end = end if (end := folded.find("\n", found.end())) >= 0 else len(folded)
        when = note.search(folded, found.end(), end)
        yield from _statement(folded, found, found.end(), when.start() if when is not None else end, "unit_tail")


def _closing(folded: str) -> Iterator[Statement]:
    """The units that close an item's line behind its full stop, or stand on the line below it."""
    for found in load_rules(BOOK)["unit_line"].regex.finditer(folded):
        end = found.start() - folded.endswith("\n", 0, found.start())
        if _ends_item(folded, folded.rfind("\n", 0, end) + 1, end):
            yield from _statement(folded, found, found.start(), found.end(), "unit_line")


def _statement(folded: str, found: re.Match[str], start: int, stop: int, rule: str) -> Iterator[Statement]:
    """The statement of words that are nothing but surely units."""
    parts = read_roles(folded, start, stop, default=Role.RESPONSIBLE, rule=rule, strict=True)
    if (
        parts
        and all(is_unit(unit) for part in parts for unit in part.units)
        and not folded[parts[-1].end : stop].strip("。；")
    ):
        yield Statement(found.start(), stop, parts, form=_FORM)


def _ends_item(folded: str, line: int, end: int) -> bool:
    """Whether the words of a line before a place are a numbered item, of those that units can do: of several sentences
    the last one tells; before a colon there is one."""
    mark = read_mark(folded[line : line + _LONGEST_MARK])
    if mark is None or mark.number is None:
        return False
    words = folded[line + mark.end : end]
    if not folded.startswith(_COLON, end):
        words = words.rstrip("。；").rsplit("。", 1)[-1]
    no_item = load_rules(BOOK)["no_tail_item"].regex.search(words)
    no_label = load_rules("leads")["no_label"].regex.search(words) if folded.startswith(_COLON, end) else None
    return len(words) >= _SHORTEST and no_item is None and no_label is None and is_balanced(words)

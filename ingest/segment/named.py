"""Whether a text goes by the name of a plan, so that it is one with a single heading or none."""

import re
from collections.abc import Iterator, Sequence

from ingest.models import Cleaned
from ingest.rulebook import load_rules

_FRONT_LINES = 60
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 120
_MOST_LINES = 3
"""A letter's title may be printed on so many lines."""
_DAY = re.compile(r"\s*（\s*\d{4}[-年./][^（）]{2,8}）$")


def is_named_a_plan(cleaned: Cleaned) -> bool:
    """Whether one of the first lines is the title of a plan or of a letter that sets tasks, not of news about one."""
    rules = load_rules("front")
    front = [cleaned.folded[p.start : p.end] for p in cleaned.paragraphs[:_FRONT_LINES]]
    if any(rules["own_words"].regex.search(paragraph) for paragraph in front):
        return True
    if any(rules["news"].regex.search(paragraph) for paragraph in front):
        return False
    letter = [rules[rule].regex for rule in ("notice", "letter")]
    return any(
        any(rule.search(title) for rule in letter) or (lines == 1 and rules["plan_name"].regex.search(title))
        for lines, title in _titles(front)
        if not rules["sets_no_tasks"].regex.search(title)
    )


def _titles(front: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The short lines of the front, and those printed below each other joined, with the number of lines."""
    lines: list[str] = []
    for paragraph in front:
        line = _DAY.sub("", paragraph)
        if len(line) > _LONGEST_TITLE or "。" in line or line.endswith("："):
            lines = []
            continue
        lines = [*lines, line][-_MOST_LINES:]
        joined = ((len(lines) - first, "".join(lines[first:])) for first in range(len(lines)))
        yield from (pair for pair in joined if len(pair[1]) >= _SHORTEST_TITLE)

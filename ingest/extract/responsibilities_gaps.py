"""What stands around a statement without being text: marks, and fields that name no unit (分管领导：…, 完成时限：…)."""

import re

from ingest.extract.responsibilities_roles import BOOK
from ingest.rulebook import load_rules

_LONE_NUMBER = re.compile(r"^[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.]\s?$", re.M)
"""The number of a field, the statement's own: `（二）责任领导：某某`, `（三）`责任单位."""
_FIELD = re.compile(r"(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)、.]\s?)?[\u4e00-\u9fff]{2,8}：")
IDLE = " \n\t。；，、"
"""Marks that may stand between a text and its statement, or behind it."""


def is_gap(folded: str, start: int, end: int) -> bool:
    """Whether there is no text between two places."""
    between = folded[start:end].strip(IDLE)
    if not between:
        return True
    return not _LONE_NUMBER.sub("", load_rules(BOOK)["other_field"].regex.sub("", between)).strip(IDLE)


def is_fields(folded: str, start: int, end: int) -> bool:
    """Whether each line between two places is a field with its name in front (整改目标：…), or there is none."""
    lines = folded[start:end].strip(IDLE).split("\n") if not is_gap(folded, start, end) else []
    return all(_FIELD.match(line) or _LONE_NUMBER.match(line) for line in lines)


def end_of_text(folded: str, start: int, place: int) -> int:
    """Where the text before a place ends: fields on lines of their own and marks are left behind."""
    rule = load_rules(BOOK)["other_field"].regex
    while True:
        while place > start and folded[place - 1] in IDLE:
            place -= 1
        line = max(start, folded.rfind("\n", start, place) + 1)
        if number := _LONE_NUMBER.fullmatch(folded[line:place]):
            place -= len(number[0])
            continue
        field = next((f for f in rule.finditer(folded, line, place) if not folded[f.end() : place].strip(IDLE)), None)
        if field is None:
            return place
        place = field.start()

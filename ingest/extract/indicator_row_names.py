"""The name of a table's row and the unit printed with it: `其中：高速公路（公里）`, `2.铁路进港率3（%）`."""

import re
from dataclasses import dataclass

from ingest.extract.indicator_values import RULES, is_unit_word

_PART_OF = re.compile(r"^其中[：:]?")
_MARK = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,8}(?=\d{1,2}[.、．]))?(?:[#*]|\d{1,2}(?:\.\d{1,2})+[.、．]?(?=[\u4e00-\u9fff])|\d{1,2}[.、．](?!\d))"
)
"""The number of a row, with the category of the rows that a pasted table put before it."""
_UNIT = re.compile(r"[（(]([^（）()]{1,10})[）)]$")
_NOTE_MARK = re.compile(r"[\d①-⑳*]$")


@dataclass(frozen=True, slots=True)
class RowName:
    """`is_part` where the row is a part of the one above, whose unit it may go without."""

    words: str
    unit: str | None
    is_part: bool


def read_row_name(cell: str) -> RowName:
    """The name in a cell without spaces, without its number and the mark of a note."""
    part = _PART_OF.match(cell)
    name = _MARK.sub("", cell[part.end() :] if part else cell)
    named = _UNIT.search(name)
    unit = named[1] if named and is_unit_word(named[1]) else None
    if named and unit is not None:
        name = name[: named.start()]
    plain = _NOTE_MARK.sub("", name)
    is_marked = plain != name and RULES["measure-name"].regex.search(plain) is not None
    return RowName(plain if is_marked else name, unit, part is not None)

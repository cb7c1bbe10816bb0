"""What the lines of a table with one cell a line look like: heads of columns, and how well a cell suits a column."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from ingest.clean.fold import fold
from ingest.rulebook import Rule, load_rules

_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"（[^（）]*）|〔[^〔〕]*〕")
_PARTS = re.compile(r"[、，；,;\s]+")
_PLACES = ("区", "县", "市", "乡", "镇", "街道", "州", "旗")
LONGEST_HEAD = 18
_LONGEST_NOTED_HEAD = 40
"""With a note in brackets behind it."""
_LONGEST_UNIT = 20
_LONGEST_CATEGORY = 14
_LONGEST_PLACE = 15
_SHORTEST_ITEM = 4
_REMEMBERED = 4096
"""Cells come again, and each is asked about several times."""
_FEWEST_LETTERS_OF_UNIT = 2


class Kind(StrEnum):
    """What a column holds, in the order in which heads are tried."""

    NUMBER = "number"
    WHO = "who"
    PERSON = "person"
    TERM = "term"
    UNIT = "unit"
    NATURE = "nature"
    VALUE = "value"
    CATEGORY = "category"
    ITEM = "item"
    PLACE = "place"
    NOTE = "note"
    OTHER = "other"


_FITS, _MAY, _HARDLY, _NEVER = 0.0, 0.6, 2.0, 4.0


@cache
def _rule(name: str) -> Rule:
    return load_rules("tables")[name]


def read_head(words: str) -> Kind | None:
    """The kind of the column that these words head."""
    bare = _SPACES.sub("", fold(words))
    if LONGEST_HEAD < len(bare) <= _LONGEST_NOTED_HEAD:
        bare = _BRACKETS.sub("", bare)
    if not 0 < len(bare) <= LONGEST_HEAD:
        return None
    return next((kind for kind in Kind if _rule(f"head-{kind}").regex.search(bare)), None)


@cache
def _unit_ends() -> tuple[str, ...]:
    words = load_rules("departments").words
    kinds = (
        "government",
        "party",
        "mass_organisation",
        "enterprise",
        "public_institution",
        "township",
        "military",
        "body",
    )
    return (*(end for kind in kinds for end in words[kind]), *_PLACES)


@lru_cache(_REMEMBERED)
def lists_units(folded: str) -> bool:
    """Whether a cell is nothing but units, by their endings."""
    parts = [part for part in _PARTS.split(_BRACKETS.sub("", folded.rstrip("。"))) if part]
    return bool(parts) and all(map(_is_unit, parts))


def _is_unit(part: str) -> bool:
    name = _rule("unit-role").regex.sub("", part)
    if not name:
        return True
    if not _FEWEST_LETTERS_OF_UNIT <= len(name) <= _LONGEST_UNIT or _rule("no_unit_first").regex.search(name):
        return False
    return name.endswith(_unit_ends()) or load_rules("departments")["collective"].regex.search(name) is not None


def ends_as_unit(folded: str) -> bool:
    """Whether words end as the name of a unit does."""
    return folded.rstrip("）。").endswith(_unit_ends())


def is_number(folded: str) -> bool:
    return _rule("cell-number").regex.search(folded) is not None


def part_number(folded: str) -> int | None:
    """The number of a part of a cell, `2.新建…`; None for words without one."""
    found = _rule("cell-part").regex.search(folded)
    return int(found["number"]) if found is not None and found["number"] else None


@lru_cache(_REMEMBERED)
def cost(folded: str, kind: Kind) -> float:
    """How badly a line suits a column of this kind: 0 where it looks like nothing else."""
    if _rule("cell-blank").regex.search(folded):
        return _NEVER if kind in (Kind.NUMBER, Kind.ITEM) else _FITS
    units = lists_units(folded)
    match kind:
        case Kind.NUMBER:
            return _FITS if is_number(folded) else _NEVER
        case Kind.WHO:
            return _FITS if units else _NEVER - 1
        case Kind.PERSON:
            return (_HARDLY if units else _FITS) if _rule("cell-person").regex.search(folded) else _NEVER
        case Kind.TERM:
            return _FITS if _rule("cell-term").regex.search(folded) else _HARDLY + _MAY
        case Kind.UNIT:
            return _MAY if _rule("cell-unit").regex.search(folded) else _NEVER
        case Kind.NATURE:
            return _FITS if _rule("cell-nature").regex.search(folded) else _NEVER
        case Kind.VALUE:
            return _FITS if _rule("cell-value").regex.search(folded) else _HARDLY
        case Kind.CATEGORY:
            return _MAY if len(folded) <= _LONGEST_CATEGORY and not is_number(folded) and not units else _NEVER - 1
        case Kind.ITEM:
            return _item_cost(folded, units=units)
        case Kind.PLACE:
            return _MAY if len(folded) <= _LONGEST_PLACE and not is_number(folded) else _HARDLY
        case Kind.NOTE:
            return _MAY * 2
        case Kind.OTHER:
            return _HARDLY if units or is_number(folded) else _MAY / 2


def _item_cost(folded: str, *, units: bool) -> float:
    if folded.isdigit():
        return _NEVER
    if units or _rule("cell-nature").regex.search(folded):
        return _HARDLY
    if (
        len(folded) < _SHORTEST_ITEM
        or _rule("cell-term").regex.search(folded)
        or _rule("cell-value").regex.search(folded)
    ):
        return _HARDLY - _MAY
    return _FITS

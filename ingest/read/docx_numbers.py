"""The numbers that Word prints before paragraphs and does not keep in their text: 第一章, （二）, 3."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from ingest.read.docx_numerals import in_numerals

_VALUE, _LEVEL, _NUMBER = qn("w:val"), qn("w:ilvl"), qn("w:numId")
_PLACE = re.compile(r"%([1-9])")
_DEEPEST_STYLE = 12
_NO_LIST = "0"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts, in which numerals, and the text around its number."""

    numerals: str
    text: str
    start: int
    decimal_above: bool


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: Mapping[int, _Level]


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has been counted."""

    lists: Mapping[str, _List]
    styles: Mapping[str, tuple[str, int]]
    """List and level that a paragraph's style gives it."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, opened: Any) -> "Numbering":
        """The lists that a document defines; none where it has no such part."""
        part = next((r.target_part for r in opened.part.rels.values() if r.reltype.endswith("/numbering")), None)
        element = getattr(part, "element", None)
        lists = {} if element is None else _read_lists(element)
        return cls(lists, _read_styles(opened.styles.element))

    def next_number(self, paragraph: Any) -> str:
        """The number that is printed before this paragraph, which is thereby counted; "" where there is none."""
        number, depth = self._list_of(paragraph)
        found = self.lists.get(number)
        if found is None or depth not in found.levels:
            return ""
        counts = self._counts(number, found)
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        for upper in range(depth):
            if upper in found.levels:
                counts.setdefault(upper, found.levels[upper].start)
        counts[depth] = counts[depth] + 1 if depth in counts else found.levels[depth].start
        return _printed(found.levels, depth, counts)

    def _counts(self, number: str, found: _List) -> dict[int, int]:
        """Lists made from one pattern go on counting in one another, unless one starts anew."""
        counts = self.counts.setdefault(found.abstract, {})
        if number not in self.begun:
            self.begun.add(number)
            restarts = [d for d, level in found.levels.items() if level.text.startswith(_RESTARTED)]
            for depth in restarts:
                counts.pop(depth, None)
        return counts

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        form = paragraph.pPr
        if form is None:
            return _NO_LIST, 0
        style = form.find(qn("w:pStyle"))
        by_style = self.styles.get("" if style is None else style.get(_VALUE, ""), (_NO_LIST, 0))
        own = form.find(qn("w:numPr"))
        if own is None:
            return by_style
        number, depth = own.find(_NUMBER), own.find(_LEVEL)
        return (
            by_style[0] if number is None else number.get(_VALUE, _NO_LIST),
            by_style[1] if depth is None else _whole(depth.get(_VALUE)),
        )


_RESTARTED = "\0"
"""Before the text of a level that its list starts anew."""


def _printed(levels: Mapping[int, _Level], depth: int, counts: Mapping[int, int]) -> str:
    level = levels[depth]

    def numeral(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        named = levels.get(place)
        if named is None:
            return ""
        numerals = "decimal" if level.decimal_above and place != depth else named.numerals
        return in_numerals(counts.get(place, named.start), numerals)

    return "" if level.numerals in ("bullet", "none") else _PLACE.sub(numeral, level.text.lstrip(_RESTARTED))


def _read_lists(numbering: Any) -> dict[str, _List]:
    patterns = {
        pattern.get(qn("w:abstractNumId"), ""): {
            _whole(level.get(_LEVEL)): _read_level(level) for level in pattern.findall(qn("w:lvl"))
        }
        for pattern in numbering.findall(qn("w:abstractNum"))
    }
    lists = {}
    for number in numbering.findall(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        abstract = "" if link is None else link.get(_VALUE, "")
        levels = dict(patterns.get(abstract, {}))
        for override in number.findall(qn("w:lvlOverride")):
            _override(levels, override)
        lists[number.get(_NUMBER, "")] = _List(abstract, levels)
    return lists


def _override(levels: dict[int, _Level], override: Any) -> None:
    depth = _whole(override.get(_LEVEL))
    own, start = override.find(qn("w:lvl")), override.find(qn("w:startOverride"))
    if own is not None:
        levels[depth] = _read_level(own)
    if start is not None and depth in levels:
        level = levels[depth]
        first = _whole(start.get(_VALUE), 1)
        levels[depth] = _Level(level.numerals, _RESTARTED + level.text, first, level.decimal_above)


def _read_level(level: Any) -> _Level:
    def said(name: str, default: str) -> str:
        child = level.find(qn(name))
        return default if child is None else str(child.get(_VALUE, default))

    return _Level(
        numerals=said("w:numFmt", "decimal"),
        text=said("w:lvlText", ""),
        start=_whole(said("w:start", "1"), 1),
        decimal_above=level.find(qn("w:isLgl")) is not None,
    )


def _read_styles(styles: Any) -> dict[str, tuple[str, int]]:
    """List and level by style, those of the style that a style is based on too."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in styles.findall(qn("w:style")):
        name = style.get(qn("w:styleId"), "")
        base, listed = style.find(qn("w:basedOn")), style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if base is not None:
            based[name] = base.get(_VALUE, "")
        if listed is not None and (number := listed.find(_NUMBER)) is not None:
            depth = listed.find(_LEVEL)
            own[name] = (number.get(_VALUE, _NO_LIST), 0 if depth is None else _whole(depth.get(_VALUE)))
    return {name: found for name in {*own, *based} if (found := _inherited(name, own, based)) is not None}


def _inherited(name: str, own: Mapping[str, tuple[str, int]], based: Mapping[str, str]) -> tuple[str, int] | None:
    for _ in range(_DEEPEST_STYLE):
        if name in own:
            return own[name]
        if name not in based:
            return None
        name = based[name]
    return None


def _whole(said: str | None, default: int = 0) -> int:
    return int(said) if said is not None and said.isdecimal() and len(said) < 6 else default

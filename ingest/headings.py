"""The forms of headings: the mark that a line begins with, and what can be a title. Used by cleaning and segmenting."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from ingest.rulebook import load_rules

MAX_TITLE = 45
_LONGEST, _MOST_AIMS = 80, 4
_LONG = frozenset({"part", "chapter", "clause", "chinese", "chinese_bracket"})
_LONGEST_MARK = 7
_ALONE = frozenset({"part", "chapter", "clause", "chinese", "chinese_bracket", "arabic", "arabic_bracket"})
_ROMAN = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ZERO = re.compile("0[1-9]")
_STOPS = re.compile(r"[。；：！？!?;]")
_CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


class Mark(NamedTuple):
    """A heading's mark: its style, the number as printed, its value (0 where it has none) and where it ends."""

    style: str
    number: str | None
    value: int
    end: int


@cache
def _marks() -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """The marks that can begin with a character: those with an example that begins with it or with one like it."""
    book = load_rules("headings")
    alike = {character: group for group in book.words["alike"] for character in group}
    marks: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for rule in book.rule:
        for first in sorted({like for example in rule.matches for like in alike.get(example[0], example[0])}):
            marks.setdefault(first, []).append((rule.id, rule.regex))
    return {first: tuple(found) for first, found in marks.items()}


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(load_rules("headings").words[name])


def read_mark(folded: str) -> Mark | None:
    """The mark that a line (folded) begins with, or None."""
    for style, regex in _marks().get(folded[:1], ()):
        match = regex.match(folded)
        if match:
            number = _plain(match.groupdict().get("number"))
            stop = match.end()
            while stop < len(folded) and folded[stop] == " ":
                stop += 1
            return Mark(style, number, value_of(number), stop)
    return None


def _plain(number: str | None) -> str | None:
    """A number as printed, that of a sign that holds its bracket or dot without it: ㈢ → 三, ⑵ → 2."""
    if number is None or len(number) > 1:
        return number
    if "㈠" <= number <= "㈩":
        return "一二三四五六七八九十"[ord(number) - ord("㈠")]
    for first, last in (("⑴", "⒇"), ("⒈", "⒛")):
        if first <= number <= last:
            return str(ord(number) - ord(first) + 1)
    return number


def value_of(number: str | None) -> int:
    """The value of a number as printed: 十二 → 12, ③ → 3, Ⅱ → 2, 2.1 → 1; 0 where there is none."""
    if not number:
        return 0
    if number[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(number) - ord("①") + 1
    if number in _ROMAN:
        return _ROMAN.index(number) % 10 + 1
    if "A" <= number <= "H":
        return ord(number) - ord("A") + 1
    last = number.replace("-", ".").rsplit(".", 1)[-1]
    return int(last) if last.isdecimal() else _chinese_value(last)


def _chinese_value(number: str) -> int:
    total, digit = 0, 0
    for character in number:
        if character == "百":
            total, digit = total + max(digit, 1) * 100, 0
        elif character == "十":
            total, digit = total + max(digit, 1) * 10, 0
        else:
            digit = _CHINESE_DIGITS.get(character, 0)
    return total + digit


def is_title(folded: str, *, longest: int = MAX_TITLE) -> bool:
    """Whether these words can be a whole title: short, no sentence inside, not cut off."""
    return (
        0 < len(folded) <= longest
        and not _STOPS.search(folded)
        and folded.count("，") <= 2
        and folded[-1] not in "，、"
        and is_balanced(folded)
        and not breaks_off(folded)
    )


def breaks_off(folded: str) -> bool:
    """Whether a line ends with words that no title ends in: it goes on in the next."""
    return load_rules("leads")["breaks-off"].regex.search(folded) is not None


def is_balanced(folded: str) -> bool:
    """Whether every bracket and quotation mark that is opened is closed."""
    return all(folded.count(a) == folded.count(b) for a, b in ("（）", "“”", "《》", "〔〕"))


def is_heading_line(folded: str) -> bool:
    """Whether a line is a numbered heading and nothing else."""
    mark = read_mark(folded)
    return mark is not None and mark.style != "dash" and is_title(folded[mark.end :].rstrip("。："))


@cache
def load_styles() -> tuple[str, ...]:
    """The number styles in their usual order, highest first."""
    return tuple(rule.id for rule in load_rules("headings").rule)


def is_long_heading(folded: str) -> bool:
    """Whether a line is the heading of a chapter or section that breaks off without an end mark, however many
    words it has: several aims, one after the other."""
    mark = read_mark(folded) if len(folded) <= _LONGEST and not _STOPS.search(folded) else None
    if mark is None or mark.style not in _LONG:
        return False
    title = folded[mark.end :]
    return title.count("，") <= _MOST_AIMS and title[-1:] not in "，、" and is_balanced(title)


def is_lone_mark(folded: str) -> bool:
    """Whether a line is a heading's mark without its title: `一、`, `（一）`, `第一章`."""
    if len(folded) > _LONGEST_MARK:
        return False
    if _ZERO.fullmatch(folded):
        return True
    mark = read_mark(folded)
    return mark is not None and mark.end == len(folded) and mark.style in _ALONE

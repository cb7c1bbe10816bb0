"""When a fact that was read is the one that the gold asks for. See data/gold/guide.md."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

Fact = Mapping[str, Any]
"""A fact in the form of the gold."""
Same = Callable[[Fact, Fact], bool]

_PAGE_MARK = re.compile(r"[－—\-]\s*\d{1,3}\s*[－—\-]\s*(?:\n|$)")
_MARKUP = re.compile(r"\*\*|</?b>|^#+\s*|\\", re.MULTILINE)
_CLOSING = "。：:；;，,、."
_ALIKE_LENGTH = 6
"""From this many characters on, a text inside another one counts as alike."""


@cache
def plain(text: str) -> str:
    """The text as compared: width folded, white space, page marks, markup and closing marks gone."""
    folded = unicodedata.normalize("NFKC", _PAGE_MARK.sub("\n", text))
    return re.sub(r"\s+", "", _MARKUP.sub("", folded)).strip(_CLOSING)


def plain_or_empty(value: object) -> str:
    return plain(str(value)) if value not in (None, "") else ""


@cache
def alike(one: str, other: str, ratio: float) -> bool:
    """Whether two plain texts are the same, one inside the other, or alike in at least this ratio."""
    if not one or not other:
        return one == other
    if one == other or (min(len(one), len(other)) >= _ALIKE_LENGTH and (one in other or other in one)):
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ratio


def holds(one: str, other: str) -> bool:
    """Whether one quote holds the other: both stand for the same place."""
    one, other = plain(one), plain(other)
    return bool(one and other) and (one in other or other in one)


def number(value: object) -> float | None:
    """The value as compared, to six digits; None for what is no number."""
    return round(float(value), 6) if isinstance(value, (int, float)) else None


def same_section(gold: Fact, read: Fact) -> bool:
    return plain(gold["title"]) == plain(read["title"])


def same_responsibility(clusters: Sequence[frozenset[str]]) -> Same:
    """The test for responsibilities, where a unit counts in any form that the gold gives it."""

    def forms(written: str) -> frozenset[str]:
        return next((c for c in clusters if written in c), frozenset({written}))

    def same(gold: Fact, read: Fact) -> bool:
        return (
            gold["role"] == read["role"]
            and bool(forms(plain(gold["written"])) & forms(plain(read["written"])))
            and (gold["item_kind"] == "indicator") == (read["item_kind"] == "indicator")
            and alike(plain(gold["item"]), plain(read["item"]), 0.9)
        )

    return same


def same_indicator(gold: Fact, read: Fact) -> bool:
    years = (gold["target_year"], read["target_year"])
    return (
        number(gold["target_value"]) == number(read["target_value"])
        and (years[0] == years[1] or None in years)
        and (alike(plain(gold["name"]), plain(read["name"]), 0.7) or holds(gold["quote"], read["quote"]))
    )


def same_project(gold: Fact, read: Fact) -> bool:
    return alike(plain(gold["name"]), plain(read["name"]), 0.85)


def same_deadline(gold: Fact, read: Fact) -> bool:
    return (
        (gold["date"], gold["recurrence"]) == (read["date"], read["recurrence"])
        and holds(gold["text"], read["text"])
        and holds(gold["quote"], read["quote"])
    )


def is_grounded(read: Fact, text: str) -> bool:
    """Whether `text[start:end]` is the quote. Asked here anew, of the gold's own text: the reading must not judge itself."""
    return plain(text[read["start"] : read["end"]]) == plain(read["quote"])

"""The last look before a fact leaves: its quote must stand in the document where it says."""

import re
from collections.abc import Iterable
from typing import TypeVar

from ingest.clean.fragment import MARKS
from schema.evidence import Evidence

_ASIDE = re.compile(
    r"(?m)^[ \t　]*[－—–\-/·]+\s*[\d０-９]{1,4}\s*[－—–\-/·]+[ \t]*$|\s+|^#+|\\|[|｜│┃]|　|^[+:=\-|]{3,}$"
    rf"|</?(?:table|thead|tbody|tr|td|th)\b[^<>]{{0,500}}>|{MARKS}|[\[\]]"
)
"""What a section's text leaves aside: page marks, white space, converter marks, the borders of a table."""

_PAGE_MARK = re.compile(r"[－—\-]\s*\d{1,3}\s*[－—\-]\s*(?:\n|$)")
_CONVERTER_MARK = re.compile(r"\*\*|</?b>|^#+\s*|\\", re.MULTILINE)

_Fact = TypeVar("_Fact", bound=Evidence)


def squeeze(text: str) -> str:
    """The text without what a section's text leaves aside."""
    return _ASIDE.sub("", text)


def without_marks(original: str) -> str:
    """The text without page marks and a converter's marks."""
    return _CONVERTER_MARK.sub("", _PAGE_MARK.sub("\n", original))


def says(quote: str, original: str) -> bool:
    """Whether a quote is these words letter by letter: white space, page marks and a converter's marks alone may be missing."""
    return _letters(quote) == _letters(original) or _words(quote) == _words(original)


def _letters(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> str:
    return _letters(without_marks(text))


def is_grounded(fact: Evidence, original: str) -> bool:
    """Whether `original[start:end]` is the quote."""
    return says(fact.quote, original[fact.start : fact.end])


def keep_grounded(facts: Iterable[_Fact], original: str) -> tuple[_Fact, ...]:
    """The facts whose evidence stands; the others are not written."""
    return tuple(fact for fact in facts if is_grounded(fact, original))

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
"""What evidence leaves aside: page marks, white space, converter marks, the borders of a table."""

_Fact = TypeVar("_Fact", bound=Evidence)


def squeeze(text: str) -> str:
    """The text without what evidence leaves aside."""
    return _ASIDE.sub("", text)


def is_grounded(fact: Evidence, original: str) -> bool:
    """Whether `original[start:end]` is the quote, white space and page marks aside."""
    there = original[fact.start : fact.end]
    return there == fact.quote or squeeze(there) == squeeze(fact.quote)


def keep_grounded(facts: Iterable[_Fact], original: str) -> tuple[_Fact, ...]:
    """The facts whose evidence stands; the others are not written."""
    return tuple(fact for fact in facts if is_grounded(fact, original))

"""Fields of an item: lines below it, numbered or not, that say whose it is, by when, at what cost, and no headings."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.headings import read_mark
from ingest.models import Cleaned
from ingest.rulebook import load_rules
from ingest.segment.candidates import Candidate

_LONGEST_FIELD = 24


def is_field(words: str) -> bool:
    """Whether the words behind a number are a field of the item above: `（三）责任单位：`."""
    return load_rules("leads")["field_line"].regex.match(words) is not None


def without_fields(cleaned: Cleaned, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without the words of an item that stand under a name of their own above another field of it."""
    kept = [candidate for candidate in found if candidate.number or not _is_content(cleaned, candidate)]
    return [*(_read_content(cleaned, *pair) for pair in pairwise(kept)), *kept[-1:]]


def _read_content(cleaned: Cleaned, candidate: Candidate, below: Candidate) -> Candidate:
    """`1.工作内容：` above `2.责任单位：` is a field of the item above both, and no heading."""
    if candidate.style != below.style or below.titled or not candidate.titled:
        return candidate
    start = _behind_mark(cleaned, candidate)
    content = load_rules("leads")["content_line"].regex.match(cleaned.folded[start : start + _LONGEST_FIELD])
    under = _behind_mark(cleaned, below)
    is_field_below = content is not None and is_field(cleaned.folded[under : under + _LONGEST_FIELD])
    return replace(candidate, titled=False) if is_field_below else candidate


def _is_content(cleaned: Cleaned, candidate: Candidate) -> bool:
    """Whether `建设内容：…` stands above another field, `建设单位：…`, and is one itself."""
    below = candidate.paragraph + 1
    if candidate.whole or below >= len(cleaned.paragraphs):
        return False
    content = load_rules("leads")["content_line"].regex.match(cleaned.folded[candidate.start : candidate.body])
    under = cleaned.paragraphs[below].start
    return content is not None and is_field(cleaned.folded[under : under + _LONGEST_FIELD])


def _behind_mark(cleaned: Cleaned, candidate: Candidate) -> int:
    mark = read_mark(cleaned.folded[candidate.start : candidate.start + _LONGEST_FIELD])
    return candidate.start + (mark.end if mark is not None else 0)

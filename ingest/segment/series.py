"""Numbered items that stand in one series are read alike: as headings where most open with one, else as text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.clean.cell_forms import lists_units
from ingest.models import Cleaned
from ingest.segment.candidates import RUNNING, TRAILING, Candidate
from ingest.segment.sentences import without_statement

_STYLES = (*RUNNING, "chinese_bracket")
_FEWEST_HEADINGS = 2
"""Headings of other styles that a document has, where its numbered items can be text."""

_LONGEST_NAME = 20
"""Characters of a lead with a comma that names what its paragraph is about; a longer one is a sentence."""

_CLOSED = ("。", "；")
_BRACKET = re.compile(r"（(?P<words>.*)）")


def read_series_alike(cleaned: Cleaned, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates; in a series most of whose items have no heading, a sentence that only is short enough is none."""
    others = sum(candidate.titled and candidate.style not in _STYLES for candidate in candidates)
    if others < _FEWEST_HEADINGS:
        return list(candidates)
    text = {item.start for series in _series(candidates) for item in _told(cleaned, series)}
    return [_as_item(candidate) if candidate.start in text else candidate for candidate in candidates]


def _series(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The items of each style whose numbers count on."""
    for style in _STYLES:
        run: list[Candidate] = []
        for candidate in candidates:
            if candidate.style != style:
                continue
            if run and candidate.value != run[-1].value + 1:
                yield run
                run = []
            run.append(candidate)
        if run:
            yield run


def _told(cleaned: Cleaned, series: Sequence[Candidate]) -> list[Candidate]:
    """The items of a series that are sentences, and no headings, by their neighbours."""
    doubtful = [item for item in series if item.titled and _is_sentence(cleaned, item)]
    untitled = sum(not item.titled for item in series)
    named = len(series) - untitled - len(doubtful)
    return doubtful if untitled > max(named, 1) else []


def _is_sentence(cleaned: Cleaned, item: Candidate) -> bool:
    """Whether a heading may be a sentence of text: all of its paragraph and closed as one, or long with a comma."""
    title = cleaned.folded[item.title_start : item.title_end]
    if "，" in title and len(title) > _LONGEST_NAME:
        return True
    behind = cleaned.folded[item.title_end : cleaned.paragraphs[item.paragraph].end]
    if behind[:1] not in _CLOSED:
        return False
    told = behind.strip(TRAILING)
    units = _BRACKET.fullmatch(told)
    return not told[: without_statement(told, 0, len(told))] or (units is not None and lists_units(units["words"]))


def _as_item(candidate: Candidate) -> Candidate:
    """The item as text, whose number counts on."""
    body = candidate.title_start
    return replace(candidate, titled=False, title_end=body, body=body, whole=False)

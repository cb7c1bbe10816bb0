"""What papers carry beside their title: their number, their date, who signs, and whether they are drafts."""

import re
from collections.abc import Iterator, Sequence

from ingest.clean.letter_lines import is_frame_line
from ingest.headings import value_of
from ingest.rulebook import load_rules
from ingest.segment.front_lines import LONGEST_TITLE, Line, rule

_CHINESE_YEAR = str.maketrans("〇零○OＯ一二三四五六七八九", "00000123456789")


def find_number(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if match := rule("doc_number").regex.search(line.folded):
            number = line.text[slice(*match.span("number"))]
            return next(
                (number.removeprefix(x) for x in load_rules("front").words["number_labels"] if number.startswith(x)),
                number,
            )
    return None


def find_date(lines: Sequence[Line]) -> str | None:
    """The date of the signature (a line of its own), else of a labelled field, else of the imprint, else of the page."""
    alone = (line for line in lines if rule("signature").regex.fullmatch(line.folded))
    imprint = (line for line in lines if line.folded.endswith("印发") and len(line.folded) <= LONGEST_TITLE)
    posted = (line for line in lines if rule("posted").regex.search(line.folded))
    for group in (alone, _labelled(lines), imprint, posted):
        for line in group:
            if match := rule("date").regex.search(line.folded) or rule("plain_date").regex.search(line.folded):
                return f"{_year(match['year'])}-{_small(match['month']):02}-{_small(match['day']):02}"
    return None


def _labelled(lines: Sequence[Line]) -> Iterator[Line]:
    """What stands behind a field's name, that of the day on which a paper was made before that of its page."""
    for label in load_rules("front").words["date_labels"]:
        for line in lines:
            if (at := line.folded.find(label)) >= 0:
                yield Line(line.text[at:], line.folded[at:])


def _year(written: str) -> str:
    return written.translate(_CHINESE_YEAR)


def _small(written: str) -> int:
    return value_of(written)


def is_draft(lines: Sequence[Line], name: str) -> bool:
    """By its lines, or by its file's name."""
    short = [line.folded for line in lines if len(line.folded) <= LONGEST_TITLE]
    return any(rule("draft").regex.search(text) for text in (*short, name))


def find_signature(lines: Sequence[Line]) -> str | None:
    """Who signs: in the line of the date, or the first of the offices above it."""
    for line in lines:
        if (signed := rule("signature").regex.fullmatch(line.folded)) and signed["issuer"]:
            return signed["issuer"]
    signer: str | None = None
    for line in lines:
        if signer and rule("date").regex.fullmatch(line.folded):
            return signer
        match = rule("issuer").regex.search(line.folded)
        signer = (signer or match["issuer"]) if match else None
    return None


def find_issuer(lines: Sequence[Line], last: Sequence[Line]) -> str | None:
    """Who signs, else who the notice's title names, else the first office alone on a line or in a site's data sheet; one
    that is named with its place goes before one that is not."""
    named = (match["issuer"] for name in ("title_issuer", "issuer", "sheet_issuer") for match in _matches(name, lines))
    found = [issuer for issuer in (find_signature(lines), *named, find_signature(last)) if issuer]
    with_place = (issuer for issuer in found if not rule("bare_office").regex.search(issuer))
    return next(with_place, found[0] if found else None)


def _matches(name: str, lines: Sequence[Line]) -> Iterator[re.Match[str]]:
    found = ((line, rule(name).regex.search(line.folded)) for line in lines)
    return (match for line, match in found if match and not is_frame_line(line.folded))

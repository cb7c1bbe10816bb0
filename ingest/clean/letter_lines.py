"""The lines of a letter that are whole as they stand: its number, its date, who signs, whom it addresses, a site's fields."""

from collections.abc import Sequence

from ingest.clean.lines import Line
from ingest.rulebook import load_rules

_LONGEST_NUMBER = 30
_LONGEST_POSTED = 60
_LONGEST_SIGNER = 30
_LONGEST_SALUTATION = 120


def find_lone_lines(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines start that are part of no title and of no text."""
    return find_signers(lines) | {line.start for line in lines if line.cells is None and _stands_alone(line.folded)}


def _stands_alone(folded: str) -> bool:
    """Whether a line is a document's number, a date, a field of a site's data sheet or its own line."""
    front = load_rules("front")
    if front["sheet_field"].regex.match(folded) or is_frame_line(folded):
        return True
    if len(folded) <= _LONGEST_POSTED and front["posted"].regex.match(folded):
        return True
    if len(folded) > _LONGEST_NUMBER or not folded.endswith(("号", "日")):
        return False
    return any(front[rule].regex.fullmatch(folded) for rule in ("doc_number", "date"))


def is_frame_line(folded: str) -> bool:
    """Whether a line is a site's and no document's: the path to a page, its buttons, who put it up and when."""
    return any(load_rules("frame")[rule].regex.match(folded) for rule in ("frame_line", "path", "byline"))


def is_salutation(folded: str) -> bool:
    """Whether a line is nothing but the offices that a letter addresses."""
    return len(folded) <= _LONGEST_SALUTATION and load_rules("front")["salutation"].regex.fullmatch(folded) is not None


def find_signers(lines: Sequence[Line]) -> frozenset[int]:
    """Where the lines start that name who signs: offices, one a line, above a line that is a date."""
    found: set[int] = set()
    below = ""
    for line in reversed(lines):
        if line.cells is None and _is_signer(line.folded) and (below == "signer" or _is_date(below)):
            found.add(line.start)
            below = "signer"
        else:
            below = line.folded
    return frozenset(found)


def _is_signer(folded: str) -> bool:
    return len(folded) <= _LONGEST_SIGNER and load_rules("front")["issuer"].regex.fullmatch(folded) is not None


def _is_date(folded: str) -> bool:
    return len(folded) <= _LONGEST_NUMBER and load_rules("front")["date"].regex.fullmatch(folded) is not None

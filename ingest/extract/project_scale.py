"""How large a work is: the plan's own words for its size, its number and what is spent on it a year."""

from ingest.extract.money import find_amounts
from ingest.extract.project_names import RULES
from ingest.models import Reading


def read_scale(reading: Reading, name_end: int, end: int, *, counts_anywhere: bool) -> str | None:
    """The plan's words for size and number, and for what is spent a year, which is no total.

    In a sentence only a number right behind the name counts the work: `体验馆2个`.
    """
    folded, text = reading.cleaned.folded, reading.cleaned.text
    count = RULES["count"].regex
    counts = (
        count.finditer(folded, name_end, end) if counts_anywhere else filter(None, [count.match(folded, name_end, end)])
    )
    spans = [(m.start(), m.end()) for m in RULES["size"].regex.finditer(folded, name_end, end)]
    spans += [(m.start(), m.end()) for m in counts]
    spans += [(a.start, a.end) for a in find_amounts(folded, name_end, end) if a.yearly]
    words = [text[first:last] for first, last in sorted(_outermost(spans))]
    return "；".join(dict.fromkeys(words)) or None


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that are not inside another: the 500平方米 of 面积500平方米 is said already."""
    return [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]

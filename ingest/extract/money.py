"""Amounts of money in yuan: what a work costs in all, and what it costs a year, which is never the same thing."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.extract.numerals import MAGNITUDES, read_number
from ingest.rulebook import load_rules

RULES = load_rules("projects")

LONGEST_VERBS = 12
"""Characters between an amount and the name of the work that it is for: `的`, `，加快推进`."""

_EACH_YEAR = ("每年", "年均")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan and its place; `yearly` where it is spent every year or in one year only, `each` every year."""

    start: int
    end: int
    yuan: float
    yearly: bool
    each: bool = False


def find_amounts(folded: str, start: int, end: int) -> Iterator[Amount]:
    """The amounts of investment in folded[start:end]: 总投资约1500万元, 预计总投入1000万元, 每年投入200万元."""
    for match in RULES["investment"].regex.finditer(folded, start, end):
        yearly, yuan = match["yearly"] or "", read_yuan(match["number"], match["magnitude"] or "")
        yield Amount(match.start(), match.end(), yuan, bool(yearly), yearly.startswith(_EACH_YEAR))


def total_investment(folded: str, start: int, end: int) -> float | None:
    """The one amount that folded[start:end] gives for the whole work; None where it gives none or only yearly ones."""
    return next((amount.yuan for amount in find_amounts(folded, start, end) if not amount.yearly), None)


def investment_before(folded: str, start: int, at: int) -> float | None:
    """The amount that stands before the name of a work at this place, or before the verbs that build it, in
    folded[start:at]: `总投资2亿元的青石水库`, `投资2亿元建设青石水库`; what ends a bracket is another's: `投资2亿元）、青石水库`."""
    if folded.count("）", start, at) > folded.count("（", start, at):
        return None
    amount = next((amount for amount in find_amounts(folded, start, at) if not amount.yearly), None)
    return amount.yuan if amount is not None and at - amount.end <= LONGEST_VERBS else None


def investment_each_year(folded: str, start: int, end: int) -> float | None:
    """What folded[start:end] says that a work takes every year; what one year takes (`其中2021年`) is a part."""
    return next((amount.yuan for amount in find_amounts(folded, start, end) if amount.each), None)


def read_yuan(number: str, magnitude: str) -> float:
    """`1500` `万` is 15000000. Counted in decimals, so that 1.1亿 is not a fraction of a cent off."""
    return float(Decimal(str(read_number(number))) * MAGNITUDES.get(magnitude, 1))

"""How a target's value is written: the operator before it, the number, the unit and the bound behind it."""

import re
from dataclasses import dataclass

from ingest.clean.fold import fold
from ingest.extract.numerals import read_number
from ingest.rulebook import load_rules
from schema.roles import Operator

RULES = load_rules("indicators")

LEAD_IN = 24
"""Characters before a number in which its operator is looked for."""

LONGEST_VALUE = 30
"""A cell of more characters holds a list or a sentence, not a value."""

_BEFORE: dict[str, Operator] = {
    "at-most": Operator.AT_MOST,
    "below": Operator.BELOW,
    "at-least": Operator.AT_LEAST,
    "above": Operator.ABOVE,
    "decrease-by": Operator.DECREASE_BY,
    "increase-by": Operator.INCREASE_BY,
    "equal": Operator.EQUAL,
}
"""The rules for the words before a number; no two of them fit the same words."""

_LOWER_BOUNDS = ("at-least", "above")
_CHANGES = ("decrease-by", "increase-by")

_FRACTIONS = {"百": "%", "千": "‰", "万": "‱"}

_UPPER = re.compile(r"以内|之内|以下|^内$")
_LOWER = re.compile(r"以上")
_YEAR_BEFORE = re.compile(r"^[较比到至]?(?:20\d{2}年(?:底|末)?)(?=.*\d)")
_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"[\[〔【]$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit as printed, and the bound behind it (以上, 以内, 左右)."""

    start: int
    end: int
    number: float
    unit: str | None
    bound: str

    @property
    def is_percent(self) -> bool:
        return self.unit in RULES.words["percent"]


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity with its operator; `start` is where the operator's words begin, `said` whether there are any."""

    start: int
    end: int
    operator: Operator
    quantity: Quantity
    said: bool


def read_quantity(folded: str, at: int, last: int) -> Quantity | None:
    """The quantity that begins at this place."""
    if match := RULES["quantity"].regex.match(folded, at, last):
        return quantity_of(match)
    if match := RULES["fraction"].regex.match(folded, at, last):
        return _fraction_of(match)
    match = RULES["tenths"].regex.match(folded, at, last)
    return _tenths_of(match) if match else None


def _fraction_of(match: re.Match[str]) -> Quantity:
    """`百分之九十以上`: 90 %."""
    return Quantity(
        match.start(), match.end(), read_number(match["number"]), _FRACTIONS[match["of"]], match["bound"] or ""
    )


def _tenths_of(match: re.Match[str]) -> Quantity:
    """`八成以上`: 80 %; `一半以上`: 50 %."""
    number = 50 if match["half"] else 10 * read_number(match["number"])
    return Quantity(match.start(), match.end(), number, "%", match["bound"] or match["more"] or "")


def quantity_of(match: re.Match[str]) -> Quantity:
    bound = match.groupdict().get("bound") or ""
    number = read_number(match["number"])
    return Quantity(match.start("number"), match.end(), number, match["unit"] or None, bound)


def read_value(folded: str, quantity: Quantity, first: int) -> Value:
    """The quantity with the operator that stands before it, not before `first`."""
    before = folded[max(first, quantity.start - LEAD_IN) : quantity.start]
    cut = len(before)
    if other := RULES["of-another-number"].regex.search(before):
        cut = other.start()
    elif bracket := _BRACKETS.search(before):
        cut = bracket.start()
    for rule, operator in _BEFORE.items():
        if words := RULES[rule].regex.search(before[:cut]):
            start = quantity.start - len(before) + words.start()
            changes = _change(before[: words.start()]) if rule in _LOWER_BOUNDS else None
            return Value(start, quantity.end, changes or bounded(operator, quantity.bound), quantity, said=True)
    return Value(quantity.start, quantity.end, bounded(Operator.EQUAL, quantity.bound), quantity, said=False)


def _change(words: str) -> Operator | None:
    """What a number with a lower bound is a change of: `同比增长不低于12%`."""
    return next((_BEFORE[rule] for rule in _CHANGES if RULES[rule].regex.search(words)), None)


def read_cell(cell: str) -> Value | None:
    """The value of a table's cell; None for one without a number (有效遏制, —) and for one that is no value (2025年底)."""
    words = _SPACES.sub("", fold(cell))
    if RULES["date-cell"].regex.search(words):
        return None
    folded = _YEAR_BEFORE.sub("", words)
    first = re.search(r"\d", folded)
    if first is None or len(folded) > LONGEST_VALUE:
        return None
    quantity = read_quantity(folded, first.start(), len(folded))
    return read_value(folded, quantity, 0) if quantity is not None else None


def is_bare_value(words: str) -> bool:
    """Whether these words are a number with or without its unit, and nothing else."""
    return RULES["quantity"].regex.fullmatch(fold(words)) is not None


def is_unit_word(words: str) -> bool:
    """Whether these words are a unit and nothing else: %, 万个, 人/10万, 公里/百平方公里."""
    return bool(words) and RULES["unit-word"].regex.search(fold(words)) is not None


def bounded(operator: Operator, bound: str) -> Operator:
    """A bare number takes its operator from the bound behind it; 达到…以上 and 控制在…以内 say it twice, and 达到…以下
    means the bound."""
    if operator is Operator.AT_LEAST and _UPPER.search(bound):
        return Operator.AT_MOST
    if operator is not Operator.EQUAL:
        return operator
    if _LOWER.search(bound):
        return Operator.AT_LEAST
    return Operator.AT_MOST if _UPPER.search(bound) else Operator.EQUAL

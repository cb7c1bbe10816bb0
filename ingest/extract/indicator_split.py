"""Numbers that split their name: 抵御6级地震能力, 5年一遇除涝标准, 10小时到位目标."""

import re
from collections.abc import Callable

from ingest.extract.indicator_frames import SHORTEST_NAME, Frame, Statement
from ingest.extract.indicator_names import clean_name
from ingest.extract.indicator_values import RULES, quantity_of, read_value

LONGEST_VERB = 6
"""Characters before a number that can be the verb of a name which it splits."""


def split_by_number(frame: Frame) -> tuple[Statement, ...]:
    """The forms whose name the number splits: 抵御6级地震能力, 5年一遇除涝标准, 10小时到位目标."""
    rule, number = _SPLIT_BY.get(frame.value.quantity.unit or ""), frame.value.quantity.start
    if rule is None:
        return ()
    first = max(frame.start, number - LONGEST_VERB)
    matches = RULES[rule].regex.finditer(frame.folded, first, frame.last)
    match = next((match for match in matches if match.start("number") >= number), None)
    if match is None or match.start("number") != number:
        return ()
    name = _NAMES_AROUND[rule](match, clean_name(frame.folded[frame.start : match.start()]))
    quantity = quantity_of(match)
    operator = read_value(frame.folded, quantity, frame.start).operator
    statement = Statement(frame.start, match.end(), rule, name, operator, quantity)
    return (statement,) if len(name) >= SHORTEST_NAME else ()


_SPLIT_BY = {"级": "withstand", "年一遇": "return-period", "小时": "hours-goal", "分钟": "hours-goal"}
"""The rule for a name that is split, by the unit of the number that splits it."""

_NAMES_AROUND: dict[str, Callable[[re.Match[str], str], str]] = {
    "withstand": lambda match, left: match["verb"] + match["rest"].lstrip("的"),
    "return-period": lambda match, left: left + (match["rest"] or ""),
    "hours-goal": lambda match, left: match["rest"],
}

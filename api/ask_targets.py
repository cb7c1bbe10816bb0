"""The number that a question sets for the targets of indicators: 超过90%, at least 95 percent, 下降20%以上."""

import re

from api.ask_values import bounds
from ingest.extract.numerals import read_chinese

_UNITS = (("%", r"%|个百分点|percent|per cent"), ("‰", r"‰|per mille"), ("小时", r"小时|hours?"))
_UNIT = "|".join(f"(?P<unit{at}>{written})" for at, (_, written) in enumerate(_UNITS))
_SHARE_ZH = re.compile(r"(百|千)分之(\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)")
_TARGET = re.compile(rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?)\s*(?:{_UNIT})")
NUMBER = re.compile(r"(?:(?:要|将|再|需)?(?:下降|降低|减少|增长|提高|上升|增加)|[是为])?\d+(?:\.\d+)?(?:%|‰|个百分点)?")
"""A number in a question as words: no name that is asked about."""
_NUMBERS_PLACE = " # "
"""What stands in place of the number, so that words on both sides of it stay apart."""
_BEFORE = 24
_BEHIND = 9
_EQUAL = re.compile(
    r"以[上下内]|or more|or less|or above|or below|at (?:least|most)|至少|up to|达到|no (?:less|more)|not (?:less|more)|不(?!到|足|满)"
)
"""Words that let the number itself count too: 90%以上 and 不低于90% have 90, 超过90% has not."""
_CHANGES = (
    (
        "decrease_by",
        re.compile(r"下降|降低|减少|降幅|压减|\b(?:decreas|reduc|declin|cut|drop|fall|lower(?:ed|ing))\w*"),
    ),
    ("increase_by", re.compile(r"增长|提高|上升|增加|增幅|\b(?:increas|grow|ris|rais)\w*")),
)


def find_target(question: str) -> dict[str, object]:
    """The bounds as templates take them; empty where the question sets no number with a unit. `question` is folded."""
    question = _SHARE_ZH.sub(_in_signs, question)
    match = _TARGET.search(question)
    if match is None:
        return {}
    before = question[max(0, match.start() - _BEFORE) : match.start()]
    around = before + _NUMBERS_PLACE + question[match.end() : match.end() + _BEHIND]
    unit = next(name for at, (name, _) in enumerate(_UNITS) if match[f"unit{at}"])
    operator = next((name for name, words in _CHANGES if words.search(around)), None)
    named: dict[str, object] = {"target": float(match["number"]), "unit": unit}
    named |= dict.fromkeys(_sides(around), float(match["number"]))
    return named if operator is None else named | {"operator": operator}


def _in_signs(share: re.Match[str]) -> str:
    """百分之九十 as 90%."""
    number = share[2] if share[2][0].isdecimal() else str(read_chinese(share[2]))
    return number + ("%" if share[1] == "百" else "‰")


def _sides(around: str) -> tuple[str, ...]:
    """Which bounds the words around the number set; a bare number is both."""
    least, most = bounds(around)
    if most:
        return ("at_most",) if _EQUAL.search(around) else ("below",)
    if least:
        return ("at_least",) if _EQUAL.search(around) else ("above",)
    return ("at_least", "at_most")

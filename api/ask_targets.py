"""The number that a question sets for the targets of indicators: 超过90%, at least 95 percent, 下降20%以上."""

import re

from api.ask_values import TO, bounds, words_around
from ingest.extract.numerals import read_chinese

_UNITS = (("%", r"%|个百分点|percent|per cent"), ("‰", r"‰|per mille"), ("小时", r"小时|hours?"))
_UNIT = "|".join(f"(?P<unit{at}>{written})" for at, (_, written) in enumerate(_UNITS))
_SHARE_ZH = re.compile(r"(百|千)分之(\d+(?:\.\d+)?|[一二两三四五六七八九十百]+)")
_TARGET = re.compile(rf"(?<![\d.])(?P<number>\d+(?:\.\d+)?)\s*(?:{_UNIT})")
_RANGE = re.compile(rf"(?<![\d.])(?P<low>\d+(?:\.\d+)?)\s*(?:{_UNIT.replace('?P<', '?P<low_')})?{TO}{_TARGET.pattern}")
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
    if match := _RANGE.search(question):
        return (
            _named(match)
            | {"at_least": float(match["low"]), "at_most": float(match["number"])}
            | _change(question, match)
        )
    found = list(_TARGET.finditer(question))[:2]
    if not found:
        return {}
    named = _named(found[0])
    parted = [match for match in found if _unit(match) == named["unit"]]
    for match, around in zip(parted, words_around(question, parted, _BEFORE, _BEHIND, _NUMBERS_PLACE), strict=True):
        if sides := dict.fromkeys(_sides(around), float(match["number"])):
            named = sides | named
    return named | _change(question, found[0])


def _named(match: re.Match[str]) -> dict[str, object]:
    return {"target": float(match["number"]), "unit": _unit(match)}


def _unit(match: re.Match[str]) -> str:
    return next(name for at, (name, _) in enumerate(_UNITS) if match[f"unit{at}"])


def _change(question: str, match: re.Match[str]) -> dict[str, object]:
    """Whether the number is one by which something goes up or down."""
    around = question[max(0, match.start() - _BEFORE) : match.start()] + question[match.end() : match.end() + _BEHIND]
    return next(({"operator": name} for name, words in _CHANGES if words.search(around)), {})


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

"""What a question says that is no name: roles, dates, sums of money, recurrences, the nature of indicators."""

import itertools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from api.ask_dates import DATE_EN, find_dates
from ingest.extract.numerals import read_chinese
from schema.evidence import Frozen

_FILE = Path(__file__).with_suffix(".toml")

_YEAR_ZH = re.compile(r"二[零〇○][一二三四五六七八九零〇○]{2}(?=年)")
_SUM_ZH = re.compile(
    r"[一二两三四五六七八九十](?:个亿|[零一二两三四五六七八九十百千]*[万亿]+)(?:[零一二两三四五六七八九十百千]+万)?"
)

TO = r"\s*(?:[-—–~至到和]|to|and)\s*"
"""Between the two ends of a range."""
_TO = re.compile(TO)
_BEHIND_IT = re.compile(r"^\s*(?:以[上下内]|or (?:more|less|above|below))?")
"""What bounds the number in front of it; other words between two numbers bound the second."""


class Value(Frozen):
    """A word of a closed set, and what names it in a question."""

    kind: str
    value: str
    zh: str
    en: str


class Bound(Frozen):
    zh: str
    en: str


class Words(Frozen):
    """The file's content."""

    value: tuple[Value, ...]
    bound: dict[str, Bound]
    unit: dict[str, float]


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a question. `until` is a last day; `least` and `most` are yuan."""

    roles: tuple[str, ...] = ()
    nature: str | None = None
    recurrence: str | None = None
    since: date | None = None
    until: date | None = None
    least: float | None = None
    most: float | None = None


@cache
def _load() -> Words:
    return Words.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


@cache
def chinese_patterns() -> tuple[re.Pattern[str], ...]:
    """What a Chinese question names a value by."""
    words = _load()
    return tuple(re.compile(named.zh) for named in words.value) + tuple(re.compile(b.zh) for b in words.bound.values())


@cache
def english_patterns() -> tuple[re.Pattern[str], ...]:
    """What an English question names a value by."""
    words = _load()
    patterns = (*(value.en for value in words.value), *(bound.en for bound in words.bound.values()))
    return (DATE_EN, *map(re.compile, patterns))


def find_values(question: str) -> Values:
    """The values that a question names; `question` is folded to half-width lower case."""
    question = _in_digits(question)
    roles = _named("role", question)
    since, until = find_dates(question)
    least, most = _find_sum(question)
    return Values(
        roles=roles,
        nature=next(iter(_named("nature", question)), None),
        recurrence=next(iter(_named("recurrence", question)), None),
        since=since,
        until=until,
        least=least,
        most=most,
    )


def _in_digits(question: str) -> str:
    """The question with the years and sums that it writes out: 二〇二五年 as 2025年, 四百万 as 4000000元."""
    question = _YEAR_ZH.sub(lambda match: str(read_chinese(match[0])), question)
    return _SUM_ZH.sub(lambda match: f"{read_chinese(match[0].replace('个', ''))}元", question)


def _named(kind: str, question: str) -> tuple[str, ...]:
    return tuple(v.value for v in _load().value if v.kind == kind and re.search(f"{v.zh}|{v.en}", question))


def bounds(words: str) -> tuple[bool, bool]:
    """Whether the words around a number make it the least, or the most; 不超过 has 超过 in it and is the most."""
    most, least = _load().bound["most"], _load().bound["least"]
    is_most = re.search(f"{most.zh}|{most.en}", words) is not None
    return not is_most and re.search(f"{least.zh}|{least.en}", words) is not None, is_most


def words_around(text: str, numbers: Sequence[re.Match[str]], before: int, behind: int, place: str = "") -> list[str]:
    """The words that may bound each number, `place` where it stands: so many letters on both sides, none of another's."""
    ends = [number.end() + len(_BEHIND_IT.findall(text[number.end() :])[0]) for number in numbers]
    begins = [max(number.start() - before, end) for number, end in zip(numbers, [0, *ends], strict=False)]
    last = [*ends[:-1], numbers[-1].end() + behind] if numbers else []
    return [
        text[begin : number.start()] + place + text[number.end() : end]
        for begin, number, end in zip(begins, numbers, last, strict=True)
    ]


@cache
def _sum_pattern() -> re.Pattern[str]:
    units = "|".join(sorted((re.escape(unit) for unit in _load().unit), key=len, reverse=True))
    return re.compile(
        rf"(?P<currency>[¥￥]|\b(?:rmb|cny)\s*)?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{units})?\s*(?P<after>元|yuan|rmb|cny|块)?"
    )


def _find_sum(question: str) -> tuple[float | None, float | None]:
    """(at least, at most) in yuan."""
    matches = list(_sum_pattern().finditer(question))
    for one, other in itertools.pairwise(matches):
        if _TO.fullmatch(question[one.end() : other.start()]) and _is_money(other):
            unit = one["unit"] or other["unit"]
            return _yuan(one["number"], unit), _yuan(other["number"], other["unit"])
    money = [match for match in matches if _is_money(match)][:2]
    least: float | None = None
    most: float | None = None
    for match, around in zip(money, words_around(question, money, 16, 6), strict=True):
        yuan = _yuan(match["number"], match["unit"])
        if bounds(around)[1]:
            most = yuan if most is None else most
        elif least is None:
            least = yuan
    return least, most


def _is_money(match: re.Match[str]) -> bool:
    return bool(match["currency"] or match["after"] or match["unit"] in ("亿", "万", "千万", "百万"))


def _yuan(number: str, unit: str | None) -> float:
    return float(number.replace(",", "")) * _load().unit.get(unit or "", 1.0)

"""What a question says that is no name: roles, dates, sums of money, recurrences, the nature of indicators."""

import calendar
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ingest.extract.numerals import read_chinese
from schema.evidence import Frozen

_FILE = Path(__file__).with_suffix(".toml")

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))

_DATE_ZH = re.compile(
    r"(?P<year>20\d\d|(?<!\d)[23]\d(?=年(?:年?[底末]|之前|以前|前|内|1[0-2]月|[1-9]月)))年(?:(?P<month>1[0-2]|0?[1-9])月(?:份|(?P<day>[12]\d|3[01]|0?[1-9])[日号])?)?(?P<half>上半年|下半年)?"
    r"(?P<end>年?[底末])?(?P<before>之前|以前|前)?"
)
_DATE_EN = re.compile(
    rf"(?P<before>before\s+)?(?:(?P<half>first half|second half)\s+of\s+)?(?:(?P<month>{_MONTH_WORD})\.?\s+(?:(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+)?)?"
    r"\b(?P<year>20\d\d)\b(?:-(?P<iso_month>\d\d)(?:-(?P<iso_day>\d\d))?)?"
)
_CENTURY = 100
_YEAR_ZH = re.compile(r"二[零〇○][一二三四五六七八九零〇○]{2}(?=年)")
_SUM_ZH = re.compile(
    r"[一二两三四五六七八九十](?:个亿|[零一二两三四五六七八九十百千]*[万亿]+)(?:[零一二两三四五六七八九十百千]+万)?"
)
_PERIOD_END = re.compile(
    r"十四五(?:规划)?(?:时?期)?(?:末|结束|收官)|\bend of (?:the )?(?:14th |fourteenth )?five[- ]year (?:plan|planning period|period)"
)
_PERIOD_LAST = date(2025, 12, 31)
_SINCE = re.compile(r"以后|之后|起|onwards?")
_BY = re.compile(r"(?:到|至|截至|截止|\bby(?: the)?(?: end of)?|until|till|no later than(?: the end of)?|end of)\s*$")


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
    return (_DATE_EN, *map(re.compile, patterns))


def find_values(question: str) -> Values:
    """The values that a question names; `question` is folded to half-width lower case."""
    question = _in_digits(question)
    roles = _named("role", question)
    since, until = _find_dates(question)
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


def _find_dates(question: str) -> tuple[date | None, date | None]:
    """(first day, last day): `2022年底前` has the last one only, `in 2022` both, `2023年以后` the first one only."""
    match = _DATE_ZH.search(question) or _DATE_EN.search(question)
    if match is None:
        return None, _PERIOD_LAST if _PERIOD_END.search(question) else None
    first, last = _range_of(match)
    found = match.groupdict()
    if found["before"]:
        return None, last if found.get("end") else first - timedelta(days=1)
    if found.get("end") or _BY.search(question, 0, match.start()):
        return None, last
    return first, None if _SINCE.match(question, match.end()) else last


def _range_of(match: re.Match[str]) -> tuple[date, date]:
    found = match.groupdict()
    year = int(found["year"]) % _CENTURY + _CENTURY * 20
    month = _month_of(found["month"] or found.get("iso_month"))
    day = found["day"] or found.get("iso_day")
    if month is not None and day is not None and 1 <= int(day) <= calendar.monthrange(year, month)[1]:
        return date(year, month, int(day)), date(year, month, int(day))
    first, last = (month, month) if month is not None else _half_of(found["half"])
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _half_of(half: str | None) -> tuple[int, int]:
    if half is None:
        return 1, 12
    return (1, 6) if half in ("上半年", "first half") else (7, 12)


def _month_of(written: str | None) -> int | None:
    if written is None:
        return None
    month = int(written) if written.isdecimal() else _MONTHS[written]
    return month if 1 <= month <= 12 else None


@cache
def _sum_pattern() -> re.Pattern[str]:
    units = "|".join(sorted((re.escape(unit) for unit in _load().unit), key=len, reverse=True))
    return re.compile(
        rf"(?P<currency>[¥￥]|\b(?:rmb|cny)\s*)?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>{units})?\s*(?P<after>元|yuan|rmb|cny|块)?"
    )


def _find_sum(question: str) -> tuple[float | None, float | None]:
    """(at least, at most) in yuan."""
    for match in _sum_pattern().finditer(question):
        if not (match["currency"] or match["after"] or match["unit"] in ("亿", "万", "千万", "百万")):
            continue
        yuan = float(match["number"].replace(",", "")) * _load().unit.get(match["unit"] or "", 1.0)
        around = question[max(0, match.start() - 16) : match.end() + 6]
        most = _load().bound["most"]
        return (None, yuan) if re.search(f"{most.zh}|{most.en}", around) else (yuan, None)
    return None, None

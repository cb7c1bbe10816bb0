"""The days that a question asks about, in Chinese or in English."""

import calendar
import re
from datetime import date, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_MONTH_WORD = "|".join(sorted(_MONTHS, key=len, reverse=True))

_DATE_ZH = re.compile(
    r"(?P<year>20\d\d|(?<!\d)[23]\d(?=年(?:年?[底末]|之前|以前|前|内|1[0-2]月|[1-9]月)))(?:年|(?=\s*[-—–~至到]\s*20\d\d))(?:(?P<month>1[0-2]|0?[1-9])月(?:份|(?P<day>[12]\d|3[01]|0?[1-9])[日号])?)?(?P<half>上半年|下半年)?"
    r"(?P<end>年?[底末])?(?P<before>之前|以前|前)?"
)
DATE_EN = re.compile(
    rf"(?P<before>before\s+)?(?:(?P<half>first half|second half)\s+of\s+)?(?:(?P<month>{_MONTH_WORD})\.?\s+(?:(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+)?)?"
    r"\b(?P<year>20\d\d)\b(?:-(?P<iso_month>\d\d)(?!\d)(?:-(?P<iso_day>\d\d)(?!\d))?)?"
)
_CENTURY = 100
_PERIOD_END = re.compile(
    r"十四五(?:规划)?(?:时?期)?(?:末|结束|收官)|\bend of (?:the )?(?:14th |fourteenth )?five[- ]year (?:plan|planning period|period)"
)
_PERIOD_LAST = date(2025, 12, 31)
_TO = re.compile(r"\s*(?:[-—–~至到和与]|to|and|through|until|till)\s*(?:the )?(?:end of )?")
"""Between the first and the last day of a range."""
_SINCE = re.compile(r"以后|之后|起|onwards?")
_BY = re.compile(r"(?:到|至|截至|截止|\bby(?: the)?(?: end of)?|until|till|no later than(?: the end of)?|end of)\s*$")


def find_dates(question: str) -> tuple[date | None, date | None]:
    """(first day, last day): `2022年底前` has the last one only, `in 2022` and `2022年到2024年` both, `2023年以后` the first one only."""
    match = _DATE_ZH.search(question) or DATE_EN.search(question)
    if match is None:
        return None, _PERIOD_LAST if _PERIOD_END.search(question) else None
    if (range_last := _last_of_range(question, match.end())) is not None and range_last > _range_of(match)[0]:
        return _range_of(match)[0], range_last
    first, last = _range_of(match)
    found = match.groupdict()
    if found["before"]:
        return None, last if found.get("end") else first - timedelta(days=1)
    if found.get("end") or _BY.search(question, 0, match.start()):
        return None, last
    return first, None if _SINCE.match(question, match.end()) else last


def _last_of_range(question: str, at: int) -> date | None:
    """The last day where a second date follows the one that ends here: 2022年到2024年, between 2022 and 2024."""
    joined = _TO.match(question, at)
    if joined is None:
        return None
    second = _DATE_ZH.match(question, joined.end()) or DATE_EN.match(question, joined.end())
    if second is None:
        return None
    first, last = _range_of(second)
    found = second.groupdict()
    return first - timedelta(days=1) if found["before"] and not found.get("end") else last


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

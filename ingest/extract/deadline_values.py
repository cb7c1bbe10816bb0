"""What a deadline's words are worth: the last day, how exactly it is given, how often it comes back."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ingest.extract.numerals import read_chinese, read_number
from schema.roles import Precision

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_TENS = {"上": 10, "中": 20}
"""The last day of a month's ten days: 上旬, 中旬; 下旬 ends with the month."""

_PERIODS = {
    "年": (1, "Y"),
    "学年": (1, "Y"),
    "学期": (6, "M"),
    "半年": (6, "M"),
    "季度": (3, "M"),
    "季": (3, "M"),
    "月": (1, "M"),
    "周": (1, "W"),
    "天": (1, "D"),
    "日": (1, "D"),
}

_DONE = ("完成", "建成", "实现", "基本", "全面", "达到", "打造", "培育")

_HALVES = {"年": "P6M", "月": "P15D"}

_STRICTLY_BEFORE = frozenset({"前", "之前", "以前"})
"""`2025年前` without 底 ends with the day before the year begins."""

_NO_GROUPS: dict[str, str | None] = dict.fromkeys(("year", "month", "day", "ten", "quarter", "half", "edge"))

PLAN_ZERO_END = 1955
"""Since the fifth five-year plan, plan N ends in 1955 + 5 N: “十四五” in 2025."""


_SINCE = re.compile(r"(?<!\d)(?P<year>20\d{2})年(?:起|开始)[，的]?(?:力争|争取|计划)?(?:用|通过|经过|在)?$")
"""From which year on a duration is counted: `2021年起，用3年时间`."""

_SINCE_REACH = 14
_TERM = re.compile(r"“?十([一二三四五六七])五”?")
_TITLE_BASE = re.compile(r"[（(](?:以|按|比|较)[^（）()]*[）)]")
"""What a title says that its numbers are compared with: （以2010年为基数）."""

_TITLE_YEARS = re.compile(r"(20\d{2})\s?年(?!之?前|以前)")


@dataclass(frozen=True, slots=True)
class DeadlineValue:
    """`date` is ISO 8601 (the last day), `recurrence` an ISO 8601 duration."""

    date: str | None
    precision: Precision
    recurrence: str | None = None


def value_of_date(match: re.Match[str], year: int | None = None) -> DeadlineValue | None:
    """The last day of the year, half, quarter, month or day that a match's groups name; None for no such day.

    A match without a year of its own takes `year`.
    """
    groups = _NO_GROUPS | match.groupdict()
    if year is None:
        year = _year(groups["year"] or "")
    precision, first, last = _days(groups, year)
    if last is None or first is None:
        return None
    if groups["edge"] in _STRICTLY_BEFORE and precision is not Precision.DAY and not groups["ten"]:
        last = first - timedelta(days=1)
    return DeadlineValue(last.isoformat(), precision)


def value_of_range(match: re.Match[str]) -> DeadlineValue | None:
    """The last day of a span of years, months or days (`2023年3月1日至20日`); None for no such day."""
    groups = match.groupdict()
    year, month = int(match["year"]), int(groups.get("month") or groups.get("first") or 12)
    day = int(groups.get("day") or groups.get("same") or monthrange(year, month)[1])
    is_day = day <= monthrange(year, month)[1]
    return DeadlineValue(date(year, month, day).isoformat(), Precision.PERIOD) if is_day else None


def value_of_months(month: str, year: int) -> DeadlineValue:
    """The last day of a month, or of months of which this is the last."""
    return DeadlineValue(_month_end(year, int(month)).isoformat(), Precision.MONTH)


def value_of_five_years(match: re.Match[str], precision: Precision) -> DeadlineValue:
    """The last day of a five-year plan: “十四五” ends with 2025."""
    year = PLAN_ZERO_END + 5 * (10 + read_chinese(match["ordinal"]))
    return DeadlineValue(f"{year}-12-31", precision)


def year_in_title(title: str) -> int | None:
    """The year that a title is for: 2035年远景目标, “十四五”时期分类目标."""
    if term := _TERM.search(title):
        return PLAN_ZERO_END + 5 * (10 + read_chinese(term[1]))
    years = _TITLE_YEARS.findall(_TITLE_BASE.sub("", title))
    return int(years[-1]) if years else None


def value_of_recurrence(match: re.Match[str]) -> DeadlineValue:
    """How often: `每2年` is P2Y, `每半年` and `每（半）年` P6M, `每季度` P3M, `每半月` P15D."""
    groups = match.groupdict()
    count, unit = groups.get("count") or "1", match["unit"]
    if count in ("半", "（半）"):
        return DeadlineValue(None, Precision.RECURRENCE, _HALVES.get(unit, "P6M"))
    number, letter = _PERIODS[unit]
    return DeadlineValue(None, Precision.RECURRENCE, f"P{int(read_number(count)) * number}{letter}")


def value_of_duration(match: re.Match[str]) -> DeadlineValue | None:
    """A bare duration has no last day, but one that is counted from a year has; None where the words only count something (`三年行动`): one needs
    时间, 内 or 努力 behind it, 用 before it and 建成 behind, or 未来 before it and a comma behind."""
    opens = match["ahead"] and match.string[match.end() : match.end() + 1] == "，"
    used = (
        match.string[match.start() - 1 : match.start()] == "用" and match.string[match.end() : match.end() + 2] in _DONE
    )
    if match["mark"] is None and not opens and not used:
        return None
    since = _SINCE.search(match.string, max(0, match.start() - _SINCE_REACH), match.start())
    if since is not None and match["unit"] == "年":
        last = int(since["year"]) + int(read_number(match["upper"] or match["count"])) - 1
        return DeadlineValue(f"{last}-12-31", Precision.PERIOD)
    return DeadlineValue(None, Precision.DURATION)


def _year(written: str) -> int:
    return int(written) if written.isdigit() else read_chinese(written)


def _days(groups: dict[str, str | None], year: int) -> tuple[Precision, date | None, date | None]:
    """The precision, the first and the last day of what the groups name in this year."""
    if groups["month"]:
        month = int(read_number(groups["month"]))
        if groups["day"]:
            day = int(groups["day"])
            exact = date(year, month, day) if day <= monthrange(year, month)[1] else None
            return Precision.DAY, exact, exact
        last = date(year, month, _TENS[groups["ten"]]) if groups["ten"] in _TENS else _month_end(year, month)
        return Precision.MONTH, date(year, month, 1), last
    if groups["quarter"]:
        month = 3 * _QUARTERS[groups["quarter"]]
        return Precision.QUARTER, date(year, month - 2, 1), _month_end(year, month)
    if groups["half"]:
        month = 6 if groups["half"] == "上半年" else 12
        return Precision.HALF, date(year, month - 5, 1), _month_end(year, month)
    return Precision.YEAR, date(year, 1, 1), date(year, 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])

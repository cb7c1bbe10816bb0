"""Times without a year of their own: 年底前, 6月底前, 春节前, 汛期前. Which year they mean, where the plan says so."""

import re
from datetime import date, timedelta

from ingest.extract.deadline_values import DeadlineValue, value_of_date, value_of_months
from ingest.extract.plan_years import first_year, is_short, only_year
from ingest.extract.relative_time import last_day
from ingest.extract.stage_years import stage_year
from ingest.extract.time_signs import RULES, line_at
from ingest.models import FrontMatter
from schema.roles import Precision

_YEAR_REACH = 200
"""Characters before `6月底前` in which the sentence names its year."""

_DATE_REACH = 2000
"""Characters before it in which a plan without a year of its own names one."""

_EACH_YEAR = re.compile(r"每年[^，。；]{1,12}[、和及]$")
"""`每年1月10日前、7月10日前`: the year of the first day is that of the second."""

_UNTIL = "到至"
_COMPARED = "较比"
"""Before a year that something is compared with."""

_BY = re.compile("[前底末内]$")
"""How words end that say by when also where nothing tells of which year."""

_ANY_YEAR = 2000
_NEXT = "明"


def yearless(match: re.Match[str], front: FrontMatter) -> DeadlineValue | None:
    """年底前, 6月底前: of the year named before in its sentence, else of the stage above, else of the plan's only year, else,
    where the plan says nothing of its years, of the date before that is no aim; in a plan for a few years of that of issue; else of the
    year that its paragraph opens with. Where none is told, no day is known."""
    sentence = _sentence(match)
    if _EACH_YEAR.search(match.string, sentence, match.start()):
        return DeadlineValue(None, Precision.RECURRENCE, "P1Y")
    year = _year(match, front)
    is_once = "每" not in match.string[sentence : match.start()]
    if year is None and is_short(front) and is_once and (value := _next_after_issue(match, front.issued)) is not None:
        return value
    year = year or _year_of_paragraph(match)
    if year is not None:
        return value_of_date(match, year)
    of_any_year = value_of_date(match, _ANY_YEAR)
    is_told = is_once and of_any_year is not None and _BY.search(match[0])
    return DeadlineValue(None, of_any_year.precision) if is_told and of_any_year is not None else None


def yearless_months(match: re.Match[str], front: FrontMatter) -> DeadlineValue | None:
    """9-10月, 4月份: of the year named before in its sentence, else of the plan's only year."""
    year = _last_year(match.string, _sentence(match), match.start()) or only_year(front)
    return value_of_months(match["month"] or match["single"], year) if year is not None else None


def festival_eve(match: re.Match[str], front: FrontMatter) -> DeadlineValue:
    """春节前, 2024年国庆节前: the day before; without a year of its own the next one. No day where none tells the year."""
    year = _named_year(match, front)
    if year is None:
        return DeadlineValue(None, Precision.DAY)
    name = match["festival"].strip("“”")
    eve = _eve(name, year)
    is_next = match["year"] is None and match["of"] is None
    is_over = is_next and eve is not None and eve < (front.issued or f"{year}-01-01")
    return DeadlineValue(_eve(name, year + 1) if is_over else eve, Precision.DAY)


def before_season(match: re.Match[str], front: FrontMatter) -> DeadlineValue:
    """汛期前, 2024年供暖季前: of the year, and no more is known."""
    year = _named_year(match, front)
    return DeadlineValue(None if year is None else f"{year}-12-31", Precision.YEAR)


def _named_year(match: re.Match[str], front: FrontMatter) -> int | None:
    if match["year"] is not None:
        return int(match["year"])
    if match["of"] is None:
        return _year(match, front) or _year_of_paragraph(match)
    year = int(front.issued[:4]) if front.issued is not None else only_year(front)
    return year + 1 if year is not None and match["of"] == _NEXT else year


def _eve(festival: str, year: int) -> str | None:
    """The day (ISO) before a festival of this year."""
    day = last_day(f"{year}年{festival}", f"{year}-01-01")
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day is not None else None


def _year(match: re.Match[str], front: FrontMatter) -> int | None:
    """The year of the sentence, of the stage, of the plan; where it says nothing of its years, of the date before."""
    year = _last_year(match.string, _sentence(match), match.start()) or stage_year(match) or only_year(front)
    if year is None and first_year(front) is None:
        year = _last_year(match.string, max(0, match.start() - _DATE_REACH), match.start(), aims=False)
    return year


def _year_of_paragraph(match: re.Match[str]) -> int | None:
    opening = RULES["opens-with-year"].regex.match(line_at(match.string, match.start()))
    return int(opening["year"]) if opening is not None else None


def _next_after_issue(match: re.Match[str], issued: str | None) -> DeadlineValue | None:
    """Of a plan for a few years: of the year of issue, if that leaves time for it."""
    if issued is None:
        return None
    value = value_of_date(match, int(issued[:4]))
    return value if value is not None and value.date is not None and value.date > issued else None


def _sentence(match: re.Match[str]) -> int:
    """Where the sentence of a match begins, as far as its year is looked for."""
    first = max(0, match.start() - _YEAR_REACH)
    return max(first, *(match.string.rfind(mark, first, match.start()) + 1 for mark in "\n。"))


def _last_year(folded: str, start: int, end: int, *, aims: bool = True) -> int | None:
    """The last year named; without `aims` none that only is to be reached: 到2030年."""
    dates = RULES["date"].regex.finditer(folded, start, end)
    no_years = _COMPARED if aims else _COMPARED + _UNTIL
    years = [found["year"] for found in dates if folded[found.start() - 1] not in no_years]
    return int(years[-1]) if years and years[-1].isdigit() else None

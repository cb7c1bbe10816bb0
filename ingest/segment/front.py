"""What the plan says about itself: title, number, date, issuer, status and period."""

import re

from ingest.models import Cleaned, FrontMatter, Section
from schema.roles import PlanStatus

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔\d{4}〕\d{1,4}号")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NOTICE = re.compile(r"关于(?:印发|发布|下发|转发|公布)(.+?)的?通知")
_DRAFT = re.compile(r"征求意见稿|草案|送审稿|讨论稿|初稿")
_PERIODS = {"十二五": (2011, 2015), "十三五": (2016, 2020), "十四五": (2021, 2025), "十五五": (2026, 2030)}
_YEARS = re.compile(r"(20\d\d)年?(?:[-—~至到]+)(20\d\d)年")
_PLAN = re.compile(r"(?:规划|计划|方案|纲要|行动|意见|措施|工程)(?:（[^）]*）)?$")
_ISSUER = re.compile(r"(?:人民政府|办公室|委员会|办公厅|[厅局部])$")
_CITY = re.compile(r"^([\u4e00-\u9fff]{2,9}?(?:自治区|自治州|自治县|特别行政区|省|市|区|县|旗))")


def read_front(cleaned: Cleaned, sections: tuple[Section, ...]) -> FrontMatter:
    lines = _front_lines(cleaned, sections)
    whole = "\n".join(lines)
    title = _find_title(lines) or cleaned.document.name
    period = _find_period(title) or _find_period(whole)
    issuer = next((line for line in lines if _ISSUER.search(line) and len(line) <= 25), None)
    city = _CITY.match(re.sub(r"^“?[“”十一二三四五]+”?(?:时期)?", "", title)) or (
        _CITY.match(issuer) if issuer else None
    )
    return FrontMatter(
        title=title,
        city=None,
        city_written=city[1] if city else None,
        ancestors=(),
        doc_number=match[0] if (match := _NUMBER.search(whole)) else None,
        issued=_find_date(lines),
        status=PlanStatus.DRAFT if _DRAFT.search(whole) else PlanStatus.ISSUED,
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        issuer=issuer,
    )


def _front_lines(cleaned: Cleaned, sections: tuple[Section, ...]) -> list[str]:
    end = sections[0].start if sections else len(cleaned.folded)
    return [cleaned.folded[p.start : p.end] for p in cleaned.paragraphs if p.end <= end]


def _find_title(lines: list[str]) -> str | None:
    """A short line that is a plan's name, else the name inside the notice's own title."""
    for line in lines:
        if len(line) <= 45 and _PLAN.search(line) and not _NOTICE.search(line) and "。" not in line:
            return _DRAFT.sub("", line).replace("（）", "").strip("《》")
    for first, second in zip(lines, [*lines[1:], ""], strict=False):
        if match := _NOTICE.search(first) or _NOTICE.search(first + second):
            return match[1].strip("《》")
    return None


def _find_date(lines: list[str]) -> str | None:
    for line in lines:
        if match := _DATE.fullmatch(line):
            return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return None


def _find_period(text: str) -> tuple[int, int] | None:
    if match := _YEARS.search(text):
        return int(match[1]), int(match[2])
    return next((years for name, years in _PERIODS.items() if name in text), None)

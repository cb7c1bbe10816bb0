"""By when, in which period or how often: the time expressions of the forward-looking part, each with its value."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.extract.clauses import clause_around, commitment_around
from ingest.extract.deadline_values import (
    DeadlineValue,
    value_of_date,
    value_of_duration,
    value_of_five_years,
    value_of_months,
    value_of_range,
    value_of_recurrence,
)
from ingest.extract.forward import first_year, forward_sections, only_year
from ingest.extract.indicator_columns import is_indicator_table
from ingest.extract.relative_time import last_day
from ingest.models import DeadlineMention, FrontMatter, Reading, Section, Table
from ingest.rulebook import load_rules
from schema.roles import Basis, Precision, SectionKind

RULES = load_rules("deadlines")

LEAD_IN = 12
"""Characters before an expression that can make it no deadline."""

YEAR_REACH = 200
"""Characters before `6月底前` in which the sentence names its year."""

DATE_REACH = 2000
"""Characters before it in which a plan without a year of its own names one."""

_UNTIL = re.compile(r"(?:截[至止]到?|(?<![高升长少降大展增低缩减])[到至])$")
_CELL_ENDS = ("\t", "\n", "|")
_NAMED_PERIOD = re.compile(r"(?:时期|期间|计划|行动|方案|规划|纲要)”?（$")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that say when, where they stand, and what they are worth. `year` is the last year they reach."""

    start: int
    end: int
    rule: str
    value: DeadlineValue

    @property
    def year(self) -> int | None:
        return int(self.value.date[:4]) if self.value.date else None


def extract_deadlines(reading: Reading) -> tuple[DeadlineMention, ...]:
    """Every expression of the forward-looking sections that says by when, in which period or how often."""
    found: list[DeadlineMention] = []
    tables = [table for table in reading.cleaned.tables if is_indicator_table(table)]
    for section, start, end in forward_sections(reading):
        found += (
            _mention(reading, section, expression, start, end)
            for expression in find_expressions(reading.cleaned.folded, start, end, reading.front)
            if not _is_term_of_goals(expression, section)
            and not _in_table(expression, tables)
            and not _is_signature(expression, reading)
        )
    return tuple(found)


def find_expressions(folded: str, start: int, end: int, front: FrontMatter) -> tuple[Expression, ...]:
    """The expressions that are deadlines in folded[start:end], in order, none overlapping another."""
    found: list[Expression] = []
    taken: set[int] = set()
    for rule, read in _READERS.items():
        for match in RULES[rule].regex.finditer(folded, start, end):
            if not taken.isdisjoint(range(*match.span())):
                continue
            value = read(match, front)
            if value is not None and _stands(rule, match, value, front):
                taken.update(range(*match.span()))
                first = _with_until(match, start) if value.date else match.start()
                found.append(Expression(first, match.end(), rule, value))
    return tuple(sorted(found, key=lambda expression: expression.start))


def _mention(reading: Reading, section: Section, expression: Expression, start: int, end: int) -> DeadlineMention:
    cleaned = reading.cleaned
    clause = commitment_around(cleaned.folded, expression.start, expression.end, first=start, last=end)
    return DeadlineMention(
        start=clause.start,
        end=clause.end,
        rule=f"deadline-{expression.rule}",
        basis=Basis.STATED,
        text=cleaned.text[expression.start : expression.end],
        date=expression.value.date,
        precision=expression.value.precision,
        recurrence=expression.value.recurrence,
        section=section.index,
    )


def _with_until(match: re.Match[str], first: int) -> int:
    """`到2025年`, `截至2025年底`: the word before belongs to the expression."""
    before = _UNTIL.search(match.string, max(first, match.start() - 3), match.start())
    return before.start() if before else match.start()


def _is_term_of_goals(expression: Expression, section: Section) -> bool:
    """“十四五”期间 is a deadline where it is the term of a commitment, not where it opens the aims or guiding thoughts."""
    return expression.rule == "five-year-term" and section.kind in (SectionKind.GOALS, SectionKind.GUIDANCE)


def _stands(rule: str, match: re.Match[str], value: DeadlineValue, front: FrontMatter) -> bool:
    """Whether these words set something: not a title, not the past, not another document's year."""
    folded, start, end = match.string, match.start(), match.end()
    before = folded[max(0, start - LEAD_IN) : start]
    if _in_title(folded, start):
        return False
    if rule == "duration":
        return not RULES["before-no-duration"].regex.search(before)
    if value.date is None:
        return RULES["before-no-recurrence"].regex.search(before) is None
    if rule == "labelled-month":
        return _fills_cell(folded, start, end) or RULES["labelled"].regex.search(before) is not None
    if rule.startswith("five-year") and _looks_back(value, before, front):
        return False
    if _NAMED_PERIOD.search(before) or _is_past(match, front):
        return False
    return rule != "date" or bool(match["edge"]) or _sets_by_year(folded, start, end, before)


def _fills_cell(folded: str, start: int, end: int) -> bool:
    """Whether words are all that a cell holds."""
    return folded[start - 1 : start] in _CELL_ENDS and folded[end : end + 1] in ("", *_CELL_ENDS)


def _line(folded: str, start: int) -> str:
    first, last = folded.rfind("\n", 0, start) + 1, folded.find("\n", start)
    return folded[first : last if last >= 0 else len(folded)]


def _sets_by_year(folded: str, start: int, end: int, before: str) -> bool:
    """Whether a year without 底 or 前 is one by which something is due: `到2025年`, or `2023年完成……`."""
    if RULES["labelled"].regex.search(before):
        return True
    if RULES["title-line"].regex.search(_line(folded, start)):
        return False
    if RULES["after-no-deadline"].regex.search(folded[end : end + LEAD_IN]):
        return False
    if _UNTIL.search(before):
        return True
    clause = clause_around(folded, start, end)
    past = RULES["past-clause"].regex.search(folded, clause.start, clause.end)
    return past is None and not RULES["before-no-deadline"].regex.search(before)


def _in_table(expression: Expression, tables: Sequence[Table]) -> bool:
    """Whether an expression stands in one of these tables."""
    return any(table.start <= expression.start < table.end for table in tables)


def _is_signature(expression: Expression, reading: Reading) -> bool:
    """Whether a day stands alone on its line, outside the tables: that of issue, below who signs."""
    line = _line(reading.cleaned.folded, expression.start)
    return bool(RULES["signature-date"].regex.search(line)) and not _in_table(expression, reading.cleaned.tables)


def _in_title(folded: str, at: int) -> bool:
    """Whether a place is inside 《》, as the year in the name of another document."""
    first = max(0, at - 80)
    return folded.rfind("《", first, at) > folded.rfind("》", first, at)


def _is_past(match: re.Match[str], front: FrontMatter) -> bool:
    first, year = first_year(front), match.groupdict().get("year") or ""
    return first is not None and year.isdigit() and int(year) < first


def _looks_back(value: DeadlineValue, before: str, front: FrontMatter) -> bool:
    """Whether a five-year plan is one that is over, or that something is compared with: `较“十三五”末`."""
    first = first_year(front)
    is_over = first is not None and value.date is not None and int(value.date[:4]) < first
    return is_over or RULES["before-no-deadline"].regex.search(before) is not None


def _relative(match: re.Match[str], front: FrontMatter) -> DeadlineValue | None:
    """今年, 明年: counted from the day of issue, read by jionlp."""
    day = last_day(match[0], front.issued) if front.issued else None
    return DeadlineValue(day, Precision.MONTH if "月" in match[0] else Precision.YEAR) if day else None


def _yearless(match: re.Match[str], front: FrontMatter) -> DeadlineValue | None:
    """年底前, 6月底前: of the year named before in its sentence, else of the plan's only year, else, where the plan says
    nothing of its years, of the date before."""
    first = max(0, match.start() - YEAR_REACH)
    sentence = max(first, *(match.string.rfind(mark, first, match.start()) + 1 for mark in "\n。"))
    year = _last_year(match.string, sentence, match.start()) or only_year(front)
    if year is None and first_year(front) is None:
        year = _last_year(match.string, max(0, match.start() - DATE_REACH), match.start())
    return value_of_date(match, year) if year is not None else None


def _last_year(folded: str, start: int, end: int) -> int | None:
    years = [found["year"] for found in RULES["date"].regex.finditer(folded, start, end)]
    return int(years[-1]) if years and years[-1].isdigit() else None


def _yearless_months(match: re.Match[str], front: FrontMatter) -> DeadlineValue | None:
    """9-10月, 4月份: of the plan's only year."""
    year = only_year(front)
    return value_of_months(match["month"] or match["single"], year) if year is not None else None


_Reader = Callable[[re.Match[str], FrontMatter], DeadlineValue | None]

_READERS: dict[str, _Reader] = {
    "start-then-recurrence": lambda match, _: value_of_recurrence(match),
    "range": lambda match, _: value_of_range(match),
    "months": lambda match, _: value_of_range(match),
    "years-of-a-cell": lambda match, _: value_of_range(match),
    "date": lambda match, _: value_of_date(match),
    "five-year-end": lambda match, _: value_of_five_years(match, Precision.YEAR),
    "five-year-term": lambda match, _: value_of_five_years(match, Precision.PERIOD),
    "recurrence": lambda match, _: value_of_recurrence(match),
    "once-in": lambda match, _: value_of_recurrence(match),
    "by-period": lambda match, _: value_of_recurrence(match),
    "gradual": lambda match, _: DeadlineValue(None, Precision.RECURRENCE, "P1Y"),
    "duration": lambda match, _: value_of_duration(match),
    "relative": _relative,
    "yearless-days": _yearless,
    "yearless": _yearless,
    "month-of-completion": _yearless,
    "labelled-month": _yearless,
    "yearless-months": _yearless_months,
}
"""How each rule's words are valued, in the order in which rules take a place."""

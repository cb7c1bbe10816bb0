"""What makes time words set something: not a title, not the past, not the year of another document."""

import re

from ingest.extract.clauses import clause_around
from ingest.extract.deadline_values import DeadlineValue
from ingest.extract.plan_years import first_year
from ingest.models import FrontMatter
from ingest.rulebook import load_rules

RULES = load_rules("deadlines")

UNTIL = re.compile(r"(?:截[至止]到?|(?<![高升长少降大展增低缩减])[到至])$")
"""The word before that belongs to the expression."""

_LEAD_IN = 12
"""Characters before an expression that can make it no deadline."""

_BEHIND = 26
"""Characters behind an expression that can make it no deadline."""

_PREMISE = 44
"""Characters behind an expression in which what it is the year of can end as a premise."""

_WITHIN = re.compile(r"在(?:20\d{2}年?(?:至|到|[-－—–~～]{1,2}))?$")

_ALONE = ("labelled-month", "date-of-a-cell")
"""Rules for words that say by when only where a label or a cell says so."""

_BRACKET = 64
"""Characters of the bracket before a month that closes it."""

_QUOTE = 60
"""Characters before a place in which the words quoted around it begin."""

_CELL_ENDS = ("\t", "\n", "|")
_AIM_BRACKET = re.compile(r"(?:目标|任务|阶段|近期|中期|远期)（[到至]$")
"""Before a year that fills a bracket: `近期目标（到2025年）：`."""

_NAMED_PERIOD = re.compile(r"(?:时期|期间|计划|行动|方案|规划|纲要)”?（$")


def sets_something(rule: str, match: re.Match[str], value: DeadlineValue, front: FrontMatter) -> bool:
    """Whether these words set something: not a title, not the past, not another document's year."""
    folded, start, end = match.string, match.start(), match.end()
    before = folded[max(0, start - _LEAD_IN) : start]
    if _in_title(folded, start) or quotes_others(folded, start):
        return False
    if value.recurrence is not None:
        return RULES["before-no-recurrence"].regex.search(before) is None
    if value.date is None and RULES["after-no-duration"].regex.match(folded[end : end + _BEHIND]):
        return False
    if rule == "duration":
        return not RULES["before-no-duration"].regex.search(before)
    if rule in _ALONE:
        return _fills_cell(folded, start, end) or is_labelled(folded, start) or _closes_bracket(match)
    if rule.startswith("five-year") and _looks_back(value, before, front):
        return False
    if _is_premise(match, before):
        return False
    if _NAMED_PERIOD.search(before) or _is_past(match, front) or RULES["tells-which"].regex.match(folded, end):
        return False
    return rule != "date" or bool(match["edge"]) or _sets_by_year(folded, start, end, before)


def _is_premise(match: re.Match[str], before: str) -> bool:
    """Whether a year says of when that is on which the rest builds: `在2019至2022年整治的基础上`."""
    behind = match.string[match.end() : match.end() + _PREMISE]
    is_within = _WITHIN.search(before) is not None and not match[0].endswith("前")
    return is_within and RULES["basis"].regex.search(behind) is not None


def _fills_cell(folded: str, start: int, end: int) -> bool:
    """Whether words are all that a cell holds."""
    return folded[start - 1 : start] in _CELL_ENDS and folded[end : end + 1] in ("", *_CELL_ENDS)


def _closes_bracket(match: re.Match[str]) -> bool:
    """Whether a month closes a bracket that says who does it: `（市教育局；12月）`."""
    before = match.string[max(0, match.start() - _BRACKET) : match.start()]
    is_last = match["month"] is not None and match.string[match.end() : match.end() + 1] == "）"
    return is_last and RULES["closes-bracket"].regex.search(before) is not None


def _sets_by_year(folded: str, start: int, end: int, before: str) -> bool:
    """Whether a year without 底 or 前 is one by which something is due: `到2025年`, or `2023年完成……`."""
    if RULES["validity"].regex.search(before):
        return False
    if _AIM_BRACKET.search(before) and folded[end : end + 1] == "）":
        return True
    if RULES["labelled"].regex.search(before) or _fills_stage(folded, end, before) or _closes_duty(folded, start, end):
        return True
    if RULES["title-line"].regex.search(line := line_at(folded, start)):
        return False
    if RULES["named-by-year"].regex.search(_cell_at(folded, start) if "\t" in line else line):
        return False
    if RULES["after-no-deadline"].regex.search(folded[end : end + _BEHIND]):
        return False
    if UNTIL.search(before):
        return True
    clause = clause_around(folded, start, end)
    past = RULES["past-clause"].regex.search(folded, clause.start, clause.end) or RULES["told-behind"].regex.match(
        folded, end
    )
    return past is None and not RULES["before-no-deadline"].regex.search(before)


def _fills_stage(folded: str, end: int, before: str) -> bool:
    """Whether a month fills the bracket behind the name of a stage: `动员部署（2022年3月）`."""
    return folded[end - 1 : end + 1] == "月）" and RULES["names-stage"].regex.search(before) is not None


def _closes_duty(folded: str, start: int, end: int) -> bool:
    """Whether a year or a month closes a bracket that says who does it: `（市教育局负责，2024年6月）`."""
    before = folded[max(0, start - _BRACKET) : start]
    return folded[end : end + 1] in ("）", "】") and RULES["closes-duty"].regex.search(before) is not None


def quotes_others(folded: str, at: int) -> bool:
    """Whether a place is in words quoted from another document to tell how they were kept."""
    opened = folded.rfind("“", max(0, at - _QUOTE), at)
    before = folded[max(0, opened - _LEAD_IN) : at] if opened >= 0 else ""
    return RULES["quotes-others"].regex.search(before) is not None


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


def _cell_at(folded: str, place: int) -> str:
    """The words between the tabs around a place, or the ends of its line."""
    line, first = line_at(folded, place), folded.rfind("\n", 0, place) + 1
    at = place - first
    return line[line.rfind("\t", 0, at) + 1 :].split("\t", 1)[0]


def line_at(folded: str, place: int) -> str:
    """The line that holds a place."""
    first, last = folded.rfind("\n", 0, place) + 1, folded.find("\n", place)
    return folded[first : last if last >= 0 else len(folded)]


def is_labelled(folded: str, place: int) -> bool:
    """Whether a label (完成时限：) stands right before a place."""
    return RULES["labelled"].regex.search(folded, max(0, place - _LEAD_IN), place) is not None

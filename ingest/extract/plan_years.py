"""The years that a plan's own words count from: the first it looks forward to, and the only one where there is one."""

import re

from ingest.extract.deadline_values import year_in_title
from ingest.models import FrontMatter

FEW_YEARS = 3

_NUMBER_YEAR = re.compile(r"[〔\[（(【﹝](20\d{2})[〕\])）】﹞]")


def first_year(front: FrontMatter) -> int | None:
    """The first year that the plan can look forward to: nothing before it is a promise."""
    issued = _year_of_issue(front)
    known = [year for year in (front.period_start, issued) if year is not None]
    if not known:
        return None
    # a period that no title names is worked out from the text, whose first stage it may miss
    return min(known) - (issued is None and year_in_title(front.title) is None)


def only_year(front: FrontMatter) -> int | None:
    """The year that `年底前` means: that of a plan for one year, where no period is known that of the title (2023年版)
    or of issue, else None."""
    if front.period_start is not None or front.period_end is not None:
        return front.period_start if front.period_start == front.period_end else None
    if (titled := year_in_title(front.title)) is not None:
        return titled
    return _year_of_issue(front)


def is_short(front: FrontMatter) -> bool:
    """Whether a plan is for a few years: what it wants done by a month without a year is to be done first."""
    if front.period_start is None or front.period_end is None:
        return False
    return front.period_end - front.period_start <= FEW_YEARS


def _year_of_issue(front: FrontMatter) -> int | None:
    """That of the day of issue, else that of the document number: 国办发〔2019〕8号."""
    if front.issued:
        return int(front.issued[:4])
    numbered = _NUMBER_YEAR.search(front.doc_number or "")
    return int(numbered[1]) if numbered else None

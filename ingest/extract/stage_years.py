"""The year of a month that stands under the heading of a stage: `（二）施工阶段（2024年4月—2025年5月）`."""

import re

from ingest.extract.time_signs import RULES

_REACH = 400
"""Characters before a month in which the heading of its stage is looked for."""

_MOST_LINES = 1
"""Line ends between the heading and the paragraph that the month stands in."""


def stage_year(match: re.Match[str]) -> int | None:
    """The year in which a month without one lies within its stage; None where no heading of a stage stands above."""
    first = max(0, match.start() - _REACH)
    stage = None
    for found in RULES["stage"].regex.finditer(match.string, first, match.start()):
        stage = found
    if stage is None or match.string.count("\n", stage.end(), match.start()) > _MOST_LINES:
        return None
    begins, ends = int(stage["year"]), int(stage["last"] or stage["year"])
    month = match.groupdict().get("month")
    if begins == ends or month is None or not month.isdigit():
        return ends
    return begins if int(month) >= int(stage["month"] or 1) else ends

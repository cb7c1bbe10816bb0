"""Items whose lead only a blank parts from their text, its bold type or full stop lost: `1.加强巡护 各乡镇要落实巡护制度`. The
blank is kept as the mark that ends the lead."""

import re
from collections.abc import Sequence

from ingest.clean.cell_forms import ends_as_unit
from ingest.clean.fold import fold
from ingest.clean.fragment import LEAD_END, SPACE, Fragment, cut

_ITEM = re.compile(
    rf"{SPACE}*(?:\d{{1,2}}[.、．]|[（(](?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[）)]){SPACE}*(?P<lead>[\u4e00-\u9fff“”、]{{4,14}}){SPACE}+(?P<text>[\u4e00-\u9fff“][^\s：:]{{9,}}){SPACE}*"
)
_FEWEST = 2


def find_spaced_leads(original: str, spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Indexes of the lines that are such items, where there are several: a blank in one line means nothing."""
    found = [index for index, (start, end) in enumerate(spans) if _is_item(original, start, end)]
    return frozenset(found if len(found) >= _FEWEST else ())


def _is_item(original: str, start: int, end: int) -> bool:
    item = _ITEM.fullmatch(original, start, end)
    return item is not None and not ends_as_unit(fold(item["lead"])) and not ends_as_unit(fold(item["text"]))


def with_lead(original: str, start: int, end: int) -> Fragment:
    """The words of such a line with the mark behind its lead."""
    item = _ITEM.fullmatch(original, start, end)
    if item is None:
        return cut(original, start, end)
    lead, text = cut(original, start, item.end("lead")), cut(original, item.start("text"), end)
    blank = item.end("lead")
    return Fragment(f"{lead.text}{LEAD_END}{text.text}", (*lead.runs, (blank, blank + 1), *text.runs))

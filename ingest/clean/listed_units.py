"""Units that only blanks part, behind their label (`责任单位：市水利局 市财政局`) or in a bracket that closes the line: the
blanks are kept as marks of a list."""

import re
from collections.abc import Sequence

from ingest.clean.fragment import CELL_END, LEAD_END, SPACE, Fragment, cut

_LABEL = re.compile(r"[^：:\n]{0,16}(?:牵头|责任|负责|配合|参与|协助|协办|承办|主办|实施|落实)[^：:\n]{0,8}[：:]")
_ENDS = "局委办厅部会院队府心司镇道区县门位站社行组）)"
_BETWEEN = re.compile(
    rf"(?<=[{_ENDS}]){SPACE}+(?=[^\s：:、，；;]{{2,24}}[{_ENDS}](?:[\s、，。；;]|$))"
    r"(?!办公|督查|研究|综合|党组|有限|股份|分)"
)
"""A blank behind the end of one name, with another that no mark follows."""
_NAME = rf"[^\s（()）：:，。；、]{{2,24}}[{_ENDS}]"
_ROLE = r"(?:牵头|责任|负责|配合|参与|协助|协办|承办|主办|实施|落实)"
_BRACKET = re.compile(
    rf"[（(【](?:(?=[^（()）【】\n]{{0,4}}{_ROLE}(?:单位|部门|主体|[科股处]室)\s)|(?={_NAME}(?:\s+{_NAME})+\s*[）)】]))"
)
"""A bracket that begins with a label without a colon, or holds nothing but names and blanks."""
_LABEL_ALONE = re.compile(
    rf"(?:[（(【]|{CELL_END})[\u4e00-\u9fff]{{0,2}}{_ROLE}(?:责任)?(?:单位|部门|主体|[科股处]室)$"
)
"""A label without a colon, in front of the first of its units."""
_LONGEST_LABEL = 16


def read_listed_units(original: str, start: int, end: int) -> Fragment | None:
    """The words of a line whose units only blanks part, with the ends of the names kept; None for any other line."""
    label = _LABEL.match(original, start, end) or _BRACKET.search(original, start, end)
    if label is None:
        return None
    places = [blank.span() for blank in _BETWEEN.finditer(original, label.end(), end)]
    if not places:
        return None
    starts = [start, *(last for _, last in places)]
    ends = [*(first for first, _ in places), end]
    parts = (cut(original, a, b) for a, b in zip(starts, ends, strict=True))
    return _joined([part for part in parts if part.text])


def _joined(parts: Sequence[Fragment]) -> Fragment:
    """The parts as one; behind the words of a label stands the mark of one, else that of a list."""
    text, runs = parts[0].text, list(parts[0].runs)
    for part in parts[1:]:
        text += (LEAD_END if _LABEL_ALONE.search(text[-_LONGEST_LABEL:]) else CELL_END) + part.text
        runs += [(runs[-1][1], runs[-1][1] + 1), *part.runs]
    return Fragment(text, tuple(runs))

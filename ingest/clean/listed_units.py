"""Units that only blanks part, behind their label (`责任单位：市水利局 市财政局`) or in a bracket that closes the line: the
blanks are kept as marks of a list."""

import re

from ingest.clean.fragment import SPACE, Fragment, cut, glue

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
    return glue((cut(original, a, b) for a, b in zip(starts, ends, strict=True)), listed=True)

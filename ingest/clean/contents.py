"""Tables of contents: headings that are only listed, kept apart from the headings that have a text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.clean.fold import fold
from ingest.clean.lines import Line
from ingest.headings import is_heading_line, read_mark

_LEADER = re.compile(r"[.·…‥•_]{3,}\s*\d{0,3}$|\t\s*\d{1,3}$")
_PAGE_MARK = re.compile(r"[-—－–]\s?\d{1,3}\s?[-—－–]$")
_DASHES = ("-", "—", "－", "–")
_DOTS = re.compile(r"[.·…‥•_]{3,}\s*\d{1,3}$")
_PAGE = re.compile(r"[.·…‥•_\s]*(?:[-—－–]\s?\d{1,3}\s?[-—－–]|\d{0,3})$")
_NAMES = frozenset({"目录", "目錄", "目次", "CONTENTS", "Contents"})
_LONGEST_ENTRY = 160
_SHORTEST_RUN = 4
_REPEATED = 0.6


def find_contents(lines: list[Line]) -> set[int]:
    """Indexes of the lines that belong to a table of contents."""
    texts = [_flat(line) for line in lines]
    keys = [_key(text) for text in texts]
    last = {key: index for index, key in enumerate(keys) if key}
    keys = [_without_page(key, index, last) for index, key in enumerate(keys)]
    found: set[int] = set()
    for run in _runs(texts, keys):
        leaders = sum(_leads_to_page(texts[i]) for i in run)
        while leaders and leaders < len(run) and not _leads_on(texts, keys, last, run):
            run.pop()
        repeated = sum(last[keys[i]] > run[-1] for i in run if keys[i])
        if leaders * 2 >= len(run) or (len(run) >= _SHORTEST_RUN and repeated >= len(run) * _REPEATED):
            found.update(run)
    return found | {i for i, text in enumerate(texts) if text in _NAMES}


def _leads_on(texts: Sequence[str], keys: Sequence[str], last: Mapping[str, int], run: Sequence[int]) -> bool:
    """Whether the last line of a stretch has a page to lead to or comes again: the body's first heading has neither."""
    end = run[-1]
    return _leads_to_page(texts[end]) or last.get(keys[end], -1) > end


def _runs(texts: list[str], keys: list[str]) -> Iterator[list[int]]:
    """Stretches of lines that are all listed headings, none of them twice: there the body begins."""
    run: list[int] = []
    listed: set[str] = set()
    for index, text in enumerate(texts):
        key = keys[index]
        if run and (key in listed or not (key or _is_listed(text))):
            yield run
            run, listed = [], set()
        if key or _is_listed(text):
            run.append(index)
            listed |= {key} - {""}
    if run:
        yield run


def _leads_to_page(text: str) -> bool:
    """Whether a line ends with dots or a tab that lead to a page's number, or with the number between dashes."""
    is_marked = text.endswith(_DASHES) and _PAGE_MARK.search(text) is not None
    return is_marked or _LEADER.search(text) is not None


def _is_listed(text: str) -> bool:
    """Whether a line without a heading's form is an entry all the same: dots that lead to its page (`前言……1`)."""
    if len(text) > _LONGEST_ENTRY:
        return False
    return bool(_DOTS.search(text)) or (read_mark(text) is not None and _leads_to_page(text))


def _flat(line: Line) -> str:
    if line.cells is None:
        return line.folded
    return fold("\t".join(cell.text for cell in line.cells))


def _without_page(key: str, index: int, last: Mapping[str, int]) -> str:
    """A listed heading without a page number that no dots lead to, where the heading comes again without it."""
    bare = key.rstrip("0123456789")
    return bare if bare != key and last.get(bare, -1) > index else key


def _key(text: str) -> str:
    """A listed heading without its page number, or "" where the line is none."""
    if len(text) > _LONGEST_ENTRY:
        return ""
    heading = _PAGE.sub("", text) if _leads_to_page(text) else text.rstrip("。")
    return heading if is_heading_line(heading) else ""

"""The plan's own title: what its cover, the notice that issues it, or the page that shares it calls it."""

import re
from collections.abc import Sequence

from ingest.clean.letter_lines import is_frame_line
from ingest.headings import read_mark
from ingest.rulebook import load_rules
from ingest.segment.front_lines import LONGEST_TITLE, Line, rule

_SHORTEST_TITLE = 6
_SENTENCE = re.compile("[。：；！？]")
_LONGEST_HALF = 24
_LONGEST_PART = 36
_FIRST_LINES = 3
_OPEN_ENDS = ("关于", "和", "与", "及", "、")
_LONGEST_NOTICE = 4
"""A notice's title may be printed on so many lines."""


def find_title(lines: Sequence[Line]) -> str | None:
    """The plan's own title: inside the notice's title, else a line that names a plan, else inside 《》, else the notice's."""
    return (
        _in_notice(lines)
        or _letter_on_lines(lines)
        or _alone(lines)
        or _announced(lines)
        or _letter(lines)
        or _shared(lines)
        or _told_of(lines)
        or _glued(lines)
    )


def first_line(lines: Sequence[Line]) -> str | None:
    """The words above a list that has no other title."""
    first = next((line for line in lines if not is_frame_line(line.folded)), None)
    stands = first is not None and _SHORTEST_TITLE <= len(first.folded) <= LONGEST_TITLE
    return _plain(first.text) if first is not None and stands and not _SENTENCE.search(first.folded) else None


def _in_notice(lines: Sequence[Line]) -> str | None:
    for count in range(1, _LONGEST_NOTICE + 1):
        for start in range(len(lines) - count + 1):
            window = lines[start : start + count]
            folded = "".join(line.folded for line in window)
            opened = int(folded.startswith("《") and folded.endswith("通知》"))
            match = rule("notice").regex.search(folded, opened)
            if match and not rule("cited").regex.search(folded, opened, match.start()):
                return _plain("".join(line.text for line in window)[slice(*match.span("title"))])
    return None


def _letter_on_lines(lines: Sequence[Line]) -> str | None:
    """The title of a letter that was printed on several lines, each of them open, below the office whose letter it is."""
    for start, first in enumerate(lines):
        if "关于" not in first.folded or not _is_part(first.folded) or rule("letter").regex.search(first.folded):
            continue
        for end in range(start + 2, min(start + _LONGEST_NOTICE, len(lines)) + 1):
            if not _is_part(lines[end - 1].folded):
                break
            if rule("letter").regex.search("".join(line.folded for line in lines[start:end])):
                office = (
                    first.folded.startswith("关于") and start and rule("issuer").regex.search(lines[start - 1].folded)
                )
                return _plain("".join(line.text for line in lines[start - bool(office) : end]))
    return None


def _is_part(folded: str) -> bool:
    """Whether a line can be a part of a title that was printed on several."""
    return len(folded) <= _LONGEST_PART and not (_SENTENCE.search(folded) or is_frame_line(folded))


def _alone(lines: Sequence[Line]) -> str | None:
    for index, line in enumerate(lines):
        if len(line.folded) > LONGEST_TITLE or "。" in line.folded or "：" in line.folded:
            continue
        if is_frame_line(line.folded) or read_mark(line.folded):
            continue
        if _names_a_plan(line.folded) and not (line.folded.startswith("《") and _goes_on(lines, index)):
            before = "".join(part.text for part in lines[_first_part(lines, index) : index])
            after = lines[index + 1].text if index + 1 < len(lines) and _is_term(lines[index + 1].folded) else ""
            return _plain(before + line.text + after)
    return None


def _names_a_plan(folded: str) -> bool:
    named = rule("draft").regex.sub("", folded)
    return rule("plan_name").regex.search(named.removesuffix("》") if named.startswith("《") else named) is not None


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line below a name in 《》 makes it the first half of a longer one."""
    below = lines[index + 1].folded if index + 1 < len(lines) else ""
    return _is_part(below) and not below.startswith("（") and _names_a_plan(below)


def _first_part(lines: Sequence[Line], last: int) -> int:
    """Where a title begins that ends in a line: in it, in the one before, or in one above that begins with a place."""
    if not last or _begins_title(lines[last].folded):
        return last
    if _begins(lines[last - 1].folded, lines[last].folded):
        last -= 1
    for first in range(last - 1, max(-1, last - _LONGEST_NOTICE), -1):
        folded = lines[first].folded
        if len(folded) > _LONGEST_HALF or not _is_part(folded) or _is_whole(folded):
            break
        if _begins_title(folded):
            return first
    return last


def _is_whole(folded: str) -> bool:
    """Whether a line is something of its own, no part of a title: an office, a number, a date, a paper's name."""
    whole = ("issuer", "doc_number", "date", "notice", "draft", "plan_name")
    return folded.endswith(("文件", "：", "。")) or any(rule(name).regex.search(folded) for name in whole)


def _is_first_half(folded: str) -> bool:
    """Whether a line is a title's first half: only a place, a place and a period, or the name of what it carries out."""
    if folded.startswith("《") and folded.endswith("》"):
        return True
    rest = rule("place").regex.sub("", folded)
    return len(rest) < len(folded) and rule("five_years").regex.sub("", rest).removesuffix("时期") == ""


def _begins(before: str, folded: str) -> bool:
    """Whether a title begins in the line before it: with its first half, or with the office whose letter it is."""
    if _is_first_half(before) or (folded.startswith("关于") and rule("issuer").regex.search(before)):
        return True
    if before.endswith(_OPEN_ENDS) and len(before) <= _LONGEST_HALF:
        return True
    if len(folded) > _LONGEST_HALF or _begins_title(folded) or not _begins_title(before):
        return False
    return not _is_whole(before)


def _begins_title(folded: str) -> bool:
    return folded.startswith("《") or rule("place").regex.search(folded) is not None


def _is_term(folded: str) -> bool:
    """Whether a line is the years in brackets that a title ends with."""
    return folded.startswith("（") and folded.endswith("年）") and rule("years").regex.search(folded) is not None


def _announced(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if match := rule("announced").regex.search(line.folded):
            return _plain(line.text[slice(*match.span("title"))])
    return None


def _shared(lines: Sequence[Line]) -> str | None:
    """The name of a file that a site for shared files shows."""
    return next(
        (
            _plain(line.text[slice(*match.span("title"))])
            for line in lines
            if (match := rule("shared_file").regex.search(line.folded))
        ),
        None,
    )


def _told_of(lines: Sequence[Line]) -> str | None:
    """The plan that news is about."""
    found = ((line, rule("told_of").regex.search(line.folded)) for line in lines)
    return next((_plain(line.text[slice(*match.span("title"))]) for line, match in found if match), None)


def _glued(lines: Sequence[Line]) -> str | None:
    """A title that its text follows on the same line without a mark."""
    glued = load_rules("clean")["glued_front"].regex
    for line in lines[:_FIRST_LINES]:
        mark = read_mark(line.folded)
        if match := glued.match(line.folded, mark.end if mark else 0):
            return _plain(line.text[slice(*match.span())])
    return None


def _letter(lines: Sequence[Line]) -> str | None:
    return next((_plain(line.text) for line in lines if rule("letter").regex.search(line.folded)), None)


def _plain(title: str) -> str:
    """A title without the marks around it and without what says that it is a draft."""
    folded = title.replace("(", "（").replace(")", "）")
    if match := rule("draft").regex.search(folded):
        title = title[: match.start()] + title[match.end() :]
    title = title.strip()
    for name in ("named_by", "of_several"):
        if named := rule(name).regex.fullmatch(title):
            return named["title"]
    return title[1:-1] if title.startswith("《") and title.find("》") == len(title) - 1 else title

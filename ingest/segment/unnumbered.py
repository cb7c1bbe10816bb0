"""Leads without a number: a known word, a label, a short sentence that its text follows, a short line between texts."""

import re

from ingest.headings import is_balanced, is_title, words
from ingest.models import Paragraph
from ingest.rulebook import load_rules
from ingest.segment.candidates import LONGEST_LEAD, STOP, TRAILING, Candidate, make_lead, sets_a_target
from ingest.segment.sentences import without_statement

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_COLON = 22
_SHORTEST_LEAD = 4
_SHORTEST_REST = 8


def read_unnumbered(line: str, index: int, paragraph: Paragraph) -> Candidate | None:
    """A lead without a number: a known word, a markdown or bold heading, a label, a short sentence, a short line."""
    plain = line.rstrip(TRAILING)
    if plain in words("standalone"):
        return make_lead("standalone", index, paragraph, len(plain), len(line))
    if paragraph.mark and is_title(plain):
        return make_lead("marked", index, paragraph, len(plain), len(line))
    if plain in words("labels") or (paragraph.bold and is_title(plain, longest=LONGEST_LEAD)):
        return make_lead("label", index, paragraph, len(plain), len(line))
    if (title := _title_of_line(line)) is not None:
        return make_lead("line", index, paragraph, title, len(line))
    stop = STOP.search(line)
    if stop is None or (stop[0] == "：" and stop.end() == len(line)):
        return make_lead("plain", index, paragraph, len(plain), len(line)) if _is_short_title(plain) else None
    return _run_in(line, stop, index, paragraph)


def _title_of_line(line: str) -> int | None:
    """Where the title ends of a line that is one and closes as a sentence, or with who does what stands below it."""
    bare = line.rstrip(TRAILING)
    end = without_statement(line, 0, len(bare))
    title = line[:end].rstrip(TRAILING)
    is_told = end == len(bare) and line.endswith("。") and title.startswith(load_rules("sections").words["actions"])
    return len(title) if (is_told or end < len(bare)) and _is_short_title(title) else None


def _run_in(line: str, stop: re.Match[str], index: int, paragraph: Paragraph) -> Candidate | None:
    """A short title and the text that follows it in the same paragraph."""
    title = line[: stop.start()]
    rest = len(line) - stop.end()
    if not _SHORTEST_LEAD <= len(title) <= LONGEST_LEAD or not is_balanced(title):
        return None
    if stop[0] == "：" and not load_rules("leads")["duty_line"].regex.search(line):
        if title in words("labels") or paragraph.bold:
            return make_lead("label", index, paragraph, len(title), stop.end())
        if len(title) <= _LONGEST_COLON and rest >= _SHORTEST_REST and _can_label(title):
            return make_lead("colon", index, paragraph, len(title), stop.end())
    if stop[0] == "。" and rest >= _SHORTEST_REST and _can_lead(title):
        return make_lead("sentence", index, paragraph, len(title), stop.end())
    return None


def _is_short_title(plain: str) -> bool:
    """Whether a line can be a heading whose number was lost."""
    if load_rules("sections")["bare_chapter"].regex.search(plain):
        return True
    return (
        is_title(plain, longest=LONGEST_LEAD)
        and len(_CHINESE.findall(plain)) >= _SHORTEST_LEAD
        and _can_label(plain)
        and _can_lead(plain)
    )


def _can_label(title: str) -> bool:
    return title.count("，") <= 1 and not load_rules("leads")["no_label"].regex.search(title)


def _can_lead(sentence: str) -> bool:
    no_lead = load_rules("leads")["no_lead"].regex.search(sentence)
    return sentence.count("，") <= 1 and not no_lead and not sets_a_target(sentence)

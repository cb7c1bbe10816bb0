"""Paragraphs -> headings: which of them can begin with a heading, its number, its title and where its text begins."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.clean.cell_forms import lists_units
from ingest.headings import Mark, is_balanced, is_long_heading, is_title, read_mark, words
from ingest.models import Cleaned, Paragraph
from ingest.rulebook import load_rules
from ingest.segment.bare_numbers import bare_chapters, square_titles, unmarked_chapters
from ingest.segment.candidates import LEADS, Candidate, make_lead
from ingest.segment.sentences import without_statement

_GLUED = ("glued_title", "glued_to_period")
_STOP = re.compile(r"[。；：！？]")
_TIGHT = re.compile(r"\d+[.、](?=\d)(?!(?:19|20)\d\d年|\d[A-Za-z])")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DASH = re.compile(r"(?<=[\u4e00-\u9fff”》）])(?:—{1,2}|-{2})")
_NOTED = re.compile(
    r"(?:[①-⑳](?<=[\u4e00-\u9fff”》）%].)|[\[〔](?<=[\u4e00-\u9fff”》）%].)\d{1,2}[\]〕])(?=[，。；、）])"
)
_LABEL = re.compile(r"[，；](?:牵头|责任|配合|实施|主管|负责)(?:单位|部门|科室)$")
_TRAILING = "。：；:;. "
_LONGEST_RUN_IN = 42
_LONGEST_LEAD = 30
_LONGEST_COLON = 22
_SHORTEST_LEAD = 4
_SHORTEST_REST = 8
_LONGEST_ATTACHMENT = 60


def find_candidates(cleaned: Cleaned) -> list[Candidate]:
    found: list[Candidate] = []
    item = 0
    for index, paragraph in enumerate(cleaned.paragraphs):
        line = cleaned.folded[paragraph.start : paragraph.end]
        mark = read_mark(line)
        candidate = _numbered(line, mark, index, paragraph) if mark else _unnumbered(line, index, paragraph)
        if candidate:
            candidate = _read_tenth(_read_decimal_as_item(candidate, item), found)
            item = candidate.value if candidate.style == "arabic" else item
            found.append(candidate)
    found = _without_footnotes(cleaned, found)
    found = sorted(
        (
            *_named_below(cleaned, found),
            *bare_chapters(cleaned, found),
            *unmarked_chapters(cleaned, found),
            *square_titles(cleaned, found),
        ),
        key=lambda candidate: candidate.start,
    )
    numbered = any(candidate.number for candidate in found)
    return [_read_marked_label(cleaned, candidate) for candidate in found] if numbered else found


def _without_footnotes(cleaned: Cleaned, found: list[Candidate]) -> list[Candidate]:
    """The candidates without notes whose sign stands in the text above: `床位达到40张②。` and below it `②包括社区床位。`."""
    noted = {sign[0]: sign.start() for sign in _NOTED.finditer(cleaned.folded)}
    if not noted:
        return found
    return [c for c in found if noted.get(cleaned.folded[c.start : c.title_start].strip(), c.start) >= c.start]


def _named_below(cleaned: Cleaned, found: list[Candidate]) -> list[Candidate]:
    """The candidates; an attachment whose line is its mark alone goes by the title on the line below."""
    by_paragraph = {candidate.paragraph: candidate for candidate in found}
    named = dict(by_paragraph)
    for candidate in found:
        below = candidate.paragraph + 1
        if candidate.style != "attachment" or candidate.title_start < candidate.title_end:
            continue
        title = cleaned.paragraphs[below] if below < len(cleaned.paragraphs) else None
        under = by_paragraph.get(below)
        if title is None or (under is not None and under.style not in (*LEADS, "standalone")):
            continue
        words = cleaned.folded[title.start : title.end]
        if is_title(words, longest=_LONGEST_ATTACHMENT) and _stands_below(cleaned, candidate, title):
            named[candidate.paragraph] = replace(
                candidate, title_start=title.start, title_end=title.end, body=title.end, whole=True
            )
            named.pop(below, None)
    return list(named.values())


def _stands_below(cleaned: Cleaned, heading: Candidate, line: Paragraph) -> bool:
    """Whether nothing but line ends, no table, stands between a heading and the line below it."""
    return not cleaned.folded[heading.body : line.start].strip()


def _read_marked_label(cleaned: Cleaned, candidate: Candidate) -> Candidate:
    """Where headings have numbers, a label's markdown mark is the converter's guess and says nothing of its level."""
    title = cleaned.folded[candidate.title_start : candidate.title_end]
    return replace(candidate, style="label") if candidate.style == "marked" and title in words("labels") else candidate


def _read_decimal_as_item(candidate: Candidate, item: int) -> Candidate:
    """`2.4座仓库` after item 1 is item 2, `4座仓库`, not the fourth part of item 2."""
    whole = (candidate.number or "").partition(".")[0]
    if candidate.style != "multiple" or item == 0 or int(whole) != item + 1:
        return candidate
    start = candidate.start + len(whole) + 1
    return replace(candidate, style="arabic", number=whole, value=int(whole), title_start=start, tight=True)


def _read_tenth(candidate: Candidate, found: Sequence[Candidate]) -> Candidate:
    """`10.` goes on with `09.`."""
    before = next((other for other in reversed(found) if other.style == "zero"), None) if candidate.value > 9 else None
    goes_on = before is not None and candidate.style == "arabic" and candidate.value == before.value + 1
    return replace(candidate, style="zero") if goes_on else candidate


def _numbered(line: str, mark: Mark, index: int, paragraph: Paragraph) -> Candidate | None:
    if mark.style == "table" or (mark.style == "attachment" and len(line) > _LONGEST_ATTACHMENT):
        return None
    if name := load_rules("leads")["name_label"].regex.match(line, mark.end):
        mark = mark._replace(end=name.end())
    span = _title_span(line, mark)
    if span is None and mark.number is None:
        return None
    end, body = span or (mark.end, mark.end)
    return Candidate(
        paragraph=index,
        style=mark.style,
        number=_printed_number(line, mark),
        value=mark.value,
        start=paragraph.start,
        title_start=paragraph.start + mark.end,
        title_end=paragraph.start + end,
        body=paragraph.start + body,
        whole=body >= len(line),
        mark=paragraph.mark,
        bold=paragraph.bold,
        tight=mark.style == "arabic" and _TIGHT.match(line) is not None,
        titled=span is not None,
    )


def _printed_number(line: str, mark: Mark) -> str | None:
    """A number as printed; that of a box or attachment with its name (`专栏3`)."""
    if mark.style not in ("box", "attachment"):
        return mark.number
    return line[:2] + (mark.number or "")


def _title_span(line: str, mark: Mark) -> tuple[int, int] | None:
    """Where the title after the mark ends, and where the text after it begins; None where there is no title.

    A statement that closes the line is text, also behind a title alone: `（一）完善机制（市教育局牵头）`."""
    bare = _without_units(line, without_statement(line, mark.end, len(line.rstrip(_TRAILING))))
    return _span_of_title(line[:bare], mark) if mark.end < bare < len(line) - 2 else _span_of_title(line, mark)


def _without_units(line: str, end: int) -> int:
    """The end of a title without the units behind a dash: `1.开展培训——县应急局`."""
    dash = _DASH.search(line, 0, end)
    return dash.start() if dash is not None and lists_units(line[dash.end() : end]) else end


def _span_of_title(line: str, mark: Mark) -> tuple[int, int] | None:
    start = mark.end
    rest = line[start:].rstrip(_TRAILING)
    if not rest:
        return (start, len(line)) if mark.style == "attachment" else None
    if (is_title(rest, longest=60) or is_long_heading(line)) and not ("，" in rest and _glued(rest)):
        is_sentence = line.endswith(("。", "；")) or mark.style == "dash"
        if is_sentence and (len(rest) > _LONGEST_LEAD or _is_statement(rest)):
            return None
        return start + len(rest), len(line)
    if glued := _glued(rest):
        return start + glued.end(), start + glued.end()
    stop = _STOP.search(line, start, start + _LONGEST_RUN_IN + 1)
    while stop and not is_balanced(line[start : stop.start()]):
        stop = _STOP.search(line, stop.end(), start + _LONGEST_RUN_IN + 1)
    if stop is None or stop[0] not in "。：":
        return None
    title = line[start : stop.start()]
    if stop[0] == "：" and (label := _LABEL.search(title)) and is_title(title[: label.start()]):
        return start + label.start(), start + label.start() + 1
    if not is_title(title, longest=_LONGEST_RUN_IN) or (
        stop[0] == "。" and (_sets_a_target(title) or _gives_a_duty(title))
    ):
        return None
    return stop.start(), stop.end()


def _glued(rest: str) -> re.Match[str] | None:
    """A title that its text follows without a mark."""
    return next((found for name in _GLUED if (found := load_rules("leads")[name].regex.match(rest))), None)


def _is_statement(rest: str) -> bool:
    """Whether a line that ends as a sentence says who does what, or to what number."""
    tells = load_rules("leads")["modal_sentence"].regex.search(rest) is not None
    return tells or _sets_a_target(rest) or _gives_a_duty(rest)


def _gives_a_duty(title: str) -> bool:
    return load_rules("leads")["duty_sentence"].regex.search(title) is not None


def _sets_a_target(title: str) -> bool:
    return load_rules("leads")["target"].regex.search(title) is not None


def _unnumbered(line: str, index: int, paragraph: Paragraph) -> Candidate | None:
    """A lead without a number: a known word, a markdown or bold heading, a label, a short sentence, a short line."""
    plain = line.rstrip(_TRAILING)
    if plain in words("standalone"):
        return make_lead("standalone", index, paragraph, len(plain), len(line))
    if paragraph.mark and is_title(plain):
        return make_lead("marked", index, paragraph, len(plain), len(line))
    if plain in words("labels") or (paragraph.bold and is_title(plain, longest=_LONGEST_LEAD)):
        return make_lead("label", index, paragraph, len(plain), len(line))
    stop = _STOP.search(line)
    if stop is None or (stop[0] == "：" and stop.end() == len(line)):
        return make_lead("plain", index, paragraph, len(plain), len(line)) if _is_short_title(plain) else None
    return _run_in(line, stop, index, paragraph)


def _run_in(line: str, stop: re.Match[str], index: int, paragraph: Paragraph) -> Candidate | None:
    """A short title and the text that follows it in the same paragraph."""
    title = line[: stop.start()]
    rest = len(line) - stop.end()
    if not _SHORTEST_LEAD <= len(title) <= _LONGEST_LEAD or not is_balanced(title):
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
        is_title(plain, longest=_LONGEST_LEAD)
        and len(_CHINESE.findall(plain)) >= _SHORTEST_LEAD
        and _can_label(plain)
        and _can_lead(plain)
    )


def _can_label(title: str) -> bool:
    return title.count("，") <= 1 and not load_rules("leads")["no_label"].regex.search(title)


def _can_lead(sentence: str) -> bool:
    no_lead = load_rules("leads")["no_lead"].regex.search(sentence)
    return sentence.count("，") <= 1 and not no_lead and not _sets_a_target(sentence)

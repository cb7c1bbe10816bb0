"""Numbered lines: where the title behind a mark ends, and where the text after it begins."""

import re

from ingest.clean.cell_forms import ends_as_unit, lists_units
from ingest.headings import Mark, is_balanced, is_long_heading, is_title
from ingest.models import Paragraph
from ingest.rulebook import load_rules
from ingest.segment.candidates import LONGEST_ATTACHMENT, LONGEST_LEAD, STOP, TRAILING, Candidate, sets_a_target
from ingest.segment.fields import is_field
from ingest.segment.sentences import without_statement

_GLUED = ("glued_title", "glued_to_period")
_TIGHT = re.compile(r"\d+[.、](?=\d)(?!(?:19|20)\d\d年|\d[A-Za-z])")
_DASH = re.compile(r"(?<=[\u4e00-\u9fff”》）])(?:—{1,2}|-{2})")
_BRACKET = re.compile(r"(?<=[^，。；：]{4})（(?P<words>[^（）]{2,60}[局委办厅部院会])）$")
_ROLE = re.compile("牵头|负责|配合|参与|落实")
_LABEL = re.compile(r"[，；](?:牵头|责任|配合|实施|主管|负责)(?:单位|部门|科室)$")
_LONGEST_RUN_IN = 42


def read_numbered(line: str, mark: Mark, index: int, paragraph: Paragraph) -> Candidate | None:
    if mark.style == "table" or (mark.style == "attachment" and len(line) > LONGEST_ATTACHMENT):
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
    bare = _without_units(line, without_statement(line, mark.end, len(line.rstrip(TRAILING))))
    bare = _without_bracket(line, mark.end, bare)
    return _span_of_title(line[:bare], mark) if mark.end < bare < len(line) - 2 else _span_of_title(line, mark)


def _without_units(line: str, end: int) -> int:
    """The end of a title without the units behind a dash: `1.开展培训——县应急局`, `——县应急局牵头`."""
    dash = _DASH.search(line, 0, end)
    if dash is None:
        return end
    told = _ROLE.search(line, dash.end(), end)
    return dash.start() if lists_units(line[dash.end() : told.start() if told is not None else end]) else end


def _without_bracket(line: str, start: int, end: int) -> int:
    """The end of a title without units in a bracket: `（一）数据共享工程（市数据局）`, not a second name `市场监管局（知识产权局）`."""
    bracket = _BRACKET.search(line, start, end)
    if bracket is None or ends_as_unit(line[start : bracket.start()]) or not lists_units(bracket["words"]):
        return end
    return bracket.start()


def _span_of_title(line: str, mark: Mark) -> tuple[int, int] | None:
    start = mark.end
    if is_field(line[start:]):
        return None
    rest = line[start:].rstrip(TRAILING)
    if not rest:
        return (start, len(line)) if mark.style == "attachment" else None
    if (is_title(rest, longest=60) or is_long_heading(line)) and not ("，" in rest and _glued(rest)):
        is_sentence = line.endswith(("。", "；")) or mark.style == "dash"
        if is_sentence and (len(rest) > LONGEST_LEAD or _is_statement(rest)):
            return None
        return start + len(rest), len(line)
    if glued := _glued(rest):
        return start + glued.end(), start + glued.end()
    stop = STOP.search(line, start, start + _LONGEST_RUN_IN + 1)
    while stop and not is_balanced(line[start : stop.start()]):
        stop = STOP.search(line, stop.end(), start + _LONGEST_RUN_IN + 1)
    if stop is None or stop[0] not in "。：":
        return None
    title = line[start : stop.start()]
    if stop[0] == "：" and (time := load_rules("leads")["stage_time"].regex.match(line, stop.start())):
        return time.end(), min(time.end() + 1, len(line))
    if stop[0] == "：" and (label := _LABEL.search(title)) and is_title(title[: label.start()]):
        return start + label.start(), start + label.start() + 1
    if not is_title(title, longest=_LONGEST_RUN_IN) or (
        stop[0] == "。" and (sets_a_target(title) or _gives_a_duty(title))
    ):
        return None
    return stop.start(), stop.end()


def _glued(rest: str) -> re.Match[str] | None:
    """A title that its text follows without a mark."""
    return next((found for name in _GLUED if (found := load_rules("leads")[name].regex.match(rest))), None)


def _is_statement(rest: str) -> bool:
    """Whether a line that ends as a sentence says who does what, or to what number."""
    tells = load_rules("leads")["modal_sentence"].regex.search(rest) is not None
    return tells or sets_a_target(rest) or _gives_a_duty(rest)


def _gives_a_duty(title: str) -> bool:
    return load_rules("leads")["duty_sentence"].regex.search(title) is not None

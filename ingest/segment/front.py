"""What the plan says about itself, from its cover, the notice that issues it, and its title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.clean.fold import fold
from ingest.clean.letter_lines import is_frame_line
from ingest.clean.traditional import simplify_name
from ingest.headings import read_mark, value_of
from ingest.models import Cleaned, FrontMatter, Section
from ingest.resolve.cities import find_city
from ingest.rulebook import Rule, load_rules
from ingest.segment.place import find_numbered_province, find_place
from schema.facts import CityFact
from schema.roles import PlanStatus

_LONGEST_TITLE = 60
_SHORTEST_TITLE = 6
_SENTENCE = re.compile("[。：；！？]")
_LONGEST_HALF = 24
_OPEN_ENDS = ("关于", "和", "与", "及", "、")
_LONGEST_NOTICE = 4
"""A notice's title may be printed on so many lines."""
_LAST_LINES = 4
_LONGEST_PLACE = 12
_LONGEST_SIGNATURE = 40
_OPENING = 1500
_YEAR_OF_PLAN_ZERO = 1951
"""The first year of the n-th five-year plan is 1951 + 5 n."""
_CHINESE_YEAR = str.maketrans("〇零○OＯ一二三四五六七八九", "00000123456789")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as written and as rules read it."""

    text: str
    folded: str


def read_front(cleaned: Cleaned, sections: Sequence[Section]) -> FrontMatter:
    lines = _front_lines(cleaned, sections)
    title = find_title(lines) or _first_line(lines) or _name_of(cleaned)
    opening = cleaned.folded[: (sections[0].start if sections else 0) + _OPENING]
    issuer = _find_issuer(lines, _last_lines(cleaned)) or _find_signature(_short_lines(cleaned))
    period = find_period(fold(title), opening) or _one_year(_name_of(cleaned))
    hints = (opening, cleaned.folded)
    written, places = find_place(title, issuer, hints=hints)
    elsewhere = (*_page_sources(lines), *_own_circumstances(opening), _name_of(cleaned))
    for other in (simplify_name(title), *_fuller_titles(lines, title), *elsewhere):
        if not places or places[0].code is None:
            written, places = _known_place(other, issuer, hints) or (written, places)
    number = _find_number(lines)
    if not places:
        written, places = find_numbered_province(number, opening)
    return FrontMatter(
        title=title,
        city=places[0] if places else None,
        city_written=written,
        ancestors=places[1:],
        doc_number=number,
        issued=_find_date(lines) or _find_date(_last_lines(cleaned)) or _find_date(_signatures(cleaned)),
        status=PlanStatus.DRAFT if _is_draft(lines, cleaned) else PlanStatus.ISSUED,
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        issuer=issuer,
    )


def _known_place(
    title: str, issuer: str | None, hints: Sequence[str]
) -> tuple[str | None, tuple[CityFact, ...]] | None:
    """The place that a title or an issuer begins with, if the register knows it."""
    written, places = find_place(title, issuer, hints=hints)
    return (written, places) if places and places[0].code is not None else None


def _fuller_titles(lines: Sequence[Line], title: str) -> list[str]:
    """Lines that hold the title with words in front, such as the place that the notice left out."""
    return [line.text for line in lines if 0 < line.text.find(title) <= _LONGEST_PLACE]


def _own_circumstances(opening: str) -> list[str]:
    """The places whose circumstances a paper says it fits, with their suffix."""
    written = (match["place"] for match in _rule("own_circumstances").regex.finditer(opening))
    return [place.name for name in written if (place := find_city(name, (opening,))[0]).code is not None]


def _page_sources(lines: Sequence[Line]) -> list[str]:
    """Whose pages the lines above a plan are from."""
    rule = load_rules("frame")["page_source"].regex
    return [match["place"] for line in lines if (match := rule.search(line.folded))]


@cache
def _rule(name: str) -> Rule:
    return load_rules("front")[name]


def _first_line(lines: Sequence[Line]) -> str | None:
    """The words above a list that has no other title."""
    first = lines[0] if lines else None
    stands = first is not None and _SHORTEST_TITLE <= len(first.folded) <= _LONGEST_TITLE
    return _plain(first.text) if first is not None and stands and not _SENTENCE.search(first.folded) else None


def _name_of(cleaned: Cleaned) -> str:
    return cleaned.document.name.rsplit(".", 1)[0]


def _front_lines(cleaned: Cleaned, sections: Sequence[Section]) -> list[Line]:
    """The lines before the first heading, rows of a site's data sheet among them."""
    end = sections[0].start if sections else len(cleaned.text)
    spans = [(p.start, p.end) for p in cleaned.paragraphs if p.end <= end]
    spans += [(row[0].start, row[-1].end) for table in cleaned.tables if table.end <= end for row in table.rows]
    parts = (part for span in sorted(spans) for part in _without_page_s_words(cleaned.folded, *span))
    return [Line(cleaned.text[a:b], cleaned.folded[a:b]) for a, b in parts]


def _without_page_s_words(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line without the column that a site names in front of its title; its byline a line of its own."""
    column = _rule("column").regex.match(folded, start, end)
    byline = _rule("byline_end").regex.search(folded, start, end)
    first = column.end() if column else start
    return [(first, byline.start()), (byline.start(), end)] if byline and byline.start() > first else [(first, end)]


def _last_lines(cleaned: Cleaned) -> list[Line]:
    return [
        Line(cleaned.text[p.start : p.end], cleaned.folded[p.start : p.end]) for p in cleaned.paragraphs[-_LAST_LINES:]
    ]


def _short_lines(cleaned: Cleaned) -> list[Line]:
    """The lines that may be a signature: a notice with headings of its own ends with one before what it issues."""
    short = (p for p in cleaned.paragraphs if p.end - p.start <= _LONGEST_SIGNATURE)
    return [Line(cleaned.text[p.start : p.end], cleaned.folded[p.start : p.end]) for p in short]


def _signatures(cleaned: Cleaned) -> list[Line]:
    """The lines that hold nothing but a date and who signs."""
    return [line for line in _short_lines(cleaned) if _rule("signature").regex.fullmatch(line.folded)]


def find_title(lines: Sequence[Line]) -> str | None:
    """The plan's own title: inside the notice's title, else a line that names a plan, else inside 《》, else the notice's."""
    return _in_notice(lines) or _alone(lines) or _announced(lines) or _letter(lines) or _shared(lines)


def _in_notice(lines: Sequence[Line]) -> str | None:
    for count in range(1, _LONGEST_NOTICE + 1):
        for start in range(len(lines) - count + 1):
            window = lines[start : start + count]
            match = _rule("notice").regex.search("".join(line.folded for line in window))
            if match and not _rule("cited").regex.search(match.string, 0, match.start()):
                return _plain("".join(line.text for line in window)[slice(*match.span("title"))])
    return None


def _alone(lines: Sequence[Line]) -> str | None:
    for index, line in enumerate(lines):
        if len(line.folded) > _LONGEST_TITLE or "。" in line.folded or "：" in line.folded:
            continue
        if is_frame_line(line.folded) or read_mark(line.folded):
            continue
        named = _rule("draft").regex.sub("", line.folded)
        if _rule("plan_name").regex.search(named):
            before = lines[index - 1].text if index and _begins(lines[index - 1].folded, line.folded) else ""
            after = lines[index + 1].text if index + 1 < len(lines) and _is_term(lines[index + 1].folded) else ""
            return _plain(before + line.text + after)
    return None


def _is_first_half(folded: str) -> bool:
    """Whether a line is a title's first half: only a place, a place and a period, or the name of what it carries out."""
    if folded.startswith("《") and folded.endswith("》"):
        return True
    rest = _rule("place").regex.sub("", folded)
    return len(rest) < len(folded) and _rule("five_years").regex.sub("", rest).removesuffix("时期") == ""


def _begins(before: str, folded: str) -> bool:
    """Whether a title begins in the line before it: with its first half, or with the office whose letter it is."""
    if _is_first_half(before) or (folded.startswith("关于") and _rule("issuer").regex.search(before)):
        return True
    if before.endswith(_OPEN_ENDS) and len(before) <= _LONGEST_HALF:
        return True
    if len(folded) > _LONGEST_HALF or _begins_title(folded) or not _begins_title(before):
        return False
    whole = ("issuer", "doc_number", "date", "notice", "draft", "plan_name")
    return not (before.endswith(("文件", "：", "。")) or any(_rule(rule).regex.search(before) for rule in whole))


def _begins_title(folded: str) -> bool:
    return folded.startswith("《") or _rule("place").regex.search(folded) is not None


def _is_term(folded: str) -> bool:
    """Whether a line is the years in brackets that a title ends with."""
    return folded.startswith("（") and folded.endswith("年）") and _rule("years").regex.search(folded) is not None


def _announced(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if match := _rule("announced").regex.search(line.folded):
            return _plain(line.text[slice(*match.span("title"))])
    return None


def _shared(lines: Sequence[Line]) -> str | None:
    """The name of a file that a site for shared files shows."""
    return next(
        (
            _plain(line.text[slice(*match.span("title"))])
            for line in lines
            if (match := _rule("shared_file").regex.search(line.folded))
        ),
        None,
    )


def _letter(lines: Sequence[Line]) -> str | None:
    return next((_plain(line.text) for line in lines if _rule("letter").regex.search(line.folded)), None)


def _plain(title: str) -> str:
    """A title without the marks around it and without what says that it is a draft."""
    folded = title.replace("(", "（").replace(")", "）")
    if match := _rule("draft").regex.search(folded):
        title = title[: match.start()] + title[match.end() :]
    title = title.strip()
    if named := _rule("named_by").regex.fullmatch(title):
        return named["title"]
    return title[1:-1] if title.startswith("《") and title.find("》") == len(title) - 1 else title


def _find_number(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if match := _rule("doc_number").regex.search(line.folded):
            number = line.text[slice(*match.span("number"))]
            return next(
                (number.removeprefix(x) for x in load_rules("front").words["number_labels"] if number.startswith(x)),
                number,
            )
    return None


def _find_date(lines: Sequence[Line]) -> str | None:
    """The date of the signature (a line of its own), else of a labelled field, else of the imprint, else of the page."""
    alone = (line for line in lines if _rule("signature").regex.fullmatch(line.folded))
    imprint = (line for line in lines if line.folded.endswith("印发") and len(line.folded) <= _LONGEST_TITLE)
    posted = (line for line in lines if _rule("posted").regex.search(line.folded))
    for group in (alone, _labelled(lines), imprint, posted):
        for line in group:
            if match := _rule("date").regex.search(line.folded) or _rule("plain_date").regex.search(line.folded):
                return f"{_year(match['year'])}-{_small(match['month']):02}-{_small(match['day']):02}"
    return None


def _labelled(lines: Sequence[Line]) -> Iterator[Line]:
    """What stands behind a field's name, that of the day on which a paper was made before that of its page."""
    for label in load_rules("front").words["date_labels"]:
        for line in lines:
            if (at := line.folded.find(label)) >= 0:
                yield Line(line.text[at:], line.folded[at:])


def _year(written: str) -> str:
    return written.translate(_CHINESE_YEAR)


def _small(written: str) -> int:
    return value_of(written)


def _is_draft(lines: Sequence[Line], cleaned: Cleaned) -> bool:
    short = [line.folded for line in lines if len(line.folded) <= _LONGEST_TITLE]
    return any(_rule("draft").regex.search(text) for text in (*short, _name_of(cleaned)))


def _find_signature(lines: Sequence[Line]) -> str | None:
    """Who signs: in the line of the date, or the first of the offices above it."""
    for line in lines:
        if (signed := _rule("signature").regex.fullmatch(line.folded)) and signed["issuer"]:
            return signed["issuer"]
    signer: str | None = None
    for line in lines:
        if signer and _rule("date").regex.fullmatch(line.folded):
            return signer
        match = _rule("issuer").regex.search(line.folded)
        signer = (signer or match["issuer"]) if match else None
    return None


def _find_issuer(lines: Sequence[Line], last: Sequence[Line]) -> str | None:
    """Who signs, else who the notice's title names, else the first office alone on a line or in a site's data sheet; one
    that is named with its place goes before one that is not."""
    named = (match["issuer"] for rule in ("title_issuer", "issuer", "sheet_issuer") for match in _matches(rule, lines))
    found = [issuer for issuer in (_find_signature(lines), *named, _find_signature(last)) if issuer]
    with_place = (issuer for issuer in found if not _rule("bare_office").regex.search(issuer))
    return next(with_place, found[0] if found else None)


def _matches(rule: str, lines: Sequence[Line]) -> Iterator[re.Match[str]]:
    return (match for line in lines if (match := _rule(rule).regex.search(line.folded)))


def find_period(title: str, opening: str) -> tuple[int, int] | None:
    """First and last year: those of the title, else those that the opening names as the plan's term."""
    return (
        _years(_rule("years"), title)
        or _five_years(title)
        or _one_year(title)
        or _years(_rule("term"), opening)
        or _years(_rule("years"), _outside_names(opening))
        or _five_years(_outside_names(opening.split("\n", 1)[0]))
        or _one_year(_outside_names(opening), rule="announced_year")
    )


def _years(rule: Rule, text: str) -> tuple[int, int] | None:
    match = rule.regex.search(text)
    return (int(match["first"]), int(match["last"])) if match else None


def _five_years(text: str) -> tuple[int, int] | None:
    match = _rule("five_years").regex.search(text)
    if match is None:
        return None
    first = _YEAR_OF_PLAN_ZERO + 5 * value_of(match["number"] or match["ordinal"])
    return first, first + 4


def _one_year(text: str, rule: str = "one_year") -> tuple[int, int] | None:
    match = _rule(rule).regex.search(text)
    return (int(match["year"]), int(match["year"])) if match else None


def _outside_names(text: str) -> str:
    """A text without the names of other documents."""
    return "".join(part.split("》")[-1] for part in text.split("《"))

"""Which doubtful leads are headings: short sentences and labels that the paragraphs of one section share, and short
lines that stand between texts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.models import Cleaned
from ingest.rulebook import load_rules
from ingest.segment.bare_numbers import number_leads
from ingest.segment.candidates import DOUBTFUL, LEADS, RUNNING, Candidate

_FEWEST = 2
_SHARE = 0.5
_LONGEST_BRIEF = 12
_SHORTEST_TEXT = 40
_SHORTER_TEXT = 24
"""Characters of a text below a short line, where another such line stands above a longer one."""
_CLOSED = "。！？；：）”"
_CHAPTERS = ("part", "chapter", "clause", "chinese", "zero", "marked")
_LIST = re.compile("附件：")


def choose_headings(cleaned: Cleaned, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without what only happens to look like a heading."""
    chosen = {c.paragraph: c for c in _without_cover(cleaned, candidates) if c.style not in DOUBTFUL}
    if not any(c.titled and c.number for c in chosen.values()):
        chosen |= {c.paragraph: replace(c, style="label") for c in candidates if _names_a_chapter(cleaned, c)}
    chosen |= _chapters_without_number(cleaned, candidates, chosen)
    chosen |= _plain_headings(cleaned, candidates, chosen)
    chosen |= _above_items(candidates, chosen)
    for style in ("colon", "sentence"):
        leads = {c.paragraph: c for c in candidates if c.style == style}
        stretches = list(_stretches(cleaned, chosen))
        shared = [stretch for stretch in stretches if _share(stretch, leads)]
        brief = {i for i, lead in leads.items() if len(shared) >= _FEWEST and _is_brief(cleaned, lead)}
        for stretch in stretches:
            is_shared = stretch in shared
            chosen |= {
                i: leads[i]
                for i in stretch
                if i in leads and (is_shared or leads[i].bold or (len(stretch) == 1 and i in brief))
            }
    return number_leads(cleaned, [chosen[i] for i in sorted(chosen)])


def _share(stretch: Sequence[int], leads: Mapping[int, Candidate]) -> bool:
    """Whether enough paragraphs of a section open with a lead."""
    found = sum(index in leads for index in stretch)
    return found >= _FEWEST and found >= len(stretch) * _SHARE


def _is_brief(cleaned: Cleaned, lead: Candidate) -> bool:
    """Whether a lead is one also where its section has no other, in a document that has such leads elsewhere."""
    title = cleaned.folded[lead.title_start : lead.title_end]
    return lead.style == "sentence" and len(title) <= _LONGEST_BRIEF and not {"，", "、"} & set(title)


def choose_sentences(cleaned: Cleaned, candidates: list[Candidate]) -> list[Candidate]:
    """The short sentences that the paragraphs of a plan without any other heading open with; one where it opens its only text."""
    leads = [candidate for candidate in candidates if candidate.style == "sentence"]
    above, behind = (
        (cleaned.paragraphs[: leads[0].paragraph], cleaned.paragraphs[leads[0].paragraph :]) if leads else ((), ())
    )
    is_all = len(behind) == 1 and all(line.end - line.start < _SHORTEST_TEXT for line in above)
    return leads if is_all or len(leads) >= max(_FEWEST, len(behind) * _SHARE) else []


def _names_a_chapter(cleaned: Cleaned, candidate: Candidate) -> bool:
    """Whether a line is nothing but the name that chapters of plans go by (`总体要求`), its number lost."""
    name = cleaned.folded[candidate.title_start : candidate.title_end]
    is_line = candidate.style == "plain" and candidate.paragraph + 1 < len(cleaned.paragraphs)
    return is_line and load_rules("sections")["bare_chapter"].regex.search(name) is not None


def _stretches(cleaned: Cleaned, chosen: dict[int, Candidate]) -> Iterator[list[int]]:
    """Runs of paragraphs between two headings; nothing before the first heading can be a lead."""
    run: list[int] = []
    begun = False
    for index in range(len(cleaned.paragraphs)):
        if index in chosen and chosen[index].titled:
            yield run
            run, begun = [], True
        elif begun:
            run.append(index)
    yield run


def _without_cover(cleaned: Cleaned, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates without those of the cover and the notice: the document's own title and what stands below it, a list of attachments."""
    listed = _listed_attachments(cleaned, candidates)
    numbered = [
        c for c in candidates if c.titled and c.style not in (*LEADS, "attachment") and c.paragraph not in listed
    ]
    begin = numbered[0].start if numbered else 0
    marks = [c.mark for c in candidates if c.style == "marked"]
    for candidate in candidates:
        name = cleaned.folded[candidate.title_start : candidate.title_end]
        if candidate.start < begin and (candidate.style == "attachment" or candidate.paragraph in listed):
            continue
        if candidate.style == "dash" and candidate.whole and candidate.start < begin:
            continue
        if candidate.style == "attachment" and _comes_again(candidate, candidates):
            continue
        if candidate.style == "marked" and candidate.start <= begin and _names_a_plan(name):
            continue
        if candidate is candidates[0] and candidate.mark and marks.count(candidate.mark) == 1 and not numbered:
            continue
        yield candidate


def _comes_again(candidate: Candidate, candidates: list[Candidate]) -> bool:
    """Whether an attachment is only announced here: one of the same name and number follows."""
    later = (other for other in candidates if other.start > candidate.start and other.style == "attachment")
    return any(other.number == candidate.number for other in later)


def _listed_attachments(cleaned: Cleaned, candidates: list[Candidate]) -> set[int]:
    """The paragraphs that go on with a notice's list of attachments: `附件：1.…方案`, then `2.…清单`."""
    at = {candidate.paragraph: candidate for candidate in candidates}
    listed: set[int] = set()
    for index, paragraph in enumerate(cleaned.paragraphs):
        line = cleaned.folded[paragraph.start : paragraph.end]
        follows = index - 1 in listed or _LIST.match(cleaned.folded, cleaned.paragraphs[index - 1].start)
        if index and follows and index in at and at[index].style == "arabic" and not line.endswith("。"):
            listed.add(index)
    return listed


def _names_a_plan(name: str) -> bool:
    rules = load_rules("front")
    return any(rules[rule].regex.search(name) for rule in ("plan_name", "issuer", "draft", "date", "notice"))


def _plain_headings(
    cleaned: Cleaned, candidates: list[Candidate], chosen: dict[int, Candidate]
) -> dict[int, Candidate]:
    """Short lines below the first heading that stand between texts, and not beside a table."""
    first = min((i for i, c in chosen.items() if c.titled), default=len(cleaned.paragraphs))
    edges = {table.start - 1 for table in cleaned.tables} | {table.end + 1 for table in cleaned.tables}
    plain = [c for c in candidates if c.style == "plain" and first < c.paragraph < len(cleaned.paragraphs) - 1]
    plain = [c for c in plain if not {c.start, c.body, cleaned.paragraphs[c.paragraph + 1].end} & edges]
    found: dict[int, Candidate] = {}
    for shortest in (_SHORTEST_TEXT, _SHORTER_TEXT):
        for candidate in plain:
            place = candidate.paragraph
            if place not in found and _stands_between_texts(cleaned, place, chosen | found, shortest):
                found[place] = replace(candidate, style="label") if _ends_with_colon(cleaned, place) else candidate
        if not found:
            break
    return found


def _above_items(candidates: list[Candidate], chosen: Mapping[int, Candidate]) -> dict[int, Candidate]:
    """Lines right above a numbered item that close with whose the tasks are; those that close as sentences below the first
    heading, where several do."""
    first = min((place for place, heading in chosen.items() if heading.titled), default=0)
    lines = [
        lead
        for lead in candidates
        if lead.style == "line"
        if (below := chosen.get(lead.paragraph + 1)) is not None and below.number and below.style in RUNNING
    ]
    told = [lead for lead in lines if lead.body > lead.title_end + 1]
    closed = [lead for lead in lines if lead not in told and lead.paragraph > first]
    return {lead.paragraph: lead for lead in (*told, *(closed if len(closed) >= _FEWEST else ()))}


def _chapters_without_number(
    cleaned: Cleaned, candidates: list[Candidate], chosen: dict[int, Candidate]
) -> dict[int, Candidate]:
    """Short lines, two at least, each right above a heading （一） and behind a finished text: a page that numbered its
    chapters by itself lost the numbers."""
    if any(c.titled and c.style in _CHAPTERS for c in chosen.values()):
        return {}
    found = {}
    for candidate in candidates:
        place = candidate.paragraph
        below = chosen.get(place + 1)
        if candidate.style == "plain" and place and below is not None and below.style == "chinese_bracket":
            before = cleaned.folded[cleaned.paragraphs[place - 1].end - 1]
            if before in _CLOSED and not cleaned.folded[candidate.body : below.start].strip():
                found[place] = replace(candidate, style="chapter")
    return found if len(found) >= _FEWEST else {}


def _ends_with_colon(cleaned: Cleaned, place: int) -> bool:
    return cleaned.folded[cleaned.paragraphs[place].end - 1] == "："


def _stands_between_texts(cleaned: Cleaned, place: int, chosen: Mapping[int, Candidate], shortest: int) -> bool:
    """Whether a short line follows a finished text or a heading, and a text of at least `shortest` follows it; or, with a
    colon at its end, the first of the headings （一） below it."""
    before, after = cleaned.paragraphs[place - 1], cleaned.paragraphs[place + 1]
    heading_before = place - 1 in chosen and chosen[place - 1].whole and chosen[place - 1].titled
    below = chosen.get(place + 1)
    if _ends_with_colon(cleaned, place):
        return below is not None and below.titled and below.value == 1 and below.style == "chinese_bracket"
    finished = before.end - before.start >= shortest and cleaned.folded[before.end - 1] in _CLOSED
    return place + 1 not in chosen and after.end - after.start >= shortest and (heading_before or finished)

"""Works in running text: what a passage carries out, each with its clause, its money and its size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.extract.clauses import SENTENCE_REACH, clause_around, clause_start
from ingest.extract.forward import is_sentence
from ingest.extract.money import investment_before, total_investment
from ingest.extract.project_counted import find_counted_works
from ingest.extract.project_entries import split_names
from ingest.extract.project_lines import LINE_RULE, find_led_works, find_line_works, find_listed_works, lists_works
from ingest.extract.project_lists import find_labelled_works, find_summed_things, find_summed_works
from ingest.extract.project_names import NamedWork, find_named_works
from ingest.extract.project_overlaps import is_part_of, shares_words, without_others
from ingest.extract.project_scale import read_scale
from ingest.extract.project_site_names import SITES, site_of
from ingest.extract.project_sites import SITE_RULE, find_sited_works
from ingest.models import ProjectMention, Reading, Section, Span
from schema.roles import Basis, ProjectKind, SectionKind

_SITED = re.compile(r"新建|迁建|翻建|改?扩建|改建")
_OF_LEVEL = re.compile(r"^[省市州县区乡镇村]级")


_SEVERAL = re.compile(r"[、和及与]|等\d|等[^，。；]{0,12}(?:项目|工程)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of the text that carries works out, with its section and the work around it."""

    span: Span
    section: Section | None
    around: ProjectMention | None
    is_title: bool = False
    """A heading: what it calls a 工程 is read by the outline, but not what it names by what it is."""


def find_told_works(reading: Reading, passage: Passage) -> Iterator[ProjectMention]:
    """The works of a passage, each with its clause."""
    works = sorted(_works_in(reading, passage), key=lambda work: work.start)
    before = passage.span.start - 1
    for work, following in pairwise([*works, None]):
        if work is None or _is_the_same_building(reading, work, passage.around):
            continue
        limit = following.start if following is not None and following.start > work.end else passage.span.end
        mention = _told(reading, passage, work, limit)
        is_alone = before < mention.start and (following is None or following.start >= mention.end)
        before = work.start
        if is_alone and mention.investment_yuan is None:
            mention = replace(mention, investment_yuan=_price_before(reading, mention, work))
        yield mention


def _works_in(reading: Reading, passage: Passage) -> Iterator[NamedWork]:
    """The works of a passage by their names; among works a line can be the name of one, and what the goals call by what
    it is is an aim: `建成区域性交通枢纽`."""
    folded, span = reading.cleaned.folded, passage.span
    if passage.is_title:
        yield from find_sited_works(folded, span.start, span.end, only_placed=True)
        is_built = SITES["builds-one"].regex.match(folded, span.start, span.end) is not None
        if is_built or (passage.section is not None and is_sentence(passage.section)):
            yield from find_named_works(folded, span.start, span.end)
        return
    if passage.section is not None and passage.section.kind is SectionKind.GOALS:
        yield from find_named_works(folded, span.start, span.end)
        return
    counted = [*find_counted_works(folded, span.start, span.end), *find_led_works(folded, span.start, span.end)]
    counted += [work for work in find_summed_works(folded, span.start, span.end) if not shares_words(work, counted)]
    yield from counted
    yield from (work for work in _uncounted(folded, passage) if not shares_words(work, counted))


def _uncounted(folded: str, passage: Passage) -> Iterator[NamedWork]:
    """The works of a passage that no sentence counts."""
    span, section = passage.span, passage.section
    lines = list[NamedWork]()
    lists = False
    if section is not None and section.kind is SectionKind.PROJECTS:
        lists = section.box
        lines += find_line_works(folded, span.start, span.end)
        led = section.box and span.start == section.body_start
        lines += find_labelled_works(folded, span.start, span.end, led=led)
        if lists_works(section.title):
            lines += find_listed_works(folded, span.start, span.end)
    yield from lines
    known = {work.end for work in lines}
    sited = list(find_sited_works(folded, span.start, span.end, lists=lists))
    sited += [work for work in find_summed_things(folded, span.start, span.end) if not shares_words(work, sited)]
    sited.sort(key=lambda work: work.start)
    whole = without_others(folded, find_named_works(folded, span.start, span.end), sited)
    named = [one for work in whole for one in split_names(folded, work)]
    yield from (work for work in named if work.end not in known)
    yield from (work for work in sited if work.end not in known and not is_part_of(folded, work, named))


def _is_the_same_building(reading: Reading, work: NamedWork, around: ProjectMention | None) -> bool:
    """Whether a hall without site or size of its own is what the heading around it already names, by the same words."""
    if around is None or work.rule != SITE_RULE:
        return False
    what = site_of(work.name)
    which = _OF_LEVEL.sub("", work.name.removesuffix(what))
    if what not in around.name and not (which and which in around.name):
        return False
    folded = reading.cleaned.folded
    return not folded[work.end : work.end + 1].isdigit() and not _SITED.search(folded, work.clause, work.start)


def _told(reading: Reading, passage: Passage, work: NamedWork, limit: int) -> ProjectMention:
    """The work with its clause; its size and money stand in its own sentence, up to the next ； or the next work."""
    folded, text, last = reading.cleaned.folded, reading.cleaned.text, passage.span.end
    clause = clause_around(folded, work.start, work.end, first=passage.span.start, last=last)
    stop = _sentence_end(folded, work, last) or clause.end
    scale = read_scale(reading, work.end, stop, counts_anywhere=False)
    is_written_so = folded[work.start : work.end] == work.name
    return ProjectMention(
        start=clause.start,
        end=stop if scale and _is_plain(reading, clause.start, stop) else clause.end,
        rule=f"project-{work.rule}",
        basis=Basis.STATED,
        name=text[work.start : work.end] if is_written_so else work.name,
        kind=ProjectKind.PROJECT,
        parent=passage.around.name if passage.around is not None else None,
        investment_yuan=total_investment(folded, work.end, min(stop, limit)) if not _is_one_of(folded, work) else None,
        scale=scale,
        section=passage.section.index if passage.section is not None else None,
    )


def _price_before(reading: Reading, mention: ProjectMention, work: NamedWork) -> float | None:
    """What a work costs by the words before it; those before several are said of them all."""
    folded = reading.cleaned.folded
    return investment_before(folded, _priced_from(folded, mention.start), work.start)


def _priced_from(folded: str, clause: int) -> int:
    """Where the words begin that can say what a clause's work costs: the clause before, where it says nothing else."""
    before = clause_start(folded, clause - 1) if clause and folded[clause - 1] == "，" else clause
    return before if SITES["priced"].regex.fullmatch(folded[before : clause - 1]) else clause


def _is_one_of(folded: str, work: NamedWork) -> bool:
    """Whether a work is the last that is named of several, whose money is that of them all: `甲、乙等8个项目，总投资`."""
    return _SEVERAL.match(folded, work.end) is not None


def _sentence_end(folded: str, work: NamedWork, last: int) -> int | None:
    """Where the sentence of a work ends; what is said of a line's work stands on the line below too."""
    marks = (folded.find(mark, work.end, min(work.end + SENTENCE_REACH, last)) for mark in "。；\n")
    stop = min((at for at in marks if at >= 0), default=None)
    if work.rule != LINE_RULE:
        return stop
    below = folded.find("\n", (stop or work.end) + 1, min((stop or work.end) + SENTENCE_REACH, last))
    return below if below >= 0 else last


def _is_plain(reading: Reading, start: int, end: int) -> bool:
    """Whether the original has no converter's mark here (m<sup>2</sup>), which a quote could not repeat."""
    first, last = reading.cleaned.origin(start, end)
    return "<" not in reading.cleaned.document.text[first:last]

"""Ids and evidence for what the extractors found: from places in the cleaned text to the words of `schema`."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from ingest.check import says, without_marks
from ingest.clean.fragment import CELL_END, LEAD_END
from ingest.models import Cleaned, FrontMatter, Section, Span
from schema.facts import CityFact, PlanFact, SectionFact
from schema.ids import CityId, PlanId, SectionId, TaskId, compute_id
from schema.roles import CityLevel, SectionKind

UNNAMED_CITY = "未写明"
"""The city of a plan that names none: read all the same, and shown as such."""

_BREAK = re.compile(rf"[\t\n{CELL_END}{LEAD_END}]")
_SPACES = re.compile(r"\s+")


class Quote(TypedDict):
    """The fields of evidence, to be put into a fact."""

    quote: str
    start: int
    end: int
    page: int | None
    ocr: float | None


def quote_of(cleaned: Cleaned, start: int, end: int) -> Quote:
    """The evidence of a span of the cleaned text, without the space around it. Words that have others among them in the
    original, or the borders of a table, are quoted with those."""
    words = cleaned.text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    document = cleaned.document
    first, last = cleaned.origin(start, end)
    quote = _BREAK.sub(" ", cleaned.text[start:end])
    original = document.text[first:last]
    if not says(quote, original):
        quote = _SPACES.sub(" ", without_marks(original))
    return {
        "quote": quote,
        "start": first,
        "end": last,
        "page": document.page_at(first),
        "ocr": document.sureness_of(first, last),
    }


def identify_city(front: FrontMatter) -> tuple[CityFact, ...]:
    """The plan's city, then the divisions around it; a city that the register does not know is taken as written."""
    if front.city is not None:
        return (front.city, *front.ancestors)
    name = front.city_written or UNNAMED_CITY
    city = CityFact(
        id=compute_id(CityId, name), code=None, name=name, full_name=name, level=CityLevel.COUNTY, parent=None
    )
    return (city,)


def identify_plan(cleaned: Cleaned, front: FrontMatter, cities: Sequence[CityFact]) -> PlanFact:
    """The plan. Its id is its city, title and status, so that a changed text is the same plan."""
    city, *around = cities
    province = next((division.name for division in cities if division.level is CityLevel.PROVINCE), None)
    return PlanFact(
        id=compute_id(PlanId, city.id, front.title, front.status),
        title=front.title,
        city=city.name,
        city_id=city.id,
        level=city.level,
        parent=around[0].name if around else None,
        province=province,
        doc_number=front.doc_number,
        issued=date.fromisoformat(front.issued) if front.issued else None,
        status=front.status,
        period_start=front.period_start,
        period_end=front.period_end,
        issuer=front.issuer,
        source=cleaned.document.name,
        sha256=cleaned.document.sha256,
    )


def identify_sections(cleaned: Cleaned, sections: Sequence[Section], plan: PlanId) -> tuple[SectionFact, ...]:
    """The sections, each with an id from its path of titles and its count among those of the same path."""
    seen: Counter[tuple[str, ...]] = Counter()
    paths: list[tuple[str, ...]] = []
    facts: list[SectionFact] = []
    for section in sections:
        path = (*(paths[section.parent] if section.parent is not None else ()), section.title)
        paths.append(path)
        evidence = quote_of(cleaned, section.start, max(section.body_end, section.body_start))
        facts.append(
            SectionFact(
                id=compute_id(SectionId, plan, *path, seen[path]),
                parent=facts[section.parent].id if section.parent is not None else None,
                level=section.level,
                number=section.number,
                title=section.title,
                kind=section.kind,
                text=cleaned.text[section.body_start : section.body_end].strip(),
                start=evidence["start"],
                end=evidence["end"],
            )
        )
        seen[path] += 1
    return tuple(facts)


def identify_opening(cleaned: Cleaned, words: Span, plan: PlanFact) -> SectionFact:
    """The section of what stands above the first heading: it has none, and goes by the plan's title."""
    evidence = quote_of(cleaned, words.start, words.end)
    return SectionFact(
        id=compute_id(SectionId, plan.id, "", plan.title),
        parent=None,
        level=1,
        number=None,
        title=plan.title,
        kind=SectionKind.OTHER,
        text=cleaned.text[words.start : words.end].strip(),
        start=evidence["start"],
        end=evidence["end"],
    )


def task_id(section: SectionId) -> TaskId:
    """The id of the task that a section is."""
    return compute_id(TaskId, section)

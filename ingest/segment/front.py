"""What the plan says about itself, from its cover, the notice that issues it, and its title."""

from collections.abc import Sequence

from ingest.clean.fold import fold
from ingest.clean.traditional import simplify_name
from ingest.models import Cleaned, FrontMatter, Section
from ingest.resolve.cities import find_city
from ingest.rulebook import load_rules
from ingest.segment.front_lines import Line, front_lines, last_lines, rule, short_lines, signatures
from ingest.segment.front_period import find_period, one_year, year_of_chapters
from ingest.segment.front_signs import find_date, find_issuer, find_number, find_signature, is_draft
from ingest.segment.front_title import find_title, first_line
from ingest.segment.place import find_numbered_province, find_place
from ingest.segment.place_spoken import find_spoken_place
from schema.facts import CityFact
from schema.roles import PlanStatus

_LONGEST_PLACE = 12
_OPENING = 1500


def read_front(cleaned: Cleaned, sections: Sequence[Section]) -> FrontMatter:
    lines = front_lines(cleaned, sections)
    title = find_title(lines) or first_line(lines) or _name_of(cleaned)
    opening = cleaned.folded[: (sections[0].start if sections else 0) + _OPENING]
    issuer = find_issuer(lines, last_lines(cleaned)) or find_signature(short_lines(cleaned))
    period = (
        find_period(fold(title), opening)
        or one_year(_name_of(cleaned))
        or year_of_chapters(fold(section.title) for section in sections if section.level == 1)
    )
    hints = (opening, cleaned.folded)
    written, places = find_place(title, issuer, hints=hints)
    if not places or places[0].code is None:
        elsewhere = (*_page_sources(lines), *_places_named(opening), _name_of(cleaned))
        others = (simplify_name(title), *_fuller_titles(lines, title), *elsewhere)
        known = (found for other in others if (found := _known_place(other, issuer, hints)))
        written, places = next(known, (written, places))
    number = find_number(lines)
    if not places:
        written, places = find_numbered_province(number, opening)
    if not places:
        written, places = find_spoken_place(cleaned.folded)
    return FrontMatter(
        title=title,
        city=places[0] if places else None,
        city_written=written,
        ancestors=places[1:],
        doc_number=number,
        issued=find_date(lines) or find_date(last_lines(cleaned)) or find_date(signatures(cleaned)),
        status=PlanStatus.DRAFT if is_draft(lines, _name_of(cleaned)) else PlanStatus.ISSUED,
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


def _places_named(opening: str) -> list[str]:
    """The places that a paper's opening names as its own, with their suffix."""
    rules = ("own_circumstances", "delivered", "proposal", "addressees", "page_region", "handed_out")
    written = (match["place"] for name in rules for match in rule(name).regex.finditer(opening))
    return [place.name for name in written if (place := find_city(name, (opening,))[0]).code is not None]


def _page_sources(lines: Sequence[Line]) -> list[str]:
    """Whose pages the lines above a plan are from."""
    source = load_rules("frame")["page_source"].regex
    return [match["place"] for line in lines if (match := source.search(line.folded))]


def _name_of(cleaned: Cleaned) -> str:
    return cleaned.document.name.rsplit(".", 1)[0]

"""Whose plan it is: the administrative division that its title or its issuer begins with."""

from collections.abc import Iterator, Sequence

from ingest.resolve.cities import COUNTRY_NAME, find_city
from ingest.resolve.register import load_register
from ingest.resolve.vocabulary import Level, load_index
from ingest.rulebook import load_rules
from schema.facts import CityFact
from schema.roles import CityLevel

_LONGEST_NAME = 18
_FEWEST_MINISTRIES = 4
_SUFFIXES = ("省", "市", "区", "县", "旗", "州", "盟")


def find_place(title: str, issuer: str | None, *, hints: Sequence[str]) -> tuple[str | None, tuple[CityFact, ...]]:
    """The place as written, and its division with those around it (none where the register cannot tell)."""
    rules = load_rules("front")
    title = title.lstrip("《").removeprefix("中共")
    issuer = issuer.removeprefix("中共") if issuer else None
    if any(rules["country"].regex.search(text) for text in (title, issuer or "")):
        return COUNTRY_NAME, find_city(COUNTRY_NAME)
    for text in (title, issuer or ""):
        for name in (*_full_names(text), *_short_names(text, hints)):
            places = find_city(name, hints)
            if places[0].code is not None:
                return name, places
    for text in (title, issuer or ""):
        if match := rules["place"].regex.search(_without_period(text)):
            return match["place"], find_city(match["place"], hints)
    for name in _short_provinces(title):
        return name, find_city(name)
    if issuer and rules["ministry"].regex.search(issuer):
        return COUNTRY_NAME, find_city(COUNTRY_NAME)
    if _begins_with_ministry(title) or _lists_ministries(hints[-1]):
        return COUNTRY_NAME, find_city(COUNTRY_NAME)
    return None, ()


def _begins_with_ministry(title: str) -> bool:
    """Whether a title begins with an office that only the State has."""
    entries = load_index().entries.get(title[: load_index().longest_prefix(title)], ())
    return bool(entries) and all(entry.form.levels == (Level.COUNTRY,) for entry in entries)


def _lists_ministries(text: str) -> bool:
    """Whether the units that a text lists are the State's."""
    ministries, local = (
        set(load_rules("front")[rule].regex.findall(text)) for rule in ("listed_ministry", "listed_local")
    )
    return len(ministries) >= _FEWEST_MINISTRIES and len(ministries) > len(local)


def _full_names(text: str) -> Iterator[str]:
    """Beginnings of a text that end as a division's name does, longest first."""
    text = _without_period(text)
    for end in range(min(len(text), _LONGEST_NAME), 1, -1):
        if text[end - 1] in _SUFFIXES:
            yield text[:end]


def _short_names(text: str, hints: Sequence[str]) -> Iterator[str]:
    """Beginnings that are a division's name without its suffix: the document must write it in full somewhere."""
    text = _without_period(text)
    for end in (4, 3, 2):
        for suffix in _SUFFIXES:
            if any(text[:end] + suffix in hint for hint in hints):
                yield text[:end] + suffix


def find_numbered_province(number: str | None, opening: str) -> tuple[str | None, tuple[CityFact, ...]]:
    """The province by whose letter a paper is numbered, where the paper speaks as a province does."""
    rules = load_rules("front")
    match = rules["province_number"].regex.search(number or "")
    if match is None or not rules["of_province"].regex.search(opening):
        return None, ()
    name = next((one[1:] for one in rules.words["province_letters"] if one[0] == match["letter"]), None)
    return (name, find_city(name)) if name else (None, ())


def _short_provinces(text: str) -> Iterator[str]:
    """A beginning that is a province's name without its suffix: no other division is called so."""
    for end in (3, 2):
        named = load_register().named(text[:end])
        if any(division.level is CityLevel.PROVINCE for division in named):
            yield next(division.name for division in named if division.level is CityLevel.PROVINCE)


def _without_period(text: str) -> str:
    if text[:1] in "“十第":
        return load_rules("front")["five_years"].regex.sub("", text, count=1).removeprefix("时期")
    return load_rules("front")["leading_year"].regex.sub("", text, count=1)

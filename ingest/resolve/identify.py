"""What one written form stands for: the organisation of its city, or what its words alone tell of it. Never by likeness."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean.traditional import simplify_name
from ingest.models import FrontMatter
from ingest.resolve.cities import find_city, is_division
from ingest.resolve.places import Place, Places
from ingest.resolve.unit_names import COLLECTIVE, has_kind, is_group, kind_by_suffix
from ingest.resolve.vocabulary import Entry, Index, Level, Organisation, load_index
from ingest.rulebook import load_rules
from schema.facts import CityFact
from schema.roles import CityLevel, DepartmentKind

TOWNSHIP = "township"
OTHER = "other"
_ADMINISTRATION = "管理委员会"
_GOVERNMENT = "人民政府"

_EXPANDED_KINDS = frozenset({DepartmentKind.GOVERNMENT, DepartmentKind.PARTY})
"""Of these a city has one, so that 气象局 alone is the city's; 火车站 or 红十字会 alone stays as written."""
_LEAST_PREFIX = 3
"""A known name of fewer characters does not make what follows it a part of it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What one written form stands for. Forms of the same key are one department; the surest `rank` gives the name."""

    key: tuple[str, str]
    name: str
    kind: DepartmentKind
    function: str
    city: CityFact | None
    rank: int = 0
    organisation: Organisation | None = None
    listed: bool = True


class Identifier:
    """One plan's places and the vocabulary."""

    def __init__(self, front: FrontMatter) -> None:
        self.places = Places(front)
        self.index: Index = load_index()
        self.rules = load_rules("departments")

    def identify(self, form: str) -> Identity:
        """What a form stands for; one in traditional characters is what its simplified form is, under that name."""
        identity = self._identify(form)
        if identity.organisation is None and (simplified := simplify_name(form)) != form:
            return self._identify(simplified)
        return identity

    def _identify(self, form: str) -> Identity:
        group = self._group_identity(form)
        if group is not None:
            return group
        division = self._division(form)
        if division is not None:
            return division
        places = self.places.readings(form, self.index.entries)
        known = (self._known(place) or self._former(place) or self._bare(place) for place in places)
        parts = (self._part(place) for place in places)
        return next((i for i in (*known, *parts) if i is not None), None) or self._unlisted(form, places[-1])

    def _group_identity(self, form: str) -> Identity | None:
        if form in self.index.entries:
            return None
        if not is_group(form) or self._bare(Place(self.places.own, None, form)) is not None:
            return None
        is_township = self.rules["township_group"].regex.search(form) is not None
        function = TOWNSHIP if is_township else COLLECTIVE
        divisions = self.rules["division_nouns"].regex.search(form) is not None
        key = form.removeprefix("各") if is_township or divisions else form
        rank = 1 if form.startswith("各") else 0
        return Identity((COLLECTIVE, key), form, DepartmentKind.COLLECTIVE, function, self.places.own, rank)

    def _division(self, form: str) -> Identity | None:
        """A division's name alone stands for its government: 霍邱县, 兴庆区."""
        if not is_division(form):
            return None
        city = find_city(form, [c.name for c in self.places.chain])[0]
        entry = self.index.entries[_GOVERNMENT][0]
        return self._identity(entry.organisation, city, f"{form}{_GOVERNMENT}", 1)

    def _known(self, place: Place) -> Identity | None:
        entries = self.index.entries.get(place.stem)
        if not entries:
            return None
        entry = self._entry_at(entries, place)
        if entry.form.levels == (Level.COUNTRY,):
            return self._identity(entry.organisation, self.places.country, entry.form.name, 3)
        city = self._home(entry, place)
        is_expanded = place.is_named or entry.organisation.kind in _EXPANDED_KINDS
        if city is None or not is_expanded:
            return self._identity(entry.organisation, city, place.written, 0)
        if place.name is not None and _keeps_name(entry.organisation):
            return self._identity(entry.organisation, city, _with_office(place, entry), 4)
        if entry.organisation.kind is DepartmentKind.ENTERPRISE:
            return self._identity(entry.organisation, city, f"{city.name}{place.stem}", 2)
        if _is_full_name(place, entry):
            return self._identity(entry.organisation, city, f"{city.name}{place.stem}", 3)
        return self._identity(entry.organisation, city, _full_name(entry, city), 3 if entry.is_full else 2)

    def _entry_at(self, entries: Sequence[Entry], place: Place) -> Entry:
        """The entry of the level that the place has; a country's form only where nothing nearer fits."""
        level = Level.of(place.city.level) if place.city is not None else Level.COUNTY
        fitting = [e for e in entries if level in e.form.levels]
        local = [e for e in entries if e.form.levels != (Level.COUNTRY,)]
        return (fitting or local or list(entries))[0]

    def _home(self, entry: Entry, place: Place) -> CityFact | None:
        """The division it belongs to: 教育厅 without a mark is the province's."""
        if not place.is_named and entry.form.levels == (Level.PROVINCE,):
            return self.places.at_level(CityLevel.PROVINCE) or place.city
        return place.city

    def _former(self, place: Place) -> Identity | None:
        found = self.index.former.get(place.stem)
        if found is None:
            return None
        organisation, former = found
        is_national = former.levels == (Level.COUNTRY,)
        city = self.places.country if is_national else place.city
        name = former.name if is_national else f"{city.name}{former.name}" if city is not None else place.written
        if former.became == "renamed":
            return self._identity(organisation, city, name, 1)
        return Identity(_key(former.name, city), name, organisation.kind, organisation.function, city)

    def _bare(self, place: Place) -> Identity | None:
        """An organisation named by its function: 财政部门, 市级财政, 发展改革."""
        stem = self.rules["level_word"].regex.sub("", place.stem) if place.is_named else place.stem
        organisation = self.index.bare.get(stem) or self.index.bare.get(self.rules["function_word"].regex.sub("", stem))
        if organisation is None:
            return None
        if place.city is None:
            return self._identity(organisation, None, place.written, 0)
        form = organisation.form_at(Level.of(place.city.level))
        return self._identity(
            organisation, place.city, _full_name(Entry(organisation, form, is_full=True), place.city), 1
        )

    def _part(self, place: Place) -> Identity | None:
        """A part of a known organisation (公安局三大队, 生态环境分局): its own name, the whole's function."""
        end = self.index.longest_prefix(place.stem)
        branch = place.stem.removesuffix("分局") + "局" if place.stem.endswith("分局") else ""
        whole = place.stem[:end] if end >= _LEAST_PREFIX and has_kind(place.stem) else branch
        if whole not in self.index.entries:
            return None
        organisation = self.index.entries[whole][0].organisation
        name = f"{place.city.name}{place.stem}" if place.city is not None and place.is_named else place.written
        return Identity(_key(place.stem, place.city), name, organisation.kind, organisation.function, place.city)

    def _unlisted(self, form: str, place: Place) -> Identity:
        kind = kind_by_suffix(form) or DepartmentKind.GOVERNMENT
        function = TOWNSHIP if kind is DepartmentKind.TOWNSHIP else self.index.function_of(place.stem)
        is_expanded = place.city is not None and place.is_named and not place.is_by_short_name
        name = f"{place.city.name}{place.stem}" if place.city is not None and is_expanded else form
        is_named_by_kind = kind is DepartmentKind.TOWNSHIP
        key = _key(name, place.city)
        return Identity(key, name, kind, function or OTHER, place.city, listed=is_named_by_kind)

    def _identity(self, organisation: Organisation, city: CityFact | None, name: str, rank: int) -> Identity:
        key = ("organisation", f"{organisation.id}@{city.id if city is not None else ''}")
        return Identity(key, name, organisation.kind, organisation.function, city, rank, organisation)


def _keeps_name(organisation: Organisation) -> bool:
    """Whether a name with the place in it stays as it is written: none is made up for a branch of a national firm."""
    return organisation.keeps_name or organisation.kind is DepartmentKind.ENTERPRISE


def _with_office(place: Place, entry: Entry) -> str:
    """A zone with its administration (徐州经开区管委会 -> 徐州经济技术开发区管理委员会), any other name as written."""
    is_zone = entry.form.name.endswith(_ADMINISTRATION) and place.written.endswith(place.stem)
    return place.written.removesuffix(place.stem) + entry.form.name if is_zone else place.written


def _is_full_name(place: Place, entry: Entry) -> bool:
    """Whether a form that is listed as short is no shorter than the full one: another name, and nothing to expand."""
    is_plain = entry.mark is None and entry.organisation.kind is DepartmentKind.GOVERNMENT
    return is_plain and "{" not in entry.form.name and len(place.stem) >= len(entry.form.name)


def _full_name(entry: Entry, city: CityFact) -> str:
    name = entry.form.name
    return name.replace("{city}", city.name) if "{city}" in name else f"{city.name}{name}"


def _key(name: str, city: CityFact | None) -> tuple[str, str]:
    return ("name", f"{name}@{city.id if city is not None else ''}")

"""From the forms that a plan writes to the organisations of its city: full name, kind, function. Never by likeness."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.clean.traditional import simplify_name
from ingest.models import FrontMatter, ResolvedDepartment
from ingest.resolve.cities import find_city, is_division
from ingest.resolve.decisions import load_decisions
from ingest.resolve.forms import find_forms
from ingest.resolve.places import Place, Places
from ingest.resolve.vocabulary import Entry, Index, Level, Organisation, load_index
from ingest.rulebook import load_rules
from schema.facts import CityFact
from schema.roles import CityLevel, DepartmentKind

COLLECTIVE = "collective"
TOWNSHIP = "township"
OTHER = "other"
_ADMINISTRATION = "管理委员会"
_GOVERNMENT = "人民政府"

_EXPANDED_KINDS = frozenset({DepartmentKind.GOVERNMENT, DepartmentKind.PARTY})
"""Of these a city has one, so that 气象局 alone is the city's; 火车站 or 红十字会 alone stays as written."""
_SUFFIX_KINDS = tuple(kind for kind in DepartmentKind if kind is not DepartmentKind.COLLECTIVE)
_HEAD_KINDS = (DepartmentKind.MILITARY, DepartmentKind.ENTERPRISE, DepartmentKind.PARTY)
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


def resolve_departments(written: Iterable[str], front: FrontMatter, text: str = "") -> tuple[ResolvedDepartment, ...]:
    """The departments in the order of their first form, each written form in exactly one.

    A form with a second plate in brackets (`省体育局（省体育总会）`) counts as its two names, both of one department.
    Forms of the same departments that `text` (the plan's forward-looking part) uses elsewhere are added to theirs.
    """
    resolver = _Resolver(front)
    forms: dict[str, Identity] = {}
    plates: dict[str, str] = {}
    for form in written:
        plate = split_plate(form)
        names = plate or (form,)
        forms |= {name: resolver.identify(name) for name in names if name not in forms}
        if plate is not None:
            plates[plate[1]] = plate[0]
    _join_function_words(forms)
    _join_plates(forms, plates)
    _join_decided(forms, resolver)
    _add_forms(forms, resolver, text)
    return _group(forms)


def split_plate(form: str) -> tuple[str, str] | None:
    """The two names of `A（B）`, where the bracket holds a name and no kind of division (`各乡镇（街道）`)."""
    found = load_rules("departments")["plate"].regex.search(form)
    if found is None or is_group(form) or not _has_kind(found["unit"]) or not _has_kind(found["plate"]):
        return None
    return found["unit"], found["plate"]


def is_group(form: str) -> bool:
    """Whether a form is a group without a name of its own, or of divisions only."""
    rules = load_rules("departments")
    return any(rules[rule].regex.search(form) is not None for rule in (COLLECTIVE, "division_nouns"))


def _has_kind(name: str) -> bool:
    return kind_by_suffix(name) is not None


def kind_by_suffix(name: str) -> DepartmentKind | None:
    """The kind that the longest fitting suffix gives; before one of a single character (队) the name's head counts."""
    words = load_rules("departments").words
    fits = [(len(suffix), kind) for kind in _SUFFIX_KINDS for suffix in words[kind] if name.endswith(suffix)]
    if not fits or max(fits)[0] == 1:
        heads = (kind for kind in _HEAD_KINDS for head in words[f"{kind}_heads"] if name.startswith(head))
        return next(heads, max(fits)[1] if fits else None)
    return max(fits)[1]


class _Resolver:
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
        whole = place.stem[:end] if end >= _LEAST_PREFIX and _has_kind(place.stem) else branch
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


def _join_function_words(forms: dict[str, Identity]) -> None:
    """`规划部门` and `规划` are the `规划局` that the same plan writes, if it writes one that ends so."""
    function_word = load_rules("departments")["function_word"].regex
    for form, identity in forms.items():
        bureau = forms.get(f"{function_word.sub('', form)}局")
        if bureau is not None and identity.key[0] == "name" and not form.endswith("局"):
            forms[form] = replace(bureau, rank=min(0, bureau.rank - 1))


def _join_plates(forms: dict[str, Identity], plates: dict[str, str]) -> None:
    """A second plate is its unit, also where it stands alone."""
    for plate, unit in plates.items():
        joined = forms[plate].key
        for form, identity in forms.items():
            if identity.key == joined and form != unit:
                forms[form] = replace(forms[unit], rank=-1)


def _join_decided(forms: dict[str, Identity], resolver: _Resolver) -> None:
    """What a person has decided to be one department goes by the name that the person has put first."""
    decided = load_decisions().names_of(*resolver.places.chain)
    for form, identity in forms.items():
        name = decided.get(form) or decided.get(identity.name)
        if name is not None:
            forms[form] = replace(resolver.identify(name), rank=identity.rank, listed=True)


def _add_forms(forms: dict[str, Identity], resolver: _Resolver, text: str) -> None:
    """What else the text calls a department that is there already; what it calls others is left out."""
    keys = {identity.key for identity in forms.values()}
    organisations = {i.organisation.id: i.organisation for i in forms.values() if i.organisation is not None}
    divisions = [city.name for city in resolver.places.chain]
    for form, identity in forms.items():
        if identity.organisation is None and identity.kind is not DepartmentKind.COLLECTIVE:
            text = text.replace(form, "\n")
    for form in find_forms(text, organisations.values(), divisions):
        if form not in forms and (identity := resolver.identify(form)).key in keys:
            forms[form] = identity


def _group(forms: dict[str, Identity]) -> tuple[ResolvedDepartment, ...]:
    """One department for each key, under the name of its surest form."""
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for form, identity in forms.items():
        groups[identity.key].append(form)
    departments = []
    for members in groups.values():
        surest = max((forms[form] for form in members), key=lambda identity: identity.rank)
        departments.append(
            ResolvedDepartment(
                name=surest.name,
                written=tuple(members),
                kind=surest.kind,
                function=surest.function,
                city=surest.city,
                listed=surest.listed,
            )
        )
    return tuple(departments)

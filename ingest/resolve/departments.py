"""From the forms that a plan writes to the organisations of its city: full name, kind, function."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ingest.models import FrontMatter, ResolvedDepartment
from ingest.resolve.decisions import load_decisions
from ingest.resolve.forms import find_forms
from ingest.resolve.identify import Identifier, Identity
from ingest.resolve.unit_names import split_plate
from ingest.rulebook import load_rules
from schema.roles import DepartmentKind


def resolve_departments(written: Iterable[str], front: FrontMatter, text: str = "") -> tuple[ResolvedDepartment, ...]:
    """The departments in the order of their first form, each written form in exactly one.

    A form with a second plate in brackets (`省体育局（省体育总会）`) counts as its two names, both of one department.
    Forms of the same departments that `text` (the plan's forward-looking part) uses elsewhere are added to theirs.
    """
    identifier = Identifier(front)
    forms: dict[str, Identity] = {}
    plates: dict[str, str] = {}
    for form in written:
        plate = split_plate(form)
        names = plate or (form,)
        forms |= {name: identifier.identify(name) for name in names if name not in forms}
        if plate is not None:
            plates[plate[1]] = plate[0]
    _join_function_words(forms)
    _join_plates(forms, plates)
    _join_decided(forms, identifier)
    _add_forms(forms, identifier, text)
    return _group(forms)


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


def _join_decided(forms: dict[str, Identity], identifier: Identifier) -> None:
    """What a person has decided to be one department goes by the name that the person has put first."""
    decided = load_decisions().names_of(*identifier.places.chain)
    for form, identity in forms.items():
        name = decided.get(form) or decided.get(identity.name)
        if name is not None:
            forms[form] = replace(identifier.identify(name), rank=identity.rank, listed=True)


def _add_forms(forms: dict[str, Identity], identifier: Identifier, text: str) -> None:
    """What else the text calls a department that is there already; what it calls others is left out."""
    keys = {identity.key for identity in forms.values()}
    organisations = {i.organisation.id: i.organisation for i in forms.values() if i.organisation is not None}
    divisions = [city.name for city in identifier.places.chain]
    for form, identity in forms.items():
        if identity.organisation is None and identity.kind is not DepartmentKind.COLLECTIVE:
            text = text.replace(form, "\n")
    for form in find_forms(text, organisations.values(), divisions):
        if form not in forms and (identity := identifier.identify(form)).key in keys:
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

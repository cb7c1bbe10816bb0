"""The vocabulary of organisations and their functions: two files of data/vocabulary, checked when loaded."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from ingest.own_vocabulary import own_to_blame, put_together, read_own
from schema.evidence import Frozen
from schema.roles import CityLevel, DepartmentKind

FOLDER = Path(__file__).parents[2] / "data" / "vocabulary"

DIVISION_MARKS = ("自治区", "自治州", "自治县", "省", "市", "区", "县", "州", "盟", "旗")
"""What stands for a division's name in front of an organisation's: 市 in 市应急局. Longest first."""

Word = Annotated[str, Field(min_length=1)]


class Level(StrEnum):
    """The levels that organisations differ by; a district's are those of a county."""

    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"

    @classmethod
    def of(cls, level: CityLevel) -> "Level":
        return cls.COUNTY if level is CityLevel.DISTRICT else cls(level.value)


LOCAL_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)


class Synonyms(Frozen):
    zh: tuple[Word, ...]
    en: tuple[Word, ...]


class Function(Frozen):
    """What an organisation is for. `synonyms` are for asking, `heads` and `keywords` for names that no entry lists."""

    id: Word
    zh: Word
    en: Word
    synonyms: Synonyms
    heads: tuple[Word, ...] = ()
    keywords: tuple[Word, ...]


class Form(Frozen):
    """One full name of an organisation, at the levels that use it, with its short forms."""

    name: Word
    levels: tuple[Level, ...] = LOCAL_LEVELS
    short: tuple[Word, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """Every way to write it; a frame's place for the division is {mark}."""
        return (self.name.replace("{city}", "{mark}"), *self.short)


class FormerName(Frozen):
    """A name until a year: the same organisation under a new name, or one merged into another."""

    name: Word
    levels: tuple[Level, ...] = LOCAL_LEVELS
    short: tuple[Word, ...] = ()
    until: int
    became: Literal["renamed", "merged"]


class Organisation(Frozen):
    """A type of organisation that a division has one of."""

    id: Word
    function: Word
    kind: DepartmentKind = DepartmentKind.GOVERNMENT
    keeps_name: bool = False
    """Whether its name holds the place's short name and nothing else may stand there: 徐州经济技术开发区, 江西银保监局."""
    bare: tuple[Word, ...] = ()
    forms: tuple[Form, ...] = Field(min_length=1)
    former: tuple[FormerName, ...] = ()

    def form_at(self, level: Level) -> Form:
        """The usual form at a level, else the first."""
        return next((form for form in self.forms if level in form.levels), self.forms[0])


@dataclass(frozen=True, slots=True)
class Entry:
    """What one way of writing stands for. `is_full` where it is the form's own full name; `mark` where it holds one."""

    organisation: Organisation
    form: Form
    is_full: bool
    mark: str | None = None


class Vocabulary(Frozen):
    """Both files together."""

    function: tuple[Function, ...]
    organisation: tuple[Organisation, ...]

    @model_validator(mode="after")
    def _functions_are_known(self) -> Self:
        known = {function.id for function in self.function}
        if unknown := sorted({o.function for o in self.organisation} - known):
            raise ValueError(f"departments.toml names functions that functions.toml does not have: {unknown}")
        return self

    @model_validator(mode="after")
    def _no_two_entries_fit_one_form(self) -> Self:
        owners: dict[tuple[object, str], str] = {}
        for level, written, owner in _claims(self.organisation):
            other = owners.setdefault((level, written), owner)
            if other != owner:
                raise ValueError(f"departments.toml: {written!r} fits both {other} and {owner} ({level})")
        return self


def _claims(organisations: tuple[Organisation, ...]) -> Iterator[tuple[str, str, str]]:
    """Each form of writing at each level, with the entry that claims it."""
    for organisation in organisations:
        for form in organisation.forms:
            for level in form.levels:
                yield from ((level, written, f"{organisation.id}: {form.name}") for written in form.written)
        yield from (("bare", bare, organisation.id) for bare in organisation.bare)
        for former in organisation.former:
            yield from (("former", written, organisation.id) for written in (former.name, *former.short))


@dataclass(frozen=True, slots=True)
class Index:
    """The vocabulary by what is written."""

    entries: Mapping[str, tuple[Entry, ...]]
    bare: Mapping[str, Organisation]
    former: Mapping[str, tuple[Organisation, FormerName]]
    heads: Mapping[str, str]
    keywords: Mapping[str, str]
    longest: int

    def longest_prefix(self, text: str, start: int = 0) -> int:
        """Where the longest known form that begins here ends; `start` if none does."""
        for end in range(min(len(text), start + self.longest), start + 1, -1):
            if text[start:end] in self.entries:
                return end
        return start

    def function_of(self, name: str) -> str | None:
        """The function that the end of an unlisted name marks, else its first keyword, of two there the longer.

        The field stands before the sort of organisation: 交通运输 before 综合行政执法队.
        """
        head = next((function for head, function in self.heads.items() if name.endswith(head)), None)
        if head is not None:
            return head
        hits = [(name.find(word), -len(word), function) for word, function in self.keywords.items() if word in name]
        return min(hits)[2] if hits else None


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary; what is wrong in a file is a ValueError that names the entry."""
    content: dict[str, object] = {}
    for name in ("functions", "departments"):
        content |= tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    shipped = Vocabulary.model_validate(content)
    own_functions, own = read_own("functions", OwnFunctions), read_own("departments", OwnDepartments)
    with own_to_blame("departments", "functions"):
        return Vocabulary(
            function=put_together(shipped.function, own_functions.function if own_functions is not None else ()),
            organisation=_with_own(shipped.organisation, own.organisation if own is not None else ()),
        )


class OwnFunctions(Frozen):
    function: tuple[Function, ...]


class OwnDepartments(Frozen):
    organisation: tuple[Organisation, ...]


def _with_own(shipped: tuple[Organisation, ...], own: tuple[Organisation, ...]) -> tuple[Organisation, ...]:
    """All organisations; what a user's entry calls itself, at the levels that it has, no shipped entry does any more."""
    taken = {(place, written) for place, written, _ in _claims(own)}
    left = (_without(organisation, taken) for organisation in shipped)
    return put_together((organisation for organisation in left if organisation is not None), own)


def _without(organisation: Organisation, taken: set[tuple[str, str]]) -> Organisation | None:
    forms = []
    for form in organisation.forms:
        levels = tuple(level for level in form.levels if (level, form.written[0]) not in taken)
        short = tuple(word for word in form.short if not any((level, word) in taken for level in form.levels))
        if levels:
            forms.append(form.model_copy(update={"levels": levels, "short": short}))
    bare = tuple(word for word in organisation.bare if ("bare", word) not in taken)
    return organisation.model_copy(update={"forms": tuple(forms), "bare": bare}) if forms else None


@cache
def load_index() -> Index:
    vocabulary = load_vocabulary()
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for organisation in vocabulary.organisation:
        for form in organisation.forms:
            for written, entry in _entries(organisation, form):
                entries[written].append(entry)
    former = {
        written: (organisation, name)
        for organisation in vocabulary.organisation
        for name in organisation.former
        for written in (name.name, *name.short)
    }
    return Index(
        entries={written: tuple(found) for written, found in entries.items()},
        bare={bare: organisation for organisation in vocabulary.organisation for bare in organisation.bare},
        former=former,
        heads={head: function.id for function in vocabulary.function for head in function.heads},
        keywords={word: function.id for function in vocabulary.function for word in function.keywords},
        longest=max(map(len, entries)),
    )


def _entries(organisation: Organisation, form: Form) -> Iterator[tuple[str, Entry]]:
    """Each way of writing a form; a frame once for each mark that can stand in it."""
    for place, written in enumerate(form.written):
        if "{mark}" not in written:
            yield written, Entry(organisation, form, is_full=place == 0)
            continue
        for mark in DIVISION_MARKS:
            yield written.replace("{mark}", mark), Entry(organisation, form, is_full=place == 0, mark=mark)

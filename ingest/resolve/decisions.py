"""What a person has decided of a city's departments: which names are one department, and which are not."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from ingest.errors import VocabularyError
from ingest.own_vocabulary import own_folder, read_entries
from ingest.settings import VocabularySettings
from schema.evidence import Frozen
from schema.facts import CityFact

DECISIONS = "decisions"

Name = Annotated[str, Field(min_length=1)]
Names = Annotated[tuple[Name, ...], Field(min_length=2)]


class Decision(Frozen):
    """Names of departments of one city, as plans write them or in full. `city` is a name, full name or code."""

    city: Name
    names: Names

    def is_for(self, *cities: CityFact) -> bool:
        return any(self.city in {city.name, city.full_name, city.code} for city in cities)


class Decisions(Frozen):
    """decisions.toml. Of `same` names the first is the one that the department goes by."""

    same: tuple[Decision, ...] = ()
    different: tuple[Decision, ...] = ()

    @model_validator(mode="after")
    def _nothing_is_both(self) -> Self:
        for one in self.same:
            for other in self.different:
                both = set(one.names) & set(other.names)
                if one.city == other.city and len(both) > 1:
                    raise ValueError(f"{one.city}: {'、'.join(sorted(both))} are the same and different")
        return self

    def are_different(self, city: CityFact, names: Iterable[str], others: Iterable[str]) -> bool:
        """Whether a person has said so of two departments, each given by all its names."""
        mine, theirs = set(names), set(others)
        decided = (set(decision.names) for decision in self.different if decision.is_for(city))
        return any(mine & named and theirs & named for named in decided)

    def names_of(self, *cities: CityFact) -> Mapping[str, str]:
        """For each name that a person has decided on in these cities, the name that the department goes by."""
        decided = (decision for decision in self.same if decision.is_for(*cities))
        return {name: decision.names[0] for decision in decided for name in decision.names}


@cache
def load_decisions() -> Decisions:
    """The decisions of the user's own folder, else those of QIANTOU_HOME; none where there is no file."""
    path = decisions_file()
    if not path.is_file():
        return Decisions()
    return read_entries(path, Decisions)


def decisions_file() -> Path:
    """Where a person's decisions stand."""
    folder = own_folder()
    own, home = (folder or VocabularySettings().home) / f"{DECISIONS}.toml", VocabularySettings().home
    beside = home / f"{DECISIONS}.toml"
    if own != beside and own.is_file() and beside.is_file():
        raise VocabularyError(beside, f"decisions stand here and in {own}.")
    return own if own.is_file() or not beside.is_file() else beside

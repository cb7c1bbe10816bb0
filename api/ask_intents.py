"""What can be asked, as data, and which of it a question means."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from pydantic import Field

from api.ask_clauses import Summary
from schema.evidence import Frozen
from schema.wording import Wording

_FILE = Path(__file__).with_suffix(".toml")

_NEED_COUNTS = 2
_CUE_COUNTS = 3


class Cue(Frozen):
    """Words that tell what is asked, as a pattern of each language."""

    zh: str
    en: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(f"{self.zh}|{self.en}")


class Intent(Frozen):
    """One thing that can be asked, and the template that answers it."""

    template: str
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    weight: int = 0
    soft: bool = False
    lists: bool = False
    """Whether it lists all there is: where words are left that nothing is known by, the answer says that they chose nothing."""
    each_holder: bool = False
    """Whether it is asked once for each of the departments and functions that the question names."""
    wider: tuple[str, ...] = ()
    """Parameters to ask without where nothing is found: the answer then says what there is instead."""
    parameters: dict[str, str] = Field(default_factory=dict)
    constants: dict[str, bool | float | str] = Field(default_factory=dict)
    summary: Summary
    others: Wording | None = None
    examples: Wording

    @property
    def score(self) -> int:
        return _NEED_COUNTS * len(self.needs) + _CUE_COUNTS * len(self.cues) + self.weight

    def has_needs(self, named: Mapping[str, object]) -> bool:
        has_all = all(any(option in named for option in need.split("|")) for need in self.needs)
        return has_all and not any(kind in named for kind in self.unless)


class Intents(Frozen):
    """The file's content."""

    cue: dict[str, Cue]
    intent: tuple[Intent, ...]

    def model_post_init(self, _context: object) -> None:
        unknown = {cue for intent in self.intent for cue in intent.cues} - self.cue.keys()
        if unknown:
            raise ValueError(f"{_FILE.name}: no such cue: {', '.join(sorted(unknown))}")


@dataclass(frozen=True, slots=True)
class Choice:
    """An intent with the parameters that the question gives its template; `cities` and `holders` where it is asked once for each."""

    intent: Intent
    parameters: dict[str, object]
    cities: tuple[str, ...]
    holders: tuple[Mapping[str, object], ...] = ()

    def each(self) -> tuple[dict[str, object], ...]:
        """The parameters of every time that it is asked."""
        cities = [{"city": city} for city in self.cities] or [{}]
        return tuple({**self.parameters, **holder, **city} for holder in self.holders or ({},) for city in cities)

    def several(self) -> dict[str, object]:
        """The parameters that it is asked with one after another, each as a list."""
        lists = {name: [h[name] for h in self.holders if h[name] is not None] for h in self.holders[:1] for name in h}
        return {name: values for name, values in {**lists, "city": list(self.cities)}.items() if values}

    def wider(self) -> "Choice":
        """The same with less asked of it, where the intent can be widened."""
        kept = {name: value for name, value in self.parameters.items() if name not in self.intent.wider}
        return replace(self, parameters=kept)

    @property
    def asked_of(self) -> tuple[str, ...]:
        """The cities that the question names; none where it is about all."""
        cities = self.parameters.get("cities", ())
        return self.cities or (tuple(map(str, cities)) if isinstance(cities, tuple) else ())


@cache
def load_intents() -> Intents:
    return Intents.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def choose(folded: str, named: Mapping[str, object]) -> Iterator[Choice]:
    """What the question can mean, the likeliest first. `named` holds what it names, by kind."""
    book = load_intents()
    meant = [
        intent
        for intent in book.intent
        if intent.has_needs(named) and all(book.cue[cue].regex.search(folded) for cue in intent.cues)
    ]
    for intent in sorted(meant, key=lambda each: -each.score):
        yield _choice(intent, named)


def _choice(intent: Intent, named: Mapping[str, object]) -> Choice:
    parameters = {name: named[kind] for name, kind in intent.parameters.items() if kind in named}
    cities = named.get("cities")
    several = isinstance(cities, tuple) and len(cities) > 1 and "city" in parameters
    holders = named.get("holders", ())
    return Choice(
        intent,
        parameters | intent.constants,
        tuple(map(str, cities)) if several and isinstance(cities, tuple) else (),
        holders if intent.each_holder and isinstance(holders, tuple) and len(holders) > 1 else (),
    )

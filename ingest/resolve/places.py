"""Which division an organisation's written form puts it in: 市应急局, 临清市应急局, 国网临清供电公司, 财政部."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from ingest.models import FrontMatter
from ingest.resolve.cities import COUNTRY, find_city
from ingest.resolve.register import load_register
from ingest.resolve.vocabulary import DIVISION_MARKS
from ingest.rulebook import load_rules
from schema.facts import CityFact
from schema.roles import CityLevel

_OTHER_DIVISION = tuple(
    re.compile(rf"^[^\W\d_]{{1,12}}?[省市区县州盟旗]{more}(?=[^\W\d_]{{2}})") for more in ("[市区县]", "")
)
"""A division's name in front, also one whose last character but one could end it: 滁州市."""
_SHORTEST_NAME = 2
_LONGEST_SHORT_NAME = 4
_FRAME_MARKS = (*DIVISION_MARKS, "")


@dataclass(frozen=True, slots=True)
class Place:
    """One way to read a written form: its division, and what is left of it (for a frame, with the mark in it)."""

    city: CityFact | None
    mark: str | None
    stem: str
    written: str = ""
    name: str | None = None
    """The division's name as it stands in the form, full or short; None behind a mark such as 市."""

    @property
    def is_named(self) -> bool:
        """Whether the form says the division itself."""
        return self.mark is not None

    @property
    def is_by_short_name(self) -> bool:
        return self.name is not None and self.city is not None and self.city.name not in self.written


class Places:
    """The divisions that a plan's 省, 市, 区 and 县 mean: its own city's and those around it."""

    country = COUNTRY

    def __init__(self, front: FrontMatter) -> None:
        self.own = front.city
        self.chain = (front.city, *front.ancestors) if front.city is not None else ()
        self._names = {city.id: _names_of(city) for city in self.chain}
        self._not_mark = load_rules("departments")["not_mark"].regex

    def at_level(self, level: CityLevel) -> CityFact | None:
        return next((city for city in self.chain if city.level is level), None)

    def readings(self, form: str, known: Container[str]) -> tuple[Place, ...]:
        """The ways to read a form, the surest first; the last is the one to fall back on."""
        return tuple(self._readings(form, known))

    def _readings(self, form: str, known: Container[str]) -> Iterator[Place]:
        if (named := self._by_full_name(form)) is not None:
            yield from (p for p in self._framed(form, (named.city,) if named.city else ()) if p.stem in known)
            yield named
            return
        yield from (p for p in self._framed(form, self.chain) if p.stem in known)
        if form in known and (mark := _mark_inside(form)) is not None and (city := self._meant(mark)) is not None:
            yield Place(city, mark, form, form)
        yield from self._framed_elsewhere(form, known)
        yield Place(self.own, None, form, form)
        if (behind := self._behind_mark(form, known) or self._other_division(form, known)) is not None:
            yield behind

    def _by_full_name(self, form: str) -> Place | None:
        """Behind the names of one or more divisions of the chain: 山东省临清市应急局."""
        rest, city = form, None
        for outer in reversed(self.chain):
            if rest.startswith(outer.name) and len(rest) > len(outer.name):
                rest, city = rest[len(outer.name) :], outer
        return Place(city, _mark_of(city), rest, form, city.name) if city is not None else None

    def _framed(self, form: str, cities: Iterable[CityFact]) -> Iterator[Place]:
        """With a name of the chain anywhere, full or short: 共青团临清市委, 国网临清供电公司, 临清气象局."""
        for city in cities:
            for name in self._names[city.id]:
                if name in form:
                    yield Place(city, _mark_of(city), form.replace(name, _mark_of(city), 1), form, name)
                    yield Place(city, _mark_of(city), form.removeprefix(name), form, name)

    def _framed_elsewhere(self, form: str, known: Container[str]) -> Iterator[Place]:
        """With the short name of a division outside the chain inside: 人行南昌中心支行 in a province's plan."""
        for start in range(1, len(form) - _SHORTEST_NAME):
            for end in range(start + _SHORTEST_NAME, min(len(form), start + _LONGEST_SHORT_NAME + 1)):
                for division in load_register().named(form[start:end]):
                    stem = form[:start] + next(m for m in _FRAME_MARKS if division.name.endswith(m)) + form[end:]
                    if stem in known:
                        city = find_city(division.name, [c.name for c in self.chain])[0]
                        yield Place(city, _mark_of(city), stem, form, form[start:end])

    def _behind_mark(self, form: str, known: Container[str]) -> Place | None:
        mark = next((m for m in DIVISION_MARKS if form.startswith(m) and len(form) > len(m) + 1), None)
        if mark is None or (form[len(mark) :] not in known and self._not_mark.search(form) is not None):
            return None
        city = self._meant(mark)
        return Place(city, mark if city is not None else None, form[len(mark) :], form)

    def _meant(self, mark: str) -> CityFact | None:
        """The nearest division of the chain whose name ends in the mark (区 not for 自治区)."""
        for city in self.chain:
            if city.name.endswith(mark) and (mark == _mark_of(city) or mark[0] != "区"):
                return city
        return None

    def _other_division(self, form: str, known: Container[str]) -> Place | None:
        found = [match for pattern in _OTHER_DIVISION if (match := pattern.match(form)) is not None]
        found.sort(key=lambda match: form[match.end() :] not in known)
        for match in found:
            city = find_city(match[0], [c.name for c in self.chain])[0]
            if city.code is not None:
                return Place(city, _mark_of(city), form[match.end() :], form, match[0])
        return None


def _names_of(city: CityFact) -> tuple[str, ...]:
    """The division's name, and its short names where it is in the register."""
    division = load_register().divisions.get(city.code or "")
    short = division.short_names if division is not None else ()
    return (city.name, *(name for name in short if len(name) >= _SHORTEST_NAME))


def _mark_of(city: CityFact) -> str:
    return next((mark for mark in DIVISION_MARKS if city.name.endswith(mark)), "市")


def _mark_inside(form: str) -> str | None:
    """The mark of a framed form that the vocabulary knows as a whole: 市 in 团市委."""
    return next((mark for mark in DIVISION_MARKS if mark in form), None)

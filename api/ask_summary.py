"""One sentence that sums up the rows of an answer, in the question's language, from the wording of its intent."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from api.ask_language import Language
from schema.evidence import Frozen
from schema.terms import Term, load_terms
from schema.wording import Wording

Row = Mapping[str, object]

NAMED_AT_MOST = 8
"""How many names a sentence lists before it only counts the rest."""
LONGEST_NAME = 60
"""A measure's name is its sentence: what is longer is cut."""

_CODED = frozenset({"operator", "nature", "role"})
"""Columns with a member of a closed set, which the glossary puts into words."""

_JOIN = {Language.ZH: "、", Language.EN: ", "}
_PART = {Language.ZH: "，", Language.EN: ", "}
_CLAUSE = {Language.ZH: "；", Language.EN: "; "}
_STOP = {Language.ZH: "。", Language.EN: "."}
_REST = {Language.ZH: "等{count}个", Language.EN: " and {more} more"}


class Part(Wording):
    """What is said of the rows whose columns have these values, any value (`has`) or none (`lacks`).

    {column} stands for the distinct values of a column in those rows, {count} for their number, {asked_topic} and the
    like for what the question named. A column lists `at_most` values and counts the rest.
    """

    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    at_most: int = NAMED_AT_MOST

    def fits(self, row: Row) -> bool:
        return (
            all(str(row.get(column)) in values for column, values in self.where.items())
            and all(row.get(column) is not None for column in self.has)
            and all(row.get(column) is None for column in self.lacks)
        )


class Clause(Part):
    """A part of the sentence, said once for each value of `each`; {parts} stands for what its parts say of the same rows."""

    each: str | None = None
    again: bool | None = None
    """True: only of values of `each` that an earlier clause has spoken of; False: only of those that none has."""
    parts: tuple[Part, ...] = ()

    def groups(self, rows: Sequence[Row], spoken: Container[object]) -> Mapping[object, Sequence[Row]]:
        """The rows that it speaks of, by their value of `each`."""
        groups: dict[object, list[Row]] = {}
        for row in rows:
            value = None if self.each is None else row.get(self.each)
            if self.fits(row) and (self.each is None or value is not None) and self.again in (None, value in spoken):
                groups.setdefault(value, []).append(row)
        return groups


class Summary(Frozen):
    """How an intent sums up: what is said when there are rows, and what when there is none.

    With `most` or `least` only the rows with the highest or lowest value of that column are spoken of. Columns in
    `split` hold several values joined in one text.
    """

    clause: tuple[Clause, ...] = Field(min_length=1)
    none: Wording
    most: str | None = None
    least: str | None = None
    split: tuple[str, ...] = ()

    def spoken_of(self, rows: Sequence[Row]) -> Sequence[Row]:
        column = self.most or self.least
        values = [value for row in rows if column and isinstance(value := row.get(column), int | float)]
        if column is None or not values:
            return rows
        extreme = max(values) if self.most else min(values)
        return [row for row in rows if row.get(column) == extreme]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Puts rows into words: the language, what the question named (asked_topic …), and the columns to split.

    `names` are, by column, other names for its values; `cut` where there are more rows than were looked at: a number of them is then only the least.
    """

    language: Language
    asked: Mapping[str, str]
    split: tuple[str, ...] = ()
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cut: bool = False

    def choose(self, wording: Wording | Term) -> str:
        return wording.zh if self.language is Language.ZH else wording.en

    def fill(self, wording: Wording, rows: Sequence[Row], **more: str) -> str:
        at_most = wording.at_most if isinstance(wording, Part) else NAMED_AT_MOST
        return self.choose(wording).format_map(_Values(self, rows, more, at_most))

    def say(self, clause: Clause, rows: Sequence[Row]) -> str:
        parts = [
            self.fill(part, spoken) for part in clause.parts if (spoken := [row for row in rows if part.fits(row)])
        ]
        return self.fill(clause, rows, parts=_PART[self.language].join(parts))

    def listed(self, values: Sequence[str], at_most: int = NAMED_AT_MOST) -> str:
        shown = [value if len(value) <= LONGEST_NAME else f"{value[:LONGEST_NAME]}…" for value in values[:at_most]]
        rest = len(values) - len(shown)
        return _JOIN[self.language].join(shown) + (
            _REST[self.language].format(count=len(values), more=rest) if rest > 0 else ""
        )


class _Values(dict[str, str]):
    """What a wording's placeholders stand for, worked out when they are met."""

    def __init__(self, speaker: Speaker, rows: Sequence[Row], more: Mapping[str, str], at_most: int) -> None:
        super().__init__(speaker.asked, count=f"{len(rows)}{'+' if speaker.cut else ''}", **more)
        self._speaker = speaker
        self._rows = rows
        self._at_most = at_most

    def __missing__(self, column: str) -> str:
        values = [value for row in self._rows for value in _flat(row.get(column))]
        if column in self._speaker.split:
            values = [part for value in values for part in value.split("、")]
        if column in self._speaker.names:
            values = [self._speaker.names[column].get(value, value) for value in values]
        if column in _CODED:
            values = [self._speaker.choose(load_terms()[column][value]) for value in values]
        return self._speaker.listed(list(dict.fromkeys(values)), self._at_most)


def sum_up(summary: Summary, rows: Sequence[Row], speaker: Speaker, more: Wording | None = None) -> str:
    """The sentence; `more` is said last."""
    spoken_of = summary.spoken_of(rows)
    spoken: set[object] = set()
    clauses = []
    for clause in summary.clause:
        groups = clause.groups(spoken_of, spoken)
        clauses += [speaker.say(clause, group) for group in groups.values()]
        spoken.update(groups)
    if not clauses:
        clauses = [speaker.fill(summary.none, rows)]
    if more is not None:
        clauses.append(speaker.fill(more, ()))
    return _CLAUSE[speaker.language].join(dict.fromkeys(clauses)) + _STOP[speaker.language]


def _flat(value: object) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, list | tuple):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, float):
        yield f"{value:.10g}"
    else:
        yield str(value)

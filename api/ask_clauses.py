"""The form of an answer's one sentence: its clauses as data, and which rows each speaks of."""

from collections.abc import Container, Iterator, Mapping, Sequence

from pydantic import Field

from schema.evidence import Frozen
from schema.wording import Wording

Row = Mapping[str, object]

NAMED_AT_MOST = 8
"""How many names a sentence lists before it only counts the rest."""

_NOTHING: tuple[object, ...] = (None, [], ())
_CAPS = {"<=", "<"}
"""Targets that are the stricter the lower they are."""
_CHANGES = {"decrease_by", "increase_by"}


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
            and all(row.get(column) not in _NOTHING for column in self.has)
            and all(row.get(column) in _NOTHING for column in self.lacks)
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

    With `most` or `least` only the rows with the highest or lowest value of that column are spoken of, with `strictest`
    those whose target leaves least room. Columns in `split` hold several values joined in one text.
    """

    clause: tuple[Clause, ...] = Field(min_length=1)
    none: Wording
    most: str | None = None
    least: str | None = None
    strictest: str | None = None
    split: tuple[str, ...] = ()

    @property
    def extreme(self) -> str | None:
        """The column of which only the extreme rows are spoken of."""
        return self.most or self.least or self.strictest

    def spoken_of(self, rows: Sequence[Row]) -> Sequence[Row]:
        values = {id(row): value for row in rows if isinstance(value := row.get(self.extreme or ""), int | float)}
        if not values:
            return rows
        alike: dict[object, list[Row]] = {}
        for row in rows:
            if id(row) in values:
                alike.setdefault(_measured_in(row), []).append(row)
        kept = {id(row) for group in alike.values() for row in self._extremes(group, values)}
        return [row for row in rows if id(row) in kept]

    def _extremes(self, group: Sequence[Row], values: Mapping[int, float]) -> Iterator[Row]:
        caps = {row.get("operator") for row in group} & _CAPS
        lowest = self.least is not None or (self.strictest is not None and bool(caps))
        extreme = (min if lowest else max)(values[id(row)] for row in group)
        yield from (row for row in group if values[id(row)] == extreme)


def _measured_in(row: Row) -> object:
    """Numbers of one unit can be compared; a change is no level."""
    operator = row.get("operator")
    return row.get("unit"), operator if operator in _CHANGES else None

"""One sentence that sums up the rows of an answer, in the question's language, from the wording of its intent."""

from collections.abc import Iterable, Mapping, Sequence

from pydantic import Field

from api.ask_language import Language
from schema.evidence import Frozen
from schema.wording import Wording

Row = Mapping[str, object]

NAMED_AT_MOST = 12
"""How many names a sentence lists before it only counts the rest."""

_JOIN = {Language.ZH: "、", Language.EN: ", "}
_CLAUSE = {Language.ZH: "；", Language.EN: "; "}
_STOP = {Language.ZH: "。", Language.EN: "."}
_REST = {Language.ZH: "等{count}项", Language.EN: " and {more} more"}


class Clause(Wording):
    """A part of the sentence, said of the rows whose columns have these values, once for each value of `each`.

    {column} stands for the distinct values of a column in those rows, {count} for their number; a name of the question
    (city, topic, department …) stands for itself where the rows have no such column.
    """

    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    each: str | None = None

    def fits(self, row: Row) -> bool:
        return all(str(row.get(column)) in values for column, values in self.where.items())


class Summary(Frozen):
    """How an intent sums up: what is said when there are rows, and what when there is none.

    With `most` or `least` only the rows with the highest or lowest value of that column are spoken of.
    """

    clause: tuple[Clause, ...] = Field(min_length=1)
    none: Wording
    most: str | None = None
    least: str | None = None

    def spoken_of(self, rows: Sequence[Row]) -> Sequence[Row]:
        column = self.most or self.least
        values = [value for row in rows if column and isinstance(value := row.get(column), int | float)]
        if column is None or not values:
            return rows
        extreme = max(values) if self.most else min(values)
        return [row for row in rows if row.get(column) == extreme]


def sum_up(
    summary: Summary, rows: Sequence[Row], asked: Mapping[str, str], language: Language, more: Wording | None = None
) -> str:
    """The sentence; `asked` holds what the question named, by kind; `more` is said last."""
    spoken_of = summary.spoken_of(rows)
    clauses = [said for clause in summary.clause for said in _say(clause, spoken_of, asked, language)]
    if not clauses:
        clauses = [_fill(_in(summary.none, language), rows, asked, language)]
    if more is not None:
        clauses.append(_fill(_in(more, language), (), asked, language))
    return _CLAUSE[language].join(clauses) + _STOP[language]


def _say(clause: Clause, rows: Sequence[Row], asked: Mapping[str, str], language: Language) -> Iterable[str]:
    fitting = [row for row in rows if clause.fits(row)]
    if not fitting:
        return
    wording = _in(clause, language)
    if clause.each is None:
        yield _fill(wording, fitting, asked, language)
        return
    groups: dict[object, list[Row]] = {}
    for row in fitting:
        groups.setdefault(row.get(clause.each), []).append(row)
    for value, group in groups.items():
        if value is not None:
            yield _fill(wording, group, asked, language)


def _in(wording: Wording, language: Language) -> str:
    return wording.zh if language is Language.ZH else wording.en


def _fill(wording: str, rows: Sequence[Row], asked: Mapping[str, str], language: Language) -> str:
    return wording.format_map(_Values(rows, asked, language))


class _Values(dict[str, str]):
    """What a wording's placeholders stand for, worked out when they are met."""

    def __init__(self, rows: Sequence[Row], asked: Mapping[str, str], language: Language) -> None:
        super().__init__(count=str(len(rows)))
        self._rows = rows
        self._asked = asked
        self._language = language

    def __missing__(self, column: str) -> str:
        values = dict.fromkeys(value for row in self._rows for value in _flat(row.get(column)))
        if not values:
            return self._asked.get(column, "")
        return self._listed(list(values))

    def _listed(self, values: list[str]) -> str:
        shown = _JOIN[self._language].join(values[:NAMED_AT_MOST])
        if len(values) > NAMED_AT_MOST:
            shown += _REST[self._language].format(count=len(values), more=len(values) - NAMED_AT_MOST)
        return shown


def _flat(value: object) -> Iterable[str]:
    if value is None:
        return
    if isinstance(value, list | tuple):
        for part in value:
            yield from _flat(part)
    elif isinstance(value, float):
        yield f"{value:.10g}"
    else:
        yield str(value)

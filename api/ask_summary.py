"""One sentence that sums up the rows of an answer, in the question's language, from the wording of its intent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from api.ask_clauses import NAMED_AT_MOST, Clause, Part, Row, Summary
from api.ask_language import Language
from schema.terms import Term, load_terms
from schema.wording import Wording

LONGEST_NAME = 60
"""A measure's name is its sentence: what is longer is cut."""

_CODED = frozenset({"operator", "nature", "role"})
"""Columns with a member of a closed set, which the glossary puts into words."""

_MONEY = frozenset({"investment_yuan"})
_UNITS = {
    Language.ZH: ((1e8, "亿"), (1e4, "万")),
    Language.EN: ((1e9, " billion"), (1e6, " million")),
}

_DURATION = re.compile(r"P(?P<number>\d+)(?P<unit>[YMWD])")
_SPANS = {"Y": "year", "M": "month", "W": "week", "D": "day"}

_JOIN = {Language.ZH: "、", Language.EN: ", "}
_PART = {Language.ZH: "，", Language.EN: ", "}
_CLAUSE = {Language.ZH: "；", Language.EN: "; "}
_STOP = {Language.ZH: "。", Language.EN: "."}
_CUT = Wording(zh="只看了最前面的行，并非全部", en="only the first rows were looked at, not all")
_REST = {Language.ZH: "等{count}个", Language.EN: " and {more} more"}


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

    def money(self, yuan: float) -> str:
        """A sum by its largest unit that it has one of: 1500万, 15 million."""
        size, unit = next((each for each in _UNITS[self.language] if yuan >= each[0]), (1.0, ""))
        return f"{yuan / size:.10g}{unit}"

    def listed(self, values: Sequence[str], at_most: int = NAMED_AT_MOST) -> str:
        shown = [value if len(value) <= LONGEST_NAME else f"{value[:LONGEST_NAME]}…" for value in values[:at_most]]
        rest = len(values) - len(shown)
        return _JOIN[self.language].join(shown) + (
            _REST[self.language].format(count=len(values), more=rest) if rest > 0 else ""
        )


class _Values(dict[str, str]):
    """What a wording's placeholders stand for, worked out when they are met."""

    def __init__(self, speaker: Speaker, rows: Sequence[Row], more: Mapping[str, str], at_most: int) -> None:
        one = len(rows) == 1 and not speaker.cut
        endings = {"s": "" if one else "s", "verb_s": "s" if one else ""}
        super().__init__(speaker.asked, count=f"{len(rows)}{'+' if speaker.cut else ''}", **endings, **more)
        self._speaker = speaker
        self._rows = rows
        self._at_most = at_most

    def __missing__(self, column: str) -> str:
        values = [value for row in self._rows for value in _flat(row.get(column))]
        if column in self._speaker.split:
            values = [part for value in values for part in value.split("、")]
        if column in self._speaker.names:
            values = [self._speaker.names[column].get(value, value) for value in values]
        if column in _MONEY:
            values = [self._speaker.money(float(value)) for value in values]
        if column == "recurrence" and self._speaker.language is Language.EN:
            values = [how_often(value) for value in values]
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
    if speaker.cut and summary.extreme:
        clauses.append(speaker.fill(_CUT, ()))
    return _CLAUSE[speaker.language].join(dict.fromkeys(clauses)) + _STOP[speaker.language]


def how_often(recurrence: str) -> str:
    """An ISO 8601 duration of one unit in English words: P6M as every 6 months; others as they are."""
    match = _DURATION.fullmatch(recurrence)
    if match is None:
        return recurrence
    number, unit = int(match["number"]), _SPANS[match["unit"]]
    return f"every {unit}" if number == 1 else f"every {number} {unit}s"


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

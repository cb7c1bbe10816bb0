"""From the rows of a query to the cells that a person reads: short headings, places with quotes, values in words."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from api.cli_console import in_words
from schema.evidence import Frozen
from schema.roles import IndicatorSource, ItemKind, Nature, Operator, PlanStatus, ProjectKind, Role, UnreadReason
from schema.terms import Term, term_of
from schema.wording import Wording

Row = Mapping[str, object]

CLOSED_SETS = {
    "role": Role,
    "nature": Nature,
    "plan_status": PlanStatus,
    "project_kind": ProjectKind,
    "reason": UnreadReason,
    "source": IndicatorSource,
}
JOINED = "department"
LONGEST_ITEM = 40
SAME_BEGINNING = 8
SIGNS = {
    Operator.AT_MOST: "≤ ",
    Operator.BELOW: "< ",
    Operator.AT_LEAST: "≥ ",
    Operator.ABOVE: "> ",
    Operator.EQUAL: "",
}


class TableWords(Frozen):
    """cli_tables.toml. A column is either shown under its heading or hidden by name; those of `first` only where they come first."""

    hidden: frozenset[str]
    first: frozenset[str]
    headings: dict[str, Wording]
    nobody: dict[str, Wording]
    answered_by: Wording
    more: Wording


@cache
def load_table_words() -> TableWords:
    return TableWords.model_validate(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))


def shown_columns(rows: Sequence[Row], names: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Key and heading of the columns in which something stands. A plan's title names its city; that nobody is named is shown."""
    words = load_table_words()
    headings = {name: said for name, said in words.headings.items() if name not in words.first or name == names[0]}
    filled = [name for name in names if name in headings and any(row.get(name) not in (None, [], ()) for row in rows)]
    if "plan" in filled and "city" in filled:
        filled.remove("city")
    if "status" in names and not {"department", "leads"} & set(filled):
        filled.append("department")
    return [(name, _in(headings[name], language)) for name in filled]


def cells(row: Row, language: str) -> dict[str, object]:
    """The row with what belongs together put together, and closed sets in words."""
    words: dict[str, object] = {
        name: _in(term_of(CLOSED_SETS[name](str(value))), language)
        for name, value in row.items()
        if name in CLOSED_SETS and value is not None
    }
    return {
        **row,
        **words,
        "quote": _quote(row),
        "task": _task(row),
        "target_value": _target(row, language),
        "investment_yuan": _yuan(row.get("investment_yuan")),
        **_nobody(row, language),
    }


def join_departments(rows: Iterable[Row], columns: Sequence[str]) -> list[Row]:
    """One row for the departments that the same words give the same role for the same thing."""
    others = [name for name in columns if name != JOINED]
    joined: list[dict[str, object]] = []
    for row in rows:
        if joined and all(row.get(name) == joined[-1].get(name) for name in others):
            joined[-1][JOINED] = f"{joined[-1][JOINED]}\n{row[JOINED]}"
        else:
            joined.append(dict(row))
    return list(joined)


def answered_by(template: str, parameters: Mapping[str, object], language: str) -> str:
    """The line that says how an answer was found."""
    given = " ".join(f"{name}={in_words(value)}" for name, value in parameters.items() if value is not None)
    return _in(load_table_words().answered_by, language).format(template=template, parameters=given or "—")


def more_rows(shown: int, total: int, language: str) -> str:
    """The line that says that there are more rows than are shown."""
    return _in(load_table_words().more, language).format(shown=shown, total=total)


def _quote(row: Row) -> str | None:
    """The plan's words and the characters that they stand at; how surely OCR read them, if it did."""
    if row.get("quote") is None:
        return None
    sureness = row.get("ocr")
    mark = "" if sureness is None else f" (OCR {sureness:.0%})"
    return f"{row['quote']} [{row['start']}–{row['end']}]{mark}"


def _task(row: Row) -> object:
    """The heading, and the item under it where that is another and the quote does not say it already."""
    task, item = row.get("task"), row.get("item")
    if item is None or item == task or _is_said_by_quote(row):
        return task
    short = str(item) if len(str(item)) <= LONGEST_ITEM else f"{str(item)[:LONGEST_ITEM]}…"
    return short if task is None else f"{task}\n›{short}"


def _is_said_by_quote(row: Row) -> bool:
    """A promise that names nobody, and a deadline, are quoted with the sentence itself; a duty by the words that give it."""
    if row.get("item_kind") != ItemKind.MEASURE:
        return False
    return row.get("department", "") is None or str(row["item"]).startswith(str(row.get("quote"))[:SAME_BEGINNING])


def _target(row: Row, language: str) -> object:
    value, operator = row.get("target_value"), row.get("operator")
    if value is None or operator is None:
        return value
    kind = Operator(str(operator))
    sign = SIGNS[kind] if kind in SIGNS else f"{_in(term_of(kind), language)} "
    return f"{sign}{value:.15g} {row.get('unit') or ''}".strip()


def _yuan(value: object) -> object:
    """With a comma before every three digits: nobody counts seven zeros."""
    return f"{value:,.15g}" if isinstance(value, int | float) else value


def _nobody(row: Row, language: str) -> dict[str, object]:
    """Where the plan names no department, the cell says so: it is the finding."""
    status = row.get("status")
    if status is None or row.get("department") is not None:
        return {}
    return {"department": _in(load_table_words().nobody[str(status)], language)}


def _in(wording: Wording | Term, language: str) -> str:
    return wording.zh if language == "zh" else wording.en

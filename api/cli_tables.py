"""From the rows of a query to the cells that a person reads: short headings, places with quotes, values in words."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from schema.evidence import Frozen
from schema.roles import IndicatorSource, ItemKind, Nature, Operator, PlanStatus, ProjectKind, Role
from schema.terms import Term, term_of
from schema.wording import Wording

Row = Mapping[str, object]

CLOSED_SETS = {
    "role": Role,
    "nature": Nature,
    "plan_status": PlanStatus,
    "project_kind": ProjectKind,
    "source": IndicatorSource,
}
LONGEST_ITEM = 40
SIGNS = {
    Operator.AT_MOST: "≤ ",
    Operator.BELOW: "< ",
    Operator.AT_LEAST: "≥ ",
    Operator.ABOVE: "> ",
    Operator.EQUAL: "",
}


class TableWords(Frozen):
    """cli_tables.toml. A column is either shown under its heading or hidden by name."""

    hidden: frozenset[str]
    headings: dict[str, Wording]
    nobody: dict[str, Wording]


@cache
def load_table_words() -> TableWords:
    return TableWords.model_validate(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))


def shown_columns(rows: Sequence[Row], names: Sequence[str], language: str) -> list[tuple[str, str]]:
    """Key and heading of the columns in which something stands. A plan's title names its city; that nobody is named is shown."""
    headings = load_table_words().headings
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
        **_nobody(row, language),
    }


def _quote(row: Row) -> str | None:
    """The plan's words and the characters that they stand at."""
    if row.get("quote") is None:
        return None
    return f"{row['quote']} [{row['start']}–{row['end']}]"


def _task(row: Row) -> object:
    """The heading, and the item under it where that is another and the quote does not say it already."""
    task, item = row.get("task"), row.get("item")
    if item is None or item == task or _is_said_by_quote(row):
        return task
    short = str(item) if len(str(item)) <= LONGEST_ITEM else f"{str(item)[:LONGEST_ITEM]}…"
    return short if task is None else f"{task}\n› {short}"


def _is_said_by_quote(row: Row) -> bool:
    """Where nobody is named, the quote is the promise itself."""
    return row.get("department", "") is None and row.get("item_kind") == ItemKind.MEASURE


def _target(row: Row, language: str) -> object:
    value, operator = row.get("target_value"), row.get("operator")
    if value is None or operator is None:
        return value
    kind = Operator(str(operator))
    sign = SIGNS[kind] if kind in SIGNS else f"{_in(term_of(kind), language)} "
    return f"{sign}{value:g} {row.get('unit') or ''}".strip()


def _nobody(row: Row, language: str) -> dict[str, object]:
    """Where the plan names no department, the cell says so: it is the finding."""
    status = row.get("status")
    if status is None or row.get("department") is not None:
        return {}
    return {"department": _in(load_table_words().nobody[str(status)], language)}


def _in(wording: Wording | Term, language: str) -> str:
    return wording.zh if language == "zh" else wording.en

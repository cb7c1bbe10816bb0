"""What the columns of a table of tasks say, by their heads, or by their cells where a head is missing. Used by segmenting
and extracting."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.clean.cell_forms import Kind, lists_units, read_head
from ingest.models import Cell, Cleaned, Table, TaskColumns, TaskTable
from ingest.rulebook import load_rules
from schema.roles import ItemKind, Role

_BOOK = "responsibilities"
_BRACKETED = re.compile(r"（[^（）]*）|\s")
_HEAD_ROWS = 3
"""A table's head stands in one of its first rows; of two storeys the lower one says more."""
_FEWEST_ROWS = 2
_OFFICES = ("科室", "处室", "股室")
_SHARE_OF_UNITS = 0.6
_SHORTEST_ITEM = 6
_SHARE_OF_NAMES = 0.8
_SHARE_OF_MOST = 0.9
_FEWEST_HEADS, _SHARE_OF_HEADS = 2, 0.6
_FAULT = re.compile("问题|隐患|短板|不足|现状")


_LONGEST_NOTE = 120
_NEAR = 200
"""Characters between two parts of one table that a page break or a heading has parted."""


def find_task_tables(cleaned: Cleaned) -> tuple[TaskTable, ...]:
    """The tables whose rows say who does what, by their own heads or by that of the table right before."""
    found: list[TaskTable] = []
    for table in cleaned.tables:
        last = found[-1] if found else None
        columns = read_task_columns(table)
        if last is not None and (columns is None or columns.first_row == 0) and _goes_on(table, last):
            columns = replace(last.columns, first_row=0)
        if columns is not None:
            width = len(table.rows[max(0, columns.first_row - 1)])
            columns = replace(columns, first_leads=columns.first_leads or _is_noted(cleaned.folded, table))
            found.append(TaskTable(table, columns, width))
    return tuple(found)


def _is_noted(folded: str, table: Table) -> bool:
    """Whether a note above or below a table says that of several units the first leads."""
    note = load_rules(_BOOK)["first_leads"].regex
    above, below = max(0, table.start - _LONGEST_NOTE), table.end + _LONGEST_NOTE
    return any(note.search(folded, *place) for place in ((above, table.start), (table.end, below)))


def _goes_on(table: Table, last: TaskTable) -> bool:
    is_near = table.start - last.table.end <= _NEAR and all(len(row) == last.width for row in table.rows)
    return is_near and not _has_heads(table)


def _has_heads(table: Table) -> bool:
    """Whether a table opens with heads, most of them known, so that it is one of its own."""
    known = sum(read_head(cell.text) is not None for cell in table.rows[0])
    return known >= max(_FEWEST_HEADS, len(table.rows[0]) * _SHARE_OF_HEADS)


def read_task_columns(table: Table) -> TaskColumns | None:
    """The columns of a table whose rows say who does what; None of any other."""
    return _by_head(table) or _of_members(table) or _by_cells(table)


def _by_head(table: Table) -> TaskColumns | None:
    for number, row in reversed(list(enumerate(table.rows[:_HEAD_ROWS]))):
        heads = _heads(table.rows, number)
        roles = {column: role for column, name in enumerate(heads) if (role := _role_of_head(name)) is not None}
        items = {column: kind for column, name in enumerate(heads) if (kind := _kind_of_head(name)) is not None}
        roles = _without_offices(heads, roles)
        if roles and not items and (unknown := _longest_unknown(heads, roles, table.rows[number + 1 :])) is not None:
            items = {unknown: ItemKind.MEASURE}
        if roles and items:
            note = load_rules(_BOOK)["first_leads"].regex
            named_first = _named_first(heads, items, table.rows[number + 1 :])
            return TaskColumns(number + 1, roles, named_first, any(note.search(cell.text) for cell in row))
    return None


def _without_offices(heads: Sequence[str], roles: Mapping[int, Role]) -> dict[int, Role]:
    """The columns of units; one of offices (负责科室) beside them says who it is inside the unit."""
    units = {column: role for column, role in roles.items() if not heads[column].endswith(_OFFICES)}
    return units or dict(roles)


def _of_members(table: Table) -> TaskColumns | None:
    """The columns of a table of standing duties: the members first, what each is to do behind them; tasks are theirs
    where the cells before them are units."""
    words = load_rules(_BOOK).words
    for number in range(min(_HEAD_ROWS, len(table.rows))):
        heads = _heads(table.rows, number)
        who = next((column for column, name in enumerate(heads) if name in words["member_heads"]), None)
        duty = next((column for column, name in enumerate(heads) if name in words["duty_heads"]), None)
        if (
            duty is None
            and who is not None
            and _hold_units([row[who] for row in table.rows[number + 1 :] if len(row) > who])
        ):
            duty = next((column for column, name in enumerate(heads) if name in words["item_heads"]), None)
        if who is not None and duty is not None and who < duty:
            return TaskColumns(number + 1, {who: Role.RESPONSIBLE}, {duty: ItemKind.MEASURE})
    return None


def _heads(rows: Sequence[Sequence[Cell]], number: int) -> list[str]:
    """The heads of a row, where it has none those of the storey above: there a cell reaches down over it."""
    above = rows[number - 1] if number and len(rows[number - 1]) == len(rows[number]) else rows[number]
    pairs = zip(rows[number], above, strict=True)
    words = (over.text if cell.covered and not cell.text else cell.text for cell, over in pairs)
    return [_BRACKETED.sub("", head) for head in words]


def _longest_unknown(heads: Sequence[str], roles: Mapping[int, Role], rows: Sequence[Sequence[Cell]]) -> int | None:
    """The column under a head of unknown words whose cells say most: what the units beside it do."""
    rows = [row for row in rows if len(row) == len(heads)]
    unknown = [column for column, name in enumerate(heads) if column not in roles and name and read_head(name) is None]
    longest = max(unknown, key=lambda column: _mean_length([row[column] for row in rows]) if rows else 0, default=None)
    if longest is None or not rows or _mean_length([row[longest] for row in rows]) < _SHORTEST_ITEM:
        return None
    return longest


def _named_first(
    heads: Sequence[str], items: Mapping[int, ItemKind], rows: Sequence[Sequence[Cell]]
) -> dict[int, ItemKind]:
    """Works before tasks, tasks before what is wrong today; of each the leftmost column with a cell in most rows, and in
    hardly fewer than another, for one of merged cells says what several rows are about."""
    whole = [row for row in rows if len(row) == len(heads)]
    filled = {column: sum(bool(row[column].text) for row in whole) for column in items}
    most = max(filled.values(), default=0)

    def rank(column: int) -> tuple[bool, bool, bool, int]:
        is_filled = filled[column] >= max(len(whole) * _SHARE_OF_NAMES, most * _SHARE_OF_MOST)
        is_fault = _FAULT.search(heads[column]) is not None
        return is_fault, not is_filled, items[column] is not ItemKind.PROJECT, column if is_filled else -column

    return {column: items[column] for column in sorted(items, key=rank)}


def _role_of_head(name: str) -> Role | None:
    found = load_rules(_BOOK)["role_name"].regex.search(name)
    return Role(str(found.lastgroup)) if found is not None else None


def _kind_of_head(name: str) -> ItemKind | None:
    words = load_rules(_BOOK).words
    if name in words["project_heads"]:
        return ItemKind.PROJECT
    return ItemKind.MEASURE if name in words["item_heads"] or read_head(name) is Kind.ITEM else None


def _by_cells(table: Table) -> TaskColumns | None:
    """Of a table without a head: the columns that hold units, and the longest words before them."""
    width = len(table.rows[0]) if table.rows else 0
    rows = [row for row in table.rows if len(row) == width]
    if len(rows) < _FEWEST_ROWS or any(read_head(cell.text) for cell in table.rows[0]):
        return None
    units = [column for column in range(width) if _hold_units([row[column] for row in rows])]
    if not units or units[0] == 0:
        return None
    lengths = {column: _mean_length([row[column] for row in rows]) for column in range(units[0])}
    item = max(lengths, key=lambda column: lengths[column])
    if lengths[item] < _SHORTEST_ITEM:
        return None
    return TaskColumns(0, dict.fromkeys(units, Role.RESPONSIBLE), {item: ItemKind.MEASURE})


def _hold_units(cells: Sequence[Cell]) -> bool:
    named = sum(bool(cell.text) and lists_units(cell.text) for cell in cells)
    return named >= max(_FEWEST_ROWS, len(cells) * _SHARE_OF_UNITS)


def _mean_length(cells: Sequence[Cell]) -> float:
    return sum(len(cell.text) for cell in cells) / len(cells)

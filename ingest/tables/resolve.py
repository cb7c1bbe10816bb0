"""What plans share, put together from all batches: each thing once, and departments as all plans together call them."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa

from ingest.duty_counts import DutyCounts
from ingest.tables.batch import STAGING
from queries.tables.folder import TableFolder
from queries.tables.form import HEAD, TAIL, EdgeTable, NodeTable, Table, all_tables
from schema.edges import Duty, NamedIn, OfCity
from schema.nodes import City, Department, Plan
from schema.roles import DepartmentKind

NAMED_IN = EdgeTable(NamedIn, Department, Plan)
OF_CITY = EdgeTable(OfCity, Department, City)

Row = dict[str, Any]


class _Naming:
    """What the plans tell of one department; see queries/write/refresh_departments.cypher."""

    def __init__(self) -> None:
        self._written: set[str] = set()
        self._kinds: set[str] = set()
        self._functions: set[str] = set()
        self._listed = True

    def add(self, named: Row) -> None:
        self._written.add(named["written"])
        self._kinds.add(named["kind"])
        self._functions.add(named["function"])
        self._listed &= named["listed"]

    def told(self) -> Row:
        return {
            "aliases": sorted(self._written),
            "kind": min(self._kinds),
            "function": min(self._functions),
            "listed": self._listed,
        }


def resolve_shared(folder: TableFolder) -> None:
    """Write the tables of what plans share, one part each. As in the graph the last document has the last word."""
    for table in all_tables():
        if table.is_shared:
            rows = _merge(folder.inner(STAGING), table, _key_of(table))
            if table == NodeTable(Department):
                _name_departments(folder, rows)
                _review_departments(folder.inner(STAGING), rows)
            if rows:
                folder.write_part(table, 0, pa.Table.from_pylist(list(rows.values()), table.schema))


def _key_of(table: Table) -> Callable[[Row], str]:
    if isinstance(table, NodeTable):
        return lambda row: str(row["id"])
    return lambda row: f"{row[TAIL]} {row[HEAD]}"


def _merge(staging: TableFolder, table: Table, key_of: Callable[[Row], str]) -> dict[str, Row]:
    """Sorted, so that nothing of the order of reading is left."""
    rows = {key_of(row): row for part in staging.read(table) for row in part.to_pylist()}
    return dict(sorted(rows.items()))


def _name_departments(folder: TableFolder, departments: dict[str, Row]) -> None:
    namings: dict[str, _Naming] = {}
    for named in _read_namings(folder):
        namings.setdefault(named[TAIL], _Naming()).add(named)
    duties = _count_duties(folder)
    for department, naming in namings.items():
        departments[department] |= naming.told() | duties.of(department)


def _review_departments(staging: TableFolder, departments: dict[str, Row]) -> None:
    """See queries/write/review_departments.cypher."""
    cities = _merge(staging, NodeTable(City), _key_of(NodeTable(City)))
    of_city = {row[TAIL]: cities[row[HEAD]] for row in _merge(staging, OF_CITY, _key_of(OF_CITY)).values()}
    sharing = Counter((of_city[department]["id"], row["function"]) for department, row in departments.items())
    for department, row in departments.items():
        city = of_city[department]
        alike = sharing[city["id"], row["function"]] > 1 and row["kind"] != DepartmentKind.COLLECTIVE
        row["review"] = city["name"] if alike or not row["listed"] else None


def _read_namings(folder: TableFolder) -> Iterator[Row]:
    for part in folder.parts(NAMED_IN):
        yield from folder.read_parquet(part, columns=[TAIL, "written", "kind", "function", "listed"]).to_pylist()


def _count_duties(folder: TableFolder) -> DutyCounts:
    counts = DutyCounts()
    for table in all_tables():
        if isinstance(table, EdgeTable) and issubclass(table.kind, Duty):
            for part in folder.parts(table):
                counts.add(table.kind, folder.read_parquet(part, columns=[TAIL])[TAIL].to_pylist())
    return counts

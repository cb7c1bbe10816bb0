"""The facts of one plan as rows of tables; the same rows as for the database, and the city of each relationship."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.one import Refused, read_facts_of
from ingest.read.raw import RawFile
from ingest.rows import PlanRows, Rows, rows_of
from ingest.settings import IngestSettings
from queries.tables.form import HEAD, OF_CITY, TAIL, EdgeTable, NodeTable, Table
from schema.edges import OfCity
from schema.facts import PlanFact, PlanFacts
from schema.nodes import City, Department, Owned, Plan

TableRows = Mapping[Table, Rows]


@dataclass(frozen=True, slots=True)
class PlanTables:
    """A plan with its rows, as they go from one process to another: plain values cost less on the way than Arrow's."""

    plan: PlanFact
    rows: TableRows


def read_tables(raw: RawFile, name: str, settings: IngestSettings) -> PlanTables | Refused:
    """The plan in these bytes, under this name."""
    facts = read_facts_of(raw, name, settings)
    return facts if isinstance(facts, Refused) else PlanTables(facts.plan, tables_of(facts))


def tables_of(facts: PlanFacts) -> TableRows:
    """The plan's rows by table, those that it shares with other plans among them."""
    rows = rows_of(facts)
    cities = _cities(facts, rows)
    tables: dict[Table, Rows] = {NodeTable(kind): of_kind for kind, of_kind in rows.nodes.items()}
    for (kind, tail, head), of_kind in rows.edges.items():
        tables[EdgeTable(kind, tail, head)] = [row | {OF_CITY: _city_of(row, cities)} for row in of_kind]
    return tables


def _cities(facts: PlanFacts, rows: PlanRows) -> Mapping[str, str]:
    """The city of each node that belongs to one: departments may be of another than the plan."""
    cities = {str(row["id"]): str(row["id"]) for row in rows.nodes[City]}
    own = (row for kind, of_kind in rows.nodes.items() if issubclass(kind, Owned | Plan) for row in of_kind)
    cities |= {str(row["id"]): facts.plan.city_id for row in own}
    return cities | {str(row[TAIL]): str(row[HEAD]) for row in rows.edges.get((OfCity, Department, City), ())}


def _city_of(edge: Mapping[str, object], cities: Mapping[str, str]) -> str | None:
    """The one city of its ends; topics and functions are of none."""
    found = {cities[str(end)] for end in (edge[TAIL], edge[HEAD]) if end in cities}
    return found.pop() if len(found) == 1 else None

"""Tables as the CSV files that `neo4j-admin database import full` reads, with their headers and the command's options."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from queries.engine_jars import Report
from queries.errors import TablesError
from queries.tables.folder import Manifest, TableFolder, imported_mark
from queries.tables.form import HEAD, OF_CITY, TAIL, EdgeTable, NodeTable, Table, all_tables
from schema.nodes import GRAPH_ID, SCHEMA_VERSION, Graph

ARGUMENTS = "import.args"
COMMAND = f"neo4j-admin database import full neo4j @{ARGUMENTS}"
"""Run in the folder of the files, by the user whom the server runs as, while it is stopped and its database is empty."""

_PARTS_A_FILE = 250
_SEPARATOR = "\x1f"
_OPTIONS = ("--array-delimiter=U+001F", "--multiline-fields=true", "--id-type=string", "--bad-tolerance=0")
_WRITTEN = csv.WriteOptions(include_header=False, quoting_style="needed")
_TYPES = {
    pa.string(): "",
    pa.int64(): ":long",
    pa.float64(): ":double",
    pa.bool_(): ":boolean",
    pa.date32(): ":date",
    pa.list_(pa.string()): ":string[]",
}


def write_import_files(folder: TableFolder, to: Path, report: Report) -> None:
    """Data files and a header for each table, and the file of options. Raises TablesError."""
    manifest = folder.read_whole()
    if to.exists() and any(to.iterdir()):
        raise TablesError(f"{to} is not empty: name a folder for these files alone")
    options = [*_OPTIONS, _write_graph(manifest, to)]
    done = 0
    for table in all_tables():
        if table.name in manifest.rows:
            options.append(_option(table, [_write_header(table, to), *_write_files(folder, table, to)]))
            done += manifest.rows[table.name]
            report("writing import files", done, sum(manifest.rows.values()))
    (to / ARGUMENTS).write_text("\n".join(options) + "\n", encoding="utf-8")


def _write_graph(manifest: Manifest, to: Path) -> str:
    """The graph's own node, which no table holds. It says that `load_tables` has something left to do."""
    header = f"id:ID({Graph.label}),version:long,restoring:boolean,tables"
    name = f"nodes/{Graph.label}.csv"  # Neo4j of 2026 finds no file that lies in no folder
    _write_text(to / name, f"{header}\n{GRAPH_ID},{SCHEMA_VERSION},true,{imported_mark(manifest)}\n")
    return f"--nodes={Graph.label}={name}"


def _option(table: Table, files: Iterable[str]) -> str:
    named = ",".join(files)
    if isinstance(table, NodeTable):
        return f"--nodes={table.kind.label}={named}"
    return f"--relationships={table.kind.type}={named}"


def _write_header(table: Table, to: Path) -> str:
    name = f"{table.name}/header.csv"
    _write_text(to / name, ",".join(_columns(table)) + "\n")
    return name


def _columns(table: Table) -> Iterator[str]:
    """Ids are unique for their label alone."""
    for field in table.schema:
        if isinstance(table, NodeTable):
            yield f"id:ID({table.kind.label})" if field.name == "id" else field.name + _TYPES[field.type]
        else:
            yield _edge_column(table, field)


def _edge_column(table: EdgeTable, field: pa.Field) -> str:
    match field.name:
        case name if name == TAIL:
            return f":START_ID({table.tail.label})"
        case name if name == HEAD:
            return f":END_ID({table.head.label})"
        case name if name == OF_CITY:
            return ":IGNORE"
        case name:
            return str(name + _TYPES[field.type])


def _write_files(folder: TableFolder, table: Table, to: Path) -> Iterator[str]:
    """Few files: the tool takes time for each, and reads several at once."""
    parts = folder.parts(table)
    for number, first in enumerate(range(0, len(parts), _PARTS_A_FILE)):
        name = f"{table.name}/rows-{number:03}.csv"
        flat = (_flat(table, folder.read_parquet(part)) for part in parts[first : first + _PARTS_A_FILE])
        _write_csv(to / name, flat)
        yield name


def _write_csv(path: Path, tables: Iterator[pa.Table]) -> None:
    first = next(tables)
    with csv.CSVWriter(path, first.schema, write_options=_WRITTEN) as file:
        for table in chain((first,), tables):
            file.write_table(table)


def _flat(table: Table, part: pa.Table) -> pa.Table:
    """A list is one string to the import; nothing of ours holds its separator."""
    for name in table.lists if isinstance(table, NodeTable) else ():
        position = part.schema.get_field_index(name)
        part = part.set_column(position, name, pc.binary_join(part[name], _SEPARATOR))
    return part


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

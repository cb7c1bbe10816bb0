"""Tables in a folder, on a disk or in an object store: each table's parts, and what says that they are whole."""

import io
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from fsspec.implementations.local import LocalFileSystem
from pydantic import ValidationError

from queries.errors import PlaceMissing, TablesError
from queries.tables.form import Table, all_tables
from queries.tables.reach import find_store, reached, shown
from schema.evidence import Frozen
from schema.nodes import SCHEMA_VERSION

FORM = 1
_MANIFEST = "tables.json"
_REPORT = "documents.parquet"
_DRAFT = ".part"
_FOOTER_BYTES = 1 << 20
"""More than the end of a Parquet file that tells of its rows."""


class Manifest(Frozen):
    """Written last: a folder without it is not whole. `key` is the same for the same tables; `rows` by table."""

    form: int = FORM
    version: int = SCHEMA_VERSION
    key: str
    documents: int
    plans: int
    rows: Mapping[str, int]


def imported_mark(manifest: Manifest) -> str:
    """What the graph says of the tables when all their rows are in and nothing else is done."""
    return f"imported {manifest.key}"


class TableFolder:
    """`place` is a path, or a URL that fsspec knows (s3://bucket/tables)."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.shown = shown(place)
        self._files, self._root = find_store(place)

    def write_part(self, table: Table, part: int, rows: pa.Table) -> None:
        self.write_parquet(_part(table, part), rows)

    def remove_part(self, table: Table, part: int) -> None:
        """Where it is there."""
        with suppress(PlaceMissing), reached(self.place):
            self._files.rm_file(f"{self._root}/{_part(table, part)}")

    def parts(self, table: Table) -> tuple[str, ...]:
        return self.names(table.name)

    def read(self, table: Table) -> Iterator[pa.Table]:
        """The parts, one at a time."""
        for part in self.parts(table):
            yield self.read_parquet(part)

    def write_report(self, rows: pa.Table) -> None:
        self.write_parquet(_REPORT, rows)

    def read_report(self) -> pa.Table:
        return self.read_parquet(_REPORT)

    def read_manifest(self) -> Manifest:
        """Raises TablesError where the folder does not hold whole tables of this form."""
        content = self.read_bytes(_MANIFEST)
        if content is None:
            raise TablesError(
                f"{self.shown} holds no whole tables (no {_MANIFEST}): "
                "`qiantou ingest --to` writes them, and goes on where it was ended"
            )
        try:
            manifest = Manifest.model_validate_json(content)
        except ValidationError as error:
            raise TablesError(f"{self.shown}/{_MANIFEST} is not one of ours: {error.errors()[0]['msg']}") from error
        if (manifest.form, manifest.version) != (FORM, SCHEMA_VERSION):
            raise TablesError(
                f"{self.shown} holds schema {manifest.version} in form {manifest.form}, and this program speaks schema "
                f"{SCHEMA_VERSION} in form {FORM}: read the plans again with it"
            )
        return manifest

    def read_whole(self) -> Manifest:
        """The same, where every table has the rows that it says; looked at before anything is done with them."""
        manifest = self.read_manifest()
        there = self.count_tables()
        for name in there.keys() | manifest.rows.keys():
            if (found := there.get(name, 0)) != (written := manifest.rows.get(name, 0)):
                raise _damaged(f"{self.shown}/{name}", f"{found} rows, and {_MANIFEST} says {written}")
        return manifest

    def has_manifest(self) -> bool:
        return self.read_bytes(_MANIFEST) is not None

    def write_manifest(self, manifest: Manifest) -> None:
        self.write_bytes(_MANIFEST, manifest.model_dump_json(indent=1).encode())

    def inner(self, name: str) -> "TableFolder":
        return TableFolder(f"{self.place.rstrip('/')}/{name}")

    def names(self, name: str) -> tuple[str, ...]:
        """The files of a folder inside, by their names in this one."""
        folder = f"{self._root}/{name}"
        with reached(self.place):
            self._files.invalidate_cache()  # others write here too
            if not self._files.isdir(folder):
                return ()
            names = sorted(found.rpartition("/")[2] for found in self._files.ls(folder, detail=False))
        return tuple(f"{name}/{found}" for found in names if not found.endswith(_DRAFT))

    def remove(self) -> None:
        """The folder with all that is in it, where it is there."""
        with reached(self.place):
            if self._files.exists(self._root):
                self._files.rm(self._root, recursive=True)

    def write_parquet(self, name: str, rows: pa.Table) -> None:
        content = io.BytesIO()
        pq.write_table(rows, content, compression="zstd")
        self.write_bytes(name, content.getvalue())

    def read_parquet(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """Without Arrow's threads: some outlive what they were for, and end the process badly (apache/arrow 34314)."""
        with reached(f"{self.place}/{name}"):
            content = self._files.cat_file(f"{self._root}/{name}")
        with _whole(f"{self.shown}/{name}"):
            return pq.ParquetFile(pa.BufferReader(content)).read(columns=columns, use_threads=False)

    def count_tables(self) -> dict[str, int]:
        """The rows of each table that has some."""
        rows = {table.name: sum(map(self._count_rows, self.parts(table))) for table in all_tables()}
        return {name: count for name, count in rows.items() if count}

    def _count_rows(self, name: str) -> int:
        with reached(f"{self.place}/{name}"):
            end = self._files.tail(f"{self._root}/{name}", _FOOTER_BYTES)
        with _whole(f"{self.shown}/{name}"):
            return int(pq.read_metadata(pa.BufferReader(end)).num_rows)

    def write_bytes(self, name: str, content: bytes) -> None:
        """The file takes its place only when it is whole and on the disk, as it does in an object store anyway."""
        path = f"{self._root}/{name}"
        with reached(self.place):
            if not isinstance(self._files, LocalFileSystem):
                self._files.pipe_file(path, content)
                return
            self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
            _put(Path(path), content)

    def remove_drafts(self) -> None:
        """Those of runs that were ended while they wrote."""
        if isinstance(self._files, LocalFileSystem):
            for draft in self._files.glob(f"{self._root}/**/*{_DRAFT}"):
                self._files.rm_file(draft)

    def read_bytes(self, name: str) -> bytes | None:
        path = f"{self._root}/{name}"
        with reached(self.place):
            return bytes(self._files.cat_file(path)) if self._files.exists(path) else None


def _put(path: Path, content: bytes) -> None:
    """A power cut leaves the file whole or not there, and what is written after it comes after it."""
    draft = Path(f"{path}.{secrets.token_hex(4)}{_DRAFT}")  # of this writer alone
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _part(table: Table, number: int) -> str:
    return f"{table.name}/part-{number:05}.parquet"


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Around the reading of a Parquet file. Raises TablesError where it was cut off or is none."""
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise _damaged(name, str(error).partition("\n")[0].rstrip(" .")) from error


def _damaged(name: str, reason: str) -> TablesError:
    return TablesError(
        f"{name} is damaged ({reason}): remove the folder of these tables, and write them again with "
        "`qiantou ingest --to`"
    )

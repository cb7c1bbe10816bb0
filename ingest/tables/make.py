"""The walk to tables: list, read in batches, choose between copies, put together what plans share, seal."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from ingest.fingerprint import reader_fingerprint
from ingest.report import Outcome
from ingest.settings import IngestSettings
from ingest.tables.batch import DOCUMENT_SCHEMA, DOCUMENTS, STAGING, Batch, documents_part, write_batch
from ingest.tables.choose import choose_documents
from ingest.tables.documents import Listed, list_documents
from ingest.tables.engine import Engine
from ingest.tables.engines import run_batches
from ingest.tables.resolve import resolve_shared
from ingest.vocabulary_check import check_vocabulary
from queries.errors import TablesError
from queries.tables.folder import Manifest, TableFolder
from queries.tables.form import all_tables

Progress = Callable[[str, int, int], None]
"""Called with what is going on, how much of it is done, and of how much."""

_BATCHES = 64
_SMALLEST, _LARGEST = 4, 100
"""Documents of a batch: enough batches for many machines, and not so many parts that listing them takes time."""

_RUN = f"{STAGING}/run"


def make_tables(
    places: Sequence[str], to: str, engine: Engine, settings: IngestSettings, on_progress: Progress
) -> Manifest:
    """Read these files, folders and URLs into tables. A run that was ended goes on; one that is done is left as it is.

    Raises TablesError where the folder holds something else. What became of each document is in the folder's report.
    """
    check_vocabulary()
    listed = list_documents(places)
    key = _key(listed, settings)
    folder = TableFolder(to)
    if folder.has_manifest():
        return _same_run(folder, key)
    _begin(folder, key)
    batches = tuple(_batches(listed, to, settings))
    _read(folder, batches, engine, on_progress)
    documents = _settle_copies(folder, batches)
    on_progress("putting together what plans share", 0, 1)
    resolve_shared(folder)
    manifest = _seal(folder, key, documents)
    folder.inner(STAGING).remove()
    return manifest


def _key(listed: Sequence[Listed], settings: IngestSettings) -> str:
    """Of what is read, and of what it is read with."""
    digest = hashlib.sha256(reader_fingerprint().encode() + settings.model_dump_json(exclude={"processes"}).encode())
    for document in listed:
        digest.update(document.model_dump_json().encode())
    return digest.hexdigest()


def _same_run(folder: TableFolder, key: str) -> Manifest:
    manifest = folder.read_manifest()
    if manifest.key != key:
        raise _other_run(folder)
    return manifest


def _begin(folder: TableFolder, key: str) -> None:
    begun = folder.read_bytes(_RUN)
    if begun is None and folder.names(""):
        raise TablesError(f"{folder.shown} is not empty, and holds no tables: name a folder for them alone")
    if begun is not None and begun.decode() != key:
        raise _other_run(folder)
    folder.write_bytes(_RUN, key.encode())


def _other_run(folder: TableFolder) -> TablesError:
    return TablesError(
        f"{folder.shown} holds the tables of other documents, or of these as they were, or of another program: "
        "name another folder, or remove it"
    )


def _batches(listed: Sequence[Listed], to: str, settings: IngestSettings) -> Iterator[Batch]:
    """The same for the same documents, whoever reads them and on how many machines."""
    size = min(max(len(listed) // _BATCHES, _SMALLEST), _LARGEST)
    for number, first in enumerate(range(0, len(listed), size)):
        places = tuple(document.place for document in listed[first : first + size])
        yield Batch(to=to, number=number, places=places, settings=settings)


def _read(folder: TableFolder, batches: Sequence[Batch], engine: Engine, on_progress: Progress) -> None:
    """Batches whose documents are told of are done."""
    there = set(folder.names(f"{STAGING}/{DOCUMENTS}"))
    missing = [batch for batch in batches if documents_part(batch.number) not in there]
    before = len(batches) - len(missing)
    on_progress("reading plans", before, len(batches))
    for done, _ in enumerate(run_batches(engine, missing) if missing else (), start=before + 1):
        on_progress("reading plans", done, len(batches))


def _settle_copies(folder: TableFolder, batches: Sequence[Batch]) -> list[dict[str, Any]]:
    """The documents of the run; a batch with one that does not count is written again without it, which is seldom."""
    read = [folder.read_parquet(documents_part(batch.number)).to_pylist() for batch in batches]
    documents = choose_documents([row for of_batch in read for row in of_batch])
    judged = iter(documents)
    for batch, of_batch in zip(batches, read, strict=True):
        outcomes = [(row, next(judged)) for row in of_batch]
        if left_out := {row["document"] for row, verdict in outcomes if row["outcome"] != verdict["outcome"]}:
            write_batch(batch.model_copy(update={"left_out": frozenset(left_out)}))
    return documents


def _seal(folder: TableFolder, key: str, documents: list[dict[str, Any]]) -> Manifest:
    folder.write_report(pa.Table.from_pylist(documents, DOCUMENT_SCHEMA))
    rows = {table.name: sum(folder.count_rows(part) for part in folder.parts(table)) for table in all_tables()}
    manifest = Manifest(
        key=key,
        documents=len(documents),
        plans=sum(row["outcome"] == Outcome.WRITTEN for row in documents),
        rows={name: count for name, count in rows.items() if count},
    )
    folder.write_manifest(manifest)
    return manifest

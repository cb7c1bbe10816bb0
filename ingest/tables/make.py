"""The walk to tables: list, read in batches, choose between copies, put together what plans share, seal."""

import hashlib
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyarrow as pa

from ingest.fingerprint import reader_fingerprint
from ingest.report import Outcome
from ingest.settings import IngestSettings
from ingest.tables.batch import DOCUMENT_SCHEMA, DOCUMENTS, STAGING, Batch, documents_part
from ingest.tables.choose import choose_documents
from ingest.tables.documents import Listed, list_documents
from ingest.tables.engine import Engine
from ingest.tables.engines import run_batches
from ingest.tables.resolve import resolve_shared
from ingest.vocabulary_check import check_vocabulary
from queries.errors import TablesError
from queries.tables.folder import FORM, Manifest, TableFolder

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
    turn = _begin(folder, key)
    batches = tuple(_batches(listed, to, settings))
    _read(turn, batches, engine, on_progress)
    documents = _settle_copies(turn, batches, engine)
    on_progress("putting together what plans share", 0, 1)
    resolve_shared(folder)
    manifest = _seal(turn, key, documents)
    folder.inner(STAGING).remove()
    return manifest


@dataclass(frozen=True, slots=True)
class _Turn:
    """One run's right to write into a folder: of two runs the later has it, for the earlier may be dead."""

    folder: TableFolder
    mark: bytes

    def require(self) -> TableFolder:
        if self.folder.read_bytes(_RUN) != self.mark:
            raise TablesError(
                f"another run writes into {self.folder.shown}, or has just ended: wait for it, and run this again"
            )
        return self.folder


def _key(listed: Sequence[Listed], settings: IngestSettings) -> str:
    """Of what is read, and of what it is read with."""
    digest = hashlib.sha256(f"{FORM} {reader_fingerprint()} {settings.model_dump_json(exclude={'processes'})}".encode())
    for document in listed:
        digest.update(document.model_dump_json(exclude={"within"}).encode())
    return digest.hexdigest()


def _same_run(folder: TableFolder, key: str) -> Manifest:
    manifest = folder.read_manifest()
    if manifest.key != key:
        raise _other_run(folder)
    folder.inner(STAGING).remove()  # of a run that was ended when it was all but done
    return manifest


def _begin(folder: TableFolder, key: str) -> _Turn:
    begun = folder.read_bytes(_RUN)
    if begun is None and (set(folder.names("")) - {f"/{STAGING}"} or folder.names(STAGING)):
        raise TablesError(f"{folder.shown} is not empty, and holds no tables: name a folder for them alone")
    if begun is not None and begun.decode().partition(" ")[0] != key:
        raise _other_run(folder)
    turn = _Turn(folder, f"{key} {secrets.token_hex(8)}".encode())
    folder.write_bytes(_RUN, turn.mark)
    return turn


def _other_run(folder: TableFolder) -> TablesError:
    return TablesError(
        f"{folder.shown} holds the tables of other documents, or of these as they were, or of another program: "
        "name another folder, or remove it"
    )


def _batches(listed: Sequence[Listed], to: str, settings: IngestSettings) -> Iterator[Batch]:
    """The same for the same documents, whoever reads them and on how many machines."""
    size = min(max(len(listed) // _BATCHES, _SMALLEST), _LARGEST)
    for number, first in enumerate(range(0, len(listed), size)):
        files = tuple(listed[first : first + size])
        yield Batch(to=to, number=number, files=files, settings=settings, program=reader_fingerprint())


def _read(turn: _Turn, batches: Sequence[Batch], engine: Engine, on_progress: Progress) -> None:
    """Batches whose documents are told of are done."""
    there = set(turn.folder.names(f"{STAGING}/{DOCUMENTS}"))
    missing = [batch for batch in batches if documents_part(batch.number) not in there]
    before = len(batches) - len(missing)
    on_progress("reading plans", before, len(batches))
    for done, _ in enumerate(run_batches(engine, missing), start=before + 1):
        turn.require()
        on_progress("reading plans", done, len(batches))


def _settle_copies(turn: _Turn, batches: Sequence[Batch], engine: Engine) -> list[dict[str, Any]]:
    """The documents of the run; a batch with one that does not count is written again without it, which is seldom."""
    folder = turn.require()
    read = [folder.read_parquet(documents_part(batch.number)).to_pylist() for batch in batches]
    documents = choose_documents([row for of_batch in read for row in of_batch])
    judged = iter(documents)
    again = []
    for batch, of_batch in zip(batches, read, strict=True):
        verdicts = list(islice(judged, len(of_batch)))
        if any(row["outcome"] != verdict["outcome"] for row, verdict in zip(of_batch, verdicts, strict=True)):
            counted = {row["document"]: row["sha256"] for row in verdicts if row["outcome"] == Outcome.WRITTEN}
            again.append(batch.model_copy(update={"counted": counted}))
    for _ in run_batches(engine, again):
        turn.require()
    return documents


def _seal(turn: _Turn, key: str, documents: list[dict[str, Any]]) -> Manifest:
    folder = turn.require()
    folder.write_report(pa.Table.from_pylist(documents, DOCUMENT_SCHEMA))
    folder.remove_drafts()
    manifest = Manifest(
        key=key,
        documents=len(documents),
        plans=sum(row["outcome"] == Outcome.WRITTEN for row in documents),
        rows=folder.count_tables(),
    )
    turn.require()
    folder.write_manifest(manifest)
    return manifest

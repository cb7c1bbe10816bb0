"""One part of a run: some documents in, one part of each table out, and of each document what became of it."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

from ingest.errors import IngestError, Missing, Unreadable, Vanished
from ingest.fingerprint import reader_fingerprint
from ingest.one import Refused
from ingest.pool import Pool
from ingest.read import load
from ingest.report import Outcome
from ingest.rows import Rows
from ingest.settings import IngestSettings
from ingest.sources import Source, find_sources
from ingest.tables.documents import Listed, at_hand, require_store
from ingest.tables.plan import PlanTables, read_tables
from queries.errors import TablesError
from queries.tables.folder import TableFolder
from queries.tables.form import Table, all_tables
from queries.tables.reach import shown
from schema.evidence import Frozen

STAGING = "staging"
DOCUMENTS = "documents"
"""Inside the staging folder: what became of the documents of each batch. Its part is written last."""

DOCUMENT_SCHEMA = pa.schema(
    [pa.field(name, pa.string()) for name in ("document", "outcome", "plan", "title", "source", "sha256", "message")]
)

Given = PlanTables | Refused


class Batch(Frozen):
    """`program` is the fingerprint of what reads. `counted` where they were read before: those that count, by hash."""

    to: str
    number: int
    files: tuple[Listed, ...]
    settings: IngestSettings
    program: str
    counted: Mapping[str, str] | None = None


def write_batch(batch: Batch, pool: Pool) -> int:
    """Read the documents and write their tables; the batch's number. Doing it again leaves nothing of what was there."""
    if batch.program != reader_fingerprint():
        raise TablesError(
            "a machine of the cluster reads with another qiantou, or another vocabulary, than the one that began: "
            "install the same on all of them, and run this again"
        )
    folder = TableFolder(batch.to)
    documents = dict(_read(batch, pool))
    rows: dict[Table, Rows] = {}
    for given in documents.values():
        for table, of_plan in given.rows.items() if isinstance(given, PlanTables) else ():
            rows.setdefault(table, []).extend(of_plan)
    _write_parts(folder, batch, rows)
    if batch.counted is None:
        told = [_describe(document, given) for document, given in documents.items()]
        folder.write_parquet(documents_part(batch.number), pa.Table.from_pylist(told, DOCUMENT_SCHEMA))
    return batch.number


def documents_part(number: int) -> str:
    return f"{STAGING}/{DOCUMENTS}/part-{number:05}.parquet"


def _write_parts(folder: TableFolder, batch: Batch, rows: Mapping[Table, Rows]) -> None:
    """What plans share waits in the staging folder until it is put together."""
    staging = folder.inner(STAGING)
    for table in all_tables():
        place = staging if table.is_shared else folder
        if table in rows:
            place.write_part(table, batch.number, pa.Table.from_pylist(rows[table], table.schema))
        elif batch.counted is not None:
            place.remove_part(table, batch.number)


def _read(batch: Batch, pool: Pool) -> Iterator[tuple[str, Given]]:
    """Each document that counts, with what it gives. Raises TablesError where that is not what it gave before."""
    for listed in batch.files:
        for document, source in _sources(listed, batch.settings):
            if batch.counted is None:
                yield document, _give(source, document, listed, pool)
            elif document in batch.counted:
                given = _give(source, document, listed, pool)
                if not isinstance(given, PlanTables) or given.plan.sha256 != batch.counted[document]:
                    raise TablesError(
                        f"{document} has changed since this run began: run this again, with another folder for the tables"
                    )
                yield document, given


def _sources(listed: Listed, settings: IngestSettings) -> Iterator[tuple[str, Source | Refused]]:
    """The documents of the file, each by the place that its user knows."""
    named = shown(listed.place)
    try:
        with at_hand(listed, settings) as path:
            for source in find_sources([path], settings):
                yield named + str(source.path).removeprefix(str(path)), source
    except IngestError as error:
        yield named, Refused(str(error))


def _give(source: Source | Refused, document: str, listed: Listed, pool: Pool) -> Given:
    if isinstance(source, Refused):
        return source
    try:
        given = pool.read(read_tables, load(source.path, pool.settings), source.name)
    except (Missing, Vanished, Unreadable) as error:
        require_store(listed)
        return _refused(document, error)
    except IngestError as error:
        return _refused(document, error)
    return given if isinstance(given, PlanTables) else Refused(document + given.message.removeprefix(str(source.path)))


def _refused(document: str, error: IngestError) -> Refused:
    return Refused(f"{document}: {error.problem} {error.advice}")


def _describe(document: str, given: Given) -> dict[str, object]:
    if isinstance(given, Refused):
        return {"document": document, "outcome": Outcome.REFUSED.value, "message": given.message}
    plan = given.plan
    told = {"plan": plan.id, "title": plan.title, "source": plan.source, "sha256": plan.sha256}
    return {"document": document, "outcome": Outcome.WRITTEN.value, **told}

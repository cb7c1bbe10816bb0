"""One part of a run: some documents in, one part of each table out, and of each document what became of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from ingest.errors import IngestError
from ingest.report import Outcome
from ingest.settings import IngestSettings
from ingest.sources import find_sources
from ingest.tables.documents import at_hand
from ingest.tables.plan import tables_of
from ingest.walk import read_plan
from queries.tables.folder import TableFolder
from queries.tables.form import Table, all_tables
from queries.tables.reach import shown
from schema.evidence import Frozen
from schema.facts import PlanFacts

STAGING = "staging"
DOCUMENTS = "documents"
"""Inside the staging folder: what became of the documents of each batch. Its part is written last."""

DOCUMENT_SCHEMA = pa.schema(
    [pa.field(name, pa.string()) for name in ("document", "outcome", "plan", "title", "source", "sha256", "message")]
)


class Batch(Frozen):
    """`left_out`: documents whose plan another document of the run gives already."""

    to: str
    number: int
    places: tuple[str, ...]
    left_out: frozenset[str] = frozenset()
    settings: IngestSettings


def write_batch(batch: Batch) -> int:
    """Read the documents and write their tables; the batch's number. Doing it again leaves nothing of what was there."""
    folder = TableFolder(batch.to)
    rows: dict[Table, list[pa.Table]] = {}
    documents = []
    for place in batch.places:
        for document, read in _read_file(place, batch.settings):
            documents.append(_describe(document, read))
            if isinstance(read, PlanFacts) and document not in batch.left_out:
                for table, of_table in tables_of(read).items():
                    rows.setdefault(table, []).append(pa.Table.from_pylist(of_table, table.schema))
    _write_parts(folder, batch, rows)
    folder.write_parquet(documents_part(batch.number), pa.Table.from_pylist(documents, DOCUMENT_SCHEMA))
    return batch.number


def documents_part(number: int) -> str:
    return f"{STAGING}/{DOCUMENTS}/part-{number:05}.parquet"


def _write_parts(folder: TableFolder, batch: Batch, rows: Mapping[Table, list[pa.Table]]) -> None:
    """What plans share waits in the staging folder until it is put together."""
    staging = folder.inner(STAGING)
    for table in all_tables():
        place = staging if table.is_shared else folder
        if table in rows:
            place.write_part(table, batch.number, pa.concat_tables(rows[table]))
        elif batch.left_out:
            place.remove_part(table, batch.number)


def _read_file(place: str, settings: IngestSettings) -> Iterator[tuple[str, PlanFacts | str]]:
    """Each document of the file, by the place that its user knows, with its facts or why there are none."""
    named = shown(place)
    try:
        with at_hand(place, settings) as path:
            for source in find_sources([path], settings):
                document = named + str(source.path).removeprefix(str(path))
                yield document, _read(source.path, document, settings)
    except IngestError as error:
        yield named, str(error)


def _read(path: Path, document: str, settings: IngestSettings) -> PlanFacts | str:
    try:
        return read_plan(path, settings)
    except IngestError as error:
        return f"{document}: {error.problem} {error.advice}"
    except Exception as error:  # a fault of ours in one of a hundred thousand must not cost the others; it is reported
        return f"{document}: this program failed on it ({type(error).__name__}: {error}). Please report it."


def _describe(document: str, read: PlanFacts | str) -> dict[str, object]:
    if isinstance(read, str):
        return {"document": document, "outcome": Outcome.REFUSED.value, "message": read}
    plan = read.plan
    told = {"plan": plan.id, "title": plan.title, "source": plan.source, "sha256": plan.sha256}
    return {"document": document, "outcome": Outcome.WRITTEN.value, **told}

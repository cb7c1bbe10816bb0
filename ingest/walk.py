"""The walk of a document through this room: read, clean, segment, extract, resolve, check, write."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ingest.assemble import Findings, assemble
from ingest.clean import clean
from ingest.errors import IngestError, SamePlan
from ingest.extract.deadlines import extract_deadlines
from ingest.extract.indicators import extract_indicators
from ingest.extract.projects import extract_projects
from ingest.extract.responsibilities import extract_responsibilities, forward_text
from ingest.models import Document, Reading
from ingest.read import load, read_document, read_loaded
from ingest.reading_report import report_reading
from ingest.report import Counts, Outcome, PlanOutcome, Report
from ingest.resolve.departments import resolve_departments
from ingest.resolve.topics import find_topics
from ingest.segment import segment
from ingest.settings import IngestSettings
from ingest.sources import Source, find_sources, source_name
from ingest.vocabulary_check import check_vocabulary
from ingest.write import ensure_schema, read_hashes, write_plan
from queries.store import Store
from schema.facts import PlanFacts
from schema.ids import PlanId

Progress = Callable[[int, int, str], None]
"""Called with the number of documents done, their number in all, and the name of the next."""


class Taken(NamedTuple):
    """The file that a plan of this call was read from."""

    path: Path
    sha256: str


def read_plan(path: Path, settings: IngestSettings | None = None) -> PlanFacts:
    """The facts of the plan in this file; an IngestError names the file and what to do."""
    check_vocabulary()
    document = read_document(path, settings or IngestSettings())
    try:
        return read_facts(replace(document, name=source_name(path)))
    except IngestError as error:
        error.name_file(path)
        raise


def read_facts(document: Document) -> PlanFacts:
    """The facts of a document: the whole walk without files and without a database."""
    reading = segment(clean(document))
    facts = assemble(reading, extract(reading))
    return facts.model_copy(update={"report": report_reading(reading, facts)})


def extract(reading: Reading) -> Findings:
    """What every extractor finds, and the departments that the written forms stand for."""
    indicators = extract_indicators(reading)
    responsibilities = extract_responsibilities(reading, indicators)
    written = [m.written for m in responsibilities]
    written += [m.plate for m in responsibilities if m.plate]
    written += [w for m in indicators for w in m.written_departments]
    return Findings(
        responsibilities=responsibilities,
        indicators=indicators,
        projects=extract_projects(reading),
        deadlines=extract_deadlines(reading),
        topics=find_topics(reading.cleaned.folded),
        departments=resolve_departments(dict.fromkeys(written), reading.front, forward_text(reading)),
    )


def ingest_paths(
    paths: Sequence[Path], store: Store, settings: IngestSettings, on_progress: Progress | None = None
) -> Report:
    """Read these files (and the plans in these folders) into the graph, one transaction each.

    What cannot be read is in the report and leaves the graph as it was; a database that fails ends the whole walk.
    """
    check_vocabulary()
    ensure_schema(store)
    known = read_hashes(store)
    sources = find_sources(paths, settings)
    taken: dict[PlanId, Taken] = {}
    outcomes = []
    for done, source in enumerate(sources):
        if on_progress is not None:
            on_progress(done, len(sources), source.name)
        outcomes.append(_ingest_one(source, store, settings, known, taken))
    if on_progress is not None:
        on_progress(len(sources), len(sources), "")
    return Report(outcomes=tuple(outcomes))


def _ingest_one(
    source: Source, store: Store, settings: IngestSettings, known: Mapping[str, PlanId], taken: dict[PlanId, Taken]
) -> PlanOutcome:
    started = time.perf_counter()
    try:
        raw = load(source.path, settings)
        if raw.sha256 in known:
            taken.setdefault(known[raw.sha256], Taken(source.path, raw.sha256))
            return PlanOutcome(path=source.path, outcome=Outcome.UNCHANGED, plan=known[raw.sha256])
        facts = read_facts(replace(read_loaded(raw, settings), name=source.name))
        first = taken.setdefault(facts.plan.id, Taken(source.path, raw.sha256))
        if first.sha256 != raw.sha256:
            raise SamePlan(source.path, first.path)
    except IngestError as error:
        error.name_file(source.path)
        return PlanOutcome(path=source.path, outcome=Outcome.REFUSED, message=str(error))
    written = write_plan(store, facts)
    return PlanOutcome(
        path=source.path,
        outcome=Outcome.WRITTEN if written else Outcome.UNCHANGED,
        plan=facts.plan.id,
        title=facts.plan.title,
        counts=Counts.of(facts),
        seconds=time.perf_counter() - started,
    )

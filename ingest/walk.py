"""The walk of a document through this room: read, clean, segment, extract, resolve, check."""

from dataclasses import replace
from pathlib import Path

from ingest.assemble import Findings, assemble
from ingest.clean import clean
from ingest.errors import IngestError
from ingest.extract.deadlines import extract_deadlines
from ingest.extract.indicators import extract_indicators
from ingest.extract.projects import extract_projects
from ingest.extract.responsibilities import extract_responsibilities, forward_text
from ingest.extract.told_columns import find_told, without_told
from ingest.garbage import seldom_searched
from ingest.models import Document, Reading
from ingest.read import read_document
from ingest.reading_report import report_reading
from ingest.readings import with_readings
from ingest.resolve.departments import resolve_departments
from ingest.resolve.topics import find_topics
from ingest.segment import segment
from ingest.settings import IngestSettings
from ingest.sources import source_name
from ingest.vocabulary_check import check_vocabulary
from schema.facts import PlanFacts


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
    with seldom_searched():
        reading = segment(clean(document))
        facts = assemble(reading, extract(reading))
        facts = facts.model_copy(update={"report": report_reading(reading, facts)})
        return with_readings(facts, document.text)


def extract(reading: Reading) -> Findings:
    """What every extractor finds, and the departments that the written forms stand for."""
    told = find_told(reading)
    indicators = without_told(extract_indicators(reading), told)
    responsibilities = extract_responsibilities(reading, indicators)
    written = [m.written for m in responsibilities]
    written += [m.plate for m in responsibilities if m.plate]
    written += [w for m in indicators for w in m.written_departments]
    return Findings(
        responsibilities=responsibilities,
        indicators=indicators,
        projects=without_told(extract_projects(reading), told),
        deadlines=without_told(extract_deadlines(reading), told),
        topics=find_topics(reading.cleaned.folded),
        departments=resolve_departments(dict.fromkeys(written), reading.front, forward_text(reading)),
    )

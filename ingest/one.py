"""One document of many: what its bytes give, as it goes from one process to another."""

import time
from dataclasses import dataclass, replace

from ingest.errors import IngestError
from ingest.part import PlanPart, part_of
from ingest.read import read_loaded
from ingest.read.raw import RawFile
from ingest.report import Counts
from ingest.settings import IngestSettings
from ingest.walk import read_facts
from schema.ids import PlanId


@dataclass(frozen=True, slots=True)
class Read:
    """A plan that was read, in so many seconds."""

    part: PlanPart
    counts: Counts
    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no plan."""

    message: str


@dataclass(frozen=True, slots=True)
class Known:
    """The very bytes that the graph's plan was read from."""

    plan: PlanId
    sha256: str


def read_one(raw: RawFile, name: str, settings: IngestSettings) -> Read | Refused:
    """The plan in these bytes, under this name."""
    started = time.perf_counter()
    try:
        facts = read_facts(replace(read_loaded(raw, settings), name=name))
    except IngestError as error:
        error.name_file(raw.path)
        return Refused(str(error))
    return Read(part_of(facts), Counts.of(facts), time.perf_counter() - started)

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
from schema.facts import PlanFacts
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
    facts = read_facts_of(raw, name, settings)
    if isinstance(facts, Refused):
        return facts
    return Read(part_of(facts), Counts.of(facts), time.perf_counter() - started)


def read_facts_of(raw: RawFile, name: str, settings: IngestSettings) -> PlanFacts | Refused:
    """The facts of the plan in these bytes, under this name."""
    try:
        return read_facts(replace(read_loaded(raw, settings), name=name))
    except IngestError as error:
        error.name_file(raw.path)
        return Refused(str(error))
    except Exception as error:  # a fault of ours in one of many must not cost the others; it is reported
        return Refused(f"{raw.path}: this program failed on it ({type(error).__name__}: {error}). Please report it.")

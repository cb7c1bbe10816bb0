"""Many documents into the graph: read on all cores, and written in their order, each plan whole or not at all."""

import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple, assert_never

from ingest.errors import IngestError, SamePlan
from ingest.one import Known, Read, Refused, read_one
from ingest.plan_writer import PlanWriter, Written
from ingest.pool import Pool
from ingest.read import load
from ingest.read.raw import RawFile
from ingest.report import Outcome, PlanOutcome, Report
from ingest.settings import IngestSettings
from ingest.sources import Source, find_sources
from ingest.vocabulary_check import check_vocabulary
from ingest.write import await_search, ensure_schema, read_hashes
from queries.store import Store
from schema.ids import PlanId

Progress = Callable[[int, int, str], None]
"""Called with the number of documents read, their number in all, and the name of the next."""

POOL_AFTER_SECONDS = 2.0
"""A pool takes about so long to start: it is started when reading here has taken as long, and there is more to read."""

_Given = Read | Refused | Known
_ReadRaw = Callable[[RawFile, str], Read | Refused]


_MOST_UNDER_WAY = 32
"""So many documents may wait for the database before the reading waits for it too."""


class Taken(NamedTuple):
    """The file that a plan of this call was read from."""

    path: Path
    sha256: str


def ingest_paths(
    paths: Sequence[Path], store: Store, settings: IngestSettings, on_progress: Progress | None = None
) -> Report:
    """Read these files (and the plans in these folders) into the graph, each whole or not at all.

    What cannot be read is in the report and leaves the graph as it was; a database that fails ends the whole walk.
    """
    check_vocabulary()
    ensure_schema(store)
    sources = find_sources(paths, settings)
    tell = on_progress or _say_nothing
    taken: dict[PlanId, Taken] = {}
    outcomes: list[PlanOutcome] = []
    under_way: deque[_UnderWay] = deque()
    with closing(_read_all(sources, read_hashes(store), settings)) as readings, PlanWriter(store) as writer:
        for number, source in enumerate(sources):
            tell(number, len(sources), source.name)
            under_way.append(_take(source, next(readings), writer, taken))
            while under_way and (under_way[0].is_done or len(under_way) > _MOST_UNDER_WAY):
                outcomes.append(under_way.popleft().outcome())
        outcomes += [each.outcome() for each in under_way]
    await_search(store)
    tell(len(sources), len(sources), "")
    return Report(outcomes=tuple(outcomes))


def _say_nothing(done: int, total: int, name: str) -> None:
    """For callers that show no progress."""


def _read_all(
    sources: Sequence[Source], known: Mapping[str, PlanId], settings: IngestSettings
) -> Generator[_Given, None, None]:
    """What each document gives, in their order: read in this process at first, in a pool when there is much to read."""
    rest = iter(sources)
    yield from _read_here(rest, known, settings)
    with Pool(settings) as pool:
        read = partial(pool.read, read_one)
        yield from pool.map(lambda source: _read(source, known, settings, read), rest)


def _read_here(sources: Iterator[Source], known: Mapping[str, PlanId], settings: IngestSettings) -> Iterator[_Given]:
    """Until a pool is worth its start. The first document does not count: it also loads the dictionaries."""
    spent = 0.0
    for number, source in enumerate(sources):
        started = time.perf_counter()
        given = _read(source, known, settings, lambda raw, name: read_one(raw, name, settings))
        spent += time.perf_counter() - started if number else 0.0
        yield given
        if settings.processes > 1 and spent > POOL_AFTER_SECONDS:
            return


def _read(source: Source, known: Mapping[str, PlanId], settings: IngestSettings, read_raw: _ReadRaw) -> _Given:
    try:
        raw = load(source.path, settings)
        return Known(known[raw.sha256], raw.sha256) if raw.sha256 in known else read_raw(raw, source.name)
    except IngestError as error:
        error.name_file(source.path)
        return Refused(str(error))


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """What becomes of a document, as far as it is known before its plan is written."""

    known: PlanOutcome
    writing: Future[Written] | None = None

    @property
    def is_done(self) -> bool:
        return self.writing is None or self.writing.done()

    def outcome(self) -> PlanOutcome:
        """Waits for the database, and raises what it raises."""
        if self.writing is None:
            return self.known
        written = self.writing.result()
        return self.known.model_copy(
            update={
                "outcome": Outcome.WRITTEN if written.anything else Outcome.UNCHANGED,
                "seconds": self.known.seconds + written.seconds,
            }
        )


def _take(source: Source, given: _Given, writer: PlanWriter, taken: dict[PlanId, Taken]) -> _UnderWay:
    """Of two readings of one plan the first counts."""
    match given:
        case Refused(message):
            return _UnderWay(_refused(source, message))
        case Known(plan, sha256):
            taken.setdefault(plan, Taken(source.path, sha256))
            return _UnderWay(PlanOutcome(path=source.path, outcome=Outcome.UNCHANGED, plan=plan))
        case Read(part):
            first = taken.setdefault(part.plan.id, Taken(source.path, part.plan.sha256))
            if first.sha256 != part.plan.sha256:
                return _UnderWay(_refused(source, str(SamePlan(source.path, first.path))))
            return _UnderWay(_read_now(source, given), writer.put(part))
        case _:
            assert_never(given)


def _refused(source: Source, message: str) -> PlanOutcome:
    return PlanOutcome(path=source.path, outcome=Outcome.REFUSED, message=message)


def _read_now(source: Source, read: Read) -> PlanOutcome:
    return PlanOutcome(
        path=source.path,
        outcome=Outcome.WRITTEN,
        plan=read.part.plan.id,
        title=read.part.plan.title,
        counts=read.counts,
        seconds=read.seconds,
    )

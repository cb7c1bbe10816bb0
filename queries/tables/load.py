"""Tables into an empty graph by the driver: nodes first, then relationships side by side by city. What was ended goes on."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack

from queries.engine_jars import Report
from queries.errors import TablesError
from queries.filling import begin, end, find_begun
from queries.store import Statement, Store, Transaction
from queries.tables.folder import Manifest, TableFolder, imported_mark
from queries.tables.form import node_tables
from queries.tables.pieces import Piece, city_pieces, last_pieces, node_pieces
from schema.constraints import constraints, statements
from schema.nodes import GRAPH_ID, SCHEMA_VERSION, Graph

THREADS = 4
_IN_FLIGHT = 2 * THREADS
_INDEXING_SECONDS = 24 * 3600.0

_LANES = f"MATCH (lane:{Graph.label}) WHERE lane.id <> $id RETURN lane.id AS lane, lane['loaded'] AS loaded"
_TAKE = (
    f"MERGE (lane:{Graph.label} {{id: $lane}}) SET lane.version = $version, lane.restoring = true "
    f"WITH lane OPTIONAL MATCH (graph:{Graph.label} {{id: $id, tables: $key}}) "
    "RETURN coalesce(lane['loaded'], 0) AS loaded, graph IS NOT NULL AS goes_on"
)
"""The lane is locked before the graph is asked: a load that ends in between takes its lanes away with it."""
_MARK = f"MATCH (lane:{Graph.label} {{id: $lane}}) SET lane.loaded = $number"
_END_LANES = f"MATCH (lane:{Graph.label}) WHERE lane.id <> $id DELETE lane"
_COUNT = "MATCH (n) WHERE NOT n:Graph WITH count(n) AS nodes OPTIONAL MATCH ()-[r]->() RETURN nodes, count(r) AS edges"


def load_tables(store: Store, folder: TableFolder, report: Report) -> Manifest:
    """Load them. `store` is opened as unfinished: a load of the same tables goes on where it was.

    Where Neo4j's import tool has put them in, only what is left is done. Raises TablesError.
    """
    manifest = folder.read_whole()
    if not _is_imported(store, manifest, folder):
        begin(store, manifest.key)
        store.writer.schema(constraints())
        loading = _Loading(store, manifest, report)
        for phase in (node_pieces, city_pieces, last_pieces):
            loading.load(phase(folder))
    else:
        store.writer.transact([Statement(cypher) for cypher in _fill_empty_lists()])
    _compare(store, manifest, folder)
    report("indexing", 0, 1)
    store.writer.schema(statements(), timeout=_INDEXING_SECONDS)
    end(store, _END_LANES)
    return manifest


def _is_imported(store: Store, manifest: Manifest, folder: TableFolder) -> bool:
    """Raises TablesError where the graph holds anything but these tables, or a part of them."""
    begun = find_begun(store, folder.shown, TablesError)
    if begun is None:
        return False
    if begun.tables not in (manifest.key, imported_mark(manifest)):
        raise TablesError(
            f"the graph holds half of a restore, or of other tables than {folder.shown}: end that first, "
            "or load into another QIANTOU_HOME or NEO4J_DATABASE"
        )
    return begun.tables == imported_mark(manifest)


def _fill_empty_lists() -> Iterator[str]:
    """An empty list has no form in CSV, and comes as no property."""
    for table in node_tables():
        for name in table.lists:
            yield f"MATCH (n:{table.kind.label}) WHERE n.{name} IS NULL SET n.{name} = []"


class _Loading:
    """Hands pieces to threads, each lane's to one thread in their order, and knows what an earlier load has done."""

    def __init__(self, store: Store, manifest: Manifest, report: Report) -> None:
        self._store = store
        self._key = manifest.key
        self._rows = sum(manifest.rows.values())
        self._report = report
        self._done = 0
        self._given: Counter[int] = Counter()
        rows_of_lanes = store.reader.run(_LANES, {"id": GRAPH_ID})
        self._loaded = {str(row["lane"]): int(str(row["loaded"])) for row in rows_of_lanes}

    def load(self, pieces: Iterable[Piece]) -> None:
        """All of them are in when this returns. An error of one ends it; the rest of its lane is not begun."""
        with ExitStack() as ending:
            threads = [ThreadPoolExecutor(1) for _ in range(THREADS)]
            for thread in threads:
                ending.callback(thread.shutdown, cancel_futures=True)
            running: set[Future[int]] = set()
            for piece in pieces:
                self._given[piece.lane] += 1
                number = self._given[piece.lane]
                if number <= self._loaded.get(_lane_id(piece.lane), 0):
                    self._count(piece.rows)
                    continue
                running.add(threads[piece.lane % THREADS].submit(self._write, piece, number))
                if len(running) >= _IN_FLIGHT:
                    running = self._collect(running)
            while running:
                running = self._collect(running)

    def _collect(self, running: set[Future[int]]) -> set[Future[int]]:
        done, still = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            self._count(future.result())
        return still

    def _count(self, rows: int) -> None:
        self._done += rows
        self._report("loading", self._done, self._rows)

    def _write(self, piece: Piece, number: int) -> int:
        self._store.writer.work(_once(piece, number, self._key))
        return piece.rows


def _once(piece: Piece, number: int, key: str) -> Callable[[Transaction], None]:
    """The piece and its mark in one transaction: one that was in already, though nobody heard of it, is not done again."""
    lane = {"lane": _lane_id(piece.lane)}

    def write(transaction: Transaction) -> None:
        [taken] = transaction.run(_TAKE, lane | {"id": GRAPH_ID, "version": SCHEMA_VERSION, "key": key})
        if not taken["goes_on"]:
            raise TablesError("another load or restore has ended meanwhile, or has taken the graph for itself")
        if taken["loaded"] == number - 1:
            transaction.write([piece.statement, Statement(_MARK, parameters=lane | {"number": number})])

    return write


def _lane_id(lane: int) -> str:
    return f"lane-{lane:02}"


def _compare(store: Store, manifest: Manifest, folder: TableFolder) -> None:
    [there] = store.reader.run(_COUNT)
    wanted = {"nodes": 0, "edges": 0}
    for name, rows in manifest.rows.items():
        wanted[name.partition("/")[0]] += rows
    if there != wanted:
        raise TablesError(f"{folder.shown} has {wanted}, and {there} arrived: its tables are damaged, write them anew")

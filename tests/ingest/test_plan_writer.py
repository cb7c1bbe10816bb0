"""Plans that wait for their turn go together, and the graph is as if each had gone alone."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest import plan_writer
from ingest.part import PlanPart, part_of
from ingest.plan_writer import PlanWriter
from ingest.walk import read_plan
from ingest.write import ensure_schema, write_parts
from queries.errors import StoreError
from queries.store import Statement, Store
from tests.bench.corpus import write_corpus
from tests.graph_dump import dump
from tests.plan_facts import draft_linqing, draft_lucheng

pytestmark = pytest.mark.engine

PLANS = 9


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[PlanPart]:
    return [part_of(read_plan(path)) for path in write_corpus(tmp_path_factory.mktemp("corpus"), PLANS)]


@pytest.fixture
def graph(empty_store: Store) -> Store:
    ensure_schema(empty_store)
    return empty_store


@pytest.fixture
def groups(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many plans each transaction wrote."""
    sizes: list[int] = []

    def counting(store: Store, parts: Sequence[PlanPart]) -> list[bool]:
        sizes.append(len(parts))
        return write_parts(store, parts)

    monkeypatch.setattr(plan_writer, "write_parts", counting)
    return sizes


def put_all(store: Store, parts: Sequence[PlanPart]) -> list[bool]:
    with PlanWriter(store) as writer:
        return [written.result().anything for written in [writer.put(part) for part in parts]]


def test_together_is_as_one_by_one(graph: Store, parts: list[PlanPart], groups: list[int]) -> None:
    for part in parts:
        assert write_parts(graph, [part]) == [True]
    alone = dump(graph)
    graph.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    assert put_all(graph, parts) == [True] * PLANS
    assert dump(graph) == alone
    assert sum(groups) == PLANS
    assert len(groups) < PLANS
    assert put_all(graph, parts) == [False] * PLANS


def test_a_copy_does_not_go_with_its_original(graph: Store, groups: list[int]) -> None:
    copies = [part_of(draft_linqing(source=source).facts()) for source in ("a.txt", "b.txt")]
    other = part_of(draft_lucheng().facts())
    assert put_all(graph, [other, *copies]) == [True, True, False]
    assert groups[-1] == 1


def test_what_is_large_goes_alone(
    graph: Store, parts: list[PlanPart], groups: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_writer, "ROWS_AT_ONCE", 7)
    assert put_all(graph, parts) == [True] * PLANS
    assert groups == [1] * PLANS


def test_old_and_new_plans_go_together(graph: Store, parts: list[PlanPart]) -> None:
    """The first is a plan read anew, and the last is another that was read from the old bytes of the first."""
    before, changed, other = draft_linqing(), draft_linqing(), draft_linqing(title="临清市应急管理规划")
    changed.section("新增任务", kind=changed.sections[1].kind, text="新增。")
    group = [part_of(changed.facts()), parts[0], part_of(other.facts())]
    old = part_of(before.facts())
    group[2] = replace(group[2], plan=group[2].plan.model_copy(update={"sha256": old.plan.sha256}))
    assert old.plan.id == group[0].plan.id != group[2].plan.id
    assert old.plan.sha256 != group[0].plan.sha256
    write_parts(graph, [old])
    assert write_parts(graph, group) == [True] * 3
    together = dump(graph)
    graph.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    assert [write_parts(graph, [part]) for part in (old, *group)] == [[True]] * 4
    assert dump(graph) == together


def test_what_the_database_raises_is_raised(graph: Store, parts: list[PlanPart]) -> None:
    before = dump(graph)
    broken = replace(parts[1], rows={**parts[1].rows, "nodes": [("Task", {"id": {"no": "value"}})]})
    with PlanWriter(graph) as writer:
        first = writer.put(broken)
        with pytest.raises(StoreError):
            first.result()
    assert dump(graph) == before


def test_who_leaves_early_leaves_what_waits_unwritten(graph: Store, parts: list[PlanPart]) -> None:
    with PlanWriter(graph) as writer:
        written = [writer.put(part) for part in parts * 3]
        written[0].result()
    done = [each for each in written if not each.cancelled()]
    assert all(each.done() for each in written)
    assert len(done) < len(written)
    titles = {part.plan.id for part, each in zip(parts * 3, written, strict=True) if each in done}
    assert {row["id"] for row in graph.reader.run("MATCH (plan:Plan) RETURN plan.id AS id")} == titles

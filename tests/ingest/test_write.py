"""A plan goes into the graph whole, again without change, and out without a trace."""

from itertools import permutations

import pytest

from ingest import rows, write
from ingest.errors import AmbiguousPlan
from ingest.part import part_of
from ingest.write import ensure_schema, read_hashes, remove_plan, write_parts, write_plan
from queries.errors import StoreError
from queries.store import Statement, Store
from schema.facts import PlanFacts
from schema.roles import DepartmentKind
from tests.graph_dump import dump
from tests.plan_facts import LIAOCHENG, LINQING, SHANDONG, Draft, draft_linqing, draft_lucheng

pytestmark = pytest.mark.engine


@pytest.fixture
def graph(empty_store: Store) -> Store:
    ensure_schema(empty_store)
    return empty_store


def second_plan_of_linqing() -> Draft:
    """Another plan of the same city that calls a shared department differently."""
    draft = Draft(LINQING, (LIAOCHENG, SHANDONG), title="临清市消防规划", source="linqing-fire.txt")
    original = draft_linqing().departments["临清市应急管理局"]
    draft.departments[original.name] = original.model_copy(update={"written": ("临清应急局",)})
    return draft


def count(store: Store, pattern: str) -> object:
    return store.reader.run(f"MATCH {pattern} RETURN count(*) AS n")[0]["n"]


def test_every_fact_arrives(graph: Store) -> None:
    facts = draft_linqing().facts()
    assert write_plan(graph, facts)
    assert count(graph, "(:Section)") == len(facts.sections)
    assert count(graph, "(:Department)-[:LEADS|RESPONSIBLE_FOR|SUPPORTS]->()") == len(facts.responsibilities)
    assert count(graph, "(:Indicator)-[:STATED_IN]->(:Section)") == len(facts.indicators)
    assert count(graph, "()-[:DUE_BY]->(:Deadline)") == len(facts.deadlines)
    assert count(graph, "()-[:ABOUT|MENTIONS]->(:Topic)") == len(facts.mentions)
    assert (
        count(graph, "(:Plan)-[:OF_CITY]->(:City {name: '临清市'})-[:PART_OF]->()-[:PART_OF]->({name: '山东省'})") == 1
    )


def test_a_duty_carries_its_evidence(graph: Store) -> None:
    draft = draft_linqing()
    write_plan(graph, draft.facts())
    rows = graph.reader.run("MATCH ()-[d:LEADS|RESPONSIBLE_FOR|SUPPORTS|DUE_BY|ABOUT|MENTIONS]->() RETURN d{.*} AS d")
    for row in rows:
        duty = row["d"]
        assert isinstance(duty, dict)
        assert draft.text[duty["start"] : duty["end"]] == duty["quote"]


def test_same_plan_again_changes_nothing(graph: Store) -> None:
    facts = draft_linqing().facts()
    write_plan(graph, facts)
    before = dump(graph)
    assert not write_plan(graph, facts)
    assert dump(graph) == before


def test_other_program_reads_again(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = draft_linqing().facts()
    write_plan(graph, facts)
    assert read_hashes(graph) == {facts.plan.sha256: facts.plan.id}
    before = dump(graph)
    monkeypatch.setattr(write, "reader_fingerprint", lambda: "another program")
    assert read_hashes(graph) == {}
    assert write_plan(graph, facts)
    assert dump(graph) == before


def test_better_title_leaves_no_second_plan(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes, read by a later program, may turn out to have another title and so another id."""
    monkeypatch.setattr(write, "reader_fingerprint", lambda: "earlier program")
    write_plan(graph, draft_linqing(title="临清市").facts())
    monkeypatch.undo()
    write_plan(graph, draft_linqing().facts())
    after = dump(graph)
    graph.writer.transact([Statement("MATCH (n) DETACH DELETE n")])
    write_plan(graph, draft_linqing().facts())
    assert dump(graph) == after


def test_changed_plan_replaces_its_part(graph: Store) -> None:
    write_plan(graph, draft_lucheng().facts())
    write_plan(graph, draft_linqing().facts())
    changed = draft_linqing()
    changed.section("新增任务", kind=changed.sections[1].kind, text="新增。")
    del changed.departments["临清市水利局"]
    changed.responsibilities = [r for r in changed.responsibilities if r.written != "市水利局"]
    assert write_plan(graph, changed.facts())
    after = dump(graph)

    graph.writer.transact([Statement("MATCH (n) DETACH DELETE n")])
    write_plan(graph, changed.facts())
    write_plan(graph, draft_lucheng().facts())
    assert dump(graph) == after
    assert count(graph, "(:Department {name: '临清市水利局'})") == 0
    assert count(graph, "(:Function {id: 'water'})") == 0


def test_a_huge_plan_is_written_in_portions(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(graph, draft_lucheng().facts())
    write_plan(graph, draft_linqing().facts())
    whole = dump(graph)
    graph.writer.transact([Statement("MATCH (n) DETACH DELETE n")])
    monkeypatch.setattr(write, "ROWS_AT_ONCE", 7)
    write_plan(graph, draft_lucheng().facts())
    write_plan(graph, draft_linqing().facts())
    assert dump(graph) == whole


def test_order_does_not_matter(graph: Store) -> None:
    plans: list[PlanFacts] = [draft_linqing().facts(), draft_lucheng().facts(), second_plan_of_linqing().facts()]
    dumps = []
    for order in permutations(plans):
        graph.writer.transact([Statement("MATCH (n) DETACH DELETE n")])
        for facts in order:
            write_plan(graph, facts)
        dumps.append(dump(graph))
    assert all(other == dumps[0] for other in dumps[1:])


def test_of_copies_the_first_by_name_counts(graph: Store) -> None:
    copies = [draft_linqing(source=source).facts() for source in ("b.txt", "a.txt", "c.txt")]
    assert [write_plan(graph, facts) for facts in copies] == [True, True, False]
    before = dump(graph)
    assert [write_plan(graph, facts) for facts in reversed(copies)] == [False, False, False]
    assert dump(graph) == before


def test_removed_plan_leaves_nothing(graph: Store) -> None:
    write_plan(graph, draft_lucheng().facts())
    before = dump(graph)
    write_plan(graph, draft_linqing().facts())
    assert remove_plan(graph, "linqing")
    assert dump(graph) == before
    assert remove_plan(graph, "鹿城区应急规划")
    assert dump(graph) == ([], [])


def test_shared_department_keeps_what_the_other_plan_says(graph: Store) -> None:
    write_plan(graph, draft_linqing().facts())
    before = dump(graph)
    write_plan(graph, second_plan_of_linqing().facts())
    aliases = "MATCH (d:Department {name: '临清市应急管理局'}) RETURN d.aliases AS aliases"
    assert graph.reader.run(aliases) == [{"aliases": ["临清应急局", "市应急局", "市应急管理局"]}]
    remove_plan(graph, "linqing-fire.txt")
    assert dump(graph) == before


def to_review(store: Store) -> set[object]:
    return {row["name"] for row in store.reader.run("MATCH (d:Department {review: '临清市'}) RETURN d.name AS name")}


@pytest.mark.parametrize("order", [1, -1])
def test_two_of_one_city_and_function_are_to_review(graph: Store, order: int) -> None:
    """Also when each is named by a plan of its own, whichever comes first; and no longer when one of them has gone."""
    other = second_plan_of_linqing()
    other.department(
        "临清市应急指挥中心", "应急指挥中心", kind=DepartmentKind.GOVERNMENT, function="emergency_management"
    )
    other.department("各相关单位", "各相关单位", kind=DepartmentKind.COLLECTIVE, function="emergency_management")
    for draft in (draft_linqing(), other)[::order]:
        write_plan(graph, draft.facts())
    assert to_review(graph) == {"临清市水利局", "临清市应急管理局", "临清市应急指挥中心"}
    remove_plan(graph, other.source)
    assert to_review(graph) == {"临清市水利局"}


def test_plans_of_one_city_that_are_written_together_double_no_department(graph: Store) -> None:
    write_parts(graph, [part_of(draft.facts()) for draft in (draft_linqing(), second_plan_of_linqing())])
    assert to_review(graph) == {"临清市水利局"}


def test_removing_an_unknown_plan_says_so(graph: Store) -> None:
    assert not remove_plan(graph, "atlantis")


def test_ambiguous_name_removes_nothing(graph: Store) -> None:
    other = draft_linqing(title="乙规划", source="same.txt")
    other.section("附件", kind=other.sections[0].kind)
    write_plan(graph, draft_linqing(title="甲规划", source="same.txt").facts())
    write_plan(graph, other.facts())
    before = dump(graph)
    with pytest.raises(AmbiguousPlan, match=r"same\.txt: 2 plans"):
        remove_plan(graph, "same.txt")
    assert dump(graph) == before


def test_failed_write_leaves_the_graph_as_it_was(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write_plan(graph, draft_linqing().facts())
    before = dump(graph)
    changed = draft_linqing()
    changed.section("新增任务", kind=changed.sections[1].kind, text="新增。")
    broken = Statement("RETURN 1 / 0")
    monkeypatch.setattr(write, "_tidy", lambda departments, cities: [broken])
    with pytest.raises(StoreError, match="zero"):
        write_plan(graph, changed.facts())
    assert dump(graph) == before


def test_fact_of_a_missing_item_is_left_out_and_said(graph: Store, caplog: pytest.LogCaptureFixture) -> None:
    draft = draft_linqing()
    draft.measures = draft.measures[1:]
    with caplog.at_level("WARNING", logger=rows.__name__):
        assert write_plan(graph, draft.facts())
    assert "linqing.txt: 1 relationships left out" in caplog.text

"""A graph that is broken is found out, in whatever way it is broken; a whole one is not."""

import re
from pathlib import Path

import pytest

from ingest.settings import IngestSettings
from ingest.verify import Verification, verify
from ingest.walk import read_plan
from ingest.write import ensure_schema, write_plan
from queries.errors import OtherVersion
from queries.library import load_facts
from queries.settings import StoreSettings
from queries.store import Statement, Store, open_store
from schema.constraints import statements
from schema.edges import EDGES
from schema.evidence import Evidence
from schema.nodes import NODES
from tests.plan_facts import draft_linqing, draft_lucheng

pytestmark = pytest.mark.engine

DATA = Path(__file__).parents[2] / "data"
PLAN = sorted((DATA / "plans").glob("*/source.*"))[0]
AMONG_OTHERS = (
    *sorted((DATA / "plans").glob("qinhuangdao-*/source.txt")),
    *sorted((DATA / "measured" / "plans").glob("*-columns/source.txt")),
    *sorted((DATA / "measured" / "plans").glob("xinchang-*/source.txt")),
)
"""Plans that print other words among those of a quote: a box within a sentence, a table's other columns, its borders."""

BREAKS = {
    "no-plan": "MATCH (plan:Plan {source: 'linqing.txt'}) DETACH DELETE plan",
    "no-section": "MATCH (:Measure)-[stated:STATED_IN]->() WITH stated LIMIT 1 DELETE stated",
    "no-parent": "MATCH (:Section)-[part:PART_OF]->(:Plan) WITH part LIMIT 1 DELETE part",
    "no-city": "MATCH (:Plan)-[of:OF_CITY]->() WITH of LIMIT 1 DELETE of",
    "unused": "CREATE (:Topic {id: 'nobody', zh: '无', en: 'none', labels: []})",
    "two-plans": "MATCH (a:Task), (b:Task) WHERE a.plan < b.plan WITH a, b LIMIT 1 CREATE (a)-[:PART_OF]->(b)",
    "department": "MATCH (d:Department {name: '临清市水利局'}) SET d.aliases = ['水务局']",
    "review": "MATCH (d:Department {name: '临清市水利局'}) REMOVE d.review",
    "size": "MATCH (p:Plan {source: 'linqing.txt'}), (m:Measure {plan: p.id})-[a:ABOUT]->(t) WITH m, a, t LIMIT 1 "
    "CREATE (m)-[b:ABOUT]->(t) SET b = properties(a)",
    "duties": "MATCH ()-[duty:LEADS]->() WITH duty LIMIT 1 DELETE duty",
    "graph": "MATCH (graph:Graph) DELETE graph",
    "properties-Section": "MATCH (s:Section) WITH s LIMIT 1 REMOVE s.text",
    "properties-Indicator": "MATCH (i:Indicator) WITH i LIMIT 1 SET i.quote = ''",
    "properties-LEADS": "MATCH ()-[duty:LEADS]->() WITH duty LIMIT 1 SET duty.end = duty.start",
    "properties-DUE_BY": "MATCH ()-[due:DUE_BY]->() WITH due LIMIT 1 REMOVE due.quote",
    "ends-ABOUT": "MATCH (s:Section), (t:Topic) WITH s, t LIMIT 1 CREATE (s)-[:ABOUT {quote: 'x', start: 0, end: 1}]->(t)",
    "unknown basis": "MATCH ()-[duty:LEADS]->() WITH duty LIMIT 1 SET duty.basis = 'guessed'",
    "properties-RESPONSIBLE_FOR": "MATCH ()-[duty:RESPONSIBLE_FOR]->() WITH duty LIMIT 1 SET duty.start = '1'",
    "properties-ABOUT": "MATCH ()-[about:ABOUT]->() WITH about LIMIT 1 SET about.quote = 5",
    "properties-Measure": "MATCH (m:Measure) WITH m LIMIT 1 SET m.page = 'x'",
    "properties-Task": "MATCH (t:Task) WITH t LIMIT 1 SET t.colour = 'red'",
    "role-LEADS": "MATCH ()-[duty:LEADS]->() WITH duty LIMIT 1 SET duty.role = 'support'",
    "labels": "CREATE (:Stranger {id: 'x'})",
    "two labels": "MATCH (t:Task) WITH t LIMIT 1 SET t:Stranger",
    "types": "MATCH (d:Department)-[:OF_CITY]->(c) WITH d, c LIMIT 1 CREATE (d)-[:STRANGER]->(c)",
    "circle": "MATCH (a:Section)-[:PART_OF]->(b:Section) WITH a, b LIMIT 1 MATCH (b)-[part:PART_OF]->() "
    "DELETE part CREATE (b)-[:PART_OF]->(a)",
    "city-circle": "MATCH (a:City)-[:PART_OF]->(b:City) WITH a, b LIMIT 1 CREATE (b)-[:PART_OF]->(a)",
    "plan-title": "MATCH (p:Plan) WITH p LIMIT 1 SET p.title = '别的规划'",
    "treats": "MATCH ()-[treats:TREATS]->() WITH treats LIMIT 1 SET treats.places = treats.places + 1",
    "evidence": "MATCH ()-[duty:LEADS]->() WITH duty LIMIT 1 SET duty.quote = '牵头：市财政局'",
    "half": "MATCH (m:Measure) WITH m LIMIT 1 DETACH DELETE m",
}
"""How a graph may be broken; the rule's name, or a name of its own where another rule tells."""
TOLD_BY = {"half": "size", "unknown basis": "properties-LEADS", "two labels": "labels", "circle": "no-parent"}


@pytest.fixture
def graph(empty_store: Store) -> Store:
    ensure_schema(empty_store)
    for draft in (draft_linqing(), draft_lucheng()):
        write_plan(empty_store, draft.facts())
    return empty_store


def look(store: Store, *paths: Path) -> Verification:
    return verify(store, paths, IngestSettings())


def test_a_whole_graph_has_no_faults_and_is_counted(graph: Store) -> None:
    found = look(graph)
    assert found.faults == ()
    facts = draft_linqing().facts()
    [plan] = [plan for plan in found.plans if plan.id == facts.plan.id]
    assert (plan.sections, plan.measures, plan.duties) == (
        len(facts.sections),
        len(facts.measures),
        len(facts.responsibilities),
    )
    assert not plan.original


def test_every_kind_of_evidence_is_looked_at() -> None:
    kinds = [node.label for node in NODES if issubclass(node, Evidence)]
    kinds += [edge.type for edge in EDGES if issubclass(edge, Evidence)]
    assert [kind for kind in kinds if not re.search(rf"[:|]{kind}\b", load_facts("evidence"))] == []


@pytest.mark.parametrize("way", BREAKS)
def test_a_broken_graph_is_found_out(way: str, graph: Store) -> None:
    graph.writer.transact([Statement(BREAKS[way])])
    rules = {fault.rule for fault in look(graph).faults}
    assert TOLD_BY.get(way, way) in rules


def test_every_fault_is_told_of_its_plan(graph: Store) -> None:
    graph.writer.transact([Statement(BREAKS["size"])])
    found = [(fault.rule, fault.plan) for fault in look(graph).faults]
    assert found == [("size", draft_linqing().id), ("treats", draft_linqing().id)]


@pytest.mark.parametrize("drop", ["DROP CONSTRAINT section_id", "DROP INDEX measure_words"])
def test_a_missing_index_is_found_out(drop: str, graph: Store) -> None:
    try:
        graph.writer.schema([drop])
        faults = look(graph).faults
        assert [(fault.rule, fault.subject) for fault in faults] == [("indexes", drop.split()[-1])]
    finally:
        graph.writer.schema(statements())


def test_quotes_are_compared_with_the_file(empty_store: Store) -> None:
    ensure_schema(empty_store)
    write_plan(empty_store, read_plan(PLAN))
    found = look(empty_store, PLAN.parent)
    assert found.faults == ()
    assert [plan.original for plan in found.plans] == [True]
    moved = (
        "MATCH (m:Measure)-[:STATED_IN]->(s:Section) WHERE m.end < s.end WITH m LIMIT 1 "
        "SET m.start = m.start + 1, m.end = m.end + 1"
    )
    empty_store.writer.transact([Statement(moved)])
    assert {fault.rule for fault in look(empty_store, PLAN).faults} == {"original"}


@pytest.mark.parametrize("path", AMONG_OTHERS, ids=lambda path: path.parent.name)
def test_quotes_with_other_words_among_them_stand(path: Path, empty_store: Store) -> None:
    ensure_schema(empty_store)
    write_plan(empty_store, read_plan(path))
    assert look(empty_store, path).faults == ()
    other = "MATCH (m:Measure|Project|Task) WHERE m.quote CONTAINS ' ' WITH m LIMIT 1 SET m.quote = '别的词 ' + m.quote RETURN m"
    empty_store.writer.transact([Statement(other)])
    assert {fault.rule for fault in look(empty_store).faults} == {"evidence"}


@pytest.mark.parametrize(("version", "advice"), [(99, "newer qiantou"), (0, "read the plans again")])
def test_a_graph_of_another_schema_is_left_alone(
    version: int, advice: str, graph: Store, store_settings: StoreSettings
) -> None:
    graph.writer.transact([Statement("MATCH (graph:Graph) SET graph.version = $version", None, {"version": version})])
    with pytest.raises(OtherVersion, match=advice):
        open_store(store_settings)


def test_plans_without_a_word_about_their_schema_are_left_alone(graph: Store, store_settings: StoreSettings) -> None:
    graph.writer.transact([Statement("MATCH (graph:Graph) DELETE graph")])
    with pytest.raises(OtherVersion, match="another database") as refused:
        open_store(store_settings)
    (advice,) = re.findall("`(MERGE.*)`", str(refused.value))
    graph.writer.transact([Statement(advice)])
    with open_store(store_settings) as again:
        assert look(again).faults == ()


def test_another_programs_data_without_plans_is_no_hindrance(empty_store: Store, store_settings: StoreSettings) -> None:
    empty_store.writer.transact([Statement("CREATE (:Person {name: 'x'})")])
    with open_store(store_settings) as opened:
        assert opened.reader.run("MATCH (p:Person) RETURN p.name AS name") == [{"name": "x"}]
    empty_store.writer.transact([Statement("MATCH (p:Person) DELETE p")])

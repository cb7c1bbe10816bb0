"""Every template starts from an index: Neo4j's own plan, with and without what may be given, reads no whole label; and
what it reads of many plans is what it answers.

The planner goes by what it knows of the graph: among a handful of nodes it reads them all, since that is no slower. So it
is told of many; the same numbers every time give the same plans.
"""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import neo4j
import pytest
from pydantic import SecretStr

from ingest.write import ensure_schema
from queries.asked import write_asked
from queries.embedded import use_engine
from queries.library import load_library, run_template
from queries.parameters import bind
from queries.settings import StoreSettings
from queries.store import Statement, Store
from queries.template import Parameter, Template

ALLOWED: Mapping[str, str] = tomllib.loads(Path(__file__).with_name("scans.toml").read_text(encoding="utf-8"))[
    "allowed"
]
SCANS = ("AllNodesScan", "LabelScan", "LabelsScan", "TypeScan", "TypesScan", "AllRelationshipsScan", "CartesianProduct")

MANY = """
UNWIND range(1, 400) AS p
CREATE (plan:Plan {
  id: 'p' + p, title: 'p' + p, source: 'p' + p, sha256: 'p' + p, passages_unread: p % 9, departments_named: p % 20,
  tasks_owned: p % 30, joint_leads: p % 3, contradictions: p % 2
})-[:OF_CITY]->(city:City {id: 'c' + p, name: 'c' + p, full_name: 'c' + p, code: 'c' + p})
CREATE (topic:Topic {id: 't' + p, zh: 't' + p, en: 't' + p}), (function:Function {id: 'f' + p, zh: 'f' + p, en: 'f' + p})
CREATE (plan)-[:TREATS {
  topic: topic.id, standing: 'owned', with_projects: 'owned', with_indicators: 'owned', plan_title: plan.title, places: 2, items: 2
}]->(topic)
WITH plan, city, topic, function, p
UNWIND range(1, 5) AS i
WITH plan, city, topic, function, p, p + '-' + i AS key
CREATE (department:Department {
  id: 'd' + key, name: 'd' + key, kind: CASE p WHEN 7 THEN 'party' ELSE 'government' END,
  duties: 3 * p, leads: p, responsible: p, supports: p
})-[:OF_CITY]->(city)
CREATE (department)-[:NAMED_IN {written: 'w' + key, listed: true}]->(plan)
CREATE (department)-[:HAS_FUNCTION]->(function)
CREATE (section:Section {id: 's' + key, plan: plan.id})-[:PART_OF]->(plan)
CREATE (deadline:Deadline {
  id: 'l' + key, plan: plan.id, date: date('2020-01-01') + duration({days: p}), recurrence: 'P' + p + 'Y', plan_title: plan.title
})
CREATE (task:Task {id: 'x' + key, plan: plan.id, name: 'x' + key, plan_title: plan.title})-[:STATED_IN]->(section)
CREATE (measure:Measure {id: 'm' + key, plan: plan.id})-[:PART_OF]->(task)
CREATE (project:Project {id: 'j' + key, plan: plan.id, name: 'j' + key, plan_title: plan.title})-[:PART_OF]->(task)
CREATE (indicator:Indicator {id: 'i' + key, plan: plan.id, name: 'i' + key, concept: 'i' + key, plan_title: plan.title})-[:PART_OF]->(task)
CREATE (department)-[:LEADS]->(task), (department)-[:SUPPORTS]->(measure), (department)-[:RESPONSIBLE_FOR]->(indicator)
CREATE (task)-[:DUE_BY]->(deadline), (measure)-[:ABOUT]->(topic), (section)-[:MENTIONS]->(topic)
"""

pytestmark = pytest.mark.engine


OF_EACH = 5
"""Departments of each plan, which is of a city of its own and has a function of its own."""


def _is_about_everything(template: Template) -> bool:
    return not template.any_of and not any(parameter.required for parameter in template.parameters)


@pytest.fixture(scope="module")
def planner(store: Store, store_settings: StoreSettings) -> Iterator[neo4j.Session]:
    """A session of the driver, since only it tells plans."""
    ensure_schema(store)
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node"), Statement(MANY)])
    with _drive(store_settings) as driver, driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
        session.run("CALL db.prepareForReplanning(60)").consume()
        yield session


@contextmanager
def _drive(settings: StoreSettings) -> Iterator[neo4j.Driver]:
    with ExitStack() as stack:
        uri, password = settings.neo4j_uri, settings.neo4j_password
        if uri is None:
            lease = stack.enter_context(closing(use_engine(settings, lambda what, done, total: None)))
            uri, password = lease.uri, SecretStr(lease.password)
        auth = None if password is None else (settings.neo4j_username, password.get_secret_value())
        yield stack.enter_context(
            neo4j.GraphDatabase.driver(uri, auth=auth, telemetry_disabled=True, notifications_min_severity="OFF")
        )


@pytest.mark.parametrize("name", load_library())
def test_template_starts_from_an_index(planner: neo4j.Session, name: str) -> None:
    template = load_library()[name]
    found = {
        (operator, tuple(sorted(given)))
        for given in _ways_to_ask(template)
        for operator in _operators(planner, template, given)
        if operator.endswith(SCANS)
    }
    assert bool(found) == (name in ALLOWED), sorted(found)


@pytest.mark.parametrize(
    "given", [{"plan": "p7"}, {"function": "f7"}, {"city": "c7"}, {"city": "c7", "function": "f7"}], ids=str
)
def test_departments_are_looked_at_only_where_they_are_asked_for(
    planner: neo4j.Session, given: Mapping[str, object]
) -> None:
    """There are two thousand; no step of the answer passes on more than a few beside those of the answer."""
    asked = write_asked(load_library()["departments"].cypher, bind(load_library()["departments"], given))
    answer = planner.run(f"PROFILE {asked.cypher}", asked.parameters)
    assert len(list(answer)) == OF_EACH
    profile = answer.consume().profile
    assert profile is not None
    assert max(_rows(profile)) <= 2 * OF_EACH


@pytest.mark.parametrize("name", [name for name in load_library() if _is_about_everything(load_library()[name])])
def test_a_short_page_is_the_beginning_of_a_long_one(planner: neo4j.Session, store: Store, name: str) -> None:
    template = load_library()[name]
    long = run_template(store.reader, template, {}, limit=30)
    assert run_template(store.reader, template, {}, limit=3) == long[:3]


@pytest.mark.parametrize(
    "given",
    [{}, {"role": "lead"}, {"role": "responsible"}, {"role": "support"}, {"department_kind": "party"}],
    ids=str,
)
def test_the_departments_with_the_most_duties_are_found_without_the_others(
    planner: neo4j.Session, given: Mapping[str, object]
) -> None:
    asked = write_asked(load_library()["departments"].cypher, bind(load_library()["departments"], given, limit=OF_EACH))
    answer = planner.run(f"PROFILE {asked.cypher}", asked.parameters)
    assert len(list(answer)) == OF_EACH
    profile = answer.consume().profile
    assert profile is not None
    assert max(_rows(profile)) <= 3 * OF_EACH


def _rows(plan: Mapping[str, Any]) -> Iterator[int]:
    yield int(plan["args"]["Rows"])
    for child in plan.get("children", ()):
        yield from _rows(child)


def _ways_to_ask(template: Template) -> Iterator[dict[str, object]]:
    """With what is required alone, with each further parameter, and with all."""
    required = {p.name: _value(p) for p in template.parameters if p.required}
    starts = [required | {p.name: _value(p)} for p in template.parameters if p.name in template.any_of] or [required]
    yield {p.name: _value(p) for p in template.parameters}
    for start in starts:
        yield start
        yield from (start | {p.name: _value(p)} for p in template.parameters if p.name not in start)


def _value(parameter: Parameter) -> object:
    some = {"strings": ["市"], "integer": 1, "number": 1, "boolean": True, "date": "2022-01-01"}
    return parameter.example or (parameter.choices[0] if parameter.choices else some.get(parameter.type, "市"))


def _operators(planner: neo4j.Session, template: Template, given: Mapping[str, object]) -> Iterator[str]:
    asked = write_asked(template.cypher, bind(template, given))
    plan = planner.run(f"EXPLAIN {asked.cypher}", asked.parameters).consume().plan
    assert plan is not None
    return _walk(plan)


def _walk(plan: Mapping[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from _walk(child)

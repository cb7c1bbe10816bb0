"""The sample plans in the graph: the same in any order, and gone when they are removed."""

from functools import cache
from pathlib import Path

import pytest

from ingest.check import squeeze
from ingest.walk import read_plan
from ingest.write import ensure_schema, remove_plan, write_plan
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Statement, Store
from schema.facts import PlanFacts
from schema.roles import Role
from tests.graph_dump import dump

pytestmark = pytest.mark.engine

PLANS = Path(__file__).parents[2] / "data" / "plans"
EMPTY: Statement = Statement("MATCH (node) DETACH DELETE node")


QUOTING = [
    name for name, template in load_library().items() if {"quote", "plan_id"} <= {c.name for c in template.columns}
]
"""The questions that answer with the plan's own words."""

MAY_FIND_NOTHING = {"unread-passages"}
"""What nothing may stand behind: that a plan was read whole is no fault."""


def text_of(facts: PlanFacts) -> str:
    return (PLANS / facts.plan.source / "source.txt").read_text(encoding="utf-8-sig")


@cache
def read_all() -> tuple[PlanFacts, ...]:
    return tuple(read_plan(path) for path in sorted(PLANS.glob("*/source.*")))


@pytest.fixture(scope="module")
def plans(store: Store) -> Store:
    """The sample plans, and nothing else."""
    store.writer.transact([EMPTY])
    ensure_schema(store)
    for facts in read_all():
        write_plan(store, facts)
    return store


def owners(store: Store, topic: str) -> set[tuple[object, object, object, object]]:
    rows = run_template(store.reader, load_library()["topic-owners"], {"topic": topic})
    return {(row["city"], row["status"], row["role"], row["department"]) for row in rows}


def test_owners_of_catastrophe_insurance(plans: Store) -> None:
    """The true answer: one plan names its units, one promises and names nobody, the others do not speak of it."""
    assert owners(plans, "巨灾保险") == {
        ("临清市", "owned", "lead", "临清市应急管理局"),
        ("临清市", "owned", "responsible", "各有关部门"),
        ("鹿城区", "unowned", None, None),
    }


def test_owners_of_disaster_insurance(plans: Store) -> None:
    found = owners(plans, "灾害保险")
    assert found >= {
        ("临清市", "owned", "responsible", "临清市住房和城乡建设局"),
        ("临清市", "owned", "responsible", "临清市交通运输局"),
        ("临清市", "owned", "responsible", "临清市市场监督管理局"),
        ("临清市", "owned", "responsible", "临清市消防救援大队"),
        ("秦皇岛市", "unowned", None, None),
        ("海城市", "reported", None, None),
    }
    assert {city for city, status, _, _ in found if status == "owned"} == {"临清市"}


def topics(store: Store) -> list[str]:
    return [str(row["topic_id"]) for row in run_template(store.reader, load_library()["topics"], {}, limit=MAX_LIMIT)]


@pytest.mark.parametrize("limit", [1, 7, 40])
def test_a_short_list_of_owners_is_the_start_of_the_whole(plans: Store, limit: int) -> None:
    """No more plans are looked into than fill the page."""
    template = load_library()["topic-owners"]
    for topic in topics(plans):
        whole = run_template(plans.reader, template, {"topic": topic}, limit=MAX_LIMIT)
        assert run_template(plans.reader, template, {"topic": topic}, limit=limit) == whole[:limit]


@pytest.mark.parametrize("role", list(Role))
def test_owners_of_one_role_are_those_of_all_that_have_it(plans: Store, role: Role) -> None:
    """A topic that only others have is not said to be nobody's."""
    template = load_library()["topic-owners"]
    for topic in topics(plans):
        every = run_template(plans.reader, template, {"topic": topic}, limit=MAX_LIMIT)
        whole = run_template(plans.reader, template, {"topic": topic, "role": role}, limit=MAX_LIMIT)
        assert [row for row in whole if row["role"]] == [row for row in every if row["role"] == role]
        owned = {row["plan"] for row in every if row["role"]} - {row["plan"] for row in whole if row["role"]}
        assert not owned & {row["plan"] for row in whole}
        for limit in (1, 7, 40):
            short = run_template(plans.reader, template, {"topic": topic, "role": role}, limit=limit)
            assert short == whole[:limit]


@pytest.mark.parametrize("name", ["topic-owners", "topic-gaps", "topic-projects", "topic-indicators"])
def test_what_one_city_says_is_part_of_what_all_say(plans: Store, name: str) -> None:
    """It is found from the city on, and not by the topic."""
    template = load_library()[name]
    for topic in topics(plans):
        whole = run_template(plans.reader, template, {"topic": topic}, limit=MAX_LIMIT)
        for city in ("临清市", "鹿城区"):
            rows = run_template(plans.reader, template, {"topic": topic, "city": city}, limit=MAX_LIMIT)
            assert rows == [row for row in whole if row["city"] == city]


def test_every_promise_without_an_owner_is_listed(plans: Store) -> None:
    rows = run_template(plans.reader, load_library()["topic-owners"], {"topic": "巨灾保险", "city": "鹿城区"})
    assert [row["task"] for row in rows] == ["加强市场机制保障预防作用", "应急综合保障能力提升工程", "强化要素保障"]
    assert all(row["department"] is None for row in rows)


@pytest.mark.parametrize("name", QUOTING)
def test_every_quote_stands_in_its_plan(plans: Store, name: str) -> None:
    template = load_library()[name]
    texts = {str(facts.plan.id): text_of(facts) for facts in read_all()}
    rows = run_template(plans.reader, template, template.example, limit=MAX_LIMIT)
    quoted = [row for row in rows if row["quote"] is not None]
    assert quoted or name in MAY_FIND_NOTHING
    for row in quoted:
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert squeeze(texts[str(row["plan_id"])][start:end]) == squeeze(str(row["quote"]))


def test_order_of_reading_does_not_matter(plans: Store) -> None:
    before = dump(plans)
    plans.writer.transact([EMPTY])
    for facts in reversed(read_all()):
        write_plan(plans, facts)
    assert dump(plans) == before


def test_plan_out_and_in_again_changes_nothing(plans: Store) -> None:
    before = dump(plans)
    facts = read_all()[0]
    assert remove_plan(plans, facts.plan.source)
    assert dump(plans) != before
    write_plan(plans, facts)
    assert dump(plans) == before


def test_nothing_is_left_when_all_are_removed(plans: Store) -> None:
    for facts in read_all():
        assert remove_plan(plans, facts.plan.id)
    assert dump(plans) == ([], [])

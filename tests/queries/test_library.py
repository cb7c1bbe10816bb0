"""Every question answers its own example on a real Neo4j, as its header says."""

import datetime

import pytest

from ingest.write import ensure_schema, write_plan
from queries.errors import UnknownTemplate
from queries.library import load_library, run_template
from queries.store import Statement, Store
from queries.template import Column, ValueType
from tests.plan_facts import draft_linqing, draft_lucheng

PYTHON: dict[ValueType, type | tuple[type, ...]] = {
    ValueType.STRING: str,
    ValueType.STRINGS: list,
    ValueType.INTEGER: int,
    ValueType.NUMBER: (int, float),
    ValueType.BOOLEAN: bool,
    ValueType.DATE: datetime.date,
}

LIBRARY = load_library()


@pytest.fixture(scope="module")
def graph(store: Store) -> Store:
    """The two plans made by hand, and nothing else."""
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    ensure_schema(store)
    for draft in (draft_linqing(), draft_lucheng()):
        write_plan(store, draft.facts())
    return store


def ask(graph: Store, name: str, **parameters: object) -> list[dict[str, object]]:
    return run_template(graph.reader, LIBRARY[name], parameters)


def test_there_is_no_other_question() -> None:
    with pytest.raises(UnknownTemplate, match="topic-owners"):
        LIBRARY["weather"]
    assert "weather" not in LIBRARY


@pytest.mark.engine
@pytest.mark.parametrize("name", LIBRARY)
def test_example_gives_what_the_header_says(graph: Store, name: str) -> None:
    template = LIBRARY[name]
    rows = run_template(graph.reader, template, template.example)
    assert rows, "the example must give an answer"
    for row in rows:
        assert list(row) == [column.name for column in template.columns]
        assert all(_fits(column, row[column.name]) for column in template.columns), row


def _fits(column: Column, value: object) -> bool:
    return value is None or isinstance(value, PYTHON[column.type])


@pytest.mark.engine
@pytest.mark.parametrize("name", LIBRARY)
def test_order_and_limit_hold(graph: Store, name: str) -> None:
    template = LIBRARY[name]
    rows = run_template(graph.reader, template, template.example)
    assert run_template(graph.reader, template, template.example) == rows
    assert run_template(graph.reader, template, template.example, limit=1) == rows[:1]


@pytest.mark.engine
@pytest.mark.parametrize("name", LIBRARY)
def test_every_parameter_can_be_given(graph: Store, name: str) -> None:
    """A parameter that nobody tries may break the query: each is given alone beside the required ones."""
    template = LIBRARY[name]
    some = {
        "string": "市",
        "strings": ["市"],
        "number": 1,
        "boolean": True,
        "date": "2022-01-01",
        "search": "市",
        "near": "市",
    }
    needed = {p.name: p.example for p in template.parameters if p.required or p.name in template.any_of}
    for parameter in template.parameters:
        value = parameter.choices[0] if parameter.choices else some[parameter.type]
        run_template(graph.reader, template, needed | {parameter.name: value})


@pytest.mark.engine
def test_measure_inherits_the_duty_of_its_section(graph: Store) -> None:
    rows = [row for row in ask(graph, "topic-owners", topic="巨灾保险") if row["city"] == "临清市"]
    assert [(row["department"], row["role"], row["basis"], row["task"]) for row in rows] == [
        ("临清市应急管理局", "lead", "inherited", "加强社会监督共治"),
        ("各有关部门", "responsible", "inherited", "加强社会监督共治"),
    ]
    assert rows[0]["quote"] == "牵头：市应急局"
    assert rows[0]["words"] == ["畅通举报渠道，发展巨灾保险。", "巨灾保险由保险机构承办。"]


@pytest.mark.engine
def test_promise_without_an_owner_is_an_answer(graph: Store) -> None:
    rows = [row for row in ask(graph, "topic-owners", topic="巨灾保险") if row["city"] == "鹿城区"]
    assert [(row["department"], row["status"], row["item"], row["quote"]) for row in rows] == [
        (None, "unowned", "拓展巨灾保险，2022年底前覆盖全区。", "拓展巨灾保险，2022年底前覆盖全区。")
    ]


@pytest.mark.engine
def test_broader_topic_gives_the_narrower_one_too(graph: Store) -> None:
    broad = ask(graph, "topic-owners", topic="insurance")
    assert {row["topic"] for row in broad} == {"巨灾保险"}
    assert broad == ask(graph, "topic-owners", topic="巨灾保险")


@pytest.mark.engine
def test_report_of_the_past_is_no_promise(graph: Store) -> None:
    rows = ask(graph, "topic-owners", topic="灾害民生综合保险")
    assert [(row["status"], row["task"], row["department"]) for row in rows] == [("reported", "回顾", None)]


@pytest.mark.engine
def test_owned_topic_is_no_gap(graph: Store) -> None:
    rows = ask(graph, "topic-gaps", topic="保险")
    assert [(row["city"], row["status"], row["places"]) for row in rows] == [("鹿城区", "unowned", 1)]


@pytest.mark.engine
def test_topic_that_no_plan_knows_is_a_gap_everywhere(graph: Store) -> None:
    assert {row["status"] for row in ask(graph, "topic-gaps", topic="海洋灾害")} == {"silent"}
    assert ask(graph, "topic-gaps", topic="海洋灾害", silent=False) == []


@pytest.mark.engine
def test_project_inherits_through_its_programme(graph: Store) -> None:
    rows = ask(graph, "projects", minimum=3_000_000)
    assert [(row["project"], row["parent"], row["investment_yuan"]) for row in rows] == [("指挥大厅", "指挥工程", 5e6)]


@pytest.mark.engine
def test_two_values_of_one_indicator_contradict(graph: Store) -> None:
    rows = ask(graph, "contradictions")
    assert [(row["indicator"], row["target_value"]) for row in rows] == [
        ("人均避难场所面积", 2.5),
        ("人均避难场所面积", 2),
    ]


@pytest.mark.engine
def test_one_indicator_in_two_cities(graph: Store) -> None:
    rows = ask(graph, "indicator-compare", concept="森林火灾受害率", cities=["临清市", "鹿城区"])
    assert {(row["city"], row["target_value"]) for row in rows} == {("临清市", 0.4), ("鹿城区", 0.8)}


@pytest.mark.engine
def test_deadlines_end_with_the_last_day(graph: Store) -> None:
    assert ask(graph, "deadlines-due", until="2022-12-30") == []
    assert [row["expression"] for row in ask(graph, "deadlines-due", until="2022-12-31")] == ["2022年底前"]


@pytest.mark.engine
def test_fewest_departments_come_first(graph: Store) -> None:
    rows = ask(graph, "plan-coverage")
    assert [(row["city"], row["departments_named"], row["groups_named"]) for row in rows] == [
        ("鹿城区", 1, 0),
        ("临清市", 2, 1),
    ]


@pytest.mark.engine
@pytest.mark.parametrize("written", ["市应急局", "市应急管理局", "临清市应急管理局"])
def test_department_answers_to_every_name(graph: Store, written: str) -> None:
    rows = ask(graph, "department-duties", department=written, role="lead")
    assert {row["item"] for row in rows} == {"加强社会监督共治", "强化应急物资保障能力"}


@pytest.mark.engine
def test_search_words_are_no_operators(graph: Store) -> None:
    assert ask(graph, "search", text='巨灾 "保险') != []
    assert ask(graph, "search", text="巨灾 OR 地震") == []
    assert ask(graph, "search", text="巨灾* (") == ask(graph, "search", text="巨灾")

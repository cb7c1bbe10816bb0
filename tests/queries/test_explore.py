"""The pictures: each draws something of a real graph, and a wrong file is named."""

import datetime
from pathlib import Path

import pytest

from ingest.walk import read_plan
from ingest.write import ensure_schema, write_plan
from queries.errors import TemplateError
from queries.explore import Picture, load_pictures, write_values
from queries.store import Statement, Store

PLAN = Path(__file__).parents[2] / "data" / "plans" / "linqing-emergency-2021-2025" / "source.txt"


@pytest.fixture(scope="module")
def one_plan(store: Store) -> Store:
    store.writer.transact([Statement("MATCH (node) DETACH DELETE node")])
    ensure_schema(store)
    write_plan(store, read_plan(PLAN))
    return store


@pytest.mark.engine
@pytest.mark.parametrize("picture", load_pictures(), ids=lambda picture: picture.name)
def test_a_picture_draws_something(picture: Picture, one_plan: Store) -> None:
    with_parameters = one_plan.reader.run(picture.cypher, picture.parameters)
    assert with_parameters != []
    assert one_plan.reader.run(write_values(picture.cypher, picture.parameters)) == with_parameters
    assert all(
        "properties" in value or "nodes" in value for value in with_parameters[0].values() if isinstance(value, dict)
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (3, "3"),
        (1.5, "1.5"),
        (datetime.date(2025, 12, 31), "date('2025-12-31')"),
        (r"a'b\c", r"'a\'b\\c'"),
        (("市", "区"), "['市', '区']"),
    ],
)
def test_a_value_stands_in_the_place_of_its_parameter(value: object, written: str) -> None:
    cypher = "// $x\nRETURN $x AS x, '$x' AS y"
    assert write_values(cypher, {"x": value}) == f"// $x\nRETURN {written} AS x, '$x' AS y"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("// title = { zh = '图' }\nRETURN 1", "the header"),
        ("// title = \nRETURN 1", "the header"),
        ("// title = { zh = '图', en = 'x' }\nMATCH (n:Nowhere) RETURN n", "Nowhere"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "wrong.cypher").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=rf"wrong\.cypher.*{named}"):
        load_pictures(tmp_path)

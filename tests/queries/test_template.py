"""A template that does not hold to its form is refused, with the file's name and what is wrong."""

from pathlib import Path

import pytest

from queries.check import columns_in, parameters_in, unknown_names
from queries.errors import TemplateError
from queries.library import WRITE, load_write, read_library
from queries.template import ValueType, read_template

GOOD = """\
// title = { zh = "主题", en = "Topics" }
// question = { zh = "哪些主题？", en = "Which topics?" }
// tags = ["topic"]
// columns = ["topic", "topic_id"]
// [parameters]
// topic = { example = "巨灾保险" }

MATCH (t:Topic)
WHERE $topic IS NULL OR t.zh = $topic
RETURN t.zh AS topic, t.id AS topic_id
ORDER BY topic_id
LIMIT $limit
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "topic-list.cypher"
    path.write_text(text, encoding="utf-8")
    return path


def test_header_is_read(tmp_path: Path) -> None:
    template = read_template(write(tmp_path, GOOD))
    assert template.name == "topic-list"
    assert template.title.zh == "主题"
    assert template.example == {"topic": "巨灾保险"}
    assert [(column.name, column.type) for column in template.columns] == [
        ("topic", ValueType.STRING),
        ("topic_id", ValueType.STRING),
    ]
    assert template.cypher == GOOD


def test_good_template_is_taken(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert list(read_library(tmp_path)) == ["topic-list"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("(t:Topic)", "(t:Subject)", "Subject"),
        ("(t:Topic)", "(t:Topic)-[:OWNS|ABOUT]-()", "OWNS"),
        ("WHERE $topic", "WHERE $subject IS NULL OR $topic", "subject"),
        ("WHERE $topic IS NULL OR t.zh = $topic\n", "", "topic"),
        ("ORDER BY topic_id\n", "", "ORDER BY"),
        ("LIMIT $limit", "LIMIT 10", "LIMIT"),
        ("RETURN", "SET t.zh = ''\nRETURN", "SET"),
        ("RETURN", "detach delete t\nRETURN", "detach"),
        ("RETURN", "CALL db.labels() YIELD label\nRETURN", "db.labels"),
        ("t.id AS topic_id", "t.id AS topic_en", "topic_en"),
        ('"topic_id"]', '"colour"]', "colour"),
        ("// tags", "// colour", "colour"),
        ('zh = "主题", ', "", "zh"),
        ("// title = {", "// title = {{", "no TOML"),
    ],
)
def test_fault_is_named(tmp_path: Path, old: str, new: str, problem: str) -> None:
    write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(TemplateError, match=rf"topic-list\.cypher.*{problem}"):
        read_library(tmp_path)


def test_words_in_texts_and_comments_are_no_code() -> None:
    cypher = "// (:Nobody) SET $never\nMATCH (t:Topic {zh: ':Someone $ever'}) RETURN t"
    assert unknown_names(cypher) == ()
    assert parameters_in(cypher) == frozenset()


def test_columns_are_those_of_the_last_return() -> None:
    cypher = """
    CALL () { MATCH (t:Topic) RETURN t, 1 AS one ORDER BY one LIMIT 3 }
    RETURN DISTINCT t.zh AS zh, coalesce(t.en, '?') AS en, COUNT { MATCH (t)--() RETURN 1 AS x } AS n, t
    ORDER BY zh LIMIT $limit
    """
    assert columns_in(cypher) == ("zh", "en", "n", "t")


@pytest.mark.parametrize("path", sorted(WRITE.glob("*.cypher")), ids=lambda path: path.stem)
def test_statements_that_write_name_only_the_schema(path: Path) -> None:
    assert load_write(path.stem) == path.read_text(encoding="utf-8")

"""Constraints and indexes hold on a real Neo4j."""

import pytest

from ingest.write import await_search
from queries.errors import StoreError
from queries.store import Statement, Store
from schema.constraints import statements
from schema.nodes import NODES


def test_every_id_is_unique() -> None:
    constraints = [statement for statement in statements() if "IS UNIQUE" in statement]
    assert len(constraints) == len(NODES)


@pytest.mark.engine
def test_they_can_be_made_twice_and_refuse_a_second_id(empty_store: Store) -> None:
    empty_store.writer.schema(statements())
    empty_store.writer.schema(statements())
    twice = [Statement("CREATE (:City {id: 'city-1'})"), Statement("CREATE (:City {id: 'city-1'})")]
    with pytest.raises(StoreError):
        empty_store.writer.transact(twice)


@pytest.mark.engine
def test_aliases_are_searched_as_chinese(empty_store: Store) -> None:
    empty_store.writer.schema(statements())
    empty_store.writer.transact(
        [Statement("CREATE (:Department {id: 'd', name: '某市应急管理局', aliases: ['市应急局']})")]
    )
    await_search(empty_store)
    search = "CALL db.index.fulltext.queryNodes('department_words', $text) YIELD node RETURN node.id AS id"
    assert empty_store.reader.run(search, {"text": '"应急局"'}) == [{"id": "d"}]
    assert empty_store.reader.run(search, {"text": '"急局应"'}) == []

"""Short plans in many hands, read as a careful reader reads them."""

import pytest

from tests import passage_texts


@pytest.mark.parametrize("name", passage_texts.names())
def test_every_fact_of_the_passage_is_found_and_no_other(name: str) -> None:
    assert passage_texts.differences(name) == []

"""Indicators, deadlines and works in every form that plans are written in: whole texts, read from end to end."""

import pytest

from tests import number_texts
from tests.expected_texts import load_expected, names_in


@pytest.mark.parametrize("name", names_in(number_texts.FOLDER))
def test_a_text_is_read_as_a_careful_reader_reads_it(name: str) -> None:
    found = number_texts.differences(
        number_texts.read(name), load_expected(number_texts.Expected, number_texts.FOLDER, name)
    )
    assert found == []

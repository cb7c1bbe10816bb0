"""Indicators, deadlines and works in every form that plans are written in: whole texts, read from end to end."""

import pytest

from tests import number_texts


@pytest.mark.parametrize("name", number_texts.names())
def test_a_text_is_read_as_a_careful_reader_reads_it(name: str) -> None:
    found = number_texts.differences(number_texts.read(name), number_texts.load_expected(name))
    assert found == []

"""Texts in the forms that plans come in, read as a careful reader reads them."""

import pytest

from tests import form_texts


@pytest.mark.parametrize("name", form_texts.names())
def test_every_fact_of_the_text_is_found_and_no_other(name: str) -> None:
    assert form_texts.differences(form_texts.read(name), form_texts.load_expected(name)) == []

"""Texts in the forms that plans come in, read as a careful reader reads them."""

import pytest

from tests import form_texts
from tests.expected_texts import load_expected, names_in


@pytest.mark.parametrize("name", names_in(form_texts.FOLDER))
def test_every_fact_of_the_text_is_found_and_no_other(name: str) -> None:
    assert (
        form_texts.differences(form_texts.read(name), load_expected(form_texts.Expected, form_texts.FOLDER, name)) == []
    )

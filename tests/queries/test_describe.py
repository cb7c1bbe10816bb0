"""The room's page is today's, and its example is a template."""

import re
from pathlib import Path

from queries.describe import PAGE, describe
from queries.library import load_library, read_library


def test_page_is_what_the_library_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == describe(), "python -m queries.describe writes it anew"


def test_every_question_stands_in_the_page() -> None:
    assert re.findall(r"^### `(.+)`$", describe(), re.MULTILINE) == list(load_library())


def test_the_example_of_the_page_is_a_template(tmp_path: Path) -> None:
    example = re.search(r"```cypher\n(.*?)```", describe(), re.DOTALL)
    assert example is not None
    (tmp_path / "example.cypher").write_text(example[1], encoding="utf-8")
    assert list(read_library(tmp_path)) == ["example"]

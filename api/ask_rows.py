"""The rows of a template that a question was understood to mean."""

from dataclasses import replace

from api.ask_intents import Choice
from queries.library import load_library, run_template
from queries.parameters import MAX_LIMIT
from queries.store import Reader

_TEXT = "text"
"""The parameter that templates search words with."""

Row = dict[str, object]


def find_rows(reader: Reader, choice: Choice) -> list[Row]:
    """All rows up to the store's own limit: the summary must not speak of the first page only."""
    rows = _run_once(reader, choice)
    text = choice.parameters.get(_TEXT)
    if rows or not isinstance(text, str):
        return rows
    words = " ".join(_keywords(text))
    return _run_once(reader, replace(choice, parameters=choice.parameters | {_TEXT: words})) if words else []


def _run_once(reader: Reader, choice: Choice) -> list[Row]:
    template = load_library()[choice.intent.template]
    return [row for each in choice.each() for row in run_template(reader, template, each, limit=MAX_LIMIT)]


def _keywords(text: str) -> tuple[str, ...]:
    """The words of phrases that no plan has as they stand; only these rare questions wait for jieba."""
    from ingest.resolve.words import keywords

    return keywords(text)

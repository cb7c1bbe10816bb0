"""The page of this room, made from its library: `python -m queries.describe` writes queries/README.md anew."""

from collections.abc import Iterator
from pathlib import Path

from queries.library import load_library
from queries.parameters import DEFAULT_LIMIT, MAX_LIMIT
from queries.template import Parameter, Template

PAGE = Path(__file__).with_name("README.md")

_HEAD = """\
# queries: the store, and every question to it
<!-- Written by `python -m queries.describe` from the library; a test compares. -->

All Cypher of the house stands here, and the one client of the database.

| file | subject |
|---|---|
| `store.py`, `place.py` | the one file that knows the driver: `open_store(settings)` gives a Reader and a Writer; where it is |
| `embedded.py`, `engine_*.py`, `jars.lock` | Neo4j as a child process, when no server is named |
| `settings.py`, `errors.py` | where the store is, what can go wrong with it |
| `template.py`, `glossary.toml` | the form of a question, and the parameters and columns that headers are made of |
| `asked.py` | a template as it is asked: what is given stands in the query |
| `parameters.py` | values as they come, to values as a template takes them |
| `check.py`, `library.py` | every question, checked when loaded; `run_template(reader, template, parameters)` gives its rows |
| `read/` | one question, one file |
| `write/` | the statement that writes a plan's part, those around it, and those that tidy up after a plan |
| `verify/`, `verify.py` | one rule, one file: what must never be found in the graph; and the rules that follow from the models |
| `facts/` | what `qiantou verify` reads of each plan |
| `backup.py`, `restore.py`, `backup_form.py` | the whole graph into a file, the way back, and the file's form |
| `tables/` | the graph as Parquet: the form of its tables, loading them by the driver or by Neo4j's import tool |
| `version.py` | a graph of another schema is left alone |
| `describe.py` | this page |

## Adding a question
Put a file `<name>.cypher` into `read/`: a TOML header in the leading comment, then Cypher that can be pasted into a graph browser as it
lies. The endpoint, the command, the form on the page and this catalogue come from the header.

```cypher
// title = { zh = "主题名录", en = "The topics" }
// question = { zh = "规划里谈到哪些主题？", en = "Which topics do the plans speak of?" }
// tags = ["topic"]
// columns = ["topic", "topic_id"]
// [parameters]
// topic = { example = "巨灾保险" }

MATCH (topic:Topic)
WHERE $topic IS NULL OR topic.zh = $topic
RETURN topic.zh AS topic,
       topic.id AS topic_id
ORDER BY topic_id
LIMIT $limit
```

A parameter is `required`, has a `default`, or is null when it is not given; with `any_of` one of several must be given. Checked when
loaded: labels and types are the schema's, parameters used are those declared, columns are those of the last `RETURN`, it ends in
`ORDER BY … LIMIT $limit`, it writes nothing. A test runs every example, and one asks Neo4j for its plans: each starts from an index.

`$city IS NULL OR city.name = $city` is read as `false OR …` where a city is given and as `true OR …` where none is (`asked.py`), so that Neo4j
plans for what is asked. A question about everything starts from an index that has the order of its rows, by a condition that always
holds (`plan.title >= ''`), and stops at `$limit` before it looks up what a row needs beside (`WITH … ORDER BY … LIMIT $limit`). A new parameter or column is one line in
`glossary.toml`, with its type and meaning.
"""


def describe() -> str:
    """The whole page."""
    limits = f"Every question also takes `limit`: {DEFAULT_LIMIT} rows when not given, {MAX_LIMIT} at most.\n"
    return "\n".join((_HEAD, f"## The questions\n{limits}", *map(_entry, load_library().values())))


def _entry(template: Template) -> str:
    return "\n".join(_lines(template))


def _lines(template: Template) -> Iterator[str]:
    yield f"### `{template.name}`"
    yield f"{template.title.zh}: {template.title.en}. {template.question.zh} {template.question.en}\n"
    for parameter in template.parameters:
        yield f"- `{parameter.name}`{_needed(template, parameter)}: {parameter.meaning.zh}; {parameter.meaning.en}"
    yield f"- gives {', '.join(f'`{column.name}`' for column in template.columns)}\n"


def _needed(template: Template, parameter: Parameter) -> str:
    if parameter.required:
        return " (required)"
    return " (one of these)" if parameter.name in template.any_of else ""


if __name__ == "__main__":
    PAGE.write_text(describe(), encoding="utf-8")

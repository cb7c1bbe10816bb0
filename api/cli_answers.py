"""Commands that ask the graph: a question in words, or a template by its name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_console import in_words, print_json, print_rich, print_table
from api.cli_exit import CommandError, ExitCode
from api.cli_graph import NO_PLANS, list_plans, open_graph
from api.cli_options import AsJson, Limit
from api.cli_tables import JOINED, answered_by, cells, join_departments, more_rows, shown_columns
from queries.errors import QueryFailed

if TYPE_CHECKING:
    from api.answers import Answer
    from queries.store import Store
    from queries.template import Template

Question = Annotated[str, typer.Argument(metavar="QUESTION", help="A question in Chinese or English.")]
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A template; without it, all are listed.")]
Parameters = Annotated[
    list[str] | None, typer.Option("--param", "-p", metavar="KEY=VALUE", help="A parameter; may be repeated.")
]


def ask_command(question: Question, limit: Limit = 100, as_json: AsJson = False) -> None:
    """Answer a question from the graph, with the plans' own words.

    \b
    qiantou ask 哪些部门负责巨灾保险？
    qiantou ask "Which departments own disaster insurance?"
    qiantou ask --json 临清市气象局承担哪些任务？
    """
    with open_graph() as store:
        answer = _ask(store, question, limit)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        _show_answer(answer)
    if answer.template is None:
        raise typer.Exit(ExitCode.NO_ANSWER)


def queries_command(name: Name = None, param: Parameters = None, limit: Limit = 100, as_json: AsJson = False) -> None:
    """List the query templates, or run one.

    \b
    qiantou queries
    qiantou queries topic-owners --param topic=disaster_insurance
    qiantou queries department-duties --param department=临清市气象局 --json
    """
    from queries.library import load_library

    library = load_library()
    if name is None:
        _list_templates(library.values(), as_json=as_json)
    else:
        _run_template(library[name], _read_parameters(param or ()), limit, as_json=as_json)


def _ask(store: "Store", question: str, limit: int) -> "Answer":
    from api.ask import ask

    try:
        return ask(store.reader, question, limit=limit)
    except QueryFailed:
        # A graph that nothing was ever read into has no indexes to search.
        if list_plans(store):
            raise
        raise CommandError(NO_PLANS, ExitCode.NO_ANSWER) from None


def _show_answer(answer: "Answer") -> None:
    from api.answers import SUGGESTION_END

    if answer.rows:
        _show_rows(answer.rows, [column.name for column in answer.columns], answer.language.value)
    if answer.total > len(answer.rows):
        print_rich(more_rows(len(answer.rows), answer.total, answer.language.value), style="dim")
    suggested = SUGGESTION_END.join(answer.suggestions)
    print_rich(answer.summary.removesuffix(suggested).rstrip())
    if answer.template is not None:
        print_rich(answered_by(answer.template, answer.parameters, answer.language.value), style="dim")
    for suggestion in answer.suggestions:
        print_rich(f"  {suggestion}")


def _list_templates(templates: Iterable["Template"], *, as_json: bool) -> None:
    if as_json:
        print_json({"queries": [template.model_dump(mode="json", exclude={"cypher"}) for template in templates]})
        return
    rows = [
        {
            "name": template.name,
            "question": f"{template.question.zh}\n{template.question.en}",
            "parameters": " ".join(_written(template.example)) or None,
        }
        for template in templates
    ]
    print_table(rows, [("name", "name"), ("question", "question"), ("parameters", "parameters, for example")])


def _run_template(template: "Template", parameters: Mapping[str, object], limit: int, *, as_json: bool) -> None:
    from queries.library import run_template

    with open_graph() as store:
        rows = run_template(store.reader, template, parameters, limit=limit)
    if as_json:
        print_json({"query": template.name, "parameters": parameters, "rows": rows})
    else:
        _show_rows(rows, [column.name for column in template.columns], "en")


def _show_rows(rows: Sequence[Mapping[str, object]], names: Sequence[str], language: str) -> None:
    columns = shown_columns(rows, names, language)
    shown = [cells(row, language) for row in rows]
    if JOINED in dict(columns):
        print_table(join_departments(shown, list(dict(columns))), columns)
    else:
        print_table(shown, columns)


def _written(parameters: Mapping[str, object]) -> list[str]:
    return [f"{name}={in_words(value)}" for name, value in parameters.items() if value is not None]


def _read_parameters(written: Iterable[str]) -> dict[str, object]:
    read: dict[str, object] = {}
    for pair in written:
        name, mark, value = pair.partition("=")
        if not mark:
            raise CommandError(f"--param {pair!r}: write it as KEY=VALUE", ExitCode.USAGE)
        read[name] = value
    return read

"""Commands about departments: what a person should look at before two names count as one."""

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli_console import print_json, print_line, print_table
from api.cli_exit import tell
from api.cli_graph import open_graph
from api.cli_options import AsJson

if TYPE_CHECKING:
    from ingest.resolve.review import LikelyPair, NamedDepartment
    from queries.store import Store

LISTED_AT_MOST = 1000

City = Annotated[str | None, typer.Option("--city", help="Of one division only: its name, full name or code.")]

departments_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""Look after departments: which names are one department, and which are not.

    \b
    qiantou departments review
    """,
)


@departments_app.command("review")
def review_command(city: City = None, as_json: AsJson = False) -> None:
    """List departments that the vocabulary does not know, and pairs that may be one. Merges nothing.

    A person's decisions, `same` and `different`, are read from decisions.toml; see docs/vocabulary.md.

    \b
    qiantou departments review
    qiantou departments review --city 临清市 --json
    """
    from ingest.resolve.decisions import decisions_file, load_decisions
    from ingest.resolve.review import likely_pairs
    from ingest.vocabulary_check import check_vocabulary

    check_vocabulary()
    decisions = load_decisions()
    with open_graph() as store:
        departments = read_departments(store, city)
    unlisted = [department for department in departments if not department.listed]
    pairs = likely_pairs(departments, decisions)
    if len(departments) == LISTED_AT_MOST:
        tell(f"the first {LISTED_AT_MOST} departments only: name a city with --city")
    if as_json:
        print_json({"unlisted": [_as_row(each) for each in unlisted], "pairs": [p.model_dump() for p in pairs]})
        return
    _show(unlisted, pairs)
    print_line(f"decisions: {decisions_file()}")


def read_departments(store: "Store", city: str | None) -> "list[NamedDepartment]":
    """What the query of that name gives."""
    from ingest.resolve.review import NamedDepartment
    from queries.library import load_library, run_template
    from schema.facts import CityFact

    rows = run_template(store.reader, load_library()["departments-to-review"], {"city": city}, limit=LISTED_AT_MOST)
    return [
        NamedDepartment.model_validate(
            {
                "name": row["department"],
                "city": CityFact.model_validate(
                    {
                        "id": row["city_id"],
                        "code": row["code"],
                        "name": row["city"],
                        "full_name": row["full_name"],
                        "level": row["city_level"],
                        "parent": None,
                    }
                ),
            }
            | {name: row[name] for name in ("aliases", "function", "kind", "listed", "plans")}
        )
        for row in rows
    ]


def _as_row(department: "NamedDepartment") -> dict[str, object]:
    return {
        "city": department.city.name,
        "department": department.name,
        "aliases": department.aliases,
        "function": department.function,
        "plans": department.plans,
    }


def _show(unlisted: "list[NamedDepartment]", pairs: "tuple[LikelyPair, ...]") -> None:
    if unlisted:
        columns = [(name, name) for name in ("city", "department", "aliases", "function", "plans")]
        print_table([_as_row(each) for each in unlisted], columns, f"not in the vocabulary ({len(unlisted)})")
    if pairs:
        rows = [
            {"city": p.city, "pair": "\n".join(p.names), "function": p.function, "likeness": p.likeness} for p in pairs
        ]
        columns = [(name, name) for name in ("city", "pair", "function", "likeness")]
        print_table(rows, columns, f"likely pairs ({len(pairs)})")
    if not unlisted and not pairs:
        print_line("nothing to review: every name is known, and no two are alike")

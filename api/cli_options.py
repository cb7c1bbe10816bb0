"""What the commands take: options that several of them share, and the settings from the environment."""

from typing import Annotated, TypeVar

import typer
from pydantic import ValidationError
from pydantic_settings import BaseSettings

from api.cli_exit import CommandError, ExitCode

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program; everything else goes to stderr.")]
Limit = Annotated[int, typer.Option("--limit", min=1, max=1000, help="At most so many rows.")]
Places = Annotated[
    list[str],
    typer.Argument(metavar="PATHS...", help="Text or Markdown files, or folders of them; with --to also URLs."),
]

_Settings = TypeVar("_Settings", bound=BaseSettings)


def load_settings(kind: type[_Settings]) -> _Settings:
    """Settings from the environment; a wrong one ends the command with its name and value."""
    try:
        return kind()
    except ValidationError as error:
        wrong = "; ".join(f"{_name(kind, str(e['loc'][0]))}={e['input']!r}: {e['msg']}" for e in error.errors())
        raise CommandError(
            f"setting {wrong}. Correct it in the environment; see docs/settings.md.", ExitCode.USAGE
        ) from None


def _name(kind: type[BaseSettings], place: str) -> str:
    """The environment's name: the alias as it is, else the field's with the prefix."""
    if place not in kind.model_fields:
        return place
    return f"{kind.model_config.get('env_prefix', '')}{place}".upper()

"""Every question that can be asked: the files of read/, each checked when loaded."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from queries.asked import write_asked
from queries.check import problems, unknown_names
from queries.errors import TemplateError, UnknownTemplate
from queries.parameters import bind
from queries.template import Template, read_template

if TYPE_CHECKING:
    from queries.store import Reader

READ = Path(__file__).with_name("read")
WRITE = Path(__file__).with_name("write")
FACTS = Path(__file__).with_name("facts")


class Library(Mapping[str, Template]):
    """The templates by name, in the order of their names."""

    def __init__(self, templates: Mapping[str, Template]) -> None:
        self._templates = dict(sorted(templates.items()))

    def __getitem__(self, name: str) -> Template:
        try:
            return self._templates[name]
        except KeyError:
            raise UnknownTemplate(f"no query {name!r}; there are {', '.join(self)}") from None

    def __contains__(self, name: object) -> bool:
        return name in self._templates

    def __iter__(self) -> Iterator[str]:
        return iter(self._templates)

    def __len__(self) -> int:
        return len(self._templates)


@cache
def load_library() -> Library:
    """The questions of this program; a TemplateError names the file that does not hold to the form."""
    return read_library(READ)


def read_library(folder: Path) -> Library:
    """The templates of this folder, each checked."""
    return Library({path.stem: _checked(path) for path in sorted(folder.glob("*.cypher"))})


def run_template(
    reader: "Reader", template: Template, parameters: Mapping[str, object], *, limit: int | None = None
) -> list[dict[str, object]]:
    """The rows that answer the question; a ParameterError says which value does not fit."""
    return reader.run(*write_asked(template.cypher, bind(template, parameters, limit)))


@cache
def load_write(name: str) -> str:
    """The statement of write/ with this name."""
    return _read_statement(WRITE / f"{name}.cypher")


@cache
def load_facts(name: str) -> str:
    """The statement of facts/ with this name."""
    return _read_statement(FACTS / f"{name}.cypher")


def _read_statement(path: Path) -> str:
    cypher = path.read_text(encoding="utf-8")
    if unknown := unknown_names(cypher):
        raise TemplateError(f"{path.name}: no such label or type in the schema: {', '.join(unknown)}")
    return cypher


def _checked(path: Path) -> Template:
    template = read_template(path)
    if found := list(problems(template)):
        raise TemplateError(f"{path.name}: {'; '.join(found)}")
    return template

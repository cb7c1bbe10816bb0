"""The saved queries of Neo4j Browser: the pictures of the graph, and every template with the example of its parameters.

The values stand in the query itself: the Browser shows neither graph nor rows of a query that sets parameters first.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from queries.explore import load_pictures, split_header, write_values
from queries.library import load_library
from queries.parameters import bind
from queries.template import Template
from schema.evidence import Frozen
from schema.wording import Wording

PICTURES = Wording(zh="牵头 · 图", en="Qiantou · pictures")
TABLES = Wording(zh="牵头 · 表", en="Qiantou · tables")


class Script(Frozen):
    """One saved query; Neo4j Browser shows the first line as its name."""

    name: str
    folder: Wording
    text: str


def make_scripts() -> tuple[Script, ...]:
    return (*_pictures(), *(_table(template) for template in load_library().values()))


def render_scripts(scripts: Iterable[Script]) -> str:
    """All in one file, as cypher-shell runs it."""
    return "\n".join(f"{script.text.rstrip()};\n" for script in scripts)


def zip_scripts(scripts: Iterable[Script]) -> bytes:
    """One file each in its folder, as Neo4j Browser takes them when the archive is dropped on it. Always the same bytes."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as files:
        for script in scripts:
            files.writestr(ZipInfo(f"{script.folder.zh}/{script.name}.cypher"), script.text)
    return archive.getvalue()


def _pictures() -> Iterator[Script]:
    for picture in load_pictures():
        yield _make_script(picture.name, PICTURES, picture.title, write_values(picture.cypher, picture.parameters))


def _table(template: Template) -> Script:
    _, cypher = split_header(template.cypher)
    values = bind(template, template.example)
    return _make_script(template.name, TABLES, template.title, write_values(cypher, values))


def _make_script(name: str, folder: Wording, title: Wording, cypher: str) -> Script:
    return Script(name=name, folder=folder, text=f"// {title.zh} · {title.en}\n{cypher}")

"""What is served under /browser/: the jar's pages, our style and queries; to this machine's own pages only."""

import re
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from api.browser.__main__ import main
from api.browser.scripts import make_scripts
from api.browser.style import load_style, make_rules, render_grass
from queries.check import parameters_in
from queries.explore import load_pictures
from queries.library import load_library
from queries.store import Store
from schema.edges import EDGES
from schema.nodes import NODES
from tests.browser.websocket import answer_to_websocket
from tests.command_line import CommandLine

EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.mark.engine
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("start.js", "text/javascript; charset=utf-8"),
        ("index.html", "text/html; charset=utf-8"),
        ("assets/fonts/FiraCode-Regular.woff2", "font/woff2"),
        ("preset.json", "application/json"),
        ("qiantou.grass", "text/plain; charset=utf-8"),
        ("qiantou-queries.zip", "application/zip"),
        ("queries.cypher", "text/plain; charset=utf-8"),
    ],
)
def test_a_page_has_its_kind_and_may_load_nothing_from_elsewhere(address: str, path: str, kind: str) -> None:
    answer = httpx.get(f"{address}/browser/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert re.findall(r"\w+://\S+?(?=;|\s)", policy) == [address.replace("http:", "ws:")]


@pytest.mark.engine
@pytest.mark.parametrize("path", ["nothing", "assets/", "../queries/browser.lock", "%2e%2e/META-INF/MANIFEST.MF"])
def test_only_the_pages_of_the_jar_are_there(address: str, path: str) -> None:
    answer = httpx.get(f"{address}/browser/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.engine
@pytest.mark.parametrize("headers", [{"host": "elsewhere.example"}, {"origin": "http://elsewhere.example"}])
def test_another_site_gets_neither_pages_nor_graph(address: str, headers: dict[str, str]) -> None:
    assert httpx.get(f"{address}/browser/", headers=headers).status_code == 403
    assert answer_to_websocket(address, headers) == 403
    assert answer_to_websocket(address, {"origin": address}) == 101


def test_the_browser_is_for_this_machine_only(tmp_path: Path) -> None:
    run = CommandLine({"QIANTOU_HOME": str(tmp_path / "home")})(
        "serve", "--browser", "--host", EVERYWHERE, "--port", "0"
    )
    assert run.code == 2
    assert "--browser" in run.messages[0]
    assert not (tmp_path / "home").exists()


def test_every_label_and_type_has_its_style() -> None:
    rules = make_rules()
    assert {node.label for node in NODES} == set(load_style().node)
    assert {edge.type for edge in EDGES} >= set(load_style().edge)
    for node in NODES:
        assert rules[f"node.{node.label}"]["caption"].strip("{}") in node.model_fields
    for edge in EDGES:
        assert rules[f"relationship.{edge.type}"]["caption"] == edge.label.zh
    colours = [style.colour for style in load_style().node.values()]
    assert len(set(colours)) == len(colours)


def test_the_style_is_written_as_grass() -> None:
    rules = {"node.City": {"color": "#000000", "caption": "{name}"}}
    assert render_grass(rules) == 'node.City {\n  color: #000000;\n  caption: "{name}";\n}\n'


def test_every_template_and_picture_is_saved_with_values() -> None:
    scripts = make_scripts()
    assert {script.name for script in scripts} == {*load_library(), *(picture.name for picture in load_pictures())}
    assert all(script.text.startswith("// ") for script in scripts)
    assert [script.name for script in scripts if parameters_in(script.text)] == []


@pytest.mark.engine
def test_saved_values_of_every_type_are_understood(one_plan: Store) -> None:
    """That each query gives the right rows is tested where it lies."""
    library = load_library()
    one_of_each = {parameter.type: name for name in library for parameter in library[name].parameters}
    assert len(one_of_each) > 4
    for script in make_scripts():
        if script.name in one_of_each.values():
            _, cypher = script.text.split("\n", maxsplit=1)
            one_plan.reader.run(f"EXPLAIN {cypher}")


def test_the_files_for_another_browser_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 0
    assert (tmp_path / "qiantou.grass").read_text(encoding="utf-8") == render_grass(make_rules())
    with ZipFile(tmp_path / "qiantou-queries.zip") as files:
        written = {name: files.read(name).decode() for name in files.namelist()}
    assert written == {f"{script.folder.zh}/{script.name}.cypher": script.text for script in make_scripts()}
    assert str(tmp_path) in capsys.readouterr().out
    assert main([]) == 2

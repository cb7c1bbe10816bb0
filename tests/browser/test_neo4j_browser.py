"""Neo4j Browser in a real Chromium: it opens on the graph by itself, draws it as we style it, and cannot write.

The pictures of docs/explore.md come from here: SCREENSHOTS=docs/images .venv/bin/pytest tests/browser
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from queries.engine_state import EngineFolder
from queries.settings import StoreSettings
from queries.store import Store

pytestmark = pytest.mark.engine

SIZE = {"width": 1280, "height": 800}
PATIENCE_MILLISECONDS = 20_000
LARGEST_PICTURE = 300_000
PICTURES = os.environ.get("SCREENSHOTS")
STILL = 3_000 if PICTURES else 200
"""How long the nodes of a graph may move before the picture is taken, in milliseconds."""

DROP = """async (address) => {
    const dropped = new DataTransfer();
    const content = await (await fetch(address)).blob();
    dropped.items.add(new File([content], address.split("/").pop()));
    return dropped;
}"""

expect.set_options(timeout=PATIENCE_MILLISECONDS)


@pytest.fixture(scope="module")
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """The Browser as it is after opening it, with nothing typed or clicked."""
    page = chromium.new_page(viewport={"width": SIZE["width"], "height": SIZE["height"]})
    page.set_default_timeout(PATIENCE_MILLISECONDS)
    answered: set[str] = set()
    page.on("requestfinished", lambda request: answered.add(host_of(request)))
    page.goto(f"{address}/browser/")
    yield page
    assert answered == {urlsplit(address).netloc}
    page.close()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    return Path(PICTURES or tmp_path)


def newest(page: Page) -> Locator:
    return page.get_by_test_id("frame").first


def host_of(request: Request) -> str:
    return urlsplit(request.url).netloc


def take_picture(page: Page, shown: Page | Locator, path: Path) -> None:
    page.wait_for_timeout(STILL)
    shown.screenshot(path=path)
    assert path.stat().st_size < LARGEST_PICTURE


def run_saved(page: Page, title: str) -> Locator:
    """Run a saved query by clicking it, and give the frame with its answer."""
    page.get_by_test_id("navigationFavorites").click()
    script = page.get_by_test_id("savedScriptListItem").filter(has_text=title)
    if not script.is_visible():
        page.get_by_test_id("expandFolder-牵头 · 图").click()
    script.hover()
    script.get_by_test_id("savedScriptsButton-Run").click()
    expect(newest(page).get_by_test_id("frameCommand")).to_contain_text(title)
    page.get_by_test_id("navigationFavorites").click()
    return newest(page)


def run_typed(page: Page, cypher: str) -> Locator:
    page.locator("[data-testid=activeEditor] textarea").first.focus()
    page.keyboard.insert_text(cypher)
    page.get_by_test_id("editor-Run").click()
    expect(newest(page).get_by_test_id("frameCommand")).to_contain_text(cypher)
    return newest(page)


def colour_of(frame: Locator, caption: str) -> str | None:
    """Of the node that is written on so."""
    node = frame.locator("g.node", has_text=caption).first
    return node.locator("circle.b-outline").first.get_attribute("fill")


def test_it_connects_by_itself_and_shows_what_there_is(page: Page, pictures: Path) -> None:
    frame = page.get_by_test_id("frame").filter(has_text="MATCH")
    expect(frame.get_by_test_id("property-details-overview-node-label-Department")).to_be_visible()
    expect(page.get_by_text("we collect information")).to_have_count(0)
    take_picture(page, page, pictures / "browser-start.png")


@pytest.mark.parametrize(
    ("title", "written", "picture"),
    [
        ("哪些部门一起做一项任务", "牵头", "browser-joint-work.png"),
        ("谁负责这个主题", "涉及", "browser-topic.png"),
    ],
)
def test_a_saved_query_draws_its_graph(page: Page, pictures: Path, title: str, written: str, picture: str) -> None:
    frame = run_saved(page, title)
    expect(frame.locator("g.relationship", has_text=written).first).to_be_attached()
    assert colour_of(frame, "临清市") == "#d1495b"
    take_picture(page, frame, pictures / picture)


def test_rows_come_with_the_plans_words(page: Page, pictures: Path) -> None:
    frame = run_typed(page, "MATCH (d:Department)-[r:LEADS]->(t:Task) RETURN d.name, t.name, r.quote LIMIT 3")
    expect(frame).to_contain_text("牵头")
    take_picture(page, frame, pictures / "browser-rows.png")


@pytest.mark.parametrize("cypher", ["CREATE (n:Topic {id: 'mine'})", "CREATE INDEX mine FOR (n:Topic) ON (n.en, n.zh)"])
def test_it_cannot_write(page: Page, one_plan: Store, cypher: str) -> None:
    frame = run_typed(page, cypher)
    expect(frame).to_contain_text("Writing in read access mode not allowed")
    assert one_plan.reader.run("MATCH (n:Topic {id: 'mine'}) RETURN n") == []
    assert one_plan.reader.run("SHOW INDEXES YIELD name WHERE name = 'mine' RETURN name") == []


def test_the_password_is_nowhere_in_the_page(page: Page, store_settings: StoreSettings) -> None:
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, location.href])")
    assert "not-needed" in kept
    assert password_of(store_settings) not in kept


def password_of(settings: StoreSettings) -> str:
    if settings.neo4j_password is not None:
        return settings.neo4j_password.get_secret_value()
    password = EngineFolder(settings.home).read_password()
    assert password is not None
    return password


@pytest.mark.parametrize(
    ("name", "key", "has"),
    [("qiantou.grass", "grass", "node.Department"), ("qiantou-queries.zip", "documents", "谁负责")],
)
def test_another_browser_takes_the_files(chromium: Browser, address: str, name: str, key: str, has: str) -> None:
    """One that was not entered by our page, and so has nothing of ours, gets the file dropped on it."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}/browser/index.html")
    main = page.get_by_test_id("main")
    expect(main).to_be_visible()
    assert has not in str(page.evaluate("key => localStorage.getItem('neo4j.' + key)", key))
    dropped = page.evaluate_handle(DROP, f"{address}/browser/{name}")
    main.dispatch_event("drop", {"dataTransfer": dropped})
    page.wait_for_function("([key, has]) => localStorage.getItem('neo4j.' + key)?.includes(has)", arg=[key, has])
    context.close()

"""The room's page is today's."""

from schema.describe import PAGE, describe
from schema.edges import EDGES
from schema.nodes import NODES


def test_page_is_what_the_models_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == describe(), "python -m schema.describe writes it anew"


def test_every_node_and_edge_stands_in_the_page() -> None:
    page = describe()
    assert all(f"### `{node.label}`" in page for node in NODES)
    assert all(f"| `{edge.type}` |" in page for edge in EDGES)

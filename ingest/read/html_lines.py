"""Markup -> lines and tables, in document order. No recursion: a hostile page may nest as deep as it likes."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from ingest.read.tables import MergedCell

TEXT = "-text"
DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "video",
        "audio",
        "button",
        "select",
        "input",
        "textarea",
        "head",
        "title",
        "meta",
        "link",
        "map",
        "area",
        "nav",
        "dialog",
        "-comment",
        "!doctype",
        "-doctype",
    ]
)
"""Elements that never hold a plan's words."""

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SPACE = re.compile(r"[ \t\r\n\f\xa0\u200b\ufeff]+")
_AS_TYPED = re.compile(r"white-space\s*:\s*pre", re.I)
_MOST_SPANNED = 1000

Line = str | list[tuple[MergedCell, ...]]
"""A paragraph, or a table."""


def read_lines(root: LexborNode, is_frame: Callable[[LexborNode], bool]) -> Iterator[Line]:
    """The paragraphs and tables under a node. A table that only lays out the page is read as its cells, one by one."""
    words: list[str] = []
    as_typed = 0
    for node, entering in walk(root, lambda node: node.tag in DROPPED or is_frame(node) or is_table(node)):
        if node.tag == TEXT and as_typed:
            yield from _typed_lines(words, node.text_content or "")
            continue
        if node.tag == TEXT:
            words.append(node.text_content or "")
            continue
        if _keeps_line_ends(node):
            as_typed += 1 if entering else -1
        if node.tag in _BLOCKS or node.tag == "br":
            yield from _paragraph(words)
            words.clear()
        if entering and is_table(node):
            yield _read_table(node, is_frame)
        elif entering and node.tag == "li" and (number := _list_number(node)):
            words.append(number)
    yield from _paragraph(words)


def walk(root: LexborNode, is_closed: Callable[[LexborNode], bool]) -> Iterator[tuple[LexborNode, bool]]:
    """Every node under a root with whether it is being entered (else left); what is closed is entered but not walked."""
    pending: list[tuple[LexborNode, bool]] = [(root, True)]
    while pending:
        node, entering = pending.pop()
        if entering and node.tag in DROPPED:
            continue
        yield node, entering
        if not entering or node.tag == TEXT or (node.mem_id != root.mem_id and is_closed(node)):
            continue
        pending.append((node, False))
        child = node.last_child
        while child is not None:
            pending.append((child, True))
            child = child.prev


def is_table(node: LexborNode) -> bool:
    """Whether a node is a table of rows and columns, and not one that lays out the page."""
    if node.tag != "table" or any(inner.mem_id != node.mem_id for inner in node.css("table")):
        return False
    rows = _rows_of(node)
    return len(rows) > 1 and any(len(_cells_of(row)) > 1 for row in rows)


def _rows_of(table: LexborNode) -> list[LexborNode]:
    return table.css("tr")


def _cells_of(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in row.iter() if cell.tag in ("td", "th")]


def _read_table(table: LexborNode, is_frame: Callable[[LexborNode], bool]) -> list[tuple[MergedCell, ...]]:
    return [tuple(_read_cell(cell, is_frame) for cell in _cells_of(row)) for row in _rows_of(table)]


def _read_cell(cell: LexborNode, is_frame: Callable[[LexborNode], bool]) -> MergedCell:
    lines = tuple(line for line in read_lines(cell, is_frame) if isinstance(line, str))
    return MergedCell(lines, rows=_span(cell, "rowspan"), columns=_span(cell, "colspan"))


def _span(cell: LexborNode, name: str) -> int:
    said = (cell.attributes.get(name) or "1").strip()
    return max(1, min(int(said), _MOST_SPANNED)) if said.isdecimal() and len(said) < 6 else 1


def _keeps_line_ends(node: LexborNode) -> bool:
    return node.tag == "pre" or _AS_TYPED.search(node.attributes.get("style") or "") is not None


def _typed_lines(words: list[str], typed: str) -> Iterator[Line]:
    """The lines of a text that is shown as it was typed; a tab parts the cells of a row. The last line may go on."""
    *ended, last = typed.split("\n")
    for line in ended:
        if "\t" in line.strip() and not words:
            yield [tuple(MergedCell((cell.strip(),)) for cell in line.strip().split("\t"))]
        else:
            yield from _paragraph([*words, line])
        words.clear()
    if last.strip():
        words.append(last)


def _paragraph(words: list[str]) -> Iterator[str]:
    line = _SPACE.sub(" ", "".join(words)).strip()
    if line:
        yield line


def _list_number(node: LexborNode) -> str:
    """The number that a browser prints before an item of an ordered list."""
    parent = node.parent
    if parent is None or parent.tag != "ol":
        return ""
    number, before = 1, node.prev
    while before is not None:
        number += before.tag == "li"
        before = before.prev
    return f"{number}."

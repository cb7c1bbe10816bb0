"""Which part of a saved page is the article: the smallest one that holds nearly all of the page's prose."""

import re
from dataclasses import dataclass, field
from functools import cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.read.html_lines import TEXT, is_table, walk
from ingest.rulebook import load_rules

_PROSE = re.compile(r"[。；，、：;,]")
_PART_OF_NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SITE = re.compile(r"\s*[-_|—–]{1,2}\s*")
_NEARLY_ALL = 0.85
_LITTLE = 0.15
_CONTAINERS = frozenset({"div", "ul", "ol", "dl", "section", "form"})
_FRAME_TAGS = frozenset({"aside", "header", "footer"})
_SHORTEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Article:
    """The article's element, and how many characters of prose stand under each element of the page."""

    root: LexborNode
    prose: dict[int, int] = field(repr=False)

    def is_frame(self, node: LexborNode) -> bool:
        """Whether an element is named as a site's frame is, or hidden, and holds little of the prose."""
        return _is_named_frame(node) and self.prose.get(node.mem_id, 0) <= self.prose[self.root.mem_id] * _LITTLE


def find_article(tree: LexborHTMLParser) -> Article | None:
    """The article; None where the page has no body."""
    body = tree.body
    if body is None:
        return None
    prose, frames = _count_prose(body)
    whole = prose.get(body.mem_id, 0)
    framed = sum(count for frame in frames if (count := prose.get(frame, 0)) <= whole * _LITTLE)
    root, least = body, (whole - framed) * _NEARLY_ALL
    while (inner := _main_child(root, prose, least)) is not None:
        root = inner
    prose.setdefault(root.mem_id, 0)
    return Article(root, prose)


def find_title(tree: LexborHTMLParser) -> str:
    """The article's title as the page names it apart from its text."""
    names = load_rules("frame").words["title_names"]
    for meta in tree.css("meta"):
        said = meta.attributes.get("name") or meta.attributes.get("property")
        if said in names and (content := (meta.attributes.get("content") or "").strip()):
            return content
    headings = [" ".join(heading.text().split()) for heading in tree.css("h1")]
    titles = [_SITE.split(" ".join(title.text().split()))[0] for title in tree.css("head title")]
    return next((title for title in (*headings, *titles) if len(title) >= _SHORTEST_TITLE), "")


def _count_prose(body: LexborNode) -> tuple[dict[int, int], list[int]]:
    """Characters of prose (text with a sentence's marks, links aside) under each element, and the frame's elements."""
    counts: dict[int, int] = {}
    frames: list[int] = []
    open_frames = 0
    open_nodes: list[int] = []
    links = 0
    for node, entering in walk(body, lambda _: False):
        if node.tag == TEXT:
            words = node.text_content or ""
            if links == 0 and _PROSE.search(words):
                counts[open_nodes[-1]] = counts.get(open_nodes[-1], 0) + len(words.strip())
            continue
        links += (1 if entering else -1) if node.tag == "a" else 0
        if _is_named_frame(node):
            if entering and not open_frames:
                frames.append(node.mem_id)
            open_frames += 1 if entering else -1
        if entering:
            open_nodes.append(node.mem_id)
        else:
            closed = open_nodes.pop()
            if open_nodes and closed in counts:
                counts[open_nodes[-1]] = counts.get(open_nodes[-1], 0) + counts[closed]
    return counts, frames


def _main_child(root: LexborNode, prose: dict[int, int], least: float) -> LexborNode | None:
    child = root.first_child
    while child is not None:
        if prose.get(child.mem_id, 0) >= max(least, 1):
            return None if is_table(child) or child.tag == "p" else child
        child = child.next
    return None


@cache
def _frame_names() -> frozenset[str]:
    return frozenset(load_rules("frame").words["frame_names"])


def _is_named_frame(node: LexborNode) -> bool:
    if node.tag in _FRAME_TAGS:
        return True
    if node.tag not in _CONTAINERS:
        return False
    attributes = node.attributes
    if _HIDDEN.search(attributes.get("style") or ""):
        return True
    said = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return any(
        name in _frame_names()
        for word in said.split()
        for name in (word.lower(), *(part.lower() for part in _PART_OF_NAME.findall(word)))
    )

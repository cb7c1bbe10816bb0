"""HTML -> Document: the article of a saved page with its tables, without the site's frame."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ingest.errors import Undecodable
from ingest.models import Document
from ingest.read.article import find_article, find_title
from ingest.read.attachments import find_attachments
from ingest.read.html_lines import read_lines
from ingest.read.printer import Printer
from ingest.read.raw import RawFile
from ingest.read.refusals import OnlyAttached
from ingest.read.tables import print_table
from ingest.read.text import decode_text
from ingest.rulebook import load_rules
from ingest.settings import IngestSettings

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.I)
_CHINESE_SETS = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk"})
_SNIFFED = 4096
_LONGEST_FRAME_LINE = 80
_SHORTEST_PLAN = 400
"""Characters; a shorter page that leads to files is a letter around them."""
_BEGINNING = 40
"""Lines of the article in which its title is looked for."""


def read(raw: RawFile, settings: IngestSettings) -> Document:
    """The page's article; a title that stands outside it comes first."""
    tree = LexborHTMLParser(decode_html(raw.path, raw.content))
    frame = load_rules("frame")["frame_line"].regex
    article = find_article(tree)
    lines = [
        line
        for line in (read_lines(article.root, article.is_frame) if article is not None else ())
        if not (isinstance(line, str) and len(line) <= _LONGEST_FRAME_LINE and frame.search(line))
    ]
    printer = Printer(raw.path, longest=settings.max_characters)
    title = find_title(tree)
    if title and not any(isinstance(line, str) and _bare(title) in _bare(line) for line in lines[:_BEGINNING]):
        printer.put_line(title)
    for line in lines:
        if isinstance(line, str):
            printer.put_line(line)
        else:
            print_table(printer, line)
    if article is not None and len(printer.text) < _SHORTEST_PLAN and (named := list(find_attachments(article.root))):
        raise OnlyAttached(raw.path, named)
    return printer.document(raw, "html", merges_known=True)


def decode_html(path: Path, content: bytes) -> str:
    """The page's markup: by its byte order mark, as UTF-8, or as it says itself; the odd broken byte is let pass."""
    try:
        return decode_text(path, content)
    except Undecodable:
        said = _CHARSET.search(content[:_SNIFFED])
        if said is None:
            raise
    name = said[1].decode("ascii", errors="replace").lower()
    try:
        return content.decode("gb18030" if name in _CHINESE_SETS else name, errors="replace")
    except LookupError:
        raise Undecodable(path) from None


def _bare(words: str) -> str:
    return "".join(words.split())

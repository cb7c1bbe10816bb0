"""What a saved page leads to instead of holding it: the files and pictures that the plan itself is in."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

_FILE = re.compile(r"[^/?=&#]*\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar|ceb)(?=$|[?&#])", re.I)
_SHOWING = "a[href], iframe[src], embed[src], object[data]"


def find_attachments(root: LexborNode) -> Iterator[str]:
    """The names of the files, then the number of pictures."""
    for node in root.css(_SHOWING):
        leads_to = next(
            (node.attributes.get(name) or "" for name in ("href", "src", "data") if name in node.attributes), ""
        )
        if found := _FILE.search(leads_to):
            yield " ".join(node.text().split()) or found[0]
    if pictures := root.css("img[src]"):
        yield f"{len(pictures)} picture{'s' if len(pictures) > 1 else ''}"

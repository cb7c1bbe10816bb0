"""A paragraph of a DOCX as it is printed: its number, its runs, and what stands in its text boxes."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ingest.read.docx_numbers import Numbering

_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_HYPHEN, _RUN, _PARAGRAPH, _HIDDEN = qn("w:noBreakHyphen"), qn("w:r"), qn("w:p"), qn("w:vanish")
_RUN_FORMAT, _TABLE = qn("w:rPr"), qn("w:tbl")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    {
        *(
            qn(name)
            for name in ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText", "w:object", "w:tbl")
        ),
        _MC + "Fallback",
    }
)
_ENTRY = re.compile(r"\t+(\d{1,3})$")
_TABS = re.compile(r"\t+")
_ENTRY_MARK = "………"


def paragraph_text(paragraph: Any, numbering: Numbering) -> str:
    """The words with their number; a line break inside parts lines, a tab before a page's number becomes dots."""
    words = "".join(_pieces(paragraph)).strip("\t\n")
    number = numbering.next_number(paragraph)
    if not words.strip():
        return ""
    entry = _ENTRY.search(words)
    if entry:
        words = words[: entry.start()] + _ENTRY_MARK + entry[1]
    return number + _TABS.sub(" ", words)


def boxed_tables(paragraph: Any) -> Iterator[Any]:
    """The tables in a paragraph's text boxes, which Word keeps twice: the older form aside."""
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == _TABLE:
            yield element
        elif element.tag not in _SKIPPED:
            pending.extend(reversed(element))


def _pieces(paragraph: Any) -> Iterator[str]:
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        tag = element.tag
        if tag in _SKIPPED or (tag == _RUN and _is_hidden(element)):
            continue
        if tag == _TEXT:
            yield element.text or ""
        elif tag == _TAB:
            yield "\t"
        elif tag in (_BREAK, _RETURN):
            yield "\n"
        elif tag == _HYPHEN:
            yield "-"
        else:
            if tag == _PARAGRAPH:
                yield "\n"
            pending.extend(reversed(element))


def _is_hidden(run: Any) -> bool:
    form = run.find(_RUN_FORMAT)
    mark = None if form is None else form.find(_HIDDEN)
    return mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false")

"""Where every reader puts down what it takes out of a file: the original text, with its pages and what OCR read."""

import re
from collections.abc import Iterable
from pathlib import Path

from ingest.models import Document, Recognised
from ingest.read.raw import RawFile
from ingest.read.refusals import NoText, TooLong

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\x85\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile(r"[\r\n\t]+")


def plain(words: str) -> str:
    """Words without control characters, line ends and tabs: these mean something in the original text."""
    return _CONTROL.sub("", _BREAKS.sub(" ", words))


class Printer:
    """Grows the original line by line. Words go on a line until it is ended; pages begin where the next words do."""

    def __init__(self, path: Path, *, longest: int) -> None:
        self._path = path
        self._longest = longest
        self._parts: list[str] = []
        self._length = 0
        self._pages: list[int] = []
        self._recognised: list[Recognised] = []

    def begin_page(self) -> None:
        """What is put from here on stands on the next page."""
        self._pages.append(self._length)

    def put(self, words: str, *, sureness: float | None = None) -> None:
        """Words on the line that is being written."""
        words = plain(words)
        start = self._length
        self._write(words)
        if sureness is not None and words:
            self._recognised.append(Recognised(start, self._length, round(min(1.0, max(0.0, sureness)), 3)))

    def put_tab(self) -> None:
        self._write("\t")

    def end_line(self) -> None:
        self._write("\n")

    def put_line(self, words: str, *, sureness: float | None = None) -> None:
        """A whole paragraph; an empty one is left out."""
        if words.strip():
            self.put(words, sureness=sureness)
            self.end_line()

    def put_row(self, cells: Iterable[str], *, sureness: float | None = None) -> None:
        """A row of a table; one without words is left out."""
        cells = list(cells)
        if not any(cell.strip() for cell in cells):
            return
        for index, cell in enumerate(cells):
            if index:
                self.put_tab()
            self.put(cell.strip(), sureness=sureness)
        self.end_line()

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def document(
        self, raw: RawFile, form: str, *, unread: tuple[int, ...] = (), merges_known: bool = False
    ) -> Document:
        """The document of all that was put; raises NoText where there is nothing."""
        text = self.text
        if not text.strip():
            raise NoText(raw.path, form)
        return Document(
            name=raw.name,
            format=form,
            sha256=raw.sha256,
            text=text,
            pages=tuple(self._pages),
            recognised=tuple(self._recognised),
            unread=unread,
            merges_known=merges_known,
        )

    def _write(self, words: str) -> None:
        self._length += len(words)
        if self._length > self._longest:
            raise TooLong(self._path, self._longest)
        self._parts.append(words)

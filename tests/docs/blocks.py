"""Marked parts of a page: text between `<!-- name -->` and `<!-- /name -->` is the code's, all else a person's."""

import re
from pathlib import Path


def read_block(page: Path, name: str) -> str:
    match = _pattern(name).search(page.read_text(encoding="utf-8"))
    if match is None:
        raise LookupError(f"{page.name} has no part <!-- {name} -->")
    return match["text"].strip("\n")


def write_block(page: Path, name: str, text: str) -> None:
    read_block(page, name)
    written = _pattern(name).sub(
        lambda match: f"{match['open']}\n{text}\n{match['close']}", page.read_text(encoding="utf-8")
    )
    page.write_text(written, encoding="utf-8")


def fenced(page: Path, language: str) -> list[str]:
    """The lines of all code blocks of this language."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<open><!-- {name} -->)\n(?P<text>.*?)(?P<close><!-- /{name} -->)", re.S)

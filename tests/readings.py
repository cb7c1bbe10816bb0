"""Made-up plans for the tests of reading: a text as it lies, cleaned and segmented."""

import hashlib

from ingest.clean import clean
from ingest.models import Cleaned, Document, Reading, Section
from ingest.segment import segment


def cleaned_of(text: str, name: str = "plan.txt") -> Cleaned:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return clean(Document(name=name, format="text", sha256=digest, text=text))


def lines_of(text: str) -> list[str]:
    """The cleaned text, a paragraph or row a line."""
    return cleaned_of(text).text.split("\n")


def reading_of(text: str, name: str = "plan.txt") -> Reading:
    return segment(cleaned_of(text, name))


def outline_of(text: str) -> list[str]:
    """The headings, each with its level as indentation, its number and its title."""
    return [_shown(section) for section in reading_of(text).sections]


def _shown(section: Section) -> str:
    return "  " * (section.level - 1) + " ".join(filter(None, (section.number, section.title)))


def kinds_of(text: str) -> dict[str, str]:
    """The kind of each heading, by title."""
    return {section.title: section.kind.value for section in reading_of(text).sections}

"""data/plans: each folder says what its plan is, and says the truth."""

import hashlib
import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from schema.evidence import Frozen
from schema.roles import PlanStatus

DATA = Path(__file__).parents[2] / "data"
FOLDERS = sorted(path for path in (DATA / "plans").iterdir() if path.is_dir())


class PlanNote(Frozen):
    """plan.toml: what the document says about itself, and how it came here."""

    title: str
    title_en: str
    city: str
    field: str
    status: PlanStatus
    doc_number: str | None = None
    issued: date | None = None
    issuer: str | None = None
    period: tuple[int, int]
    source: Literal["source.txt"]
    sha256: str
    origin: str
    licence: Literal["official document"]


def load_note(folder: Path) -> PlanNote:
    return PlanNote.model_validate(tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8")))


def test_there_are_plans() -> None:
    assert len(FOLDERS) >= 5


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_source_is_the_one_noted(folder: Path) -> None:
    note = load_note(folder)
    assert hashlib.sha256((folder / note.source).read_bytes()).hexdigest() == note.sha256
    assert {path.name for path in folder.iterdir()} == {note.source, "plan.toml"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_note_says_what_the_gold_says(folder: Path) -> None:
    note = load_note(folder)
    gold = json.loads((DATA / "gold" / f"{folder.name}.json").read_text(encoding="utf-8"))["plan"]
    said = {
        "title": note.title,
        "city": note.city,
        "status": note.status.value,
        "doc_number": note.doc_number,
        "issued": note.issued and note.issued.isoformat(),
        "period_start": note.period[0],
        "period_end": note.period[1],
    }
    assert said == {key: gold[key] for key in said}

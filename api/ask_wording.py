"""Words that questions and names of tasks are made of, as data."""

import tomllib
from functools import cache
from pathlib import Path

from schema.evidence import Frozen

_FILE = Path(__file__).with_suffix(".toml")


class AskWording(Frozen):
    """`asking`, `duty_asked` and `organisation_end` are patterns; the others words, English ones in one text."""

    asking: tuple[str, ...]
    generic: tuple[str, ...]
    idle: tuple[str, ...]
    idle_en: str
    asking_en: str
    measures: tuple[str, ...]
    task_verbs: tuple[str, ...]
    task_endings: tuple[str, ...]
    duty_asked: str
    organisation_end: str


@cache
def wording() -> AskWording:
    return AskWording.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))

"""Words that questions and names of tasks are made of, as data."""

import tomllib
from functools import cache
from pathlib import Path

from schema.evidence import Frozen

_FILE = Path(__file__).with_suffix(".toml")


class AskWording(Frozen):
    """`asking` are patterns; the others words."""

    asking: tuple[str, ...]
    generic: tuple[str, ...]
    task_verbs: tuple[str, ...]
    task_endings: tuple[str, ...]


@cache
def wording() -> AskWording:
    return AskWording.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))

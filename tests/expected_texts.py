"""Texts with what a careful reader finds in each: `<name>.txt` and `<name>.toml` side by side in a folder."""

import tomllib
from pathlib import Path
from typing import TypeVar

from schema.evidence import Frozen

_Expected = TypeVar("_Expected", bound=Frozen)


def names_in(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.glob("*.txt")))


def load_expected(model: type[_Expected], folder: Path, name: str) -> _Expected:
    return model.model_validate(tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")))

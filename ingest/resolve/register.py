"""The register of administrative divisions: the shipped one of GB/T 2260, and a user's own lines on top of it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.errors import VocabularyError
from ingest.own_vocabulary import own_file, read_text
from schema.roles import CityLevel

DIVISIONS = "divisions.tsv"
_SHIPPED = Path(__file__).parents[2] / "data" / "vocabulary" / DIVISIONS
_NO_DISTRICTS = ("自治区", "林区", "特区")
"""Ends in 区 and is none."""
_CODE = re.compile(r"[1-9]\d{5}")


@dataclass(frozen=True, slots=True)
class Division:
    """A line of the register. `short_names` are the name without its suffix, and other short forms."""

    code: str
    name: str
    short_names: tuple[str, ...]

    @property
    def level(self) -> CityLevel:
        if self.code.endswith("0000"):
            return CityLevel.PROVINCE
        if self.code.endswith("00"):
            return CityLevel.PREFECTURE
        is_district = self.name.endswith("区") and not self.name.endswith(_NO_DISTRICTS)
        return CityLevel.DISTRICT if is_district else CityLevel.COUNTY


@dataclass(frozen=True, slots=True)
class Register:
    """The divisions by code, and the codes that a name or short name can stand for."""

    divisions: Mapping[str, Division]
    codes_by_name: Mapping[str, tuple[str, ...]]

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """The divisions around this one, nearest first; a county under its province has no prefecture between."""
        codes = (f"{division.code[:4]}00", f"{division.code[:2]}0000")
        return tuple(self.divisions[c] for c in codes if c != division.code and c in self.divisions)

    def named(self, name: str) -> tuple[Division, ...]:
        return tuple(self.divisions[code] for code in self.codes_by_name.get(name, ()))


@cache
def load_register() -> Register:
    """The register; a user's line stands in the place of the shipped one of the same code."""
    divisions = _read(_SHIPPED)
    if (own := own_file(DIVISIONS)) is not None:
        divisions |= _read(own)
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for division in divisions.values():
        for name in {division.name, *division.short_names, *_autonomous_names(division)}:
            codes[name].append(division.code)
    return Register(divisions, {name: tuple(found) for name, found in codes.items()})


def _read(path: Path) -> dict[str, Division]:
    """The divisions of a file; what is no new code, name and short names is an error with its line."""
    divisions: dict[str, Division] = {}
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        division = _division(line)
        if division is None or division.code in divisions:
            raise VocabularyError(
                path,
                f"line {number}: expected a code of six digits that is not there yet, a name, and short names parted "
                f"by /, with a tab between each two; found {line!r}.",
            )
        divisions[division.code] = division
    return divisions


def _division(line: str) -> Division | None:
    fields = [field.strip() for field in line.split("\t")]
    if len(fields) != 3 or not all(fields) or not _CODE.fullmatch(fields[0]):
        return None
    return Division(fields[0], fields[1], tuple(filter(None, fields[2].split("/"))))


def _autonomous_names(division: Division) -> Iterator[str]:
    """甘南州 for 甘南藏族自治州: the short name with what the division is."""
    if division.name.endswith(("自治州", "自治县", "自治旗")):
        yield from (short + division.name[-1] for short in division.short_names)

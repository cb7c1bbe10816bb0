"""Cells of an indicator table that set a number for each kind of place: 重点城市≥30，一般城市≥15."""

from dataclasses import dataclass

from ingest.extract.indicator_values import RULES, Value, read_cell
from ingest.models import Cell

_FEWEST = 2
_MARKS = " ，；、/\t\u2028"


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """A number with the places that it is set for (empty: for all), its words, and where they end in the cleaned text."""

    place: str
    value: Value
    words: str
    end: int


def read_placed_values(cell: Cell) -> tuple[PlacedValue, ...]:
    """The numbers of a cell by place; nothing where it is anything but these."""
    found = list(RULES["value-by-place"].regex.finditer(cell.text))
    rest = RULES["value-by-place"].regex.sub("", cell.text).strip(_MARKS)
    if len(found) < _FEWEST or rest or len({match["place"] for match in found}) < len(found):
        return ()
    placed = [(match["place"], read_cell(match["value"]), match["value"], cell.start + match.end()) for match in found]
    return tuple(PlacedValue(place, value, words, end) for place, value, words, end in placed if value is not None)

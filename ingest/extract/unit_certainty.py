"""How surely words are an organisation's name: by themselves, or beside one that surely is."""

from collections.abc import Sequence

from ingest.extract.unit_names import name_is_known
from ingest.extract.units import Unit, parse_units
from ingest.resolve.cities import begins_with_division, is_division
from ingest.resolve.unit_names import is_group, kind_by_suffix
from ingest.resolve.vocabulary import DIVISION_MARKS, load_index
from ingest.rulebook import load_rules

_LONGEST_UNSURE = 20


def is_unit(unit: Unit) -> bool:
    """Whether this is surely an organisation's name, and not words of a sentence that end as one does."""
    name, rules = unit.written, load_rules("units")
    if name_is_known(name) or unit.is_function or is_division(name):
        return True
    if rules["clause_inside"].regex.search(name) or rules["no_name_end"].regex.search(name):
        return False
    if rules["verb_first"].regex.search(name) and not begins_with_division(name):
        return False
    return _is_whole_group(name) or (kind_by_suffix(name) is not None and not _goes_on(name))


def _goes_on(name: str) -> bool:
    """Whether a known name is followed by what it does: 市政府|成立工作专班."""
    stop = load_index().longest_prefix(name, int(name.startswith(DIVISION_MARKS)))
    return stop > 1 and load_rules("units")["verb_first"].regex.search(name[stop:]) is not None


def _is_whole_group(name: str) -> bool:
    """Whether words are a group's name and nothing behind it."""
    return is_group(name) and load_rules("units")["no_group"].regex.search(name) is None


def may_be_unit(unit: Unit) -> bool:
    """Whether this can be a unit behind a label that says that units follow: all but clauses and times."""
    name, rules = unit.written, load_rules("units")
    if any(rules[rule].regex.search(name) for rule in ("clause_inside", "no_name")):
        return False
    return rules["verb_first"].regex.search(name) is None or kind_by_suffix(name) is not None


def are_units(folded: str, units: Sequence[Unit]) -> bool:
    """Whether every unit of a list is surely one, or stands in a row (A、B、C) with one that surely is and can be one."""
    sure = [is_unit(unit) for unit in units]
    return all(
        sure[place]
        or (
            may_be_unit(unit)
            and len(unit.written) <= _LONGEST_UNSURE
            and any(sure[other] for other in (place - 1, place + 1) if _in_a_row(folded, units, place, other))
        )
        for place, unit in enumerate(units)
    )


def are_only_units(folded: str, start: int, end: int) -> bool:
    """Whether words are nothing but units, each surely one."""
    units = parse_units(folded, start, end)
    return bool(units) and all(map(is_unit, units))


def _in_a_row(folded: str, units: Sequence[Unit], place: int, other: int) -> bool:
    if not 0 <= other < len(units):
        return False
    first, second = sorted((units[place], units[other]), key=lambda unit: unit.start)
    return "、" in folded[first.end : second.start] and "，" not in folded[first.end : second.start]

"""What a person is asked to look at: likely pairs inside one city, never across, never of different functions."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.resolve.decisions import Decisions
from ingest.resolve.review import NamedDepartment, likely_pairs
from schema.roles import DepartmentKind
from tests.plan_facts import LINQING, LUCHENG

NOTHING_DECIDED = Decisions()


def department(name: str, function: str = "fire_rescue", *aliases: str, **further: object) -> NamedDepartment:
    fields = {"name": name, "function": function, "aliases": aliases, "city": LINQING, "listed": True, "plans": ("甲",)}
    return NamedDepartment.model_validate(fields | {"kind": DepartmentKind.GOVERNMENT} | further)


def pairs(*departments: NamedDepartment, decisions: Decisions = NOTHING_DECIDED) -> list[tuple[str, str]]:
    return [pair.names for pair in likely_pairs(departments, decisions)]


BRIGADE, FOREST_BRIGADE = department("临清市消防救援大队"), department("临清市森林消防救援大队")


def test_alike_names_of_one_function_in_one_city_are_a_likely_pair() -> None:
    assert pairs(BRIGADE, FOREST_BRIGADE) == [("临清市森林消防救援大队", "临清市消防救援大队")]


def test_an_alias_counts_as_a_name() -> None:
    assert len(pairs(department("临清市应急管理局", "x", "市应急办"), department("临清市应急办公室", "x"))) == 1


@pytest.mark.parametrize(
    "other",
    [
        department("鹿城区消防救援大队", city=LUCHENG),
        department("临清市消防救援支队", "health"),
        department("临清市气象台"),
    ],
    ids=["another city", "another function", "another name"],
)
def test_others_are_no_pair(other: NamedDepartment) -> None:
    assert pairs(BRIGADE, other) == []


def test_bureaus_of_one_character_s_difference_are_no_pair() -> None:
    assert pairs(department("临清市财政局", "finance"), department("临清市民政局", "civil_affairs")) == []


def test_towns_are_many_and_no_pair() -> None:
    towns = [department(name, "township", kind=DepartmentKind.TOWNSHIP) for name in ("青石镇", "白石镇")]
    assert pairs(*towns) == []


def test_where_nobody_knows_the_function_the_names_must_say_more() -> None:
    one, other = department("临清市奇石协会", "other"), department("临清市盆景协会", "other")
    assert pairs(one, other) == []
    assert len(pairs(one, department("临清市奇石学会", "other"))) == 1


@pytest.mark.parametrize("city", ["临清市", "371581"])
def test_a_pair_decided_to_be_different_is_off_the_list(city: str) -> None:
    names = ["临清市消防救援大队", "临清市森林消防救援大队"]
    decided = Decisions.model_validate({"different": [{"city": city, "names": names}]})
    assert pairs(BRIGADE, FOREST_BRIGADE, decisions=decided) == []
    elsewhere = Decisions.model_validate({"different": [{"city": "鹿城区", "names": names}]})
    assert len(pairs(BRIGADE, FOREST_BRIGADE, decisions=elsewhere)) == 1


def test_a_decision_needs_two_names(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="names"):
        Decisions.model_validate({"same": [{"city": "临清市", "names": ["甲"]}]})

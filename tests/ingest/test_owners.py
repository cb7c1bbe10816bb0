"""Who answers for an item: whose duties those are, and how many departments that makes."""

import pytest

from ingest.owners import Owners
from schema.edges import Edge, Leads, PartOf, Supports
from schema.roles import Basis, Role


def duty(department: str, item: str, kind: type[Leads | Supports] = Leads) -> Edge:
    role = Role.LEAD if kind is Leads else Role.SUPPORT
    return kind(
        tail=department,
        head=item,
        role=role,
        written=department,
        basis=Basis.STATED,
        rule="by-hand",
        quote="…",
        start=0,
        end=1,
    )


def part(inner: str, outer: str) -> Edge:
    return PartOf(tail=inner, head=outer)


EDGES = (
    *(
        part("measure", "task"),
        part("task", "chapter"),
        part("other task", "chapter"),
        part("lonely", "lonely chapter"),
    ),
    *(duty("a", "task"), duty("b", "task"), duty("b", "task", Supports), duty("c", "other task"), duty("d", "measure")),
)


@pytest.mark.parametrize(
    ("items", "departments"),
    [
        (["measure"], 1),
        (["task"], 2),
        (["measure", "task"], 3),
        (["chapter"], 4),
        (["task", "chapter"], 4),
        (["lonely"], 0),
        ([], 0),
    ],
)
def test_its_own_duties_else_those_around_else_those_inside(items: list[str], departments: int) -> None:
    assert Owners(EDGES).count(items) == departments


def test_duties_of_one_around_many_count_once() -> None:
    owners = Owners((*EDGES, part("second", "task"), part("third", "task")))
    assert owners.count(["second", "third"]) == owners.count(["task"]) == 2


def test_of_two_as_near_nobody_says_which() -> None:
    both = (part("project", "task"), part("project", "other task"))
    owners = Owners((*EDGES, *both))
    assert owners.count(["project"]) == 0
    assert "project" in owners.owned()


def test_owned_are_those_around_and_those_inside() -> None:
    assert Owners(EDGES).owned() == {"measure", "task", "other task", "chapter"}

"""Ids come from content alone."""

from schema.ids import PlanId, SectionId, compute_id


def test_same_parts_give_the_same_id() -> None:
    assert compute_id(PlanId, "370581", "规划", 2021) == compute_id(PlanId, "370581", "规划", 2021)


def test_parts_are_kept_apart() -> None:
    assert compute_id(PlanId, "ab", "c") != compute_id(PlanId, "a", "bc")


def test_kind_is_part_of_the_id() -> None:
    plan, section = compute_id(PlanId, "x"), compute_id(SectionId, "x")
    assert plan.startswith("plan-")
    assert section.startswith("section-")


def test_an_id_never_changes() -> None:
    """The ids of graphs already written: a change here orphans them all."""
    assert compute_id(PlanId, "x", None) == "plan-8827785853903e59e964"

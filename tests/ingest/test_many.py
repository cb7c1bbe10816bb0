"""The walk over several files: what two files of one call that hold one plan become."""

from pathlib import Path

from ingest.many import ingest_paths
from ingest.report import Outcome
from ingest.settings import IngestSettings
from queries.store import Store

PLAN = """东岭县“十四五”应急管理规划

一、主要任务

（一）加强预案管理

每年修订一次应急预案。（牵头单位：县应急局；配合单位：{support}）

（二）加强队伍建设

建设一支综合救援队伍。（牵头单位：县应急局）
"""


def write(path: Path, support: str) -> Path:
    path.write_text(PLAN.format(support=support), encoding="utf-8")
    return path


def test_two_readings_of_one_plan_do_not_replace_each_other(empty_store: Store, tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt", "县财政局"), write(tmp_path / "b.txt", "县水利局")
    for expected in (Outcome.WRITTEN, Outcome.UNCHANGED):
        taken, refused = ingest_paths([second, first], empty_store, IngestSettings()).outcomes
        assert (taken.path, taken.outcome) == (second, expected)
        assert refused.outcome is Outcome.REFUSED
        assert str(first) in (refused.message or "")
        assert str(second) in (refused.message or "")


def test_a_copy_changes_nothing(empty_store: Store, tmp_path: Path) -> None:
    files = [write(tmp_path / "a.txt", "县财政局"), write(tmp_path / "b.txt", "县财政局")]
    outcomes = ingest_paths(files, empty_store, IngestSettings()).outcomes
    assert [outcome.outcome for outcome in outcomes] == [Outcome.WRITTEN, Outcome.UNCHANGED]


def test_what_is_read_is_told_by_its_number_also_while_nothing_is_written(empty_store: Store, tmp_path: Path) -> None:
    files = [write(tmp_path / f"{name}.txt", "县财政局") for name in "abc"]
    told: list[tuple[int, int, str]] = []
    ingest_paths(files, empty_store, IngestSettings(), lambda *step: told.append(step))
    assert told == [(0, 3, "a.txt"), (1, 3, "b.txt"), (2, 3, "c.txt"), (3, 3, "")]


def test_a_changed_file_of_a_later_call_replaces_the_plan(empty_store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "县财政局")
    before = ingest_paths([path], empty_store, IngestSettings()).outcomes[0]
    after = ingest_paths([write(path, "县水利局")], empty_store, IngestSettings()).outcomes[0]
    assert (after.outcome, after.plan) == (Outcome.WRITTEN, before.plan)

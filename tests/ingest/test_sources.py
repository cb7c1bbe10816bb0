"""Which documents a call names."""

from pathlib import Path

from ingest.sources import find_sources


def test_a_folder_of_plans_gives_them_by_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.txt").write_text("正文", encoding="utf-8")
        (tmp_path / name / "plan.toml").write_text("", encoding="utf-8")
    assert [source.name for source in find_sources([tmp_path])] == ["a", "b"]


def test_a_file_goes_by_its_own_name_and_is_taken_once(tmp_path: Path) -> None:
    plan = tmp_path / "规划.md"
    plan.write_text("正文", encoding="utf-8")
    assert [source.name for source in find_sources([plan, tmp_path, plan])] == ["规划.md"]


def test_what_is_not_there_is_kept_to_be_refused(tmp_path: Path) -> None:
    missing, empty = tmp_path / "none.txt", tmp_path / "empty"
    empty.mkdir()
    assert [source.path for source in find_sources([missing, empty])] == [missing, empty]

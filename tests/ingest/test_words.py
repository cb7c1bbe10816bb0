"""Words for free text search."""

from pathlib import Path

import pytest

from ingest.resolve import words


@pytest.fixture(autouse=True)
def _cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "CACHE", tmp_path / "jieba")


def test_the_vocabulary_is_kept_whole() -> None:
    assert "巨灾保险" in words.keywords("东岭县的巨灾保险怎么办？")


def test_asking_words_and_marks_are_left_out() -> None:
    assert words.keywords("哪些工作加强了？") == ()


def test_each_word_once() -> None:
    assert words.keywords("水库和水库") == ("水库",)

"""Reading puts off the search for garbage, and leaves what was set before as it was."""

import gc

import pytest

from ingest.garbage import seldom_searched


def test_what_was_set_comes_back_also_after_an_error() -> None:
    before, inside = gc.get_threshold(), []

    def read_badly() -> None:
        with seldom_searched():
            inside.append(gc.get_threshold()[0])
            raise ValueError("bad plan")

    with pytest.raises(ValueError, match="bad plan"):
        read_badly()
    assert inside[0] > before[0]
    assert gc.get_threshold() == before


def test_a_process_that_searches_less_still_is_left_alone() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(10**6, 5, 5)
        with seldom_searched():
            assert gc.get_threshold() == (10**6, 5, 5)
        gc.set_threshold(0)
        with seldom_searched():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)

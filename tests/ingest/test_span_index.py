"""Looking a place up gives what looking at every span gives."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.span_index import SpanIndex

SPANS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 900)).map(lambda s: (s[0], s[0] + s[1])), max_size=30)


@given(spans=SPANS, start=st.integers(0, 3000), length=st.integers(0, 50))
def test_it_finds_what_a_look_at_all_finds(spans: list[tuple[int, int]], start: int, length: int) -> None:
    index = SpanIndex((first, last, place) for place, (first, last) in enumerate(spans))
    end = start + length
    held = [place for place, (first, last) in enumerate(spans) if first <= start and end <= last]
    assert index.holding(start, end) == held

"""A text that came on one line, as converters leave it, takes as long by the character as a short one."""

import time

from ingest.models import Document
from ingest.walk import read_facts
from tests.bench.growth import on_one_line


def seconds_of(characters: int) -> float:
    text = on_one_line(characters)
    started = time.process_time()
    facts = read_facts(Document("plan.txt", "txt", "0", text))
    taken = time.process_time() - started
    assert len(facts.responsibilities) > characters // 500
    return taken


def test_a_text_on_one_line_is_read_in_time_that_grows_with_it() -> None:
    seconds_of(5_000)  # the dictionaries
    assert seconds_of(300_000) < 2 * 10 * seconds_of(30_000)

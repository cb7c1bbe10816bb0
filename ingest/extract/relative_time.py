"""The second reader of times: expressions that count from another day (今年底, 明年6月底前), valued by jionlp.

jionlp costs near half a second to import and prints when it is, so it is asked only when such words are met.
"""

import contextlib
import io
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any


@cache
def last_day(written: str, issued: str) -> str | None:
    """The last day (ISO) of an expression that counts from the day of issue (ISO); None where jionlp has none."""
    try:
        parsed = _parser()(written, time_base=datetime.fromisoformat(issued).timestamp())
    except ValueError:
        return None
    match parsed:
        case {"type": "time_point" | "time_span", "time": [_, str(last)]} if last[:1].isdigit():
            return last[:10]
        case _:
            return None


@cache
def _parser() -> Callable[..., Mapping[str, Any]]:
    with contextlib.redirect_stdout(io.StringIO()):
        import jionlp
    parse: Callable[..., Mapping[str, Any]] = jionlp.parse_time
    return parse

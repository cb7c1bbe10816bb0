"""How long each query template takes: the 95th percentile of runs, with values that the graph itself has.

A template is asked as in its example, about everything (with what it requires alone), and about everything of one sort, for
each parameter that takes a word of a closed set: every role, every kind of department.
"""

import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence

from queries.library import load_library, run_template
from queries.store import Reader
from queries.template import Template

RUNS = 40
ROUNDS = 2
WARM_UP = 5
SAMPLE = 200
EVERYTHING = "of everything"

_FOUND: Mapping[str, str] = {
    "city": "MATCH (n:City)<-[:OF_CITY]-(:Plan) RETURN DISTINCT n.name AS value",
    "plan": "MATCH (n:Plan) RETURN n.title AS value",
    "department": "MATCH (n:Department) RETURN n.name AS value",
    "topic": "MATCH (n:Topic) RETURN n.id AS value",
    "task": "MATCH (n:Task) RETURN n.name AS value",
    "item": "MATCH (n:Task) RETURN n.id AS value",
    "id": "MATCH (n:Task) RETURN n.id AS value",
    "concept": "MATCH (n:Indicator) RETURN n.concept AS value",
    "function": "MATCH (n:Function) RETURN n.id AS value",
    "text": "MATCH (n:Topic) RETURN n.zh AS value",
    "near": "MATCH (n:Topic) RETURN n.zh AS value",
    "names": "MATCH (n:City)<-[:OF_CITY]-(:Plan) RETURN DISTINCT [n.name] AS value",
}
"""Where the values of a parameter come from; the others keep those of the template's example."""


def time_templates(reader: Reader) -> dict[str, float]:
    """Milliseconds by template in the last round, the slowest first; those before it warm the engine up."""
    values = {name: [row["value"] for row in reader.run(f"{cypher} LIMIT {SAMPLE}")] for name, cypher in _FOUND.items()}
    for _ in range(ROUNDS):
        times = {
            name: _percentile(reader, template, {key: values.get(key) or _given(template, key) for key in asked})
            for template in load_library().values()
            for name, asked in _ways_to_ask(template)
        }
    return dict(sorted(times.items(), key=lambda each: -each[1]))


def _ways_to_ask(template: Template) -> Iterator[tuple[str, Sequence[str]]]:
    """Each with the parameters that are given."""
    yield template.name, tuple(template.example)
    required = tuple(parameter.name for parameter in template.parameters if parameter.required)
    if len(required) < len(template.example) and not template.any_of:
        yield f"{template.name} {EVERYTHING}", required
    if not template.any_of:
        yield from (
            (f"{template.name} by {parameter.name}", (*required, parameter.name))
            for parameter in template.parameters
            if parameter.choices and not parameter.required
        )


def _given(template: Template, key: str) -> Sequence[object]:
    """The words of the closed set, else the example's value."""
    [parameter] = [parameter for parameter in template.parameters if parameter.name == key]
    return parameter.choices or [template.example[key]]


def _percentile(reader: Reader, template: Template, values: Mapping[str, Sequence[object]]) -> float:
    """Of the same values in every run, so that two graphs are asked the same."""
    chance = random.Random(template.name)  # noqa: S311
    times = []
    for _ in range(WARM_UP + RUNS):
        asked = {name: chance.choice(choices) for name, choices in values.items()}
        started = time.perf_counter()
        run_template(reader, template, asked)
        times.append(time.perf_counter() - started)
    return round(sorted(times[WARM_UP:])[math.ceil(RUNS * 0.95) - 1] * 1000, 1)

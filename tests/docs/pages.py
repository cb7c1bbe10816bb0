"""The parts of the docs that the code itself knows: settings, endpoints, templates, accuracy, and the printed answer."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings

from api.app import create_app
from api.settings import ApiSettings
from ingest.evaluate import KINDS
from ingest.evaluate.gold import load_gold
from ingest.evaluate.plans import GoldPlan, evaluate_plan, find_gold_plans
from ingest.settings import IngestSettings, VocabularySettings
from queries.library import load_library
from queries.settings import StoreSettings
from queries.template import Parameter, Template
from tests.command_line import CommandLine

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "data" / "plans"

QUESTIONS = {"README.md": "Which departments own disaster insurance?", "README.zh-CN.md": "哪些部门负责巨灾保险？"}
"""The question whose answer each README shows."""

SETTINGS: Mapping[str, type[BaseSettings]] = {
    "Database": StoreSettings,
    "Reading": IngestSettings,
    "Vocabulary": VocabularySettings,
    "Answers": ApiSettings,
}


def settings_page() -> str:
    return "\n\n".join(_settings_table(title, kind) for title, kind in SETTINGS.items())


def setting_names(kind: type[BaseSettings]) -> dict[str, FieldInfo]:
    """The environment's name of each setting."""
    prefix = str(kind.model_config.get("env_prefix", ""))
    return {str(field.validation_alias or prefix + name).upper(): field for name, field in kind.model_fields.items()}


def api_page() -> str:
    """Every endpoint of the OpenAPI description with its parameters."""
    paths: dict[str, dict[str, Any]] = create_app().openapi()["paths"]
    rows = [
        (f"`{method.upper()} {path}`", _first_sentence(operation), _parameters(operation))
        for path, operations in paths.items()
        for method, operation in operations.items()
    ]
    return table(("endpoint", "what it gives", "parameters"), rows)


def templates_page() -> str:
    return "\n\n".join(_template_section(template) for template in load_library().values())


@cache
def accuracy_table() -> str:
    """F1 of each kind of fact for each plan, read now."""
    return table(("plan", *KINDS, "mean"), map(_accuracy, find_gold_plans(())))


def printed_answer(question: str, qiantou: CommandLine) -> str:
    """The command and what it prints, as it stands in a README."""
    run = qiantou("ask", question)
    assert run.code == 0, run.err
    lines = "\n".join(line.rstrip() for line in run.out.strip("\n").splitlines())
    return f"```console\n$ qiantou ask {shlex.quote(question)}\n{lines}\n```"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _settings_table(title: str, kind: type[BaseSettings]) -> str:
    rows = [(f"`{name}`", _default(field), field.description or "") for name, field in setting_names(kind).items()]
    return f"## {title}\n{table(('setting', 'default', 'meaning'), rows)}"


def _default(field: FieldInfo) -> str:
    """A default that depends on the machine is said in the field's description."""
    if field.default is PydanticUndefined:
        return "by platform"
    return "—" if field.default is None else f"`{field.default}`"


def _parameters(operation: Mapping[str, Any]) -> str:
    return ", ".join(f"`{parameter['name']}`" for parameter in operation.get("parameters", ())) or "—"


def _template_section(template: Template) -> str:
    example = " ".join(f"--param {name}={shlex.quote(_text(value))}" for name, value in template.example.items())
    parts: Iterator[str] = iter(
        (
            f"## {template.name}",
            f"{template.title.en} · {template.title.zh}",
            f"> {template.question.en}  \n> {template.question.zh}",
            f"```bash\n{f'qiantou queries {template.name} {example}'.strip()}\n```",
            table(("parameter", "type", "meaning"), [_parameter_row(p) for p in template.parameters]),
            "Columns: " + ", ".join(f"`{column.name}`" for column in template.columns) + ".",
        )
    )
    return "\n\n".join(parts)


def _parameter_row(parameter: Parameter) -> tuple[str, str, str]:
    needed = ", required" if parameter.required else ""
    return f"`{parameter.name}`", f"{parameter.type}{needed}", f"{parameter.meaning.en} · {parameter.meaning.zh}"


def _text(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _first_sentence(operation: Mapping[str, Any]) -> str:
    """What the endpoint's docstring says first; the summary alone is made of the function's name."""
    text = " ".join(operation.get("description", operation.get("summary", "")).split())
    return text.partition(". ")[0].removesuffix(".")


def _accuracy(plan: GoldPlan) -> tuple[str, ...]:
    evaluation = evaluate_plan(plan, IngestSettings())
    scores = [evaluation.figures[kind].f1 for kind in KINDS] + [evaluation.mean_f1]
    return (load_gold(plan.gold)["plan"]["city"], *(f"{score:.2f}" for score in scores))

"""A folder of plans as users have them, real, made and bad ones, and its tables: what the tests of tables start from."""

import shutil
from pathlib import Path

import pyarrow as pa

from ingest.settings import IngestSettings
from ingest.tables.engine import Engine
from ingest.tables.make import make_tables
from queries.tables.folder import TableFolder
from queries.tables.form import all_tables
from tests.bench.corpus import make_plan

PLANS = Path(__file__).parents[1] / "data" / "plans"
SAMPLES = ("linqing-emergency-2021-2025", "zhuanghe-emergency-2021-2025")
MADE = 40
Sorted = dict[str, list[str]]


def write_folder(folder: Path) -> Path:
    """Two sample plans; two made plans of one city, one of them three times: as it is, copied, and in another reading."""
    for name in SAMPLES:
        shutil.copytree(PLANS / name, folder / name)
    for number in (MADE, MADE + 1):
        (folder / f"made-{number}.txt").write_text(make_plan(number), encoding="utf-8")
    shutil.copy(folder / f"made-{MADE}.txt", folder / "a-copy.txt")
    (folder / "z-later.txt").write_text(make_plan(MADE) + "（三）加强监督。每年开展一次检查。\n", encoding="utf-8")
    (folder / "odd.txt").write_text(_odd_plan(), encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "poem.txt").write_text("床前明月光，疑是地上霜。\n" * 40, encoding="utf-8")
    return folder


def _odd_plan() -> str:
    """Its words mean something to whoever reads CSV."""
    text = make_plan(MADE + 7)
    return text.replace("。（市", '，抓好"三个一", 即\\"一图一表\\"；一册\\。（市')


def make(folder: Path, to: Path | str, engine: Engine = Engine.LOCAL) -> TableFolder:
    make_tables([str(folder)], str(to), engine, IngestSettings(), in_silence)
    return TableFolder(str(to))


def in_silence(what: str, done: int, total: int) -> None:
    """Nobody watches."""


def read_sorted(folder: TableFolder) -> Sorted:
    """Every row of every table, and the report: whatever parts they were written in."""
    tables = {table.name: list(folder.read(table)) for table in all_tables()}
    return {name: _lines(parts) for name, parts in tables.items()} | {"report": _lines([folder.read_report()])}


def _lines(parts: list[pa.Table]) -> list[str]:
    return sorted(repr(row) for part in parts for row in part.to_pylist())

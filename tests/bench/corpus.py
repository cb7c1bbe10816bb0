"""A corpus of plans that no city has written: as many as are wanted, of their own cities, departments, tasks and numbers.

Seeded: the same number gives the same text. It is written to a folder of the caller's, never among the real plans.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from schema.evidence import Frozen

_FILE = Path(__file__).with_suffix(".toml")

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_TASKS = range(5, 9)
_PARTS = range(2, 5)
_PROJECTS = range(3, 7)


class Field(Frozen):
    """What plans of one field speak of, and whom they name."""

    name: str
    units: tuple[str, ...]
    things: tuple[str, ...]
    indicators: tuple[tuple[str, str], ...]


class Words(Frozen):
    """The file's content."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    third: tuple[str, ...]
    verbs: tuple[str, ...]
    endings: tuple[str, ...]
    openings: tuple[str, ...]
    field: tuple[Field, ...]

    @property
    def plans_at_most(self) -> int:
        return len(self.first) * len(self.second) * len(self.third) * len(self.field)


@cache
def load_words() -> Words:
    return Words.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))


def write_corpus(folder: Path, plans: int) -> list[Path]:
    """That many plans, one file each; the first hundred of a thousand are the hundred of a hundred."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(plans):
        path = folder / f"plan-{number:05}.txt"
        path.write_text(make_plan(number), encoding="utf-8")
        paths.append(path)
    return paths


def make_plan(number: int) -> str:
    """The text of the plan with this number: each city has one plan of each field."""
    words = load_words()
    if number >= words.plans_at_most:
        raise ValueError(f"the words make {words.plans_at_most} plans, and number {number} was asked for")
    place, field = divmod(number, len(words.field))
    return "\n".join(_Plan(words, words.field[field], _city(words, place), random.Random(number)).lines()) + "\n"  # noqa: S311


def _city(words: Words, place: int) -> str:
    rest, first = divmod(place, len(words.first))
    third, second = divmod(rest, len(words.second))
    return f"{words.first[first]}{words.second[second]}{words.third[third]}市"


class _Plan:
    def __init__(self, words: Words, field: Field, city: str, chance: random.Random) -> None:
        self._words = words
        self._field = field
        self._city = city
        self._chance = chance

    def lines(self) -> Iterator[str]:
        yield f"{self._city}“十四五”{self._field.name}规划"
        yield "一、现状与形势"
        yield f"“十三五”时期，{self._city}{self._thing()}取得明显成效，{self._thing()}稳步推进。"
        yield "二、总体目标"
        yield f"到2025年，{self._city}{self._field.name}水平显著提高。"
        yield from self._indicators()
        yield "三、主要任务"
        yield from self._tasks()
        yield "四、重点工程"
        yield from self._projects()
        yield "五、保障措施"
        yield f"（一）加强组织领导。建立联席会议制度，每年开展一次评估。{self._duty()}"
        yield f"（二）加大资金投入。{self._unit()}会同{self._unit()}落实资金。"

    def _indicators(self) -> Iterator[str]:
        for name, unit in self._field.indicators:
            base = self._chance.randint(50, 80)
            yield f"{name}由2020年的{base}{unit}提高到2025年的{base + self._chance.randint(1, 15)}{unit}。"

    def _tasks(self) -> Iterator[str]:
        for numeral in _NUMERALS[: self._chance.choice(_TASKS)]:
            yield f"（{numeral}）{self._title()}"
            for number in range(1, self._chance.choice(_PARTS) + 1):
                yield f"{number}.{self._title()}。{self._sentences()}{self._duty()}"

    def _projects(self) -> Iterator[str]:
        for number in range(1, self._chance.choice(_PROJECTS) + 1):
            money = self._chance.randint(100, 90_000)
            yield f"{number}.{self._thing()}提升工程。总投资{money}万元，{self._chance.randint(2022, 2025)}年底前完成。"

    def _title(self) -> str:
        return f"{self._pick(self._words.verbs)}{self._thing()}{self._pick(self._words.endings)}"

    def _sentences(self) -> str:
        count = self._chance.randint(3, 70)
        year = self._chance.randint(2022, 2025)
        return (
            f"{self._pick(self._words.openings)}，{self._pick(self._words.verbs)}{self._thing()}。"
            f"到{year}年，建成{self._thing()}示范点{count}个。"
            f"{self._pick(self._words.verbs)}{self._thing()}和{self._thing()}，每{self._pick(('年', '季度', '半年'))}开展一次检查。"
        )

    def _duty(self) -> str:
        """A part of the tasks names nobody, as in real plans."""
        lead, *others = self._chance.sample(self._field.units, self._chance.randint(2, 4))
        listed = "、".join(f"市{unit}" for unit in others)
        return self._pick(
            (
                f"（市{lead}牵头，{listed}配合）",
                f"（市{lead}、{listed}负责）",
                f"（牵头单位：市{lead}；配合单位：{listed}）",
                "",
            )
        )

    def _thing(self) -> str:
        return self._pick(self._field.things)

    def _unit(self) -> str:
        return f"市{self._pick(self._field.units)}"

    def _pick(self, choices: Sequence[str]) -> str:
        return self._chance.choice(choices)

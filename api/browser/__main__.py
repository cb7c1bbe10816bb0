"""For another Neo4j Browser: write its style and saved queries as files that are dropped on it. `python -m api.browser FOLDER`"""

import sys
from pathlib import Path

from api.browser.scripts import make_scripts, zip_scripts
from api.browser.style import make_rules, render_grass


def write_files(folder: Path) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    style, queries = folder / "qiantou.grass", folder / "qiantou-queries.zip"
    style.write_text(render_grass(make_rules()), encoding="utf-8")
    queries.write_bytes(zip_scripts(make_scripts()))
    return style, queries


def main(arguments: list[str]) -> int:
    match arguments:
        case [folder]:
            written = " and ".join(str(path) for path in write_files(Path(folder)))
            sys.stdout.write(f"{written}: drop them on Neo4j Browser, one after the other\n")
            return 0
        case _:
            sys.stderr.write("usage: python -m api.browser FOLDER\n")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

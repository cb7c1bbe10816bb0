"""For another Neo4j Browser: write its style and saved queries as files that are dropped on it. `python -m api.browser FOLDER`"""

import sys
from pathlib import Path

from api.browser.scripts import make_scripts
from api.browser.style import make_rules, render_grass


def write_files(folder: Path) -> tuple[Path, ...]:
    """qiantou.grass, and one .cypher a query."""
    texts = {folder / "qiantou.grass": render_grass(make_rules())}
    texts |= {folder / "queries" / f"{script.name}.cypher": script.text for script in make_scripts()}
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tuple(texts)


def main(arguments: list[str]) -> int:
    match arguments:
        case [folder]:
            sys.stdout.write(f"{len(write_files(Path(folder)))} files in {folder}: drop them on Neo4j Browser\n")
            return 0
        case _:
            sys.stderr.write("usage: python -m api.browser FOLDER\n")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

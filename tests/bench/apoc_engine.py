"""An embedded Neo4j with APOC, which neo4j-graphrag's writer calls: ours lets no plugin in.

Started by engines.py: `python -m tests.bench.apoc_engine FOLDER` says where it is, and ends with its standard input.
"""

import json
import os
import sys
from pathlib import Path

from queries.engine_database import PROCEDURES, Memory, start_database
from queries.engine_jars import load_jars, provide_jars
from queries.engine_state import EngineFolder
from queries.settings import StoreSettings

_LOCK = Path(__file__).with_name("apoc.lock")


def main() -> None:
    settings = StoreSettings(home=Path(sys.argv[1]))
    folder = EngineFolder(settings.home)
    folder.prepare()  # Java wants to write its list of classes there from the first moment
    repository = settings.maven_repository
    jars = provide_jars(settings.jar_cache, load_jars(), repository=repository, report=_say_nothing)
    plugin = provide_jars(folder.home / "plugins", load_jars(_LOCK), repository=repository, report=_say_nothing)
    memory = Memory(settings.heap, settings.page_cache)
    database = start_database(folder, [str(jar) for jar in (*jars, *plugin)], memory, procedures=f"{PROCEDURES},apoc.*")
    told = {"uri": f"bolt://127.0.0.1:{database.bolt_port}", "password": folder.read_password(), "pid": os.getpid()}
    print(json.dumps(told), flush=True)
    sys.stdin.read()
    database.stop()


def _say_nothing(what: str, done: int, total: int) -> None:
    pass


if __name__ == "__main__":
    main()
    os._exit(0)  # Python's own way out waits for Java's threads

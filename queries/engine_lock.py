"""For maintainers: write the locks anew: the newest Neo4j 5.26, the newest of all, Neo4j Browser, its offline commands. `python -m queries.engine_lock`

Reads what Maven Central says that Neo4j needs, leaves out what the embedded engine never loads, and notes size and
sha256 of each jar. Run it to take up a security release, look at the difference, and run the tests.
"""

import hashlib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.maven import Dependency, MavenContext, PythonResolver

from queries.engine_jars import ADMIN_LOCK_FILE, BROWSER_LOCK_FILE, CALENDAR_LOCK_FILE, LOCK_FILE, Jar

_LINE = "5.26."
_CALENDAR_LINE = "20"
_BROWSER_LINE = "5."
_PICOCLI_LINE = "4.7."
_LEFT_OUT = {
    "the HTTP server": (
        "org.eclipse.jetty",
        "org.glassfish",
        "com.sun.istack",
        "com.sun.xml",
        "org.jvnet.staxex",
        "jakarta",
        "javax",
        "com.fasterxml.jackson.jaxrs",
        "com.fasterxml.jackson.module",
        "org.codehaus.jettison",
        "org.javassist",
    ),
    "import from Parquet files": (
        "org.apache.hadoop",
        "org.apache.parquet",
        "blue.strategic.parquet",
        "org.xerial.snappy",
    ),
    "compressed dumps": ("com.github.luben",),
    "certificates (Bolt stays on the loopback)": ("org.bouncycastle",),
    "the offline commands": ("info.picocli", "com.profesorfalken", "org.jprocesses"),
    "Scala macros, used when Neo4j was compiled": ("org.scala-lang:scala-reflect",),
}


def find_newest(context: MavenContext, group: str, name: str, line: str) -> str:
    project = context.project(group, name)
    project.update()
    versions = [str(component.version) for component in project.versions() if component.version.startswith(line)]
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])


def is_left_out(dependency: Dependency) -> bool:
    name = f"{dependency.groupId}:{dependency.artifactId}"
    return any(name.startswith(prefix) for prefixes in _LEFT_OUT.values() for prefix in prefixes)


def lock_jar(dependency: Dependency) -> Jar:
    content = dependency.artifact.resolve().read_bytes()
    parts = (dependency.groupId, dependency.artifactId, dependency.version, dependency.classifier)
    return Jar(":".join(filter(None, parts)), len(content), hashlib.sha256(content).hexdigest())


def render(name: str, version: str, jars: list[Jar]) -> str:
    head = f'# Written by python -m queries.engine_lock; not by hand.\n{name} = "{version}"\n'
    entries = (
        f'\n[[jar]]\ncoordinate = "{jar.coordinate}"\nsize = {jar.size}\nsha256 = "{jar.sha256}"\n' for jar in jars
    )
    return head + "".join(entries)


def lock_engine(context: MavenContext, line: str, lock: Path) -> None:
    version = find_newest(context, "org.neo4j", "neo4j", line)
    root = Dependency(context.project("org.neo4j", "neo4j").at_version(version).artifact())
    inputs, transitive = context.resolver.resolve([root])
    wanted = [dependency for dependency in (*inputs, *transitive) if not is_left_out(dependency)]
    with ThreadPoolExecutor(16) as pool:
        jars = sorted(pool.map(lock_jar, wanted), key=lambda jar: jar.coordinate)
    _write(lock, "neo4j", version, jars)


def lock_one(context: MavenContext, group: str, name: str, line: str, lock: Path) -> None:
    """One jar, without what it was made of."""
    version = find_newest(context, group, name, line)
    jar = lock_jar(Dependency(context.project(group, name).at_version(version).artifact()))
    _write(lock, lock.stem, version, [jar])


def _write(path: Path, name: str, version: str, jars: list[Jar]) -> None:
    path.write_text(render(name, version, jars), encoding="utf-8")
    sys.stdout.write(f"{name} {version}: {len(jars)} jars, {sum(jar.size for jar in jars) / 1e6:.0f} MB\n")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(resolver=PythonResolver(), repo_cache=Path(folder), timeout=60)
        lock_engine(context, _LINE, LOCK_FILE)
        lock_engine(context, _CALENDAR_LINE, CALENDAR_LOCK_FILE)
        lock_one(context, "org.neo4j.client", "neo4j-browser", _BROWSER_LINE, BROWSER_LOCK_FILE)
        lock_one(context, "info.picocli", "picocli", _PICOCLI_LINE, ADMIN_LOCK_FILE)


if __name__ == "__main__":
    main()

"""Where the store is and how long it may take, from the environment."""

from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

FullPath = Annotated[Path, AfterValidator(lambda path: path.expanduser().absolute())]
"""The engine works in another folder than the command that starts it."""

MemorySize = Annotated[str, Field(pattern=r"^[1-9][0-9]*[kmg]$")]
"""As Java and Neo4j write it: 512m, 1g."""


class StoreSettings(BaseSettings):
    """With NEO4J_URI that Neo4j is used; without it an embedded one, which owns QIANTOU_HOME.

    Every setting is the environment's QIANTOU_ and its name here, but those whose alias says otherwise.
    """

    model_config = SettingsConfigDict(
        env_prefix="QIANTOU_", frozen=True, extra="ignore", populate_by_name=True, env_ignore_empty=True
    )

    neo4j_uri: str | None = Field(
        default=None,
        validation_alias="NEO4J_URI",
        description="Address of a Neo4j server, such as neo4j+s://host or bolt://host:7687; unset: the embedded Neo4j",
    )
    neo4j_username: str = Field(default="neo4j", validation_alias="NEO4J_USERNAME", description="User of that server")
    neo4j_password: SecretStr | None = Field(
        default=None, validation_alias="NEO4J_PASSWORD", description="Its password; unset: a server without passwords"
    )
    neo4j_database: str = Field(
        default="neo4j", validation_alias="NEO4J_DATABASE", description="Database of that server"
    )

    home: FullPath = Field(
        default_factory=lambda: platformdirs.user_data_path("qiantou"),
        description="Folder with the embedded Neo4j's data, password and logs",
    )
    jar_cache: FullPath = Field(
        default_factory=lambda: platformdirs.user_cache_path("qiantou") / "jars",
        validation_alias="QIANTOU_JARS",
        description="Folder with the embedded Neo4j's jars and Java's archive of their classes (140 MB, made again when it is missing); many data folders can share it",
    )
    jar_lock: FullPath | None = Field(
        default=None,
        description="Lock file of another Neo4j to embed; unset: that of Neo4j 5.26 LTS, `queries/jars.lock`",
    )
    maven_repository: str | None = Field(
        default=None, description="Address of a mirror of Maven Central to fetch the jars from"
    )
    linger_seconds: float = Field(
        default=300, ge=0, description="How long the embedded Neo4j stays up after its last user; 0 stops it at once"
    )
    heap: MemorySize = Field(default="512m", description="Memory of the embedded Neo4j for its queries (Java heap)")
    page_cache: MemorySize = Field(default="128m", description="Memory of the embedded Neo4j for its files")
    start_timeout_seconds: float = Field(default=120, gt=0, description="How long the embedded Neo4j may take to start")
    connect_timeout_seconds: float = Field(default=10, gt=0, description="How long to try to reach Neo4j")
    read_timeout_seconds: float = Field(default=30, gt=0, description="Time limit of one query")
    write_timeout_seconds: float = Field(default=300, gt=0, description="Time limit of one transaction that writes")

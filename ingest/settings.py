"""What a user may set for reading, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class IngestSettings(BaseSettings):
    """`max_bytes` (QIANTOU_MAX_BYTES): a larger file is refused before it is read."""

    model_config = SettingsConfigDict(env_prefix="QIANTOU_", frozen=True, extra="ignore")

    max_bytes: int = Field(default=50_000_000, gt=0)

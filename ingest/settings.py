"""What a user may set for reading, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class IngestSettings(BaseSettings):
    """Every setting is the environment's QIANTOU_ and its name here."""

    model_config = SettingsConfigDict(env_prefix="QIANTOU_", frozen=True, extra="ignore")

    max_bytes: int = Field(default=50_000_000, gt=0, description="A larger file is refused before it is read")

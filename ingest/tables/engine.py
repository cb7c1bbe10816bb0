"""Which engine reads the documents of a run; apart from what the engines need, so that naming one costs nothing."""

from enum import StrEnum


class Engine(StrEnum):
    """Processes of this machine, or Ray, on as many machines as it has."""

    LOCAL = "local"
    RAY = "ray"

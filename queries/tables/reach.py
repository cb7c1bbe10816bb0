"""Stores of files, on a disk or behind a URL: what they could not do in our words, never with a password of the address."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import fsspec
from fsspec import AbstractFileSystem

from queries.errors import PlaceMissing, PlaceRefused, TablesError

_LOGIN = re.compile(r"(?<=://)[^/\s]*@")
"""user:password@ in an address."""


def shown(text: str) -> str:
    """A place, or a sentence with one, as anybody may read it."""
    return _LOGIN.sub("", text)


def find_store(place: str) -> tuple[AbstractFileSystem, str]:
    """The store that a path or URL names, and the place's name inside it."""
    with reached(place):
        files, inside = fsspec.url_to_fs(place)
    return files, str(inside)


@contextmanager
def reached(place: str) -> Iterator[None]:
    """Around what is asked of a store. Raises TablesError."""
    try:
        yield
    except TablesError:
        raise
    except FileNotFoundError as error:
        raise PlaceMissing(f"{shown(place)}: there is no such file, folder or bucket") from error
    except PermissionError as error:
        raise PlaceRefused(
            f"{shown(place)}: it refuses us ({_reason(error)}): check its permissions, and behind a URL the credentials "
            "that its package reads (for s3:// AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE), and run this "
            "again: what is done is kept"
        ) from error
    except Exception as error:  # the package of each kind of store has errors of its own, which share no name
        raise TablesError(
            f"{shown(place)}: it cannot be reached, read or written ({_reason(error)}): mend that, and run this again; what is "
            "done is kept"
        ) from error


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return shown(said.partition("\n")[0]).rstrip(" .:") or type(error).__name__

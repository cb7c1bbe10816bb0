"""A real object store on this machine's loopback, which lets nobody in without the right key."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import boto3
import httpx
import pytest
from fsspec import AbstractFileSystem, filesystem
from moto.server import ThreadedMotoServer

_REGION = "us-east-1"
_ALL = [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
_USER = "reader"


@dataclass(frozen=True)
class ObjectStore:
    url: str
    key: str
    secret: str

    @property
    def environment(self) -> dict[str, str]:
        """What a command finds the store by, and nothing of the machine's own."""
        return environment(self.url, self.key, self.secret)

    def permit(self, *forbidden: str) -> None:
        """The user may do all from now on, but for reading these objects; `*` is every one and the list of them."""
        denied = [{"Effect": "Deny", "Action": "*", "Resource": f"arn:aws:s3:::{name}"} for name in forbidden]
        _look_at_keys(self.url, after=float("inf"))
        _permit(_users(self.url), [*_ALL, *denied])
        _look_at_keys(self.url, after=0)

    def files(self) -> AbstractFileSystem:
        return filesystem("s3", key=self.key, secret=self.secret, endpoint_url=self.url)


def environment(url: str, key: str, secret: str) -> dict[str, str]:
    return {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": key,
        "AWS_SECRET_ACCESS_KEY": secret,
        "AWS_DEFAULT_REGION": _REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_MAX_ATTEMPTS": "1",
    }


@pytest.fixture(scope="session")
def object_store() -> Iterator[ObjectStore]:
    """One in a process: the server's state and the open connections of `s3fs` live as long as that."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        url = f"http://{host}:{port}"
        key = _make_user(url)
        _look_at_keys(url, after=0)
        yield ObjectStore(url, key["AccessKeyId"], key["SecretAccessKey"])
    finally:
        server.stop()


def _make_user(url: str) -> Any:
    users = _users(url)
    users.create_user(UserName=_USER)
    _permit(users, _ALL)
    return users.create_access_key(UserName=_USER)["AccessKey"]


def _users(url: str) -> Any:
    login = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nothing"}
    return boto3.client("iam", endpoint_url=url, region_name=_REGION, **login)


def _permit(users: Any, statements: Sequence[Mapping[str, str]]) -> None:
    policy = {"Version": "2012-10-17", "Statement": statements}
    users.put_user_policy(UserName=_USER, PolicyName="own", PolicyDocument=json.dumps(policy))


def _look_at_keys(url: str, *, after: float) -> None:
    """After so many requests."""
    httpx.post(f"{url}/moto-api/reset-auth", content=str(after)).raise_for_status()

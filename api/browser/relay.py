"""Neo4j Browser speaks Bolt over a WebSocket: taken here, passed on for reading only, answered as the database answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from queries.bolt import BoltRefused, ReadOnly
from queries.door import find_door
from queries.errors import StoreError
from queries.settings import StoreSettings

_log = logging.getLogger(__name__)
_BLOCK = 65536
_POLICY_VIOLATION, _TRY_AGAIN_LATER = 1008, 1013

Endpoint = Callable[[WebSocket], Awaitable[None]]


def make_relay(settings: StoreSettings, *, is_allowed: Callable[[HTTPConnection], bool]) -> Endpoint:
    async def relay(client: WebSocket) -> None:
        if not is_allowed(client):
            await client.close(_POLICY_VIOLATION)  # before it is accepted: the answer is 403
            return
        # Each connection finds its own way: the embedded engine may have been started again since the last one.
        with ExitStack() as held:
            try:
                door = await run_in_threadpool(held.enter_context, find_door(settings, _say_nothing))
                answers, words = await door.open()
            except (OSError, StoreError) as error:
                _log.warning("Neo4j Browser was turned away: the database does not answer (%s)", error)
                await client.close(_TRY_AGAIN_LATER)
                return
            await client.accept()
            await _pass_on(client, answers, words, door.make_filter())

    return relay


def _say_nothing(what: str, done: int, total: int) -> None:
    """A start of the engine is shown by nobody here: the Browser waits for it."""


async def _pass_on(
    client: WebSocket, answers: asyncio.StreamReader, words: asyncio.StreamWriter, let_through: ReadOnly
) -> None:
    """Until one of the two hangs up; then the other is told."""
    both = (
        asyncio.create_task(_pass_words(client, words, let_through)),
        asyncio.create_task(_pass_answers(answers, client)),
    )
    try:
        ended, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            with suppress(ConnectionError, WebSocketDisconnect):
                task.result()
    except BoltRefused as error:
        _log.warning("Neo4j Browser was hung up on: it sent %s", error)
    finally:
        for task in both:
            task.cancel()
        words.close()
    if client.client_state is WebSocketState.CONNECTED:
        await client.close()


async def _pass_words(client: WebSocket, words: asyncio.StreamWriter, let_through: ReadOnly) -> None:
    async for received in client.iter_bytes():
        words.write(let_through.forward(received))
        await words.drain()


async def _pass_answers(answers: asyncio.StreamReader, client: WebSocket) -> None:
    while received := await answers.read(_BLOCK):
        await client.send_bytes(received)

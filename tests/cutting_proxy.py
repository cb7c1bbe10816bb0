"""A connection that can be cut: stands between the driver and Neo4j, and drops everything when so many bytes have passed."""

import socket
import ssl
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

CHUNK = 16384


class CuttingProxy:
    """Listens on the loopback. `cut_after(n)` drops all connections when `n` more bytes have gone to the database."""

    def __init__(self, port: int, *, tls: ssl.SSLContext | None = None) -> None:
        """With `tls` clients must speak encrypted; the database is spoken to without."""
        self._tls = tls
        self._target = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._left: int | None = None
        self._refuses = False
        self._counting = threading.Lock()
        self.cuts = 0
        self.passed = 0

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut_after(self, count: int, *, for_good: bool = False) -> None:
        """With `for_good` nobody is let in afterwards."""
        with self._counting:
            self._left, self._refuses = count, False
        self._for_good = for_good

    def mend(self) -> None:
        with self._counting:
            self._left, self._refuses = None, False

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()
        self._drop()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener was closed: the test is over
            while True:
                client = self._greet(self._listener.accept()[0])
                if client is None:
                    continue
                if self._refuses:
                    client.close()
                    continue
                server = socket.create_connection(self._target)
                self._open += [client, server]
                threading.Thread(target=self._pass, args=(client, server, True), daemon=True).start()
                threading.Thread(target=self._pass, args=(server, client, False), daemon=True).start()

    def _greet(self, client: socket.socket) -> socket.socket | None:
        """None when a client does not like the certificate, and goes."""
        if self._tls is None:
            return client
        try:
            return self._tls.wrap_socket(client, server_side=True)
        except OSError:
            client.close()
            return None

    def _pass(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(CHUNK):
                if counted and self._is_over(len(piece)):
                    self._drop()
                    return
                target.sendall(piece)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)

    def _is_over(self, count: int) -> bool:
        with self._counting:
            self.passed += count
            if self._left is None:
                return False
            self._left -= count
            if self._left > 0:
                return False
            self._left, self._refuses = None, self._for_good
            self.cuts += 1
            return True

    def _drop(self) -> None:
        for connection in self._open:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
        self._open.clear()

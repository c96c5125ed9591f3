"""A connection to addresses that were checked, which ends at its deadline."""

import contextlib
import http.client
import socket
import ssl
import threading
import time


class Pinned(http.client.HTTPConnection):
    """A connection to the first of `addresses` that answers; the name is for the certificate and the Host header only.

    Whatever the other side does, the line is cut `timeout_s` after the connection was made ready: a limit on each wait alone
    would let a server drip its answer for hours.
    """

    def __init__(self, host: str, port: int, addresses: tuple[str, ...], secure: bool, timeout_s: float) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self.default_port = 443 if secure else 80
        self._addresses, self._secure = addresses, secure
        self._until = time.monotonic() + timeout_s
        self._line: socket.socket | None = None
        self._clock: threading.Timer | None = None

    def connect(self) -> None:
        """Makes the line; OSError when no address takes one or its certificate is not the host's."""
        self._line = self._first()
        self._clock = threading.Timer(max(self._until - time.monotonic(), 0), self._cut)
        self._clock.daemon = True
        self._clock.start()
        self.sock = self._line
        if self._secure:
            secured = ssl.create_default_context().wrap_socket(
                self._line, server_hostname=self.host, do_handshake_on_connect=False
            )
            self._line = self.sock = secured
            secured.do_handshake()

    def _first(self) -> socket.socket:
        """A line to the first address that takes one: a host may have one of the new kind that nothing here leads to."""
        failed: OSError | None = None
        for left, address in zip(range(len(self._addresses), 0, -1), self._addresses, strict=True):
            try:
                return socket.create_connection((address, self.port), max((self._until - time.monotonic()) / left, 0.01))
            except OSError as error:
                failed = error
        raise failed or OSError("no address")

    def _cut(self) -> None:
        if self._line is not None:
            with contextlib.suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def finish(self) -> None:
        """Ends the line and its clock."""
        if self._clock is not None:
            self._clock.cancel()
        self.close()

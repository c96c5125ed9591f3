"""Running the server: where it listens, and how it ends."""

import errno
import os
import socket
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from wirestem.errors import ServerError

LAST_ANSWERS_S = 3
"""Seconds that requests get to be answered when the server is stopped."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; ServerError when it cannot be had."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(where[:2], family=family, backlog=128)
    except socket.gaierror as error:
        raise ServerError(
            f"--host {host}: is no address of this machine ({error.strerror}); give an IP address or a name of it"
        ) from error
    except OSError as error:
        raise ServerError(f"port {port} of {host} cannot be had ({_reason(error)}); {_advice(error)}") from error


def address(host: str, port: int) -> str:
    """The address to open in a browser; of a server that listens everywhere, by the machine's name.

    >>> address("127.0.0.1", 8765), address("fe80::1", 80)
    ('http://localhost:8765/', 'http://[fe80::1]:80/')
    """
    from wirestem.server.guard import is_loopback

    name = "localhost" if is_loopback(host) else socket.gethostname() if host in ("0.0.0.0", "::", "") else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


def run(application: ASGIApp, listening: socket.socket) -> None:
    """Serves until Ctrl-C or a signal to end."""
    chosen = uvicorn.Config(application, log_level="warning", server_header=False, timeout_graceful_shutdown=LAST_ANSWERS_S)
    with suppress(KeyboardInterrupt):  # the wish to end, which was followed
        uvicorn.Server(chosen).run(sockets=[listening])


def _reason(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else str(error)  # the library adds the address once more


def _advice(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "something listens there, perhaps another wirestem serve: stop it, or give another --port"
    if error.errno == errno.EACCES:
        return "give a --port over 1023"
    return "give another --port, or as --host an address of this machine"

"""Which hosts an address may lead to: those out on the internet, never one inside the network of whoever fetches."""

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable
from typing import Any

from wirestem.errors import ReadError

Allowed = Callable[[str], bool]
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_STATELESS = ipaddress.IPv6Network("::ffff:0:0:0/96")
_WRAPPING = (_TRANSLATED, _COMPATIBLE, _STATELESS)
_CLOSED = (ipaddress.IPv4Network("192.0.0.0/24"), ipaddress.IPv6Network("5f00::/16"), ipaddress.IPv6Network("3fff::/20"))
"""Kept for protocols, routers and examples, which not every Python knows."""
_TRANSLATED_AT_HOME = ipaddress.IPv6Network("64:ff9b:1::/48")


def is_public(address: str) -> bool:
    """Whether a numeric address is out on the internet: not private, loopback, link-local, shared or reserved.

    >>> is_public("127.0.0.1"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1"), is_public("192.88.0.1")
    (False, False, False, True)
    """
    number = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(number, ipaddress.IPv6Address):
        if number in _TRANSLATED_AT_HOME or number.is_site_local:
            return False
        # An address of the old kind may be wrapped in one of the new: mapped, 6to4, compatible, or by a translator (RFC 6052,
        # RFC 2765).
        wrapped = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF) if any(number in net for net in _WRAPPING) else None
        number = number.ipv4_mapped or number.sixtofour or wrapped or number
    return number.is_global and not number.is_multicast and not any(number in net for net in _CLOSED)


def resolved(host: str, port: int, allowed: Allowed, timeout_s: float) -> tuple[str, ...]:
    """The addresses of a host; ReadError unless every one is allowed, since a name could hide one among others.

    ReadError too where the network does not tell them within `timeout_s`.
    """
    answers: queue.Queue[list[Any] | Exception] = queue.Queue()
    # The system's own question knows no limit; a thread that nobody waits for any more ends with it.
    threading.Thread(target=lambda: answers.put(_asked(host, port)), daemon=True).start()
    try:
        found = answers.get(timeout=timeout_s)
    except queue.Empty as error:
        raise ReadError(f"the host {host!r} was not found within {timeout_s:.3g} s; check the network and try again") from error
    if isinstance(found, Exception):
        raise ReadError(f"the host {host!r} is not known ({found}); check the address and the network") from found
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(allowed(address) for address in addresses):
        raise ReadError(f"the host {host!r} is not on the public internet; save the page as a file and give that")
    return addresses


def _asked(host: str, port: int) -> list[Any] | Exception:
    try:
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError) as error:
        return error

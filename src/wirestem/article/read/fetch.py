"""One polite fetch of an address that was given: limits of size and time, public hosts only."""

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, kind_of, kind_of_media, readers
from wirestem.errors import ReadError
from wirestem.model import Skipped

TIMEOUT_S = 20.0
REDIRECTS = 5
_AGENT = "wirestem (fetches the single page its reader asks for)"
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
Allowed = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Whether a numeric address is out on the internet: not private, loopback, link-local, shared or reserved.

    >>> is_public("127.0.0.1"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1"), is_public("192.88.0.1")
    (False, False, False, True)
    """
    number = ipaddress.ip_address(address.split("%", 1)[0])
    if isinstance(number, ipaddress.IPv6Address):
        # An address of the old kind may be wrapped in one of the new: mapped, 6to4, or by a translator (RFC 6052).
        translated = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF) if number in _TRANSLATED else None
        number = number.ipv4_mapped or number.sixtofour or translated or number
    return number.is_global and not number.is_multicast


def read_url(url: str, *, allowed: Allowed = is_public) -> Iterator[Found]:
    """What stands at `url`, read by the reader of its media type or ending."""
    try:
        item = _item(url, allowed)
        kind = kind_of_media(item.charset or "") or kind_of(item.name) or "html"
        charset = re.search(r"charset=[\"']?([\w-]+)", item.charset or "", re.I)
        yield from readers.get(kind)(item._replace(charset=charset[1] if charset else None))
    except ReadError as error:
        yield Skipped(url, str(error))
    except (OSError, http.client.HTTPException, ValueError) as error:
        yield Skipped(url, f"could not be fetched ({error}); check the address and the network, or save the page as a file")


def _item(url: str, allowed: Allowed) -> Item:
    deadline = time.monotonic() + TIMEOUT_S
    at = url
    for _ in range(REDIRECTS + 1):
        answer, connection = _ask(at, allowed, deadline)
        try:
            if answer.status in {301, 302, 303, 307, 308} and answer.getheader("Location"):
                at = urljoin(at, answer.getheader("Location"))
                continue
            if answer.status != 200:
                raise ReadError(f"the server answered {answer.status} {answer.reason}; open it in a browser and save the page")
            body = _capped(answer, connection, deadline)
            name = PurePosixPath(unquote(urlsplit(at).path)).name or urlsplit(at).hostname or "page"
            stem = name.rsplit(".", 1)[0] if kind_of(name) else name
            return Item(url, name, stem, BytesIO(body), answer.getheader("Content-Type"))
        finally:
            connection.close()
    raise ReadError(f"redirects more than {REDIRECTS} times; give the address of the article itself")


def _ask(url: str, allowed: Allowed, deadline: float) -> tuple[http.client.HTTPResponse, http.client.HTTPConnection]:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ReadError(f"leads to {url!r}; only http and https are fetched")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    connection = _Pinned(parts.hostname, port, _resolved(parts.hostname, port, allowed), secure, _left(deadline))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"User-Agent": _AGENT, "Accept": "text/html, text/plain;q=0.9, */*;q=0.1", "Accept-Encoding": "identity"}
    try:
        connection.request("GET", _escaped(target), headers=headers)
        return connection.getresponse(), connection
    except BaseException:
        connection.close()
        raise


def _escaped(target: str) -> str:
    from urllib.parse import quote

    return quote(target, safe="/%?&=:+,;@!$'()*~-._#[]")


def _resolved(host: str, port: int, allowed: Allowed) -> str:
    """The one address that will be connected to; every address of the host must be public, or a name could hide one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ReadError(f"the host {host!r} is not known ({error}); check the address and the network") from error
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(allowed(address) for address in addresses):
        raise ReadError(f"the host {host!r} is not on the public internet; save the page as a file and give that")
    return addresses[0]


class _Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked; the name is used for the certificate and the Host header only."""

    def __init__(self, host: str, port: int, address: str, secure: bool, timeout_s: float) -> None:
        super().__init__(host, port, timeout=timeout_s)
        self.default_port = 443 if secure else 80
        self._address, self._secure = address, secure

    def connect(self) -> None:
        raw = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=self.host) if self._secure else raw


def _capped(answer: http.client.HTTPResponse, connection: http.client.HTTPConnection, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        if connection.sock is not None:
            connection.sock.settimeout(_left(deadline))
        part = answer.read1(65536)
        if not part:
            return b"".join(parts)
        size += len(part)
        parts.append(part)
        if size > PAGE_LIMIT_BYTES:
            raise ReadError(f"is larger than {PAGE_LIMIT_BYTES / 1_000_000:g} MB; expected a page; save the article as a file")
        _left(deadline)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise ReadError(f"took longer than {TIMEOUT_S:g} s; try again, or save the page as a file")
    return left

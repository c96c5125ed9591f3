"""One polite fetch of an address that was given: limits of size, time, redirects and kinds; public hosts only."""

import http.client
import re
import time
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from msgspec.structs import replace

from wirestem.article.read.addresses import Allowed, is_public, resolved
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, endings, kind_of, kind_of_media
from wirestem.article.read.kinds import PEEK_BYTES, look, read_as
from wirestem.article.read.limits import megabytes
from wirestem.article.read.pinned import Pinned
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

TIMEOUT_S = 20.0
REDIRECTS = 5
_AGENT = "wirestem (fetches the single page its reader asks for)"
_ANY = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Media types that say nothing."""


class _Fetched(NamedTuple):
    """What a server answered: `at` is the address that the redirects led to."""

    at: str
    media: str
    body: bytes


def read_url(url: str, *, allowed: Allowed = is_public) -> Iterator[Found]:
    """What stands at `url`, read by the reader of its look, its media type or its ending.

    A text that names no address of its own gets the one it was found at, which a redirect may have led to.
    """
    try:
        fetched = _fetched(url, allowed)
        name = PurePosixPath(unquote(urlsplit(fetched.at).path)).name or urlsplit(fetched.at).hostname or "page"
        stem = name.rsplit(".", 1)[0] if kind_of(name) else name
        kind = look(fetched.body[:PEEK_BYTES]) or kind_of_media(fetched.media) or kind_of(name) or "html"
        charset = re.search(r"charset=[\"']?([\w-]+)", fetched.media, re.I)
        item = Item(url, name, stem, BytesIO(fetched.body), charset[1] if charset else None)
        for found in read_as(kind, item):
            yield _addressed(found, url, fetched.at)
    except ReadError as error:
        yield Skipped(url, str(error))
    except (OSError, http.client.HTTPException, ValueError) as error:
        yield Skipped(url, f"could not be fetched ({error}); check the address and the network, or save the page as a file")


def _addressed(found: Found, url: str, at: str) -> Found:
    if not isinstance(found, Capture) or found.source.uri != url or found.source.url:
        return found
    return replace(found, source=Source(url, found.source.outlet, at))


def _fetched(url: str, allowed: Allowed) -> _Fetched:
    deadline = time.monotonic() + TIMEOUT_S
    at = url
    for _ in range(REDIRECTS + 1):
        connection, target = _connection(at, allowed, deadline)
        try:
            answer = _answer(connection, target)
            if answer.status in {301, 302, 303, 307, 308} and answer.getheader("Location"):
                at = urljoin(at, _location(answer)).partition("#")[0]
                continue
            media = answer.getheader("Content-Type") or ""
            _refuse(answer, media)
            return _Fetched(at, media, _unpacked(_capped(answer, deadline), answer.getheader("Content-Encoding") or ""))
        except (OSError, http.client.HTTPException):
            _left(deadline)  # a line that was cut at the deadline looks like one that broke
            raise
        finally:
            connection.finish()
    raise ReadError(f"redirects more than {REDIRECTS} times; give the address of the article itself")


def _connection(url: str, allowed: Allowed, deadline: float) -> tuple[Pinned, str]:
    """A connection to the host of `url`, and what to ask it for."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ReadError(f"leads to {url!r}; only http and https are fetched")
    if "@" in parts.netloc:
        raise ReadError("holds a name or password for its host; save the page as a file and give that")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    addresses = resolved(parts.hostname, port, allowed, _left(deadline))
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Pinned(parts.hostname, port, addresses, secure, _left(deadline)), quote(target, safe="/%?&=:+,;@!$'()*~-._#[]")


def _location(answer: http.client.HTTPResponse) -> str:
    """Where a redirect leads; servers write letters beyond ASCII as UTF-8, of which the library makes one letter a byte."""
    told = answer.getheader("Location") or ""
    try:
        return told.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return told


def _answer(connection: Pinned, target: str) -> http.client.HTTPResponse:
    accepted = "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.9, */*;q=0.1"
    headers = {"User-Agent": _AGENT, "Accept": accepted, "Accept-Encoding": "identity"}
    connection.request("GET", target, headers=headers)
    return connection.getresponse()


def _refuse(answer: http.client.HTTPResponse, media: str) -> None:
    """ReadError for an answer that holds nothing to read, before any of it is taken."""
    if answer.status != 200:
        raise ReadError(f"the server answered {answer.status} {answer.reason}; open it in a browser and save the page")
    kind = media.partition(";")[0].strip().lower()
    if kind not in _ANY and not kind.startswith("text/") and not kind_of_media(kind):
        raise ReadError(f"is {kind}; read are {', '.join(endings())}; give the address of the article itself")
    if (answer.length or 0) > PAGE_LIMIT_BYTES:
        raise _too_large()


def _too_large() -> ReadError:
    return ReadError(f"is larger than {megabytes(PAGE_LIMIT_BYTES)}; expected a page; save the article as a file")


def _capped(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(65536):
        size += len(part)
        parts.append(part)
        if size > PAGE_LIMIT_BYTES:
            raise _too_large()
        _left(deadline)
    _left(deadline)
    if answer.length:
        raise ReadError(f"breaks off after {size} bytes, {answer.length} before its end; try again, or save the page as a file")
    return b"".join(parts)


def _unpacked(body: bytes, encoding: str) -> bytes:
    """The body of an answer that was packed although nobody asked for it."""
    kind = encoding.strip().lower()
    if kind in {"", "identity"}:
        return body
    if kind not in {"gzip", "x-gzip", "deflate"}:
        raise ReadError(f"was sent packed as {kind}; open it in a browser and save the page")
    whole, rest = b"", body
    while not whole or rest.startswith(b"\x1f\x8b"):  # gzip may come in several members
        packed = zlib.decompressobj(47)
        try:
            whole += packed.decompress(rest, PAGE_LIMIT_BYTES + 1 - len(whole))
        except zlib.error as error:
            raise ReadError(
                f"was sent packed as {kind} and is damaged ({error}); try again, or save the page as a file"
            ) from error
        if len(whole) > PAGE_LIMIT_BYTES:
            raise _too_large()
        if not packed.eof:
            raise ReadError(f"was sent packed as {kind} and breaks off; try again, or save the page as a file")
        rest = packed.unused_data
        if not whole and not rest:
            break
    return whole


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise ReadError(f"took longer than {TIMEOUT_S:g} s; try again, or save the page as a file")
    return left

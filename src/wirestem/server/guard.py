"""The guard: who may ask, from where, and how much; and what a browser may do with the answers."""

import hmac
import ipaddress
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "wirestem"
MOST_BYTES = 50_000_000
"""Bytes of a request, uploads included."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",  # with no referrer at all a browser hides the Origin of its own forms too
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether an address to bind to is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Checks every request before anything else sees it.

    Without a `token` the Host header must name this machine, so that no page elsewhere can reach it by a name of its own
    (DNS rebinding). With one it must be in the cookie, in `Authorization: Bearer …`, or in `?token=` of a first visit, which
    sets the cookie. What changes something must come from our own pages: its Origin is the Host it was sent to.
    """

    def __init__(self, app: ASGIApp, token: str | None = None) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refused = self._refused(request)
        if refused is not None:
            refused.headers["content-security-policy"] = POLICY
            refused.headers.update(HEADERS)
            await refused(scope, receive, send)
            return
        counted = _Counted(receive)
        await self.app(scope, counted.receive, _with_headers(send, counted))

    def _refused(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if self.token is None and _name(host) not in _LOOPBACK:
            return PlainTextResponse("This server answers to this machine's own names only.", 421)
        if int(request.headers.get("content-length") or 0) > MOST_BYTES:
            return PlainTextResponse(f"More than {MOST_BYTES // 1_000_000} MB; hand in fewer articles at once.", 413)
        if request.method not in ("GET", "HEAD") and not _own(request, host):
            return PlainTextResponse("This came from another site's page.", 403)
        return self._locked(request) if self.token is not None else None

    def _locked(self, request: Request) -> Response | None:
        assert self.token is not None
        given = request.query_params.get("token")
        if given is not None and hmac.compare_digest(given.encode(), self.token.encode()):
            # "//elsewhere.example/" as a path would name another server
            answer = RedirectResponse("/" + request.url.path.lstrip("/"), 303)
            answer.set_cookie(COOKIE, self.token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
            return answer
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        held = request.cookies.get(COOKIE) or bearer
        if hmac.compare_digest(held.encode(), self.token.encode()):
            return None
        return PlainTextResponse("A token is needed: open the address that was printed when the server started.", 401)


def _own(request: Request, host: str) -> bool:
    """Whether a request that changes something comes from our own page, or from a program, which sends no Origin."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    if origin is None:
        return site in (None, "none", "same-origin")
    return urlsplit(origin).netloc == host


def _name(host: str) -> str:
    return (
        host.rpartition(":")[0]
        if ":" in host and not host.endswith("]") and host.count(":") == 1
        else host.split("]")[0] + ("]" if host.startswith("[") else "")
    )


class TooMuch(Exception):  # noqa: N818  it ends the reading of a body, nobody sees it
    """A body that is larger than it may be, whatever it said of its length."""


class _Counted:
    """A body that is counted as it comes."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.size = 0

    async def receive(self) -> Message:
        message = await self._receive()
        self.size += len(message.get("body", b""))
        if self.size > MOST_BYTES:
            raise TooMuch
        return message


def _with_headers(send: Send, counted: _Counted) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            if counted.size > MOST_BYTES:
                message = {**message, "status": 413}  # whatever the application made of the body that broke off
            headers = Headers(raw=message["headers"])
            extra = dict(HEADERS)
            if "content-security-policy" not in headers:
                extra["content-security-policy"] = POLICY
            message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in extra.items() if k not in headers)]
        await send(message)

    return told


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(24)

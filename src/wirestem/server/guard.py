"""The guard: who may ask, from where, and how much; and what a browser may do with the answers."""

import hmac
import ipaddress
import secrets
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wirestem.errors import SettingsError
from wirestem.server.body import Body, RefusedBodyError

COOKIE = "wirestem"
MOST_BYTES = 50_000_000
"""Bytes of a request, uploads included."""
SILENCE_S = 60.0
"""Seconds that a body may come to a stop."""
UPLOAD_S = 1800.0
"""Seconds that a whole body may take."""
TOKEN_LENGTH = 12
"""Characters that a token has at least."""
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
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
Said = Callable[[Request, int, str], Response]


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
    sets the cookie. What changes something must come from our own pages: its Origin is the Host it was sent to. `said` makes
    the answer to a body that is too large or too slow.
    """

    def __init__(self, app: ASGIApp, said: Said, token: str | None = None) -> None:
        self.app, self.said, self.token = app, said, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        body = Body(receive, MOST_BYTES, SILENCE_S, UPLOAD_S)
        answer = _Answer(request, body, send, self.said)
        refused = self._refused(request)
        if refused is not None:
            await refused(scope, receive, answer.send)
        elif _length(request) > MOST_BYTES:
            body.refuse(413, body.too_much())
            await answer.replaced()
        else:
            # asked for the head alone, the application makes the whole, of which the server sends the head
            whole = {**scope, "method": "GET"} if request.method == "HEAD" else scope
            try:
                await self.app(whole, body.receive, answer.send)
            except RefusedBodyError:
                await answer.replaced()

    def _refused(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if self.token is None and _name(host) not in _LOOPBACK:
            return PlainTextResponse("This server answers to this machine's own names only.", 421)
        if request.method not in ("GET", "HEAD") and not _own(request, host):
            return PlainTextResponse("This came from another site's page.", 403)
        return self._locked(request) if self.token is not None else None

    def _locked(self, request: Request) -> Response | None:
        given = request.query_params.get("token")
        if given is not None and request.method in ("GET", "HEAD") and self._is_token(given):
            # "//elsewhere.example/" as a path would name another server
            answer = RedirectResponse("/" + request.url.path.lstrip("/"), 303)
            answer.set_cookie(COOKIE, self.token or "", httponly=True, samesite="strict", secure=request.url.scheme == "https")
            return answer
        kind, _, bearer = request.headers.get("authorization", "").partition(" ")
        if self._is_token(request.cookies.get(COOKIE, "")) or (kind.lower() == "bearer" and self._is_token(bearer.strip())):
            return None
        return PlainTextResponse(
            "A token is needed: open the address that was printed when the server started; a program sends it as"
            " Authorization: Bearer TOKEN.", 401, {"www-authenticate": "Bearer"}
        )  # fmt: skip

    def _is_token(self, given: str) -> bool:
        return self.token is not None and hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


class _Answer:
    """The answer as it goes out, with what a browser may do with it; another in its place when the body was refused."""

    def __init__(self, request: Request, body: Body, send: Send, said: Said) -> None:
        self.request, self.body, self._send, self._said = request, body, send, said
        self._instead = False

    async def send(self, message: Message) -> None:
        """Passes a part of the answer on."""
        if self._instead:
            return
        if message["type"] == "http.response.start":
            if self.body.refused is not None:
                await self.replaced()
                return
            if message["status"] >= 400 and message["status"] not in (401, 403, 421):
                await self.body.drain()
            headers = Headers(raw=message["headers"])
            extra = HEADERS | {"content-security-policy": POLICY}
            message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in extra.items() if k not in headers)]
        await self._send(message)

    async def replaced(self) -> None:
        """Answers that the body was refused, whatever the application makes of a body that broke off."""
        assert self.body.refused is not None
        answer = self._said(self.request, *self.body.refused)
        self.body.refused = None
        await self.body.drain()
        await answer(self.request.scope, self.body.receive, self.send)
        self._instead = True


def _length(request: Request) -> int:
    """What a request says of its length, 0 when it says nothing that is a number."""
    said = request.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 19 else 0


def _own(request: Request, host: str) -> bool:
    """Whether a request that changes something comes from our own page, or from a program, which sends no Origin."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    if origin is None:
        return site in (None, "none", "same-origin")
    try:
        return urlsplit(origin).netloc == host
    except ValueError:  # "http://[" is no address
        return False


def _name(host: str) -> str:
    """The name in a Host header, without its port.

    >>> _name("localhost:8765"), _name("[::1]:80"), _name("LOCALHOST"), _name("localhost:80@elsewhere.example")
    ('localhost', '[::1]', 'localhost', 'localhost:80@elsewhere.example')
    """
    name, colon, port = host.lower().rpartition(":")
    return name if colon and port.isascii() and port.isdigit() and (":" not in name or name.endswith("]")) else host.lower()


def new_token() -> str:
    """A token that cannot be guessed."""
    return secrets.token_urlsafe(24)


def check_token(token: str | None) -> None:
    """SettingsError for a token that is easily guessed; an empty one would let everybody in."""
    if token is not None and len(token.strip()) < TOKEN_LENGTH:
        raise SettingsError(
            f"the token has {len(token.strip())} characters; give one of {TOKEN_LENGTH} or more, or none to have one made"
        )

import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from wirestem.article.read import fetch, read
from wirestem.article.read.addresses import is_public
from wirestem.article.read.fetch import read_url
from wirestem.model import Capture, Skipped

_PAGE = b"<html><body><h1>Bridge to close</h1><p>The bridge will close on Monday, the county said.</p></body></html>"


def _sent(kind: str | None, body: bytes, **more: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in {"Content_Type": kind, "Content_Length": str(len(body)), **more}.items():
            if value is not None:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return send


def _drip(handler: BaseHTTPRequestHandler) -> None:
    """A header that never ends, a letter now and then: no single wait is long."""
    with contextlib.suppress(OSError):
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)


_ODD: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {
    "/film": _sent("video/mp4", b"no film"),
    "/bytes": _sent("application/octet-stream", _PAGE),
    "/untyped": _sent(None, _PAGE),
    "/mislabelled": _sent("text/plain", _PAGE),
    "/packed": _sent("text/html", gzip.compress(_PAGE), Content_Encoding="gzip"),
    "/bomb": _sent("text/html", gzip.compress(b"<p>" + b"a" * 40_000_000), Content_Encoding="gzip"),
    "/members": _sent("text/html", gzip.compress(_PAGE[:40]) + gzip.compress(_PAGE[40:]), Content_Encoding="gzip"),
    "/tail": _sent("text/html", gzip.compress(_PAGE) + bytes(8), Content_Encoding="gzip"),
    "/cut": _sent("text/html", gzip.compress(_PAGE * 40)[:-20], Content_Encoding="gzip"),
    "/cut-member": _sent("text/html", gzip.compress(_PAGE) + gzip.compress(_PAGE)[:-20], Content_Encoding="gzip"),
    "/bombs": _sent("text/html", gzip.compress(b"a" * 6_000_000) * 2, Content_Encoding="gzip"),
    "/caf%C3%A9/page": _sent("text/html", _PAGE),
    "/torn": _sent("text/html", b"no gzip", Content_Encoding="gzip"),
    "/brotli": _sent("text/html", b"no brotli", Content_Encoding="br"),
    "/announced": _sent("text/html", b"", Content_Length="99000000"),
    "/short": _sent("text/html", _PAGE, Content_Length="9000"),
    "/nitf": _sent("text/html", b"<nitf><body><body.content><p>The bridge will close.</p></body.content></body></nitf>"),
    "/feed": _sent("application/rss+xml", b"<rss version='2.0'><channel><item><guid>g</guid><title>Bridge to close</title>"
                   b"<link>https://gazette.example/1</link>"
                   b"<description>The bridge will close.</description></item></channel></rss>"),
    "/drip": _drip,
}  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/away"):
            self.send_response(302)
            self.send_header("Location", {"/away": "/page", "/away-loop": "/away-loop"}.get(self.path, "file:///etc/hosts"))
            self.end_headers()
            return
        if self.path == "/utf-8":
            self.send_response(302)
            self.send_header("Location", "/café/page".encode().decode("latin-1"))
            self.end_headers()
            return
        if self.path in _ODD:
            _ODD[self.path](self)
            return
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "text/plain; charset=latin-1" if self.path == "/note" else "text/html")
        self.end_headers()
        if self.path == "/big":
            self.wfile.write(b"x" * 3000)
        else:
            self.wfile.write("Café.".encode("latin-1") if self.path == "/note" else _PAGE)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def fetched(url: str) -> Capture | Skipped:
    (found,) = read_url(url, allowed=lambda _: True)
    return found


def test_a_page_is_fetched_and_read(site: str) -> None:
    found = fetched(f"{site}/page")
    assert isinstance(found, Capture)
    assert (found.id, found.source.uri, found.title) == ("page", f"{site}/page", "Bridge to close")


def test_a_redirect_is_followed(site: str) -> None:
    found = fetched(f"{site}/away")
    assert isinstance(found, Capture)
    assert found.source.uri == f"{site}/away"
    assert found.source.url == f"{site}/page"


def test_the_media_type_chooses_the_reader_and_its_charset_is_used(site: str) -> None:
    found = fetched(f"{site}/note")
    assert isinstance(found, Capture)
    assert found.text == "Café."


def test_a_redirect_in_utf_8_leads_where_it_says(site: str) -> None:
    found = fetched(f"{site}/utf-8")
    assert isinstance(found, Capture)
    assert found.source.url == f"{site}/café/page"


def test_a_name_that_the_network_does_not_answer_for_is_given_up_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Event()
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.3)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: asked.wait(30) and [])
    begun = time.monotonic()
    found = fetched("https://gazette.example/1")
    asked.set()
    assert isinstance(found, Skipped)
    assert "was not found within 0.3 s" in found.reason
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    ("path", "words"),
    [("/none", "answered 404"), ("/away-loop", "redirects more than"), ("/away-file", "only http and https")],
)
def test_what_is_refused_is_named(site: str, path: str, words: str) -> None:
    found = fetched(site + path)
    assert isinstance(found, Skipped)
    assert words in found.reason


def test_a_page_that_is_too_large_is_named(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAGE_LIMIT_BYTES", 1000)
    found = fetched(f"{site}/big")
    assert isinstance(found, Skipped)
    assert "larger than" in found.reason


def test_hosts_inside_the_network_are_refused(site: str) -> None:
    for url in (site, "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest", "http://0x7f000001/"):
        (found,) = read([url])
        assert isinstance(found, Skipped)


def test_a_redirect_into_the_network_is_refused(site: str) -> None:
    calls: list[str] = []

    def once(address: str) -> bool:
        calls.append(address)
        return len(calls) == 1

    (found,) = read_url(f"{site}/away", allowed=once)
    assert isinstance(found, Skipped)
    assert "not on the public internet" in found.reason


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("0.0.0.0", False),
        ("fe80::1%eth0", False),
        ("::ffff:192.168.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
        ("2606:4700::1111", True),
        ("64:ff9b::808:808", True),
        ("64:ff9b:1::7f00:1", False),
        ("::7f00:1", False),
        ("::1", False),
        ("fec0::1", False),
        ("fd00::1", False),
        ("192.0.2.1", False),
        ("255.255.255.255", False),
        ("::ffff:0:127.0.0.1", False),
        ("::ffff:0:8.8.8.8", True),
        ("192.0.0.8", False),
        ("192.0.0.9", False),
        ("::ffff:192.0.0.8", False),
        ("5f00::1", False),
        ("3fff::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) == public


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/film", "is video/mp4; read are"),
        ("/bomb", "larger than"),
        ("/torn", "is damaged"),
        ("/cut", "breaks off"),
        ("/cut-member", "breaks off"),
        ("/bombs", "larger than"),
        ("/brotli", "packed as br"),
        ("/announced", "larger than"),
        ("/short", "breaks off"),
    ],
)
def test_answers_that_cannot_be_used_are_named(site: str, path: str, words: str) -> None:
    found = fetched(site + path)
    assert isinstance(found, Skipped)
    assert words in found.reason


@pytest.mark.parametrize("path", ["/bytes", "/untyped", "/mislabelled", "/packed", "/members", "/tail"])
def test_a_page_is_known_by_its_look_whatever_the_server_calls_it(site: str, path: str) -> None:
    found = fetched(site + path)
    assert isinstance(found, Capture)
    assert (found.title, found.source.url) == ("Bridge to close", site + path)


@pytest.mark.parametrize("path", ["/packed", "/members", "/tail"])
def test_an_answer_packed_in_several_pieces_is_read_whole(site: str, path: str) -> None:
    found = fetched(site + path)
    assert isinstance(found, Capture)
    assert "on Monday, the county said." in found.text


def test_news_in_xml_is_known_by_its_look(site: str) -> None:
    found = fetched(f"{site}/nitf")
    assert isinstance(found, Capture)
    assert found.text == "The bridge will close.\n"


def test_an_entry_of_a_feed_keeps_its_own_address(site: str) -> None:
    found, note = read_url(f"{site}/feed", allowed=lambda _: True)
    assert isinstance(found, Capture)
    assert isinstance(note, Skipped)
    assert (found.source.uri, found.source.url) == (f"{site}/feed#g", "https://gazette.example/1")


def test_a_server_that_drips_is_cut_at_the_deadline(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT_S", 0.4)
    begun = time.monotonic()
    found = fetched(f"{site}/drip")
    assert isinstance(found, Skipped)
    assert "took longer than 0.4 s" in found.reason
    assert time.monotonic() - begun < 3


def test_names_and_passwords_are_not_sent(site: str) -> None:
    found = fetched(site.replace("://", "://reader:secret@"))
    assert isinstance(found, Skipped)
    assert "name or password" in found.reason


def answers(*addresses: str) -> Callable[..., list[tuple[object, ...]]]:
    return lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]


def test_a_name_with_one_address_inside_the_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for hidden in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1"):
        monkeypatch.setattr(socket, "getaddrinfo", answers("8.8.8.8", hidden))
        (found,) = read(["https://gazette.example/1"])
        assert isinstance(found, Skipped)
        assert "not on the public internet" in found.reason


def test_the_next_address_of_a_name_is_tried_and_the_name_is_asked_for_once(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.rpartition(":")[2]
    looked: list[str] = []
    real, connect = socket.getaddrinfo, socket.create_connection

    def named(host: str, *rest: object, **more: object) -> object:
        if host != "gazette.example":
            return real(host, *rest, **more)  # type: ignore[arg-type]
        looked.append(host)
        return answers("127.9.9.9", "127.0.0.1")(host, int(port))

    def connected(address: tuple[str, int], *rest: object) -> socket.socket:
        if address[0] == "127.9.9.9":
            raise OSError("nothing leads there")
        return connect(address, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", named)
    monkeypatch.setattr(socket, "create_connection", connected)
    found = fetched(f"http://gazette.example:{port}/page")
    assert isinstance(found, Capture)
    assert looked == ["gazette.example"]


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A site behind a certificate for gazette.example that nobody vouches for."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=g -addext subjectAltName=DNS:gazette.example"
    subprocess.run(["openssl", *words.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], certificate
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_is_asked_for_and_must_be_the_host_s(secure: tuple[int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    port, certificate = secure
    real = socket.getaddrinfo

    def named(host: str, *rest: object, **more: object) -> object:
        return answers("127.0.0.1")(host, port) if host.endswith(".example") else real(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", named)
    unknown = fetched(f"https://gazette.example:{port}/page")
    trusting = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusting(cafile=str(certificate)))
    known, other = fetched(f"https://gazette.example:{port}/page"), fetched(f"https://post.example:{port}/page")
    assert isinstance(known, Capture)
    assert known.title == "Bridge to close"
    for refused in (unknown, other):
        assert isinstance(refused, Skipped)
        assert "certificate verify failed" in refused.reason.lower()

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from wirestem.article.read import fetch, read
from wirestem.article.read.fetch import is_public, read_url
from wirestem.model import Capture, Skipped

_PAGE = b"<html><body><h1>Bridge to close</h1><p>The bridge will close on Monday, the county said.</p></body></html>"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/away"):
            self.send_response(302)
            self.send_header("Location", {"/away": "/page", "/away-loop": "/away-loop"}.get(self.path, "file:///etc/hosts"))
            self.end_headers()
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


def test_the_media_type_chooses_the_reader_and_its_charset_is_used(site: str) -> None:
    found = fetched(f"{site}/note")
    assert isinstance(found, Capture)
    assert found.text == "Café."


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
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) == public

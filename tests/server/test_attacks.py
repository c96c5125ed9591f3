"""Attackers and clumsy users: strange names, sizes, kinds, hosts and tokens, and what is gone meanwhile."""

import asyncio
import errno
import json
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from wirestem.errors import OutputError, SettingsError
from wirestem.model import Capture, Skipped
from wirestem.server import guard, handed
from wirestem.server.app import app
from wirestem.server.body import Body, RefusedBodyError
from wirestem.server.handed import Handed, Upload, captures
from wirestem.server.shelf import Shelf
from wirestem.server.worker import Worker

from .hands import HERE, OTHER, TEXT, finished, made, state

TOKEN = "long-and-secret"


def sent(client: TestClient, *files: tuple[str, bytes], **data: str) -> dict[str, Any]:
    """What becomes of a form with files."""
    answer = client.post("/make", data=data, files=[("files", f) for f in files], follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return finished(client, answer.headers["location"].rpartition("/")[2])


def raw_form(names: list[bytes], body: bytes = b"The dam held, the mayor said.") -> bytes:
    parts = [b'--x\r\nContent-Disposition: form-data; name="files"; filename="%s"\r\n\r\n%s\r\n' % (n, body) for n in names]
    return b"".join(parts) + b"--x--\r\n"


FORM = {"content-type": "multipart/form-data; boundary=x"}


def test_ten_thousand_files_are_refused_plainly(client: TestClient) -> None:
    answer = client.post("/make", content=raw_form([b"%d.txt" % n for n in range(10_000)], b"x"), headers=FORM)
    assert answer.status_code == 413
    assert "More than 500 files. Hand in at most 500 at once." in answer.text
    assert "<h1>Whose story is it?</h1>" in answer.text


def test_more_texts_than_may_be_are_refused_and_come_back_to_the_form(client: TestClient) -> None:
    answer = client.post("/make", data={"text": "\n=====\n".join(f"The dam {n}" for n in range(501))})
    assert (answer.status_code, "501 articles. Hand in at most 500 at once." in answer.text) == (413, True)
    assert "The dam 500" in answer.text
    assert client.post("/api/dossiers", json={"articles": [{"text": "x"}] * 501}).status_code == 422


def test_as_many_files_as_may_be_are_taken(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handed, "MOST_FILES", 2)
    assert client.post("/make", content=raw_form([b"a.txt", b"b.txt"]), headers=FORM, follow_redirects=False).status_code == 303
    assert client.post("/make", content=raw_form([b"a.txt", b"b.txt", b"c.txt"]), headers=FORM).status_code == 413


def test_files_of_no_byte_are_named_and_the_others_read(client: TestClient) -> None:
    told = sent(client, ("empty.txt", b""), ("empty.pdf", b""), ("a.txt", TEXT.encode()))
    assert told["state"] == "done"
    assert {s["input"] for s in told["skipped"]} == {"empty.txt", "empty.pdf"}
    told = sent(client, ("empty.txt", b""))
    assert (told["state"], told["error"]) == ("failed", "No article could be read.")
    assert "empty.txt" in client.get(f"/job/{told['job']}").text


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        (b"../../etc/passwd.txt", "passwd.txt"),
        (b"..\\\\..\\\\boot.txt", "boot.txt"),
        (b"a\x00b.txt", "a_b.txt"),
        (b"a%00b.txt", "a%00b.txt"),
        (b"\xff\xfe.txt", None),
        (b"\xed\xa0\x80.txt", None),
        (b"..", ".."),
        (b"/", "upload"),
        (b"x" * 5_000 + b".txt", "x" * 200),
        ("\u202egpj.txt".encode(), "\u202egpj.txt"),
        (b"<script>alert(1)</script>.txt", "script>.txt"),
        (b"=cmd|' /C calc'!A0.txt", None),
    ],
)
def test_a_files_name_leads_nowhere(client: TestClient, tmp_path: Path, name: bytes, plain: str | None) -> None:
    before = {p for p in tmp_path.rglob("*") if "keep" not in str(p)}
    answer = client.post("/make", content=raw_form([name]), headers=FORM, follow_redirects=False)
    assert answer.status_code in (303, 400)
    if answer.status_code == 303:
        told = finished(client, answer.headers["location"].rpartition("/")[2])
        page = client.get(f"/job/{told['job']}").text
        assert "<script>alert" not in page
        if told["dossier"]:
            source = json.loads(client.get(f"/api/dossiers/{told['dossier']}").content)["documents"][0]["source"]["uri"]
            assert "/" not in source
            assert plain is None or source == plain
            assert client.get(f"/d/{told['dossier']}").status_code == 200
    assert {p for p in tmp_path.rglob("*") if "keep" not in str(p)} == before


def test_names_of_all_kinds_are_made_plain() -> None:
    assert handed.plain_name("a\ud800b") == "a?b"
    assert handed.plain_name("\x00") == "_"
    assert handed.plain_name("") == "upload"
    assert len(handed.plain_name("ä" * 9_000)) == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "multipart/form-data", "", "application/xml"])
def test_a_content_type_that_is_wrong_is_an_answer(client: TestClient, kind: str) -> None:
    page = client.post("/make", content=b"\xff\x00 what", headers={"content-type": kind})
    assert (page.status_code, "<h1>Whose story is it?</h1>" in page.text) in ((400, True), (422, True))
    answer = client.post("/api/dossiers", content=b"\xff\x00 what", headers={"content-type": kind})
    assert answer.status_code in (400, 415, 422)
    assert isinstance(answer.json()["detail"], str)


@pytest.mark.parametrize(
    "body",
    [
        b'{"articles": [{"text": "\\ud800"}]}',
        b'{"articles": [{"text": "a", "\\udc00": 1}], "name": "\\ud800"}',
        b'{"articles": [{"text": 1e999}]}',
        b'{"articles": [{"text": NaN}]}',
        b'{"articles": ' + b"[" * 100_000,
        b'{"articles": [{"text": {"a": 1}}]}',
        b'{"articles": [{"text": "' + b"x" * 100_000 + b'", "title": []}]}',
        b"null",
        b"[]",
        b"",
    ],
)
def test_json_that_does_not_fit_is_told_shortly(client: TestClient, body: bytes) -> None:
    answer = client.post("/api/dossiers", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (202, 400, 422)
    assert len(answer.content) < 2_000
    if answer.status_code != 202:
        assert isinstance(answer.json()["detail"], str)
    else:
        assert finished(client, answer.json()["job"])["state"] in ("done", "failed")


def test_what_an_article_has_besides_is_not_read_and_numbers_are_words(client: TestClient) -> None:
    body = {"articles": [{"text": TEXT, "id": 7, "story": "x" * 99, "big": 10**400}]}
    told = finished(client, client.post("/api/dossiers", json=body).json()["job"])
    whole = json.loads(client.get(f"/api/dossiers/{told['dossier']}").content)
    assert whole["documents"][0]["source"]["uri"] == "pasted#7"


def test_a_long_pasted_text_is_taken(client: TestClient) -> None:
    """The framework alone would refuse a field of over 1 MB."""
    told = sent(client, text=f"{TEXT}\n=====\n" + "x" * 2_000_001)
    assert "longer than 2,000,000 characters" in told["skipped"][0]["reason"]
    assert told["state"] == "done"


def test_a_very_long_name_is_cut_and_a_strange_one_is_inert(client: TestClient) -> None:
    key = made(client, TEXT, name="<b>\x00\u202e\n" + "n" * 5_000)
    (one,) = client.get("/api/dossiers").json()
    assert (one["key"], len(one["name"]), "\x00" in one["name"]) == (key, 200, False)
    assert "<b>" not in client.get("/").text.partition("Kept dossiers")[2]


@pytest.mark.parametrize("length", ["abc", "-1", "1e9", "٣", "9" * 400])
def test_a_length_that_is_no_number_is_no_way_in(client: TestClient, length: str) -> None:
    headers = {b"content-length": length.encode(), b"content-type": b"application/x-www-form-urlencoded"}
    answer = client.post("/make", content=b"text=", headers=headers)
    assert answer.status_code in (400, 413, 422)


def test_too_much_is_a_page_to_people_and_json_to_programs(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 2_000)

    def stream() -> Iterator[bytes]:
        yield b'{"articles": ['
        yield b" " * 3_000

    page = client.post("/make", data={"text": "x" * 3_000})
    assert (page.status_code, "<h1>Too much at once</h1>" in page.text) == (413, True)
    assert "default-src 'none'" in page.headers["content-security-policy"]
    for content in (b" " * 3_000, stream()):
        answer = client.post("/api/dossiers", content=content, headers={"content-type": "application/json"})
        assert (answer.status_code, "Hand in fewer" in answer.json()["detail"]) == (413, True)


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """The outcome of `work`, in a thread of its own: the browser of other tests keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def bodied(*messages: dict[str, Any], silence_s: float = 5, whole_s: float = 5, most: int = 100, pause_s: float = 0) -> Body:
    coming = iter(messages)

    async def receive() -> Any:
        await asyncio.sleep(pause_s)
        found = next(coming, None)
        return found if found is not None else await asyncio.sleep(60)

    return Body(receive, most, silence_s, whole_s)


PART = {"type": "http.request", "body": b"x" * 10, "more_body": True}


def test_an_upload_that_stops_is_ended() -> None:
    body = bodied(PART, silence_s=0.05)

    async def read() -> None:
        assert (await body.receive())["body"]
        await body.receive()

    with pytest.raises(RefusedBodyError, match="came to a stop"):
        alone(read())
    assert body.refused is not None
    assert body.refused[0] == 408


def test_an_upload_that_drips_is_ended() -> None:
    body = bodied(*[PART] * 1_000, silence_s=1, whole_s=0.2, pause_s=0.03, most=10**9)

    async def read() -> None:
        while True:
            await body.receive()

    with pytest.raises(RefusedBodyError):
        alone(read())


def test_waiting_after_the_body_is_not_timed() -> None:
    body = bodied(
        {"type": "http.request", "body": b"x", "more_body": False}, {"type": "http.disconnect"}, silence_s=0.05, pause_s=0
    )

    async def read() -> Any:
        await body.receive()
        await asyncio.sleep(0.1)
        return await body.receive()

    assert alone(read()) == {"type": "http.disconnect"}


def test_what_is_refused_is_read_to_its_end_so_that_a_browser_hears_why(monkeypatch: pytest.MonkeyPatch) -> None:
    from wirestem.server import body as bodies

    read = bodied(*[PART] * 5, {**PART, "more_body": False})
    alone(read.drain())
    assert read._size == 60
    monkeypatch.setattr(bodies, "DRAINED_BYTES", 20)
    read = bodied(*[PART] * 50)
    alone(read.drain())
    assert read._size == 30


@pytest.mark.parametrize("token", ["", " ", "short", " " * 30])
def test_a_token_that_lets_everybody_in_is_refused(tmp_path: Path, token: str) -> None:
    with pytest.raises(SettingsError, match="give one of 12 or more"):
        app(tmp_path, token=token)
    assert not (tmp_path / ".lock").exists()


@pytest.fixture
def locked(tmp_path: Path, worker: Worker) -> Iterator[TestClient]:
    with TestClient(app(tmp_path / "keep", token=TOKEN, worker=worker), base_url="http://desk.example") as made:
        yield made


def test_the_right_header_counts_whatever_the_cookie_says(locked: TestClient) -> None:
    for cookie, header, status in (
        ("old", f"Bearer {TOKEN}", 200),
        ("old", f"bearer  {TOKEN}", 200),
        (TOKEN, "Bearer old", 200),
        (TOKEN, "Basic eDp5", 200),
        ("old", "Bearer old", 401),
        ("old", TOKEN, 401),
        ("old", f"Basic {TOKEN}", 401),
    ):
        answer = locked.get("/api/dossiers", headers={"cookie": f"wirestem={cookie}", "authorization": header})
        assert answer.status_code == status, (cookie, header)


def test_the_token_in_the_address_opens_no_request_that_changes_something(locked: TestClient) -> None:
    body = {"articles": [{"text": TEXT}]}
    assert locked.post(f"/api/dossiers?token={TOKEN}", json=body).status_code == 401
    assert locked.delete(f"/api/jobs/x?token={TOKEN}").status_code == 401
    answer = locked.get(f"/d/0123456789abcdef?token={TOKEN}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/d/0123456789abcdef")
    assert TOKEN not in answer.headers["location"]


@pytest.mark.parametrize("given", ["ä", "%ff", "%00", "long-and-secre", "long-and-secret2", ""])
def test_tokens_of_strange_letters_are_wrong_and_no_fault(locked: TestClient, given: str) -> None:
    assert locked.get(f"/?token={given}").status_code == 401
    assert locked.get("/", headers={b"authorization": f"Bearer {given}".encode()}).status_code == 401


def test_a_body_without_the_token_is_not_read(locked: TestClient) -> None:
    got: list[Any] = []

    async def ask() -> None:
        async def receive() -> Any:
            raise AssertionError("it was read")

        async def send(message: Any) -> None:
            got.append(message)

        headers = [(b"host", b"desk.example"), (b"content-length", b"99999999")]
        scope = {"type": "http", "method": "POST", "path": "/make", "query_string": b"", "headers": headers, "scheme": "http"}
        await locked.app(scope, receive, send)

    alone(ask())
    assert got[0]["status"] == 401


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("localhost:8765", "http://localhost:8765", 303),
        ("LOCALHOST:8765", "http://LOCALHOST:8765", 303),
        ("localhost:8765", "http://localhost:3000", 403),
        ("localhost:8765", "http://127.0.0.1:8765", 403),
        ("[::1]:8765", "http://[::1]:8765", 303),
        ("rebound.example:8765", "http://rebound.example:8765", 421),
        ("localhost.evil.example", "http://localhost.evil.example", 421),
        ("localhost:8765@evil.example", "http://localhost:8765@evil.example", 421),
        ("localhost", "http://[", 403),
        ("localhost", "", 403),
        ("localhost", "file://", 403),
    ],
)
def test_host_and_origin_must_be_ours(client: TestClient, host: str, origin: str, status: int) -> None:
    answer = client.post("/make", data={"text": "Ho"}, headers={"host": host, "origin": origin}, follow_redirects=False)
    assert answer.status_code == status


def test_nothing_here_can_be_drawn_into_another_sites_page(client: TestClient) -> None:
    for path in ("/", "/api/dossiers", "/static/server.js"):
        assert client.get(path).headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/nowhere", "/make", "/d/0123456789abcdef", "/static/../app.py", "/static/%2e%2e%2fapp.py"])
def test_what_is_not_there_is_a_page(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 405)
    assert "<h1>Not here</h1>" in answer.text
    assert isinstance(client.get(f"/api{path}").json()["detail"], str)


def test_two_tabs_may_delete_the_same_dossier(client: TestClient) -> None:
    told = sent(client, text=TEXT)
    key = told["dossier"]
    for _ in range(2):
        assert client.post(f"/d/{key}/drop", data={"sure": "yes"}, follow_redirects=False).headers["location"] == "/"
    page = client.get(f"/job/{told['job']}").text
    assert "has been deleted since" in page
    assert f"/d/{key}" not in page
    for path in (f"/d/{key}", f"/d/{key}/about", f"/d/{key}/export/csv"):
        answer = client.get(path)
        assert (answer.status_code, "It may have been deleted." in answer.text) == (404, True)
    assert client.delete(f"/api/dossiers/{key}").status_code == 404


def test_a_dossier_that_goes_while_it_is_read_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    monkeypatch.setattr(shelf, "_place", lambda key: tmp_path / key / "dossier.json")
    assert shelf.raw("0123456789abcdef") is None
    assert shelf.get("0123456789abcdef") is None
    assert shelf.one("0123456789abcdef") is None
    assert shelf.drop("0123456789abcdef") is False


def test_a_dossier_of_another_version_says_so(client: TestClient, tmp_path: Path) -> None:
    key = made(client, TEXT)
    (tmp_path / "keep" / key / "dossier.json").write_text('{"format": "wirestem.dossier/9"}')
    page = client.get(f"/d/{key}")
    assert (page.status_code, "kept by another version" in page.text) == (410, True)
    assert client.get(f"/api/dossiers/{key}/export/csv").status_code == 410
    assert client.get("/").status_code == client.get(f"/d/{key}/about").status_code == 200


def test_the_same_dossier_once_more_keeps_the_first_file_and_takes_the_new_name(client: TestClient, tmp_path: Path) -> None:
    key = made(client, TEXT, name="One")
    path = tmp_path / "keep" / key / "dossier.json"
    before = path.stat().st_ino
    assert made(client, TEXT, name="Two") == key
    assert path.stat().st_ino == before
    assert [d["name"] for d in client.get("/api/dossiers").json()] == ["Two"]


def test_a_disk_that_fails_under_an_export_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    key = made(client, TEXT)
    write = Path.write_text

    def fails(path: Path, *_: Any, **__: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_text", fails)
    monkeypatch.setattr(Path, "write_bytes", fails)
    answer = client.get(f"/d/{key}/export/graphml")
    monkeypatch.setattr(Path, "write_text", write)
    assert (answer.status_code, "No space left on device" in answer.text) == (507, True)
    assert str(Path.cwd()) not in answer.text


def test_the_framework_reports_nothing_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worker: Worker) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    with TestClient(app(tmp_path, worker=worker), base_url=HERE) as client:
        told = getattr(client.app, "_telemetry", {})
    assert not any(told.get(kind) for kind in ("auto_configure", "tracing", "metrics", "logs"))


def test_one_folder_has_one_server(tmp_path: Path, worker: Worker) -> None:
    with TestClient(app(tmp_path, worker=worker), base_url=HERE), pytest.raises(OutputError, match="another server keeps"):
        app(tmp_path, worker=worker)
    with TestClient(app(tmp_path, worker=worker), base_url=HERE) as client:
        assert client.get("/").status_code == 200


def test_an_archive_that_unfolds_without_end_and_other_damaged_files_lose_no_other(client: TestClient) -> None:
    told = sent(client, ("a.warc.gz", b"\x1f\x8b" + b"\0" * 50), ("b.docx", b"PK\x03\x04word/"), ("c.txt", OTHER.encode()))
    assert told["state"] == "done"
    assert {s["input"] for s in told["skipped"] if s["severity"] == "error"} == {"a.warc.gz", "b.docx"}


def test_uploads_are_captured_in_order_after_texts() -> None:
    heard: list[tuple[str, int]] = []
    found = captures(
        Handed(({"text": TEXT, "id": "t"},), (Upload("../b.txt", b"The dam held."), Upload("c.odt", b"?"))),
        lambda name, number: heard.append((name, number)),
    )
    assert [f.id if isinstance(f, Capture) else f.uri for f in found] == ["t", "b", "c.odt"]
    assert isinstance(found[2], Skipped)
    assert heard == [("b.txt", 0), ("c.odt", 1)]


def test_cancelling_twice_from_two_tabs_is_no_fault(client: TestClient) -> None:
    job = client.post("/api/dossiers", json={"articles": [{"text": TEXT}]}).json()["job"]
    codes = {client.delete(f"/api/jobs/{job}").status_code for _ in range(3)}
    assert codes <= {200, 409}
    assert state(client, job)["state"] in ("cancelled", "done")
    assert client.post(f"/job/{job}/cancel", follow_redirects=False).status_code == 303

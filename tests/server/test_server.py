"""The server: pages, JSON API, and who may ask."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from wirestem.model import Capture, Skipped
from wirestem.report import exporters
from wirestem.report.html import render
from wirestem.report.json import decode
from wirestem.server import guard
from wirestem.server.app import app
from wirestem.server.handed import Handed, Upload, captures
from wirestem.server.pages import PURPOSES
from wirestem.server.shelf import Shelf
from wirestem.server.worker import Worker

from .hands import OTHER, TEXT, finished, made

HOSTILE = "<script>alert(1)</script>\u202e"


def test_a_dossier_is_made_kept_listed_opened_exported_and_deleted(client: TestClient) -> None:
    key = made(client, TEXT, OTHER, name="The dam")
    (one,) = client.get("/api/dossiers").json()
    assert (one["key"], one["name"], one["articles"]) == (key, "The dam", 2)
    raw = client.get(f"/api/dossiers/{key}")
    dossier = decode(raw.content)
    assert {d.text for d in dossier.documents} == {TEXT, OTHER}
    beside = (("All dossiers", "/"), ("Add, export, compare, delete", f"/d/{key}/about"))
    assert client.get(f"/d/{key}").text == render(dossier, beside)
    assert (f'href="/d/{key}/about"' in render(dossier, beside), "class=desks" in render(dossier)) == (True, False)
    assert "The dam" in client.get("/").text
    assert client.delete(f"/api/dossiers/{key}").status_code == 204
    assert client.get("/api/dossiers").json() == []
    for path in (f"/api/dossiers/{key}", f"/d/{key}", f"/d/{key}/about", f"/d/{key}/export/csv"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("form", exporters.names())
def test_every_export_is_given_out(client: TestClient, form: str) -> None:
    key = made(client, TEXT)
    answer = client.get(f"/api/dossiers/{key}/export/{form}")
    assert answer.status_code == 200
    name = re.search(r'filename="([\w.-]+)"', answer.headers["content-disposition"])
    assert name
    if name[1].endswith(".zip"):
        assert len(zipfile.ZipFile(io.BytesIO(answer.content)).namelist()) > 1
    else:
        assert answer.content


def test_every_export_says_what_it_is_for(client: TestClient) -> None:
    assert set(PURPOSES) == set(exporters.names())
    page = client.get(f"/d/{made(client, TEXT)}/about").text
    assert [words for words in PURPOSES.values() if words not in page] == []


def test_an_unknown_format_names_those_there_are(client: TestClient) -> None:
    key = made(client, TEXT)
    answer = client.get(f"/api/dossiers/{key}/export/docx")
    assert (answer.status_code, "graphml" in answer.json()["detail"]) == (404, True)


def test_pasted_texts_and_files_make_a_dossier_and_what_is_left_out_is_told(client: TestClient) -> None:
    files = [("files", ("a.txt", OTHER.encode())), ("files", ("../../etc/b.psd", b"x")), ("files", ("c.txt", b""))]
    answer = client.post("/make", data={"text": f"{TEXT}\n=====\nNot much\n\nThe dam held."}, files=files, follow_redirects=False)
    assert answer.status_code == 303
    state = finished(client, answer.headers["location"].rpartition("/")[2])
    assert state["state"] == "done"
    assert {s["input"] for s in state["skipped"]} == {"b.psd", "c.txt"}
    page = client.get(answer.headers["location"]).text
    assert "Open the dossier" in page
    assert "b.psd" in page
    assert len(decode(client.get(f"/api/dossiers/{state['dossier']}").content).documents) == 3


def test_what_is_known_of_one_pasted_text_reaches_its_article(client: TestClient) -> None:
    data = {"text": TEXT, "outlet": "Harrow Gazette", "published": "2031-03-05T08:00Z", "url": "https://gazette.example/1"}
    answer = client.post("/make", data=data, follow_redirects=False)
    state = finished(client, answer.headers["location"].rpartition("/")[2])
    (document,) = decode(client.get(f"/api/dossiers/{state['dossier']}").content).documents
    assert (document.source.outlet, document.source.url) == ("Harrow Gazette", "https://gazette.example/1")
    assert document.published is not None
    assert document.published.earliest.startswith("2031-03-05")


def test_nothing_handed_in_is_said_and_a_pile_of_nothing_fails_plainly(client: TestClient) -> None:
    assert (client.post("/make", data={"text": " "}).status_code) == 422
    assert "Paste a text or choose files." in client.post("/make", data={"text": "...\n=====\n!"}).text
    assert client.post("/api/dossiers", json={"articles": []}).status_code == 422
    key = client.post("/api/dossiers", json={"articles": [{"text": "..."}]}).json()["job"]
    assert finished(client, key)["state"] == "failed"


def test_check_tells_the_agency_of_a_text(client: TestClient) -> None:
    (one,) = client.post("/api/check", json={"articles": [{"text": TEXT}]}).json()
    assert (one["verdict"], one["agency"]) == ("credited", "AFP")


def test_the_api_describes_itself(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {"/api/dossiers", "/api/dossiers/{key}", "/api/jobs/{key}", "/api/check"} <= set(paths)
    assert not any(path.startswith("/d/") for path in paths)
    assert {"200", "404", "409"} <= set(paths["/api/jobs/{key}"]["delete"]["responses"])
    assert {"429", "503"} <= set(paths["/api/check"]["post"]["responses"])


def test_the_docs_tell_every_request_of_the_api_and_every_field_of_a_job(client: TestClient) -> None:
    told = (Path(__file__).resolve().parents[2] / "docs" / "server.md").read_text(encoding="utf-8")
    described = client.get("/api/openapi.json").json()
    keys = {"/api/jobs/{key}": "JOB", "/api/dossiers/{key}": "KEY", "/api/checks/{key}": "KEY"}
    for path, methods in described["paths"].items():
        key = next((name for start, name in keys.items() if path.startswith(start)), "")
        for method in methods:
            assert f"`{method.upper()} {path.replace('{key}', key).replace('{form}', 'FORMAT')}`" in told
    fields = set(described["components"]["schemas"]["JobState"]["properties"]) - {"job", "kind", "name"}
    assert sorted(f for f in fields if f"`{f}`" not in told) == []


@pytest.mark.parametrize("path", ["/", "/api/dossiers", "/static/server.css", "/nowhere", "/d/0123456789abcdef"])
def test_every_answer_says_what_a_browser_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "same-origin")


def test_the_dossier_page_may_run_its_own_script_and_nothing_else(client: TestClient) -> None:
    policy = client.get(f"/d/{made(client, TEXT)}").headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "connect-src" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", ""])
def test_a_name_that_only_points_here_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421
    assert client.get("/", headers={"host": "127.0.0.1:8765"}).status_code == 200


def test_what_changes_something_must_come_from_our_own_page(client: TestClient) -> None:
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/make", data={"text": TEXT}, headers=headers).status_code == 403
    own = client.post("/make", data={"text": TEXT}, headers={"origin": "http://localhost:8765"}, follow_redirects=False)
    assert own.status_code == 303


def test_with_a_token_nobody_without_it_sees_anything(tmp_path: Path, worker: Worker) -> None:
    with TestClient(app(tmp_path, token="long-and-secret", worker=worker), base_url="http://desk.example") as client:
        for path in ("/", "/api/dossiers", "/static/server.css", "/?token=wrong"):
            assert client.get(path).status_code == 401
        assert client.get("/api/dossiers", headers={"authorization": "Bearer long-and-secret"}).status_code == 200
        entered = client.get("/?token=long-and-secret", follow_redirects=False)
        assert (entered.status_code, entered.headers["location"]) == (303, "/")
        assert all(word in entered.headers["set-cookie"].lower() for word in ("httponly", "samesite=strict"))
        assert client.get("/").status_code == 200


def test_the_visit_that_brings_the_token_stays_on_this_server(tmp_path: Path, worker: Worker) -> None:
    with TestClient(app(tmp_path, token="long-and-secret", worker=worker), base_url="http://desk.example") as client:
        entered = client.get("http://desk.example//elsewhere.example/?token=long-and-secret", follow_redirects=False)
    assert entered.headers["location"] == "/elsewhere.example/"


def test_too_much_at_once_is_refused_by_what_it_says_and_by_what_it_is(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 2_000)
    assert client.post("/make", data={"text": "x" * 3_000}).status_code == 413

    def stream() -> Iterator[bytes]:
        yield b"text=" + b"x" * 1_500
        yield b"x" * 1_500

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/make", content=stream(), headers=kind).status_code == 413


@pytest.mark.parametrize("key", ["..", "../keep", "%2e%2e%2fkeep", "x" * 16, "0123456789ABCDEF"])
def test_a_key_leads_nowhere_but_to_the_shelf(client: TestClient, tmp_path: Path, key: str) -> None:
    (tmp_path / "dossier.json").write_text("{}", encoding="utf-8")
    assert client.get(f"/api/dossiers/{key}").status_code == 404
    assert client.delete(f"/api/dossiers/{key}").status_code in (404, 405)
    assert (tmp_path / "dossier.json").exists()


def test_markup_in_names_texts_and_files_is_inert(client: TestClient) -> None:
    key = made(client, f"{HOSTILE}\n\n{TEXT}", name=HOSTILE)
    for path in ("/", f"/d/{key}/about"):
        assert "<script>alert" not in client.get(path).text
    answer = client.post("/make", files=[("files", (HOSTILE, b"x"))], follow_redirects=False)
    finished(client, answer.headers["location"].rpartition("/")[2])
    assert "<script>alert" not in client.get(answer.headers["location"]).text
    assert "<script>alert" not in client.get("/d/<script>alert(1)</script>").text


def test_deleting_asks_whether_one_is_sure(client: TestClient) -> None:
    key = made(client, TEXT)
    client.post(f"/d/{key}/drop", data={})
    assert len(client.get("/api/dossiers").json()) == 1
    client.post(f"/d/{key}/drop", data={"sure": "yes"})
    assert client.get("/api/dossiers").json() == []


def test_the_shelf_outlives_the_server_and_strange_folders_on_it(tmp_path: Path, worker: Worker) -> None:
    with TestClient(app(tmp_path, worker=worker), base_url="http://localhost") as client:
        key = made(client, TEXT, name="One")
        assert made(client, TEXT, name="Two") == key
    (tmp_path / "0123456789abcdef").mkdir()
    (tmp_path / "0123456789abcdef" / "dossier.json").write_text("{}", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    assert [(k.key, k.name) for k in Shelf(tmp_path).all()] == [(key, "Two")]


def test_an_error_page_is_a_page_and_an_api_error_is_json(client: TestClient) -> None:
    assert "Not here" in client.get("/job/none").text
    assert json.loads(client.get("/api/jobs/none").text)["detail"].startswith("No such job")


def test_uploads_are_known_by_their_look_and_a_damaged_one_loses_no_other() -> None:
    page = b"<html><body><h1>Bridge to close</h1><p>The bridge will close on Monday, the county said.</p></body></html>"
    sent = [
        ("article.php", page),
        ("broken.docx", b"PK\x03\x04word/"),
        ("cut.pdf", b"%PDF-1.4"),
        ("note.txt", b"The dam held."),
        ("x.odt", b"?"),
    ]
    found = captures(Handed(uploads=tuple(Upload(name, data) for name, data in sent)))
    assert [f.id for f in found if isinstance(f, Capture)] == ["article", "note"]
    assert [f.uri for f in found if isinstance(f, Skipped)] == ["broken.docx", "cut.pdf", "x.odt"]


def test_a_kept_dossier_can_be_renamed_on_its_page_and_by_programs(client: TestClient) -> None:
    key = made(client, TEXT, name="The dam")
    before = client.get(f"/api/dossiers/{key}").content
    sent = client.post(f"/d/{key}/name", data={"name": " The  <b>quay</b> "}, follow_redirects=False)
    assert sent.headers["location"] == f"/d/{key}/about"
    assert 'value="The &lt;b&gt;quay&lt;/b&gt;"' in client.get(f"/d/{key}/about").text
    (one,) = client.get("/api/dossiers").json()
    assert one["name"] == "The <b>quay</b>"
    assert datetime.fromisoformat(one["made"]).utcoffset() == timedelta(0)
    answer = client.patch(f"/api/dossiers/{key}", json={"name": ""})
    assert (answer.status_code, answer.json()["name"]) == (200, "Dam bursts")
    assert client.get(f"/api/dossiers/{key}").content == before
    assert client.patch("/api/dossiers/0123456789abcdef", json={"name": "x"}).status_code == 404
    assert client.post("/d/0123456789abcdef/name", data={"name": "x"}).status_code == 404
    assert client.patch(f"/api/dossiers/{key}", json={"name": "x"}, headers={"origin": "https://evil.example"}).status_code == 403


def test_the_list_says_that_a_dossier_holds_more_stories(client: TestClient) -> None:
    made(client, TEXT, OTHER, "Ferry runs again\n\nThe ferry will run again on Monday, the county said.", name="Both")
    (one,) = client.get("/api/dossiers").json()
    assert (one["articles"], one["funnel"].endswith("; 1 more story")) == (3, True)
    assert "; 1 more story" in client.get("/").text


def test_a_dossier_that_is_handed_in_is_left_out_with_advice(client: TestClient) -> None:
    key = made(client, TEXT)
    page, data = client.get(f"/api/dossiers/{key}/export/html").content, client.get(f"/api/dossiers/{key}").content
    handed = Handed(({"text": TEXT},), (Upload("dossier.html", page), Upload("a.json", data)))
    found = captures(handed)
    assert [type(one) for one in found] == [Capture, Skipped, Skipped]
    assert all("`wirestem export` reads it" in one.reason for one in found if isinstance(one, Skipped))

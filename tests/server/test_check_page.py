"""The page on which one checks a text: against what is kept, against files, and what it answers."""

import errno
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from wirestem.server import files, jobs
from wirestem.server.app import DRAWER, app
from wirestem.server.worker import Worker

from .hands import COPY, DISPATCH, HERE, LEDE, LONGER, TEXT, UNLIKE, Gate, finished, made, until


def answer(client: TestClient, data: dict[str, str], files: list[tuple[str, tuple[str, bytes]]] | None = None) -> str:
    """The page with the answer, as words."""
    sent = client.post("/check", data=data, files=files, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    page = sent.headers["location"]
    until(lambda: "Cancel" not in client.get(page).text)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", client.get(page).text)).split())


def test_a_text_is_checked_by_itself(client: TestClient) -> None:
    told = answer(client, {"text": TEXT})
    assert "Checked" in told
    assert "Wire copy of AFP, credited." in told
    assert "Dateline credits AFP" in told


def test_a_copy_without_a_credit_is_found_among_the_kept_dossiers(client: TestClient) -> None:
    key = made(client, DISPATCH, UNLIKE, name="The dam")
    alone = answer(client, {"text": COPY})
    assert "Valley under water pasted text 1" in alone
    assert ("compared with no other text" in alone, "of its text stands in" in alone) == (True, False)
    told = answer(client, {"text": COPY, "kept": "yes"})
    assert "May be wire copy of AFP, which it names nowhere." in told
    share = re.search(r"(\d+) % of its text stands in \S+ : Dam bursts", told)
    assert share, told
    assert 80 < int(share[1]) < 100
    assert "Ferry" not in told
    assert "In the kept dossier The dam" in told
    page = client.get("/check").text
    assert "the kept dossier<" in page
    assert key not in page


def test_an_anchor_leads_to_the_article_in_the_kept_dossier(client: TestClient) -> None:
    key = made(client, DISPATCH, UNLIKE)
    sent = client.post("/check", data={"text": COPY, "kept": "yes"}, follow_redirects=False)
    until(lambda: "Cancel" not in client.get(sent.headers["location"]).text)
    found = re.search(rf'href="/d/{key}#(d\d)"', client.get(sent.headers["location"]).text)
    assert found
    assert f"id={found[1]}" in client.get(f"/d/{key}").text


def test_a_text_is_compared_with_files(client: TestClient) -> None:
    files = [("beside", ("wire.txt", DISPATCH.encode())), ("beside", ("b.odt", b"?"))]
    told = answer(client, {"text": COPY}, files)
    assert "May be wire copy of AFP" in told
    assert "of its text stands in wire.txt : Dam bursts" in told
    assert "the same words" in told
    assert "b.odt : no reader for this kind of file" in told


def test_files_to_compare_with_alone_are_no_check(client: TestClient) -> None:
    sent = client.post("/check", files=[("beside", ("wire.txt", DISPATCH.encode()))])
    assert (sent.status_code, "Paste a text or choose files." in sent.text) == (422, True)


def test_texts_that_share_nothing_are_not_shown(client: TestClient) -> None:
    told = answer(client, {"text": UNLIKE}, [("beside", ("wire.txt", DISPATCH.encode()))])
    assert "None of the texts it was compared with has its words." in told
    assert "compared with 1 other text, no match" in told


def test_nothing_readable_is_said(client: TestClient) -> None:
    told = answer(client, {}, [("files", ("b.odt", b"?"))])
    assert "No text could be read." in told
    assert "b.odt : no reader" in told


def test_hostile_words_are_shown_inert(client: TestClient) -> None:
    bad = f"<script>alert(1)</script>\n\n{LEDE}\n\n{LONGER}"
    sent = client.post("/check", data={"text": bad}, files=[("beside", ("<b>.txt", bad.encode()))], follow_redirects=False)
    until(lambda: "Cancel" not in client.get(sent.headers["location"]).text)
    page = client.get(sent.headers["location"]).text
    assert ("<script>alert" in page, "<b>.txt" in page) == (False, False)
    assert "&lt;script&gt;" in page


def test_the_api_compares_with_texts_and_with_what_is_kept(client: TestClient) -> None:
    key = made(client, DISPATCH, UNLIKE)
    (alone,) = client.post("/api/check", json={"articles": [{"text": COPY}]}).json()
    assert "near" not in alone
    (kept,) = client.post("/api/check", json={"articles": [{"text": COPY}], "kept": True}).json()
    assert (kept["verdict"], kept["agency"], [n["dossier"] for n in kept["near"]]) == ("uncredited", "AFP", [key])
    beside = [{"text": DISPATCH, "id": "w"}, {"text": ""}]
    one, left = client.post("/api/check", json={"articles": [{"text": COPY}], "beside": beside}).json()
    assert (one["verdict"], [n["dossier"] for n in one["near"]]) == ("uncredited", [None])
    assert left["verdict"] is None


def test_a_check_can_be_cancelled_and_keeps_nothing(client: TestClient) -> None:
    sent = client.post("/check", data={"text": COPY}, follow_redirects=False)
    key = sent.headers["location"].rpartition("/")[2]
    finished(client, key)
    assert client.get("/api/dossiers").json() == []
    assert "add, export, delete" not in client.get(f"/job/{key}").text


@pytest.mark.parametrize(
    ("meta", "said"),
    [
        ("name,published\n1,gestern", "“gestern” of “1” is no date that can be read"),
        ("name,mood\n1,AFP", "unknown column 'mood'"),
        ("nonsense", "What the texts do not say cannot be used"),
    ],
)
def test_what_is_told_beside_the_texts_must_fit(client: TestClient, meta: str, said: str) -> None:
    sent = client.post("/make", data={"text": TEXT, "meta": meta})
    page = unescape(sent.text)
    assert (sent.status_code, said in page, meta in page) == (422, True, True), page


def test_dates_and_outlets_of_many_reach_their_articles(client: TestClient) -> None:
    meta = "name,published,outlet\n2,2031-03-05T08:00Z,Harrow Gazette\nwire,2031-03-04T22:00Z,\nc.txt,2031-03-06,The Quay"
    files = [("files", ("wire.txt", DISPATCH.encode())), ("files", ("c.txt", UNLIKE.encode()))]
    data = {"text": f"{TEXT}\n=====\n{COPY}", "meta": meta}
    sent = client.post("/make", data=data, files=files, follow_redirects=False)
    told = finished(client, sent.headers["location"].rpartition("/")[2])
    documents = client.get(f"/api/dossiers/{told['dossier']}").json()["documents"]
    found = {d["text"]: (d["source"]["outlet"], (d["published"] or {}).get("earliest", "")[:10]) for d in documents}
    assert found[COPY] == ("Harrow Gazette", "2031-03-05")
    assert found[UNLIKE] == ("The Quay", "2031-03-06")
    assert found[DISPATCH][1] == "2031-03-04"


def test_lines_of_a_file_say_the_same_and_both_at_once_are_refused(client: TestClient) -> None:
    rows = b'{"name": "1", "outlet": "Harrow Gazette"}\n{"name": "7", "outlet": "Nobody"}'
    sent = client.post("/make", data={"text": TEXT}, files=[("metafile", ("m.jsonl", rows))], follow_redirects=False)
    told = finished(client, sent.headers["location"].rpartition("/")[2])
    (document,) = client.get(f"/api/dossiers/{told['dossier']}").json()["documents"]
    assert document["source"]["outlet"] == "Harrow Gazette"
    assert [s["reason"] for s in told["skipped"]] == ["'7' is none of the inputs; give a file name, stem or row id"]
    both = client.post("/make", data={"text": TEXT, "meta": "name\n1"}, files=[("metafile", ("m.jsonl", rows))])
    assert "Give one of the two." in both.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"text": TEXT, "published": "gestern"}, "“gestern” is no date that can be read"),
        ({"text": f"{TEXT}\n=====\n{COPY}", "outlet": "The Quay"}, "2 texts are pasted"),
    ],
)
def test_what_is_said_of_one_text_and_does_not_fit_is_refused(client: TestClient, data: dict[str, str], said: str) -> None:
    sent = client.post("/make", data=data)
    assert (sent.status_code, said in sent.text, list(data.values())[1] in sent.text) == (422, True, True)


def test_an_article_stands_against_its_parent(client: TestClient) -> None:
    key = made(client, DISPATCH, COPY)
    page = client.get(f"/d/{key}/about").text
    found = re.search(rf'href="/d/{key}#(s1-beside-d\d-d\d)"', page)
    dossier = client.get(f"/api/dossiers/{key}").json()
    observed = [e for e in dossier["stories"][0]["derivations"] if "doc" in e["parent"]]
    assert bool(found) == bool(observed)
    assert found


def test_what_a_kept_dossier_finds_of_a_text_is_told_beside_it(client: TestClient) -> None:
    key = made(client, DISPATCH, COPY)
    carried = client.get(f"/api/dossiers/{key}").json()["stories"][0]["carried"]
    assert [c["agency"] for c in carried if c["credit"] == "nowhere"] == ["AFP"]
    told = answer(client, {"text": COPY.replace("Valley under water", "No warning")})
    assert "names nowhere" not in told
    told = answer(client, {"text": COPY.replace("Valley under water", "No warning"), "kept": "yes"})
    assert "of its text is AFP’s, which it names nowhere" in told
    assert "no match" not in told


RENAMED = '{"act": "rename", "about": "party", "names": ["Lena Orvik"], "name": "Mayor Orvik"}'


def test_decisions_of_a_person_win_in_the_form_and_in_the_api(client: TestClient) -> None:
    rows = f'# ours\n{RENAMED}\n{{"act": "merge", "about": "story", "documents": ["x", "y"]}}'
    sent = client.post("/make", data={"text": TEXT}, files=[("decisions", ("d.jsonl", rows.encode()))], follow_redirects=False)
    told = finished(client, sent.headers["location"].rpartition("/")[2])
    page = client.get(f"/d/{told['dossier']}").text
    assert "Mayor Orvik" in page
    assert {(s["input"], s["severity"]) for s in told["skipped"]} == {("decisions", "note")}
    assert {"'x' is no document here", "'y' is no document here"} <= {s["reason"] for s in told["skipped"]}
    job = client.post("/api/dossiers", json={"articles": [{"text": TEXT}], "decisions": RENAMED}).json()["job"]
    assert "Mayor Orvik" in client.get(f"/d/{finished(client, job)['dossier']}").text


def test_decisions_that_do_not_fit_are_refused(client: TestClient) -> None:
    sent = client.post("/make", data={"text": TEXT}, files=[("decisions", ("d.jsonl", b'{"act": "sing"}'))])
    assert (sent.status_code, "The decisions cannot be used: decisions:1" in sent.text, "Dam bursts" in sent.text) == (
        422,
        True,
        True,
    )
    answer = client.post("/api/dossiers", json={"articles": [{"text": TEXT}], "decisions": "nonsense"})
    assert (answer.status_code, "decisions:1" in answer.json()["detail"]) == (422, True)


def test_an_answer_is_kept_after_a_restart_until_it_is_deleted(tmp_path: Path, worker: Worker) -> None:
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        assert "Checked before" not in client.get("/check").text
        before = answer(client, {"text": TEXT})
        answer(client, {"text": f"{UNLIKE}\n=====\n{COPY}"})
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        (last, first) = client.get("/api/checks").json()
        assert first["name"] == "Dam bursts"
        assert first["verdict"].startswith("wire copy of AFP, credited")
        assert last["name"] == "Ferry runs again and 1 more"
        page = unescape(client.get("/check").text)
        assert page.index("Ferry runs again and 1 more") < page.index(f'href="/job/{first["key"]}"')
        assert "Wire copy of AFP, credited" in page
        told = " ".join(unescape(re.sub(r"<[^>]+>", " ", client.get(f"/job/{first['key']}").text)).split())
        assert told == before
        (whole,) = client.get(f"/api/checks/{first['key']}").json()
        assert (whole["verdict"], whole["agency"]) == ("credited", "AFP")
        files = {p.name for p in (tmp_path / "keep" / DRAWER / first["key"]).iterdir()}
        assert files == {"job.json", "answer"}  # the text itself is gone
        assert client.post(f"/job/{first['key']}/forget", follow_redirects=False).headers["location"] == "/check"
        assert client.delete(f"/api/checks/{last['key']}").status_code == 204
        assert client.get("/api/checks").json() == []
        assert client.get(f"/job/{first['key']}").status_code == 404
        assert client.get(f"/api/checks/{last['key']}").json()["detail"].startswith("No such check is kept.")
        assert list((tmp_path / "keep" / DRAWER).iterdir()) == []


def test_checks_that_are_kept_are_not_forgotten_for_later_jobs(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "REMEMBERED", 1)
    answer(client, {"text": TEXT})
    for number in range(3):
        made(client, TEXT, name=str(number))
    assert [c["name"] for c in client.get("/api/checks").json()] == ["Dam bursts"]
    assert len(client.get("/api/jobs").json()) == 2


def test_a_check_that_was_cut_off_can_be_started_again(tmp_path: Path, worker: Worker, gate: Gate) -> None:
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        sent = client.post("/check", data={"text": gate.text("Cut off")}, follow_redirects=False)
        gate.reached()
    gate.open()
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        page = client.get(sent.headers["location"]).text
        assert "The server was stopped while this text was being checked. What you handed in is still here" in page
        assert "Interrupted: start it again or give it up" in client.get("/check").text
        assert "Interrupted" not in client.get("/").text
        client.post(f"{sent.headers['location']}/again")
        assert finished(client, sent.headers["location"].rpartition("/")[2])["state"] == "done"
        assert [c["name"] for c in client.get("/api/checks").json()] == ["Cut off"]


def test_a_check_of_a_program_is_not_kept(client: TestClient, tmp_path: Path) -> None:
    client.post("/api/check", json={"articles": [{"text": TEXT}]})
    assert client.get("/api/checks").json() == []
    assert list((tmp_path / "keep" / DRAWER).iterdir()) == []


def test_an_answer_for_which_there_is_no_room_is_told_all_the_same(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    flushed = files._flushed

    def fails(path: Path, data: bytes) -> None:
        if "answer" in path.name:
            raise OSError(errno.ENOSPC, "No space left on device")
        flushed(path, data)

    monkeypatch.setattr(files, "_flushed", fails)
    assert "Wire copy of AFP, credited." in answer(client, {"text": TEXT})


def test_an_answer_of_another_version_says_so(client: TestClient, tmp_path: Path) -> None:
    answer(client, {"text": TEXT})
    (one,) = client.get("/api/checks").json()
    (tmp_path / "keep" / DRAWER / one["key"] / "answer").write_bytes(b"\x91\x01")
    assert "kept by another version of Wirestem" in client.get(f"/job/{one['key']}").text
    assert client.get(f"/api/checks/{one['key']}").status_code == 410
    client.post(f"/job/{one['key']}/forget")
    assert client.get("/api/checks").json() == []


def test_nothing_is_said_of_other_texts_when_there_were_none(client: TestClient) -> None:
    assert "None of the texts it was compared with" not in answer(client, {"text": UNLIKE})


def test_what_is_said_of_one_of_several_texts_is_refused_in_words_that_fit_the_page(client: TestClient) -> None:
    sent = client.post("/check", data={"text": f"{TEXT}\n=====\n{COPY}", "outlet": "The Quay"})
    assert (sent.status_code, "Leave them empty, or paste one text." in sent.text) == (422, True)
    assert "Say them below" not in sent.text

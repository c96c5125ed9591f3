"""Articles are added to a kept dossier: the new one is as if all had been handed in at once."""

from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from .hands import COPY, DISPATCH, TEXT, UNLIKE, finished, handed_in, made

META = "name,published,outlet\n1,2031-03-05T08:00Z,Harrow Gazette"


def added(client: TestClient, key: str, data: dict[str, str], files: list[tuple[str, tuple[str, bytes]]] | None = None) -> str:
    sent = client.post("/make", data=data | {"onto": key}, files=files, follow_redirects=False)
    assert sent.status_code == 303, sent.text
    told = finished(client, sent.headers["location"].rpartition("/")[2])
    assert told["state"] == "done", told
    return str(told["dossier"])


def documents(client: TestClient, key: str) -> dict[str, tuple[str, str | None]]:
    found = client.get(f"/api/dossiers/{key}").json()["documents"]
    return {d["source"]["uri"]: (d["text"], d["source"]["outlet"]) for d in found}


def test_the_new_dossier_is_as_if_all_had_been_handed_in_at_once(client: TestClient) -> None:
    files = [("files", (name, text.encode())) for name, text in (("a.txt", DISPATCH), ("b.txt", COPY), ("c.txt", UNLIKE))]
    figure = "<figure><figcaption>The quay. AP</figcaption></figure>"
    page = f"<h1>Ferry late</h1><p>The ferry was late on Monday, the county said.</p>{figure}"
    files.append(("files", ("d.html", page.encode())))
    whole = client.post("/make", files=files, follow_redirects=False).headers["location"].rpartition("/")[2]
    first = client.post("/make", files=files[::2], follow_redirects=False).headers["location"].rpartition("/")[2]
    key = finished(client, first)["dossier"]
    then = added(client, key, {}, files[1::2])
    assert then == finished(client, whole)["dossier"]  # a key is a digest of the dossier
    assert key != then
    assert client.get(f"/d/{key}").status_code == 200


def test_what_was_told_beside_the_texts_is_kept_and_pasted_texts_are_numbered_on(client: TestClient) -> None:
    sent = client.post("/make", data={"text": TEXT, "meta": META, "name": "The dam"}, follow_redirects=False)
    key = finished(client, sent.headers["location"].rpartition("/")[2])["dossier"]
    page = client.get(f"/d/{key}/add").text
    assert 'value="The dam"' in page
    assert f'name="onto" value="{key}"' in page
    assert f'href="/d/{key}/add"' in client.get(f"/d/{key}/about").text
    then = added(client, key, {"text": COPY, "outlet": "The Quay", "name": "The dam"})
    assert documents(client, then) == {"pasted#1": (TEXT, "Harrow Gazette"), "pasted#2": (COPY, "The Quay")}
    found = client.get(f"/api/dossiers/{then}").json()["documents"]
    assert {d["published"]["earliest"][:10] for d in found if d["source"]["uri"] == "pasted#1"} == {"2031-03-05"}
    third = added(client, then, {"text": UNLIKE, "meta": "name,outlet\n1,The Post"})
    assert documents(client, third)["pasted#3"] == (UNLIKE, "The Post")


def test_a_program_adds_articles_too(client: TestClient) -> None:
    key = made(client, TEXT)
    answer = client.post("/api/dossiers", json={"articles": [{"text": COPY, "id": "b"}], "onto": key})
    assert len(documents(client, finished(client, answer.json()["job"])["dossier"])) == 2
    gone = client.post("/api/dossiers", json={"articles": [{"text": COPY}], "onto": "0123456789abcdef"})
    assert (gone.status_code, "No such dossier is kept" in gone.json()["detail"]) == (404, True)


def test_what_does_not_fit_is_said_on_the_same_form(client: TestClient) -> None:
    key = made(client, TEXT, name="The dam")
    sent = client.post("/make", data={"onto": key, "text": COPY, "published": "gestern"})
    page = unescape(sent.text)
    assert (sent.status_code, "“gestern” is no date" in page, "Add articles to" in page) == (422, True, True)
    assert f'name="onto" value="{key}"' in page
    assert client.get("/d/0123456789abcdef/add").status_code == 404
    assert client.post("/make", data={"onto": "../..", "text": COPY}).status_code == 404


@pytest.mark.parametrize(("what", "said"), [("gone", "was deleted meanwhile"), ("old", "was kept by another version")])
def test_a_dossier_that_cannot_be_added_to_any_more_is_told(client: TestClient, tmp_path: Path, what: str, said: str) -> None:
    from .hands import Gate

    gate = Gate(tmp_path / "held")
    key = made(client, TEXT, name="The dam")
    before = handed_in(client, gate.text())
    gate.reached()
    job = client.post("/api/dossiers", json={"articles": [{"text": COPY}], "onto": key}).json()["job"]
    path = tmp_path / "keep" / key / "dossier.json"
    if what == "gone":
        client.delete(f"/api/dossiers/{key}")
    else:
        path.write_text("{}", encoding="utf-8")
    gate.open()
    finished(client, before)
    told = finished(client, job)
    assert (told["state"], said in told["error"]) == ("failed", True)

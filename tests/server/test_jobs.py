"""Jobs: cancelled, in line, told of, cut off and started again."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from wirestem.server import files, jobs
from wirestem.server.app import DRAWER, app
from wirestem.server.drawer import Drawer
from wirestem.server.handed import Handed, packed
from wirestem.server.jobs import FullError, Jobs
from wirestem.server.shelf import Shelf
from wirestem.server.work import Made, Progress, Refused, Told, work
from wirestem.server.worker import Worker
from wirestem.settings import Settings

from .hands import HERE, OTHER, TEXT, Gate, alive, finished, handed_in, made, state, until


def left(keep: Path) -> list[str]:
    """What lies in the folder besides records of jobs and the lock."""
    return sorted(str(p.relative_to(keep)) for p in keep.rglob("*") if p.is_file() and p.name not in ("job.json", ".lock"))


def test_a_job_that_is_worked_on_is_cancelled_and_its_process_ends(client: TestClient, gate: Gate, tmp_path: Path) -> None:
    job = handed_in(client, gate.text(), name="The dam")
    process = gate.reached()
    answer = client.delete(f"/api/jobs/{job}")
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert not alive(process)
    assert left(tmp_path / "keep") == []
    assert client.get("/api/dossiers").json() == []
    page = client.get(f"/job/{job}").text
    assert "The work was stopped. No dossier was made" in page
    assert "The dam" not in client.get("/").text
    assert made(client, TEXT)


def test_the_button_cancels_without_a_script(client: TestClient, gate: Gate) -> None:
    job = handed_in(client, gate.text())
    process = gate.reached()
    assert f'<form action="/job/{job}/cancel" method="post"><button' in client.get(f"/job/{job}").text
    answer = client.post(f"/job/{job}/cancel", headers={"origin": HERE}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/job/{job}")
    assert not alive(process)
    assert state(client, job)["state"] == "cancelled"


def test_a_job_that_waits_is_cancelled_and_the_one_at_work_goes_on(client: TestClient, gate: Gate) -> None:
    first = handed_in(client, gate.text())
    process = gate.reached()
    second, third = handed_in(client, TEXT), handed_in(client, OTHER)
    assert [state(client, j)["place"] for j in (first, second, third)] == [None, 1, 2]
    assert client.delete(f"/api/jobs/{second}").json()["state"] == "cancelled"
    assert state(client, third)["place"] == 1
    assert alive(process)
    gate.open()
    assert finished(client, first)["state"] == finished(client, third)["state"] == "done"
    assert state(client, second)["state"] == "cancelled"


def test_what_has_ended_cannot_be_cancelled_nor_started_again(client: TestClient) -> None:
    job = handed_in(client, TEXT)
    finished(client, job)
    for answer in (client.delete(f"/api/jobs/{job}"), client.post(f"/api/jobs/{job}/again")):
        assert (answer.status_code, "it is done" in answer.json()["detail"]) == (409, True)
    client.post(f"/job/{job}/cancel")
    assert state(client, job)["state"] == "done"
    assert client.delete("/api/jobs/0123456789abcdef").status_code == 404
    assert client.post("/job/0123456789abcdef/cancel").status_code == 404


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "http://["}]
)
def test_another_sites_page_cannot_cancel(client: TestClient, gate: Gate, headers: dict[str, str]) -> None:
    job = handed_in(client, gate.text())
    gate.reached()
    assert client.post(f"/job/{job}/cancel", headers=headers).status_code == 403
    assert client.post(f"/job/{job}/again", headers=headers).status_code == 403
    assert client.delete(f"/api/jobs/{job}", headers=headers).status_code == 403
    assert state(client, job)["state"] == "working"


def test_progress_names_the_step_and_the_articles_done(client: TestClient, gate: Gate) -> None:
    job = handed_in(client, gate.text())
    gate.reached()
    told = state(client, job)
    assert (told["step"], told["at"], told["articles"]) == ("reading articles", "b.txt", {"done": 1, "of": 3})
    page = client.get(f"/job/{job}").text
    assert "Reading articles: 1 of 3 done" in page
    assert '<progress aria-label="Done" max="3" value="1">' in page
    assert "Reading articles: 1 of 3 done" in client.get("/").text


def test_the_work_tells_every_file_article_and_step() -> None:
    told: list[Progress] = []
    handed = Handed(({"text": TEXT, "id": "a"}, {"text": OTHER, "id": "b"}, {"text": "", "id": "c"}), ())
    assert isinstance(work("dossier", packed(handed), Settings(), told.append), Made)
    assert [(p.step, p.done, p.of) for p in told] == [
        ("reading articles", 0, 2),
        ("reading articles", 1, 2),
        ("gathering stories", 2, 2),
        ("comparing the articles of a story", 2, 2),
        ("writing the dossier", 2, 2),
    ]
    assert told[0].at == "pasted#a"
    told.clear()
    assert isinstance(work("check", packed(handed), Settings(), told.append), Told)
    assert [(p.step, p.done, p.of) for p in told] == [("reading articles", 0, 2), ("reading articles", 1, 2)]


def test_whatever_goes_wrong_in_the_work_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    from wirestem import flow

    def fails(*_: Any, **__: Any) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(flow, "dossier", fails)
    answer = work("dossier", packed(Handed(({"text": TEXT},))), Settings(), lambda _: None)
    assert isinstance(answer, Refused)
    assert answer.error.startswith("RecursionError: too deep. This is a fault of Wirestem")


def test_checks_wait_in_the_line_with_dossiers(client: TestClient, gate: Gate) -> None:
    job = handed_in(client, gate.text())
    gate.reached()
    with ThreadPoolExecutor(1) as pool:
        check = pool.submit(client.post, "/api/check", json={"articles": [{"text": TEXT}]})
        until(lambda: len(client.get("/api/jobs").json()) == 2)
        waiting = client.get("/api/jobs").json()[1]
        assert (waiting["kind"], waiting["state"], waiting["place"]) == ("check", "waiting", 1)
        assert not check.done()
        gate.open()
        assert check.result().json()[0]["agency"] == "AFP"
    assert finished(client, job)["state"] == "done"
    assert [j["kind"] for j in client.get("/api/jobs").json()] == ["dossier"]


def test_a_check_that_is_cancelled_says_so(client: TestClient, gate: Gate) -> None:
    with ThreadPoolExecutor(1) as pool:
        check = pool.submit(client.post, "/api/check", json={"articles": [{"text": gate.text()}]})
        gate.reached()
        (job,) = client.get("/api/jobs").json()
        client.delete(f"/api/jobs/{job['job']}")
        answer = check.result()
    assert (answer.status_code, answer.json()["detail"]) == (409, "This check was cancelled.")


def test_a_dossier_of_one_who_has_many_waiting_does_not_hold_up_others(tmp_path: Path, gate: Gate, worker: Worker) -> None:
    line = Jobs(Shelf(tmp_path), Drawer(tmp_path / DRAWER), worker)
    line.add(packed(Handed(({"text": gate.text()},))), "", who="a")
    gate.reached()
    many = [line.add(packed(Handed(({"text": f"{TEXT} {n}"},))), "", who="a") for n in range(3)]
    other = line.add(packed(Handed(({"text": TEXT},))), "", who="b")
    check = line.add(packed(Handed(({"text": TEXT},))), "", kind="check", who="a")
    assert [line.place(j) for j in (*many, other, check)] == [1, 4, 5, 2, 3]
    line.close()


def test_when_too_many_wait_one_is_told_to_come_again(client: TestClient, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_EACH", 2)
    handed_in(client, gate.text())
    gate.reached()
    for text in (TEXT, OTHER):
        handed_in(client, text)
    body = {"articles": [{"text": "One more\n\nThe dam held."}]}
    answer = client.post("/api/dossiers", json=body)
    assert (answer.status_code, int(answer.headers["retry-after"]) > 0) == (429, True)
    assert "2 of yours wait already" in answer.json()["detail"]
    page = client.post("/make", data={"text": "My <b>words</b>", "name": "Kept"})
    assert page.status_code == 429
    assert "2 of yours wait already" in page.text
    assert "My &lt;b&gt;words&lt;/b&gt;</textarea>" in page.text
    assert 'value="Kept"' in page.text
    monkeypatch.setattr(jobs, "MOST_WAITING", 2)
    monkeypatch.setattr(jobs, "MOST_EACH", 20)
    answer = client.post("/api/check", json=body)
    assert (answer.status_code, "retry-after" in answer.headers) == (503, True)
    assert len(client.get("/api/jobs").json()) == 3


def test_the_same_upload_twice_is_one_job_while_it_goes_on(client: TestClient, gate: Gate) -> None:
    first = handed_in(client, gate.text(), name="The dam")
    gate.reached()
    assert handed_in(client, gate.text(), name="The dam") == first
    assert handed_in(client, gate.text(), name="Another") != first
    assert len(client.get("/api/jobs").json()) == 2


def test_a_process_that_dies_ends_its_job_and_not_the_server(client: TestClient, tmp_path: Path) -> None:
    told = finished(client, handed_in(client, f"{TEXT} CRASH"))
    assert (told["state"], told["again"]) == ("failed", True)
    assert "ended (signal 9)" in told["error"]
    assert "Start it again" in client.get(f"/job/{told['job']}").text
    assert made(client, TEXT)
    assert client.post(f"/api/jobs/{told['job']}/again").status_code == 202
    assert finished(client, told["job"])["state"] == "failed"
    assert client.delete(f"/api/jobs/{told['job']}").json()["state"] == "cancelled"
    assert not any(DRAWER in name for name in left(tmp_path / "keep"))


def full(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """From now on files of that name cannot be written to the end."""
    flushed = files._flushed

    def fails(path: Path, data: bytes) -> None:
        if name in path.name:
            path.write_bytes(data[:1])
            raise OSError(errno.ENOSPC, "No space left on device")
        flushed(path, data)

    monkeypatch.setattr(files, "_flushed", fails)


def test_a_full_disk_when_a_dossier_is_kept_leaves_nothing_half_written(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        full(patch, "card.json")
        told = finished(client, handed_in(client, TEXT, name="The dam"))
        assert (told["state"], told["again"]) == ("failed", True)
        assert "No space left on device" in told["error"]
        assert left(tmp_path / "keep") == [f"{DRAWER}/{told['job']}/handed"]
    client.post(f"/job/{told['job']}/again")
    assert finished(client, told["job"])["state"] == "done"
    assert [d["name"] for d in client.get("/api/dossiers").json()] == ["The dam"]
    assert not any(DRAWER in name for name in left(tmp_path / "keep"))


def test_a_full_disk_when_something_is_handed_in_is_said(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    full(monkeypatch, "handed")
    answer = client.post("/api/dossiers", json={"articles": [{"text": TEXT}]})
    assert (answer.status_code, "No space left on device" in answer.json()["detail"]) == (507, True)
    page = client.post("/make", data={"text": TEXT})
    assert (page.status_code, "No space left on device" in page.text, "OLTENA" in page.text) == (507, True, True)
    assert client.get("/api/jobs").json() == []
    assert list((tmp_path / "keep" / DRAWER).iterdir()) == []


def test_a_full_disk_does_not_hold_up_the_line(client: TestClient, monkeypatch: pytest.MonkeyPatch, gate: Gate) -> None:
    job = handed_in(client, gate.text())
    gate.reached()
    full(monkeypatch, "job.json")
    gate.open()
    assert finished(client, job)["state"] == "done"


def test_after_a_restart_the_job_at_work_is_interrupted_and_those_that_wait_go_on(
    tmp_path: Path, gate: Gate, worker: Worker
) -> None:
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        kept = made(client, OTHER, name="Kept")
        cut = handed_in(client, gate.text(), name="Cut off")
        process = gate.reached()
        waits = handed_in(client, TEXT, name="Waits")
    assert not alive(process)
    gate.open()
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        assert finished(client, waits)["state"] == "done"
        assert [d["name"] for d in client.get("/api/dossiers").json()] == ["Kept", "Waits"]
        assert client.get(f"/d/{kept}").status_code == 200
        told = state(client, cut)
        assert (told["state"], told["again"]) == ("interrupted", True)
        page = client.get(f"/job/{cut}").text
        assert "The server was stopped while this dossier was being made" in page
        assert "Start it again" in page
        assert "Interrupted: start it again or give it up" in client.get("/").text
        client.post(f"/job/{cut}/again")
        assert finished(client, cut)["state"] == "done"
        assert "Not finished" not in client.get("/").text


def test_what_is_handed_in_for_an_interrupted_job_can_be_given_up(tmp_path: Path, gate: Gate, worker: Worker) -> None:
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        job = handed_in(client, gate.text())
        gate.reached()
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        client.post(f"/job/{job}/cancel")
        assert state(client, job)["state"] == "cancelled"
        assert left(tmp_path / "keep") == []


def test_an_interrupted_job_whose_articles_are_gone_says_what_to_do(tmp_path: Path, gate: Gate, worker: Worker) -> None:
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        job = handed_in(client, gate.text())
        gate.reached()
    (tmp_path / "keep" / DRAWER / job / "handed").unlink()
    (tmp_path / "keep" / DRAWER / "fedcba9876543210").mkdir()
    (tmp_path / "keep" / DRAWER / "fedcba9876543210" / "job.json").write_text("{")
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        assert "What you handed in is gone: hand it in again." in client.get(f"/job/{job}").text
        assert client.post(f"/api/jobs/{job}/again").status_code == 409
        assert len(client.get("/api/jobs").json()) == 1


def test_what_a_killed_server_left_half_written_is_swept_away(tmp_path: Path, worker: Worker) -> None:
    for name in (".0123456789abcdef.new", ".0123456789abcdef.gone", f"{DRAWER}/.0123456789abcdef.new"):
        (tmp_path / "keep" / name).mkdir(parents=True)
        (tmp_path / "keep" / name / "dossier.json").write_text("{")
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as client:
        assert client.get("/api/dossiers").json() == []
    assert left(tmp_path / "keep") == []


def test_only_so_many_ended_jobs_are_remembered(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(jobs, "REMEMBERED", 2)
    done = [handed_in(client, "...", name=str(n)) for n in range(4)]
    finished(client, done[3])
    assert [j["job"] for j in client.get("/api/jobs").json()] == done[2:]
    assert {p.name for p in (tmp_path / "keep" / DRAWER).iterdir()} == set(done[2:])
    assert json.loads((tmp_path / "keep" / DRAWER / done[3] / "job.json").read_bytes())["state"] == "failed"


def test_nothing_starts_for_a_job_that_was_cancelled_meanwhile(worker: Worker) -> None:
    from wirestem.server.worker import EndedError

    with pytest.raises(EndedError):
        worker.run("dossier", packed(Handed()), lambda _: None, wanted=lambda: False)


def test_a_worker_without_work_gives_its_memory_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gate: Gate, worker: Worker
) -> None:
    monkeypatch.setattr(jobs, "IDLE_S", 0.1)
    line = Jobs(Shelf(tmp_path), Drawer(tmp_path / DRAWER), worker)
    gate.open()
    job = line.add(packed(Handed(({"text": gate.text()},))), "")
    process = gate.reached()
    job.ended.wait(60)
    until(lambda: not alive(process))
    line.close()


def test_the_words_for_too_many_tell_whose(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "20 of yours" in str(FullError(own=True))
    assert "40 wait already" in str(FullError(own=False))

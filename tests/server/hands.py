"""What the tests of the server share: texts to hand in, and how to wait for what becomes of them."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from starlette.testclient import TestClient

from wirestem.server.worker import Worker

LEDE = "A dam burst before dawn, mayor Lena Orvik said. “We warned them twice,” she told AFP."
TEXT = f"Dam bursts\n\nOLTENA, March 4, 2031 (AFP) - {LEDE}"
OTHER = f"Fourteen die\n\n{LEDE}"
LONGER = (
    "The dam at Oltena had been built in 1974 for a valley of farmers, and nobody had looked at its southern wall since the"
    " floods of 2019, the county’s engineers wrote in a letter that lay unanswered for two years."
)
DISPATCH = f"Dam bursts\n\nOLTENA, March 4, 2031 (AFP) - {LEDE}\n\n{LONGER}"
COPY = f"Valley under water\n\n{LEDE.replace('she told AFP', 'she said')}\n\n{LONGER}"
UNLIKE = "Ferry runs again\n\nThe ferry will run again on Monday, the county said."
HERE = "http://localhost:8765"


class Shared(Worker):
    """A worker whose process many tests use, one after the other: a server that closes ends it only when it is at work."""

    def close(self) -> None:
        """Stays."""


class Gate(NamedTuple):
    """Holds the work on texts that name it."""

    path: Path

    def text(self, title: str = "Dam bursts") -> str:
        """A text whose work waits here."""
        return f"{title}\n\nThe dam held, the mayor said. gate {self.path}"

    def reached(self) -> int:
        """Waits until the work waits here; the process it is done in."""
        begun = self.path.with_suffix(".begun")
        until(lambda: begun.exists() and begun.read_text() != "")
        return int(begun.read_text())

    def open(self) -> None:
        """Lets the work go on."""
        self.path.touch()


def until(true: Callable[[], object], seconds: float = 60) -> None:
    """Waits for something to be so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it does not come to be"
        time.sleep(0.02)


def handed_in(client: TestClient, *texts: str, name: str = "") -> str:
    """Begins a dossier; its job."""
    answer = client.post(
        "/api/dossiers", json={"articles": [{"text": t, "id": f"a{n}"} for n, t in enumerate(texts)], "name": name}
    )
    assert answer.status_code == 202, answer.text
    return str(answer.json()["job"])


def state(client: TestClient, job: str) -> dict[str, Any]:
    """How it stands with a job."""
    found: dict[str, Any] = client.get(f"/api/jobs/{job}").json()
    return found


def finished(client: TestClient, job: str) -> dict[str, Any]:
    """How a job ended."""
    until(lambda: state(client, job)["state"] not in ("waiting", "working"))
    return state(client, job)


def made(client: TestClient, *texts: str, name: str = "") -> str:
    """Makes a dossier; its key."""
    told = finished(client, handed_in(client, *texts, name=name))
    assert told["state"] == "done", told
    return str(told["dossier"])


def alive(process: int) -> bool:
    """Whether a process lives; one that has ended and was not yet taken note of does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False

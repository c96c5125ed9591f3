"""A worker for all tests of the server: to start one takes longer than most of them."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from wirestem.server.app import app
from wirestem.server.worker import Worker
from wirestem.settings import Settings

from .hands import HERE, Gate, Shared


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent / "children"))
        working = Shared(Settings(), importlib.import_module("held_work").held)
        yield working
        working.stop()


@pytest.fixture
def client(tmp_path: Path, worker: Worker) -> Iterator[TestClient]:
    with TestClient(app(tmp_path / "keep", worker=worker), base_url=HERE) as made:
        yield made


@pytest.fixture
def gate(tmp_path: Path) -> Iterator[Gate]:
    """Opened at the end, so that nothing stays at work."""
    held = Gate(tmp_path / "gate")
    yield held
    held.open()

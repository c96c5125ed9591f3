"""The server as a program: where it listens, how it ends, and what is there when it starts again."""

import errno
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from wirestem.errors import ServerError
from wirestem.server.app import app
from wirestem.server.running import address, listen

from .hands import OTHER, TEXT, Gate, alive, until

ROOT = Path(__file__).resolve().parents[2]


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, path: str, body: Any = None, method: str | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, {"content-type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


# Held work in a server that is a program of its own.
SCRIPT = """
import sys
from pathlib import Path
import wirestem.server.app as made
from held_work import held
from wirestem.server.app import app
from wirestem.server.running import listen, run
from wirestem.server.worker import Worker
from wirestem.settings import Settings
if __name__ == "__main__":
    run(made.app(Path(sys.argv[1]), worker=Worker(Settings(), held)), listen("127.0.0.1", int(sys.argv[2])))
"""


@contextmanager
def served(keep: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server with work that can be held; it is ended in any case."""
    script = keep.parent / "serve.py"
    script.write_text(SCRIPT)
    paths = [str(ROOT / "src"), str(Path(__file__).parent / "children")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    process = subprocess.Popen([sys.executable, str(script), str(keep), str(port)], env=environment, stderr=subprocess.PIPE)
    try:
        until(lambda: answers(port) or process.poll() is not None)
        yield process
    finally:
        process.kill()
        process.communicate()


def answers(port: int) -> bool:
    try:
        ask(port, "/api/jobs")
    except OSError:
        return False
    return True


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_server_that_is_ended_while_it_works_leaves_no_process_and_tells_of_it_when_it_starts_again(
    tmp_path: Path, how: signal.Signals
) -> None:
    gate, keep, port = Gate(tmp_path / "gate"), tmp_path / "keep", free()
    with served(keep, port) as server:
        done = ask(port, "/api/dossiers", {"articles": [{"text": OTHER}], "name": "Kept"})["job"]
        until(lambda: ask(port, f"/api/jobs/{done}")["state"] == "done")
        job = ask(port, "/api/dossiers", {"articles": [{"text": gate.text()}], "name": "Cut off"})["job"]
        work = gate.reached()
        began = time.monotonic()
        server.send_signal(how)
        _, said = server.communicate(timeout=30)
        assert time.monotonic() - began < 15
        assert b"Traceback" not in said
        assert how != signal.SIGINT or server.returncode == 0
        until(lambda: not alive(work), 10)
    assert [p.name for p in keep.iterdir() if p.name.endswith(".new")] == []
    gate.open()
    with served(keep, port):
        assert [d["name"] for d in ask(port, "/api/dossiers")] == ["Kept"]
        assert ask(port, f"/api/jobs/{done}")["state"] == "done"
        assert ask(port, f"/api/jobs/{job}")["state"] == "interrupted"
        assert ask(port, f"/api/jobs/{job}/again", {})["state"] in ("waiting", "working")
        until(lambda: ask(port, f"/api/jobs/{job}")["state"] == "done")


def test_a_check_whose_client_goes_away_is_worked_on_no_longer(tmp_path: Path) -> None:
    gate, port = Gate(tmp_path / "gate"), free()
    with served(tmp_path / "keep", port):
        body = json.dumps({"articles": [{"text": gate.text()}]}).encode()
        head = f"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        head += "Content-Type: application/json\r\n\r\n"
        with socket.create_connection(("127.0.0.1", port)) as client:
            client.sendall(head.encode() + body)
            work = gate.reached()
        until(lambda: not alive(work), 20)
        until(lambda: ask(port, "/api/jobs") == [], 20)


def test_a_slow_upload_holds_up_nobody(tmp_path: Path) -> None:
    port = free()
    with served(tmp_path / "keep", port), socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"POST /api/dossiers HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
        job = ask(port, "/api/dossiers", {"articles": [{"text": TEXT}]})["job"]
        until(lambda: ask(port, f"/api/jobs/{job}")["state"] == "done")


def test_a_port_in_use_is_said_plainly_and_nothing_is_touched(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "wirestem", "serve", "--port", str(port), "--keep", str(tmp_path / "keep")]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert ended.stderr == (
        f"wirestem: port {port} of 127.0.0.1 cannot be had (Address already in use); something listens there, perhaps another"
        " wirestem serve: stop it, or give another --port\n"
    )
    assert ended.stdout == ""
    assert not (tmp_path / "keep").exists()


def test_a_host_that_is_none_and_a_port_of_the_system_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ServerError, match="is no address of this machine"):
        listen("no-such-host.invalid", 0)
    with pytest.raises(ServerError, match=r"give another --port, or as --host an address of this machine"):
        listen("192.0.2.1", 0)

    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(socket, "create_server", refused)
    with pytest.raises(ServerError, match="give a --port over 1023"):
        listen("127.0.0.1", 80)


def test_the_address_that_is_shown_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "newsroom")
    assert address("0.0.0.0", 80) == address("::", 80) == "http://newsroom:80/"
    assert address("localhost", 80) == "http://localhost:80/"
    assert address("2001:db8::7", 80) == "http://[2001:db8::7]:80/"


def test_the_head_of_a_page_can_be_asked_for_alone(tmp_path: Path) -> None:
    server = uvicorn.Server(uvicorn.Config(app(tmp_path / "keep"), port=0, log_level="error"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    until(lambda: server.started)
    try:
        address = f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
        for path, status in (("/", 200), ("/check", 200), ("/d/0123456789abcdef", 404), ("/make", 405)):
            answer = httpx.head(address + path)
            assert (answer.status_code, answer.content) == (status, b""), path
    finally:
        server.should_exit = True
        running.join(10)

"""The worker: a process of its own that does one piece of work after another, and can be ended at any moment.

Work that is ended leaves nothing behind, since the process writes no file: what it makes goes through a pipe, whole. A text
that takes all memory or brings down a library ends the process, not the server.
"""

import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import msgspec
from msgspec.structs import replace

from wirestem.server.work import Answer, Made, Progress, Refused, Tell, Told, Work, work
from wirestem.settings import Settings

_DECODER: msgspec.msgpack.Decoder[Progress | Answer] = msgspec.msgpack.Decoder(Progress | Made | Told | Refused)
_NICER = 5


class EndedError(Exception):
    """The process ended before its work was done: it was stopped, or the system ended it; `code` is its exit code."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class Worker:
    """Starts its process when there is work, keeps it for the next, and starts another when it has ended."""

    def __init__(self, settings: Settings, work: Work = work) -> None:
        self.settings = replace(settings, workers=1)  # processes of its own would outlive one that is ended
        self._work = work
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def run(self, kind: str, data: bytes, tell: Tell, wanted: Callable[[], bool] = lambda: True) -> Answer:
        """The answer to a piece of work; EndedError when the process ends first. Nothing starts unless it is `wanted` still."""
        with self._lock:  # between the look and the start nobody can have stopped a process that is not there yet
            if not wanted():
                raise EndedError(None)
            process, pipe = self._started()
        try:
            pipe.send_bytes(msgspec.msgpack.encode((kind, data)))
            while isinstance(message := _DECODER.decode(pipe.recv_bytes()), Progress):
                tell(message)
            return message
        except (EOFError, OSError):
            process.join(5)
            raise EndedError(process.exitcode) from None

    def stop(self) -> None:
        """Ends the process at once, whatever it does; the next work starts another."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join(5)
            self._process = None

    def close(self) -> None:
        """Ends the process when no more work will come."""
        self.stop()

    def _started(self) -> tuple[BaseProcess, Connection]:
        if self._process is not None and self._process.is_alive() and self._pipe is not None:
            return self._process, self._pipe
        if self._pipe is not None:
            self._pipe.close()
        context = get_context("spawn")  # a forked copy of a server with threads could hang
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_live, args=(theirs, self.settings, self._work), name="wirestem-work", daemon=True)
        self._process.start()
        theirs.close()
        return self._process, self._pipe


def _live(pipe: Connection, settings: Settings, work: Work) -> None:
    """The life of the process: it works until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C on a terminal reaches us too; the server ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICER)  # pages come first
    try:
        while True:
            kind, data = msgspec.msgpack.decode(pipe.recv_bytes(), type=tuple[str, bytes])
            answer = work(kind, data, settings, lambda progress: pipe.send_bytes(msgspec.msgpack.encode(progress)))
            pipe.send_bytes(msgspec.msgpack.encode(answer))
    except (EOFError, OSError):
        return


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)

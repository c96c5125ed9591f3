"""Jobs: dossiers in the making, one after the other, away from the pages that are asked for meanwhile."""

import queue
import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from wirestem import flow
from wirestem.errors import WirestemError
from wirestem.model import Capture, Skipped
from wirestem.server.shelf import Shelf
from wirestem.settings import Settings

WAITING = 20
"""Jobs that may wait or have been done and not been forgotten."""


@dataclass
class Job:
    """A dossier in the making. `state` is "waiting", "working", "done" or "failed"; `steps` are what was done, the last now."""

    key: str
    name: str
    captures: Sequence[Capture | Skipped]
    state: str = "waiting"
    steps: list[str] = field(default_factory=list)
    dossier: str | None = None
    skipped: tuple[Skipped, ...] = ()
    error: str | None = None


class Jobs:
    """A queue with one worker."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self.shelf, self.settings = shelf, settings
        self._jobs: dict[str, Job] = {}
        self._queue: queue.Queue[Job] = queue.Queue()
        self._lock = threading.Lock()
        threading.Thread(target=self._work, daemon=True, name="wirestem-jobs").start()

    def add(self, captures: Sequence[Capture | Skipped], name: str) -> Job | None:
        """A new job, None when too many wait."""
        with self._lock:
            done = [k for k, job in self._jobs.items() if job.state in ("done", "failed")]
            for key in done[: max(0, len(self._jobs) - WAITING + 1)]:
                del self._jobs[key]
            if len(self._jobs) >= WAITING:
                return None
            job = Job(secrets.token_hex(8), name, captures)
            self._jobs[job.key] = job
        self._queue.put(job)
        return job

    def get(self, key: str) -> Job | None:
        """The job of that key, while it is remembered."""
        return self._jobs.get(key)

    def _work(self) -> None:
        while True:
            job = self._queue.get()
            job.state = "working"
            try:
                made = flow.dossier(iter(job.captures), self.settings, tick=job.steps.append)
                job.skipped = made.skipped
                if made.dossier.documents:
                    job.dossier = self.shelf.keep(made.dossier, job.name)
                    job.state = "done"
                else:
                    job.error, job.state = "No article could be read.", "failed"
            except (WirestemError, OSError) as error:
                job.error, job.state = str(error), "failed"
            except Exception as error:  # the worker must outlive whatever a text brings
                job.error, job.state = f"{type(error).__name__}: {error}", "failed"
            job.captures = ()

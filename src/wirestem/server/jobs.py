"""Jobs: dossiers in the making and texts being checked, one after the other, away from the pages that are asked for meanwhile."""

import hashlib
import secrets
import threading
from contextlib import suppress
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from wirestem.errors import WirestemError
from wirestem.model import Skipped
from wirestem.server.drawer import Drawer, Record
from wirestem.server.line import Line
from wirestem.server.shelf import Shelf
from wirestem.server.work import Answer, Made, Progress, Refused, Told
from wirestem.server.worker import EndedError, Worker

MOST_WAITING = 40
"""Jobs that may wait, of all who ask."""
MOST_EACH = 20
"""Jobs of a kind that may wait for one who asks."""
REMEMBERED = 50
"""Jobs that have ended and are still told of; checks that are done are kept until somebody deletes them."""
IDLE_S = 300.0
"""Seconds without work after which the process that does it is ended, for its memory."""
GOING = ("waiting", "working")


class FullError(WirestemError):
    """No more can wait. `own` tells whether the one who asks has too many waiting, or all together."""

    def __init__(self, own: bool) -> None:
        said = f"{MOST_EACH} of yours wait already" if own else f"{MOST_WAITING} wait already, which is the most"
        super().__init__(f"Not taken: {said}. Come again when some of them are done, or cancel one.")
        self.own = own


@dataclass(eq=False)
class Job:
    """A piece of work. `kind` is "dossier" or "check"; `state` waiting, working, done, failed, cancelled or interrupted.

    One that is `filed` outlives the server; the others are those that a program waits for.
    """

    key: str
    number: int
    kind: str
    name: str
    digest: str
    who: str = ""
    state: str = "waiting"
    progress: Progress | None = None
    dossier: str | None = None
    filed: bool = True
    verdict: str = ""
    told: Told | None = None
    skipped: tuple[Skipped, ...] = ()
    error: str | None = None
    handed: bytes | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def record(self) -> Record:
        """What is kept of it."""
        made = (self.dossier, self.error, self.skipped, self.kind, self.verdict)
        return Record(self.key, self.number, self.name, self.digest, self.state, *made)

    @property
    def kept(self) -> bool:
        """Whether it is a check with an answer that stays until it is deleted."""
        return self.kind == "check" and self.filed and self.state == "done"


class Jobs:
    """A line before one worker; what is filed lies in the drawer until it is done, and then the answers of checks."""

    def __init__(self, shelf: Shelf, drawer: Drawer, worker: Worker) -> None:
        self.shelf, self.drawer, self.worker = shelf, drawer, worker
        self._jobs: dict[str, Job] = {}
        self._line = Line[Job]()
        self._turn = threading.Condition()
        self._closed = False
        with self._turn:
            for record in drawer.all():
                self._remember(record)
        self._thread = threading.Thread(target=self._work, daemon=True, name="wirestem-jobs")
        self._thread.start()

    def add(self, handed: bytes, name: str, *, kind: str = "dossier", who: str = "", filed: bool = True) -> Job:
        """A new job, or the one under way with the very same; FullError when too many wait, OSError when the disk is full."""
        digest = hashlib.sha256(f"{kind} {len(name)} {name} ".encode() + handed).hexdigest()
        with self._turn:
            for job in self._jobs.values():
                if filed and job.filed and job.digest == digest and job.state in GOING:
                    return job
            self._room(who, kind)
            number = max((job.number for job in self._jobs.values()), default=0) + 1
            job = Job(secrets.token_hex(8), number, kind, name, digest, who, filed=filed)
            if filed:
                self.drawer.put(job.record(), handed)
            else:
                job.handed = handed
            self._jobs[job.key] = job
            self._enter(job)
            return job

    def get(self, key: str) -> Job | None:
        """The job of that key, while it is remembered."""
        return self._jobs.get(key)

    def all(self) -> list[Job]:
        """All that are remembered, first come first."""
        with self._turn:
            return sorted(self._jobs.values(), key=lambda job: job.number)

    def place(self, job: Job) -> int | None:
        """Its place in the line, 1 for the next; None when it does not wait."""
        with self._turn:
            order = self._line.order()
        return order.index(job) + 1 if job in order else None

    def checks(self) -> list[Job]:
        """The checks that are done and kept, the last first."""
        return [job for job in reversed(self.all()) if job.kept]

    def told(self, job: Job) -> Told | None:
        """The answer of a check; None when there is none."""
        if job.told is not None or not job.kept:
            return job.told
        data = self.drawer.answer(job.key)
        try:
            return msgspec.msgpack.decode(data, type=Told) if data is not None else None
        except msgspec.MsgspecError:  # of another version
            return None

    def again(self, job: Job) -> bool:
        """Lets a job that was interrupted or could not be kept wait once more; False when it goes on or nothing of it is left."""
        with self._turn:
            if job.state in GOING or not self.can_again(job):
                return False
            self._room(job.who, job.kind)
            job.state, job.error, job.progress = "waiting", None, None
            job.ended.clear()
            self._note(job)
            self._enter(job)
            return True

    def can_again(self, job: Job) -> bool:
        """Whether what was handed in for it is there still."""
        return job.handed is not None or self.drawer.has(job.key)

    def cancel(self, job: Job) -> bool:
        """Ends a job that waits or is worked on, or gives up one that could go on; False when it had ended for good."""
        with self._turn:
            if job.state == "cancelled" or not (job.state in GOING or self.can_again(job)):
                return False
            was, job.state, job.error = job.state, "cancelled", None
            self._line.drop(job)
            if was == "working":
                self.worker.stop()
            self._end(job)
            return True

    def forget(self, job: Job) -> None:
        """Remembers it no longer."""
        with self._turn:
            self._jobs.pop(job.key, None)
            self.drawer.forget(job.key)

    def close(self) -> None:
        """Ends the work; what was under way is told as interrupted when the server starts again."""
        with self._turn:
            self._closed = True
            self._turn.notify_all()
            if any(job.state == "working" for job in self._jobs.values()):
                self.worker.stop()
        self._thread.join(10)
        self.worker.close()

    def _remember(self, record: Record) -> None:
        job = Job(record.key, record.number, record.kind, record.name, record.digest, "", record.state, None, record.dossier)
        job.skipped, job.error, job.verdict = record.skipped, record.error, record.verdict
        self._jobs[job.key] = job
        if job.state == "working" or (job.state == "waiting" and not self.can_again(job)):
            job.state = "interrupted"
            self._note(job)
        if job.state == "waiting":
            self._enter(job)
        else:
            job.ended.set()

    def _room(self, who: str, kind: str) -> None:
        if self._line.in_lane((who, kind)) >= MOST_EACH:
            raise FullError(own=True)
        if len(self._line) >= MOST_WAITING:
            raise FullError(own=False)

    def _enter(self, job: Job) -> None:
        self._line.add((job.who, job.kind), job)
        self._turn.notify_all()

    def _next(self) -> Job | None:
        with self._turn:
            while not self._closed:
                job = self._line.take()
                if job is not None:
                    job.state = "working"
                    self._note(job)
                    return job
                if not self._turn.wait(IDLE_S):
                    self.worker.stop()
        return None

    def _work(self) -> None:
        while (job := self._next()) is not None:
            handed = self.drawer.handed(job.key) if job.filed else job.handed
            answer = (
                Refused("What was handed in is no longer there; hand it in again.") if handed is None else self._done(job, handed)
            )
            with self._turn:
                if job.state == "working" and not self._closed:
                    self._settle(job, answer)

    def _done(self, job: Job, handed: bytes) -> Answer | EndedError:
        def tell(progress: Progress) -> None:
            job.progress = progress

        try:
            return self.worker.run(job.kind, handed, tell, lambda: job.state == "working")
        except EndedError as ended:
            return ended
        except Exception as error:  # no process could be started; the line must go on
            return Refused(f"The work could not be started ({error}).")

    def _settle(self, job: Job, answer: Answer | EndedError) -> None:
        """What became of a job that nobody cancelled."""
        keeps = False
        if isinstance(answer, Made):
            keeps = not self._keep(job, answer)
        elif isinstance(answer, Told):
            self._answered(job, answer)
        elif isinstance(answer, Refused):
            job.error, job.skipped, job.state = answer.error, answer.skipped, "failed"
        else:
            keeps = True
            job.state = "failed"
            job.error = (
                f"The process that did the work ended ({_why(answer.code)}). Memory may have run out: hand in fewer articles at"
                " once, or start it again when less else is running."
            )
        self._end(job, keeps)

    def _answered(self, job: Job, told: Told) -> None:
        """What a full disk does not take is told until the server stops."""
        job.skipped, job.state = told.skipped, "done"
        job.name, job.verdict = job.name or told.name, told.verdict
        try:
            if job.filed:
                self.drawer.answered(job.key, msgspec.msgpack.encode(told))
                return
        except OSError:
            pass
        job.told = told

    def _keep(self, job: Job, made: Made) -> bool:
        card = replace(made.card, name=job.name.strip() or made.card.name)
        try:
            job.dossier, job.skipped = self.shelf.keep(made.dossier, card), made.skipped
        except OSError as error:
            job.state = "failed"
            job.error = f"The dossier could not be kept ({error.strerror or error}). Make room on the disk, then start it again."
            return False
        job.state = "done"
        return True

    def _end(self, job: Job, keeps: bool = False) -> None:
        job.progress = job.handed = None
        if not keeps:
            with suppress(OSError):
                self.drawer.clear(job.key)
        self._note(job)
        job.ended.set()
        over = [j for j in self._jobs.values() if j.state not in GOING and not j.kept]
        for old in over[: max(0, len(over) - REMEMBERED)]:
            del self._jobs[old.key]
            self.drawer.forget(old.key)

    def _note(self, job: Job) -> None:
        """A full disk must not hold up the line: what could not be written down is told as interrupted after a restart."""
        if job.filed:
            with suppress(OSError):
                self.drawer.note(job.record())


def _why(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {-code}"
    return f"exit code {code}"

"""What the pages and the API both stand on: shelf, line of jobs, settings, and what both say in the same words."""

import io
import tempfile
import threading
import zipfile
from pathlib import Path
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request

from wirestem.errors import WirestemError
from wirestem.model import Dossier
from wirestem.report import exporters
from wirestem.server.handed import Handed, packed, sound
from wirestem.server.jobs import FullError, Job, Jobs
from wirestem.server.shelf import OldError, Place, Shelf
from wirestem.server.work import Told

COME_AGAIN_S = 10
NAME_LENGTH = 200


class File(NamedTuple):
    """A file to give out."""

    name: str
    data: bytes


class Desk:
    """One server's shelf and line."""

    def __init__(self, shelf: Shelf, jobs: Jobs) -> None:
        self.shelf, self.jobs = shelf, jobs
        self._drawing = threading.Lock()

    def begun(self, handed: Handed, name: str, request: Request, kind: str = "dossier", filed: bool = True) -> Job:
        """A job of what was handed in; HTTPException 429 or 503 when too many wait, 507 when the disk is full.

        One that is not `filed` is forgotten when the server stops.
        """
        who = request.client.host if request.client else ""
        try:
            return self.jobs.add(packed(handed), _short(name), kind=kind, who=who, filed=filed)
        except FullError as error:
            raise HTTPException(429 if error.own else 503, str(error), {"retry-after": str(COME_AGAIN_S)}) from error
        except OSError as error:
            raise no_room(error) from error

    def job(self, key: str) -> Job:
        """The job of that key; HTTPException 404 without one."""
        job = self.jobs.get(key)
        if job is None:
            raise HTTPException(404, "No such job is remembered. Look among the kept dossiers.")
        return job

    def check(self, key: str) -> Job:
        """A check that is kept; HTTPException 404 without one."""
        job = self.jobs.get(key)
        if job is None or not job.kept:
            raise HTTPException(404, "No such check is kept. It may have been deleted.")
        return job

    def answer(self, key: str) -> Told:
        """The answer of a check that is kept; HTTPException 404 without one, 410 when another version kept it in another form."""
        told = self.jobs.told(self.check(key))
        if told is None:
            raise HTTPException(410, "This answer was kept by another version of Wirestem, which this one cannot read.")
        return told

    def again(self, job: Job) -> bool:
        """Lets a job wait once more; HTTPException when too many wait."""
        try:
            return self.jobs.again(job)
        except FullError as error:
            raise HTTPException(429 if error.own else 503, str(error), {"retry-after": str(COME_AGAIN_S)}) from error

    def dossier(self, key: str) -> Dossier:
        """The dossier of that key; HTTPException 404 without one, 410 when another version kept it in another form."""
        try:
            found = self.shelf.get(key)
        except OldError as error:
            raise HTTPException(410, "This dossier was kept by another version of Wirestem, which this one cannot read. Hand in"
                                " the articles again; its dossier.json still lies in the folder.") from error  # fmt: skip
        if found is None:
            raise gone()
        return found

    def place(self, key: str) -> Place:
        """Where a kept dossier lies; HTTPException 404 without one."""
        place = self.shelf.place(key)
        if place is None:
            raise gone()
        return place

    def rename(self, key: str, name: str) -> None:
        """Gives a kept dossier another name; HTTPException 404 without one, 507 when the disk is full."""
        try:
            found = self.shelf.rename(key, _short(name))
        except OSError as error:
            raise no_room(error) from error
        if not found:
            raise gone()

    def exported(self, key: str, form: str) -> File:
        """A dossier in another format, several files as a zip; HTTPException when there is no such dossier or format."""
        if form not in exporters.names():
            raise HTTPException(404, f"No such format; there are {', '.join(exporters.names())}.")
        dossier = self.dossier(key)
        try:
            with self._drawing, tempfile.TemporaryDirectory() as scratch:
                files = [File(p.name, p.read_bytes()) for p in exporters.get(form)(dossier, Path(scratch))]
        except WirestemError as error:
            raise HTTPException(501, str(error)) from error
        except OSError as error:
            raise no_room(error) from error
        return files[0] if len(files) == 1 else File(f"dossier-{form}.zip", _zipped(files))


def says(job: Job, place: int | None) -> str:
    """How far a job is, for people.

    >>> from wirestem.server.work import Progress
    >>> says(Job("k", 1, "dossier", "", "", state="working", progress=Progress("reading articles", "a.txt", 3, 12)), None)
    'Reading articles: 3 of 12 done'
    >>> says(Job("k", 1, "dossier", "", ""), 2)
    'Place 2 in the line'
    """
    far = job.progress
    if place is not None:
        return "Next in the line" if place == 1 else f"Place {place} in the line"
    if job.state != "working":
        return job.state.capitalize()
    if far is None:
        return "Starting"
    step = far.step[:1].upper() + far.step[1:]
    if not far.of:
        return step
    return f"{step} ({counted(far.of)} read)" if far.done == far.of else f"{step}: {far.done} of {far.of} done"


def counted(articles: int) -> str:
    """So many articles."""
    return "1 article" if articles == 1 else f"{articles:,} articles"


def gone() -> HTTPException:
    """What is said of a dossier that is not there."""
    return HTTPException(404, "No such dossier is kept. It may have been deleted.")


def no_room(error: OSError) -> HTTPException:
    """What is said when the disk does not take what must be written."""
    return HTTPException(507, f"The server could not write to its disk ({error.strerror or error}). Make room, then try again.")


def _short(name: str) -> str:
    return " ".join(sound(name).replace("\x00", "").split())[:NAME_LENGTH]


def _zipped(files: list[File]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files:
            pack.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()

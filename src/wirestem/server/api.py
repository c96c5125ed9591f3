"""The JSON API, described at /api/openapi.json."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import msgspec
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from msgspec.structs import replace
from starlette.exceptions import HTTPException

from wirestem.decisions import decisions_of
from wirestem.errors import DecisionError
from wirestem.server.desk import Desk, gone, says
from wirestem.server.handed import DECISIONS, FIELDS, Handed, Upload, sound
from wirestem.server.jobs import GOING, Job
from wirestem.server.pages import given
from wirestem.server.shapes import Checkup, JobState, Listed, Naming, Pile, Problem, Text, Texts, Verdict
from wirestem.server.shelf import Kept

_LOOK_S = 0.05


def _says(*codes: int) -> dict[int | str, dict[str, Any]]:
    told = {
        404: "there is none",
        409: "it has ended already",
        410: "kept by another version",
        413: "too much",
        429: "too many of yours wait",
        503: "too many wait",
        507: "the disk is full",
    }
    return {code: {"model": Problem, "description": told[code]} for code in codes}


def api(desk: Desk) -> APIRouter:
    """All of the API."""
    made = APIRouter(prefix="/api")

    @made.get("/dossiers", tags=["dossiers"])
    def listed() -> list[Listed]:
        """The dossiers that are kept."""
        return [_listed(one) for one in desk.shelf.all()]

    @made.post("/dossiers", tags=["dossiers"], status_code=202, responses=_says(404, 413, 429, 503, 507))
    def begin(pile: Pile, request: Request) -> JobState:
        """Begins a dossier of some articles; `job` is where to ask how far it is. The same once more is the same job."""
        decisions = sound(pile.decisions)
        try:
            decisions_of(decisions, DECISIONS)
        except DecisionError as error:
            raise HTTPException(422, str(error)) from error
        onto = desk.place(pile.onto) if pile.onto else None
        return state(desk, desk.begun(replace(_handed(pile), decisions=decisions, onto=onto), pile.name, request))

    @made.get("/jobs", tags=["jobs"])
    def jobs() -> list[JobState]:
        """All jobs that are remembered, first come first."""
        return [state(desk, job) for job in desk.jobs.all()]

    @made.get("/jobs/{key}", tags=["jobs"], responses=_says(404))
    def job_state(key: str) -> JobState:
        """How far a job is; `dossier` is its key once it is done."""
        return state(desk, desk.job(key))

    @made.delete("/jobs/{key}", tags=["jobs"], responses=_says(404, 409))
    def cancel(key: str) -> JobState:
        """Ends a job that waits or is worked on, and gives up one that could be started again; nothing of it is kept."""
        job = desk.job(key)
        if not desk.jobs.cancel(job):
            raise HTTPException(409, f"This job has ended already; it is {job.state}.")
        return state(desk, job)

    @made.post("/jobs/{key}/again", tags=["jobs"], status_code=202, responses=_says(404, 409, 429, 503))
    def again(key: str) -> JobState:
        """Starts a job again that was interrupted or could not be kept, with what was handed in."""
        job = desk.job(key)
        if not desk.again(job):
            raise HTTPException(409, f"This job cannot be started again; it is {job.state}.")
        return state(desk, job)

    @made.get("/dossiers/{key}", tags=["dossiers"], responses=_says(404))
    def whole(key: str) -> Response:
        """A kept dossier as `dossier.json`."""
        data = desk.shelf.raw(key)
        if data is None:
            raise gone()
        return Response(data, media_type="application/json")

    @made.patch("/dossiers/{key}", tags=["dossiers"], responses=_says(404, 507))
    def rename(key: str, naming: Naming) -> Listed:
        """Gives a kept dossier another name; an empty one gives it back that of its story."""
        desk.rename(key, naming.name)
        one = desk.shelf.one(key)
        if one is None:  # deleted since
            raise gone()
        return _listed(one)

    @made.delete("/dossiers/{key}", tags=["dossiers"], status_code=204, responses=_says(404))
    def drop(key: str) -> Response:
        """Takes a dossier off the shelf for good."""
        if not desk.shelf.drop(key):
            raise gone()
        return Response(status_code=204)

    @made.get("/dossiers/{key}/export/{form}", tags=["dossiers"], responses=_says(404, 410, 507))
    def export(key: str, form: str) -> Response:
        """A kept dossier in another format; several files come as a zip."""
        return given(desk, key, form)

    @made.post("/check", tags=["check"], responses=_says(409, 413, 429, 503))
    async def check(pile: Checkup, request: Request) -> list[dict[str, Any]]:
        """Whether each text is wire copy: of which agency, credited or not, on what evidence; `near` are texts with its words.

        Waits in line as dossiers do. `near` is there when there was something to compare with.
        """
        rows = b"\n".join(msgspec.json.encode(row) for row in _rows(pile.beside))
        beside = (Upload("beside.jsonl", rows),) if rows else ()
        handed = replace(_handed(pile), beside=beside, kept=await run_in_threadpool(desk.shelf.places) if pile.kept else ())
        job = await run_in_threadpool(desk.begun, handed, pile.name, request, "check", filed=False)
        try:
            while not job.ended.is_set():
                await asyncio.sleep(_LOOK_S)
                if await request.is_disconnected():
                    raise HTTPException(409, "Nobody waits for the answer any more.")
            return _answers(job)
        finally:
            await asyncio.shield(run_in_threadpool(_left, desk, job))

    @made.get("/checks", tags=["check"])
    def checked() -> list[Verdict]:
        """The checks that were made on the page and are kept, the last first."""
        return [Verdict(key=job.key, name=job.name, verdict=job.verdict) for job in desk.jobs.checks()]

    @made.get("/checks/{key}", tags=["check"], responses=_says(404, 410))
    def told(key: str) -> Response:
        """The answer of a kept check, as `POST /api/check` gives it."""
        return Response(desk.answer(key).answers, media_type="application/json")

    @made.delete("/checks/{key}", tags=["check"], status_code=204, responses=_says(404))
    def unkeep(key: str) -> Response:
        """Deletes a kept check for good."""
        desk.jobs.forget(desk.check(key))
        return Response(status_code=204)

    return made


def state(desk: Desk, job: Job) -> JobState:
    """What is told of a job."""
    progress = job.progress
    return JobState.model_validate(
        {
            "job": job.key,
            "kind": job.kind,
            "name": job.name,
            "state": job.state,
            "place": (place := desk.jobs.place(job)),
            "says": says(job, place),
            "step": progress.step if progress else None,
            "at": progress.at or None if progress else None,
            "articles": {"done": progress.done if progress else 0, "of": progress.of if progress else 0},
            "dossier": job.dossier,
            "skipped": [{"input": s.uri, "reason": s.reason, "severity": s.severity} for s in job.skipped],
            "error": job.error,
            "again": job.state not in GOING and desk.jobs.can_again(job),
        }
    )


def _answers(job: Job) -> list[dict[str, Any]]:
    if job.told is None:
        raise HTTPException(409 if job.state == "cancelled" else 500, job.error or f"This check was {job.state}.")
    found: list[dict[str, Any]] = msgspec.json.decode(job.told.answers)
    return found


def _left(desk: Desk, job: Job) -> None:
    """A check that is answered, or that nobody waits for, goes on no longer and is forgotten."""
    desk.jobs.cancel(job)
    desk.jobs.forget(job)


def _handed(pile: Texts) -> Handed:
    return Handed(_rows(pile.articles))


def _rows(texts: list[Text]) -> tuple[dict[str, str | None], ...]:
    return tuple({name: sound(getattr(text, name) or "") or None for name in FIELDS} for text in texts)


def _listed(one: Kept) -> Listed:
    return Listed(key=one.key, name=one.name, story=one.label, funnel=one.funnel, articles=one.articles, made=_moment(one.since))


def _moment(since: float) -> str:
    return datetime.fromtimestamp(since, UTC).isoformat(timespec="seconds")

"""The pages."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec.structs import replace
from starlette.exceptions import HTTPException

from wirestem.report import exporters
from wirestem.report.html import asset, page_policy, render
from wirestem.report.when import readable
from wirestem.server import guard, handed
from wirestem.server.against import Pair, against
from wirestem.server.desk import Desk, gone, says
from wirestem.server.forms import FIELDS, FormError, read_form
from wirestem.server.guard import POLICY
from wirestem.server.jobs import GOING, Job
from wirestem.version import __version__

_HEADINGS = {
    400: "This cannot be read",
    404: "Not here",
    405: "Not here",
    410: "Not of this version",
    413: "Too much at once",
    429: "Too many of yours wait",
    503: "Too many wait",
    507: "No room",
}
PURPOSES = {
    "annotations": "for annotation tools (W3C Web Annotations)",
    "atom": "for feed readers and dashboards",
    "bibtex": "for LaTeX, Zotero and JabRef",
    "csv": "tables for programs, as a zip",
    "dot": "the family tree for Graphviz",
    "ftm": "for Aleph and OpenAleph (FollowTheMoney), as a zip",
    "graphml": "the family tree for Gephi, yEd and Cytoscape",
    "html": "the page itself, one file to send or print",
    "json": "everything, for programs of your own",
    "prov": "for provenance stores (PROV-JSON)",
    "wikipedia": "references for Wikipedia",
    "xlsx": "a workbook for Excel and LibreOffice",
}
"""What each export is for."""
_ENVIRONMENT = Environment(
    loader=PackageLoader("wirestem.server", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def show(name: str, status: int = 200, here: str = "", **values: object) -> HTMLResponse:
    """A page of the server's own; `here` is its address when the head leads to it."""
    return HTMLResponse(_ENVIRONMENT.get_template(name).render(version=__version__, here=here, **values), status)


def problem(status: int, detail: str) -> HTMLResponse:
    """A page that says what is wrong."""
    heading = _HEADINGS.get(status, "This did not work")
    return show("error.html", status, heading=heading, detail=detail)


def pages(desk: Desk) -> APIRouter:
    """All pages, none of them in the description of the API."""
    made = APIRouter(include_in_schema=False)

    def home_with(problem: str | None, status: int = 200, typed: dict[str, str] | None = None) -> HTMLResponse:
        kept = sorted(desk.shelf.all(), key=lambda one: -one.since)
        making = _making(desk, "dossier")
        return show("home.html", status, "/", kept=kept, making=making, problem=problem, day=_day, **_form(typed))

    def add_with(problem: str | None, status: int = 200, typed: dict[str, str] | None = None) -> HTMLResponse:
        one = desk.shelf.one((typed or {}).get("onto", ""))
        if one is None:
            raise gone()
        form = _form({"name": one.name} | (typed or {}))
        return show("add.html", status, one=one, problem=problem, **form)

    def dossier_with(problem: str | None, status: int = 200, typed: dict[str, str] | None = None) -> HTMLResponse:
        return (add_with if typed and typed.get("onto") else home_with)(problem, status, typed)

    def check_with(
        problem: str | None, status: int = 200, typed: dict[str, str] | None = None, kept: bool = True
    ) -> HTMLResponse:
        told: dict[str, Any] = {
            "kept": desk.shelf.all(),
            "beside_kept": kept,
            "checks": desk.jobs.checks(),
            "making": _making(desk, "check"),
        }
        return show("check.html", status, "/check", problem=problem, **told, **_form(typed))

    @made.get("/")
    def home() -> HTMLResponse:
        return home_with(None)

    @made.get("/static/{name}")
    def static(name: str) -> Response:
        if name == "dossier.css":
            return Response(asset(name), media_type="text/css")
        if name not in ("server.css", "server.js"):
            raise HTTPException(404, "No such file.")
        data = (Path(__file__).parent / "templates" / name).read_bytes()
        return Response(data, media_type="text/css" if name.endswith("css") else "text/javascript")

    async def begun(request: Request, kind: str, again: Callable[..., HTMLResponse]) -> Response:
        """Begins what a form asks for; the form `again`, with what is wrong, when it cannot be."""
        try:
            form = await read_form(request, lines=kind == "dossier")
        except FormError as error:
            return await run_in_threadpool(again, error.problem, error.status, error.typed)
        asked = form.handed
        if form.kept:
            asked = replace(asked, kept=await run_in_threadpool(desk.shelf.places))
        if kind == "dossier" and form.typed["onto"]:
            asked = replace(asked, onto=await run_in_threadpool(desk.place, form.typed["onto"]))
        try:
            job = await run_in_threadpool(desk.begun, asked, form.typed["name"], request, kind)
        except HTTPException as error:
            answer = await run_in_threadpool(again, error.detail, error.status_code, form.typed)
            answer.headers.update(error.headers or {})
            return answer
        return RedirectResponse(f"/job/{job.key}", 303)

    @made.post("/make")
    async def make(request: Request) -> Response:
        return await begun(request, "dossier", dossier_with)

    @made.get("/check")
    def check_form() -> HTMLResponse:
        return check_with(None)

    @made.post("/check")
    async def check(request: Request) -> Response:
        return await begun(request, "check", check_with)

    @made.get("/job/{key}")
    def job_page(key: str) -> Response:
        job = desk.job(key)
        there = job.dossier is not None and desk.shelf.one(job.dossier) is not None
        far: dict[str, Any] = {
            "says": says(job, desk.jobs.place(job)),
            "going": job.state in GOING,
            "again": _again(desk, job),
            "there": there,
        }
        return show("job.html", job=job, told=desk.jobs.told(job), **far)

    @made.post("/job/{key}/cancel")
    def cancel(key: str) -> Response:
        desk.jobs.cancel(desk.job(key))
        return RedirectResponse(f"/job/{key}", 303)

    @made.post("/job/{key}/again")
    def again(key: str) -> Response:
        desk.again(desk.job(key))
        return RedirectResponse(f"/job/{key}", 303)

    @made.post("/job/{key}/forget")
    def forget(key: str) -> Response:
        desk.jobs.forget(desk.check(key))
        return RedirectResponse("/check", 303)

    @made.get("/d/{key}")
    def dossier_page(key: str) -> Response:
        return HTMLResponse(
            render(desk.dossier(key), (("All dossiers", "/"), ("Add, export, compare, delete", f"/d/{key}/about"))),
            headers={"content-security-policy": f"{page_policy()}; frame-ancestors 'none'"},
        )

    @made.get("/d/{key}/about")
    def about(key: str) -> Response:
        one = desk.shelf.one(key)
        if one is None:
            raise gone()
        return show(
            "about.html", one=one, pairs=_pairs(desk, key), formats=[(form, PURPOSES.get(form, "")) for form in exporters.names()]
        )

    @made.get("/d/{key}/add")
    def add(key: str) -> HTMLResponse:
        return add_with(None, typed={"onto": key})

    @made.post("/d/{key}/name")
    def rename(key: str, name: Annotated[str, Form()] = "") -> Response:
        desk.rename(key, name)
        return RedirectResponse(f"/d/{key}/about", 303)

    @made.post("/d/{key}/drop")
    def drop(key: str, sure: Annotated[str, Form()] = "") -> Response:
        if sure == "yes":
            desk.shelf.drop(key)
            return RedirectResponse("/", 303)
        return RedirectResponse(f"/d/{key}/about", 303)

    @made.get("/d/{key}/export/{form}")
    def export(key: str, form: str) -> Response:
        return given(desk, key, form)

    return made


def _form(typed: dict[str, str] | None) -> dict[str, Any]:
    """What a form needs: its limits, and what was typed before."""
    return {
        "limits": {"files": handed.MOST_FILES, "bytes": guard.MOST_BYTES},
        "typed": dict.fromkeys(FIELDS, "") | (typed or {}),
    }


def _pairs(desk: Desk, key: str) -> tuple[Pair, ...]:
    """The articles of a dossier that come from others; none of one that this version cannot read, which can be deleted still."""
    try:
        return against(desk.dossier(key))
    except HTTPException:
        return ()


def given(desk: Desk, key: str, form: str) -> Response:
    """An export as a file to keep."""
    name, data = desk.exported(key, form)
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="{name}"', "content-security-policy": POLICY}
    return Response(data, media_type="application/octet-stream", headers=headers)


def _again(desk: Desk, job: Job) -> bool:
    return job.state not in GOING and desk.jobs.can_again(job)


def _making(desk: Desk, kind: str) -> list[tuple[Job, str]]:
    """What goes on, or could, of a kind, and how far it is."""
    found = [job for job in desk.jobs.all() if job.kind == kind and job.filed]
    return [(job, says(job, desk.jobs.place(job))) for job in found if job.state in GOING or _again(desk, job)]


def _day(since: float) -> str:
    """The day of a moment, as this machine counts days."""
    return readable(datetime.fromtimestamp(since).date().isoformat())

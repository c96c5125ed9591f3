"""The pages and the JSON API."""

import threading
from pathlib import Path
from typing import Annotated, Any

import msgspec
from fastapi import FastAPI, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel, ConfigDict, Field

from wirestem import flow
from wirestem.model import Capture, Skipped
from wirestem.report import exporters
from wirestem.report.html import asset, page_policy, render
from wirestem.server.guard import POLICY, Guard, TooMuch
from wirestem.server.handed import Upload, captures
from wirestem.server.jobs import Job, Jobs
from wirestem.server.shelf import Kept, Shelf
from wirestem.settings import Settings
from wirestem.version import __version__

MOST_TEXTS = 500


class Text(BaseModel):
    """An article: its text (headline first, then an empty line) or HTML, and what else is known; other fields pass through."""

    model_config = ConfigDict(extra="allow")
    text: str | None = None
    html: str | None = None
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = Field(None, description="ISO 8601: 2031-05-06, or with a clock and zone")
    url: str | None = None


class Pile(BaseModel):
    """The articles of a story."""

    articles: list[Text] = Field(min_length=1, max_length=MOST_TEXTS)
    name: str = ""


def app(keep: Path, settings: Settings | None = None, token: str | None = None) -> FastAPI:
    """The server's application; `keep` is the folder of the dossiers, `token` what all must know, None for this machine only."""
    chosen = settings or Settings()
    shelf = Shelf(keep)
    jobs = Jobs(shelf, chosen)
    checking = threading.Lock()
    made = FastAPI(title="Wirestem", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    made.add_middleware(Guard, token=token)
    pages = Environment(
        loader=PackageLoader("wirestem.server", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )

    def show(name: str, status: int = 200, **values: object) -> HTMLResponse:
        return HTMLResponse(pages.get_template(name).render(version=__version__, **values), status)

    def job_of(key: str) -> Job:
        job = jobs.get(key)
        if job is None:
            raise HTTPException(404, "no such job is remembered; look among the kept dossiers")
        return job

    def raw(key: str) -> bytes:
        data = shelf.raw(key)
        if data is None:
            raise HTTPException(404, "no such dossier is kept")
        return data

    def begun(found: list[Capture | Skipped], name: str) -> Job:
        job = jobs.add(found, name)
        if job is None:
            raise HTTPException(503, "too many dossiers are waiting; try again in a while")
        return job

    @made.exception_handler(TooMuch)
    async def too_much(request: Request, error: TooMuch) -> Response:
        return PlainTextResponse("More than the server takes at once; hand in fewer articles.", 413)

    @made.exception_handler(HTTPException)
    async def failed(request: Request, error: HTTPException) -> Response:
        if request.url.path.startswith("/api/"):
            return Response(msgspec.json.encode({"detail": error.detail}), error.status_code, media_type="application/json")
        return show("error.html", error.status_code, detail=error.detail)

    @made.get("/", include_in_schema=False)
    def home() -> HTMLResponse:
        return show("home.html", kept=shelf.all(), problem=None)

    @made.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        here = Path(__file__).parent / "templates"
        if name == "dossier.css":
            return Response(asset(name), media_type="text/css")
        if name not in ("server.css", "server.js"):
            raise HTTPException(404, "no such file")
        return Response((here / name).read_bytes(), media_type="text/css" if name.endswith("css") else "text/javascript")

    @made.post("/make", include_in_schema=False)
    async def make(
        text: Annotated[str, Form()] = "",
        outlet: Annotated[str, Form()] = "",
        published: Annotated[str, Form()] = "",
        url: Annotated[str, Form()] = "",
        name: Annotated[str, Form()] = "",
        files: Annotated[list[UploadFile] | None, File()] = None,
    ) -> Response:
        uploads = [Upload(f.filename or "upload", await f.read()) for f in files or [] if f.filename]
        texts = [{"text": part.strip("\n")} for part in text.replace("\r\n", "\n").split("\n=====\n") if part.strip()]
        meta = {"outlet": outlet or None, "published": published or None, "url": url or None} if len(texts) == 1 else {}
        if not texts and not uploads:
            return show("home.html", 422, kept=shelf.all(), problem="Paste a text or choose files.")
        return RedirectResponse(f"/job/{begun(captures(texts, uploads, meta), name).key}", 303)

    @made.get("/job/{key}", include_in_schema=False)
    def job_page(key: str) -> Response:
        return show("job.html", job=job_of(key))

    @made.get("/d/{key}", include_in_schema=False)
    def dossier_page(key: str) -> Response:
        dossier = shelf.get(key)
        if dossier is None:
            raise HTTPException(404, "no such dossier is kept")
        return HTMLResponse(render(dossier), headers={"content-security-policy": f"{page_policy()}; frame-ancestors 'none'"})

    @made.get("/d/{key}/about", include_in_schema=False)
    def about(key: str) -> Response:
        one = next((k for k in shelf.all() if k.key == key), None)
        if one is None:
            raise HTTPException(404, "no such dossier is kept")
        return show("about.html", one=one, formats=exporters.names())

    @made.post("/d/{key}/drop", include_in_schema=False)
    def drop_page(key: str, sure: Annotated[str, Form()] = "") -> Response:
        if sure == "yes":
            shelf.drop(key)
            return RedirectResponse("/", 303)
        return RedirectResponse(f"/d/{key}/about", 303)

    @made.get("/d/{key}/export/{form}", include_in_schema=False)
    def export(key: str, form: str) -> Response:
        return _exported(shelf, key, form)

    @made.get("/api/dossiers", tags=["dossiers"])
    def listed() -> list[dict[str, Any]]:
        """The dossiers that are kept."""
        return [_told(one) for one in shelf.all()]

    @made.post("/api/dossiers", tags=["dossiers"], status_code=202)
    def begin(pile: Pile) -> dict[str, Any]:
        """Begins a dossier of some articles; `job` is where to ask how far it is."""
        texts = [one.model_dump(exclude_none=True) for one in pile.articles]
        return _state(begun(captures(texts, []), pile.name))

    @made.get("/api/jobs/{key}", tags=["dossiers"])
    def job_state(key: str) -> dict[str, Any]:
        """How far a dossier is; `dossier` is its key once it is done."""
        return _state(job_of(key))

    @made.get("/api/dossiers/{key}", tags=["dossiers"])
    def whole(key: str) -> Response:
        """A kept dossier as `dossier.json`."""
        return Response(raw(key), media_type="application/json")

    @made.delete("/api/dossiers/{key}", tags=["dossiers"], status_code=204)
    def drop(key: str) -> Response:
        """Takes a dossier off the shelf for good."""
        if not shelf.drop(key):
            raise HTTPException(404, "no such dossier is kept")
        return Response(status_code=204)

    @made.get("/api/dossiers/{key}/export/{form}", tags=["dossiers"])
    def export_api(key: str, form: str) -> Response:
        """A kept dossier in another format; several files come as a zip."""
        return _exported(shelf, key, form)

    @made.post("/api/check", tags=["check"])
    def check(pile: Pile) -> list[dict[str, Any]]:
        """Whether each text is wire copy: of which agency, credited or not, on what evidence."""
        texts = [one.model_dump(exclude_none=True) for one in pile.articles]
        with checking:
            checked, skipped = flow.checked(iter(captures(texts, [])), chosen)
        told: list[dict[str, Any]] = [msgspec.to_builtins(answer) for _, answer in checked]
        return told + [{"uri": s.uri, "verdict": None, "reason": s.reason} for s in skipped]

    return made


def _told(one: Kept) -> dict[str, Any]:
    return {"key": one.key, "name": one.name, "story": one.label, "funnel": one.funnel, "articles": one.articles}


def _state(job: Job) -> dict[str, Any]:
    return {
        "job": job.key,
        "state": job.state,
        "step": job.steps[-1] if job.steps else None,
        "steps": len(job.steps),
        "dossier": job.dossier,
        "skipped": [{"input": s.uri, "reason": s.reason, "severity": s.severity} for s in job.skipped],
        "error": job.error,
    }


def _exported(shelf: Shelf, key: str, form: str) -> Response:
    import io
    import tempfile
    import zipfile

    dossier = shelf.get(key)
    if dossier is None:
        raise HTTPException(404, "no such dossier is kept")
    if form not in exporters.names():
        raise HTTPException(404, f"no such format; there are {', '.join(exporters.names())}")
    with tempfile.TemporaryDirectory() as scratch:
        paths = exporters.get(form)(dossier, Path(scratch))
        files = [(p.name, p.read_bytes()) for p in paths]
    name, data = files[0]
    if len(files) > 1:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            for each, content in files:
                packed.writestr(zipfile.ZipInfo(each), content)
        name, data = f"dossier-{form}.zip", out.getvalue()
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-security-policy": POLICY}
    return Response(data, media_type="application/octet-stream", headers=headers)

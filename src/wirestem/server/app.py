"""The server's application: guard, pages, API, and the answers to what goes wrong."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wirestem.server.api import api
from wirestem.server.desk import Desk, no_room
from wirestem.server.drawer import Drawer
from wirestem.server.files import Lock
from wirestem.server.guard import Guard, check_token
from wirestem.server.jobs import Jobs
from wirestem.server.pages import pages, problem
from wirestem.server.shelf import Shelf
from wirestem.server.worker import Worker
from wirestem.settings import Settings
from wirestem.version import __version__

if TYPE_CHECKING:
    from fastapi.telemetry import TelemetryConfig

DRAWER = ".jobs"
# The framework can report requests and faults elsewhere when the environment says so; articles are nobody else's business.
_SILENT: "TelemetryConfig" = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}


def app(keep: Path, settings: Settings | None = None, token: str | None = None, worker: Worker | None = None) -> FastAPI:
    """The server's application; `keep` is the folder of the dossiers, `token` what all must know, None for this machine only.

    OutputError when another server holds that folder. `worker` does the work, one of its own when it is None.
    """
    check_token(token)
    lock = Lock(keep)
    jobs = Jobs(Shelf(keep), Drawer(keep / DRAWER), worker or Worker(settings or Settings()))
    desk = Desk(jobs.shelf, jobs)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(jobs.close)
        lock.release()

    made = FastAPI(
        title="Wirestem",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=living,
        telemetry=_SILENT,
    )
    made.include_router(pages(desk))
    made.include_router(api(desk))
    made.add_middleware(Guard, token=token, said=said)

    @made.exception_handler(HTTPException)
    async def failed(request: Request, error: HTTPException) -> Response:
        answer = said(request, error.status_code, _words(error))
        answer.headers.update(error.headers or {})
        return answer

    @made.exception_handler(RequestValidationError)
    async def unfit(request: Request, error: RequestValidationError) -> Response:
        """What does not fit, without what was sent, which may be long or hold what no answer can."""
        found = [f"{'.'.join(str(part)[:80] for part in one['loc'])}: {one['msg']}" for one in error.errors()[:10]]
        return said(request, 422, "; ".join(found))

    @made.exception_handler(OSError)
    async def unwritten(request: Request, error: OSError) -> Response:
        told = no_room(error)
        return said(request, told.status_code, told.detail)

    return made


def said(request: Request, status: int, detail: str) -> Response:
    """What is wrong: as JSON to programs, as a page to people."""
    if request.url.path.startswith("/api/"):
        return Response(json.dumps({"detail": detail}), status, media_type="application/json")
    return problem(status, detail)


def _words(error: HTTPException) -> str:
    """An error's own words, and better ones for those of the framework."""
    plain = {"Not Found": "There is no such page.", "Method Not Allowed": "This cannot be done here."}
    return plain.get(error.detail, error.detail)

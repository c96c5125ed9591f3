"""The form of the first page, read within limits."""

import re
from typing import NamedTuple

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from wirestem.server import guard, handed
from wirestem.server.handed import Handed, Upload

_BETWEEN = re.compile(r"^={5,}[ \t]*$", re.MULTILINE)
FIELDS = ("text", "outlet", "published", "url", "name")


class Form(NamedTuple):
    """What the form brought: the articles, and its fields as they were typed."""

    handed: Handed
    typed: dict[str, str]


class FormError(Exception):
    """A form that cannot be taken: the `status` of the answer, what is wrong, and what had been typed."""

    def __init__(self, status: int, problem: str, typed: dict[str, str]) -> None:
        super().__init__(problem)
        self.status, self.problem, self.typed = status, problem, typed


async def read_form(request: Request) -> Form:
    """Reads the form; FormError when it holds no article, too many, or is no form."""
    most = handed.MOST_FILES
    try:
        # one more than may be, so that what is too much can be told; a browser sends an empty file for a field without any
        async with request.form(max_files=most + 1, max_fields=100, max_part_size=guard.MOST_BYTES) as form:
            typed = {name: _typed(form, name) for name in FIELDS}
            chosen = [f for f in form.getlist("files") if isinstance(f, UploadFile) and f.filename]
            uploads = tuple([Upload(handed.plain_name(f.filename or ""), await f.read()) for f in chosen])
    except HTTPException as error:
        many = "Too many files" in str(error.detail)
        said = f"More than {most} files. Hand in at most {most} at once." if many else f"This form cannot be read: {error.detail}"
        raise FormError(413 if many else 400, said, {}) from error
    texts = [part.strip("\n") for part in _BETWEEN.split(typed["text"]) if any(c.isalnum() for c in part)]
    if len(texts) + len(uploads) > most:
        raise FormError(413, f"{len(texts) + len(uploads)} articles. Hand in at most {most} at once.", typed)
    if not texts and not uploads:
        raise FormError(422, "Paste a text or choose files.", typed)
    known = {name: typed[name] or None for name in ("outlet", "published", "url")} if len(texts) == 1 else {}
    return Form(Handed(tuple({"text": text, **known} for text in texts), uploads), typed)


def _typed(form: FormData, name: str) -> str:
    value = form.get(name)
    return handed.sound(value).replace("\r\n", "\n") if isinstance(value, str) else ""

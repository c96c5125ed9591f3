"""The forms of the desk, for a dossier and for a check, read within limits."""

import re
from typing import NamedTuple

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from wirestem.article.clean.published import understood
from wirestem.decisions import decisions_of
from wirestem.errors import DecisionError, MetaError
from wirestem.server import guard, handed
from wirestem.server.handed import Handed, Upload, told_beside

_BETWEEN = re.compile(r"^={5,}[ \t]*$", re.MULTILINE)
FIELDS = ("text", "outlet", "published", "url", "name", "meta", "onto")
KNOWN = ("outlet", "published", "url")
"""What a form may say of one pasted text."""
MOST_META = 2_000_000
"""Characters of what is told beside the texts."""


class Form(NamedTuple):
    """What the form brought: the articles, its fields as they were typed, whether a check looks at what is kept."""

    handed: Handed
    typed: dict[str, str]
    kept: bool = False


class FormError(Exception):
    """A form that cannot be taken: the `status` of the answer, what is wrong, and what had been typed."""

    def __init__(self, status: int, problem: str, typed: dict[str, str]) -> None:
        super().__init__(problem)
        self.status, self.problem, self.typed = status, problem, typed


async def read_form(request: Request, lines: bool = True) -> Form:
    """Reads the form, which may have `lines` to say what the texts do not.

    FormError when it holds no article, too many, what cannot be used, or is no form.
    """
    most = handed.MOST_FILES
    try:
        # one more than may be, so that what is too much can be told; a browser sends an empty file for a field without any
        async with request.form(max_files=most + 4, max_fields=100, max_part_size=guard.MOST_BYTES) as form:
            typed = {name: _typed(form, name) for name in FIELDS}
            uploads, beside, told, decided = [await _chosen(form, name) for name in ("files", "beside", "metafile", "decisions")]
            kept = form.get("kept") == "yes"
    except HTTPException as error:
        many = "Too many files" in str(error.detail)
        said = f"More than {most} files. Hand in at most {most} at once." if many else f"This form cannot be read: {error.detail}"
        raise FormError(413 if many else 400, said, {}) from error
    texts = [part.strip("\n") for part in _BETWEEN.split(typed["text"]) if any(c.isalnum() for c in part)]
    count = len(texts) + len(uploads) + len(beside)
    if count > most:
        raise FormError(413, f"{count} articles. Hand in at most {most} at once.", typed)
    if not texts and not uploads:
        raise FormError(422, "Paste a text or choose files.", typed)
    known = _known(typed, len(texts), lines)
    meta = _meta(typed, told)
    decisions = _decisions(typed, decided)
    return Form(Handed(tuple({"text": text, **known} for text in texts), uploads, meta, decisions, beside), typed, kept)


def _known(typed: dict[str, str], texts: int, lines: bool) -> dict[str, str | None]:
    """What is told of the one pasted text; FormError when there is not one, or its date is none."""
    known: dict[str, str | None] = {name: typed[name].strip() or None for name in KNOWN}
    if not any(known.values()):
        return {}
    if texts != 1:
        said = f"{texts} texts are pasted" if texts else "no text is pasted"
        advice = "Say them below, where every text has a line" if lines else "Leave them empty, or paste one text"
        raise FormError(422, f"Outlet, date and address are those of one pasted text, but {said}. {advice}.", typed)
    if known["published"] and not understood(known["published"]):
        raise FormError(422, f"“{known['published']}” is no date that can be read. Write it as 2031-05-06T07:00+02:00.", typed)
    return known


def _meta(typed: dict[str, str], told: tuple[Upload, ...]) -> str:
    """What is told beside the texts, typed or as a file; FormError when it does not fit."""
    if told and typed["meta"].strip():
        raise FormError(422, "What the texts do not say is typed and chosen as a file. Give one of the two.", typed)
    meta = told[0].data.decode("utf-8-sig", "replace") if told else typed["meta"]
    if not meta.strip():
        return ""
    if len(meta) > MOST_META:
        raise FormError(413, f"What the texts do not say is over {MOST_META // 1_000_000} MB. Give less.", typed)
    try:
        rows = told_beside(meta)
    except MetaError as error:
        raise FormError(422, f"What the texts do not say cannot be used: {error}", typed) from error
    for row in rows:
        published = row.fields.get("published")
        if published and not understood(published):
            said = f"“{published}” of “{row.name}” is no date that can be read. Write it as 2031-05-06T07:00+02:00."
            raise FormError(422, said, typed)
    return meta


def _decisions(typed: dict[str, str], decided: tuple[Upload, ...]) -> str:
    """The corrections of a file; FormError when they do not fit."""
    text = decided[0].data.decode("utf-8-sig", "replace") if decided else ""
    try:
        decisions_of(text, handed.DECISIONS)
    except DecisionError as error:
        raise FormError(422, f"The decisions cannot be used: {error}", typed) from error
    return text


async def _chosen(form: FormData, name: str) -> tuple[Upload, ...]:
    files = [f for f in form.getlist(name) if isinstance(f, UploadFile) and f.filename]
    return tuple([Upload(handed.plain_name(f.filename or ""), await f.read()) for f in files])


def _typed(form: FormData, name: str) -> str:
    value = form.get(name)
    return handed.sound(value).replace("\r\n", "\n") if isinstance(value, str) else ""

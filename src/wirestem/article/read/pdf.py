"""PDF files (pypdf): the text of all pages, lines joined to paragraphs."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from wirestem.article.read.columns import apart
from wirestem.article.read.item import PAGE_LIMIT_BYTES, TEXT_LIMIT_BYTES, Found, Item, lacking, reader
from wirestem.article.read.limits import taken
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_PAGES = 500
_FULL = 0.72
"""A line of this share of the longest, or more, goes on in the next one."""
_ENDS = re.compile(r"[.!?…][\"”’']?$")
_JOINED = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
"""Letters that a font sets as one sign."""


@reader("pdf", endings=(".pdf",), media=("application/pdf",))
def read_pdf(item: Item) -> Iterator[Found]:
    """One capture: what the pages say, with the title that the file states; when it was made is told aside.

    A scan holds no text.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, PyPdfError
    except ImportError as error:
        yield lacking(item, "PDF files", "pypdf", "pdf", error)
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is told by us, once
    try:
        data = taken(item.data, PAGE_LIMIT_BYTES * 5, "a PDF of one article")
        found = PdfReader(BytesIO(data))
        if found.is_encrypted and not found.decrypt(""):
            raise ReadError("is locked by a password; open it and save its text as .txt")
        if len(found.pages) > _PAGES:
            raise ReadError(f"is longer than {_PAGES} pages; split it into its articles")
        pages = list(_pages(found))
        title, row = _told(found.metadata)
        text = "\n\n".join(paragraph for page in pages for paragraph in paragraphs(page, title or ""))
        if not any(c.isalnum() for c in text):
            raise ReadError("is empty; a scan needs its words read first (OCR)")
        yield Capture(item.stem, Source(item.uri), f"{text}\n", title, row=row)
        silent = [str(number) for number, page in enumerate(pages, 1) if not any(c.isalnum() for c in page)]
        if silent:
            yield Skipped(
                item.uri, f"holds no words on page {', '.join(silent[:10])}; a scan needs them read first (OCR)", "note"
            )
    except ReadError as error:
        yield Skipped(item.uri, str(error))
    except (PyPdfError, DependencyError, ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        yield Skipped(item.uri, f"is no readable PDF ({error}); open it and save its text as .txt")


def _pages(found: Any) -> Iterator[str]:
    """The words of each page; ReadError as soon as they are more than an article may have."""
    size = 0
    for page in found.pages:
        words = _ordered(page)
        size += len(words)
        if size > TEXT_LIMIT_BYTES:
            raise ReadError(f"is longer than {TEXT_LIMIT_BYTES:,} characters; split it into its articles")
        yield words


def _ordered(page: Any) -> str:
    """The words of a page, two columns one after the other."""
    words = str(page.extract_text())
    try:
        return apart(words, page.extract_text(extraction_mode="layout")) if words.strip() else words
    except Exception:  # the places of words are a help that an odd font may refuse; the words are there
        return words


def _told(about: Any) -> tuple[str | None, dict[str, object]]:
    """Title, and what else a file says of itself: who made it and when, which is no byline and no date of publication."""
    if about is None:
        return None, {}
    title, author = (" ".join(str(value).split()) or None if value else None for value in (about.title, about.author))
    told: dict[str, object | None] = {"file_author": author, "file_created": _date(about.creation_date_raw)}
    return title, {key: value for key, value in told.items() if value}


def paragraphs(page: str, title: str = "") -> list[str]:
    """The lines of a page as paragraphs: a line that fills the column goes on in the next, a hyphen at its end joins a word.

    So does one whose next begins with a small letter, and the lines of the `title`, which is set in larger letters.

    >>> paragraphs("The dam held on Friday, the minis-\\nter said.\\nIt broke on Monday.")
    ['The dam held on Friday, the minister said.', 'It broke on Monday.']
    """
    lines = [" ".join(line.split()) for line in page.replace("\x00", "").translate(_JOINED).splitlines()]
    widest = max((len(line) for line in lines), default=0)
    out: list[str] = []
    open_ = together = False
    for line in lines:
        if not line:
            open_ = together = False
            continue
        if open_ and out[-1].endswith("-") and line[:1].islower():
            out[-1] = out[-1][:-1] + line
        elif open_ or (together and _goes_on(out[-1], line, title)):
            out[-1] += f" {line}"
        else:
            out.append(line)
        open_ = len(line) >= _FULL * widest and not _ENDS.search(line)
        together = True
    return out


def _goes_on(before: str, line: str, title: str) -> bool:
    """Whether a line that does not fill the column goes on in the next all the same."""
    return (line[:1].islower() and not _ENDS.search(before)) or f"{before} {line}" in title


def _date(raw: str | None) -> str | None:
    """A PDF's date ("D:20310304101500+01'00'") as ISO 8601."""
    found = re.match(r"\s*(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?\d{0,2}(?:(Z|[+-]\d{2})'?(\d{2})?'?)?", str(raw or ""))
    if not found:
        return None
    day = f"{found[1]}-{found[2]}-{found[3]}"
    zone = "" if not found[6] else "Z" if found[6] == "Z" else f"{found[6]}:{found[7] or '00'}"
    return f"{day}T{found[4]}:{found[5]}{zone}" if found[4] else day

"""PDF files (pypdf): the text of all pages, lines joined to paragraphs."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO

from wirestem.article.read.item import PAGE_LIMIT_BYTES, TEXT_LIMIT_BYTES, Found, Item, lacking, reader
from wirestem.article.read.plain import refuse_empty, whole
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_PAGES = 500
_FULL = 0.72
"""A line of this share of the longest, or more, goes on in the next one."""


@reader("pdf", endings=(".pdf",), media=("application/pdf",))
def read_pdf(item: Item) -> Iterator[Found]:
    """One capture: what the pages say, with the title and the date that the file states. A scan holds no text."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        yield lacking(item, "PDF files", "pypdf", "pdf", error)
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is odd in a file is told by us, once
    try:
        data = whole(item.data.read(PAGE_LIMIT_BYTES * 5 + 1), PAGE_LIMIT_BYTES * 5, "a PDF")
        found = PdfReader(BytesIO(data))
        pages = [page.extract_text() for page, _ in zip(found.pages, range(_PAGES), strict=False)]
        text = "\n\n".join(paragraph for page in pages for paragraph in paragraphs(page))[:TEXT_LIMIT_BYTES]
        refuse_empty(text)
        about = found.metadata
        made = about.creation_date_raw if about else None
        title = " ".join(str(about.title).split()) if about and about.title else None
        yield Capture(item.stem, Source(item.uri), text + "\n", title or None, _date(made))
    except ReadError as error:
        yield Skipped(item.uri, f"{error}; a scan needs its words read first (OCR)" if "is empty" in str(error) else str(error))
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        yield Skipped(item.uri, f"is no readable PDF ({error}); open it and save its text as .txt")


def paragraphs(page: str) -> list[str]:
    """The lines of a page as paragraphs: a line that fills the column goes on in the next, a hyphen at its end joins a word.

    >>> paragraphs("The dam held on Friday, the minis-\\nter said.\\nIt broke on Monday.")
    ['The dam held on Friday, the minister said.', 'It broke on Monday.']
    """
    lines = [" ".join(line.split()) for line in page.replace("\x00", "").splitlines()]
    widest = max((len(line) for line in lines), default=0)
    out: list[str] = []
    open_ = False
    for line in lines:
        if not line:
            open_ = False
            continue
        if open_ and out[-1].endswith("-") and line[:1].islower():
            out[-1] = out[-1][:-1] + line
        elif open_:
            out[-1] += f" {line}"
        else:
            out.append(line)
        open_ = len(line) >= _FULL * widest and not re.search(r"[.!?…][\"”’']?$", line)
    return out


def _date(raw: str | None) -> str | None:
    """A PDF's date ("D:20310304101500+01'00'") as ISO 8601."""
    found = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?\d{0,2}(?:(Z|[+-]\d{2})'?(\d{2})?'?)?", raw or "")
    if not found:
        return None
    day = f"{found[1]}-{found[2]}-{found[3]}"
    zone = "" if not found[6] else "Z" if found[6] == "Z" else f"{found[6]}:{found[7] or '00'}"
    return f"{day}T{found[4]}:{found[5]}{zone}" if found[4] else day

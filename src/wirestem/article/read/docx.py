"""Word files (python-docx)."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, lacking, reader
from wirestem.article.read.markup import Block
from wirestem.article.read.limits import refuse_empty, taken, whole
from wirestem.article.read.page import laid_out
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_UNPACKED = 200_000_000
"""Bytes that a file may grow to when it is unpacked."""


@reader("docx", endings=(".docx",), media=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",))
def read_docx(item: Item) -> Iterator[Found]:
    """One capture: a paragraph a paragraph; the title or first heading is the headline, further headings are subheads.

    Who made the file and when is told aside: it is no byline and no date of publication.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        yield lacking(item, "Word files", "python-docx", "docx", error)
        return
    try:
        data = whole(item.data.read(PAGE_LIMIT_BYTES * 5 + 1), PAGE_LIMIT_BYTES * 5, "a document")
        if sum(part.file_size for part in zipfile.ZipFile(BytesIO(data)).infolist()) > _UNPACKED:
            raise ReadError("grows to more than 200 MB when it is unpacked; save its text as .txt")
        found = Document(BytesIO(data))
        lines = _lines(found)
        refuse_empty("".join(b.words for b in lines))
        text, zones = laid_out(lines)
        about = found.core_properties
        title = next((b.words for b in lines if b.part == "headline"), None) or " ".join((about.title or "").split()) or None
        told = {"file_author": about.author, "file_created": about.created and about.created.isoformat()}
        row: dict[str, object] = {key: value for key, value in told.items() if value}
        yield Capture(item.stem, Source(item.uri), text, title, zones=zones, row=row)
    except ReadError as error:
        yield Skipped(item.uri, str(error))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        yield Skipped(item.uri, f"is no readable Word file ({error}); save it anew as .docx, or its text as .txt")


def _lines(found: Any) -> list[Block]:
    """The paragraphs of a document in their order, those in the cells of tables too; a merged cell counts once."""
    lines: list[Block] = []
    for paragraph in _paragraphs(found):
        words = " ".join(paragraph.text.split())
        style = (paragraph.style.name if paragraph.style is not None else "") or ""
        heading = style == "Title" or style.startswith("Heading")
        part = "" if not heading else "subhead" if any(b.part == "headline" for b in lines) else "headline"
        if words:
            lines.append(Block(words, part, True))
    return lines


def _paragraphs(holder: Any) -> Iterator[Any]:
    for inner in holder.iter_inner_content():
        if not hasattr(inner, "rows"):
            yield inner
            continue
        seen: set[Any] = set()
        for cell in (cell for row in inner.rows for cell in row.cells):
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _paragraphs(cell)

"""Word files (python-docx)."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from wirestem.article.read.elements import local
from wirestem.article.read.item import PAGE_LIMIT_BYTES, Found, Item, lacking, reader
from wirestem.article.read.limits import megabytes, refuse_empty, taken
from wirestem.article.read.page import laid_out
from wirestem.article.read.word import blocks, lines
from wirestem.errors import ReadError
from wirestem.model import Capture, Skipped, Source

_UNPACKED_BYTES = 200_000_000
_PART_BYTES = 20_000_000
"""What a file may grow to when it is unpacked, and what each of its parts in XML."""
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_ASIDE = {"comments": "comment", "header": "header", "footer": "footer"}
_FEW = 3
"""Words: a header or footer of fewer is a number of a page."""


@reader("docx", endings=(".docx",), media=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",))
def read_docx(item: Item) -> Iterator[Found]:
    """One capture: a paragraph a paragraph; the title or first heading is the headline, further headings are subheads.

    Footnotes and endnotes stand at the end. Comments, headers and footers are left aside with a note. Who made the file and
    when is told aside: it is no byline and no date of publication.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError as error:
        yield lacking(item, "Word files", "python-docx", "docx", error)
        return
    try:
        data = taken(item.data, PAGE_LIMIT_BYTES * 5, "a document of one article")
        _refuse_growing(data)
        found = Document(BytesIO(data))
        yield _capture(found, item)
        aside = _aside(found)
        if aside:
            yield Skipped(item.uri, f"left aside: {aside}; copy what counts of it into the text", "note")
    except ReadError as error:
        yield Skipped(item.uri, str(error))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        yield Skipped(item.uri, f"is no readable Word file ({error}); save it anew as .docx, or its text as .txt")


def _refuse_growing(data: bytes) -> None:
    """ReadError for a file that unpacks to more than a document can be."""
    parts = zipfile.ZipFile(BytesIO(data)).infolist()
    if sum(part.file_size for part in parts) > _UNPACKED_BYTES:
        raise ReadError(f"grows to more than {megabytes(_UNPACKED_BYTES)} when it is unpacked; save its text as .txt")
    if any(part.file_size > _PART_BYTES for part in parts if part.filename.endswith((".xml", ".rels"))):
        raise ReadError(f"holds a part of more than {megabytes(_PART_BYTES)} when it is unpacked; save its text as .txt")


def _capture(found: Any, item: Item) -> Capture:
    styles = {style.style_id: style.name or "" for style in found.styles}
    told = blocks(line for root in (found.element.body, *_noted(found)) for line in lines(root, styles))
    refuse_empty("".join(b.words for b in told))
    text, zones = laid_out(told)
    title = next((b.words for b in told if b.part == "headline"), None)
    facts: dict[str, object] = {}
    if any(_is(relation, "core-properties") for relation in found.part.package.rels.values()):  # else the library makes some up
        about = found.core_properties
        title = title or " ".join((about.title or "").split()) or None
        facts = {"file_author": about.author, "file_created": about.created and about.created.isoformat()}
    return Capture(
        item.stem, Source(item.uri), text, title, zones=zones, row={key: value for key, value in facts.items() if value}
    )


def _noted(found: Any) -> Iterator[Any]:
    """The footnotes, then the endnotes; the lines that part them from the text are none."""
    for kind, single in _NOTES.items():
        for root in _parts(found, kind):
            yield from (e for e in root if local(e) == single and not any(key.endswith("}type") for key in e.attrib))


def _aside(found: Any) -> str:
    """What is no part of the text, in words: 2 comments, header “Embargo until noon”."""
    told: list[str] = []
    for kind, single in _ASIDE.items():
        roots = list(_parts(found, kind))
        if kind == "comments":
            count = sum(local(e) == "comment" for root in roots for e in root)
            told += [f"{count} comment{'s' * (count > 1)}"] if count else []
            continue
        words = dict.fromkeys(" ".join(line.words for line in lines(root, {})) for root in roots)
        told += [f"{single} “{line[:80]}{'…' * (len(line) > 80)}”" for line in words if len(line.split()) >= _FEW]
    return ", ".join(told)


def _parts(found: Any, kind: str) -> Iterator[Any]:
    """The roots of the parts of a kind beside the document, in order of name."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    related = {r.target_part.partname: r.target_part for r in found.part.rels.values() if _is(r, kind)}
    for name in sorted(related):
        yield etree.fromstring(related[name].blob, parser=parser)


def _is(relation: Any, kind: str) -> bool:
    return not relation.is_external and str(relation.reltype).endswith(f"/{kind}")

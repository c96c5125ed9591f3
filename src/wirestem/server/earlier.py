"""A kept dossier that articles are added to: its articles are handed in once more, beside the new ones."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from wirestem.errors import ReadError
from wirestem.model import Capture, Document, Skipped
from wirestem.report.json import decode
from wirestem.server.shelf import Place

_PASTED = re.compile(r"pasted#(\d+)")


def earlier(place: Place) -> tuple[Capture, ...]:
    """The articles of a kept dossier; ReadError when it was deleted, or is of another version."""
    try:
        return tuple(_capture(document) for document in decode(Path(place.path).read_bytes()).documents)
    except FileNotFoundError as error:
        raise ReadError(f"“{place.name}” was deleted meanwhile; hand in all its articles for a new dossier") from error
    except msgspec.MsgspecError as error:
        raise ReadError(f"“{place.name}” was kept by another version; hand in all its articles for a new dossier") from error


def renumbered(found: Iterable[Capture | Skipped], before: Iterable[Capture]) -> Iterator[Capture | Skipped]:
    """What is handed in, its pasted texts numbered on from those `before`, so that no two go by one name."""
    last = max((int(m[1]) for one in before if (m := _PASTED.fullmatch(one.source.uri))), default=0)
    for one in found:
        number = _PASTED.fullmatch(one.source.uri) if isinstance(one, Capture) else None
        if isinstance(one, Capture) and number and last:
            name = str(int(number[1]) + last)
            one = replace(one, id=name, source=replace(one.source, uri=f"pasted#{name}"))
        yield one


def _capture(document: Document) -> Capture:
    """A document as it was handed in, as far as the dossier tells: a date that its text or another article told is found anew."""
    published = document.published
    known = published is not None and published.basis == "metadata" and published.earliest == published.latest
    name = document.source.uri.rpartition("#")[2] if "#" in document.source.uri else Path(document.source.uri).stem
    return Capture(
        name, document.source, document.text, title=document.title, published=published.earliest if published and known else None,
        language=document.language, zones=document.zones,
    )  # fmt: skip

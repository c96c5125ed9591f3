"""Clean: zones, credits, publication and outlet of one text."""

import hashlib
import re

from wirestem.article.clean.credits import credits_of
from wirestem.article.clean.house import outlet, own_names
from wirestem.article.clean.language import language
from wirestem.article.clean.ownmarks import without_own
from wirestem.article.clean.published import published, understood
from wirestem.article.clean.zones import lay_out
from wirestem.lexicon.agencies import Agencies
from wirestem.model import Capture, Document, Published, Source

__all__ = ["clean", "understood"]

_FOLDERS = re.compile(r".*[/\\]")


def clean(capture: Capture, agencies: Agencies) -> Document:
    """The document of a capture: text unchanged, every line in a zone, credits typed, publication and outlet as far as told."""
    text = capture.text
    zones, datelines = lay_out(capture, agencies)
    house = capture.source.outlet or outlet(text, zones, datelines, agencies)
    source = Source(capture.source.uri, house, capture.source.url)
    when = published(text, zones, capture.published)
    headline = next((text[zone.start : zone.end] for zone in zones if zone.kind == "headline"), None)
    return Document(
        id=digest(text, source, when),
        source=source,
        title=capture.title or headline,
        text=text,
        language=language(text, capture.language),
        published=when,
        zones=zones,
        credits=without_own(
            text,
            zones,
            credits_of(text, zones, datelines, agencies, own=own_names(text, zones, capture.source.outlet)),
            agencies,
        ),
    )


def digest(text: str, source: Source, when: Published | None) -> str:
    """A document's id: a digest of its text, outlet, place and publication, so that the same input has the same id everywhere.

    The place is the address, of a file its name alone: an article keeps its id when its folder is moved or named otherwise.
    """
    said = (text, source.outlet or "", _place(source.uri), f"{when.earliest}/{when.latest}" if when else "")
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _place(uri: str) -> str:
    if "://" in uri:
        return uri
    path, mark, row = uri.partition("#")
    return _FOLDERS.sub("", path) + mark + row

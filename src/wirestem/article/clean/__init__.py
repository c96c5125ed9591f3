"""Clean: zones, credits, publication and outlet of one text."""

import hashlib

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Capture, Document, Zone
from wirestem.text import paragraphs


def clean(capture: Capture, agencies: Agencies) -> Document:
    """Placeholder: every line is a paragraph."""
    zones = tuple(Zone(a, b, "paragraph") for a, b in paragraphs(capture.text))
    digest = hashlib.sha256((capture.text + capture.source.uri).encode()).hexdigest()[:16]
    return Document(id=digest, source=capture.source, title=capture.title, text=capture.text, language="en", zones=zones)

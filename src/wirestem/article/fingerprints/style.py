"""House habits of spelling and form, which say little each."""

import re
from collections.abc import Mapping
from functools import cache

from wirestem.model import Document, Range

_FORMS = {
    "clock (1747 GMT)": r"\(\d{4} GMT\)",
    "clock 9:47 pm": r"\b\d{1,2}(?::\d\d)? [ap]m\b",
    "clock 9:47 p.m.": r"\b\d{1,2}(?::\d\d)? [ap]\.m\.",
    "clock 9.47pm": r"\b\d{1,2}(?:\.\d\d)?[ap]m\b",
    "kilometers": r"\b(?:kilo|centi)?meters?\b",
    "kilometres": r"\b(?:kilo|centi)?metres?\b",
    "percent": r"\bpercent\b",
    "per cent": r"\bper cent\b",
    "sign %": r"\d ?%",
    "months cut short": r"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\. \d",
    "toward": r"\btoward\b",
    "towards": r"\btowards\b",
}


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(form) for name, form in _FORMS.items()}


def style(document: Document) -> dict[str, Range]:
    """The habits that the paragraphs of `document` show, each with the first place.

    Inside quotations too: an agency spells what others say.
    """
    found: dict[str, Range] = {}
    for zone in document.zones:
        if zone.kind == "paragraph":
            for name, pattern in _patterns().items():
                match = pattern.search(document.text, zone.start, zone.end)
                if match and name not in found:
                    found[name] = match.span()
    return found

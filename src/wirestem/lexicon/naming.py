"""Naming: where a text speaks of an agency, so that nobody is held to hide what he names."""

import re
from collections.abc import Iterator

from wirestem.lexicon.agencies import Agencies, Agency
from wirestem.lexicon.credits import credit_cue
from wirestem.model import Document, Range, Span

_BESIDE = frozenset({"caption", "furniture"})  # "Photo: AFP" and a menu's "AFP" are none of the text's words
_NEAR_CHARS = 60
_INITIALS = re.compile(r"\b[A-ZÀ-Þ][\w’'-]*(?:\s+(?:of|and|the|for)?\s*[A-ZÀ-Þ][\w’'-]*){2,6}")
_LEAST_INITIALS = 3


def namings(document: Document, agency: str, agencies: Agencies) -> tuple[Span, ...]:
    """The places where a text names `agency`, in text order: any in its own words; beside them ("according to AFP" in a
    caption), and under a name that means other things too ("Petra"), only as a source. The credit of a picture is none.
    """
    pictures = [(c.start, c.end) for c in document.credits if c.for_ == "picture"]
    found = []
    for start, end in sorted({*_spelt(document.text, agency, agencies)}):
        if any(start < b and a < end for a, b in pictures):
            continue
        kind = next((z.kind for z in document.zones if z.start <= start < z.end), "paragraph")
        doubtful = kind in _BESIDE or _ambiguous(document.text[start:end], agency, agencies)
        if not doubtful or as_source(document.text, start, end):
            found.append(Span(document.id, start, end))
    return tuple(found)


def as_source(text: str, start: int, end: int) -> bool:
    """Whether what stands around `text[start:end]` makes it a source of the news: "according to AFP", "AFP reported"."""
    before = text[max(0, start - _NEAR_CHARS) : start].rpartition("\n")[2]
    after = text[end : end + _NEAR_CHARS].partition("\n")[0]
    return bool(credit_cue("sourced").search(before) or credit_cue("reports").match(after))


def _spelt(text: str, agency: str, agencies: Agencies) -> Iterator[Range]:
    """Wherever one of the agency's names stands: those of the lexicon, the name itself, its words or its initials."""
    entry = agencies.named(agency)
    for named in agencies.find(text, credit=True):
        if entry is not None and named.agency.slug == entry.slug:
            yield named.start, named.end
    for name in dict.fromkeys((agency, _initials(agency))):
        if name:
            yield from (m.span() for m in re.finditer(rf"(?<![\w.&@#-]){re.escape(name)}(?![\w-])", text))
    if agency.isupper() and len(agency) >= _LEAST_INITIALS:
        yield from (m.span() for m in _INITIALS.finditer(text) if _initials(m.group()).endswith(agency))


def _initials(name: str) -> str:
    """The initials by which a long name may be known: "KNA" of "Kalvarra News Agency", "" where they are too few."""
    letters = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return letters if len(letters) >= _LEAST_INITIALS else ""


def _ambiguous(spelt: str, agency: str, agencies: Agencies) -> bool:
    """Whether a word is more often something else than the agency: "Petra" is a city, "AFP" and "PA" nothing else here."""
    entry: Agency | None = agencies.named(agency)
    return entry is not None and spelt in entry.credits_only and not spelt.isupper()

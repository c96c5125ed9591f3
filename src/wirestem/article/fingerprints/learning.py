"""Learning from articles that say whose text they carry."""

from collections.abc import Iterable
from hashlib import sha256

from wirestem.article.fingerprints.known import Fingerprints, Learned
from wirestem.article.fingerprints.runs import narrative
from wirestem.article.fingerprints.style import style
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.signs import shown
from wirestem.model import Document

_MASTHEAD = frozenset({"byline", "dateline", "signoff"})
_RELEASE = 2.0  # weight of its signs
_COLLECTIVE = "Agencies"


def learn(documents: Iterable[Document], agencies: Agencies) -> Fingerprints:
    """Fingerprints of `documents`; one that credits several agencies, or "agencies", teaches nothing.

    One without a credit teaches what is nobody's own, a press release what its issuer gave to all.
    """
    found = []
    for document in documents:
        credited = credited_to(document, agencies)
        release = released(document, agencies)
        if len(credited) > 1 or (_COLLECTIVE in credited and not release):
            continue
        agency = None if release else next(iter(credited), None)
        runs = tuple(dict.fromkeys(r.name for r in narrative(document).runs))
        if runs:
            found.append(Learned(name_of(document), agency, release, tuple(sorted(style(document))), runs))
    return Fingerprints(found)


def credited_to(document: Document, agencies: Agencies) -> frozenset[str]:
    """The agencies whose text it says it is: by dateline, byline or sign-off, else by whom its sources spoke to.

    A national agency sends a world agency's words under its own name ("APP"), but nobody tells AFP something through APP:
    then the one that was told something counts.
    """
    credits = [c for c in document.credits if c.for_ == "text" and not _is_release(c.agency, agencies)]
    masthead = frozenset(c.agency for c in credits if c.place in _MASTHEAD)
    told = frozenset(c.agency for c in credits if c.place == "body")
    world = frozenset(name for name in told if _is_world(name, agencies))
    if masthead and world and not masthead & world and not any(_is_world(name, agencies) for name in masthead):
        return world
    return masthead or told


def _is_world(agency: str, agencies: Agencies) -> bool:
    entry = agencies.named(agency)
    return entry is not None and entry.world


def name_of(document: Document) -> str:
    """A name for a text, by which a copy of it is known."""
    return sha256(" ".join(document.text.split()).encode()).hexdigest()[:16]


def released(document: Document, agencies: Agencies) -> bool:
    """Whether a text is a press release, by who posts it or by several signs ("About the company", "Media contact")."""
    if any(c.for_ == "text" and _is_release(c.agency, agencies) for c in document.credits):
        return True
    signs = [s for s in shown(document.text) if s.sign.says in ("release", "service")]
    return sum({s.sign.pattern: s.sign.weight for s in signs}.values()) >= _RELEASE


def _is_release(agency: str, agencies: Agencies) -> bool:
    entry = agencies.named(agency)
    return entry is not None and entry.kind == "release"

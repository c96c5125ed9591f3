"""Releases: which texts are press releases or an organisation's own page, who issued them, and who passes their words on."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Document, Lineage, Party, Statement
from wirestem.story.corroborate.knowledge import phrases, word_list

_SOURCE = re.compile(r"^SOURCE:?\s+(?P<name>\S.{2,80})$", re.MULTILINE)
_ANNOUNCED = re.compile(r"(?P<name>[A-Z][\w&’'-]*(?:\s+[A-Z&][\w&.’'-]*){0,5})\s+(?:has\s+)?today\s+announced\b")
_ABOUT = re.compile(r"^About\s+(?P<name>[A-Z][\w&’'-]*(?:\s+[A-Z&][\w&’'-]*){0,5})[.:\n]", re.MULTILINE)
_CALLED = re.compile(r"(?:(?:the|its|their) )?(\w+)")
_THE = re.compile(r"\b(?:the|its) (\w+)")
SIGNS = 2
"""How many signs of a release a text must show."""


class Release(NamedTuple):
    """A press release in the pile: its document, who issued it, and the parties that speak in it."""

    doc: str
    issuer: str
    speakers: frozenset[str]

    @property
    def words(self) -> frozenset[str]:
        """The longer words of the issuer's name, without case."""
        return frozenset(w for w in re.findall(r"\w{4,}", self.issuer.casefold()))


def releases(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    agencies: Agencies,
    lineage: Lineage,
    parties: Sequence[Party],
) -> tuple[Release, ...]:
    """The press releases among the documents, in order: by their own signs, or where the family tree found one.

    Who issued it stands in it, or is the organisation that speaks most on the page.
    """
    pages = {o.observed for o in lineage.origins if any(e.rule == "origin.release.v1" for e in o.because)}
    bodies = {p.id: p.name for p in parties if p.kind in ("organisation", "government")}
    found = []
    for document in documents:
        mine = [s for s in statements if s.doc == document.id and s.speaker]
        issuer = _issuer(document, agencies)
        if issuer is None and document.id in pages:
            issuer = _loudest(mine, bodies) or document.source.outlet
        if issuer is not None:
            found.append(Release(document.id, issuer, frozenset(s.speaker for s in mine if s.speaker)))
    return tuple(found)


def _loudest(statements: Sequence[Statement], bodies: Mapping[str, str]) -> str | None:
    """The organisation that says most for itself in these statements, the first of those that say as much."""
    spoken = Counter(bodies[s.speaker] for s in statements if s.speaker and s.speaker in bodies and not s.via)
    return max(spoken, key=lambda name: spoken[name], default=None)


def _issuer(document: Document, agencies: Agencies) -> str | None:
    text = document.text
    if _signs(document, agencies) < SIGNS:
        return None
    for pattern in (_SOURCE, _ANNOUNCED, _ABOUT):
        match = pattern.search(text)
        if match:
            return match["name"].strip(" .")
    return None


def _signs(document: Document, agencies: Agencies) -> int:
    count = sum(1 for sign in phrases("release sign") if re.search(sign.form, document.text, re.MULTILINE))
    sent = [agencies.named(c.agency) for c in document.credits]
    return count + 2 * any(a is not None and a.kind == "release" for a in sent)


def passes_on(release: Release, statement: Statement | None, names: Mapping[str, str], sentence: str, source: str) -> bool:
    """Whether a mention outside the release's family, standing in `sentence`, is only the release's word.

    Its speaker speaks in the release, is the issuer, or is called by what it is in `source` ("the operator"); or the
    article tells in its own voice what the issuer did.
    """
    if statement is None or statement.speaker is None:
        plain = sentence.casefold()
        return any(w in plain for w in release.words) or any(m[1] in word_list("issuer") for m in _THE.finditer(plain))
    if statement.via:
        return False
    name = names.get(statement.speaker, statement.speaker).casefold()
    called = _CALLED.fullmatch(name) or _CALLED.fullmatch(source.casefold())
    issues = called is not None and called[1] in word_list("issuer")
    return issues or statement.speaker in release.speakers or any(w in name for w in release.words)

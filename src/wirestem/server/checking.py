"""A check: is each text wire copy, and which of the texts it is compared with has the same words."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from wirestem import flow
from wirestem.article.fingerprints import learn
from wirestem.flow import Checked
from wirestem.lexicon.agencies import agencies
from wirestem.model import PROSE, Alignment, Article, Capture, Document, Skipped
from wirestem.report.credit import carried_words
from wirestem.report.json import decode
from wirestem.report.names import Names
from wirestem.report.verdict import Spot, cut, place, reason_words, verdict_words
from wirestem.server.shelf import Place
from wirestem.settings import Settings
from wirestem.story.align import align
from wirestem.text.headlines import headline

MOST_NEAR = 5
"""Texts that are shown beside one that is checked."""
MOST_PASSAGES = 6
LEAST_SHARE = 0.05
"""Part of a text that another must share to be shown."""
_RUN = 4
_LEAST_RUNS = 3
_CLOSEST = 12
"""Texts with the most runs of four words in common, which alone are aligned."""
_WORD = re.compile(r"\w+")


class Reason(Struct, frozen=True):
    """What a verdict rests on."""

    note: str
    places: tuple[Spot, ...]


class Passage(Struct, frozen=True):
    """Words that two texts share: `kind` verbatim, edited or paraphrase."""

    here: str
    there: str
    kind: str


class Near(Struct, frozen=True):
    """A text that has `share` of the checked one's words; in a kept dossier when `key` is not empty, there as `anchor`.

    `found` is what that dossier finds of it: "91 % of its text is AFP’s, which it names nowhere".
    """

    label: str
    title: str
    share: float
    passages: tuple[Passage, ...]
    key: str = ""
    dossier: str = ""
    anchor: str = ""
    found: tuple[str, ...] = ()


class Shown(Struct, frozen=True):
    """The answer about one text, for a page."""

    uri: str
    title: str
    says: str
    reasons: tuple[Reason, ...]
    near: tuple[Near, ...]


class Other(NamedTuple):
    """A text to compare with, and where it stands."""

    document: Document
    label: str
    title: str
    key: str = ""
    dossier: str = ""
    anchor: str = ""
    found: tuple[str, ...] = ()


def of_kept(kept: Sequence[Place]) -> tuple[tuple[Other, ...], tuple[Skipped, ...]]:
    """The texts of kept dossiers; one that was deleted meanwhile or is of another version is told."""
    found: list[Other] = []
    left: list[Skipped] = []
    for one in kept:
        try:
            dossier = decode(Path(one.path).read_bytes())
        except FileNotFoundError:
            continue  # deleted meanwhile, as its owner wished
        except (OSError, msgspec.MsgspecError):
            left.append(Skipped(one.name, "was kept by another version, and was not compared with; make it anew", "note"))
            continue
        names = Names(dossier)
        carried: dict[str, list[str]] = {}
        for entry in (c for story in dossier.stories for c in story.carried):
            carried.setdefault(entry.doc, []).append(carried_words(entry))
        for doc in dossier.documents:
            told = (names.outlet(doc.id), names.title(doc.id), one.key, one.name, names.anchor(doc.id))
            found.append(Other(doc, *told, tuple(carried.get(doc.id, ()))))
    return tuple(found), tuple(left)


def of_articles(articles: Iterable[Article]) -> tuple[Other, ...]:
    """Texts that were handed in to compare with."""
    found = [a.document for a in articles]
    return tuple(Other(d, d.source.outlet or d.source.uri, _title(d)) for d in found)


def checks(
    captures: Iterable[Capture | Skipped], settings: Settings, others: Sequence[Other]
) -> tuple[tuple[Checked, ...], tuple[Shown, ...], tuple[Skipped, ...]]:
    """The answers about the texts, for programs and for a page, beside `others`; and what could not be read."""
    known = learn([o.document for o in others], agencies(settings.lexicons)) if others else None
    checked, skipped = flow.checked(captures, settings, known)
    runs = [(_runs(o.document.text), o) for o in others]
    return checked, tuple(_shown(one, runs) for one in checked), skipped


def near_told(one: Shown) -> list[dict[str, object]]:
    """The texts beside one, for programs: what they are called, the share of words, the dossier they are kept in."""
    return [{"label": n.label, "title": n.title, "share": round(n.share, 4), "dossier": n.key or None} for n in one.near]


def _shown(one: Checked, runs: Sequence[tuple[frozenset[tuple[str, ...]], Other]]) -> Shown:
    document = one.article.document
    reasons = tuple(Reason(reason_words(e), tuple(place(s, document.text) for s in e.spans)) for e in one.answer.because)
    near = tuple(_near(document, runs))
    uri = document.source.uri.replace("pasted#", "pasted text ", 1)
    return Shown(uri, _title(document), verdict_words(one.answer, alone=bool(near)), reasons, near)


def _near(document: Document, runs: Sequence[tuple[frozenset[tuple[str, ...]], Other]]) -> list[Near]:
    own = _runs(document.text)
    counted = [(len(own & theirs), number, other) for number, (theirs, other) in enumerate(runs)]
    closest = sorted((c for c in counted if c[0] >= _LEAST_RUNS), key=lambda c: (-c[0], c[1]))[:_CLOSEST]
    found = [near for _, _, other in closest if (near := _beside(document, other)).share >= LEAST_SHARE]
    return sorted(found, key=lambda n: -n.share)[:MOST_NEAR]


def _beside(document: Document, other: Other) -> Near:
    there = msgspec.structs.replace(other.document, id=f"beside {other.document.id}")  # one text twice is two texts here
    shared = align(document, there)
    longest = sorted(shared, key=lambda a: (a.left.start - a.left.end, a.left))[:MOST_PASSAGES]
    passages = tuple(
        Passage(cut(document.text[a.left.start : a.left.end]), cut(there.text[a.right.start : a.right.end]), a.kind)
        for a in sorted(longest, key=lambda a: a.left)
    )
    return Near(other.label, other.title, _share(document, shared), passages, other.key, other.dossier, other.anchor, other.found)


def _share(document: Document, shared: Iterable[Alignment]) -> float:
    """The part of the letters of headlines and paragraphs that stands in shared passages."""
    told = bytearray(len(document.text))
    for zone in document.zones:
        if zone.kind in PROSE:
            told[zone.start : zone.end] = b"\1" * (zone.end - zone.start)
    whole = sum(told)
    for alignment in shared:
        told[alignment.left.start : alignment.left.end] = bytes(alignment.left.end - alignment.left.start)
    return (whole - sum(told)) / whole if whole else 0.0


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1))


def _title(document: Document) -> str:
    return headline(document.title, document.text, most=120)

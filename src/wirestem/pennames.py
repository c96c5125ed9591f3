"""Pen names: what the rooms know the articles of a story by, so that nothing they find hangs on where a file lies.

A document's id is a digest that its uri is part of. Rooms go through articles in order of id, and where nothing else tells
two apart (twins, equal scores, sums) they choose by it. So for the rooms every article goes by its text: its first letters,
then a digest of it, then one of its publication, headline, outlet and address. The same articles have the same order in
every folder, and it stays when one of them changes further down. Only copies that are the same to the last byte fall back
on their ids, and a choice between those shows in nothing but the name. What was found goes out under the documents' own
ids again, each list in the order that the dossier promises.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from wirestem.model import (
    Alignment,
    Article,
    Change,
    Claim,
    Decision,
    Document,
    Event,
    Findings,
    FirstSeen,
    House,
    Lineage,
    Origin,
    Recycled,
    Span,
    Story,
)

Value = TypeVar("Value")
_TOLD = frozenset({"note", "what"})
"""Fields in which a reader is told of documents and origins in a sentence."""
_ID = re.compile(r"\b(?:a[0-9a-f]{64}(?:-\d+)?|o[0-9a-f]{12})\b")
_NOWHERE = Span("", 0, 0)
_BEGINNING = 16  # bytes


class Masked(NamedTuple):
    """A `story` whose articles go by pen names, in order of these, and the id behind each name, of documents and statements."""

    story: Story
    ids: Mapping[str, str]

    def ruled(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """`decisions` with the documents of this story under their pen names."""
        names = {name: pen for pen, name in self.ids.items()}
        return tuple(_renamed(decision, names) for decision in decisions)

    def story_of(self, story: Story) -> Story:
        """`story`, made of this one, under the documents' own ids."""
        articles = (named(article, self.ids[article.document.id]) for article in story.articles)
        return replace(story, articles=tuple(sorted(articles, key=lambda a: a.document.id)))

    def documents_of(self, story: Story) -> tuple[Document, ...]:
        """The documents of `story`, made of this one, under their own ids."""
        return tuple(article.document for article in self.story_of(story).articles)

    def alignments(self, found: Sequence[Alignment]) -> tuple[Alignment, ...]:
        """`found` under the documents' own ids, left before right in the order of these."""
        return _in_pairs(_renamed(tuple(found), self.ids))

    def lineage(self, found: Lineage) -> Lineage:
        """`found` under the documents' own ids."""
        made = _renamed(found, {**self.ids, **_origin_ids(found.origins, self.ids)})
        return replace(made, **_family(made))

    def findings(self, found: Findings) -> Findings:
        """`found` under the documents' own ids."""
        made = _renamed(found, {**self.ids, **_origin_ids(found.origins, self.ids)})
        return replace(
            made,
            **_family(made),
            documents=tuple(sorted(made.documents)),
            houses=_houses(made.houses),
            alignments=_in_pairs(made.alignments),
            times=tuple(sorted(made.times, key=lambda t: (t.doc, t.start, t.end))),
            statements=tuple(sorted(made.statements, key=lambda s: s.doc)),
            claims=tuple(map(_claim, made.claims)),
            changes=tuple(sorted(made.changes, key=_place)),
            events=tuple(map(_event, made.events)),
            dispatches=tuple(sorted(made.dispatches, key=lambda d: d.origin)),
            uncredited=tuple(sorted(made.uncredited, key=lambda u: (u.doc, u.agency))),
            first_seen=_first_seen(made.first_seen),
            carried=tuple(sorted(made.carried, key=lambda c: (c.doc, c.agency))),
        )


def masked(story: Story) -> Masked:
    """`story` with its articles under pen names."""
    alike: dict[str, list[Article]] = {}
    for article in story.articles:
        alike.setdefault(pen_name(article.document), []).append(article)
    made: list[Article] = []
    ids: dict[str, str] = {}
    for pen, same in alike.items():
        ranked = sorted(same, key=_all_else) if len(same) > 1 else same
        for n, article in enumerate(ranked, 1):
            one = named(article, pen if n == 1 else f"{pen}-{n}")
            made.append(one)
            ids[one.document.id] = article.document.id
            ids |= {s.id: old.id for s, old in zip(one.statements, article.statements, strict=True)}
    return Masked(replace(story, articles=tuple(sorted(made, key=lambda a: a.document.id))), ids)


def pen_name(document: Document) -> str:
    """A name for a document that says nothing of where it lies: its first letters, its text, then all else it states of itself.

    >>> from wirestem.model import Source
    >>> here, there = (Document("x", Source(uri), None, "It rained.", "en") for uri in ("a/1.txt", "b/2.txt"))
    >>> pen_name(here) == pen_name(there)
    True
    """
    when, source = document.published, document.source
    stated = (when.earliest if when else "", when.latest if when else "", document.title or "", source.outlet or "")
    return f"a{_beginning(document.text)}{_digest(document.text)}{_digest(chr(0).join((*stated, source.url or '')))}"


def _beginning(text: str) -> str:
    """The first letters as digits that sort as they do; space and capitals aside."""
    letters = " ".join(text[: 16 * _BEGINNING].split()).casefold()
    return _bytes(letters)[:_BEGINNING].ljust(_BEGINNING, b"\0").hex()


def named(article: Article, name: str) -> Article:
    """`article` with the document id `name`."""
    statements = tuple(replace(s, id=name + s.id.removeprefix(s.doc), doc=name) for s in article.statements)
    return replace(article, document=replace(article.document, id=name), statements=statements)


def _digest(text: str) -> str:
    return hashlib.sha256(_bytes(text)).hexdigest()[:16]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _all_else(article: Article) -> tuple[str, str]:
    """Whatever else tells two articles apart, as zones that a page states; last the id."""
    here = named(article, "")
    source = replace(here.document.source, uri="")
    return _digest(repr(replace(here, document=replace(here.document, source=source)))), article.document.id


def _renamed(value: Value, names: Mapping[str, str]) -> Value:
    """`value` with every id in it replaced by what `names` has for it."""
    return _Renaming(names).of(value)


class _Renaming:
    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self._fields: dict[type, tuple[str, ...]] = {}

    def of(self, value: Value) -> Value:
        """`value`, a string, a struct or a tuple of such, under other names; anything else as it is."""
        if isinstance(value, str):
            return self.names.get(value, value)  # type: ignore[return-value]
        if isinstance(value, Span):
            return Span(self.names.get(value.doc, value.doc), value.start, value.end)  # type: ignore[return-value]
        if isinstance(value, tuple):
            return tuple(map(self.of, value))  # type: ignore[return-value]
        return self._struct(value) if isinstance(value, Struct) else value  # type: ignore[return-value]

    def _struct(self, value: Struct) -> Struct:
        kind = type(value)
        if kind not in self._fields:
            self._fields[kind] = tuple(field.name for field in fields(kind))
        return kind(**{name: self._field(name, getattr(value, name)) for name in self._fields[kind]})

    def _field(self, name: str, value: object) -> object:
        if name in _TOLD and isinstance(value, str):
            return _ID.sub(lambda m: self.names.get(m[0], m[0]), value)
        return self.of(value)


def _origin_ids(origins: Iterable[Origin], ids: Mapping[str, str]) -> dict[str, str]:
    """The origins' ids in the dossier: two copies of one text may stand in two stories, as two origins."""
    return {o.id: _origin_id(o, ids) for o in origins}


def _origin_id(origin: Origin, ids: Mapping[str, str]) -> str:
    unseen = ("unseen", origin.id, *sorted(ids[doc] for doc in origin.documents))
    words = ("seen", ids[origin.observed]) if origin.observed else unseen
    return f"o{hashlib.sha256(' '.join(words).encode()).hexdigest()[:12]}"


def _family(made: Lineage | Findings) -> dict[str, object]:
    origins = (replace(o, documents=tuple(sorted(o.documents))) for o in made.origins)
    recycled = (Recycled(r.agency, tuple(sorted(r.spans))) for r in made.recycled)
    return {
        "origins": tuple(sorted(origins, key=lambda o: o.id)),
        "derivations": tuple(sorted(made.derivations, key=lambda d: (d.child, d.parent.doc or ""))),
        "recycled": tuple(sorted(recycled, key=lambda r: (r.agency, r.spans))),
    }


def _in_pairs(found: Iterable[Alignment]) -> tuple[Alignment, ...]:
    facing = (a if a.left.doc < a.right.doc else replace(a, left=a.right, right=a.left) for a in found)
    return tuple(sorted(facing, key=lambda a: (a.left.doc, a.right.doc, a.left, a.right)))


def _houses(found: Iterable[House]) -> tuple[House, ...]:
    filed = (replace(h, documents=tuple(sorted(h.documents))) for h in found)
    return tuple(sorted(filed, key=lambda h: (not h.certain, h.name, h.documents)))


def _claim(claim: Claim) -> Claim:
    return replace(claim, mentions=tuple(sorted(claim.mentions, key=lambda m: (m.doc, m.start, m.end))))


def _place(change: Change) -> tuple[str, bool, Span, Span, str]:
    return change.child, change.here is None, change.here or _NOWHERE, change.there or _NOWHERE, change.kind


def _event(event: Event) -> Event:
    return replace(event, mentions=tuple(sorted(event.mentions)))


def _first_seen(found: Iterable[FirstSeen]) -> tuple[FirstSeen, ...]:
    placed = (replace(f, places=tuple(sorted(f.places))) for f in found)
    return tuple(sorted(placed, key=lambda f: (f.kind == "passage", f.places[0])))

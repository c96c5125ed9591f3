"""Statements, claims, times and credits as W3C Web Annotations (Recommendation of 2017), a JSON-LD page of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from wirestem.model import Document, Dossier, Range, Span
from wirestem.report.denials import word_for
from wirestem.report.exchange.plain import address, named
from wirestem.report.names import Names, StoryNames, counted, plural, ranges_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and after a quoted place by which it is found again in a page that has changed."""
_SAID = {
    "asserts": "said by", "alleges": "alleged by", "denies": "denied by", "confirms": "confirmed by", "expects": "expected by",
    "declines": "not answered by",
}  # fmt: skip

Value = dict[str, Any]


def annotations(dossier: Dossier) -> bytes:
    """An annotation collection with one page: each finding with the article it is about and the characters it stands on.

    A target has two selectors: `TextPositionSelector` counts the code points of the article's text as it was handed in, and
    `TextQuoteSelector` holds the words with some around them, so that the place is found again in the published page. What
    several annotations are about, a claim or a party, is their `identifying` body.
    """
    names = Names(dossier)
    made = Value(id=named("program"), type="Software", name=f"Wirestem {dossier.made_with.wirestem}")
    items = [item | {"generator": made} for found in dossier.stories for item in _of_story(StoryNames(names, found))]
    page = {
        "id": named("annotations/1"),
        "type": "AnnotationPage",
        "partOf": named("annotations"),
        "startIndex": 0,
        "items": items,
    }
    whole = {
        "@context": CONTEXT,
        "id": named("annotations"),
        "type": "AnnotationCollection",
        "label": "Wirestem dossier",
        "total": len(items),
        "first": page,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _of_story(story: StoryNames) -> Iterator[Value]:
    """Each under an id that is its place's, so that it stays the same when others come or go."""
    seen: Counter[str] = Counter()
    for part in (_statements, _claims, _times, _credits):
        for item in part(story):
            seen[item["id"]] += 1
            twin = seen[item["id"]]
            yield item if twin == 1 else item | {"id": f"{item['id']}-{twin}"}


def _statements(story: StoryNames) -> Iterator[Value]:
    for s in story.found.statements:
        through = f", through {', '.join(s.via)}" if s.via else ""
        word = word_for(story, s)
        against = f", against: {word.against}" if word.against else ""
        told = f"{_SAID[word.stance]} {story.speaker(s) or 'somebody who could not be told'}{through}{against}"
        tags = [f"stance: {s.stance}", f"kind: {s.kind}", *(f"via: {name}" for name in s.via)]
        about = f"party/{s.speaker}" if s.speaker else None
        yield from _item(story.names, f"statement/{s.id}", told, _spans(s.doc, ranges_of(s)), tags, about)


def _spans(doc: str, ranges: Iterable[Range]) -> list[Span]:
    return [Span(doc, start, end) for start, end in ranges]


def _claims(story: StoryNames) -> Iterator[Value]:
    for c in story.found.claims:
        told = f"{c.text} ({plural(c.articles, 'article')}, {counted(c.independent)} independent)"
        for m in c.mentions:
            tags = [f"stance: {m.stance}", f"modality: {m.modality}", f"match: {m.match}"] + ["negated"] * m.negated
            spans = [Span(m.doc, m.start, m.end)]
            yield from _item(story.names, f"claim/{c.id}/{m.doc}/{m.start}-{m.end}", told, spans, tags, f"claim/{c.id}")


def _times(story: StoryNames) -> Iterator[Value]:
    for t in story.found.times:
        if t.value:
            spans = [Span(t.doc, t.start, t.end)]
            yield from _item(story.names, f"time/{t.doc}/{t.start}-{t.end}", t.value, spans, [f"type: {t.type}"])


def _credits(story: StoryNames) -> Iterator[Value]:
    for doc in story.documents:
        for c in story.names.documents[doc].credits:
            told = f"credit to {c.agency} for the {c.for_}"
            yield from _item(
                story.names, f"credit/{doc}/{c.start}-{c.end}", told, [Span(doc, c.start, c.end)], [f"place: {c.place}"]
            )


def _item(
    names: Names, key: str, told: str, spans: Iterable[Span], tags: Iterable[str], about: str | None = None
) -> Iterator[Value]:
    """One annotation, or none where the dossier holds no text for it to stand on."""
    body: list[Value] = [{"type": "TextualBody", "value": told, "format": "text/plain", "purpose": "describing"}]
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in (key.partition("/")[0], *tags)]
    body += [{"type": "SpecificResource", "source": named(about), "purpose": "identifying"}] if about else []
    targets = [_target(names.documents[s.doc], s) for s in spans if _stands(names, s)]
    if targets:
        yield {
            "id": named(f"annotation/{key}"),
            "type": "Annotation",
            "motivation": "describing",
            "body": body,
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _stands(names: Names, span: Span) -> bool:
    document = names.documents.get(span.doc)
    return document is not None and 0 <= span.start < span.end <= len(document.text)


def _target(document: Document, span: Span) -> Value:
    text = document.text
    return {
        "type": "SpecificResource",
        "source": address(document),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[span.start : span.end],
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }

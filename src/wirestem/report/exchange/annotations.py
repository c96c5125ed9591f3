"""Statements, claims, times and credits as W3C Web Annotations (Recommendation of 2017), a JSON-LD page of them."""

from collections.abc import Iterator
from typing import Any

import msgspec

from wirestem.model import Document, Dossier, Span
from wirestem.report.exchange.plain import address, named
from wirestem.report.names import Names, StoryNames, counted, plural

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and after a quoted place by which it is found again in a page that has changed."""

Value = dict[str, Any]


def annotations(dossier: Dossier) -> bytes:
    """An annotation collection with one page: each finding with the article it is about and the characters it stands on.

    A target has two selectors: `TextPositionSelector` counts the code points of the article's text as it was handed in, and
    `TextQuoteSelector` holds the words with some around them, so that the place is found again in the published page.
    """
    names = Names(dossier)
    items = [item for found in dossier.stories for item in _of_story(names, StoryNames(names, found))]
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


def _of_story(names: Names, story: StoryNames) -> Iterator[Value]:
    for statement in story.found.statements:
        speaker = story.speaker(statement) or "somebody"
        through = f", through {', '.join(statement.via)}" if statement.via else ""
        spans = [Span(statement.doc, a, b) for a, b in statement.content]
        yield _item(names, statement.id, "statement", f"{speaker} {statement.stance}{through}", spans, [speaker])
    for claim in story.found.claims:
        told = f"{claim.text} ({plural(claim.articles, 'article')}, {counted(claim.independent)} independent)"
        for number, mention in enumerate(claim.mentions):
            span = Span(mention.doc, mention.start, mention.end)
            yield _item(names, f"{claim.id}.{number}", "claim", told, [span], [mention.stance, mention.modality, mention.match])
    for number, time in enumerate(story.found.times):
        if time.value:
            yield _item(
                names, f"{story.found.id}.t{number}", "time", time.value, [Span(time.doc, time.start, time.end)], [time.type]
            )
    for doc in story.documents:
        for number, credit in enumerate(names.documents[doc].credits):
            told = f"credit to {credit.agency} for the {credit.for_}"
            yield _item(names, f"{doc}.c{number}", "credit", told, [Span(doc, credit.start, credit.end)], [credit.agency])


def _item(names: Names, key: str, kind: str, told: str, spans: list[Span], tags: list[str]) -> Value:
    body: list[Value] = [{"type": "TextualBody", "value": told, "format": "text/plain", "purpose": "describing"}]
    body += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in (kind, *tags)]
    targets = [_target(names.documents[s.doc], s) for s in spans if s.doc in names.documents]
    return {
        "id": named(f"annotation/{kind}/{key}"),
        "type": "Annotation",
        "motivation": "describing",
        "body": body,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _target(document: Document, span: Span) -> Value:
    text = document.text
    return {
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

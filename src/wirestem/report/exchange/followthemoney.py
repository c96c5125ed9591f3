"""FollowTheMoney entities, as Aleph and OpenSanctions' tools load them: a JSON object a line."""

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from wirestem.model import Dossier, Party
from wirestem.report.exchange.plain import day
from wirestem.report.family import parent_of
from wirestem.report.names import Names, StoryNames

ARTICLES, MENTIONS = "wirestem-articles", "wirestem-mentions"
"""The two datasets: what was handed in and what it goes back to; what a machine read in it."""
_SCHEMAS = {"person": "Person", "organisation": "Organization", "government": "PublicBody"}
_LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa", "ru": "rus", "ar": "ara", "pt": "por", "it": "ita", "ko": "kor",
              "ja": "jpn", "zh": "zho", "uk": "ukr", "tr": "tur", "pl": "pol", "nl": "nld", "hi": "hin", "id": "ind"}  # fmt: skip

Entity = dict[str, Any]


def articles(dossier: Dossier) -> bytes:
    """`Article`s with their outlets and agencies (`Organization`), who published or sent them (`Documentation`) and which text
    came from which (`UnknownLink`, with the relation as its role)."""
    names = Names(dossier)
    made: dict[str, Entity] = {}

    def organisation(name: str) -> str:
        key = _key("organisation", name)
        made.setdefault(key, _entity(key, "Organization", ARTICLES, name=[name]))
        return key

    for found in dossier.stories:
        story = StoryNames(names, found)
        for doc in story.documents:
            document = names.documents[doc]
            article = _key("article", doc)
            made[article] = _entity(
                article, "Article", ARTICLES, title=[names.title(doc)], publisher=_some(document.source.outlet),
                publishedAt=_some(day(document.published)), sourceUrl=_some(document.source.url), bodyText=[document.text],
                language=_some(_LANGUAGES.get(document.language)), fileName=_some(document.source.uri),
                summary=[f"{found.label} (Wirestem story {found.id})"],
            )  # fmt: skip
            roles = [(document.source.outlet, "publisher")]
            roles += [(o.agency, "sender of its text") for o in story.origins if doc in o.documents]
            for name, role in dict.fromkeys(roles):
                if name:
                    _document(made, article, organisation(name), role)
        for edge in found.derivations:
            parent = parent_of(story, edge)
            if parent in names.documents:
                key = _key("edge", edge.child, parent)
                made[key] = _entity(
                    key, "UnknownLink", ARTICLES, subject=[_key("article", edge.child)], object=[_key("article", parent)],
                    role=[f"{edge.relation} of"], summary=[f"{edge.share:.0%} of its text, confidence {edge.confidence:.0%}"],
                )  # fmt: skip
    return _lines(made.values())


def mentions(dossier: Dossier) -> bytes:
    """Persons, organisations and public bodies that speak in the articles, each `Mention` and who is documented by what.

    They were read by a machine and are a dataset of their own, to be reviewed before anything is concluded from them.
    """
    names = Names(dossier)
    made: dict[str, Entity] = {}
    for found in dossier.stories:
        for party in found.parties:
            schema = _SCHEMAS.get(party.kind)
            docs = list(dict.fromkeys(s.doc for s in found.statements if s.speaker == party.id))
            if schema is None or not docs:
                continue
            key = _key("party", found.id, party.id)
            made[key] = _entity(key, schema, MENTIONS, name=[party.name], alias=list(party.aliases), notes=[_note(party)])
            for doc in docs:
                article = _key("article", doc)
                mention = _key("mention", doc, party.id)
                made[mention] = _entity(
                    mention, "Mention", MENTIONS, document=[article], resolved=[key], name=[party.name], detectedSchema=[schema]
                )
                said = [s for s in found.statements if s.speaker == party.id and s.doc == doc]
                told = [" … ".join(names.documents[doc].text[a:b] for a, b in s.content) for s in said]
                _document(made, article, key, "speaks in it", MENTIONS, told[:20])
    return _lines(made.values())


def _note(party: Party) -> str:
    return f"Read by a machine in news articles (Wirestem, party {party.id})."


def _document(
    made: dict[str, Entity], article: str, entity: str, role: str, dataset: str = ARTICLES, summary: list[str] | None = None
) -> None:
    key = _key("documentation", article, entity, role)
    made[key] = _entity(key, "Documentation", dataset, document=[article], entity=[entity], role=[role], summary=summary or [])


def _entity(key: str, schema: str, dataset: str, **properties: list[str]) -> Entity:
    return {
        "id": key,
        "schema": schema,
        "properties": {name: values for name, values in properties.items() if values},
        "datasets": [dataset],
    }


def _some(value: str | None) -> list[str]:
    return [value] if value else []


def _key(*parts: str) -> str:
    return "ws-" + hashlib.sha1("\0".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _lines(entities: Iterable[Entity]) -> bytes:
    ordered = sorted(entities, key=lambda e: e["id"])
    return b"".join(msgspec.json.encode(e) + b"\n" for e in ordered)

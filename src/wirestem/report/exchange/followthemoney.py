"""FollowTheMoney entities, as Aleph and OpenSanctions' tools load them: a JSON object a line."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from wirestem.model import Document, Dossier, Party, Statement
from wirestem.report.exchange.plain import day, held, line, web
from wirestem.report.family import parent_of
from wirestem.report.names import Names, StoryNames, part_of, percent

ARTICLES, MENTIONS = "wirestem-articles", "wirestem-mentions"
"""The two datasets: what was handed in and what it goes back to; what a machine read in it."""
_COLLECTIVE = "Agencies"
"""A credit to agencies without a name, and so to no organisation."""
_PUBLISHER = "publisher"
SCHEMAS = {"person": "Person", "organisation": "Organization", "government": "PublicBody"}
LANGUAGES = dict(pair.split(":") for pair in (
    "af:afr ar:ara az:aze be:bel bn:ben bs:bos bg:bul ca:cat cs:ces da:dan de:deu el:ell en:eng et:est fa:fas fi:fin fr:fra "
    "he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita ja:jpn kn:kan ka:kat kk:kaz km:khm ky:kir ko:kor lv:lav lt:lit "
    "lb:ltz mk:mkd mt:mlt mn:mon ms:msa my:mya ne:nep nl:nld nb:nor nn:nor no:nor pl:pol pt:por ro:ron ru:rus sk:slk sl:slv "
    "es:spa sq:sqi sr:srp sw:swa sv:swe tg:tgk tl:tgl tk:tuk tr:tur uk:ukr ur:urd uz:uzb zh:zho"
).split())  # fmt: skip
"""The languages that FollowTheMoney knows, by the two letters that `dossier.json` has."""

Entity = dict[str, Any]


def articles(dossier: Dossier) -> bytes:
    """`Article`s with their outlets and agencies (`Organization`), who published or sent them (`Documentation`) and which text
    came from which (`UnknownLink`, with the relation as its role)."""
    names = Names(dossier)
    made: dict[str, Entity] = {}
    for found in dossier.stories:
        story = StoryNames(names, found)
        for doc in story.documents:
            made[_article(doc)] = _of_document(story, names.documents[doc])
            for name, role in _houses(story, names.documents[doc]):
                key = _key("organisation", name)
                known = made.get(key, {"properties": {}})["properties"].get("classification", [])
                kind = "news outlet" if role == _PUBLISHER else "news agency"
                made[key] = _entity(key, "Organization", ARTICLES, name=[name], classification=sorted({*known, kind}))
                _document(made, ARTICLES, doc, key, role)
        for edge in found.derivations:
            parent = parent_of(story, edge)
            if parent in names.documents and edge.child in names.documents:
                key = _key("edge", edge.child, parent)
                made[key] = _entity(
                    key, "UnknownLink", ARTICLES, subject=[_article(edge.child)], object=[_article(parent)],
                    role=[f"{edge.relation} of"],
                    summary=[f"{part_of(edge.share)}, confidence {percent(edge.confidence)} (found by Wirestem)"],
                )  # fmt: skip
    return _lines(made.values())


def _of_document(story: StoryNames, document: Document) -> Entity:
    return _entity(
        _article(document.id), "Article", ARTICLES, title=[line(story.names.title(document.id))],
        publisher=_some(line(document.source.outlet or "")), publishedAt=_some(day(document.published)),
        sourceUrl=_some(web(document)), bodyText=_some(held(document.text)), language=_some(LANGUAGES.get(document.language)),
        fileName=_some(line(document.source.uri)), summary=[line(f"{story.found.label} (Wirestem story {story.found.id})")],
    )  # fmt: skip


def _houses(story: StoryNames, document: Document) -> Iterator[tuple[str, str]]:
    """Outlet and agencies with what they have to do with the article: what it says itself and what was found are told apart."""
    credited = {line(c.agency) for c in document.credits if c.for_ == "text" and c.agency != _COLLECTIVE}
    senders = {line(o.agency) for o in story.origins if document.id in o.documents and o.agency}
    if outlet := line(document.source.outlet or ""):
        yield outlet, _PUBLISHER
    yield from ((agency, "credited with its text") for agency in sorted(credited))
    yield from ((agency, "sender of its text (found by Wirestem)") for agency in sorted(senders))


def mentions(dossier: Dossier) -> bytes:
    """Persons, organisations and public bodies that speak in the articles, each `Mention` and who is documented by what.

    They were read by a machine and are a dataset of their own, to be reviewed before anything is concluded from them. Whoever
    has no name ("a resident"), or one that several people bear, is left out.
    """
    names = Names(dossier)
    made: dict[str, Entity] = {}
    for found in dossier.stories:
        story = StoryNames(names, found)
        spoken: dict[tuple[str | None, str], list[Statement]] = {}
        for s in found.statements:
            spoken.setdefault((s.speaker, s.doc), []).append(s)
        for party in found.parties:
            if party.kind in SCHEMAS and not party.could_be and _is_name(party.name):
                _party(made, story, party, spoken)
    return _lines(made.values())


def _party(
    made: dict[str, Entity], story: StoryNames, party: Party, spoken: Mapping[tuple[str | None, str], Sequence[Statement]]
) -> None:
    schema = SCHEMAS[party.kind]
    key = _key("party", story.found.id, party.id)
    strong = [a for a in map(line, party.aliases) if " " in a and _is_name(a)]
    weak = [a for a in map(line, party.aliases) if _is_name(a) and a not in strong]  # "president" is no name
    made[key] = _entity(
        key, schema, MENTIONS, name=[line(party.name)], alias=strong, weakAlias=weak,
        notes=[f"Read by a machine in news articles (Wirestem party {party.id}); not reviewed."],
    )  # fmt: skip
    for doc in story.documents:
        text = story.names.documents[doc].text
        here = [n for n in (party.name, *party.aliases) if _is_name(n) and _stands_in(n, text)]
        said = spoken.get((party.id, doc), ())
        if not said and not any(n == party.name or " " in n for n in here):
            continue
        mention = _key("mention", doc, party.id)
        made[mention] = _entity(
            mention, "Mention", MENTIONS, document=[_article(doc)], resolved=[key], detectedSchema=[schema],
            name=[line(n) for n in here] or [line(party.name)],
        )  # fmt: skip
        words = [line(" … ".join(text[a:b] for a, b in s.content)) for s in said]
        _document(made, MENTIONS, doc, key, "speaks in it" if said else "named in it", words)


def _is_name(text: str) -> bool:
    """Whether it begins as names do; a writing without capitals cannot tell.

    >>> _is_name("Ada Pell"), _is_name("a resident"), _is_name("王毅")
    (True, False, True)
    """
    return bool(text) and not text[0].islower() and any(c.isalpha() for c in text)


def _stands_in(name: str, text: str) -> bool:
    return name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _document(made: dict[str, Entity], dataset: str, doc: str, entity: str, role: str, summary: Iterable[str] = ()) -> None:
    key = _key("documentation", doc, entity, role)
    made[key] = _entity(
        key, "Documentation", dataset, document=[_article(doc)], entity=[entity], role=[role], summary=list(summary)
    )


def _entity(key: str, schema: str, dataset: str, **properties: list[str]) -> Entity:
    """An entity; a property holds each value once, as in FollowTheMoney, and is left out where it has none."""
    told = {name: [v for v in dict.fromkeys(values) if v] for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {k: v for k, v in told.items() if v}, "datasets": [dataset]}


def _some(value: str | None) -> list[str]:
    return [value] if value else []


def _article(doc: str) -> str:
    return _key("article", doc)


def _key(*parts: str) -> str:
    return "ws-" + hashlib.sha1("\0".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _lines(entities: Iterable[Entity]) -> bytes:
    ordered = sorted(entities, key=lambda e: e["id"])
    return b"".join(msgspec.json.encode(e) + b"\n" for e in ordered)

"""The family tree as provenance: PROV-JSON (W3C member submission of 2013), which every PROV tool reads."""

from typing import Any

import msgspec

from wirestem.model import Derivation, Document, Dossier, Origin
from wirestem.report.exchange.plain import line, web
from wirestem.report.family import node_of, parent_of
from wirestem.report.names import Names, StoryNames

PREFIXES = {
    "ws": "urn:wirestem:",
    "wsa": "urn:wirestem:agent:",
    "wse": "urn:wirestem:activity:",
    "wsv": "urn:wirestem:vocabulary:",
}
_KINDS = {"copy": "prov:Quotation", "excerpt": "prov:Quotation", "update": "prov:Revision"}
"""What PROV calls a relation; a rewrite and a merge are plain derivations there."""

Record = dict[str, Any]


def prov(dossier: Dossier) -> bytes:
    """Articles and unseen dispatches as entities, the editing of each derived article as an activity, outlets and agencies as
    agents, edges of the tree as derivations.

    A derivation has `wsv:relation`, `wsv:share` and `wsv:confidence`; a dispatch that nobody handed in is of type
    `wsv:UnseenDispatch`. That all this was found by a program is told too: the dossier is an entity, made by the activity
    `wse:analysis` that used the articles, with the agent `wsa:wirestem` in the version that made it.
    """
    book = _Book(dossier)
    for found in dossier.stories:
        book.tell(StoryNames(book.names, found))
    return msgspec.json.format(msgspec.json.encode({"prefix": PREFIXES, **book.records}), indent=1) + b"\n"


class _Book:
    """PROV records by kind, under keys that are the same in every run."""

    def __init__(self, dossier: Dossier) -> None:
        self.names = Names(dossier)
        self.records: dict[str, dict[str, Record]] = {}
        made = dossier.made_with
        models = [f"{name} {version}" for name, version in sorted(made.models.items())]
        self.agents: dict[str, str] = {}
        self.records["entity"] = {"ws:dossier": {"prov:type": _name("wsv:Dossier"), "prov:label": "Wirestem dossier"}}
        self.records["activity"] = {
            "wse:analysis": {"prov:type": _name("wsv:Analysis")} | ({"wsv:model": models} if models else {})
        }
        self.records["agent"] = {
            "wsa:wirestem": {"prov:type": _name("prov:SoftwareAgent"), "prov:label": f"Wirestem {line(made.wirestem)}"}
        }
        self.add("wasGeneratedBy", entity="ws:dossier", activity="wse:analysis")
        self.add("wasAssociatedWith", activity="wse:analysis", agent="wsa:wirestem")

    def add(self, kind: str, told: Record | None = None, **ends: str) -> None:
        """A relation between things that are told elsewhere."""
        of_kind = self.records.setdefault(kind, {})
        of_kind[f"_:{kind}{len(of_kind) + 1}"] = {f"prov:{role}": end for role, end in ends.items()} | (told or {})

    def agent(self, name: str) -> str:
        """The key of an organisation; the same name is the same agent."""
        if name not in self.agents:
            key = self.agents[name] = f"wsa:{_local(name)}-{len(self.agents) + 1}"
            self.records["agent"][key] = {"prov:type": _name("prov:Organization"), "prov:label": line(name)}
        return self.agents[name]

    def tell(self, story: StoryNames) -> None:
        for doc in story.documents:
            self.article(self.names.documents[doc])
        for origin in story.origins:
            self.origin(story, origin)
        for edge in story.found.derivations:
            self.edge(story, edge)

    def article(self, document: Document) -> None:
        key, when = _key(document.id), document.published
        told = {
            "wsv:address": web(document),
            "wsv:publishedEarliest": when and when.earliest,
            "wsv:publishedLatest": when and when.latest,
            "wsv:source": line(document.source.uri),
        }
        named = {"prov:type": _name("wsv:Article"), "prov:label": line(self.names.title(document.id))}
        self.records["entity"][key] = named | {k: v for k, v in told.items() if v}
        self.add("used", activity="wse:analysis", entity=key)
        if document.source.outlet:
            self.add("wasAttributedTo", entity=key, agent=self.agent(document.source.outlet))

    def origin(self, story: StoryNames, origin: Origin) -> None:
        key = _key(node_of(story, origin.id))
        if origin.observed is None:
            self.records["entity"][key] = {"prov:type": _name("wsv:UnseenDispatch"), "prov:label": line(story.behind(origin))}
        own = self.names.documents.get(origin.observed or "")
        if origin.agency and (own is None or origin.agency != own.source.outlet):
            self.add("wasAttributedTo", entity=key, agent=self.agent(origin.agency))
        for earlier in origin.updates:
            if earlier in story.origin:
                self.add("wasDerivedFrom", {"prov:type": _name("prov:Revision"), "wsv:relation": "version"},
                         generatedEntity=key, usedEntity=_key(node_of(story, earlier)))  # fmt: skip

    def edge(self, story: StoryNames, edge: Derivation) -> None:
        child, parent, activity = _key(edge.child), _key(parent_of(story, edge)), f"wse:{_local(edge.child)}"
        told: Record = {"prov:type": _name(_KINDS[edge.relation])} if edge.relation in _KINDS else {}
        told["wsv:relation"] = edge.relation
        told["wsv:share"] = _typed(f"{edge.share:.4f}", "xsd:double")
        told["wsv:confidence"] = _typed(f"{edge.confidence:.4f}", "xsd:double")
        if activity not in self.records["activity"]:
            self.records["activity"][activity] = {"prov:type": _name("wsv:Editing")}
            self.add("wasGeneratedBy", entity=child, activity=activity)
            document = self.names.documents.get(edge.child)
            if document and document.source.outlet:
                self.add("wasAssociatedWith", activity=activity, agent=self.agent(document.source.outlet))
        self.add("used", activity=activity, entity=parent)
        self.add("wasDerivedFrom", told, generatedEntity=child, usedEntity=parent, activity=activity)


def _key(node: str) -> str:
    return f"ws:{_local(node)}"


def _local(name: str) -> str:
    """`name` as the local part of a qualified name, different for different names."""
    return "".join(c if c.isascii() and (c.isalnum() or c == "-") else f"_{ord(c):x}_" for c in name)


def _name(name: str) -> Record:
    return _typed(name, "prov:QUALIFIED_NAME")


def _typed(value: str, kind: str) -> Record:
    return {"$": value, "type": kind}

"""The family tree as provenance: PROV-JSON (W3C member submission of 2013), which every PROV tool reads."""

from typing import Any

import msgspec

from wirestem.model import Dossier
from wirestem.report.exchange.plain import address, moment
from wirestem.report.family import node_of, parent_of
from wirestem.report.names import Names, StoryNames
from wirestem.version import __version__

PREFIXES = {"ws": "urn:wirestem:", "wsv": "urn:wirestem:vocabulary:"}

Record = dict[str, Any]


def prov(dossier: Dossier) -> bytes:
    """Articles and unseen dispatches as entities, outlets and agencies as agents, edges of the tree as derivations.

    A derivation has `wsv:relation`, `wsv:share` and `wsv:confidence`; a dispatch that nobody handed in is of type
    `wsv:UnseenDispatch`. The agent `ws:wirestem` says which version of the program found this.
    """
    names = Names(dossier)
    entities: dict[str, Record] = {}
    agents: dict[str, Record] = {
        "ws:wirestem": {"prov:type": _name("prov:SoftwareAgent"), "prov:label": f"Wirestem {__version__}"}
    }
    derived: dict[str, Record] = {}
    attributed: dict[str, Record] = {}
    agent_of: dict[str, str] = {}

    def agent(label: str) -> str:
        if label not in agent_of:
            agent_of[label] = f"ws:agent{len(agent_of) + 1}"
            agents[agent_of[label]] = {"prov:type": _name("prov:Organization"), "prov:label": label}
        return agent_of[label]

    for found in dossier.stories:
        story = StoryNames(names, found)
        for doc in story.documents:
            document = names.documents[doc]
            when = moment(document.published)
            told: Record = {"prov:type": _name("wsv:Article"), "prov:label": names.title(doc), "wsv:address": address(document)}
            entities[_key(doc)] = told | ({"wsv:published": _typed(when, "xsd:dateTime")} if when else {})
            attributed[f"_:by{len(attributed) + 1}"] = {"prov:entity": _key(doc), "prov:agent": agent(names.outlet(doc))}
        for origin in story.origins:
            if origin.observed is None:
                entities[_key(origin.id)] = {"prov:type": _name("wsv:UnseenDispatch"), "prov:label": story.behind(origin)}
            if origin.agency:
                row = {"prov:entity": _key(node_of(story, origin.id)), "prov:agent": agent(origin.agency)}
                attributed[f"_:by{len(attributed) + 1}"] = row
            for earlier in origin.updates:
                if earlier in story.origin:
                    derived[f"_:from{len(derived) + 1}"] = {
                        "prov:generatedEntity": _key(node_of(story, origin.id)),
                        "prov:usedEntity": _key(node_of(story, earlier)),
                        "prov:type": _name("prov:Revision"),
                    }
        for edge in found.derivations:
            derived[f"_:from{len(derived) + 1}"] = {
                "prov:generatedEntity": _key(edge.child),
                "prov:usedEntity": _key(parent_of(story, edge)),
                "wsv:relation": edge.relation,
                "wsv:share": _typed(f"{edge.share:.4f}", "xsd:double"),
                "wsv:confidence": _typed(f"{edge.confidence:.4f}", "xsd:double"),
            }
    whole = {
        "prefix": PREFIXES,
        "entity": entities,
        "agent": agents,
        "wasDerivedFrom": derived,
        "wasAttributedTo": attributed,
    }
    return msgspec.json.format(msgspec.json.encode({k: v for k, v in whole.items() if v}), indent=1) + b"\n"


def _key(node: str) -> str:
    return "ws:" + "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else f"_{ord(c):x}_" for c in node)


def _name(name: str) -> Record:
    return _typed(name, "prov:QUALIFIED_NAME")


def _typed(value: str, kind: str) -> Record:
    return {"$": value, "type": kind}

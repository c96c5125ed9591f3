"""Parties: each group of nodes under one name, with its other names."""

import hashlib
from collections.abc import Mapping, Sequence

from wirestem.model import Party, PartyKind
from wirestem.story.identify.called import plain
from wirestem.story.identify.nodes import Key, Node, land


def parties(
    groups: Sequence[Sequence[Node]],
    countries: Mapping[str, str],
    full: Mapping[str, str],
    open_names: Mapping[Key, tuple[str, ...]],
) -> tuple[tuple[Party, ...], dict[Key, str]]:
    """The parties in order of id, and the id of each node. `countries` is country by capital;
    `full` the fullest name of organisations that the articles give; `open_names` who a node's name could be."""
    found: dict[str, Party] = {}
    ids: dict[Key, str] = {}
    for group in groups:
        name = party_name(group, countries, full)
        kind = "government" if name in countries.values() else _kind(group, name)
        could_be = tuple(sorted({who for n in group for who in open_names.get(n.key, ())}))
        unresolved = all(n.key in open_names for n in group)
        kind = "unknown" if unresolved else kind
        alone = unresolved or (not any(n.named for n in group) and kind in ("person", "unknown"))
        spelt = f"{plain(name)} {min(n.doc for n in group)}" if alone else plain(name)
        party_id = "p" + hashlib.sha256(spelt.encode()).hexdigest()[:12]
        others = {n.name for n in group} | {full.get(n.name, n.name) for n in group}
        if party_id in found:
            others |= {found[party_id].name, *found[party_id].aliases}
        found[party_id] = Party(party_id, name, tuple(sorted(others - {name})), kind, could_be if unresolved else ())
        ids |= {n.key: party_id for n in group}
    return tuple(found[i] for i in sorted(found)), ids


def party_name(group: Sequence[Node], countries: Mapping[str, str], full: Mapping[str, str]) -> str:
    """The fullest name: a country before its capital, a name before a description, more words, then more letters.

    How often a name is used does not count, so that one more copy of an article renames nobody.
    """
    for node in sorted(group):
        if node.kind == "government":
            country = land(node.name) or countries.get(node.name)
            if country is not None:
                return country
    named = [n for n in group if n.named] or list(group)
    rank = {"unknown": 0, "group": 1}
    return max((min(len(_shown(n, full).split()), 6), rank.get(n.kind, 2), len(_shown(n, full)), _shown(n, full)) for n in named)[
        -1
    ]


def _shown(node: Node, full: Mapping[str, str]) -> str:
    return full.get(node.name, node.name)


def _kind(group: Sequence[Node], name: str) -> PartyKind:
    """The kind of the nodes that bear the party's name, else of those with a name of their own, else of all."""
    bearing = [n for n in group if n.name == name] or [n for n in group if n.named and n.kind != "unknown"]
    order: tuple[PartyKind, ...] = ("person", "government", "organisation", "group", "unknown")
    return min((n.kind for n in bearing or group), key=order.index)

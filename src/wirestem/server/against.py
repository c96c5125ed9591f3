"""The articles of a dossier that come from another, for a desk that lays one beside its parent."""

from typing import NamedTuple

from wirestem.model import Derivation, Dossier
from wirestem.report.names import Names


class Pair(NamedTuple):
    """An article and its parent; `anchor` is the place in the dossier's page that lays them side by side."""

    child: str
    parent: str
    relation: str
    share: float
    anchor: str


def against(dossier: Dossier) -> tuple[Pair, ...]:
    """The articles with a parent that was handed in, in the page's order, the nearest parent first."""
    names = Names(dossier)
    found = []
    for number, story in enumerate(dossier.stories, 1):
        for edge in story.derivations:
            parent = edge.parent.doc
            if parent is not None and edge.child in names.documents and parent in names.documents:
                found.append((names.number[edge.child], -edge.share, _pair(names, edge, parent, f"s{number}")))
    return tuple(pair for _, _, pair in sorted(found))


def _pair(names: Names, edge: Derivation, parent: str, story: str) -> Pair:
    anchor = f"{story}-beside-{names.anchor(parent)}-{names.anchor(edge.child)}"
    return Pair(_called(names, edge.child), names.article(parent), edge.relation, edge.share, anchor)


def _called(names: Names, doc: str) -> str:
    return f"{names.article(doc)}: {names.title(doc)}"

"""The family tree as a reader follows it: origins, what hangs on them, each article once in full."""

from collections.abc import Iterator
from typing import NamedTuple

from wirestem.model import Derivation, Origin
from wirestem.report.names import StoryNames


class Branch(NamedTuple):
    """An origin or an article with its edge to the branch above and what hangs on it.

    `doc` is "" for an unseen dispatch, `origin` None for an article below another. An article with several parents stands
    under each; `main` marks the place under the parent with the largest share, where its own children follow.
    """

    doc: str
    origin: Origin | None
    edge: Derivation | None
    main: bool
    children: tuple["Branch", ...]


def branches(story: StoryNames) -> tuple[Branch, ...]:
    """The tree of a story from its origins down; every article stands in it, also one inside a circle."""
    hanging: dict[str, list[Derivation]] = {}
    best: dict[str, Derivation] = {}
    for edge in story.found.derivations:
        hanging.setdefault(parent_of(story, edge), []).append(edge)
        kept = best.get(edge.child)
        if kept is None or edge.share > kept.share:
            best[edge.child] = edge
    placed: set[str] = set()

    def edges(key: str) -> Iterator[Derivation]:
        return iter(sorted(hanging.get(key, ()), key=lambda e: story.names.number.get(e.child, 0)))

    def below(key: str) -> tuple[Branch, ...]:
        # Copies of copies may hang on one another by the hundred, so the way back up is a list and not the call stack.
        whole: list[Branch] = []
        way: list[tuple[Derivation | None, Iterator[Derivation], list[Branch]]] = [(None, edges(key), whole)]
        while way:
            above, waiting, found = way[-1]
            edge = next(waiting, None)
            if edge is None:
                way.pop()
                if above is not None:
                    way[-1][2].append(Branch(above.child, None, above, True, tuple(found)))
            elif best[edge.child] is edge and edge.child not in placed:
                placed.add(edge.child)
                way.append((edge, edges(edge.child), []))
            else:
                found.append(Branch(edge.child, None, edge, False, ()))
        return tuple(whole)

    roots = []
    for origin in story.origins:
        if origin.observed in best:  # taken for an origin and for a child: it stands where its edge puts it
            continue
        placed.add(origin.observed or "")
        roots.append(Branch(origin.observed or "", origin, None, True, below(origin.observed or origin.id)))
    # What is left has no origin, hangs in a circle, or on a parent that is not here.
    for doc in sorted(story.documents, key=best.__contains__):
        if doc not in placed:
            placed.add(doc)
            roots.append(Branch(doc, None, None, True, below(doc)))
    return tuple(roots)


def parent_of(story: StoryNames, edge: Derivation) -> str:
    """The text an edge comes from: the document, also of an origin that was handed in, else the unseen origin."""
    return edge.parent.doc or node_of(story, edge.parent.origin or "")


def node_of(story: StoryNames, origin: str) -> str:
    """The text that an origin is: the document where it was handed in, else the origin itself."""
    known = story.origin.get(origin)
    return known.observed if known and known.observed else origin

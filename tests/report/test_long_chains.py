"""Copies of copies and versions of versions, longer than Python's call stack."""

import sys
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from wirestem.model import Derivation, Document, Dossier, Origin, Parent, Source
from wirestem.report import exporters
from wirestem.report.family import branches
from wirestem.report.names import Names, StoryNames

from . import bridge
from .test_terminal import shown

LONG = 2 * sys.getrecursionlimit()
DOCS = tuple(f"d{i:05}" for i in range(LONG))


def copies() -> Dossier:
    """Each article copied from the one before."""
    whole = bridge.plain("Words.")
    documents = tuple(Document(d, Source(f"{d}.txt", f"Outlet {d}"), None, f"Text {d}.", "en") for d in DOCS)
    edges = tuple(Derivation(b, Parent(doc=a), "copy", 0.9, 0.9, ()) for a, b in pairwise(DOCS))
    origin = Origin(DOCS[0], None, DOCS[0], (), DOCS, "", ())
    return replace(
        whole, documents=documents, stories=(replace(whole.stories[0], documents=DOCS, derivations=edges, origins=(origin,)),)
    )


def versions() -> Dossier:
    """Each version of a dispatch replaced by the next."""
    whole = bridge.plain("Words.")
    made = tuple(Origin(d, "AFP", None, DOCS[i - 1 : i], ("d1",), "", ()) for i, d in enumerate(DOCS))
    return replace(whole, stories=(replace(whole.stories[0], origins=made),))


def story(dossier: Dossier) -> StoryNames:
    return StoryNames(Names(dossier), dossier.stories[0])


def test_every_copy_of_a_long_chain_stands_below_the_one_it_comes_from() -> None:
    (branch,) = branches(story(copies()))
    seen = [branch.doc]
    while branch.children:
        (branch,) = branch.children
        seen.append(branch.doc)
    assert tuple(seen) == DOCS


def test_a_long_chain_of_versions_is_one_family_the_latest_first() -> None:
    assert tuple(o.id for o in story(versions()).origins) == DOCS[::-1]


def test_the_terminal_tells_a_long_chain_to_its_end() -> None:
    assert str(LONG) in shown(copies(), width=6 * LONG)


@pytest.mark.parametrize("name", sorted({*exporters.names()} - {"html", "xlsx"}))
def test_every_format_holds_long_chains(name: str, tmp_path: Path) -> None:
    for made in (copies(), versions()):
        assert exporters.get(name)(made, tmp_path)

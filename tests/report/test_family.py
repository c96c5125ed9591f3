"""The tree as a list and as a drawing."""

from itertools import pairwise

from msgspec.structs import replace

from wirestem.model import Derivation, Origin, Parent
from wirestem.report.family import Branch, branches
from wirestem.report.html.shared import pairs, ties
from wirestem.report.html.tree import drawing
from wirestem.report.names import Names, StoryNames

from . import bridge


def story(*edges: tuple[str, str, float], origins: tuple[Origin, ...] | None = None) -> StoryNames:
    found = bridge.findings()
    if edges:
        made = tuple(Derivation(child, Parent(doc=parent), "copy", share, 0.9, ()) for child, parent, share in edges)
        found = replace(found, derivations=made, origins=origins or ())
    return StoryNames(Names(bridge.dossier()), found)


def main(trees: tuple[Branch, ...]) -> list[str]:
    return [d for b in trees for d in ([b.doc] if b.doc and b.main else []) + main(b.children)]


def test_every_article_stands_once_in_the_tree() -> None:
    assert sorted(main(branches(story()))) == sorted(bridge.TEXTS)


def test_articles_in_a_circle_stand_once_too() -> None:
    circle = story(("d-argus", "d-beacon", 0.9), ("d-beacon", "d-argus", 0.9))
    assert sorted(main(branches(circle))) == sorted(bridge.TEXTS)
    assert len(drawing(circle).nodes) == 5


def test_an_article_with_two_parents_hangs_under_the_one_it_has_most_of() -> None:
    merge = story(("d-comet", "d-argus", 0.3), ("d-comet", "d-beacon", 0.6))
    beacon = next(b for b in branches(merge) if b.doc == "d-beacon")
    assert [(c.doc, c.main) for c in beacon.children] == [("d-comet", True)]


def test_a_box_stands_to_the_right_of_all_its_parents() -> None:
    chain = story(("d-beacon", "d-argus", 0.9), ("d-comet", "d-beacon", 0.5), ("d-comet", "d-argus", 0.6))
    left = {n.badge: n.left for n in drawing(chain).nodes}
    number = chain.names.number
    assert left[str(number["d-argus"])] < left[str(number["d-beacon"])] < left[str(number["d-comet"])]


def test_no_two_boxes_touch() -> None:
    boxes = sorted((n.left, n.top) for n in drawing(story()).nodes)
    assert all(a[0] != b[0] or b[1] - a[1] > 58 for a, b in pairwise(boxes))


def test_an_article_stands_beside_its_parent_or_the_sibling_it_shares_most_with() -> None:
    assert pairs(story()) == (("d-beacon", "d-argus"), ("d-comet", "d-beacon"))


def test_passages_are_numbered_in_the_order_of_the_left_text() -> None:
    found = ties(story(), "d-beacon", "d-argus")
    assert [t.number for t in found] == [1, 2]
    assert [t.left.doc for t in found] == ["d-beacon", "d-beacon"]
    assert found[0].left < found[1].left

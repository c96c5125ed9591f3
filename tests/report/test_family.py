"""The tree as a list and as a drawing."""

from itertools import pairwise

from msgspec.structs import replace

from wirestem.model import Derivation, Origin, Parent, Published
from wirestem.report.family import Branch, branches
from wirestem.report.html.shared import pairs, ties
from wirestem.report.html.tree import ROW, drawing
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


def test_a_text_stands_to_the_right_of_all_its_parents() -> None:
    chain = story(("d-argus", "d-beacon", 0.9), ("d-comet", "d-beacon", 0.5), ("d-comet", "d-argus", 0.6))
    x = {n.badge: n.x for n in drawing(chain).nodes}
    number = chain.names.number
    assert x[str(number["d-beacon"])] < x[str(number["d-argus"])] < x[str(number["d-comet"])]


def test_every_text_has_a_row_and_every_edge_its_share() -> None:
    drawn = drawing(story())
    rows = sorted(n.y for n in drawn.nodes)
    assert all(b - a >= ROW for a, b in pairwise(rows))
    assert len(rows) == len(bridge.TEXTS) + 1
    assert sorted(e.label for e in drawn.edges) == ["copy 95 %", "excerpt 50 %", "rewrite 70 %"]
    assert all(0 <= n.x < drawn.wide and 0 <= n.y < drawn.high for n in drawn.nodes)


def test_undated_texts_are_plainly_marked_and_unseen_ones_have_the_stretch_in_which_they_were_sent() -> None:
    drawn = drawing(story())
    comet = next(n for n in drawn.nodes if n.name == "Comet Online")
    assert (comet.kind, comet.below) == ("child undated", "undated")
    unseen = next(n for n in drawn.nodes if n.kind == "unseen")
    assert unseen.below.startswith("4 to 5 March 2031")
    assert unseen.reach is not None
    assert unseen.reach[1] - unseen.reach[0] > 112
    assert [n.badge for n in drawn.nodes if n.reach] == ["A"]


def test_an_inferred_date_says_so() -> None:
    inferred = Published("2031-03-04", "2031-03-04", "origin")
    documents = tuple(replace(d, published=inferred) if d.id == "d-comet" else d for d in bridge.documents())
    told = StoryNames(Names(replace(bridge.dossier(), documents=documents)), bridge.findings())
    assert "4 March 2031, inferred" in [n.below for n in drawing(told).nodes]


def test_a_second_parent_has_a_line_and_a_label_of_its_own() -> None:
    merge = story(("d-comet", "d-argus", 0.3), ("d-comet", "d-beacon", 0.6))
    lines = drawing(merge).edges
    assert len({e.path for e in lines}) == len({(e.x, e.y) for e in lines}) == 2


def test_an_edge_against_the_dates_is_drawn_back_and_says_so() -> None:
    drawn = drawing(story(("d-argus", "d-dial", 0.9)))
    (edge,) = drawn.edges
    x = {n.name: n.x for n in drawn.nodes}
    assert x["The Argus"] < x["Dial"]
    assert "dated before its parent" in edge.full


def test_a_tall_tree_writes_its_axis_again() -> None:
    documents = {f"x{n:03}": replace(bridge.documents()[0], id=f"x{n:03}") for n in range(200)}
    found = replace(bridge.findings(), documents=tuple(documents), origins=(), derivations=(), dispatches=())
    drawn = drawing(StoryNames(Names(replace(bridge.dossier(), documents=tuple(documents.values()), stories=(found,))), found))
    assert len(drawn.nodes) == 200
    assert len(drawn.heads) == 13
    heights = {n.y for n in drawn.nodes}
    assert all(not {y for y in heights if head.y - 14 < y < head.y + 44} for head in drawn.heads)


def test_an_article_stands_beside_its_parent_or_the_sibling_it_shares_most_with() -> None:
    assert pairs(story()) == (("d-beacon", "d-argus"), ("d-comet", "d-beacon"))


def test_passages_are_numbered_in_the_order_of_the_left_text() -> None:
    found = ties(story(), "d-beacon", "d-argus")
    assert [t.number for t in found] == [1, 2]
    assert [t.left.doc for t in found] == ["d-beacon", "d-beacon"]
    assert found[0].left < found[1].left

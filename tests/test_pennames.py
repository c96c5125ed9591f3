"""Pen names: articles by their text, whatever their ids, and back."""

from msgspec.structs import replace

from wirestem.model import (
    Alignment,
    Alternative,
    Article,
    Decision,
    Derivation,
    Document,
    Evidence,
    Lineage,
    Origin,
    Parent,
    Published,
    Recycled,
    Source,
    Span,
    Statement,
    Story,
    Zone,
)
from wirestem.model.decision import Place
from wirestem.pennames import Masked, masked, named, pen_name


def document(name: str, text: str, *, outlet: str | None = None, published: str | None = None, uri: str = "") -> Document:
    when = Published(published, published, "own") if published else None
    return Document(name, Source(uri or f"{name}.txt", outlet), None, text, "en", when)


def article(name: str, text: str) -> Article:
    said = Statement(f"{name}-1", name, (), (), ((0, 2),), "direct", "asserts")
    return Article(document(name, text), statements=(said,))


def story(*articles: Article) -> Story:
    return Story("s", "s", tuple(sorted(articles, key=lambda a: a.document.id)))


def test_articles_stand_in_the_order_of_their_texts_whatever_their_ids() -> None:
    for names in ("abc", "cab", "bca"):
        one = story(*(article(name, text) for name, text in zip(names, ("Apples.", "Pears.", "Zinc."), strict=True)))
        assert [a.document.text for a in masked(one).story.articles] == ["Apples.", "Pears.", "Zinc."]


def test_a_change_further_down_leaves_an_article_in_its_place() -> None:
    one = story(article("a", "Pears are cheap today. Rain."), article("b", "Apples are dear today. Rain."))
    other = story(article("a", "Pears are cheap today. Sun."), article("b", "Apples are dear today. Rain."))
    texts = [[a.document.text[:5] for a in masked(s).story.articles] for s in (one, other)]
    assert texts == [["Apple", "Pears"], ["Apple", "Pears"]]


def test_a_pen_name_tells_publication_and_outlet_but_not_the_place() -> None:
    plain = document("a", "It rained.")
    assert pen_name(plain) == pen_name(document("b", "It rained.", uri="elsewhere/x.txt"))
    others = [document("a", "It rained.", published="2031-05-04"), document("a", "It rained.", outlet="Beacon")]
    assert len({pen_name(d) for d in (plain, *others)}) == 3


def test_text_that_no_coding_holds_has_a_pen_name() -> None:
    assert pen_name(document("a", "\ud800 rain")) != pen_name(document("a", "\ud801 rain"))
    assert len(pen_name(document("a", ""))) == len(pen_name(document("a", "İstanbul " * 90)))


def test_twins_with_other_zones_are_told_apart_by_these() -> None:
    def zoned(name: str, kind: str) -> Article:
        one = article(name, "It rained.")
        return replace(one, document=replace(one.document, zones=(Zone(0, 10, kind),)))  # type: ignore[arg-type]

    kinds = []
    for names in ("ab", "ba"):
        articles = masked(story(zoned(names[0], "headline"), zoned(names[1], "paragraph"))).story.articles
        kinds.append([a.document.zones[0].kind for a in articles])
    assert kinds[0] == kinds[1]


def test_copies_to_the_last_byte_have_names_of_their_own() -> None:
    mask = masked(story(*(article(name, "It rained.") for name in "cab")))
    pens = [a.document.id for a in mask.story.articles]
    assert len(set(pens)) == 3
    assert [mask.ids[pen] for pen in pens] == ["a", "b", "c"]


def test_statements_go_with_their_article_and_come_back() -> None:
    one = story(article("a", "Pears."), article("b", "Apples."))
    mask = masked(one)
    assert [s.id.removeprefix(s.doc) for a in mask.story.articles for s in a.statements] == ["-1", "-1"]
    assert mask.story_of(mask.story) == one
    assert mask.documents_of(mask.story) == tuple(a.document for a in one.articles)


def test_an_id_is_exchanged_once_where_a_statement_repeats_it() -> None:
    (said,) = named(article("a", "Pears are a fruit."), "x").statements
    assert (said.id, said.doc) == ("x-1", "x")


def test_decisions_name_the_same_documents_and_leave_others_alone() -> None:
    mask = masked(story(article("a", "Pears."), article("b", "Apples.")))
    pens = {name: pen for pen, name in mask.ids.items()}
    merge = Decision("merge", "origin", documents=("b", "elsewhere"), name="AFP")
    accept = Decision("accept", "derivation", child="a", parent="b")
    claim = Decision("reject", "claim", places=(Place("a", "Pears."),))
    assert mask.ruled([merge, accept, claim]) == (
        replace(merge, documents=(pens["b"], "elsewhere")),
        replace(accept, child=pens["a"], parent=pens["b"]),
        replace(claim, places=(Place(pens["a"], "Pears."),)),
    )


def family(mask: Masked, one: str, two: str) -> Lineage:
    note = Evidence("r", 1.0, (Span(two, 0, 2), Span(one, 0, 2)), f"unknown sender ({two})")
    unseen = Origin("o000000000001", None, None, ("o000000000002",), (one, two), "unseen", (note,))
    seen = Origin("o000000000002", "AFP", one, (), (one, two), "seen", ())
    edge = Derivation(
        two, Parent(origin=unseen.id), "copy", 1.0, 0.9, (note,), (), (Alternative(Parent(doc=one), 0.1, "copied"),)
    )
    return Lineage((unseen, seen), (edge,), (Recycled("AFP", (Span(one, 0, 2), Span(two, 0, 2))),))


def test_a_family_comes_back_under_its_own_names_in_the_order_of_these() -> None:
    mask = masked(story(article("z", "Apples."), article("b", "Pears.")))
    one, two = (a.document.id for a in mask.story.articles)  # "z", then "b"
    found = mask.lineage(family(mask, one, two))
    assert [o.id for o in found.origins] == sorted(o.id for o in found.origins)
    assert not {o.id for o in found.origins} & {"o000000000001", "o000000000002"}
    seen, unseen = (next(o for o in found.origins if o.label == label) for label in ("seen", "unseen"))
    assert (seen.observed, seen.documents, unseen.updates) == ("z", ("b", "z"), (seen.id,))
    assert unseen.because[0].note == "unknown sender (b)"
    (edge,) = found.derivations
    assert (edge.child, edge.parent.origin, edge.alternatives[0].parent) == ("b", unseen.id, Parent(doc="z"))
    assert [s.doc for s in edge.because[0].spans] == ["b", "z"]
    assert [s.doc for s in found.recycled[0].spans] == ["b", "z"]


def test_one_text_in_two_stories_is_two_origins() -> None:
    ids = set()
    for names in ("ab", "cd"):
        mask = masked(story(article(names[0], "Apples."), article(names[1], "Pears.")))
        ids |= {o.id for o in mask.lineage(family(mask, *(a.document.id for a in mask.story.articles))).origins}
    assert len(ids) == 4


def test_alignments_are_turned_so_that_left_comes_before_right() -> None:
    mask = masked(story(article("z", "Apples."), article("b", "Pears.")))
    one, two = (a.document.id for a in mask.story.articles)
    (found,) = mask.alignments([Alignment(Span(one, 0, 3), Span(two, 1, 4), "edited", 0.5)])
    assert found == Alignment(Span("b", 1, 4), Span("z", 0, 3), "edited", 0.5)

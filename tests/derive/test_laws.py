"""What holds for every story."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.lexicon.agencies import agencies
from wirestem.model import Document, Lineage, Source, Story
from wirestem.story.align import align_all
from wirestem.story.derive import counted, derive, houses

from .stories import DISPATCH, LATER, OTHER, REPORT, document, story, tree

LINES = (*DISPATCH, LATER[0], LATER[-1], *OTHER, *REPORT)


@st.composite
def piles(draw: st.DrawFn) -> list[Document]:
    made = []
    for n in range(draw(st.integers(1, 5))):
        lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=7, unique=True))
        kind = draw(st.sampled_from(("", "AFP", "AP", "own", "desk")))
        made.append(
            document(
                f"d{n}",
                tuple(lines),
                dateline=f"TOLLEN ({kind}) - " if kind == "AFP" else "",
                signoff="— AP" if kind == "AP" else "",
                byline={"own": "By Ada Winter", "desk": "By our staff"}.get(kind, ""),
                agency=kind if kind in ("AFP", "AP") else "",
                published=draw(st.sampled_from((None, "2031-05-04", "2031-05-05T09:00+02:00", "soon"))),
            )
        )
    return made


def edges(lineage: Lineage) -> set[tuple[str, str | None, str | None, str]]:
    return {(e.child, e.parent.doc, e.parent.origin, e.relation) for e in lineage.derivations}


@settings(max_examples=40, deadline=None)
@given(piles())
def test_the_tree_is_sound_and_the_order_of_the_input_never_matters(pile: list[Document]) -> None:
    one = story(*pile)
    found = derive(one, align_all(one), agencies())
    assert found == tree(*reversed(pile))
    check(found, one)
    count = counted(houses(one, found, agencies()), one)
    assert 0 <= count.min <= count.max
    assert count.max >= 1


def check(found: Lineage, one: Story) -> None:
    texts = {a.document.id: a.document.text for a in one.articles}
    ids = [o.id for o in found.origins]
    assert ids == sorted(set(ids))
    seen = {o.observed for o in found.origins if o.observed}
    children = {e.child for e in found.derivations}
    assert seen | children == set(texts)
    assert not seen & children
    for edge in found.derivations:
        assert (edge.parent.doc is None) != (edge.parent.origin is None)
        assert edge.parent.doc in texts or edge.parent.origin in ids
        assert 0 <= edge.share <= 1
        assert 0 <= edge.confidence <= 1
        assert edge.because
        assert sum(e.share for e in found.derivations if e.child == edge.child) <= 1.001
    reasons = [e for o in found.origins for e in o.because] + [e for d in found.derivations for e in d.because]
    for evidence in reasons:
        assert all(0 <= s.start < s.end <= len(texts[s.doc]) for s in evidence.spans)
    climb(found)
    for origin in found.origins:
        assert set(origin.updates) <= set(ids)
        assert origin.documents


def climb(found: Lineage) -> None:
    """Every way up ends."""
    up: dict[str, set[str]] = {}
    for edge in found.derivations:
        if edge.parent.doc:
            up.setdefault(edge.child, set()).add(edge.parent.doc)
    for child in up:
        reached: set[str] = set()
        level = {child}
        while level:
            level = {p for c in level for p in up.get(c, ())}
            assert child not in level
            level -= reached
            reached |= level


@settings(max_examples=40, deadline=None)
@given(piles(), st.data())
def test_a_verbatim_copy_adds_one_edge_and_no_origin(pile: list[Document], data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(pile))
    twin = Document("z", Source("z.txt"), model.title, model.text, "en", model.published, model.zones, model.credits)
    before, after = tree(*pile), tree(*pile, twin)
    assert len(after.origins) == len(before.origins)
    assert len(after.derivations) == len(before.derivations) + 1
    counts = [counted(houses(story(*p), t, agencies()), story(*p)) for p, t in ((pile, before), ([*pile, twin], after))]
    assert counts[0] == counts[1]


@settings(max_examples=40, deadline=None)
@given(piles())
def test_an_unrelated_article_changes_no_edge(pile: list[Document]) -> None:
    stranger = document("z", ("Cellists from four countries rehearsed a forgotten octet inside the observatory yesterday.",))
    assert edges(tree(*pile)) == edges(tree(*pile, stranger))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_odd_text_does_no_harm(texts: list[str]) -> None:
    made = [Document(f"d{n}", Source(f"d{n}"), None, text, "en") for n, text in enumerate(texts)]
    one = story(*made)
    found = derive(one, align_all(one), agencies())
    check(found, one)

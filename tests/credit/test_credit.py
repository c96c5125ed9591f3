"""Articles that carry an agency's text and do not say so."""

from msgspec.structs import replace

from wirestem.lexicon.agencies import agencies
from wirestem.model import Article, Credit, Derivation, Document, Lineage, Origin, Parent, Source, Story, Uncredited, Zone
from wirestem.story.align import align_all
from wirestem.story.credit import uncredited

TEXT = (
    "A landslide buried the lower half of Marrow village on Monday night, and rescue teams were digging for nine people.\n\n"
    "The slope gave way shortly after ten, when most of the families in the lower street had gone to bed.\n\n"
)


def document(name: str, close: str = "", agency: str = "", picture: bool = False, outlet: str | None = None) -> Document:
    text = TEXT + close
    half = TEXT.index("\n\n")
    zones = [Zone(0, half, "paragraph"), Zone(half + 2, len(TEXT) - 2, "paragraph")]
    credits: tuple[Credit, ...] = ()
    if agency:
        zones.append(Zone(len(TEXT), len(text), "caption" if picture else "signoff"))
        at = text.index(agency, len(TEXT))
        place = "caption" if picture else "signoff"
        credits = (Credit(agency, "picture" if picture else "text", place, at, at + len(agency)),)  # type: ignore[arg-type]
    return Document(name, Source(f"{name}.txt", outlet), None, text, "en", None, tuple(zones), credits)


def found(*documents: Document, share: float = 0.9, observed: str | None = None) -> tuple[Uncredited, ...]:
    names = tuple(sorted(d.id for d in documents))
    origin = Origin("o", "AFP", observed, (), names, "", ())
    edges = tuple(Derivation(n, Parent(origin="o"), "copy", share, 0.9, ()) for n in names if n != observed)
    story = Story("s", "s", tuple(Article(d) for d in sorted(documents, key=lambda d: d.id)))
    return uncredited(story, lineage=Lineage((origin,), edges), alignments=align_all(story), agencies=agencies())


def test_a_carrier_without_the_credit_is_named_with_the_passages_and_the_siblings_credit() -> None:
    (entry,) = found(document("a", "— AFP", "AFP"), document("b"))
    assert (entry.doc, entry.agency, entry.share) == ("b", "AFP", 0.9)
    assert [e.rule for e in entry.because] == ["uncredited.shared.v1", "uncredited.credit.v1"]
    assert {s.doc for s in entry.because[0].spans} == {"a", "b"}


def test_another_agencys_name_is_no_credit() -> None:
    entries = found(document("a", "— AFP", "AFP"), document("b", "— APP", "APP"))
    assert [(e.doc, e.because[-1].note) for e in entries] == [("b", "names APP, which is another agency")]


def test_a_pictures_credit_is_none() -> None:
    entries = found(document("a", "— AFP", "AFP"), document("b", "Picture: AFP", "AFP", picture=True))
    assert [e.doc for e in entries] == ["b"]


def test_told_afp_is_a_credit() -> None:
    told = document("b")
    told = replace(told, credits=(Credit("AFP", "text", "body", 0, 3),))
    assert found(document("a", "— AFP", "AFP"), told) == ()


def test_a_paragraph_of_background_needs_no_credit() -> None:
    assert found(document("a", "— AFP", "AFP"), document("b"), share=0.1) == ()


def test_the_agencys_own_page_and_file_need_none() -> None:
    assert found(document("a", "— AFP", "AFP"), document("b", outlet="AFP")) == ()
    assert found(document("a", "— AFP", "AFP"), document("b"), observed="b") == ()


def test_the_share_of_a_second_hand_copy_is_that_of_the_first() -> None:
    a, b, c = document("a", "— AFP", "AFP"), document("b"), document("c")
    origin = Origin("o", "AFP", None, (), ("a", "b", "c"), "", ())
    edges = (
        Derivation("a", Parent(origin="o"), "copy", 0.9, 0.9, ()),
        Derivation("b", Parent(origin="o"), "copy", 0.8, 0.9, ()),
        Derivation("c", Parent(doc="b"), "copy", 0.5, 0.9, ()),
    )
    story = Story("s", "s", tuple(Article(d) for d in (a, b, c)))
    entries = uncredited(story, lineage=Lineage((origin,), edges), alignments=align_all(story), agencies=agencies())
    assert [(e.doc, e.share) for e in entries] == [("b", 0.8), ("c", 0.4)]

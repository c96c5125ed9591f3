"""Articles that carry an agency's text and do not say so."""

import pytest
from msgspec.structs import replace

import wirestem
from wirestem.lexicon.agencies import agencies
from wirestem.model import (
    Article,
    Carried,
    Credit,
    Derivation,
    Document,
    Lineage,
    Origin,
    Parent,
    Source,
    Story,
    Uncredited,
    Zone,
)  # fmt: skip
from wirestem.story.align import align_all
from wirestem.story.credit import carried, uncredited

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
    return uncredited(told(*documents, share=share, observed=observed))


def told(*documents: Document, share: float = 0.9, observed: str | None = None, agency: str = "AFP") -> tuple[Carried, ...]:
    names = tuple(sorted(d.id for d in documents))
    origin = Origin("o", agency, observed, (), names, "", ())
    edges = tuple(Derivation(n, Parent(origin="o"), "copy", share, 0.9, ()) for n in names if n != observed)
    story = Story("s", "s", tuple(Article(d) for d in sorted(documents, key=lambda d: d.id)))
    return carried(story, lineage=Lineage((origin,), edges), alignments=align_all(story), agencies=agencies())


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


def test_told_afp_names_it_in_the_text() -> None:
    spoken = replace(document("b"), credits=(Credit("AFP", "text", "body", 0, 3),))
    assert found(document("a", "— AFP", "AFP"), spoken) == ()
    assert [(c.doc, c.credit) for c in told(document("a", "— AFP", "AFP"), spoken)] == [
        ("a", "credit line"),
        ("b", "in the text"),
    ]


def says(close: str, agency: str = "AFP", kind: str = "paragraph") -> str:
    """How an article whose last words are `close` says that it carries `agency`'s text."""
    text = TEXT + close
    zones = (Zone(0, len(TEXT) - 2, "paragraph"), Zone(len(TEXT), len(text), kind))  # type: ignore[arg-type]
    named = replace(document("b"), text=text, zones=zones)
    (entry,) = (c for c in told(document("a"), named, agency=agency) if c.doc == "b")
    for evidence in entry.because:
        if evidence.rule == "credit.named.v1":
            assert all(s.doc == "b" and text[s.start : s.end] for s in evidence.spans)
    return entry.credit


@pytest.mark.parametrize(
    ("agency", "close"),
    [
        ("AFP", "The road was shut at dawn, AFP reported on Tuesday."),
        ("AFP", "According to AFP, the road was shut."),
        ("AFP", "“The hill is gone,” the mayor told AFP."),
        ("AFP", "The AFP news agency said so."),
        ("AFP", "Agence France-Presse reported that the road was shut."),
        ("AFP", "An AFP photographer saw two houses in the river."),
        ("AFP", "The road was shut, says a dispatch of Agence France Presse."),
        ("AFP", "AFP: the road is shut."),
        ("Reuters", "Rescuers found a dog, Reuters reported, citing the mayor."),
        ("Reuters", "Rescuers found a dog, according to the Reuters news agency."),
        ("AP", "The Associated Press quoted the mayor as saying so."),
        ("PA", "The mayor told the PA news agency."),
        ("KNA", "KNA also carried an appeal by the president."),
        ("KNA", "The Kalvarra News Agency spoke of nine people."),
        ("Kalvarra News Agency", "KNA spoke of nine people."),
        ("Petra", "The agency Petra reported nine people missing."),
        ("Norrwire", "Norrwire put the number at nine."),
    ],
)
def test_an_article_that_names_the_agency_in_its_text_is_never_said_to_hide_it(agency: str, close: str) -> None:
    assert says(close, agency) == "in the text"


@pytest.mark.parametrize(
    ("agency", "close"),
    [
        ("AFP", "The road was shut at dawn, APP reported on Tuesday."),
        ("AFP", "The agency said that the road was shut."),
        ("Petra", "Tourists had been on their way to Petra when the rain began."),
        ("AP", "The AP-NORC poll had nothing to do with it."),
        ("AP", "Yonhap news said so."),
        ("KNA", "The Kalvarra Navy Auxiliary Corps dug, too."),
    ],
)
def test_another_name_is_not_the_agencys(agency: str, close: str) -> None:
    assert says(close, agency) == "nowhere"


def test_a_caption_names_an_agency_only_as_a_source() -> None:
    assert says("The village on Tuesday. AFP/Ana Ruiz", kind="caption") == "nowhere"
    assert says("The village, where AFP reported nine people missing.", kind="caption") == "in the text"


def test_a_credit_line_is_told_apart_and_opens_to_its_characters() -> None:
    signed, other = document("a", "— AFP", "AFP"), document("b")
    (entry, _) = told(signed, other)
    assert entry.credit == "credit line"
    (line,) = (e for e in entry.because if e.rule == "credit.line.v1")
    assert [signed.text[s.start : s.end] for s in line.spans] == ["AFP"]


ROAD = (
    "Engineers found cracks in the main span of the Tolmouth bridge{}, forcing thousands of commuters to take ferries across the "
    "estuary.\n\nThe bridge, which carries about 40 buses a day, was shut at noon after an inspector noticed that a steel plate "
    "had moved by the width of a hand during the night{}.\n\nRepairs would take at least six weeks, and the first lorries could "
    "not be expected to cross before the middle of April.\n"
)


@pytest.mark.parametrize(
    ("cited", "later", "state"),
    [
        (", AFP reported on Tuesday", ", the agency said", "in the text"),
        (", according to AFP", "", "in the text"),
        (", Agence France-Presse reported", "", "in the text"),
        ("", "", "nowhere"),
    ],
)
def test_dossier_and_check_say_the_same_of_an_article_that_cites(cited: str, later: str, state: str) -> None:
    wire = {"id": "afp", "text": "Cracks in bridge\n\nTOLMOUTH, March 4, 2031 (AFP) - " + ROAD.format("", "")}
    ours = {"id": "our", "text": "Bridge shut after inspectors find cracks\n\n" + ROAD.format(cited, later)}
    found = wirestem.dossier(wire, ours)
    name = {d.source.uri.rpartition("#")[2]: d.id for d in found.documents}
    (story,) = found.stories
    assert [(c.doc, c.agency, c.credit) for c in story.carried] == [(name["our"], "AFP", state)]
    assert [u.doc for u in story.uncredited] == ([name["our"]] if state == "nowhere" else [])
    (answer,) = wirestem.check(ours, learn=[wire])
    assert (answer.verdict, answer.agency) == ("named" if state == "in the text" else "uncredited", "AFP")


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
    entries = carried(story, lineage=Lineage((origin,), edges), alignments=align_all(story), agencies=agencies())
    assert [(e.doc, e.share, e.confidence) for e in entries] == [("a", 0.9, 0.9), ("b", 0.8, 0.9), ("c", 0.4, 0.81)]
    assert [(e.doc, e.share) for e in uncredited(entries)] == [("b", 0.8), ("c", 0.4)]

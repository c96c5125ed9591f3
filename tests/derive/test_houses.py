"""How many houses reported themselves."""

from msgspec.structs import replace

from wirestem.lexicon.agencies import agencies
from wirestem.model import Article, Count, Document, Source, Statement
from wirestem.story.derive import counted, houses

from .stories import DISPATCH, OTHER, REPORT, document, story, tree

WIRE = document("wire", DISPATCH, dateline="TOLLEN, May 4 (Morning Star/AFP) - ", agency="AFP", furniture="Home | News")
PAPER = document("paper", DISPATCH[:4], byline="By our staff", signoff="— AFP", agency="AFP")
ISLAND = document("island", OTHER)
BEACON = document("beacon", REPORT, byline="By Ada Winter", furniture="Write to the Beacon")


def test_houses_count_agencies_once_and_reporters_but_no_rewriter() -> None:
    documents = (WIRE, PAPER, BEACON)
    one = story(*documents)
    assert counted(houses(one, tree(*documents), agencies()), one) == Count(2, 2)


def test_a_release_adds_no_house() -> None:
    lines = ("Lindqvist Pumps today opened its second plant in Tollen and will hire forty fitters.", "SOURCE Lindqvist Pumps Ltd")
    release = document("release", lines, byline="FOR IMMEDIATE RELEASE")
    assert counted(houses(story(release), tree(release), agencies()), story(release)).min == 0


def _cited(document: Document, via: str, *, kind: str = "indirect") -> Article:
    """An article that says twice what somebody said through `via`, and once what another said to nobody else."""
    said = [Statement(f"s{n}", document.id, (), (), ((0, 5),), "direct", "asserts", "p1", (via,)) for n in (1, 2)]
    own = Statement("s3", document.id, (), (), ((6, 9),), kind, "asserts", "p2", ())  # type: ignore[arg-type]
    return Article(document, statements=(*said, own))


def test_a_house_that_cites_another_of_the_pile_throughout_is_none() -> None:
    beacon, blog = document("beacon", REPORT, furniture="The Beacon"), document("blog", OTHER, byline="By Ida Storm")
    beacon = replace(beacon, source=Source("beacon.txt", "The Beacon"))
    pile = story(beacon, blog)

    def found(citing: Article) -> list[str]:
        one = replace(pile, articles=tuple(citing if a.document.id == "blog" else a for a in pile.articles))
        return [h.name for h in houses(one, tree(beacon, blog), agencies())]

    assert found(_cited(blog, "the Beacon")) == ["The Beacon"]
    assert len(found(_cited(blog, "the Beacon", kind="direct"))) == 2
    assert len(found(_cited(blog, "the Harbour Mail"))) == 2


def test_hearsay_is_no_houses_reporting() -> None:
    lines = ("The ferry company is to be sold within the month, media reports say.", *OTHER[1:])
    rumour = document("rumour", lines, furniture="The Lamp")
    assert houses(story(rumour), tree(rumour), agencies()) == ()
    assert houses(story(ISLAND), tree(ISLAND), agencies())


def test_a_report_that_another_text_tells_of_was_its_houses_own() -> None:
    said = "The plan was drawn up in spring, two captains told the Lantern, and nobody asked the schools."
    lantern = document("lantern", (*OTHER, said), byline="By Ida Storm")
    other = document("other", ("Nine ferries are for sale, the Tollen Lantern revealed on Friday.", *DISPATCH[3:]))
    certain = [{h.documents: h.certain for h in houses(story(*p), tree(*p), agencies())} for p in ((lantern,), (lantern, other))]
    assert [one["lantern",] for one in certain] == [False, True]

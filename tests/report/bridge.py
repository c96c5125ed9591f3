"""A small dossier made by hand: five articles about a closed bridge, one unseen dispatch, one copy of an article."""

from wirestem.model import (
    Alignment,
    AlignmentKind,
    Attested,
    Carried,
    Change,
    Claim,
    Count,
    Credit,
    Derivation,
    Dispute,
    Document,
    Dossier,
    Event,
    Evidence,
    Figure,
    Findings,
    House,
    MadeWith,
    Mentioned,
    Origin,
    Parent,
    Party,
    Published,
    Range,
    Restored,
    Source,
    Span,
    Statement,
    TimeRef,
    Uncredited,
    Variant,
    Zone,
    ZoneKind,
)

TEXTS = {
    "d-argus": (
        "Lowmere bridge shut after crack found\n\n"
        "LOWMERE, March 4 (NORRWIRE) - Engineers closed the Lowmere bridge on Tuesday after a crack was found in its "
        "eastern pier.\n\n"
        "“We had no choice but to close it,” city engineer Ada Pell said.\n\n"
        "About 40 buses a day will take another way."
    ),
    "d-beacon": (
        "Bridge closed\n\n"
        "Engineers closed the Lowmere bridge on Tuesday after a crack was found in its eastern pier.\n\n"
        "“We had no choice except to close it,” city engineer Ada Pell told Norrwire.\n\n"
        "Subscribe to our letter"
    ),
    "d-comet": (
        "Bridge closed, again\n\n"
        "Engineers closed the Lowmere bridge on Tuesday after a crack was found in its eastern pier.\n\nMore soon."
    ),
    "d-dial": (
        "Mayor denies crack\n\n"
        "Mayor Otto Brandt denied that the pier was cracked. “There is no crack 🙂,” he said.\n\nTraffic was heavy."
    ),
    "d-echo": "No title here\n\nLe pont est fermé.",
}


def at(doc: str, words: str) -> Range:
    start = TEXTS[doc].index(words)
    return start, start + len(words)


def span(doc: str, words: str) -> Span:
    return Span(doc, *at(doc, words))


def zone(doc: str, words: str, kind: ZoneKind) -> Zone:
    return Zone(*at(doc, words), kind)


LEDE = "Engineers closed the Lowmere bridge on Tuesday after a crack was found in its eastern pier."
QUOTE_A = "“We had no choice but to close it,”"
QUOTE_B = "“We had no choice except to close it,”"


def document(
    doc: str, outlet: str | None, published: str | None, title: str | None, *zones: Zone, language: str = "en"
) -> Document:
    when = Published(published, published, "own") if published else None
    return Document(doc, Source(f"pile/{doc}.txt", outlet), title, TEXTS[doc], language, when, zones)


def documents() -> tuple[Document, ...]:
    argus = Document(
        "d-argus", Source("pile/d-argus.txt", "The Argus", "https://argus.example/1"), "Lowmere bridge shut after crack found",
        TEXTS["d-argus"], "en", Published("2031-03-04T10:15+01:00", "2031-03-04T10:15+01:00", "own"),
        (
            zone("d-argus", "Lowmere bridge shut after crack found", "headline"),
            zone("d-argus", "LOWMERE, March 4 (NORRWIRE) - ", "dateline"),
            zone("d-argus", LEDE, "paragraph"),
        ),
        (Credit("Norrwire", "text", "dateline", *at("d-argus", "NORRWIRE")),),
    )  # fmt: skip
    return (
        argus,
        document("d-beacon", "Beacon", "2031-03-04", "Bridge closed", zone("d-beacon", "Subscribe to our letter", "furniture")),
        document("d-comet", "Comet Online", None, "Bridge closed, again"),
        document("d-dial", "Dial", "2031-03-05", "Mayor denies crack"),
        document("d-echo", None, None, None, language="fr"),
    )


def aligned(left: str, right: str, words: str, other: str = "", kind: AlignmentKind = "verbatim") -> Alignment:
    return Alignment(span(left, words), span(right, other or words), kind, 1.0 if kind == "verbatim" else 0.9)


def statements() -> tuple[Statement, ...]:
    return (
        Statement("t1", "d-argus", (at("d-argus", "city engineer Ada Pell"),), (at("d-argus", "said"),),
                  (at("d-argus", QUOTE_A),), "direct", "asserts", "p-pell", ("Norrwire",)),
        Statement("t2", "d-beacon", (at("d-beacon", "city engineer Ada Pell"),), (at("d-beacon", "told"),),
                  (at("d-beacon", QUOTE_B),), "direct", "asserts", "p-pell", ("Norrwire",)),
        Statement("t3", "d-dial", (at("d-dial", "Mayor Otto Brandt"),), (at("d-dial", "denied"),),
                  (at("d-dial", "the pier was cracked"),), "indirect", "denies", "p-brandt"),
        Statement("t4", "d-dial", (), (), (at("d-dial", "“There is no crack 🙂,”"),), "direct", "denies", None),
    )  # fmt: skip


def claims() -> tuple[Claim, ...]:
    carriers = ("d-argus", "d-beacon", "d-comet")
    crack = tuple(
        Mentioned(d, *at(d, "a crack was found in its eastern pier"), None, "o-norr", "asserts", "full") for d in carriers
    )
    denial = (Mentioned("d-dial", *at("d-dial", "denied that the pier was cracked"), "t3", "d-dial", "denies", "full"),)
    buses = (
        Mentioned("d-argus", *at("d-argus", "About 40 buses a day will take another way"), None, None, "expects", "narrower"),
    )
    why = (Evidence("count.root.v1", 1.0, (span("d-argus", "NORRWIRE"),), "all go back to one dispatch"),)
    figure = Figure(40, "buses", "buses a day", 36, 44, span("d-argus", "About 40 buses"))
    return (
        Claim("k-crack", "A crack was found in the eastern pier.", crack, 3, Count(1, 1), ("engineers",), (), "2031-03-04", why),
        Claim("k-denial", "The mayor denies that the pier is cracked.", denial, 1, Count(1, 2), ("Otto Brandt",), (), None, ()),
        Claim("k-buses", "About 40 buses a day take another way.", buses, 1, Count(0, 1), (), (figure,), None, ()),
    )


def times() -> tuple[TimeRef, ...]:
    tuesday = span("d-argus", "on Tuesday")
    return (
        TimeRef("d-argus", tuesday.start, tuesday.end, "DATE", "2031-03-04", "2031-03-04", "2031-03-04", "2031-03-04"),
        TimeRef("d-comet", *at("d-comet", "soon"), "DATE", "", "FUTURE_REF", None, None),
    )


def findings() -> Findings:
    dispatch = Evidence("credit.dateline.v1", 1.5, (span("d-argus", "NORRWIRE"),), "credit in the dateline")
    shared = Evidence("derive.shared.v1", 2.0, (span("d-beacon", LEDE),), "shared wording")
    return Findings(
        id="s1",
        label="Lowmere bridge shut after crack found",
        documents=tuple(TEXTS),
        independent=Count(2, 3),
        houses=(
            House("Norrwire", True, ("d-argus", "d-beacon"), ()),
            House("The Comet", True, ("d-comet",), ()),
            House("Dune", False, ("d-beacon",), ()),
        ),
        alignments=(
            aligned("d-argus", "d-beacon", LEDE),
            aligned("d-argus", "d-beacon", QUOTE_A, QUOTE_B, "edited"),
            aligned("d-beacon", "d-comet", LEDE),
            aligned("d-argus", "d-comet", LEDE),
        ),
        origins=(
            Origin("o-norr", "Norrwire", None, (), ("d-argus", "d-beacon", "d-comet"), "Norrwire dispatch", (dispatch,)),
            Origin("d-dial", None, "d-dial", (), ("d-dial",), "", ()),
            Origin("d-echo", None, "d-echo", (), ("d-echo",), "", ()),
        ),
        derivations=(
            Derivation("d-argus", Parent(origin="o-norr"), "copy", 0.95, 0.9, (dispatch,)),
            Derivation("d-beacon", Parent(origin="o-norr"), "rewrite", 0.7, 0.6, (shared,)),
            Derivation("d-comet", Parent(doc="d-beacon"), "excerpt", 0.5, 0.4, (shared,)),
        ),
        recycled=(),
        times=times(),
        parties=(
            Party("p-pell", "Ada Pell", ("Pell",), "person"),
            Party("p-brandt", "Otto Brandt", (), "person"),
        ),
        statements=statements(),
        claims=claims(),
        disputes=(Dispute("k-denial", "k-crack", "denial", ("p-brandt",), ()),),
        changes=(
            Change("d-beacon", "d-argus", "quote_altered", span("d-beacon", QUOTE_B), span("d-argus", QUOTE_A)),
            Change("d-beacon", "d-argus", "dropped", None, span("d-argus", "About 40 buses a day will take another way.")),
            Change("d-comet", "d-beacon", "added", span("d-comet", "More soon."), None),
        ),
        events=(
            Event("2031-03-04", "2031-03-04", LEDE, "k-crack", (span("d-argus", "on Tuesday"), span("d-beacon", "on Tuesday"))),
        ),
        dispatches=(restored(),),
        uncredited=(Uncredited("d-comet", "Norrwire", "o-norr", 0.5, (shared,)),),
        carried=(
            Carried("d-argus", "Norrwire", "o-norr", 0.95, 0.9, "credit line", (dispatch,)),
            Carried("d-beacon", "Norrwire", "o-norr", 0.7, 0.6, "in the text", (shared,)),
            Carried("d-comet", "Norrwire", "o-norr", 0.5, 0.4, "nowhere", (shared,)),
        ),
    )  # fmt: skip


def restored() -> Restored:
    lede = Attested(LEDE, 2, 2, (), (span("d-argus", LEDE), span("d-beacon", LEDE)), (), ())
    but = QUOTE_A.index("but")
    other = Variant(but, but + 3, "except", (span("d-beacon", "except"),))
    quote = Attested(QUOTE_A, 2, 2, ((but, but + 3),), (span("d-argus", QUOTE_A), span("d-beacon", QUOTE_B)), (), (other,))
    buses = "About 40 buses a day will take another way."
    once = Attested(buses, 1, 2, ((0, len(buses) - 1),), (span("d-argus", buses),), (), ())
    because = (Evidence("restore.told.v1", 1.0, (span("d-argus", "on Tuesday"),), "it tells what happened then"),)
    return Restored("o-norr", "Norrwire", "2031-03-04", "2031-03-05", (lede, quote, once), because)


def dossier() -> Dossier:
    made = MadeWith("0.1.0", {"attribute": "rules.v1"}, {"lexicons": []})
    return Dossier(made_with=made, documents=documents(), stories=(findings(),))


def plain(text: str, *, title: str | None = None, outlet: str | None = None, uri: str = "a.txt") -> Dossier:
    """A dossier of one bare article."""
    only = Document("d1", Source(uri, outlet), title, text, "en")
    found = Findings(
        "s1",
        title or text[:40],
        ("d1",),
        Count(1, 1),
        (),
        (),
        (Origin("d1", None, "d1", (), ("d1",), "", ()),),
        (),
        (),
        (),
        (),
        (),
        (),
        (),
        (),
        (),
    )
    return Dossier(made_with=MadeWith("0.1.0", {}, {}), documents=(only,), stories=(found,))

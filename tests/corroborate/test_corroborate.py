"""Claims, counts and disputes over small stories typed here."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.lexicon.agencies import agencies
from wirestem.model import (
    Article,
    Claim,
    Decision,
    Derivation,
    Dispute,
    Document,
    Lineage,
    Origin,
    Parent,
    Party,
    Place,
    Source,
    Statement,
    Story,
    TimeRef,
    Zone,
)
from wirestem.story.corroborate import corroborate

Result = tuple[tuple[Claim, ...], tuple[Dispute, ...]]


def article(name: str, text: str, *statements: Statement) -> Article:
    zones, at = [], 0
    for line in text.split("\n"):
        if line:
            zones.append(Zone(at, at + len(line), "paragraph"))
        at += len(line) + 1
    document = Document(name, Source(f"{name}.txt", f"The {name.title()}"), None, text, "en", zones=tuple(zones))
    return Article(document, statements=statements)


def statement(
    name: str, text: str, who: str, cue: str, what: str, stance: str = "asserts", via: tuple[str, ...] = ()
) -> Statement:
    def span(part: str) -> tuple[tuple[int, int], ...]:
        at = text.index(part) if part else 0
        return ((at, at + len(part)),) if part else ()

    kind = "direct" if what.startswith('"') else "indirect"
    return Statement(f"{name}-{cue}-{text.index(what)}", name, span(who), span(cue), span(what), kind, stance, f"p-{who}", via)  # type: ignore[arg-type]


def run(
    *articles: Article,
    lineage: Lineage | None = None,
    decisions: Sequence[Decision] = (),
    times: Sequence[TimeRef] = (),
    bodies: Sequence[str] = (),
) -> Result:
    own = Lineage(tuple(Origin(f"o-{a.document.id}", None, a.document.id, (), (a.document.id,), "", ()) for a in articles), ())
    said = tuple(s for a in articles for s in a.statements)
    parties = tuple(
        Party(p, p.removeprefix("p-"), (), "organisation" if p.removeprefix("p-") in bodies else "person")
        for p in sorted({s.speaker for s in said if s.speaker})
    )
    story = Story("s", "s", tuple(sorted(articles, key=lambda a: a.document.id)))
    return corroborate(
        story,
        statements=said,
        parties=parties,
        lineage=lineage or own,
        alignments=(),
        times=times,
        agencies=agencies(),
        decisions=decisions,
    )


def claim(result: Result, words: str, doc: str, text: str) -> Claim:
    """The claim with the shortest mention that holds the words in that document."""
    at = text.index(words)
    held = [
        (m.end - m.start, n)
        for n, c in enumerate(result[0])
        for m in c.mentions
        if m.doc == doc and m.start < at + len(words) and at < m.end
    ]
    return result[0][min(held)[1]]


DAM = "At least 14 people were killed when a dam burst near Oltena. The mayor left for the coast."
DAM_TOO = "The burst dam killed at least 14 people in Oltena. Sheep grazed."


def test_two_outlets_that_know_nothing_of_one_another_count_two() -> None:
    found = claim(run(article("a", DAM), article("b", DAM_TOO)), "14 people", "a", DAM)
    assert found.articles == 2
    assert (found.independent.min, found.independent.max) == (2, 2)


def test_a_copy_of_one_dispatch_counts_once() -> None:
    lineage = Lineage(
        (Origin("o", "AFP", None, (), ("a", "b"), "", ()),),
        (Derivation("a", Parent(origin="o"), "copy", 1.0, 1.0, ()), Derivation("b", Parent(origin="o"), "copy", 1.0, 1.0, ())),
    )
    found = claim(run(article("a", DAM), article("b", DAM), lineage=lineage), "14 people", "a", DAM)
    assert found.articles == 2
    assert (found.independent.min, found.independent.max) == (1, 1)
    assert [e.note for e in found.because] == ["AFP"]


def test_two_agencies_that_quote_one_broadcaster_count_once() -> None:
    one = "The dam at Oltena burst before dawn, the minister told Radio Orsin."
    two = "The Oltena dam burst before dawn, minister Ana Ruiz told Radio Orsin."
    first = statement("a", one, "the minister", "told", "The dam at Oltena burst before dawn", via=("Radio Orsin",))
    second = statement("b", two, "minister Ana Ruiz", "told", "The Oltena dam burst before dawn", via=("Radio Orsin",))
    found = claim(run(article("a", one, first), article("b", two, second)), "burst before dawn", "a", one)
    assert found.articles == 2
    assert (found.independent.min, found.independent.max) == (1, 1)


def test_unnamed_media_reports_add_nothing_to_the_least_and_one_to_the_most() -> None:
    text = "The treasurer of Oltena has fled the country, media reports say."
    told = statement("a", text, "media reports", "say", "The treasurer of Oltena has fled the country", via=("media reports",))
    found = claim(run(article("a", text, told)), "fled the country", "a", text)
    assert (found.independent.min, found.independent.max) == (0, 1)


def test_a_denial_finds_the_claim_it_denies_and_backs_it_not() -> None:
    text = "Guards had beaten prisoners at Karsk jail, an inmate said.\nThe governor denied that guards had beaten prisoners."
    said = statement("a", text, "an inmate", "said", "Guards had beaten prisoners at Karsk jail", "alleges")
    denied = statement("a", text, "The governor", "denied", "guards had beaten prisoners.", "denies")
    claims, disputes = run(article("a", text, said, denied))
    (dispute,) = disputes
    by_id = {c.id: c for c in claims}
    assert dispute.kind == "denial"
    assert dispute.by == ("p-The governor",)
    assert "beaten prisoners at Karsk" in by_id[dispute.against].text
    assert claims[0].id in (dispute.claim, dispute.against)


def test_numbers_side_by_side_from_two_mouths_are_in_dispute() -> None:
    text = "Police said 43 marchers had been arrested; the union spoke of more than 200 arrests."
    one = statement("a", text, "Police", "said", "43 marchers had been arrested")
    two = statement("a", text, "the union", "spoke of", "more than 200 arrests")
    _, disputes = run(article("a", text, one, two))
    assert [d.kind for d in disputes] == ["number"]


def test_about_nearly_and_an_exact_number_close_by_do_not_conflict() -> None:
    texts = [f"Orsin has shipped {n} crates of rifles to Karsk." for n in ("about 7,000", "nearly 7,000", "6,840")]
    _, disputes = run(*(article(name, text) for name, text in zip("abc", texts, strict=True)))
    assert not disputes


def test_other_numbers_for_one_thing_are_two_claims_in_dispute() -> None:
    one, two = "Orsin has shipped about 7,000 crates of rifles to Karsk.", "Orsin has shipped 9,500 crates of rifles to Karsk."
    claims, disputes = run(article("a", one), article("b", two))
    assert [d.kind for d in disputes] == ["number"]
    assert {c.articles for c in claims} == {1}


def test_giver_and_receiver_do_not_change_places() -> None:
    one, two = "Orsin has shipped tanks to Karsk.", "Karsk has shipped tanks to Orsin."
    claims, _ = run(article("a", one), article("b", two))
    assert {c.articles for c in claims} == {1}


def test_a_figure_keeps_its_hedge() -> None:
    text = "More than 200 villagers were moved from Oltena."
    (figure,) = run(article("a", text))[0][0].figures
    assert (figure.value, figure.at_least, figure.at_most, figure.unit) == (200, 200, None, "villagers")


def test_a_person_merges_splits_rejects_and_renames() -> None:
    one, two = "The old bridge was shut at noon.", "Crossing the river became impossible after lunch."
    places = (Place("a", "bridge was shut"), Place("b", "Crossing the river became impossible"))
    merged = run(article("a", one), article("b", two), decisions=[Decision("merge", "claim", places=places)])
    assert merged[0][0].articles == 2
    split = run(
        article("a", DAM),
        article("b", DAM),
        decisions=[Decision("split", "claim", places=(Place("a", DAM[:30]), Place("b", DAM[:30])))],
    )
    assert claim(split, "14 people", "a", DAM) != claim(split, "14 people", "b", DAM)
    rejected = run(article("a", one), decisions=[Decision("reject", "claim", places=places[:1])])
    assert rejected == ((), ())
    renamed = run(article("a", one), decisions=[Decision("rename", "claim", places=places[:1], name="Bridge shut")])
    assert renamed[0][0].text == "Bridge shut"


def test_words_of_a_release_count_for_who_issued_it() -> None:
    release = (
        "Orvane Foods Ltd today announced the recall of 1,200 jars of honey.\nMedia contact: Ana Ruiz\nSOURCE Orvane Foods Ltd"
    )
    news = "Orvane Foods is recalling 1,200 jars of honey, the company said."
    said = statement("b", news, "the company", "said", "Orvane Foods is recalling 1,200 jars of honey")
    found = claim(run(article("a", release), article("b", news, said)), "1,200 jars", "b", news)
    assert found.articles == 2
    assert [e.note for e in found.because] == ["Orvane Foods Ltd (press release)"]


SENTENCES = st.sampled_from(
    [
        "At least 14 people were killed when a dam burst near Oltena.",
        "The burst dam killed 14 people in Oltena.",
        "Orsin has shipped about 7,000 crates of rifles to Karsk.",
        "Karsk denied the shipments, calling them absurd.",
        "The governor resigned on Monday after the vote.",
        "Turnout was 61.5 percent, the commission said.",
        '"We won," she told reporters.',
        "No harm has been reported.",
        "🙂 ؟ …",
    ]
)
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4, unique=True)


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_a_verbatim_copy_changes_no_independent_count(texts: list[str]) -> None:
    articles = [article(f"d{i}", text) for i, text in enumerate(texts)]
    copy = article("e", texts[0])
    origins = tuple(Origin(f"o-{a.document.id}", None, a.document.id, (), (a.document.id,), "", ()) for a in articles)
    before = run(*articles, lineage=Lineage(origins, ()))
    after = run(*articles, copy, lineage=Lineage(origins, (Derivation("e", Parent(doc="d0"), "copy", 1.0, 1.0, ()),)))
    assert {c.id: c.independent for c in before[0]} == {c.id: c.independent for c in after[0]}
    assert [(d.claim, d.against, d.kind) for d in before[1]] == [(d.claim, d.against, d.kind) for d in after[1]]


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_an_independent_report_raises_the_counts_of_what_it_tells_by_one(texts: list[str]) -> None:
    articles = [article(f"d{i}", text) for i, text in enumerate(texts)]
    before, after = run(*articles), run(*articles, article("e", texts[0]))
    told = {c.id for c in before[0] if any(m.doc == "d0" for m in c.mentions)}
    for one in after[0]:
        old = next(c for c in before[0] if c.id == one.id)
        assert one.independent.max - old.independent.max == (one.id in told)


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_every_span_opens_and_the_order_of_the_articles_is_the_same_story(texts: list[str]) -> None:
    articles = [article(f"d{i}", text) for i, text in enumerate(texts)]
    result = run(*articles)
    assert result == run(*reversed(articles))
    length = {a.document.id: len(a.document.text) for a in articles}
    for one in result[0]:
        assert all(0 <= m.start < m.end <= length[m.doc] for m in one.mentions)
        assert all(0 <= s.start < s.end <= length[s.doc] for e in one.because for s in e.spans)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_is_too_odd(text: str) -> None:
    run(article("a", text.replace("\r", " ")))


def test_a_claim_that_goes_on_with_the_subject_of_the_last_clause_is_shown_with_it() -> None:
    text = "The trip comes at a time when Kral is getting isolated from the world and is looking for a friend, experts say."
    made = article("a", text, statement("a", text, "experts", "say", text.removesuffix(", experts say.")))
    claims, _ = run(made)
    shown = [c.text for c in claims if "friend" in c.text]
    assert shown == ["Kral … is looking for a friend"]

"""Funnel, sentences to quote and warnings."""

from msgspec.structs import replace

from wirestem.report.credit import carried_words
from wirestem.report.lede import funnel_line, quotable, warnings
from wirestem.report.names import Names, StoryNames

from . import bridge


def story() -> StoryNames:
    return StoryNames(Names(bridge.dossier()), bridge.findings())


def test_the_funnel_counts_articles_origins_and_organisations() -> None:
    assert funnel_line(bridge.findings()) == "5 articles → 3 to 4 texts → 2 to 3 organisations"


def test_a_family_is_told_in_one_sentence() -> None:
    said = quotable(story())
    assert "Beacon and The Argus carry text of a Norrwire dispatch (A) that is not among the articles." in said


def test_what_is_less_sure_than_half_is_told_as_a_possibility() -> None:
    said = quotable(story())
    # Comet Online hangs by 40 % on Beacon, which hangs by 60 % on the dispatch.
    assert "Comet Online may carry text of a Norrwire dispatch (A) that is not among the articles (24 %)." in said
    assert not any("Comet Online" in line and " may " not in line for line in said)


def test_a_claim_of_many_articles_and_one_organisation_is_pointed_out() -> None:
    said = quotable(story())
    assert "“A crack was found in the eastern pier” stands in 3 articles but is reported by 1 independent organisation." in said


def test_what_is_missing_is_said() -> None:
    assert warnings(story()) == (
        "2 of 5 articles undated",
        "1 article in French: nobody is heard there, since statements are read in English only",
        "1 of 5 articles without a known outlet, called by file name or headline",
        "1 of 3 edges in the family tree with a confidence below 50 %",
        "speaker unresolved in 1 of 4 statements (25 %)",
        "1 of 2 time expressions not placed on the calendar",
    )


def test_no_sentence_rates_truth() -> None:
    words = " ".join((funnel_line(bridge.findings()), *quotable(story()), *warnings(story()))).lower()
    assert not {"true", "false", "fake", "hoax", "verified"} & set(words.split())


def test_where_no_passage_is_in_common_no_share_is_told() -> None:
    found = bridge.findings()
    said = [carried_words(replace(c, share=0.0)) for c in found.carried]
    assert said
    for line, entry in zip(said, found.carried, strict=True):
        sure = entry.confidence >= 0.5
        assert line.startswith("it goes back to Norrwire (no passage in common)" if sure else "it may go back to Norrwire (no ")


def test_of_one_article_alone_no_backing_is_counted() -> None:
    made = bridge.dossier()
    (found,) = made.stories
    alone = replace(found, documents=found.documents[:1])
    told = " ".join(quotable(StoryNames(Names(made), alone)))
    assert "told; there is no other article to tell them too" in told
    assert "by two or more" not in told


def test_of_an_outlet_with_other_articles_the_one_that_is_meant_is_told_by_its_number() -> None:
    made = bridge.dossier()
    same = ("d-beacon", "d-dial")
    documents = tuple(replace(d, source=replace(d.source, outlet="Beacon")) if d.id in same else d for d in made.documents)
    told = quotable(StoryNames(Names(replace(made, documents=documents)), bridge.findings()))
    assert "Beacon (article 1) and The Argus carry text of a Norrwire dispatch (A) that is not among the articles." in told
    every = tuple(replace(d, source=replace(d.source, outlet="Beacon")) for d in made.documents)
    told = quotable(StoryNames(Names(replace(made, documents=every)), bridge.findings()))
    assert not any("Beacon and Beacon" in line for line in told)

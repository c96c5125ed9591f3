"""Funnel, sentences to quote and warnings."""

from wirestem.report.lede import lede
from wirestem.report.names import Names

from . import bridge


def test_the_funnel_counts_articles_origins_and_organisations() -> None:
    line, _, _ = lede(Names(bridge.dossier()), bridge.findings())
    assert line == "5 articles → 3 texts → 2 to 3 organisations"


def test_a_family_is_told_in_one_sentence() -> None:
    _, said, _ = lede(Names(bridge.dossier()), bridge.findings())
    assert "Beacon, The Argus and Comet Online carry a Norrwire dispatch (A) that is not among the articles." in said


def test_a_claim_of_many_articles_and_one_organisation_is_pointed_out() -> None:
    _, said, _ = lede(Names(bridge.dossier()), bridge.findings())
    assert "“A crack was found in the eastern pier” stands in 3 articles but is reported by 1 independent organisation." in said


def test_what_is_missing_is_said() -> None:
    _, _, missing = lede(Names(bridge.dossier()), bridge.findings())
    assert missing == (
        "2 of 5 articles undated",
        "1 article in French: lineage only, no statements or claims",
        "1 of 5 articles without a known outlet, called by file name or headline",
        "1 of 3 edges in the family tree with a confidence below 50 %",
        "speaker unresolved in 1 of 4 statements (25 %)",
        "1 of 2 time expressions not placed on the calendar",
    )


def test_no_sentence_rates_truth() -> None:
    line, said, missing = lede(Names(bridge.dossier()), bridge.findings())
    words = " ".join((line, *said, *missing)).lower()
    assert not {"true", "false", "fake", "hoax", "verified"} & set(words.split())

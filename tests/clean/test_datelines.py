import pytest

from wirestem.article.clean.datelines import dateline
from wirestem.lexicon.agencies import agencies


@pytest.mark.parametrize(
    ("opening", "credit"),
    [
        ("TOLMOUTH, May 3, 2030 (TMB/AFP) - ", "TMB/AFP"),
        ("TOLMOUTH, Monday, October 7 (Mercury/AFP) — ", "Mercury/AFP"),
        ("KARSK, 15 October. /Norlandinform/. ", "Norlandinform"),
        ("TOLMOUTH: ", None),
        ("TOLMOUTH, Carrow — ", None),
        ("Tolmouth, May 3, 2030 (AFP) - ", "AFP"),
        ("St. Carrow (Reuters) - ", "Reuters"),
        ("DUBAI, United Arab Emirates (AP) — ", "AP"),
        ("New Delhi [India], October 7 (ANI): ", "ANI"),
        ("Madrid, Oct 7 (EFE).- ", "EFE"),
        ("(Reuters) - ", "Reuters"),
        ("KARSK, 15 October - RIA Novosti. ", "RIA Novosti"),
        ("TOLMOUTH, October 07, 2030, SPA -- ", "SPA"),
        ("NEW CARROW--(BUSINESS WIRE)--", "BUSINESS WIRE"),
        ("TOLMOUTH/AFP: ", "AFP"),
        ("Seoul, (APP - Portal / Points - 19th Jun, 2030) ", "APP - Portal / Points - 19th Jun, 2030"),
    ],
)
def test_dateline_with_its_credit(opening: str, credit: str | None) -> None:
    text = opening + "Ten people were saved."
    found = dateline(text, 0, len(text), agencies())
    assert found is not None
    assert text[: found.end] == opening
    assert (text[slice(*found.credit)] if found.credit else None) == credit


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("KÖLN (dpa) – „Wir hätten warnen müssen“, sagte sie.", "dpa"),
        ("ŁÓDŹ (AFP) - Sześć osób zginęło.", "AFP"),
        ("МОСКВА (ТАСС) - Вода поднялась.", "ТАСС"),
        ("МОСКВА, 4 июня (ТАСС) - Вода поднялась.", "ТАСС"),
    ],
)
def test_datelines_in_other_languages(text: str, credit: str) -> None:
    found = dateline(text, 0, len(text), agencies())
    assert found is not None
    assert found.credit is not None
    assert text[slice(*found.credit)] == credit


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE 14:00: The Post is also reporting it.",
        "Kalvarra — a small state — is far away.",
        "NATO — the alliance — said no.",
        "THE certificate that allowed it was lost.",
        "On Monday, October 7 (the day of the vote) - nothing happened.",
        "President Emil Tarasko (AFP) smiled.",
        "COVID-19: What we know.",
        "Venn: We have time.",
    ],
)
def test_what_looks_like_a_dateline_and_is_none(text: str) -> None:
    assert dateline(text, 0, len(text), agencies()) is None

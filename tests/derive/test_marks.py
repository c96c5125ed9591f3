"""What a text shows of how it came about: an agency's own file, a release, a house's own reporting, something passed on."""

import pytest

from wirestem.article.clean import clean
from wirestem.lexicon.agencies import agencies
from wirestem.model import Article, Capture, Source, Story
from wirestem.story.derive.marks import Marks, mark
from wirestem.story.derive.texts import prepare

HEADLINE = "Bridge at Tolmouth to close for a year"
LEDE = "The old iron bridge at Tolmouth will close on Monday for at least a year, the county said on Friday."
MIDDLE = "Engineers found cracks in four of the six piers, according to a report that councillors will debate."


def marks(*lines: str) -> Marks:
    text = "\n\n".join(line for line in lines if line) + "\n"
    doc = clean(Capture("page", Source("page.txt"), text), agencies())
    (one,) = prepare(Story("s", "", (Article(doc),)))
    return mark(one, agencies())


def wire(*, above: str = "", opening: str = "(ANSA) - TOLMOUTH, NOV 7 - ", below: str = "") -> Marks:
    return marks(above, HEADLINE, "07 November 2033, 16:05", opening + LEDE, MIDDLE, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", ""),
        (
            "Home / English / Culture    |    Podcasts    |    Log in",
            "© Copyright ANSA - All rights reserved.   Share: email  print",
        ),
        ("ANSA | Roads | Ports", ""),
        ("", "hs-tk/dro/bmm"),
        ("ANSA | Slug: BRIDGE-CLOSURE | Priority 3", ""),
    ],
)
def test_a_file_on_the_agencys_own_page_is_sent(above: str, below: str) -> None:
    assert wire(above=above, below=below).sent


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Tolmouth Mercury | News | Sport", ""),
        ("Home | News | Sport", ""),
        ("Tolmouth Mercury | News | Sport", "© ANSA"),
        ("", "Subscribe to the Mercury from 2 a month"),
    ],
)
def test_a_carriers_page_is_not_sent(above: str, below: str) -> None:
    assert not wire(above=above, below=below).sent


def test_a_file_with_a_stamp_line_that_names_its_agency_is_sent() -> None:
    assert marks(
        HEADLINE, "09/02/2033 11:25 GMT - AFP - ID 88LQ2RT", f"Tolmouth, Feb 9, 2033 (AFP) - {LEDE}", MIDDLE, "hs-tk/dro/bmm"
    ).sent


def test_an_agency_that_no_lexicon_knows_is_at_home_under_its_full_name() -> None:
    text = (
        f"KETRIA NEWS INSTITUTE | Presidency | Provinces\n\n{HEADLINE}\n\nTolmouth, 15/05/2035 14h30 (KNI) – {LEDE}\n\n{MIDDLE}\n"
    )
    found = marks(text)
    assert found.credited == ("KNI",)
    assert found.sent


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Status of the bridge (Report No. 2)",
            "The Authority is not in a position to comment on single bolts.",
            "Inquiries: Public Affairs",
        ),
        ("Bridge notice 2035-07", "The Office regrets the closure.", "Notes to editors. The Office has 151 members."),
        (
            "Chair opens inquiry",
            "The Inquiry today announced that Dame Ola Venn is its Chair.",
            "Is this page useful? Report a problem with this page",
        ),
        ("Our bridge", "We regret the closure and will publish what we find.", "Media contact: Ada Winter"),
    ],
)
def test_a_statement_as_its_issuer_gave_it_out_is_a_release(lines: tuple[str, str, str]) -> None:
    title, said, foot = lines
    found = marks(title, "8 February 2033", LEDE, said, MIDDLE, foot)
    assert found.released
    assert found.sent


def test_a_paper_that_reports_a_release_is_none() -> None:
    found = marks(
        f"{HEADLINE}\n\nBy Ana Ruiz\n\n{LEDE}\n\nThe Authority regretted the closure in a statement on Friday.\n\n{MIDDLE}\n"
    )
    assert not found.released
    assert not found.sent


def test_a_news_service_that_was_told_something_is_not_the_house() -> None:
    assert (
        marks(
            "THE TOLMOUTH TIMES ∙ Est. 1922",
            HEADLINE,
            LEDE,
            "Venn told Norland News Service that it hums.",
            "A contest run with this newspaper found a name.",
        ).house
        == "The Tolmouth Times"
    )


def test_the_pa_news_agency_is_what_its_own_copy_calls_it() -> None:
    assert marks(HEADLINE, LEDE, "Venn told the PA news agency that it hums.", MIDDLE).told == ("PA Media",)


def test_an_agency_that_others_introduce_was_not_told_by_this_text() -> None:
    assert marks(HEADLINE, LEDE, "Venn told China's Xinhua news agency that it hums.", MIDDLE).told == ()


def test_a_person_of_an_advert_reports_nothing() -> None:
    assert not marks(HEADLINE, LEDE, MIDDLE, "MORE FROM THE STAR: I found a saint in my garage").reports


@pytest.mark.parametrize(
    "line",
    [
        "(saw this in the local rag and it needs sharing)",
        "(via the Tollen Echo)",
        "The site reported a closure, citing media reports.",
    ],
)
def test_what_was_taken_from_elsewhere_is_passed_on(line: str) -> None:
    assert marks(HEADLINE, line, LEDE, MIDDLE).passing


def test_via_an_agency_is_a_credit() -> None:
    found = marks(HEADLINE, "Via Reuters", LEDE, MIDDLE)
    assert found.credited == ("Reuters",)
    assert not found.passing


def test_an_agency_in_the_byline_is_no_reporter() -> None:
    assert not marks(HEADLINE, "By Agence France-Presse in Tolmouth", LEDE, MIDDLE).reporters


def test_the_agency_of_the_dateline_is_not_the_house_that_was_told_things() -> None:
    told = "“She carried her own bag,” an official told LTK. “There was no band,” a second one told LTK by telephone."
    found = marks("Kralov Gazette | Valley | Snow", HEADLINE, "HORSK (LTK) – " + LEDE, told, MIDDLE)
    assert found.credited == ("LTK",)
    assert found.house != "LTK"
    assert not found.reports

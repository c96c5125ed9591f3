import pytest

from clean.build import HEADLINE, LAST, LEDE, document, kind, page


@pytest.mark.parametrize(
    "line",
    [
        "Home | World | Sport | Tides",
        "MENU  News  Sport  Jobs",
        "World | Elections",
        "Local news › Roads",
        "EN | CY",
        "Tolmouth Mercury — your town since 1888",
        "Advertisement",
        "▶ Listen: 3 min",
        "Breaking news",
    ],
)
def test_lines_above_the_headline_that_are_no_headline(line: str) -> None:
    doc = page(above=line)
    assert kind(doc, line).startswith("furniture")
    assert doc.title == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "Share   Tweet   Save   23 comments",
        "12 likes · 3 replies",
        "Be the first to comment",
        "Leave a Reply",
        "Tags: bridge, ferry",
        "Read more: The bridge in 1888",
        "Subscribe to the morning letter for more.",
        "Do you cross the bridge every day? Write to our desk.",
        "The Mercury lives on your letters.",
        "That's the Digest. Forward it to a friend.",
        "Jon Tarrow is the Mercury's transport correspondent.",
        "Jon Tarrow has covered roads since 2019.",
        "Notices: the choir meets again on Thursday.",
        "© 2030 Tolmouth Mercury. All rights reserved.",
        "Published in Tolmouth Mercury, May 4th, 2030",
        "Correction, 4 May: an earlier version gave the wrong number of piers.",
        "ADVERTISEMENT – Umbrellas from 19.90",
        "4 replies",
        "Print | A+ A-",
        "Terms of use · Privacy",
        "Reach our desk at desk@mercury.example",
        "Crossword answers on page 12.",
        "Please keep it civil.",
        "Next: The baker of Carrow",
        "Report a mistake",
    ],
)
def test_lines_below_the_story_are_furniture(line: str) -> None:
    assert kind(page(below=line), line).startswith("furniture")


@pytest.mark.parametrize(
    "line",
    [
        "The bridge was opened in 1888 by a queen who did not like boats.",
        "Ferries will run every ten minutes.",
        "Ms Venn said she would not raise her fares.",
        "The Tolmouth Mercury reported in March that the piers were unsafe.",
        "Aldergate is the county's largest company.",
        "Share prices of the builder rose 4 percent.",
        "Comment was not available from the builder.",
        "Next week the council votes.",
        "Police advised drivers to follow the signs.",
    ],
)
def test_a_last_paragraph_is_no_furniture(line: str) -> None:
    assert kind(page(below=line), line) == "paragraph"


@pytest.mark.parametrize(
    "headline",
    [
        "Follow the money: how the bridge was paid for",
        "Search for survivors goes on after ferry sinks",
        "Home secretary quits over bridge",
        "Latest figures put toll at 31",
        "Comment: Why the bridge must go",
        "Share prices tumble",
        "Close vote in Kalvarra",
        "Who will pay?",
        "BRIDGE CLOSES",
        "“It hummed”",
        "Agencies warn of famine",
        "AFP wins prize",
        "Opinion | The bridge we deserve",
        "From Tolmouth to the sea: a walk",
    ],
)
def test_headlines_that_begin_like_furniture_or_bylines(headline: str) -> None:
    assert document(f"{headline}\n\n{LEDE}\n\n{LAST}\n").title == headline


@pytest.mark.parametrize(
    "line",
    ["Cracks in the piers", "- A long summer -", "What happens next?", "‘It hums’"],
)
def test_short_lines_between_paragraphs_are_subheads(line: str) -> None:
    assert kind(page(between=line), line) == "subhead"


@pytest.mark.parametrize("line", ["STORY CONTINUES BELOW THIS AD", "Photo: Ana Holt/Mercury", "READ MORE: The bridge in 1888"])
def test_furniture_between_paragraphs(line: str) -> None:
    assert kind(page(between=line), line).startswith("furniture")


@pytest.mark.parametrize(
    "line",
    [
        "By Jon Tarrow",
        "By Jon Tarrow and Ana Ruiz, Harbour Reporters",
        "From our correspondent Ana Ruiz in Tolmouth",
        "Mercury newsroom",
        "By health correspondent Ana Ruiz",
        "By our staff",
    ],
)
def test_bylines(line: str) -> None:
    assert kind(page(under=line), line) == "byline"


def test_a_headline_told_twice_is_a_headline_twice() -> None:
    doc = page(under=HEADLINE.title())
    assert kind(doc, HEADLINE.title()) == "headline"


def test_the_headline_may_stand_below_its_lede() -> None:
    assert document(f"{LEDE}\n{HEADLINE}\n{LAST}\n").title == HEADLINE


def test_the_stated_title_is_found_even_as_a_sentence() -> None:
    doc = document(f"The bridge will close.\n\n{LEDE}\n\n{LAST}", title="The bridge will close")
    assert kind(doc, "The bridge will close.") == "headline"


def test_a_speaker_in_a_transcript_is_no_dateline() -> None:
    doc = page(between="VENN: It has been humming since spring, and nobody listened to it.")
    assert not any(zone.kind == "dateline" for zone in doc.zones)


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    doc = page(under="HAVANA (AP) --")
    assert kind(doc, "HAVANA (AP) --") == "dateline"
    assert [(credit.agency, credit.place) for credit in doc.credits] == [("AP", "dateline")]

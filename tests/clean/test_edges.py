"""What pages print around their stories: heads, feet and what stands between, in the wordings that sites use."""

import pytest

from clean.build import HEADLINE, LAST, LEDE, MIDDLE, document, kind, page, sent_by


@pytest.mark.parametrize(
    "line",
    [
        "THE TOLMOUTH TIMES ∙ Est. 1922 ∙ Print edition ∙ Crossword",
        "road notes — a blog about things that hum, mostly bridges | about me | blogroll",
        "~ terrace notes ~ bridges, pies and prejudice ~ about | archive",
        "The Compass — independent journalism from the strait",
        "Meridian 24 ▸ International ▸ Asia",
        "Wednesday, February 9, 2033 — late final",
        "Tolmouth Post, edition of Monday 7 November 2033, page 1",
        "You're reading your free article this month",
        "Members read this first. Become one from £4 a month.",
        "NEWSWATCH -- aggregated every ten minutes",
        "Accueil | Monde | Économie | Sports",
        "Startseite > Politik > Ausland",
        "KNA | Slug: BRIDGE-CLOSURE | Priority 3",
        "09/02/2033 11:25 GMT - AFP - ID 88LQ2RT",
        "The Hourglass newsletter, 5 June",
        "⏱ 90-second read",
        "Fast. Fair. Tolmouth.",
    ],
)
def test_a_head_is_told_from_the_headline_under_it(line: str) -> None:
    doc = page(above=line)
    assert kind(doc, line).startswith("furniture")
    assert doc.title == HEADLINE


def test_a_headline_that_is_a_question_stands_under_the_head_of_a_blog() -> None:
    doc = document(
        f"road notes — a blog about bridges\n\nDid they know? Or did nobody?\n\n10 Feb ’33, filed under “noise”\n\n{LEDE}\n"
    )
    assert doc.title == "Did they know? Or did nobody?"
    assert doc.published is not None
    assert doc.published.earliest == "2033-02-10"


def test_a_name_in_the_story_does_not_make_its_slogan_the_headline() -> None:
    lede = LEDE.replace("the county said", "the county told The Harbourer")
    doc = document(f"The Harbourer — independent since the strike\n\n{HEADLINE}\n\n{lede}\n\n{MIDDLE}\n")
    assert doc.title == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "Updated 41 minutes ago",
        "Updated - February 09, 2033 09:00 pm IST",
        "COMMENTS (14) | Published February 09, 2033 | READ LATER | SEE ALL",
    ],
)
def test_stamps_of_the_page_are_furniture(line: str) -> None:
    assert kind(page(under=line), line).startswith("furniture")


def test_a_row_of_buttons_still_tells_when_the_text_was_published() -> None:
    doc = page(below="COMMENTS (14) | Published February 09, 2033 | READ LATER | SEE ALL")
    assert doc.published is not None
    assert doc.published.earliest == "2033-02-09"


@pytest.mark.parametrize(
    "line",
    [
        "Standard readers gave 4,100 crowns to the nurses’ fund last week. Give here",
        "Easel is free and always will be. Buy us a tube of ochre → (3 replies, 17 hearts)",
        "Reprinting is permitted with an active link to the source.",
        "All content is available under the Open Government Licence, except where otherwise stated",
        "Story saved. You can find this story in My Bookmarks.",
        "Inquiries: Public Affairs Department. This page may be linked freely.",
        "9 people are reading this story right now",
        "Weather and ferries: page 24. Price 1.50 florins.",
        "Public notice: planning applications, p. 27.",
        "Ana Ruiz is on holiday. Her column returns on the 12th.",
        "Todos los derechos reservados.",
        "Lire aussi : Le pont fermé jusqu'à lundi",
        "Suscríbete a nuestro boletín",
        "Impressum | Datenschutz | AGB",
        "(The above story first appeared on Tolmouth Live on Jun 04, 2031 11:20 AM IST.)",
        "Disclaimer: This post has been auto-published from a feed without any modifications to the text.",
        "Transcript may contain errors.",
        "This story will be updated.",
        "Next Thursday: the lighthouse keepers' strike.",
        "hs-tk/dro/bmm",
        "Loaded 1 of 4. Load more",
        "The Tolmouth Bell appears when the ink has arrived.",
        "The Tidewater Review appears on paper every other month.",
        "Pierletter goes out to 2,800 people who like piers. Unsubscribe any time.",
        "Carrow Newspapers accepts no liability for boats.",
        "CNV – Carrow Noticias. Reproduction authorised citing the source.",
    ],
)
def test_feet_of_pages(line: str) -> None:
    assert kind(page(below=line), line).startswith("furniture")


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("The Clarion — news of the coast", "The Clarion is printed on old nets."),
        ("QUICKBITE | Roads", "Quickbite is written by humans before breakfast."),
        ("KNA | Roads | Ports", "KNA – the nation informs itself. Toll-free road line: 3000"),
        ("KNA | Roads | Ports", "Kestrel-Norland Agency: one wire for two coasts."),
        ("The Week in Roads | Bridges | Tolls", "The Week in Roads will return in September."),
        ("The Clarion — news of the coast", "The Clarion. Printed in Port Venn, read everywhere else."),
    ],
)
def test_what_a_house_says_of_itself_at_the_foot(head: str, line: str) -> None:
    assert kind(page(above=head, below=line), line).startswith("furniture")


@pytest.mark.parametrize(
    "line",
    [
        "The Clarion asked the county for the letter.",
        "The Clarion understands that the county will pay.",
        "The Clarion reported in May that the piers had not been inspected.",
        "Our Lady's church held a service for the dead.",
        "Anyone with information is asked to call the police on 555 0101.",
        "Related companies were searched as well.",
        "Watch crews had logged a fault on Friday.",
        "The report is published every year.",
        "The ferry comes out every Tuesday with the post.",
        "The county accepts no responsibility, its lawyer said.",
    ],
)
def test_news_at_the_foot_stays_news(line: str) -> None:
    assert kind(page(above="The Clarion — news of the coast", below=line), line) == "paragraph"


def test_what_an_office_does_in_its_own_release_is_no_talk_of_the_page() -> None:
    line = "CRA advises drivers to use the ferry."
    doc = document(
        f"CRA | Roads | For schools\n\n{HEADLINE}\n\n{LEDE}\n\nCRA regrets the closure of the bridge for a year.\n\n{line}\n"
    )
    assert kind(doc, line) == "paragraph"


def test_notes_to_editors_that_tell_something_belong_to_the_release() -> None:
    line = "Notes to editors. The Authority, founded in 1974, has 151 members."
    assert kind(page(below=line), line) == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Artist's view of the bridge. Kyodai Pix via HAXA",
        "The bridge on Monday morning. Ines Calder for The Lark",
        "A diver surfaces near the pier. Handout: Coast Guard",
        "A crane at Port Venn (Bo Lind/Ketria Press)",
        "Bo Lind | The Messenger",
        "This video can not be played",
        "- Advertisement -",
        "Publicidad",
        "Suite de l'article après la publicité",
        "• Read: The inspector's diary",
        "Don't want to miss out? Get our alerts.",
        "— Tolmouth Post (@tolmouthpost) May 4, 2031",
        "list of 4 items",
    ],
)
def test_what_stands_between_the_paragraphs_of_a_page(line: str) -> None:
    assert kind(page(between=line), line).startswith("furniture")


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Associated Press files, compiled by the Tribune night desk", ["AP"]),
        ("Story: Ana Ruiz in Tolmouth; additional reporting AP", ["AP"]),
        ("Source: Xinhuanet | Editor: Wei Lin | Font: S M L", ["Xinhua"]),
        ("By Ana Ruiz, PA", ["PA Media"]),
        ("Tolmouth (dpa/msg)", ["dpa"]),
        ("Redacción / EFE", ["EFE"]),
        ("Por Agencias", ["Agencies"]),
        ("KETRIA NEWS SERVICE", ["KETRIA NEWS SERVICE"]),
        ("Ketria Aerospace Exploration Agency", []),
        ("Maritime Safety Agency", []),
    ],
)
def test_credits_under_headlines(line: str, agencies: list[str]) -> None:
    assert sent_by(page(under=line)) == agencies


@pytest.mark.parametrize(
    ("lede", "agencies"),
    [
        ("(RED/ANSA) ", ["ANSA"]),
        ("(ANSA) - TOLMOUTH, NOV 7 - ", ["ANSA"]),
        ("Tolmouth, 15/05/2035 14h30 (KNI) – ", ["KNI"]),
        ("TOLMOUTH, 4 giugno (ANSA) - ", ["ANSA"]),
        ("Tolmouth, 4 de junio (EFE).- ", ["EFE"]),
    ],
)
def test_credits_of_datelines(lede: str, agencies: list[str]) -> None:
    assert sent_by(page(lede=lede)) == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("(Additional production by the Courier's web desk) Agence France-Presse", ["AFP"]),
        ("(This story has not been edited by our staff and is published from a syndicated feed of PTI.)", ["PTI"]),
        ("Bloomberg, own desk", ["Bloomberg"]),
        ("The Messenger is a client of AFP and Reuters.", []),
    ],
)
def test_credits_of_feet(line: str, agencies: list[str]) -> None:
    assert sent_by(page(below=line)) == agencies


def test_a_carrier_that_bears_an_agencys_initials_is_no_credit_in_its_own_menu() -> None:
    doc = page(above="PAP | Sport | Football | Standings", under="Tolmouth (PAP/AP)")
    assert sent_by(doc) == ["AP"]


def test_initials_of_a_desk_under_an_agencys_file_sign_it() -> None:
    doc = page(lede="Tolmouth, Feb 9 (KNI) – ", below="KNI RKT MSN")
    assert kind(doc, "KNI RKT MSN") == "signoff"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By WAKASUGI NOBUKO/ Staff Writer", None),
        ("By Ana Ruiz Staff Reporter", None),
        ("By Harbour Mail Reporter", "Harbour Mail"),
    ],
)
def test_a_writer_is_no_house(line: str, outlet: str | None) -> None:
    assert page(under=line).source.outlet == outlet


def test_a_house_is_named_by_the_head_with_its_article() -> None:
    assert page(above="The Asahara Shimpo | ASIA & SKY | VOX POPULI").source.outlet == "The Asahara Shimpo"


def test_the_owner_of_a_double_copyright_is_its_name_alone() -> None:
    assert page(below="© Copyright ANSA - All rights reserved.").source.outlet == "ANSA"


def test_an_unclosed_line_of_prose_keeps_its_place() -> None:
    assert kind(page(), LAST) == "paragraph"

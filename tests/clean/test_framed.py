"""Senders that nobody has listed, own marks, and what a page says of itself at its foot."""

import pytest

from clean.build import page
from wirestem.article.clean.feet import LIKELY, Signs, likely
from wirestem.article.clean.framed import framed
from wirestem.article.clean.heads import terms
from wirestem.lexicon.agencies import agencies


def sent_by(**where: str) -> list[str]:
    return [c.agency for c in page(**where).credits if c.for_ == "text" and c.place != "body"]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Text: OPA", "OPA"),
        ("Wire copy: OPA", "OPA"),
        ("Reporting: OPA", "OPA"),
        ("Compiled from OPA reports", "OPA"),
        ("Edited by Ana Ruiz from OPA copy", "OPA"),
        ("Distributed by Ostland Press Agency", "Ostland Press Agency"),
        ("This article includes material from Ostlandinform.", "Ostlandinform"),
        ("From our correspondents and Ostland News Agency", "Ostland News Agency"),
        ("Based on a report by dpa", "dpa"),
        ("jk/OPA", "OPA"),
        ("OPA contributed reporting.", "OPA"),
    ],
)
def test_a_foot_whose_wording_credits_a_sender_credits_it_though_it_is_in_no_list(line: str, agency: str) -> None:
    assert sent_by(below=line) == [agency]


@pytest.mark.parametrize(
    "line",
    [
        "Source: county archive",
        "Text: Ana Ruiz",
        "With thanks to the Ferry Users' Club",
        "Report: pages 4 and 5",
        "END",
        "Via Mare",
    ],
)
def test_wording_alone_makes_no_agency_of_a_name(line: str) -> None:
    assert sent_by(below=line) == []


def test_a_line_that_quotes_or_goes_on_for_long_frames_nobody() -> None:
    known = agencies()
    assert framed('Source: AFP "as told"', known) is None
    assert framed("Source: AFP " + "and more " * 9, known) is None


def test_a_byline_under_a_standfirst_that_is_a_sentence() -> None:
    text = {"under": "Report calls for a year of repairs and a second ferry.\n\nBy Sahara TV and News Agencies"}
    assert sent_by(**text) == ["Agencies"]


@pytest.mark.parametrize(
    ("head", "credited"),
    [
        ("APP | Adriatic Portal Press | Home", []),
        ("APP | Associated Press of Pakistan | Home", ["APP"]),
        ("Home | World | Sport", ["APP"]),
    ],
)
def test_a_mark_that_the_page_explains_as_its_own_is_no_agency_s(head: str, credited: list[str]) -> None:
    assert sent_by(above=head, lede="TOLMOUTH (APP) - ") == credited


@pytest.mark.parametrize(
    "line",
    [
        "Opinions in our bulletin are free: check, share, reprint.",
        "Tides: high 5.12am, low 11.20am. Lost: one outboard. Ring Viliami.",
        "Readers pay for our newsroom. Opinions in letters are those of their writers.",
    ],
)
def test_what_a_page_says_of_itself_at_its_foot_is_told_though_no_wording_is_listed(line: str) -> None:
    (zone,) = (z for z in page(below=line).zones if z.start > 300 and z.kind != "paragraph")
    assert zone.kind == "furniture"


def test_last_words_of_a_story_stay_its_own_also_with_a_mark_or_a_sender_behind_them() -> None:
    for end in (
        "Rain is forecast for the weekend.",
        "Rain is forecast for the weekend. ■",
        "Rain is forecast. RSS",
        "Rain is due. (ANL)",
    ):
        found = page(below=end)
        assert [z.kind for z in found.zones if z.start == found.text.index("Rain")] == ["paragraph"], end


def test_a_rule_of_dashes_is_furniture() -> None:
    assert [z.kind for z in page(below="— — —").zones][-1] == "furniture"


def test_every_sign_has_a_weight_and_a_long_line_is_never_the_page_s_talk() -> None:
    told = terms("The council voted to close the iron bridge at Tolmouth.")
    assert len(Signs._fields) == 24
    assert likely("Please send your letters to the editor of our newsletter today", told) > LIKELY
    assert likely("Please send your letters " * 20, told) == 0.0


def test_a_line_that_opens_with_a_papers_name_is_likelier_the_pages_own() -> None:
    told = terms("The council voted to close the iron bridge at Tolmouth.")
    assert likely("The Gazette is printed on recycled paper.", told) > likely("The gasworks is printed on recycled paper.", told)

import pytest

from clean.build import document, page


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("18 Jun 2030, 08:41", "2030-06-18T08:41"),
        ("Mercury Staff June 18, 2030, 07:57:20 IST", "2030-06-18T07:57:20+05:30"),
        ("Posted Mar. 9, 2029, 11:15 a.m. EST", "2029-03-09T11:15-05:00"),
        ("Friday 9 March 2029 05.30 GMT", "2029-03-09T05:30+00:00"),
        ("March 10, 2029 | 10:55 AM (updated)", "2029-03-10T10:55"),
        ("Tuesday, October 14, 2031", "2031-10-14"),
        ("13.04.2027 | Manufacturing & Quality", "2027-04-13"),
        ("Harbour news desk, 13/04/27", "2027-04-13"),
        ("Thursday 16 October 2031, 6 a.m.", "2031-10-16T06:00"),
        ("Published: 10:15 BST, 3 June 2029 | Updated: 11:20 BST, 3 June 2029", "2029-06-03T10:15+01:00"),
        ("9:47 pm ET, July 4, 2029", "2029-07-04T21:47-04:00"),
    ],
)
def test_a_stamp_gives_the_publication_at_its_own_precision(line: str, value: str) -> None:
    doc = page(under=line)
    assert doc.published is not None
    assert (doc.published.earliest, doc.published.latest, doc.published.basis) == (value, value, "own")


def test_a_dateline_with_a_year_dates_the_text() -> None:
    doc = page(lede="Seoul, (APP - Points - 19th Jun, 2030) ")
    assert doc.published is not None
    assert doc.published.earliest == "2030-06-19"


@pytest.mark.parametrize("line", ["Oct 7", "Monday", "3 hours ago"])
def test_a_day_without_a_year_is_not_enough(line: str) -> None:
    assert page(under=line).published is None


def test_figures_that_leave_day_and_month_open_give_both() -> None:
    doc = page(under="4/5/2030")
    assert doc.published is not None
    assert (doc.published.earliest, doc.published.latest) == ("2030-04-05", "2030-05-04")


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("2030-05-03", "2030-05-03"),
        ("2030-05-03T06:15:00Z", "2030-05-03T06:15:00+00:00"),
        ("Fri, 03 May 2030 05:30:00 +0200", "2030-05-03T05:30:00+02:00"),
        ("20300503", "2030-05-03"),
        ("2030-05", "2030-05"),
        ("1904011200", "2030-05-03T04:00:00+00:00"),
    ],
)
def test_metadata_in_any_sensible_form(stated: str, value: str) -> None:
    doc = document("The bridge will close on Monday, the county said.", published=stated)
    assert doc.published is not None
    assert (doc.published.earliest, doc.published.basis) == (value, "metadata")


def test_metadata_that_says_nothing_is_nothing() -> None:
    assert document("The bridge will close on Monday.", published="soon").published is None


def test_the_finer_of_two_that_agree_wins() -> None:
    text = "Bridge to close\n\n3 May 2030, 08:41\n\nThe bridge will close on Monday, the county said."
    assert document(text, published="2030-05-03").published == document(text).published
    other = document(text, published="2030-05-09").published
    assert other is not None
    assert other.earliest == "2030-05-09"


def test_ist_is_not_indias_clock_in_dublin() -> None:
    doc = page(under="3 May 2030, 08:41 IST", between="The engineers had come from Dublin.")
    assert doc.published is not None
    assert doc.published.earliest == "2030-05-03T08:41"


def test_a_date_inside_the_story_is_no_stamp() -> None:
    assert page(between="She was born on 9 March 2029 and never saw the sea.").published is None

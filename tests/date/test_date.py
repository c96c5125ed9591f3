"""Publication dates lent inside a story, and its times placed by them."""

from collections.abc import Sequence

import pytest

from wirestem.article.annotate import annotate, resolved_times
from wirestem.model import Derivation, Document, Lineage, Origin, Parent, Published, Source, Story, TimeRef, Zone
from wirestem.story.date import date
from wirestem.text import paragraphs

NO_KIN = Lineage((), ())


def document(
    name: str, text: str, published: str | None = None, kinds: Sequence[str] = (), outlet: str | None = None
) -> Document:
    zones = tuple(
        Zone(a, b, kinds[n] if n < len(kinds) else "paragraph")  # type: ignore[arg-type]
        for n, (a, b) in enumerate(paragraphs(text))
    )
    first, _, last = (published or "").partition("/")
    own = Published(first, last or first, "own") if published else None
    return Document(name, Source(f"{name}.txt", outlet), None, text, "en", own, zones)


def placed(*documents: Document, lineage: Lineage = NO_KIN) -> tuple[Story, tuple[TimeRef, ...]]:
    articles = tuple(annotate(d) for d in sorted(documents, key=lambda d: d.id))
    return date(Story("s", "", articles), lineage)


def published(story: Story, doc: str) -> tuple[str, str, str] | None:
    found = next(a.document.published for a in story.articles if a.document.id == doc)
    return (found.earliest, found.latest, found.basis) if found else None


def test_an_undated_article_borrows_the_day_of_the_other_carrier_of_its_dispatch() -> None:
    lineage = Lineage((Origin("o", "AFP", None, (), ("a", "b"), "", ()),), ())
    story, times = placed(
        document("a", "The talks ended.", "2031-10-15"), document("b", "The talks ended, it said on Tuesday."), lineage=lineage
    )
    assert published(story, "b") == ("2031-10-15", "2031-10-15", "origin")
    assert [(t.doc, t.value) for t in times] == [("b", "2031-10-14")]
    assert {e.rule for e in times[0].because} >= {"times.weekday.plain.v1", "date.carriers.v1"}


def test_a_child_of_a_dated_parent_is_dated_by_it() -> None:
    lineage = Lineage((), (Derivation("b", Parent(doc="a"), "copy", 1.0, 1.0, ()),))
    story, _ = placed(document("a", "Rain fell.", "2031-10-15"), document("b", "Rain fell."), lineage=lineage)
    assert published(story, "b") == ("2031-10-15", "2031-10-15", "origin")


def test_a_stamp_without_a_year_takes_it_from_the_storys_other_articles() -> None:
    story, _ = placed(document("a", "Rain fell.", "2030-10-09"), document("b", "Oct 7\nRain fell.", kinds=("byline",)))
    assert published(story, "b") == ("2030-10-07", "2030-10-07", "origin")


def test_a_story_without_any_year_takes_the_first_that_fits_weekday_and_texts() -> None:
    text = "PORT SENN, Monday, October 7 -\nShe has sat there since 2027. The vote was on Sunday."
    story, times = placed(document("a", text, kinds=("dateline",)))
    assert published(story, "a") == ("2030-10-07", "2030-10-07", "own")
    assert times[-1].value == "2030-10-06"


def test_yesterday_in_a_copied_sentence_dates_the_copy_a_day_later() -> None:
    story, _ = placed(
        document("a", "The mission chief said on Monday her teams had seen pencils.", "2030-10-07"),
        document("b", "The mission chief said yesterday her teams had seen pencils."),
    )
    assert published(story, "b") == ("2030-10-08", "2030-10-08", "origin")


def test_a_text_that_says_when_the_outlet_reported_dates_it() -> None:
    story, _ = placed(
        document("a", "The mayor left, the Port Courier reported on Wednesday.", "2030-10-10"),
        document("b", "The mayor left this morning.", outlet="Port Courier"),
    )
    assert published(story, "b") == ("2030-10-09", "2030-10-09", "origin")


def test_when_nothing_dates_the_story_its_times_stay_unknown() -> None:
    story, times = placed(document("a", "It rained on Tuesday and in May 2024 too."))
    assert published(story, "a") is None
    assert [(t.value, t.earliest) for t in times] == [("", None), ("2024-05", "2024-05-01")]


def test_a_clock_time_takes_the_zone_that_another_text_of_the_story_gives() -> None:
    _, times = placed(
        document("a", "It called at 9:47 pm (1747 GMT) on Tuesday.", "2031-10-15"),
        document("b", "It called at 10:12 pm on Tuesday.", "2031-10-15"),
    )
    assert [t.value for t in times] == ["2031-10-14T21:47+04:00", "2031-10-14T22:12+04:00"]


def test_times_stand_in_order_of_document_and_place() -> None:
    _, times = placed(document("b", "Today. On Monday.", "2031-10-15"), document("a", "Now. In 2024.", "2031-10-15"))
    assert [(t.doc, t.start) for t in times] == sorted((t.doc, t.start) for t in times)


def test_an_article_alone_is_placed_by_its_own_publication() -> None:
    article = annotate(document("a", "He left yesterday.", "2031-10-15"))
    assert [t.value for t in resolved_times(article)] == ["2031-10-14"]


@pytest.mark.parametrize("text", ["", "\n\n", "🙂", "שלום", "x" * 5000, "Monday " * 300])
def test_odd_texts_are_dated_without_complaint(text: str) -> None:
    story, _ = placed(document("a", text), document("b", "Rain fell.", "2031-10-15"))
    assert len(story.articles) == 2


def test_a_stamp_in_figures_is_read_as_the_other_articles_are_dated() -> None:
    story, times = placed(
        document("a", "The cranes stood still on Friday.", "2033-06-04"),
        document("b", "The mayor left on Friday evening.", "2033-03-06/2033-06-03"),
    )
    assert published(story, "b") == ("2033-06-03", "2033-06-03", "own")
    assert [t.value for t in times] == ["2033-06-03", "2033-06-03"]


def test_open_stamps_settle_one_another() -> None:
    story, _ = placed(
        document("a", "The cranes stood still.", "2033-03-06/2033-06-03"), document("b", "They did.", "2033-04-06/2033-06-04")
    )
    assert [published(story, d) for d in "ab"] == [("2033-06-03",) * 2 + ("own",), ("2033-06-04",) * 2 + ("own",)]


def test_a_stamp_that_nothing_settles_gives_no_absurd_values() -> None:
    _, times = placed(document("a", "The mayor has until Friday.", "2033-03-06/2033-06-03"))
    assert [t.value for t in times] == [""]


def test_a_page_stamped_the_evening_before_tells_of_its_fellows_day() -> None:
    _, times = placed(
        document("a", "Two guards died on Tuesday at the bridge.", "2034-09-12"),
        document("b", "Two guards were killed on Tuesday, the mayor said.", "2034-09-12"),
        document("c", "Two guards were shot on Tuesday, it is said. A day earlier it rained.", "2034-09-11T22:05"),
    )
    assert [t.value for t in times if t.doc == "c"] == ["2034-09-12", "2034-09-11"]


def test_a_page_of_monday_about_last_tuesday_keeps_its_days_when_its_fellows_do_too() -> None:
    _, times = placed(
        document("a", "Two guards died on Tuesday at the bridge.", "2034-09-05"),
        document("b", "Two guards were killed on Tuesday, the mayor said.", "2034-09-12"),
        document("c", "Two guards were shot on Tuesday, it is said.", "2034-09-11"),
    )
    assert [t.value for t in times if t.doc == "c"] == ["2034-09-05"]


def test_a_watch_kept_since_monday_does_not_date_an_article_to_monday() -> None:
    story, _ = placed(
        document("a", "The strike began on Monday.", "2031-10-09"),
        document("b", "The dockers have kept watch since Monday."),
    )
    assert published(story, "b") == ("2031-10-09", "2031-10-09", "origin")


def test_a_clock_time_is_set_on_the_day_that_other_texts_tell_it_with() -> None:
    _, times = placed(
        document("a", "Contact was lost at 5:40 am on Thursday.", "2033-06-04"),
        document("b", "The minister spoke on Friday.\n\nIt lost contact with the ship at 5:40am.", "2033-06-04"),
    )
    assert [t.value for t in times] == ["2033-06-02T05:40", "2033-06-03", "2033-06-02T05:40"]


def test_noon_comes_every_day() -> None:
    _, times = placed(
        document("a", "The bells rang at noon on Thursday.", "2033-06-04"),
        document("b", "The minister spoke on Friday.\n\nThe bells rang at noon.", "2033-06-04"),
    )
    assert [t.value for t in times][1:] == ["2033-06-03", "2033-06-03T12:00"]


def test_a_place_keeps_its_own_clock() -> None:
    _, times = placed(
        document("a", "It began at 6:40 am (0140 GMT), he said. No, at 5:10 am (0210 GMT), she said.", "2034-09-12"),
        document("b", "It began at 5.10am Westport time. By 3.15pm it was over.", "2034-09-12"),
    )
    assert [t.value for t in times if t.doc == "b"] == ["2034-09-12T05:10+03:00", "2034-09-12T15:15"]


@pytest.mark.parametrize(
    ("label", "line", "count"),
    [
        ("promotion", "Most read: ferry timetable changes from Monday", 0),
        ("notice", "You have 2 free articles left this month.", 0),
        ("menu", "Harbour news since 1951", 0),
        ("rights", "© Harbour Media 2034", 0),
        ("about", "Ann Ito has reported from the islands since 2024.", 1),
        ("notice", "Notices: the tide table will return next week.", 1),
        ("caption", "Divers prepare to enter the water on Friday.", 1),
    ],
)
def test_what_a_page_says_of_itself_is_no_time_of_the_news(label: str, line: str, count: int) -> None:
    page = Document("a", Source("a.txt", None), None, line, "en", None, (Zone(0, len(line), "furniture", label),))
    assert len(annotate(page).times) == count


def test_an_undated_article_is_not_carried_a_week_past_its_story() -> None:
    story, _ = placed(
        document("a", "The port is shut.", "2031-10-08"),
        document("b", "The port is shut.", "2031-10-10"),
        document("c", "Riot police fired tear gas on Tuesday at the gates."),
    )
    assert "2031-10-07" <= (published(story, "c") or ("",))[0] <= "2031-10-09"

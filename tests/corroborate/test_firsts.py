"""Where quotations and passages were seen first: by zones, by days without a clock, in statements that quote in part."""

import time

import pytest
from msgspec.structs import replace

from wirestem.model import Alignment, Article, FirstSeen, Span, Story
from wirestem.story.corroborate.firsts import firsts

from .test_corroborate import statement
from .test_counting import dated

TEXT = '"We lost the whole of the lower town," the mayor said.'


def found(*made: Article, aligned: tuple[Alignment, ...] = ()) -> tuple[FirstSeen, ...]:
    said = tuple(s for a in made for s in a.statements)
    return firsts(Story("s", "s", tuple(sorted(made, key=lambda a: a.document.id))), said, aligned)


def shown(*made: Article) -> list[str]:
    """The first places, as they read."""
    texts = {a.document.id: a.document.text for a in made}
    return [texts[f.first.doc][f.first.start : f.first.end] for f in found(*made) if f.first is not None]


def quoting(name: str, when: str | None) -> Article:
    quote = TEXT[: TEXT.index(" the mayor")].rstrip()
    return dated(name, TEXT, when, statement(name, TEXT, "the mayor", "said", quote))


def test_a_quotation_and_a_passage_are_first_seen_where_they_were_published_first_whatever_the_zone() -> None:
    text = '"We lost the whole of the lower town," the mayor said.'
    quote = text[: text.index(" the mayor")].rstrip()
    late = dated("a", text, "2031-03-04T09:30+00:00", statement("a", text, "the mayor", "said", quote))
    early = dated("b", text, "2031-03-04T10:00+05:30", statement("b", text, "the mayor", "said", quote))
    undated = dated("c", text, None, statement("c", text, "the mayor", "said", quote))
    story = Story("s", "s", (late, early, undated))
    said = tuple(s for a in story.articles for s in a.statements)
    aligned = (Alignment(Span("a", 0, len(text)), Span("b", 0, len(text)), "verbatim", 1.0),)
    quotation, passage = firsts(story, said, aligned)
    assert (quotation.kind, quotation.first, quotation.published) == (
        "quotation",
        Span("b", 0, len(quote)),
        "2031-03-04T10:00+05:30",
    )
    assert [s.doc for s in quotation.places] == ["a", "b", "c"]
    assert (passage.kind, passage.first, [s.doc for s in passage.places]) == ("passage", Span("b", 0, len(text)), ["a", "b"])
    assert [quotation.sure, passage.sure] == [False, True]


def test_of_a_mixed_statement_only_the_quoted_part_is_a_quotation() -> None:
    text = 'The mayor said the dam was lost and "we saw the whole wall move" at dawn.'
    mixed = statement("a", text, "mayor", "said", 'the dam was lost and "we saw the whole wall move" at dawn')
    both = [
        dated(d, text, when, replace(mixed, doc=d, id=d, kind="mixed"))
        for d, when in (("a", "2031-03-04T08:00Z"), ("b", "2031-03-04T09:00Z"))
    ]
    assert shown(*both) == ['"we saw the whole wall move"']


def test_marks_that_open_in_front_of_a_mixed_statement_are_read_as_its_text_has_them() -> None:
    text = '"The wall moved, and so did the road," she said, and "nobody of us had been told".'
    part = 'and so did the road," she said, and "nobody of us had been told"'
    both = [
        dated(d, text, when, replace(statement("a", text, "she", "said", part), doc=d, id=d, kind="mixed"))
        for d, when in (("a", "2031-03-04T08:00Z"), ("b", "2031-03-04T09:00Z"))
    ]
    assert shown(*both) == ['and so did the road,"', '"nobody of us had been told"']


@pytest.mark.parametrize(
    ("here", "there", "first", "sure"),
    [
        ("2031-03-04", "2031-03-04", None, False),
        ("2031-03-04", "2031-03-05", "a", True),
        ("2031-03-04", "2031-03-04T23:00Z", None, False),
        ("2031-03-04", "2031-03-05T01:00Z", None, False),  # a day of the Americas ends at six in the morning of UTC and later
        ("2031-03-04", "2031-03-06T01:00Z", "a", True),
        ("2031-03-04T08:00Z", "2031-03-04T09:30+02:00", "b", True),
        ("2031-03-04T08:00", "2031-03-04T09:30+02:00", None, False),
        ("2031-03-04T08:00", "2031-03-04T09:30", "a", True),
        ("2031-03-04T08:00Z", "2031-03-04T09:00+01:00", None, False),
        ("2031-03-04T08:00Z", None, "a", False),
        (None, None, None, False),
    ],
)
def test_who_was_first_is_told_where_dates_tell_it(here: str | None, there: str | None, first: str | None, sure: bool) -> None:
    (quotation,) = found(quoting("a", here), quoting("b", there))
    assert (quotation.first.doc if quotation.first else None, quotation.sure) == (first, sure)
    assert quotation.published == {"a": here, "b": there, None: None}[first]


def one_passage(*places: tuple[int, int]) -> list[int]:
    """How many places each passage of an article has, of those that others have from it, the largest first."""
    aligned = tuple(Alignment(Span("a", *place), Span(f"b{n}", 0, 9), "verbatim", 1.0) for n, place in enumerate(places))
    text = "x" * max(end for _, end in places)
    made = (dated("a", text, None), *(dated(f"b{n}", text, None) for n in range(len(places))))
    return sorted((len(f.places) - 1 for f in found(*made, aligned=aligned)), reverse=True)


def test_short_places_between_two_of_one_passage_do_not_part_it() -> None:
    assert one_passage((0, 400), *((n, n + 2) for n in range(1, 120, 3)), (130, 530))[0] == 2


def test_ragged_places_of_one_passage_are_one_found_in_time_that_grows_with_them() -> None:
    began = time.process_time()
    assert one_passage(*((n % 50, 3000 + n) for n in range(4000)))[0] == 4000
    assert time.process_time() - began < 4

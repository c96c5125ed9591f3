"""Which carriers of a dispatch have one version of it, and which version came first."""

import pytest

from wirestem.lexicon.agencies import agencies
from wirestem.model import Document
from wirestem.story.align import align_all
from wirestem.story.derive.kinship import Overlaps
from wirestem.story.derive.marks import mark
from wirestem.story.derive.succession import in_succession
from wirestem.story.derive.texts import prepare
from wirestem.story.derive.versions import versions

from .stories import DISPATCH, LATER, document, parents, story, tree

SUNK = (
    "The army gave up the search for the last three people of Marrow on Thursday after a second slide hit the terrace.",
    "Nine people were missing after it, and rescue teams were digging for nine missing people as early as Monday night.",
    *DISPATCH[2:],
)


def carrier(name: str, paragraphs: tuple[str, ...], published: str | None = None) -> Document:
    return document(name, paragraphs, signoff="— AFP", agency="AFP", furniture="Home | News", published=published)


def found(*documents: Document) -> list[tuple[str, ...]]:
    one = story(*documents)
    texts = prepare(one)
    overlaps, names = Overlaps(texts, align_all(one)), [text.id for text in texts]
    return list(versions(names, overlaps, {text.id: mark(text, agencies()) for text in texts}, (), names))


def test_a_first_sentence_that_stands_below_a_new_one_is_another_versions() -> None:
    assert found(carrier("one", DISPATCH), carrier("two", SUNK)) == [("one",), ("two",)]


@pytest.mark.parametrize(("old", "new"), [("on Monday night", "on Tuesday night"), ("for nine missing", "for eleven missing")])
def test_another_day_or_figure_in_the_first_sentence_is_another_version(old: str, new: str) -> None:
    assert old in DISPATCH[0]
    other = (DISPATCH[0].replace(old, new), *DISPATCH[1:])
    assert len(found(carrier("one", DISPATCH), carrier("two", other))) == 2


def test_a_first_sentence_that_a_house_moved_below_its_own_is_the_same_version() -> None:
    own = ("The bells of Marrow were cast in the same year as the chapel, and nobody has rung them since the spring.", *DISPATCH)
    assert found(carrier("one", DISPATCH), carrier("two", own)) == [("one", "two")]


def test_a_place_and_day_before_it_are_no_first_sentence() -> None:
    placed = ("Tollen, Monday. " + DISPATCH[0], *DISPATCH[1:4])
    assert prepare(story(document("one", placed)))[0].lede.first == 2
    assert found(carrier("one", DISPATCH), carrier("two", placed)) == [("one", "two")]


def succession(*documents: Document) -> list[str]:
    one = story(*documents)
    texts = prepare(one)
    overlaps = Overlaps(texts, align_all(one))
    return [v[0] for v in in_succession([(t.id,) for t in texts], overlaps, {t.id: mark(t, agencies()) for t in texts})]


def test_the_version_whose_beginning_sank_in_another_is_the_earlier_whatever_the_stamps() -> None:
    assert succession(carrier("new", SUNK, "2031-05-04"), carrier("old", DISPATCH, "2031-05-06")) == ["old", "new"]


def test_an_agencys_own_file_of_the_same_day_is_its_last_version() -> None:
    file = document("a_file", LATER, dateline="Tollen, May 5, 2031 (AFP) - ", agency="AFP", published="2031-05-05")
    page = carrier("page", DISPATCH, "2031-05-05T12:20+00:00")
    assert succession(file, page) == ["page", "a_file"]
    assert parents(tree(file, page)) == {"a_file": ["AFP"], "page": ["AFP"]}

"""Laws of the whole way, on the example stories."""

import random
from pathlib import Path

import pytest

from wirestem import flow
from wirestem.article.read import read
from wirestem.model import Capture, Decision, Dossier, Skipped, Source
from wirestem.report.json import encode
from wirestem.settings import Settings

STORIES = ("kalvarra-vote", "songra-pact")


def captures(folder: Path) -> list[Capture | Skipped]:
    return list(read([str(p) for p in sorted(folder.glob("*.txt"))]))


def dossier(items: list[Capture | Skipped], **more: object) -> Dossier:
    return flow.dossier(items, **more).dossier  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=STORIES)
def story(request: pytest.FixtureRequest, examples: Path) -> list[Capture | Skipped]:
    return captures(examples / request.param)


@pytest.fixture(scope="module")
def found(story: list[Capture | Skipped]) -> Dossier:
    return dossier(story)


def test_the_order_of_the_input_changes_no_byte(story: list[Capture | Skipped], found: Dossier) -> None:
    shuffled = list(story)
    random.Random(3).shuffle(shuffled)
    assert encode(dossier(shuffled)) == encode(found)


def test_the_number_of_workers_changes_no_byte(story: list[Capture | Skipped], found: Dossier) -> None:
    assert encode(dossier(story, settings=Settings(workers=2))) == encode(found)


def test_a_verbatim_copy_changes_no_independent_count(story: list[Capture | Skipped], found: Dossier) -> None:
    counts = {c.text: c.independent for s in found.stories for c in s.claims}
    for original in story:
        assert isinstance(original, Capture)
        copy = Capture(id="copy", source=Source(uri="copy.txt"), text=original.text)
        again = dossier([*story, copy])
        assert [s.independent for s in again.stories] == [s.independent for s in found.stories], original.id
        after = {c.text: c.independent for s in again.stories for c in s.claims}
        changed = {t: (counts[t], after[t]) for t in counts.keys() & after.keys() if counts[t] != after[t]}
        assert changed == {}, original.id


def test_the_articles_of_one_story_stay_together(found: Dossier) -> None:
    assert len(found.stories) == 1


def test_every_span_opens_to_characters(found: Dossier) -> None:
    length = {d.id: len(d.text) for d in found.documents}
    for s in found.stories:
        spans = [x for a in s.alignments for x in (a.left, a.right)]
        spans += [x for o in s.origins for e in o.because for x in e.spans]
        spans += [x for d in s.derivations for e in d.because for x in e.spans]
        spans += [x for c in s.claims for e in c.because for x in e.spans]
        spans += [x for c in s.changes for x in (c.here, c.there) if x is not None]
        spans += [x for e in s.events for x in e.mentions]
        assert spans
        assert all(0 <= x.start < x.end <= length[x.doc] for x in spans)


def test_every_inference_says_why(found: Dossier) -> None:
    for s in found.stories:
        assert all(d.because for d in s.derivations)
        assert all(o.because for o in s.origins if o.observed is None)
        assert all(d.because for d in s.disputes)


def test_stories_of_two_matters_are_told_apart(examples: Path) -> None:
    both = [c for name in STORIES for c in captures(examples / name)]
    stories = dossier(both).stories
    assert sorted(len(s.documents) for s in stories) == [10, 11]


def test_a_person_splits_a_story_and_it_stays_split(story: list[Capture | Skipped]) -> None:
    first = story[0]
    assert isinstance(first, Capture)
    outcome = flow.dossier(story, decisions=[Decision("split", "story", documents=(first.id,))])
    assert sorted(len(s.documents) for s in outcome.dossier.stories) == [1, len(story) - 1]


def test_a_single_article_gives_a_dossier(story: list[Capture | Skipped]) -> None:
    found = dossier(story[:1])
    assert len(found.stories) == 1
    assert found.stories[0].claims


def test_four_lines_give_a_dossier() -> None:
    text = "Bridge closed\n\nThe bridge at Orlo is closed, the mayor said on Monday.\n\nNobody was hurt."
    found = dossier([Capture(id="a", source=Source(uri="a.txt"), text=text)])
    assert len(found.stories) == 1
    assert found.stories[0].statements
    assert found.stories[0].independent.max == 1


def test_nothing_gives_an_empty_dossier() -> None:
    assert dossier([]).stories == ()


def test_a_stated_date_that_nobody_can_read_is_noted() -> None:
    capture = Capture(id="a", source=Source(uri="r#a"), text="Dam holds\n\nIt held on Friday, she said.", published="soon")
    outcome = flow.dossier([capture])
    assert [(s.severity, "'soon'" in s.reason) for s in outcome.skipped] == [("note", True)]


def test_a_story_is_called_the_same_wherever_its_files_lie() -> None:
    texts = ("Ferry sinks off Maldora\n\nIt sank on Friday, she said.", "Fourteen dead as ferry sinks\n\nIt sank, she said.")
    labels = set()
    for folder in ("a", "b", "c", "d"):
        items = [Capture(id=str(n), source=Source(uri=f"{folder}/{n}.txt"), text=text) for n, text in enumerate(texts)]
        labels |= {story.label for story in dossier(list(items)).stories if len(story.documents) == 2}
    assert len(labels) <= 1


def test_a_text_in_capitals_tells_what_it_tells_in_small_letters() -> None:
    text = (
        "BRACKWOLD, March 4 - At least 14 people were killed when a dam burst near Oltena on Monday, the ministry said.\n\n"
        '"We lost the whole of the lower town," Mayor Anna Karrow told reporters on Tuesday morning.\n\n'
        "The dam was inspected last week and engineers did not find any damage, the ministry said at 9 a.m.\n"
    )
    here, there = (dossier([Capture("a", Source("a.txt"), t, published="2031-03-04")]) for t in (text, text.upper()))
    assert there.documents[0].text == text.upper()
    mine, theirs = here.stories[0], there.stories[0]
    assert [(t.start, t.value) for t in mine.times] == [(t.start, t.value) for t in theirs.times]
    places, other = ([[(m.start, m.end) for m in c.mentions] for c in found.claims] for found in (mine, theirs))
    assert sorted(places) == sorted(other)

"""Which texts tell one story."""

from collections.abc import Iterable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.corpus.gather import gather
from wirestem.corpus.gather.copies import shared
from wirestem.corpus.gather.linkage import Groups, Likeness, linked
from wirestem.corpus.gather.prints import prints
from wirestem.model import Decision, Document, Published, Source, Zone
from wirestem.text import paragraphs

STRIKE = (
    (
        "Harbour pilots of Lerno stop work\nThe pilots of Lerno voted to stop work for two days, union leader Oda Brink said.\n"
        "Tankers bound for the Lerno refinery will wait outside the mole until the pilots return.\n"
    ),
    (
        "Ferries to sail despite pilots' walkout\nLerno's ferries will run although the harbour pilots have stopped work.\n"
        "Oda Brink, who leads the union, said tankers would have to wait outside the mole.\n"
    ),
    (
        "Refinery warns of shortage\nThe refinery at Lerno has oil for three days while the pilots' strike keeps tankers away.\n"
        "Union leader Oda Brink said she had heard nothing from the harbour board.\n"
    ),
)
DROUGHT = (
    (
        "Rain ends drought in Massany valleys\nFarmers in Massany welcomed the first rain since March with bells and bonfires.\n"
        "The reservoir above Quell stood at a tenth of its height last week.\n"
    ),
    (
        "Bonfires for the rain\nIn the valleys of Massany the bells rang when rain ended the drought; farmers in Quell danced.\n"
        "Their reservoir will need months to fill.\n"
    ),
)


def document(name: str, text: str, day: str | None = None) -> Document:
    zones = tuple(Zone(a, b, "paragraph" if n else "headline") for n, (a, b) in enumerate(paragraphs(text)))
    published = Published(day, day, "metadata") if day else None
    return Document(name, Source(name), text.split("\n", 1)[0], text, "en", published, zones)


def pile() -> list[Document]:
    return [document(f"{kind}{n}", text) for kind, texts in (("s", STRIKE), ("d", DROUGHT)) for n, text in enumerate(texts)]


def test_two_matters_are_two_stories() -> None:
    assert gather(pile()).stories == (("d0", "d1"), ("s0", "s1", "s2"))


def test_the_order_of_the_input_does_not_matter() -> None:
    assert gather(pile()[::-1]) == gather(pile())


def test_a_copy_goes_where_its_fellow_goes_and_moves_nobody() -> None:
    copies = [document(f"x{n}", STRIKE[0]) for n in range(4)]
    assert gather([*pile(), *copies]).stories == (("d0", "d1"), ("s0", "s1", "s2", "x0", "x1", "x2", "x3"))


def test_what_a_person_decided_wins() -> None:
    merged = gather(pile(), decisions=[Decision("merge", "story", documents=("d0", "s0"))])
    assert merged.stories == (("d0", "d1", "s0", "s1", "s2"),)
    split = gather(pile(), decisions=[Decision("split", "story", documents=("s2",))])
    assert split.stories == (("d0", "d1"), ("s0", "s1"), ("s2",))
    unknown = gather(pile(), decisions=[Decision("merge", "story", documents=("nobody",))])
    assert unknown == gather(pile())


def test_nothing_gives_no_story_and_an_empty_text_one() -> None:
    assert gather([]) == ((), ())
    assert gather([document("a", "")]) == ((("a",),), (("a",),))


def test_a_reused_passage_is_found_wherever_it_begins() -> None:
    found = shared(prints((DROUGHT[0] + STRIKE[0], "Elsewhere:\n" + STRIKE[0], DROUGHT[1])))
    assert (found.left.tolist(), found.right.tolist()) == ([0], [1])


def test_families_are_told_beside_the_stories_and_no_decision_about_stories_parts_them() -> None:
    copies = [document(f"x{n}", STRIKE[0]) for n in range(2)]
    found = gather([*pile(), *copies], decisions=[Decision("split", "story", documents=("x1",))])
    assert ("x1",) in found.stories
    assert found.families == (("d0",), ("d1",), ("s0", "x0", "x1"), ("s1",), ("s2",))


PAIRS = ((0, 1, 0.9), (0, 2, 0.1), (1, 2, 0.5), (2, 3, 0.2))


def alike(pairs: Iterable[tuple[int, int, float]]) -> Likeness:
    table = np.array(sorted(pairs), float).reshape(-1, 3)
    return Likeness(table[:, 0].astype(int), table[:, 1].astype(int), table[:, 2])


def test_groups_grow_while_their_members_are_alike_on_average() -> None:
    groups = Groups(4, alike(PAIRS))
    groups.link(0.3)
    assert sorted(groups.members.values()) == [[0, 1, 2], [3]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
        st.sampled_from((0.1, 0.25, 0.3, 0.5, 0.9)),
    ),
    st.sampled_from((0.2, 0.3, 0.6)),
)
@settings(max_examples=80, deadline=None)
def test_what_hangs_together_is_linked_apart_with_the_same_result(pairs: dict[tuple[int, int], float], least: float) -> None:
    near = alike((a, b, value) for (a, b), value in pairs.items())
    groups = Groups(12, near)
    groups.link(least)
    assert linked(12, near, least) == sorted(groups.members.values())


@given(st.lists(st.sampled_from([*STRIKE, *DROUGHT, "", "…", "\U0001f600", "\u05d0\u05d1 \u05d2"]), max_size=8))
@settings(max_examples=40, deadline=None)
def test_every_document_is_in_one_story_and_order_is_no_matter(texts: list[str]) -> None:
    documents = [document(f"d{n}", text, "2031-10-1" + str(n)) for n, text in enumerate(texts)]
    found = gather(documents)
    for groups in found:
        assert sorted(i for group in groups for i in group) == sorted(d.id for d in documents)
    assert gather(documents[::-1]) == found

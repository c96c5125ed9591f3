"""What holds for every restored dispatch."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirestem.model import Document, Relation, Restored

from .made import DISPATCH, document, lines, told

OWN = (
    "The Mirror's readers sent blankets and soup to the school hall in great numbers all night long.",
    "Nobody at the ministry in the capital would say who had signed the last inspection of the slope.",
)
CHANGES = (("nine", "seven"), ("two ", ""), ("carried", "swept"), (", but the second one broke down before dawn", ""))


@st.composite
def carriers(draw: st.DrawFn) -> tuple[list[Document], dict[str, Relation]]:
    made: list[Document] = []
    relations: dict[str, Relation] = {}
    for n in range(draw(st.integers(1, 4))):
        taken = draw(st.lists(st.sampled_from((*DISPATCH, *OWN)), min_size=1, max_size=6, unique=True))
        here, there = draw(st.sampled_from((("", ""), *CHANGES)))
        if draw(st.booleans()):
            taken.sort(key=(*DISPATCH, *OWN).index)
        made.append(
            document(
                f"d{n}",
                [line.replace(here, there) if here else line for line in taken],
                published=draw(st.sampled_from((None, "2031-05-06", "2031-05-05T09:00+02:00", "soon"))),
                credit=draw(st.sampled_from(("", "AFP"))),
            )
        )
        kinds: tuple[Relation, ...] = ("copy", "rewrite", "excerpt", "merge")
        relations[f"d{n}"] = draw(st.sampled_from(kinds))
    return made, relations


@settings(max_examples=60, deadline=None)
@given(carriers())
def test_every_span_slices_and_belongs_to_a_carrier(pile: tuple[list[Document], dict[str, Relation]]) -> None:
    made, relations = pile
    texts = {d.id: d.text for d in made}
    found = told(*made, relations=relations)
    for passage in found.passages:
        assert 1 <= passage.attested <= passage.of <= len(made)
        for span in passage.mentions:
            assert texts[span.doc][span.start : span.end].strip()
        for start, end in passage.alone:
            assert 0 <= start < end <= len(passage.text)
        for variant in passage.variants:
            assert 0 <= variant.start <= variant.end <= len(passage.text)
            assert variant.mentions
            for span in variant.mentions:
                assert 0 <= span.start <= span.end <= len(texts[span.doc])
            if variant.text:
                assert variant.text in {texts[s.doc][s.start : s.end] for s in variant.mentions}
    assert told(*reversed(made), relations=relations) == found


@settings(max_examples=40, deadline=None)
@given(carriers())
def test_an_exact_copy_of_a_carrier_changes_no_text(pile: tuple[list[Document], dict[str, Relation]]) -> None:
    made, relations = pile
    again = document("z", [made[0].text[z.start : z.end] for z in made[0].zones if z.kind == "paragraph"])
    same = [c.agency for c in made[0].credits]
    if same:
        again = document("z", [made[0].text[z.start : z.end] for z in made[0].zones if z.kind == "paragraph"], credit=same[0])
    after = told(*made, again, relations={**relations, "z": relations["d0"]})
    assert summary(after) == summary(told(*made, relations=relations))


def summary(restored: Restored) -> list[tuple[str, int, int, object]]:
    return [(p.text, p.attested, p.of, p.alone) for p in restored.passages]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_identical_carriers_are_restored_as_they_are(number: int) -> None:
    found = told(*(document(f"d{n}", DISPATCH) for n in range(number)))
    assert lines(found) == list(DISPATCH)

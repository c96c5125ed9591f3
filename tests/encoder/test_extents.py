"""Extents: edges weighed by the words beside them, strays, and reading as corpora are marked."""

import shutil
from pathlib import Path

import numpy as np
import pytest

import wirestem
from wirestem import flow
from wirestem.article.read import read_row
from wirestem.encoder import Encoder, read_words
from wirestem.encoder.extents import FILE, KINDS, SIGNS, SIZE, Extents, every_edge
from wirestem.encoder.network import SHIPPED
from wirestem.encoder.quoted import with_quotations
from wirestem.encoder.reading import Cue, Frames, Roles, Run
from wirestem.encoder.sheets import CLASSES, NONE, Sheet, forms_of, sheet_of
from wirestem.encoder.strays import with_strays
from wirestem.encoder.windows import Window
from wirestem.encoder.words import Words
from wirestem.errors import EncoderError
from wirestem.model import Capture, Zone
from wirestem.settings import Settings
from wirestem.text import paragraphs

TEXT = "Novak said the crack had grown, and the pier was shut."


def words_of(text: str = TEXT) -> Words:
    return read_words(text, tuple(Zone(a, b, "paragraph") for a, b in paragraphs(text)))


def sheet(text: str = TEXT, told: tuple[Run, ...] = ()) -> Sheet:
    """The sheet of a text in one window, whose tags are sure that some words are told and nothing else is."""
    words = words_of(text)
    size = len(words.forms)
    tags = np.tile(np.array([4, 0, 0] * 3, np.float32), (1, size, 1))
    for begin, end in told:
        tags[0, begin:end, 6:] = (0, 0, 8)
    return sheet_of(forms_of(words), [Window(0, size, [], [], [])], tags)


def frames(size: int, cue: Run, content: Run, source: Run = (0, 0)) -> Frames:
    """One cue, its content and source, of which the network is all but sure."""
    labels = np.zeros((1, size), np.int64)
    labels[0, content[0] : content[1]] = 4
    labels[0, content[0]] = 3
    labels[0, source[0] : source[1]] = 1
    chances = np.full((1, size, 7), 0.01, np.float32)
    chances[0, np.arange(size), labels[0]] = 0.94
    roles = Roles((source,) if source[1] else (), (content,), ())
    return Frames(np.array([0]), [Cue(*cue, 0.9)], chances, labels, [roles], np.zeros((1, 6), np.float32))


def weights(kind: str = "", **places: float) -> Extents:
    """Weights that trust the network's sums alone; of `kind` some numbers are others, each named by its place: `_21=9`."""
    found = {k: np.zeros(SIZE, np.float32) for k in KINDS}
    for table in found.values():
        table[0] = 1
    for place, value in places.items():
        found[kind][int(place[1:])] = value
    return Extents(found, 0.5)


def of(text: str, word: str, column: int) -> int:
    """The number of the weight of a word's class in the first (the edge), second (beyond it) or third column."""
    words = words_of(text)
    return SIGNS + column * CLASSES + int(forms_of(words).classes[words.forms.index(word)])


def test_a_sheet_knows_the_next_words_that_are_no_marks_and_what_lies_beyond() -> None:
    made = sheet("He said “no”, twice.")
    # He said “ no ” , twice .
    assert made.after[0].tolist() == [1, 3, 3, 6, 6, 6, 8, 8, 8]
    assert made.before[0].tolist() == [8, 0, 1, 1, 3, 3, 3, 6, 6]
    assert made.quoted[0].tolist() == [False, False, False, True, False, False, False, False, False]
    assert (made.block[0, -1], made.sentence[0, -1], made.odds[0, -1].tolist()) == (-1, -1, [-6, -6, -6])
    assert made.classes[0, -1] not in made.classes[0, :-1]
    assert made.classes[0].max() < NONE


def test_an_opening_mark_is_another_class_than_a_closing_one_though_both_are_straight() -> None:
    straight, curly = (forms_of(words_of(t)).classes.tolist() for t in ('He said "no" twice.', "He said “no” twice."))
    assert straight == curly
    assert straight[2] != straight[4]


def test_where_nothing_speaks_against_it_an_edge_stays_where_the_labels_put_it() -> None:
    made = frames(13, (1, 2), (2, 6), (0, 1))
    assert weights().settled(sheet(), made) == [(made.cues[0], made.roles[0])]


def test_a_content_goes_on_to_where_a_comma_follows() -> None:
    made = frames(13, (1, 2), (2, 5), (0, 1))
    given = weights("content_end", **{f"_{of(TEXT, ',', 1)}": 9.0})
    ((_, roles),) = given.settled(sheet(), made)
    assert roles.content == ((2, 6),)


def test_the_end_of_a_content_moves_only_for_a_word_that_is_clearly_better() -> None:
    made = frames(13, (1, 2), (2, 5), (0, 1))
    cost = float(-np.log(0.02 / 0.98))  # what taking in one word more costs
    for gain, moved in ((0.9, False), (1.1, True)):
        given = weights("content_end", **{f"_{of(TEXT, ',', 1)}": cost + gain})
        ((_, roles),) = given.settled(sheet(), made)
        assert roles.content == ((2, 6 if moved else 5),)


def test_a_cue_takes_in_what_belongs_to_it_and_a_content_begins_behind_a_word() -> None:
    text = "Novak said in May that it fell."
    given = weights("cue_end", **{f"_{of(text, 'that', 1)}": 30.0})
    ((cue, _),) = given.settled(sheet(text), frames(8, (1, 2), (5, 7)))
    assert (cue.begin, cue.end) == (1, 4)
    given = weights("content_begin", **{f"_{of(text, 'that', 1)}": 30.0})
    ((_, roles),) = given.settled(sheet(text), frames(8, (1, 2), (4, 7)))
    assert roles.content == ((5, 7),)


def test_no_part_reaches_into_another_of_the_statement() -> None:
    # The weight of "other" words beyond an edge would draw each end as far as it could go.
    given = weights("source_end", _1=0.0, _15=99.0)
    ((_, roles),) = given.settled(sheet(), frames(13, (3, 4), (4, 7), (0, 1)))
    assert roles.source == ((0, 3),)


def test_every_word_that_could_be_an_edge_is_a_word_and_the_edge_given_is_one_of_them() -> None:
    made = sheet("“We had no warning,” harbour chief Ada Novak said on Tuesday.")
    for kind, edges in every_edge(made, frames(15, (11, 12), (1, 5), (7, 11))):
        for row, part in enumerate(edges.parts):
            at = edges.at[row, edges.open[row]]
            assert made.plain[0, at].all()
            assert (part.last if kind.endswith("end") else part.first) in at
        assert np.isfinite(edges.signs[edges.open]).all()


@pytest.mark.parametrize(
    ("found", "met"),
    [
        (None, "holds no weights of edges"),
        ({k: np.zeros(SIZE, np.float32) for k in KINDS}, "holds no weights of edges .*likely"),
        (
            {k: np.zeros(SIZE, np.float32) for k in KINDS[1:]} | {"likely": np.float32(0.5)},
            f"holds no weights of edges .*{KINDS[0]}",
        ),
        (
            {k: np.zeros(3, np.float32) for k in KINDS} | {"likely": np.float32(0.5)},
            rf"{KINDS[0]} is \(3,\), expected \({SIZE},\)",
        ),
    ],
)
def test_a_file_that_holds_no_weights_is_refused_by_name(tmp_path: Path, found: dict[str, np.ndarray] | None, met: str) -> None:
    path = tmp_path / FILE
    if found is None:
        path.write_bytes(b"no arrays")
    else:
        np.savez(path, **found)  # type: ignore[arg-type]
    with pytest.raises(EncoderError, match=rf"{FILE}: {met}.*training/extents.py"):
        Extents.read(path)


STRAY = "Novak called it a risk and left. The pier had cracked in March.\n\nThe pier had cracked in May."
# 0 Novak called it a risk and left . | 8 The pier had cracked in March . | 15 The pier had cracked in May .


def joined(told: tuple[Run, ...], liked: float = 0.2) -> tuple[Run, ...]:
    made = frames(22, (1, 2), (2, 5), (0, 1))
    made.chances[0, 8:, 3:5] = liked / 2
    ((_, roles),) = with_strays(sheet(STRAY, told), [0], [(made.cues[0], made.roles[0])], list(made.chances))
    return roles.content


def test_told_words_that_no_cue_took_join_the_statement_of_their_paragraph() -> None:
    assert joined(((2, 5), (8, 14))) == ((2, 5), (8, 14))


def test_words_of_another_paragraph_few_words_and_words_that_the_cue_does_not_like_join_nothing() -> None:
    assert joined(((2, 5), (15, 21))) == ((2, 5),)
    assert joined(((2, 5), (8, 10))) == ((2, 5),)
    assert joined(((2, 5), (8, 14)), liked=0.02) == ((2, 5),)


def test_strays_join_the_cue_that_likes_them_best() -> None:
    first, second = frames(22, (1, 2), (2, 5), (0, 1)), frames(22, (6, 7), (5, 6))
    first.chances[0, 8:14, 3:5] = 0.05
    second.chances[0, 8:14, 3:5] = 0.2
    found = with_strays(
        sheet(STRAY, ((8, 14),)),
        [0, 0],
        [(f.cues[0], f.roles[0]) for f in (first, second)],
        [f.chances[0] for f in (first, second)],
    )
    assert [roles.content for _, roles in found] == [((2, 5),), ((5, 6), (8, 14))]


MIXED = "The plan is “bold”, but “far too dear”, Novak said. “No” is the answer."
# 0 The plan is “ bold ” , but | 8 “ far too dear ” , Novak said . | 16 “ No ” is the answer .


def quoted(content: Run, liked: float = 0.2, text: str = MIXED, cue: Run = (14, 15)) -> tuple[Run, ...]:
    """The content of the one cue, whose frame likes all other words so much."""
    made = frames(22, cue, content, (13, 14))
    made.chances[0, : content[0], 3:5] = made.chances[0, content[1] :, 3:5] = liked / 2
    return with_quotations(sheet(text), made).roles[0].content


def test_a_content_takes_in_the_quotations_of_its_sentence_with_their_marks() -> None:
    assert quoted((0, 6)) == ((0, 6), (8, 13))
    assert quoted((9, 11)) == ((3, 6), (8, 13))


def test_a_quotation_that_the_cue_does_not_like_or_of_another_sentence_is_not_taken_in() -> None:
    assert quoted((0, 6), liked=0.01) == ((0, 6),)
    assert all(end <= 13 for _, end in quoted((0, 6), liked=0.9))


def test_where_the_marks_stand_around_source_or_cue_nothing_is_taken_in() -> None:
    text = "Novak said that a “man of honour told him” so, and left. It was late and it rained."
    assert quoted((2, 4), text=text, cue=(8, 9)) == ((2, 4),)


def test_an_encoder_without_the_file_reads_alike_wide_or_not_and_has_another_name(tmp_path: Path) -> None:
    own = Path(shutil.copytree(SHIPPED, tmp_path / "own"))
    (own / FILE).unlink()
    bare, shipped = Encoder(own), Encoder(SHIPPED)
    assert bare.extents is None
    assert bare.name != shipped.name
    words = words_of()
    assert bare(words, wide=True).told == bare(words).told == shipped(words).told


def test_read_wide_the_traits_are_left_out_since_only_claims_ask_for_them() -> None:
    made = Encoder(SHIPPED)
    assert made(words_of()).traits is not None
    assert made(words_of(), wide=True).traits is None


def test_annotate_reads_wide_and_a_dossier_keeps_to_what_news_says() -> None:
    text = "The minister ruled Friday against closing the pier, and the mayor put it in a statement."
    (row,) = wirestem.annotate({"id": "a", "text": text, "published": "2031-05-06"})
    assert "put it in a statement" in [text[a:b] for s in row["statements"] for a, b in s["cue"]]
    capture = read_row({"id": "a", "text": text, "published": "2031-05-06"})
    assert isinstance(capture, Capture)
    assert "put" in [text[a:b] for s in flow.told(capture, Settings()).statements for a, b in s.cue]

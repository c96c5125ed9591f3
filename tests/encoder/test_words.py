"""Words, pieces and windows as the encoder gets them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.encoder.pieces import Pieces
from wirestem.encoder.windows import windows
from wirestem.encoder.words import MARKS, PLACES, SHAPES, Words, covering, read_words
from wirestem.model import Zone

TEXT = "Mayor quits\n\nBy Ada Novak\n\n“I am DONE,” she told AFP in 2031.\n\n“Nobody asked"
ZONES = (
    Zone(0, 11, "headline"),
    Zone(13, 25, "byline"),
    Zone(27, TEXT.index("\n", 27), "paragraph"),
    Zone(TEXT.rindex("\n") + 1, len(TEXT), "paragraph"),
)
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "mayor", "quit", "##s", "i", "am", "done", "cafe", '"', "“", "-"]


def read() -> Words:
    return read_words(TEXT, ZONES)


def test_only_headlines_and_paragraphs_are_read() -> None:
    words = read()
    assert "Novak" not in words.forms
    assert words.borders == [0, 2, 14, len(words.starts)]
    assert words.block[0] == 0
    assert words.block[-1] == 2


def test_each_word_is_told_its_shape_its_mark_and_its_place() -> None:
    words = read()
    told = {
        f: (SHAPES[s], MARKS[m], PLACES[p]) for f, s, m, p in zip(words.forms, words.shape, words.mark, words.place, strict=True)
    }
    assert told["Mayor"] == ("title", "outside", "headline")
    assert told["DONE"] == ("upper", "inside", "within")
    assert told["I"] == ("letter", "inside", "within")
    assert told["2031"] == ("digit", "outside", "within")
    assert told["asked"] == ("lower", "unclosed", "within")
    assert told["”"] == ("mark", "closing", "within")


def test_words_point_into_the_text() -> None:
    words = read()
    assert [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.forms
    assert [words.forms[n] for n in covering(words, (28, 37))] == ["I", "am", "DONE"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("Mayor", [4]), ("quits", [5, 6]), ("CAFÉ", [10]), ("zzz", [1]), ("«", [12]), ("‑", [13]), ("́", [1]), ("x" * 50, [1])],
)
def test_a_word_falls_into_the_longest_pieces_that_the_vocabulary_has(word: str, pieces: list[int]) -> None:
    assert Pieces(VOCABULARY)(word) == pieces


@given(st.lists(st.lists(st.sampled_from(["mayor", "quits", "am"]), min_size=1, max_size=30), max_size=8), st.integers(6, 40))
def test_windows_hold_every_word_once_and_none_is_too_long(paragraphs: list[list[str]], longest: int) -> None:
    text = "\n".join(" ".join(p) for p in paragraphs)
    zones, at = [], 0
    for p in paragraphs:
        size = len(" ".join(p))
        zones.append(Zone(at, at + size, "paragraph"))
        at += size + 1
    words = read_words(text, zones)
    found = windows(words, Pieces(VOCABULARY), longest)
    assert [n for w in found for n in range(w.begin, w.end)] == list(range(len(words.starts)))
    for window in found:
        assert len(window.ids) <= longest
        assert len(window.ids) == len(window.owner)
        assert [window.owner[n] for n in window.first] == list(range(window.end - window.begin))


def test_windows_are_cut_between_paragraphs() -> None:
    text = "mayor quits\nmayor quits\nmayor quits"
    words = read_words(text, [Zone(0, 11, "paragraph"), Zone(12, 23, "paragraph"), Zone(24, 35, "paragraph")])
    assert [(w.begin, w.end) for w in windows(words, Pieces(VOCABULARY), 9)] == [(0, 4), (4, 6)]

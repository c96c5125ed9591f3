"""From scores to cues, roles and names."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.encoder.network import Encoder
from wirestem.encoder.reading import Cue, best_labels, chances, cues, names, roles, runs, telling
from wirestem.errors import EncoderError


def scores(*labels: int, size: int = 3, height: float = 5.0) -> np.ndarray:
    table = np.zeros((len(labels), size), np.float32)
    table[np.arange(len(labels)), labels] = height
    return table


def test_a_cue_begins_where_it_is_likely_and_goes_on_inside() -> None:
    found = cues(scores(0, 1, 2, 0, 1), 0.4)
    assert [(c.begin, c.end) for c in found] == [(1, 3), (4, 5)]
    assert all(0.9 < c.chance < 1 for c in found)
    assert cues(scores(0, 1, height=0.1), 0.4) == []


@given(st.integers(1, 6).flatmap(lambda n: st.lists(st.lists(st.floats(-9, 9), min_size=7, max_size=7), min_size=n, max_size=n)))
def test_labels_never_go_on_with_what_did_not_begin(rows: list[list[float]]) -> None:
    labels = best_labels(np.array([rows], np.float32))[0].tolist()
    for before, here in zip([0, *labels], labels, strict=False):
        assert here in (0, 1, 3, 5) or before in (here, here - 1)


@given(
    st.tuples(st.integers(1, 9), st.sampled_from([3, 7])).flatmap(
        lambda n: st.lists(st.lists(st.integers(-3, 3), min_size=n[1], max_size=n[1]), min_size=n[0], max_size=n[0])
    )
)
def test_labels_are_as_good_as_a_search_through_the_whole_sequence_finds(rows: list[list[int]]) -> None:
    best = [score if k % 2 or not k else -99.0 for k, score in enumerate(rows[0])]
    for row in rows[1:]:
        open_ = [max(best) if k % 2 or not k else max(best[k], best[k - 1]) for k in range(len(row))]
        best = [a + b for a, b in zip(open_, row, strict=True)]
    labels = best_labels(np.array([rows], np.float32))[0].tolist()
    assert sum(row[label] for row, label in zip(rows, labels, strict=True)) == max(best)


def test_padding_is_outside() -> None:
    both = np.stack([scores(1, 2, 2, size=7), scores(3, 4, 4, size=7)])
    assert best_labels(both, np.array([3, 1])).tolist() == [[1, 2, 2], [3, 0, 0]]


def test_runs_of_one_kind() -> None:
    assert list(runs([1, 2, 0, 1, 1, 2, 3, 4], 1)) == [(0, 2), (3, 4), (4, 6)]
    parts = roles([1, 2, 0, 3, 4, 0, 3, 5, 6])
    assert parts == (((0, 2),), ((3, 5), (6, 7)), ((7, 9),))


def test_pieces_of_a_content_that_touch_are_one_and_two_sources_that_touch_are_two() -> None:
    assert roles([3, 4, 3, 4, 0, 3]).content == ((0, 4), (5, 6))
    assert roles([1, 2, 1, 2]).source == ((0, 2), (2, 4))


def test_a_statement_counts_words_of_the_text() -> None:
    told = telling(Cue(2, 3, 0.9), roles([1, 0, 0, 3]), chances(np.zeros(6, np.float32)), 10)
    assert (told.cue, told.source, told.content) == ((12, 13), ((10, 11),), ((13, 14),))
    assert sum(told.stances) == pytest.approx(1)


def test_names_have_their_class() -> None:
    found = list(names([scores(0, 1, 2, 3, size=19), scores(3, 0, size=19)]))
    assert [(n.place, n.kind) for n in found] == [((1, 3), "Person"), ((3, 4), "Organization"), ((4, 5), "Organization")]
    assert list(names([np.zeros((0, 19), np.float32)])) == []
    assert list(names([])) == []


def test_a_folder_without_an_encoder_is_refused(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    with pytest.raises(EncoderError, match=r"holds no encoder: about.json, pieces.npy"):
        Encoder(folder)
    for name in ("pieces.npy", "scales.npy", "reader.onnx", "frames.onnx", "vocab.txt"):
        (folder / name).write_bytes(b"")
    (folder / "about.json").write_text('{"format": "other/9"}')
    with pytest.raises(EncoderError, match=r"format is 'other/9', expected 'wirestem.encoder/3'"):
        Encoder(folder)
    about = '{"format": "wirestem.encoder/3", "name": "x", "likely": 0.4, "links": {"distance": [0.0], "nobody": 0.0}}'
    (folder / "about.json").write_text(about.replace('"likely": 0.4', '"likely": "high"'))
    with pytest.raises(EncoderError, match=r"about.json: Expected `float`, got `str`"):
        Encoder(folder)
    (folder / "about.json").write_text("[")
    with pytest.raises(EncoderError, match=r"about.json: .*export it anew"):
        Encoder(folder)
    (folder / "about.json").write_text(about)
    (folder / "vocab.txt").write_text("[UNK]\n")
    with pytest.raises(EncoderError, match=r"pieces.npy or scales.npy is no array"):
        Encoder(folder)
    np.save(folder / "pieces.npy", np.zeros((30522, 4), np.float32))
    np.save(folder / "scales.npy", np.zeros(30522, np.float32))
    with pytest.raises(EncoderError, match=r"pieces.npy is float32 \(30522, 4\) .* expected int8"):
        Encoder(folder)
    np.save(folder / "pieces.npy", np.zeros((30522, 4), np.int8))
    with pytest.raises(EncoderError, match=r"vocab.txt: has 1 pieces and pieces.npy 30522, expected 30522"):
        Encoder(folder)
    (folder / "vocab.txt").write_text("\n".join(["[UNK]", "[CLS]", "[SEP]", *(f"p{n}" for n in range(30519))]))
    with pytest.raises(EncoderError, match=r"reader.onnx: cannot be run"):
        Encoder(folder)

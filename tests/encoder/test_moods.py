"""Words' traits, and what a clause makes of them."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirestem.encoder import Encoder, encode, encoder
from wirestem.encoder.moods import CLASSES, FILE, PLACES, Moods, around
from wirestem.encoder.network import SHIPPED
from wirestem.errors import EncoderError
from wirestem.model import Document, Source, Zone

Tables = dict[str, np.ndarray]


def tables(wide: int = 4, count: int = 2, size: int = 3, heads: int = 2) -> Tables:
    """Weights that say nothing."""
    many = len(CLASSES)
    return {
        "middle": np.zeros(wide),
        "spread": np.ones(wide),
        "weights": np.zeros((wide, count * size), np.int8),
        "scales": np.ones(count * size),
        "shift": np.zeros(count * size),
        "gates": np.ones((PLACES, count, size)),
        "places": np.zeros((PLACES, count, size)),
        "asks": np.zeros((count, size, heads)),
        "asked": np.zeros((PLACES, count, heads)),
        "says": np.zeros((count, heads, size, many)),
        "names": np.array(["rules denied"]),
        "signs": np.zeros((1, many)),
        "bias": np.zeros(many),
    }


def saved(folder: Path, found: Tables) -> Path:
    np.savez(folder / FILE, **found)  # type: ignore[arg-type]
    return folder / FILE


def test_a_word_within_the_clause_speaks_louder_than_one_that_the_clause_does_not_ask() -> None:
    found = tables()
    found["weights"][0, 0] = 1
    found["scales"][:] = 1 / 16
    found["asked"][1, 0, :] = 50.0
    found["says"][0, :, 0, CLASSES.index("planned")] = 1.0
    moods = Moods(found)
    traits = moods.traits(np.array([[3, 0, 0, 0], [-3, 0, 0, 0]], np.float32))
    assert traits[:, 0].tolist() == [126, -126]
    first, second = (moods.scores(traits, np.array(p), ())["planned"] for p in ([1, 5], [5, 1]))
    assert first == pytest.approx(126 / 127, abs=1e-4)
    assert second == pytest.approx(-126 / 127, abs=1e-4)


def test_signs_count_and_unknown_ones_do_not() -> None:
    found = tables()
    found["signs"][0, CLASSES.index("denied")] = 2.5
    found["bias"][0] = 1.0
    nothing = np.zeros((0, 6), np.int8), np.zeros(0, np.int64)
    assert Moods(found).scores(*nothing, ("rules denied", "never seen")) == {
        **dict.fromkeys(CLASSES, 0.0),
        "denied": 2.5,
        "asserted": 1.0,
    }


@given(st.permutations(range(40)))
def test_traits_are_the_same_in_whatever_order_states_are_summed(order: list[int]) -> None:
    numbers = np.random.default_rng(5)
    found = tables(wide=40)
    found["weights"] = numbers.integers(-127, 128, (40, 6)).astype(np.int8)
    found["spread"] = numbers.random(40) + 0.1
    found["scales"] = np.full(6, 1e-4)
    states = numbers.normal(0, 2, (7, 40)).astype(np.float32)
    turned = found | {k: found[k][order] for k in ("weights", "middle", "spread")}
    assert np.array_equal(Moods(found).traits(states), Moods(turned).traits(states[:, order]))


@given(st.integers(0, 30), st.integers(1, 12), st.integers(0, 80), st.integers(0, 80))
def test_every_word_that_is_asked_has_one_place_and_none_lies_beyond_the_paragraph(
    begin: int, size: int, before: int, behind: int
) -> None:
    end = begin + size
    sentence, block = (begin - begin // 2, end + behind // 2), (0, end + behind + before)
    first, places = around(begin, end, sentence, block)
    assert first >= block[0]
    assert first + len(places) <= block[1]
    at = {first + n: p for n, p in enumerate(places.tolist())}
    assert at[begin] == 0
    assert all(at[n] in (1, 2) for n in range(begin + 1, end))
    assert all(0 <= p < PLACES for p in at.values())
    assert all((p == 11) == (n < sentence[0]) and (p == 12) == (n >= sentence[1]) for n, p in at.items())


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("weights", np.zeros((4, 5), np.int8), r"weights is \(4, 5\), expected \(4, 6\)"),
        ("says", np.zeros((2, 2, 3, 6)), r"says is \(2, 2, 3, 6\), expected \(2, 2, 3, 7\)"),
        ("asks", np.zeros((2, 3)), r"asks is \(2, 3\), expected three axes"),
        ("bias", None, r"holds no weights .*bias.*training/moods.py"),
    ],
)
def test_a_file_with_other_shapes_is_refused(tmp_path: Path, name: str, value: np.ndarray | None, message: str) -> None:
    found = tables() | ({name: value} if value is not None else {})
    if value is None:
        del found[name]
    with pytest.raises(EncoderError, match=message):
        Moods.read(saved(tmp_path, found))


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a file of arrays")
    with pytest.raises(EncoderError, match=r"moods.npz: holds no weights"):
        Moods.read(tmp_path / FILE)


def of_one_s_own(folder: Path) -> Path:
    for path in SHIPPED.iterdir():
        (folder / path.name).symlink_to(path)
    return folder


def test_an_encoder_without_the_weights_reads_and_leaves_no_traits(tmp_path: Path) -> None:
    (of_one_s_own(tmp_path) / FILE).unlink()
    text = "The harbour will reopen on Monday, the mayor said."
    document = Document("d", Source("d.txt"), None, text, "en", zones=(Zone(0, len(text), "paragraph"),))
    assert encode(document, str(tmp_path)).traits is None
    assert encoder(str(tmp_path)).name != encoder().name
    kept = encode(document).traits
    assert kept is not None
    assert (kept.borders, len(kept.starts)) == ((0, 11), 44)


def test_weights_for_another_reader_are_refused(tmp_path: Path) -> None:
    (of_one_s_own(tmp_path) / FILE).unlink()
    saved(tmp_path, tables(wide=12))
    with pytest.raises(EncoderError, match=r"moods.npz: is for 12 states of a word in the outputs third, fourth of reader.onnx"):
        Encoder(tmp_path)


def test_the_weights_of_the_package_stay_within_their_bounds() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 30e6
    with np.load(SHIPPED / FILE) as held:
        wide = len(held["middle"])
        assert 127 * int(np.abs(held["weights"].astype(int)).max()) * wide < 2**24

"""The encoder that is shipped: what it finds in plain news, and that it always finds the same."""

import numpy as np
import pytest

import wirestem
from wirestem import flow
from wirestem.article.clean import clean
from wirestem.article.read import read_row
from wirestem.encoder import Reading, encode, encoder, hearing
from wirestem.encoder.network import SHIPPED, Encoder
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Document
from wirestem.settings import Settings

TEXT = """Harbour chief denies knowing of crack

By Lena Forsk

SALTBY, May 6 (AFP) - The dredger Hesperus struck the quay on Tuesday because its steering failed, investigators said.

“We had no warning of any kind,” harbour chief Ada Novak told AFP. She added that repairs would take a month.

Novak's deputy, Ivo Lind, rejected a report in the Saltby Courier that the crack had been known since March.

According to the owner, Blue Line Shipping, the ship passed its last inspection. The union wants an inquiry to be held in public.
"""


def document(text: str = TEXT, name: str = "a") -> Document:
    capture = read_row({"id": name, "text": text, "published": "2031-05-06"})
    assert isinstance(capture, Capture)
    return clean(capture, agencies(()))


def read(text: str = TEXT) -> Reading:
    return encode(document(text))


def parts(text: str, row: dict[str, list[list[int]]], part: str) -> str:
    return " … ".join(text[a:b] for a, b in row[part])


def statements(text: str = TEXT) -> list[dict[str, object]]:
    (row,) = wirestem.annotate({"id": "a", "text": text, "published": "2031-05-06"})
    return [{**s, **{p: parts(text, s, p) for p in ("source", "cue", "content")}} for s in row["statements"]]


def test_who_says_what_in_plain_news() -> None:
    told = {str(s["content"]): s for s in statements()}
    direct = told["“We had no warning of any kind,”"]
    assert (direct["source"], direct["cue"], direct["speaker"], direct["via"]) == (
        "harbour chief Ada Novak",
        "told",
        "Ada Novak",
        ("AFP",),
    )
    later = next(s for content, s in told.items() if "repairs would take a month" in content)
    assert (later["source"], later["speaker"]) == ("She", "Ada Novak")
    assert any("struck the quay" in content and s["source"] == "investigators" for content, s in told.items())
    owner = next(s for content, s in told.items() if "passed its last inspection" in content)
    assert "the owner" in str(owner["source"])
    denial = next(s for s in statements() if s["cue"] == "rejected")
    assert denial["stance"] == "denies"
    assert denial["speaker"] == "Ivo Lind"


def test_the_same_text_reads_the_same_on_any_number_of_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    once = read()
    again = read()
    assert (once.told, once.named) == (again.told, again.named)
    for threads in (1, 2):
        monkeypatch.setattr(hearing, "cores", lambda threads=threads: threads)
        alone = Encoder(SHIPPED)(once.words)
        assert (alone.told, alone.named, alone.traits) == (once.told, once.named, once.traits)
        wide = Encoder(SHIPPED)(once.words, wide=True)
        assert wide.told == encode(document(), wide=True).told


def test_a_paragraph_reads_the_same_whatever_stands_in_the_other_windows() -> None:
    """Each window is read by itself: to the last digit, what follows a window changes nothing in it."""
    story = "Harbour chief Ada Novak said on Tuesday that the crack in the quay had grown. " * 14
    other = "The union's leader, Ivo Lind, denied that dockers had been told to stay away from the northern pier. " * 12
    short, long = (read(f"Quay\n\n{story}\n\n{after}\n") for after in (other, f"{other}\n\n{other}\n\nHe declined to say more."))
    assert short.links is not None
    assert long.links is not None
    begin = short.words.borders[1]
    end = short.words.borders[2]
    assert np.array_equal(short.links[begin:end], long.links[begin:end])
    first = [[t for t in found.told if t.cue[1] <= end] for found in (short, long)]
    assert first[0] == first[1] != []


def test_without_a_folder_and_with_none_it_is_loaded_once() -> None:
    assert encoder() is encoder(None) is encoder(str(SHIPPED))


def test_workers_never_change_a_result() -> None:
    captures = [read_row({"id": str(n), "text": TEXT.replace("Hesperus", f"Ship{n}")}) for n in range(3)]
    one = [i.article for i in flow.articles(captures, Settings(workers=1)) if isinstance(i, flow.Read)]
    two = [i.article for i in flow.articles(captures, Settings(workers=2)) if isinstance(i, flow.Read)]
    assert one == two


def test_a_text_in_another_language_is_not_read() -> None:
    german = "Der Hafenmeister sagte am Dienstag, das Schiff sei sicher. Die Reederei widersprach dem am Abend in Hamburg."
    assert read(german).told == ()


@pytest.mark.parametrize(
    "text", ["", "\n\n", "“", "a", "“““““ ””””” :::: ----", "說說說說說 說說說說。", "x" * 5000, "he said. " * 400]
)
def test_odd_texts_are_read_without_harm(text: str) -> None:
    reading = encode(document(text + " and so it was said by the mayor of the town on Monday."))
    size = len(reading.words.starts)
    assert all(0 <= a < b <= size for t in reading.told for a, b in (t.cue, *t.source, *t.content, *t.via))


def test_it_is_small_and_named() -> None:
    size = sum(p.stat().st_size for p in SHIPPED.iterdir())
    assert size <= 30_000_000
    assert encoder().name.split()[0] in ("open", "full")


def test_a_quotation_signed_with_a_dash_is_its_signers() -> None:
    text = (
        "New timetable splits Saltby\n\nThe first bus of the new timetable left the square on Monday with two passengers.\n\n"
        "“The new timetable scares me and my neighbours.” ― Ada Novak\n\n“Nobody asked us.” — Ivo Lind, baker\n"
    )
    told = {str(s["content"]): (s["source"], s["speaker"]) for s in statements(text)}
    assert told["“The new timetable scares me and my neighbours.”"] == ("Ada Novak", "Ada Novak")
    assert told["“Nobody asked us.”"][0] == "Ivo Lind, baker"


def test_a_contraction_stays_whole_in_its_cue() -> None:
    cues = {str(s["cue"]) for s in statements("Mayor Ada Novak didn’t deny that the bridge had been closed, and won’t say why.")}
    assert not any(cue.endswith(("didn", "won", "don")) for cue in cues)

"""The encoder: a folder's networks, and all that they find in a text."""

import hashlib
import pathlib
from functools import cached_property, lru_cache
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from wirestem.encoder import extents as manner
from wirestem.encoder.extents import Extents
from wirestem.encoder.hearing import Networks, frames_of, padded
from wirestem.encoder.moods import FILE, STATES, Moods, moods
from wirestem.encoder.pieces import Pieces
from wirestem.encoder.reading import Reading, Telling, names, telling
from wirestem.encoder.sheets import forms_of, sheet_of
from wirestem.encoder.table import Table
from wirestem.encoder.windows import windows
from wirestem.encoder.words import Words
from wirestem.errors import EncoderError
from wirestem.model.article import Traits

SHIPPED = pathlib.Path(__file__).parent / "weights"
FORMAT = "wirestem.encoder/3"
_FILES = ("about.json", "pieces.npy", "scales.npy", "reader.onnx", "frames.onnx", "vocab.txt")
_WINDOWS = 32
"""Windows whose labels are looked for together: enough for most texts, few enough for the memory."""


class _Links(msgspec.Struct):
    distance: tuple[float, ...]
    nobody: float


class _About(msgspec.Struct):
    """What stands in `about.json`."""

    format: str
    name: str
    likely: float
    links: _Links
    pieces: int = 30522


class Encoder:
    """A network in a folder with `about.json`, `pieces.npy`, `scales.npy`, `reader.onnx`, `frames.onnx` and `vocab.txt`.

    With `moods.npz` beside them it also tells how clauses are put forward (`moods`), with `extents.npz` it can
    read as corpora of attribution are marked (`extents`).

    EncoderError when the folder is none of an encoder's, or of one that this version cannot run.
    """

    def __init__(self, folder: pathlib.Path) -> None:
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise EncoderError(f"{folder} holds no encoder: {', '.join(missing)} is missing; give a folder that export.py wrote")
        about = _about(folder / "about.json")
        self._folder, self._called, self._likely = folder, about.name, about.likely
        self._distance, self._nobody = about.links.distance, about.links.nobody
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        table = Table.read(folder)
        if not len(vocabulary) == len(table) == about.pieces or not {"[UNK]", "[CLS]", "[SEP]"} <= set(vocabulary):
            raise EncoderError(
                f"{folder / 'vocab.txt'}: has {len(vocabulary)} pieces and pieces.npy {len(table)},"
                f" expected {about.pieces}; export it anew"
            )
        self._pieces = Pieces(vocabulary)
        self._networks = Networks(folder, table)
        self.extents: Extents | None = Extents.read(folder / manner.FILE) if (folder / manner.FILE).is_file() else None
        self.moods: Moods | None = moods(str(folder)) if (folder / FILE).is_file() else None
        outputs = self._networks.outputs
        if self.moods and [outputs.get(n) for n in STATES] != [len(self.moods.middle) // len(STATES)] * len(STATES):
            raise EncoderError(
                f"{folder / FILE}: is for {len(self.moods.middle)} states of a word in the outputs {', '.join(STATES)} of"
                f" reader.onnx, which has {', '.join(outputs)}; make it anew with training/moods.py, or take it away"
            )

    @cached_property
    def name(self) -> str:
        """Its name with a digest of its files: two encoders of one name are told apart by their weights."""
        files = [*_FILES, *([FILE] if self.moods else []), *([manner.FILE] if self.extents else [])]
        digest = hashlib.sha256(b"".join((self._folder / name).read_bytes() for name in files)).hexdigest()
        return f"{self._called} {digest[:8]}"

    def __call__(self, words: Words, *, wide: bool = False) -> Reading:
        """All that the network finds in a text; empty for a text without words.

        `wide` takes in what corpora of attribution mark and a reader of news would not miss: less likely statements, and parts
        that begin and end in their manner, where there is an `extents.npz`. It leaves out the traits, for which only a story's
        claims ask.
        """
        extents, moods = (self.extents, None) if wide else (None, self.moods)
        split = windows(words, self._pieces)
        if not split:
            return Reading(words)
        features = np.array([words.shape, words.mark, words.place], dtype=np.int64).T
        likely = extents.likely if extents else self._likely
        heard = [self._networks.heard(w, features[w.begin : w.end], likely, moods) for w in split]
        forms = forms_of(words) if extents else None
        told: list[Telling] = []
        for k in range(0, len(split), _WINDOWS):
            held, said = split[k : k + _WINDOWS], heard[k : k + _WINDOWS]
            frames = frames_of(held, said)
            parts = list(zip(frames.cues, frames.roles, strict=True))
            if extents and forms and parts:
                parts = extents.told(sheet_of(forms, held, padded([h.tags for h in said])), frames)
            rows = zip(parts, frames.rows.tolist(), frames.stances, strict=True)
            told.extend(telling(c, r, stances, held[row].begin) for (c, r), row, stances in rows)
        told.sort(key=lambda t: (t.cue, t.content))
        people = tuple(names([h.named for h in heard]))
        links = np.concatenate([h.links for h in heard])
        kept = self._kept(words, np.concatenate([h.traits for h in heard])) if moods else None
        return Reading(words, tuple(told), people, links, self._distance, self._nobody, kept)

    def _kept(self, words: Words, traits: NDArray[np.int8]) -> Traits:
        starts = np.array(words.starts, np.uint32).tobytes()
        return Traits(starts, tuple(words.borders), traits.tobytes(), str(self._folder))


def _about(path: pathlib.Path) -> _About:
    raw = path.read_bytes()
    try:
        kind = msgspec.json.decode(raw, type=dict[str, Any]).get("format")
        if kind != FORMAT:
            raise EncoderError(f"{path}: format is {kind!r}, expected {FORMAT!r}; export it anew")
        return msgspec.json.decode(raw, type=_About)
    except msgspec.DecodeError as error:
        raise EncoderError(f"{path}: {error}; export it anew") from error


@lru_cache(maxsize=2)
def _loaded(folder: pathlib.Path) -> Encoder:
    return Encoder(folder)


def encoder(folder: str | None = None) -> Encoder:
    """The encoder of a folder, loaded once; without a folder the one that is shipped."""
    return _loaded(pathlib.Path(folder) if folder else SHIPPED)

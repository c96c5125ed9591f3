"""Running the network: windows in batches through the reader, then every cue through the frames."""

import hashlib
import multiprocessing
import pathlib
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from wirestem.encoder import extents as manner
from wirestem.encoder.extents import Extents
from wirestem.encoder.moods import FILE, STATES, Moods, moods
from wirestem.encoder.pieces import Pieces
from wirestem.encoder.reading import Cue, Frames, Numbers, Reading, Telling, best_labels, chances, cues, names, roles, telling
from wirestem.encoder.sheets import forms_of, sheet_of
from wirestem.encoder.windows import Window, windows
from wirestem.encoder.words import Words
from wirestem.errors import EncoderError
from wirestem.machine import cores
from wirestem.model.article import Traits

SHIPPED = pathlib.Path(__file__).parent / "weights"
FORMAT = "wirestem.encoder/2"
_FILES = ("about.json", "pieces.npy", "scales.npy", "reader.onnx", "frames.onnx", "vocab.txt")
_PLAIN = 5
"""The first outputs of the reader; those behind are states of words, which only traits are made of."""
_CUES_AT_ONCE = 64
_ROWS = 2048
_AT_ONCE = 2048
"""Word pieces of a batch, padding too."""


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


class Table:
    """The vectors of the word pieces, a row each, as whole numbers of eight bits and a scale for each row."""

    def __init__(self, numbers: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
        self._numbers, self._scales = numbers, scales

    @classmethod
    def read(cls, folder: pathlib.Path) -> "Table":
        """The table in `pieces.npy` and `scales.npy`. EncoderError when they hold none."""
        try:
            numbers, scales = (np.load(folder / name, mmap_mode="r") for name in ("pieces.npy", "scales.npy"))
        except (ValueError, EOFError) as error:
            raise EncoderError(f"{folder}: pieces.npy or scales.npy is no array ({error}); export it anew") from error
        if numbers.dtype != np.int8 or numbers.ndim != 2 or scales.dtype != np.float32 or scales.shape != numbers.shape[:1]:
            raise EncoderError(
                f"{folder}: pieces.npy is {numbers.dtype} {numbers.shape} and scales.npy {scales.dtype} {scales.shape},"
                " expected int8 with a row a piece and float32 with a number a piece; export it anew"
            )
        return cls(numbers, scales)

    def __len__(self) -> int:
        return len(self._scales)

    def of(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """The vectors of some pieces, in the shape of their numbers and one axis more."""
        return self._numbers[pieces] * self._scales[pieces][..., None]

    def middle(self) -> NDArray[np.float32]:
        """The mean of the vectors of all pieces."""
        found = np.zeros(self._numbers.shape[1], np.float64)
        for k in range(0, len(self), _ROWS):
            found += self._scales[k : k + _ROWS].astype(np.float64) @ self._numbers[k : k + _ROWS].astype(np.float64)
        return (found / max(len(self), 1)).astype(np.float32)


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
        self._table = Table.read(folder)
        if not len(vocabulary) == len(self._table) == about.pieces or not {"[UNK]", "[CLS]", "[SEP]"} <= set(vocabulary):
            raise EncoderError(
                f"{folder / 'vocab.txt'}: has {len(vocabulary)} pieces and pieces.npy {len(self._table)},"
                f" expected {about.pieces}; export it anew"
            )
        self._pieces = Pieces(vocabulary)
        self._reader = _session(folder / "reader.onnx")
        self._frames = _session(folder / "frames.onnx")
        for session, name, first in ((self._reader, "reader.onnx", "vectors"), (self._frames, "frames.onnx", "word")):
            if session.get_inputs()[0].name != first:
                raise EncoderError(f"{folder / name}: takes {session.get_inputs()[0].name!r}, expected {first!r}; export it anew")
        self.extents: Extents | None = Extents.read(folder / manner.FILE) if (folder / manner.FILE).is_file() else None
        self.moods: Moods | None = moods(str(folder)) if (folder / FILE).is_file() else None
        outputs = {o.name: o.shape[-1] for o in self._reader.get_outputs()}
        self._outputs = list(outputs)
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
        likely = extents.likely if extents else self._likely
        split = windows(words, self._pieces)
        named: list[Numbers] = [np.zeros((0, 1), np.float32)] * len(split)
        links: list[Numbers] = [np.zeros((0, 2), np.float32)] * len(split)
        traits: list[NDArray[np.int8]] = [np.zeros((0, 1), np.int8)] * len(split)
        told: list[Telling] = []
        table = np.array([words.shape, words.mark, words.place], dtype=np.int64).T.reshape(-1, 3)
        for group in _groups(split):
            held = [split[n] for n in group]
            tags, name, word, cue, link, *states = self._reader.run(
                self._outputs if moods else self._outputs[:_PLAIN], _inputs(held, table, self._table)
            )
            asked: list[tuple[int, Cue]] = []
            for row, (n, window) in enumerate(zip(group, held, strict=True)):
                size = window.end - window.begin
                named[n], links[n] = name[row, :size], link[row, :size]
                if moods:
                    traits[n] = moods.traits(np.concatenate([s[row, :size] for s in states], 1))
                asked.extend((row, c) for c in cues(tags[row, :size, 3:6], likely))
            every = [self._asked(held, asked[k : k + _CUES_AT_ONCE], word, cue) for k in range(0, len(asked), _CUES_AT_ONCE)]
            if extents:
                found = extents.told(sheet_of(forms_of(words), held, tags), every)
            else:
                found = [told for f in every for told in zip(f.cues, f.roles, strict=True)]
            rows = ((row, stances) for f in every for row, stances in zip(f.rows.tolist(), f.stances, strict=True))
            told.extend(telling(c, r, s, held[row].begin) for (c, r), (row, s) in zip(found, rows, strict=True))
        told.sort(key=lambda t: (t.cue, t.content))
        if not split:
            return Reading(words)
        people = tuple(names(named))
        kept = self._kept(words, np.concatenate(traits)) if moods else None
        return Reading(words, tuple(told), people, np.concatenate(links), self._distance, self._nobody, kept)

    def _kept(self, words: Words, traits: NDArray[np.int8]) -> Traits:
        starts = np.array(words.starts, np.uint32).tobytes()
        return Traits(starts, tuple(words.borders), traits.tobytes(), str(self._folder))

    def _asked(self, held: Sequence[Window], asked: Sequence[tuple[int, Cue]], word: Numbers, cue: Numbers) -> Frames:
        rows = np.array([row for row, _ in asked])
        begin = np.array([c.begin for _, c in asked])
        sizes = np.array([held[row].end - held[row].begin for row in rows])
        scores, stance = self._frames.run(
            None,
            {
                "word": word[rows],
                "cue": cue[rows, begin],
                "begin": begin,
                "end": np.array([c.end for _, c in asked]),
                "lengths": sizes,
            },
        )
        share = chances(scores)
        labels = best_labels(np.log(share), sizes)
        parts = [roles(labels[k, : sizes[k]].tolist()) for k in range(len(asked))]
        return Frames(rows, [c for _, c in asked], share, labels, parts, chances(stance))


def _about(path: pathlib.Path) -> _About:
    raw = path.read_bytes()
    try:
        kind = msgspec.json.decode(raw, type=dict[str, Any]).get("format")
        if kind != FORMAT:
            raise EncoderError(f"{path}: format is {kind!r}, expected {FORMAT!r}; export it anew")
        return msgspec.json.decode(raw, type=_About)
    except msgspec.DecodeError as error:
        raise EncoderError(f"{path}: {error}; export it anew") from error


def _session(path: pathlib.Path) -> Any:
    """A session of onnxruntime, which types nothing; imported here, since commands that read no text do without it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # A worker among others keeps to one core; the numbers are the same whatever the number of threads.
    options.intra_op_num_threads = 1 if multiprocessing.parent_process() else cores()
    options.inter_op_num_threads = 1
    # Threads that wait must not take the core from the rules' work or from another worker.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises classes of its own, one for each way to fail
        raise EncoderError(f"{path}: cannot be run ({str(error).splitlines()[0][:160]}); export it anew") from error


def _groups(split: Sequence[Window]) -> list[list[int]]:
    """The windows' numbers in batches of like length."""
    out: list[list[int]] = []
    widest = 0
    for n in sorted(range(len(split)), key=lambda k: (-len(split[k].ids), k)):
        if not out or widest * (len(out[-1]) + 1) > _AT_ONCE:
            out.append([])
            widest = len(split[n].ids)
        out[-1].append(n)
    return out


def _inputs(held: Sequence[Window], table: NDArray[np.int64], vectors: Table) -> dict[str, NDArray[np.generic]]:
    count, size = len(held), max(len(w.ids) for w in held)
    wide = max(w.end - w.begin for w in held)
    ids = np.zeros((count, size), np.int64)
    mask = np.zeros((count, size), np.bool_)
    owner = np.full((count, size), wide, np.int64)
    features = np.zeros((count, wide + 1, 3), np.int64)
    first = np.zeros((count, wide), np.int64)
    for row, w in enumerate(held):
        ids[row, : len(w.ids)] = w.ids
        mask[row, : len(w.ids)] = True
        owner[row, : len(w.ids)] = np.where(np.array(w.owner) < 0, wide, w.owner)
        features[row, : w.end - w.begin] = table[w.begin : w.end]
        first[row, : w.end - w.begin] = w.first
    return {"vectors": vectors.of(ids), "mask": mask, "owner": owner, "features": features, "first": first}


@lru_cache(maxsize=2)
def encoder(folder: str | None = None) -> Encoder:
    """The encoder of a folder, loaded once; without a folder the one that is shipped."""
    return Encoder(pathlib.Path(folder) if folder else SHIPPED)

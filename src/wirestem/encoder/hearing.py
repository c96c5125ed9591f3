"""Hearing: what the two networks say of a window, read by itself, and the parts of statements that follow from it.

A window by itself has no padding to reckon with, and what is scaled by what the network meets (its numbers in eight bits) is
scaled by its own words: the answer does not hang on the windows that happen to be read with it.
"""

import multiprocessing
import pathlib
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirestem.encoder.moods import Moods
from wirestem.encoder.reading import Cue, Frames, Numbers, best_labels, chances, cues, roles
from wirestem.encoder.table import Table
from wirestem.encoder.windows import Window
from wirestem.errors import EncoderError
from wirestem.machine import cores

_PLAIN = 5
"""The first outputs of the reader; those behind are states of words, which only traits are made of."""
_CUES_AT_ONCE = 64


class Heard(NamedTuple):
    """What the networks say of one window, in scores.

    Of its words the tags, the names and who is meant; of its cues, some at a time, the words' roles and the stances.
    """

    tags: Numbers
    named: Numbers
    links: Numbers
    traits: NDArray[np.int8]
    cues: list[Cue]
    asked: list[tuple[Numbers, Numbers]]


class Networks:
    """The reader and the frames of a folder; `outputs` are the reader's, with how many numbers each gives a word."""

    def __init__(self, folder: pathlib.Path, table: Table) -> None:
        self._reader, self._frames, self._table = _session(folder / "reader.onnx"), _session(folder / "frames.onnx"), table
        for session, name, first in ((self._reader, "reader.onnx", "vectors"), (self._frames, "frames.onnx", "word")):
            if session.get_inputs()[0].name != first:
                raise EncoderError(f"{folder / name}: takes {session.get_inputs()[0].name!r}, expected {first!r}; export it anew")
        self.outputs: dict[str, int] = {o.name: o.shape[-1] for o in self._reader.get_outputs()}

    def heard(self, window: Window, features: NDArray[np.int64], likely: float, moods: Moods | None) -> Heard:
        """A window read; `features` are the shape, quotation mark and place of its words. Traits only with `moods`."""
        outputs = list(self.outputs)[: None if moods else _PLAIN]
        tags, named, word, cue, links, *states = (o[0] for o in self._reader.run(outputs, self._inputs(window, features)))
        traits = moods.traits(np.concatenate(states, 1)) if moods else np.zeros((0, 1), np.int8)
        found = cues(tags[:, 3:6], likely)
        asked = [self._asked(found[k : k + _CUES_AT_ONCE], word, cue) for k in range(0, len(found), _CUES_AT_ONCE)]
        return Heard(tags, named, links, traits, found, asked)

    def _asked(self, asked: Sequence[Cue], word: Numbers, cue: Numbers) -> tuple[Numbers, Numbers]:
        begin, end = np.array([c.begin for c in asked]), np.array([c.end for c in asked])
        every = np.broadcast_to(word, (len(asked), *word.shape))
        scores, stances = self._frames.run(None, {"word": every, "cue": cue[begin], "begin": begin, "end": end})
        return scores, stances

    def _inputs(self, window: Window, features: NDArray[np.int64]) -> dict[str, NDArray[np.generic]]:
        owner = np.array(window.owner)
        return {
            "vectors": self._table.of(np.array(window.ids))[None],
            "mask": np.ones((1, len(owner)), np.bool_),
            "owner": np.where(owner < 0, len(features), owner)[None],
            "features": np.concatenate([features, np.zeros((1, 3), np.int64)])[None],
            "first": np.array(window.first)[None],
        }


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


def padded(parts: Sequence[Numbers]) -> Numbers:
    """Tables of different lengths on top of each other; what they lack at their ends is 0."""
    out = np.zeros((len(parts), max(len(p) for p in parts), *parts[0].shape[1:]), np.float32)
    for row, part in enumerate(parts):
        out[row, : len(part)] = part
    return out


def frames_of(held: Sequence[Window], heard: Sequence[Heard]) -> Frames:
    """The cues of some windows with the parts that the network gives them."""
    rows = np.repeat(np.arange(len(held)), [len(h.cues) for h in heard])
    every = [c for h in heard for c in h.cues]
    if not every:
        return Frames(rows, [], np.zeros((0, 0, 7), np.float32), np.zeros((0, 0), np.int64), [], np.zeros((0, 6), np.float32))
    sizes = np.array([w.end - w.begin for w in held])[rows]
    asked = [found for h in heard for found in h.asked]
    share = chances(padded([scores for every_word, _ in asked for scores in every_word]))
    labels = best_labels(np.log(share), sizes)
    parts = [roles(row[:size].tolist()) for row, size in zip(labels, sizes, strict=True)]
    return Frames(rows, every, share, labels, parts, chances(np.concatenate([stances for _, stances in asked])))

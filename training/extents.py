"""Fits the weights by which the words beside an edge tell where cues, sources and contents begin and end.

usage: extents.py [--articles FILE] [--encoder DIR] [--out FILE]

FILE holds articles with their statements that the encoder of DIR never learnt from, as `score_attribution.py` reads them
(PolNeAR dev). Of each edge that the encoder gives to a statement whose cue is marked, the words near it compete: softmax over
them of what `wirestem.encoder.extents` measures, likelihood with a penalty. Every other article, from the first, is learnt from;
the share of edges that are right is printed for those and for the others, before and after. Writes `extents.npz`, the same
bytes each time, in a minute. Needs scipy (`make train` installs it).
"""

import argparse
import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from wirestem.article.clean import clean
from wirestem.encoder.extents import FILE, KINDS, SIGNS, SIZE, Extents, Part, every_edge
from wirestem.encoder.network import SHIPPED, Encoder
from wirestem.encoder.reading import Cue, Frames, Roles, Run
from wirestem.encoder.sheets import CLASSES, Sheet
from wirestem.encoder.words import Words, read_words
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Source

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "attribution" / "polnear_dev.jsonl"
LIKELY = 0.45
"""How likely a cue must be: of .4, .45, .5 what found most on the articles that are learnt from."""

PENALTY = 5.0
Numbers = NDArray[np.float64]


class Choice(NamedTuple):
    """An edge: a row of numbers for each word that could be it, which is right (None: none of them), which the labels give."""

    rows: Numbers
    right: int | None
    given: int


class Asked(Extents):
    """In place of weights: keeps the frames that it is handed, and changes none."""

    def __init__(self) -> None:
        super().__init__({}, LIKELY)
        self.kept: list[tuple[Sheet, Frames]] = []

    def settled(self, sheet: Sheet, frames: Frames) -> list[tuple[Cue, Roles]]:
        self.kept.append((sheet, frames))
        return list(zip(frames.cues, frames.roles, strict=True))


def choices(encoder: Encoder, path: Path) -> Iterator[tuple[int, str, Choice]]:
    """The number of the article, the kind and the choice of every edge of statements whose cue is marked."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        document = clean(Capture(row["id"], Source(row["id"]), row["text"]), agencies(()))
        words = read_words(document.text, document.zones)
        encoder.extents = asked = Asked()
        encoder(words, wide=True)
        told = [{k: [_run(words, p) for p in a[k]] for k in ("source", "cue", "content")} for a in row["attributions"]]
        for sheet, frames in asked.kept:
            for kind, edges in every_edge(sheet, frames):
                for k, part in enumerate(edges.parts):
                    open_ = np.flatnonzero(edges.open[k])
                    right = _right(kind, part, sheet, frames, told)
                    if right is None:
                        continue
                    at = edges.at[k, open_]
                    rows = np.zeros((len(at), SIZE))
                    rows[:, :SIGNS] = edges.signs[k, open_]
                    for j in range(3):
                        rows[np.arange(len(at)), SIGNS + j * CLASSES + edges.classes[k, open_, j]] = 1
                    given = part.last if kind.endswith("end") else part.first
                    place = np.flatnonzero(at == right)
                    yield number, kind, Choice(rows, int(place[0]) if len(place) else None, int(np.flatnonzero(at == given)[0]))


def _run(words: Words, part: Sequence[int]) -> Run:
    return bisect_left(words.starts, part[0]), bisect_left(words.starts, part[1])


def _right(kind: str, part: Part, sheet: Sheet, frames: Frames, told: list[dict[str, list[Run]]]) -> int | None:
    """The word of the window that is the edge by the mark-up; None when no marked part of the cue's statement meets the part."""
    row, cue = frames.rows[part.frame], frames.cues[part.frame]
    offset, size = int(sheet.begins_at[row]), int(sheet.sizes[row])
    own = next((t for t in told if any(a - offset < cue.end and cue.begin < b - offset for a, b in t["cue"])), None)
    role, side = kind.split("_")
    met = [(a - offset, b - offset) for a, b in own[role] if a - offset <= part.last and part.first < b - offset] if own else []
    if not met:
        return None
    begin, end = met[-1] if side == "end" else met[0]
    begin, end = max(begin, 0), min(end, size)
    plain = np.flatnonzero(sheet.plain[row, begin:end])
    return begin + int(plain[-1 if side == "end" else 0]) if len(plain) else None


def fitted(data: Sequence[Choice]) -> Numbers:
    """The weights that make the right words likeliest; the first, of what the network says itself, starts from 1."""
    known = [(c.rows, c.right) for c in data if c.right is not None]
    rows = np.concatenate([r for r, _ in known])
    starts = np.cumsum([0, *(len(r) for r, _ in known[:-1])])
    right = starts + np.array([n for _, n in known])
    group = np.repeat(np.arange(len(known)), [len(r) for r, _ in known])
    plain = np.zeros(SIZE)
    plain[0] = 1

    def cost(weights: Numbers) -> tuple[float, Numbers]:
        scores = rows @ weights
        most = np.maximum.reduceat(scores, starts)
        raised = np.exp(scores - most[group])
        total = np.add.reduceat(raised, starts)
        off = weights - plain
        value = (np.log(total) + most - scores[right]).sum() + PENALTY * off @ off / 2
        return float(value), rows.T @ (raised / total[group]) - rows[right].sum(0) + PENALTY * off

    found: Any = minimize(cost, plain, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    result: Numbers = found.x
    return result


def share(data: Sequence[Choice], weights: Numbers | None) -> float:
    """The share of edges that are right, as given or by weights, in per cent."""
    hits = [c.right is not None and (c.given if weights is None else int((c.rows @ weights).argmax())) == c.right for c in data]
    return 100 * sum(hits) / max(len(hits), 1)


def main() -> None:
    """Fits and writes; prints how many edges are right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=ARTICLES)
    parser.add_argument("--encoder", type=Path, default=SHIPPED)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    data: dict[str, tuple[list[Choice], list[Choice]]] = {kind: ([], []) for kind in KINDS}
    for number, kind, choice in choices(Encoder(chosen.encoder), chosen.articles):
        data[kind][number % 2].append(choice)
    found = {}
    for kind, (learnt, others) in data.items():
        weights = fitted(learnt)
        before, after = ([share(d, w) for d in (learnt, others)] for w in (None, weights))
        print(f"{kind}: {len(learnt)} learnt from, {before[0]:.1f} to {after[0]:.1f}", end="; ")
        print(f"{len(others)} others, {before[1]:.1f} to {after[1]:.1f}", flush=True)
        found[kind] = np.round(weights, 4).astype(np.float32)
    target = chosen.out or chosen.encoder / FILE
    np.savez(target, likely=np.float32(LIKELY), **found)
    print(f"{target}: {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""How well alignments alone tell copies, light and heavy rewrites and independent answers apart (Clough and Stevenson 2011).

usage: reuse.py [--data DIR] [--rounds 10] [--shown]

DIR holds 95 short answers, the five articles that they may draw on, and two tables of how each was written; nothing of it is
in this repository. Every answer is aligned with its article by `wirestem.story.align.align`. Six figures of the alignments
(FIGURES) go into a softmax regression (standardised, ridge 1), scored by repeated stratified 10-fold cross-validation:
accuracy over four classes, accuracy of derived against not, and the mean confusion table. Figures and ridge were chosen
once, by looking at these scores, so they flatter a little. --shown prints the figures of every answer.
"""

import argparse
import csv
import pathlib
import re
import sys
from bisect import bisect_left

import numpy as np
from rapidfuzz.distance import LCSseq

from wirestem.model import Document, Source, Zone
from wirestem.story.align import align
from wirestem.text import words

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = ("non", "heavy", "light", "cut")
FIGURES = ("told", "root of told", "equal", "long runs", "passages", "in order")
RIDGE = 1.0
LONG_RUN = 10


def document(path: pathlib.Path) -> Document:
    """A text of the set as a document whose blocks are paragraphs."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    zones = [Zone(m.start(), m.end(), "paragraph") for m in re.finditer(r"\S.*?(?=\s*\n\s*\n|\s*\Z)", text, re.DOTALL)]
    return Document(id=path.stem, source=Source(path.stem), title=None, text=text, language="en", zones=tuple(zones))


def answers(folder: pathlib.Path) -> list[tuple[pathlib.Path, pathlib.Path, int]]:
    """Every answer, the article of its task and its class."""
    rows = {}
    for name in ("file_information.csv", "test_info.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                if not row["File"].startswith("orig"):
                    rows[row["File"].strip()] = (row["Task"].strip(), CLASSES.index(row["Category"].strip()))
    return [(folder / name, folder / f"orig_task{task}.txt", kind) for name, (task, kind) in sorted(rows.items())]


def figures(answer: Document, article: Document) -> list[float]:
    """What the alignments of an answer with its article amount to, in the order of FIGURES.

    told: the share of the answer's words in alignments, those of a paraphrase at its probability; equal: the share that
    stands in passages word for word; long runs: the share of the words of passages in equal runs of LONG_RUN words or more;
    passages: how many for 100 words; in order: the share of words equal and in order, in sentences told again too.
    """
    here, there = words(answer.text), words(article.text)
    starts, facing = [w.start for w in here], [w.start for w in there]
    held, told, equal, ordered = (np.zeros(len(here)) for _ in range(4))
    passages = in_long_runs = 0
    for found in align(answer, article):
        a, b = bisect_left(starts, found.left.start), bisect_left(starts, found.left.end)
        c, d = bisect_left(facing, found.right.start), bisect_left(facing, found.right.end)
        whole = found.kind != "paraphrase"
        passages += whole
        told[a:b] = np.maximum(told[a:b], 1.0 if whole else found.similarity)
        held[a:b] = np.maximum(held[a:b], whole)
        for code in LCSseq.opcodes([w.form for w in here[a:b]], [w.form for w in there[c:d]]):
            if code.tag == "equal":
                run = slice(a + code.src_start, a + code.src_end)
                ordered[run] = 1
                if whole:
                    equal[run] = 1
                    in_long_runs += (run.stop - run.start) * (run.stop - run.start >= LONG_RUN)
    share = told.mean()
    long_runs = in_long_runs / held.sum() if held.any() else 0.0
    return [share, share**0.5, equal.mean(), long_runs, 100 * passages / len(here), ordered.mean()]


def fit(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """The weights and biases of a softmax regression, by Newton's method."""
    wide = np.c_[rows, np.ones(len(rows))]
    classes, size = len(CLASSES), wide.shape[1]
    ridge = np.r_[np.full(size - 1, RIDGE), 1e-3]
    weights, gold = np.zeros((classes, size)), np.eye(classes)[labels]
    for _ in range(30):
        p = chances(wide, weights)
        slope = (p - gold).T @ wide + ridge * weights
        bend = np.diag(np.tile(ridge, classes))
        for i in range(classes):
            for j in range(classes):
                part = (wide * (p[:, i] * ((i == j) - p[:, j]))[:, None]).T @ wide
                bend[i * size : (i + 1) * size, j * size : (j + 1) * size] += part
        weights -= np.linalg.solve(bend, slope.ravel()).reshape(classes, size)
    return weights


def chances(wide: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The probability of each class."""
    logits = wide @ weights.T
    found = np.exp(logits - logits.max(axis=1, keepdims=True))
    return found / found.sum(axis=1, keepdims=True)


def folds(labels: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """The fold of every row, each class spread evenly."""
    found, dealt = np.zeros(len(labels), dtype=int), 0
    for kind in range(len(CLASSES)):
        rows = rng.permutation(np.flatnonzero(labels == kind))
        found[rows] = (np.arange(len(rows)) + dealt) % count
        dealt += len(rows)
    return found


def scored(rows: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The class said of every row by the model of the nine other folds."""
    fold, said = folds(labels, 10, rng), np.zeros(len(labels), dtype=int)
    for n in range(10):
        rest = fold != n
        middle, spread = rows[rest].mean(axis=0), rows[rest].std(axis=0) + 1e-9
        weights = fit((rows[rest] - middle) / spread, labels[rest])
        here = (rows[~rest] - middle) / spread
        said[~rest] = chances(np.c_[here, np.ones(len(here))], weights).argmax(axis=1)
    return said


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = HERE.parent.parent / "shared" / "data" / "reuse" / "clough_stevenson"
    parser.add_argument("--data", type=pathlib.Path, default=data)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--shown", action="store_true")
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        print(f"no short answers at {chosen.data}: nothing to score")
        return 0
    known = answers(chosen.data)
    rows = np.array([figures(document(answer), document(article)) for answer, article, _ in known])
    labels = np.array([kind for *_, kind in known])
    if chosen.shown:
        for (answer, _, kind), row in zip(known, rows, strict=True):
            print(answer.stem, CLASSES[kind], *(f"{name} {value:.2f}" for name, value in zip(FIGURES, row, strict=True)))
    rng = np.random.default_rng(0)
    rounds = [scored(rows, labels, rng) for _ in range(chosen.rounds)]
    four = [float((said == labels).mean()) for said in rounds]
    two = [float(((said > 0) == (labels > 0)).mean()) for said in rounds]
    print(f"== reuse, {len(labels)} short answers, {chosen.rounds} times 10 folds")
    print(f"four classes: accuracy {np.mean(four):.3f} (rounds {min(four):.3f} to {max(four):.3f})")
    print(f"derived or not: accuracy {np.mean(two):.3f} (rounds {min(two):.3f} to {max(two):.3f})")
    print(f"{'true / said':12}" + "".join(f"{name:>8}" for name in CLASSES))
    for kind, name in enumerate(CLASSES):
        counts = [np.mean([((said == other) & (labels == kind)).sum() for said in rounds]) for other in range(len(CLASSES))]
        print(f"{name:12}" + "".join(f"{count:8.1f}" for count in counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How well alignments alone tell copies, light and heavy rewrites and independent answers apart (Clough and Stevenson 2011).

usage: reuse.py [--data DIR] [--rounds 10] [--shown]

DIR holds 95 short answers, the five articles that they may draw on, and two tables of how each was written; nothing of it is
in this repository. Every answer is aligned with its article by `wirestem.story.align.align`, and five figures of the
alignments (FIGURES) are taken. A logistic regression on the first tells derived from not, a softmax regression on the four
others heavy, light and cut from each other, fitted on derived answers alone. Both are standardised on the nine folds that
they are fitted on and scored by repeated stratified 10-fold cross-validation: accuracy over four classes, accuracy of derived
against not, and the mean confusion table. The ridge is chosen among RIDGES for every fold anew, by the log loss of a cross-
validation inside the nine other folds. The figures were chosen by looking at these scores, among some eighty and a few dozen
sets of them, so the scores flatter: .814 of four classes, .79 where one of nine sets is chosen inside the folds as well.
--shown prints the figures of every answer.
"""

import argparse
import csv
import pathlib
import re
import sys
from bisect import bisect_left
from itertools import pairwise

import numpy as np
from rapidfuzz.distance import LCSseq

from wirestem.model import Document, Source, Zone
from wirestem.story.align import align
from wirestem.text import sentences, words

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = ("non", "heavy", "light", "cut")
FIGURES = ("root of told", "altered", "reworked sentences", "runs of five", "out of order")
RIDGES = (0.1, 0.3, 1.0, 3.0, 10.0)
FIRST_RIDGE = 1.0
LEAST_TOLD = 0.1  # of a sentence that counts as told at all
RUN = 5
INNER = ((0, 5), (1, 5))  # seed and number of folds of the cross-validations that choose the ridge


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

    told: the share of the answer's words in alignments, those of a paraphrase at its probability; altered: the share of its
    words that stand in told sentences without being equal words of a passage; reworked sentences: the share of its words in
    sentences that are told, but not as one equal run; runs of five: the share of the equal words of passages that stand in
    runs of RUN words or more; out of order: the share of passages that stand before the previous one in the article.
    """
    here, there = words(answer.text), words(article.text)
    starts, facing = [w.start for w in here], [w.start for w in there]
    told, equal, longest = (np.zeros(len(here)) for _ in range(3))
    runs: list[int] = []
    places: list[int] = []
    for found in align(answer, article):
        a, b = bisect_left(starts, found.left.start), bisect_left(starts, found.left.end)
        c, d = bisect_left(facing, found.right.start), bisect_left(facing, found.right.end)
        whole = found.kind != "paraphrase"
        told[a:b] = np.maximum(told[a:b], 1.0 if whole else found.similarity)
        if whole:
            places.append(c)
        for code in LCSseq.opcodes([w.form for w in here[a:b]], [w.form for w in there[c:d]]):
            if code.tag == "equal":
                run, size = slice(a + code.src_start, a + code.src_end), code.src_end - code.src_start
                longest[run] = np.maximum(longest[run], size)
                if whole:
                    equal[run] = 1
                    runs.append(size)
    altered = reworked = 0.0
    for start, end in sentences(answer.text, 0, len(answer.text)):
        a, b = bisect_left(starts, start), bisect_left(starts, end)
        if a < b and told[a:b].mean() >= LEAST_TOLD:
            altered += (1 - equal[a:b]).sum()
            reworked += (b - a) * (longest[a:b].max() < b - a)
    in_runs = sum(size for size in runs if size >= RUN) / (sum(runs) or 1)
    turned = sum(after < before for before, after in pairwise(places)) / max(1, len(places) - 1)
    return [told.mean() ** 0.5, altered / len(here), reworked / len(here), in_runs, turned]


def fit(rows: np.ndarray, labels: np.ndarray, classes: int, ridge: float) -> np.ndarray:
    """The weights and biases of a softmax regression, by Newton's method."""
    wide = np.c_[rows, np.ones(len(rows))]
    size = wide.shape[1]
    penalty = np.r_[np.full(size - 1, ridge), 1e-2]
    weights, gold = np.zeros((classes, size)), np.eye(classes)[labels]
    for _ in range(10):
        p = chances(rows, weights)
        slope = (p - gold).T @ wide + penalty * weights
        bend = np.diag(np.tile(penalty, classes))
        for i in range(classes):
            for j in range(classes):
                part = (wide * (p[:, i] * ((i == j) - p[:, j]))[:, None]).T @ wide
                bend[i * size : (i + 1) * size, j * size : (j + 1) * size] += part
        weights -= np.linalg.solve(bend, slope.ravel()).reshape(classes, size)
    return weights


def chances(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The probability of each class."""
    logits = np.c_[rows, np.ones(len(rows))] @ weights.T
    found = np.exp(logits - logits.max(axis=1, keepdims=True))
    return found / found.sum(axis=1, keepdims=True)


def judged(rows: np.ndarray, labels: np.ndarray, asked: np.ndarray, ridge: float) -> np.ndarray:
    """The probability of each class for the rows `asked`, by the models of `rows`."""
    derived = labels > 0
    near, far = alike(rows[:, :1], asked[:, :1])
    taken = chances(far, fit(near, derived.astype(int), 2, FIRST_RIDGE))
    near, far = alike(rows[derived, 1:], asked[:, 1:])
    how = chances(far, fit(near, labels[derived] - 1, len(CLASSES) - 1, ridge))
    return np.c_[taken[:, :1], taken[:, 1:] * how]


def alike(rows: np.ndarray, asked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both, standardised as the first."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    return (rows - middle) / spread, (asked - middle) / spread


def ridge_for(rows: np.ndarray, labels: np.ndarray) -> float:
    """The ridge with the least log loss in cross-validation of these rows alone."""
    loss = dict.fromkeys(RIDGES, 0.0)
    for seed, count in INNER:
        fold = folds(labels, count, np.random.default_rng(seed))
        for n in range(count):
            rest, gold = fold != n, labels[fold == n]
            for ridge in RIDGES:
                said = judged(rows[rest], labels[rest], rows[~rest], ridge)
                loss[ridge] -= np.log(np.maximum(said[np.arange(len(gold)), gold], 0.02)).sum()
    return min(RIDGES, key=loss.__getitem__)


def folds(labels: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """The fold of every row, each class spread evenly."""
    found, dealt = np.zeros(len(labels), dtype=int), 0
    for kind in range(len(CLASSES)):
        rows = rng.permutation(np.flatnonzero(labels == kind))
        found[rows] = (np.arange(len(rows)) + dealt) % count
        dealt += len(rows)
    return found


def scored(rows: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The class said of every row by the models of the nine other folds."""
    fold, said = folds(labels, 10, rng), np.zeros(len(labels), dtype=int)
    for n in range(10):
        rest = fold != n
        ridge = ridge_for(rows[rest], labels[rest])
        said[~rest] = judged(rows[rest], labels[rest], rows[~rest], ridge).argmax(axis=1)
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

"""Learns the weights that tell a page's own talk from a story's last words (`src/wirestem/article/clean/data/feet.json`).

usage: feet.py [--shared DIR] [--write]

Examples are the lines of furniture under the last paragraph of every article in `training/news`, `eval/stories` and, where
they are at hand, the stories below --shared; counter-examples are the last three paragraphs of the same articles, and each
sentence of these. Logistic
regression with a small penalty, by Newton's method; prints how well folders that were left out are told, then --write
puts the weights learnt from all in place. Needs numpy; a few seconds; the same input gives the same weights.
"""

import argparse
import json
import pathlib
import sys
from collections.abc import Iterator

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import compile_story  # noqa: E402

from wirestem.article.clean.feet import Signs, signs  # noqa: E402
from wirestem.article.clean.heads import terms  # noqa: E402
from wirestem.article.clean.lines import Line, lines  # noqa: E402
from wirestem.text.sentences import sentences  # noqa: E402

WEIGHTS = ROOT / "src" / "wirestem" / "article" / "clean" / "data" / "feet.json"
LAST = 3  # paragraphs of an article that are counter-examples
PENALTY = 1.0
SENTENCE = 0.4  # how much a sentence of a paragraph counts
STEPS = 60
LEAST = (0.5, 0.6, 0.7, 0.8)


def articles(folders: list[pathlib.Path]) -> Iterator[tuple[str, str, list[tuple[int, int]], list[tuple[int, int]]]]:
    """Folder, text, places of furniture and places of credits of every article, in order."""
    for folder in folders:
        for path in sorted(folder.rglob("*.xml")):
            text, spans = compile_story.flatten(path)
            furniture = [(b, e) for tag, _, b, e in spans if tag == "f"]
            yield path.parent.name, text, furniture, [(b, e) for tag, _, b, e in spans if tag in ("credit", "photo")]


def examples(text: str, furniture: list[tuple[int, int]], credits: list[tuple[int, int]]) -> Iterator[tuple[Signs, bool, float]]:
    """The lines at the foot of one article, and whether each is furniture; lines that credit somebody are left out."""
    found = lines(text)
    aside = [_held(line, furniture) > 0.5 * (line.end - line.start) for line in found]
    prose = [line.place for line in found if line.prose and not aside[line.place]]
    if len(prose) < LAST:
        return
    for line in found:
        foot = line.place > prose[-1] and aside[line.place]
        if (foot or line.place in prose[-LAST:]) and not _held(line, credits):
            above = "\n".join(found[place].words for place in prose if place < line.place)
            yield signs(line.words, terms(above)), foot, 1.0
            if not foot:  # stories end in short sentences too
                for start, end in sentences(line.words):
                    if (start, end) != (0, len(line.words)):
                        yield signs(line.words[start:end].strip(), terms(above)), False, SENTENCE


def _held(line: Line, spans: list[tuple[int, int]]) -> int:
    return sum(max(0, min(end, line.end) - max(begin, line.start)) for begin, end in spans)


def fitted(rows: np.ndarray, truth: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """The weights by Newton's method; the first, which stands for every line, is not held small."""
    weights = np.zeros(rows.shape[1])
    held = PENALTY * np.r_[0.0, np.ones(rows.shape[1] - 1)]
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (chance - truth)) + held * weights
        bend = (rows.T * (counts * chance * (1 - chance))) @ rows + np.diag(held + 1e-6)
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Scores on folders left out, then the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    stories = [ROOT / "eval" / "stories" / part for part in ("tuned", "seen", "held_out")]
    folders = [ROOT / "training" / "news", *stories, chosen.shared / "stories"]
    seen = [(name, *row) for name, *rest in articles([f for f in folders if f.is_dir()]) for row in examples(*rest)]
    names = np.array([name for name, *_ in seen])
    rows = np.array([row for _, row, *_ in seen], float)
    truth = np.array([foot for _, _, foot, _ in seen], float)
    counts = np.array([count for *_, count in seen], float)
    chance = np.zeros(len(truth))
    for name in sorted(set(names)):
        out = names == name
        chance[out] = 1 / (1 + np.exp(-rows[out] @ fitted(rows[~out], truth[~out], counts[~out])))
    ends = rows[:, Signs._fields.index("ends")] == 1
    for least in LEAST:
        for label, part in (("all lines", np.ones(len(truth), bool)), ("full sentences", ends)):
            told = (chance > least) & part
            right, false = int(truth[told].sum()), int((1 - truth[told]).sum())
            there, not_there = int(truth[part].sum()), int((1 - truth[part]).sum())
            print(f"{label}, above {least}: {right} of {there} found, {false} of {not_there} false")
    if chosen.write:
        learnt = fitted(rows, truth, counts)
        weights = {name: round(float(value), 3) for name, value in zip(Signs._fields, learnt, strict=True)}
        WEIGHTS.parent.mkdir(exist_ok=True)
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

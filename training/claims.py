"""Measures how well two clauses that tell the same claim are known, and fits weights anew to compare.

usage: claims.py [--stories DIR ..]

DIRs hold stories in mark-up (`eval/compile_story.py` describes it). Two wordings that the room compares are one example,
positive when a claim is told by both, negative when one of them tells a claim that the other does not; where neither tells a
claim that the mark-up knows, the pair is left out. Every story weighs the same. A ridge keeps the weights small. Prints the
average precision of each story with the weights that are in use (`wirestem/story/corroborate/match/pairs.py`) and with weights
fitted on the others, then the weights fitted on all. A minute; the same input gives the same weights.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from stories import ROOT, Reading, told

from wirestem.story.corroborate import told_in
from wirestem.story.corroborate.match.align import Similarity, passage_similarity
from wirestem.story.corroborate.match.cluster import candidates
from wirestem.story.corroborate.match.likeness import Likeness
from wirestem.story.corroborate.match.pairs import WEIGHTS, Features, features
from wirestem.story.corroborate.match.wordings import Wording, scales, weights, wordings
from wirestem.story.corroborate.terms import Page
from wirestem.text import words

STORIES = (ROOT.parent / "shared" / "stories", ROOT / "eval" / "stories" / "tuned")
TOLD = 0.45
"""How much of a clause and a mention of a claim must meet for the clause to tell it: half by the shorter, half by both."""
RIDGE = 1.0
Numbers = NDArray[np.float64]


class Pairs(NamedTuple):
    """The pairs of a story: their features, and whether each tells the same."""

    name: str
    seen: Numbers
    same: Numbers


class Compared(NamedTuple):
    """The wordings of a reading and what the room compares them by."""

    pages: dict[str, Page]
    known: tuple[Wording, ...]
    weight: dict[str, float]
    likeness: Likeness
    similarity: Similarity


def compared(reading: Reading) -> Compared:
    """The wordings of a reading, ready to be compared."""
    pages, clauses = told_in(reading.story, reading.statements)
    known = wordings(pages, clauses, reading.times, {})
    weight = weights(known)
    return Compared(pages, known, weight, Likeness([w.spelt for w in known], weight), passage_similarity(reading.alignments))


def mentions_by_doc(truth: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The mentions of claims that the truth marks, by document."""
    mentions: dict[str, list[dict[str, Any]]] = {}
    for mention in truth["claim_mentions"]:
        mentions.setdefault(mention["doc"], []).append(mention)
    return mentions


def pairs(folder: Path) -> Pairs:
    """All labelled pairs of one story."""
    truth, names, readings = told(folder)
    mentions = mentions_by_doc(truth)
    seen, same = [], []
    for reading in readings:
        pages, known, weight, likeness, similarity = compared(reading)
        beside = scales(known, weight)
        claims = [tells(w, pages, names, mentions) for w in known]
        for a, b in candidates(known, weight):
            if claims[a] or claims[b]:
                seen.append(features(known[a], known[b], beside, similarity, likeness))
                same.append(bool(claims[a] & claims[b]))
    return Pairs(folder.name, np.array(seen, float), np.array(same, float))


def tells(wording: Wording, pages: dict[str, Page], names: dict[str, str], mentions: dict[str, list[dict[str, Any]]]) -> set[str]:
    """The claims of the truth that a wording tells, wherever it stands."""
    found = set()
    for member in wording.members:
        text = pages[member.doc].text
        mine = _words(text, member.start, member.end)
        for mention in mentions.get(names[member.doc], ()):
            theirs = _words(text, mention["start"], mention["end"])
            both = len(mine & theirs)
            if both / max(1, min(len(mine), len(theirs))) + both / max(1, len(mine | theirs)) >= 2 * TOLD:
                found.add(mention["claim"])
    return found


def _words(text: str, start: int, end: int) -> set[int]:
    return {start + w.start for w in words(text[start:end])}


def fit(stories: Sequence[Pairs]) -> tuple[Numbers, float]:
    """Weights and bias of a logistic regression by Newton's method, in the units of the features."""
    seen = np.concatenate([s.seen for s in stories])
    same = np.concatenate([s.same for s in stories])
    share = np.concatenate([np.full(len(s.same), 1000 / len(s.same)) for s in stories])
    middle, spread = seen.mean(0), seen.std(0) + 1e-9
    x = np.hstack([(seen - middle) / spread, np.ones((len(seen), 1))])
    ridge = np.diag([RIDGE] * (x.shape[1] - 1) + [0.0])
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (share * (same - p)) - ridge @ w
        w += np.linalg.solve((x * (share * p * (1 - p))[:, None]).T @ x + ridge, slope)
    weights = w[:-1] / spread
    return weights, float(w[-1] - weights @ middle)


def precision(scores: Numbers, same: Numbers) -> float:
    """Average precision: the mean of the precision at every positive pair."""
    order = same[np.argsort(-scores, kind="stable")]
    at = np.flatnonzero(order)
    return float(np.mean((np.arange(len(at)) + 1) / (at + 1))) if len(at) else 0.0


def main() -> None:
    """Prints how well left-out stories do and the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", nargs="*", type=Path, default=list(STORIES))
    folders = sorted(p for home in parser.parse_args().stories for p in home.iterdir() if (p / "story.json").exists())
    found = [pairs(folder) for folder in folders]
    for n, story in enumerate(found):
        weights, bias = fit([*found[:n], *found[n + 1 :]])
        used, fitted = precision(story.seen @ np.array(WEIGHTS), story.same), precision(story.seen @ weights + bias, story.same)
        print(f"{story.name:24}{len(story.same):6}{int(story.same.sum()):6}{used:8.3f}{fitted:8.3f}")
    weights, bias = fit(found)
    for name, weight in zip(Features._fields, weights, strict=True):
        print(f"    {name}={weight:.2f},")
    print(f"BIAS = {bias:.2f}")


if __name__ == "__main__":
    main()

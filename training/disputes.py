"""Fits the trees that tell which claims stand against each other (`story/corroborate/dispute/data/trees.json`).

usage: disputes.py [--stories DIR ..] [--write]

DIRs hold stories in mark-up (`eval/compile_story.py` describes it). Every two claims of a story that the room sets side by side
are one example, positive when the truth has the claims that they tell in dispute; updates are negative, and where a claim was
split in two, what only a splinter of it tells is no example. Each story is seen whole and in six parts of three to seven
articles. The trees are boosted with logistic loss. Prints how well they do on stories that were left out, an eighth of them at a
time, then fits all; --write puts the trees in place. Needs scikit-learn (extra `train`); about ten minutes on one core; the same
input and version give the same trees.
"""

import argparse
import json
import random
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from msgspec.structs import replace
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score
from stories import ROOT, Reading, score_story, told

from wirestem.story.corroborate import denied, told_in
from wirestem.story.corroborate.dispute.deciding import Beside, Judged, beside, likeliest
from wirestem.story.corroborate.dispute.pairs import ordered
from wirestem.story.corroborate.dispute.profiles import profiles
from wirestem.story.corroborate.dispute.sides import sides as speaking_for
from wirestem.story.corroborate.dispute.signs import Scene, Signs
from wirestem.story.corroborate.match.align import passage_similarity
from wirestem.story.corroborate.match.cluster import candidates
from wirestem.story.corroborate.match.groups import Group
from wirestem.story.corroborate.match.likeness import Likeness
from wirestem.story.corroborate.match.pairs import judgements
from wirestem.story.corroborate.match.wordings import scales, weights, wordings

TREES = ROOT / "src" / "wirestem" / "story" / "corroborate" / "dispute" / "data" / "trees.json"
STORIES = (ROOT.parent / "shared" / "stories", *(ROOT / "eval" / "stories" / part for part in ("tuned", "seen")))
PARTS = 6
FOLDS = 8
TOLD = 0.3
"""How much a clause and a mention must meet, half by the shorter and half by both, as `score_story` asks."""
GIVEN = 2.0  # weight of the four shared stories: their truth was written with the scorers, others' is less even
CONTESTED = ("denial", "number", "date", "other")


class Pairs(NamedTuple):
    """The pairs of claims of one story or a part of it, whether each is in dispute, and whether it is an example."""

    pairs: list[Beside]
    contested: np.ndarray
    clear: np.ndarray

    @property
    def signs(self) -> np.ndarray:
        """The signs of the pairs, a row each."""
        return np.array([p.signs for p in self.pairs], float).reshape(len(self.pairs), len(Signs._fields))


class Example(NamedTuple):
    """A story whole, its parts, how many disputes its truth has, and how much it counts."""

    name: str
    whole: Pairs
    parts: list[Pairs]
    gold: int
    weight: float


class Known(NamedTuple):
    """A story as read, the truth about it, and the name of each document in that."""

    reading: Reading
    truth: dict[str, Any]
    names: dict[str, str]


def example(folder: Path) -> Example:
    """A story whole and in parts, drawn by a fixed seed from the articles in order of their texts."""
    truth, names, readings = told(folder)
    known = Known(max(readings, key=lambda r: len(r.story.articles)), truth, names)
    docs = [a.document.id for a in sorted(known.reading.story.articles, key=lambda a: a.document.text)]
    parts = []
    for seed in range(PARTS):
        draw = random.Random(seed)
        size = min(len(docs) - 1, draw.choice([3, 5, 6, 7]))
        parts.append(_pairs(known, frozenset(draw.sample(docs, size))))
    gold = {frozenset((d["claim"], d["against"])) for d in truth["disputes"] if d["kind"] in CONTESTED}
    weight = GIVEN if folder.parent == STORIES[0] else 1.0
    return Example(folder.name, _pairs(known, frozenset(docs)), parts, len(gold), weight)


def _pairs(known: Known, keep: frozenset[str]) -> Pairs:
    """The pairs of the articles to `keep`."""
    read = known.reading
    story = replace(read.story, articles=tuple(a for a in read.story.articles if a.document.id in keep))
    pages, clauses = told_in(story, [s for s in read.statements if s.doc in keep])
    every = wordings(pages, clauses, [t for t in read.times if t.doc in keep], {})
    weight = weights(every)
    alike, likeness = candidates(every, weight), Likeness([w.spelt for w in every], weight)
    similarity = passage_similarity([a for a in read.alignments if a.left.doc in keep and a.right.doc in keep])
    judged = judgements(every, alike, weight, similarity, likeness)
    groups, aimed = denied(every, judged, weight, speaking_for(pages, read.parties), ())
    found = beside(profiles(groups), alike, aimed, Scene(likeness, weight, scales(every, weight).unit))
    true, splinters = _contested(groups, known, keep)
    keys = [(p.left, p.right) for p in found]
    return Pairs(found, np.array([k in true for k in keys], int), np.array([k not in splinters for k in keys], bool))


def _contested(groups: Sequence[Group], known: Known, keep: frozenset[str]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """The pairs of groups that tell claims in dispute, and those of which one is a splinter of such a claim.

    A claim is told by the group that most of its mentions meet.
    """
    texts = {known.names[a.document.id]: a.document.text for a in known.reading.story.articles if a.document.id in keep}
    places = [(number, known.names[m.doc], m.start, m.end) for number, group in enumerate(groups) for m in group.members]
    votes: dict[str, list[int]] = {}
    for mention in known.truth["claim_mentions"]:
        if mention["doc"] in texts:
            best = max(((_met(texts, mention, p), -p[0]) for p in places if p[1] == mention["doc"]), default=(0.0, 0))
            if best[0] >= TOLD:
                votes.setdefault(mention["claim"], []).append(-best[1])
    home = {claim: max(sorted(set(v)), key=v.count) for claim, v in votes.items()}
    out, splinters = set(), set()
    for row in known.truth["disputes"]:
        if row["kind"] in CONTESTED and row["claim"] in home and row["against"] in home:
            sides = votes[row["claim"]], votes[row["against"]]
            splinters |= {ordered(a, b) for a, b in product(*sides) if a != b}
            a, b = ordered(home[row["claim"]], home[row["against"]])
            out |= {(a, b)} if a != b else set()
    return out, splinters - out


def _met(texts: dict[str, str], mention: dict[str, Any], place: tuple[int, str, int, int]) -> float:
    _, doc, start, end = place
    if not (start < mention["end"] and mention["start"] < end):
        return 0.0
    mine, theirs = (score_story.words(texts[doc], [r]) for r in ((mention["start"], mention["end"]), (start, end)))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs))) / 2 + score_story.jaccard(mine, theirs) / 2


def fit(examples: Sequence[Example]) -> HistGradientBoostingClassifier:
    """The trees of some stories. What bounds them was chosen on stories left out."""
    every = [pairs for e in examples for pairs in (e.whole, *e.parts)]
    clear = np.concatenate([p.clear for p in every])
    model = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=40, l2_regularization=5, random_state=0
    )
    signs, contested = np.concatenate([p.signs for p in every]), np.concatenate([p.contested for p in every])
    weight = np.concatenate([np.full(len(p.contested), e.weight) for e in examples for p in (e.whole, *e.parts)])
    return model.fit(signs[clear], contested[clear], sample_weight=weight[clear])


def report(examples: Sequence[Example]) -> None:
    """What trees of the other stories find in each: F1 of pairs without the rules, and the average precision of all."""
    chances, scores = [], []
    models = [fit([e for n, e in enumerate(examples) if n % FOLDS != fold]) for fold in range(FOLDS)]
    for n, left in enumerate(examples):
        chance = models[n % FOLDS].predict_proba(left.whole.signs)[:, 1]
        true = {pair for pair, contested in zip(left.whole.pairs, left.whole.contested, strict=True) if contested}
        shown = likeliest([Judged(pair, float(p)) for pair, p in zip(left.whole.pairs, chance, strict=True)])
        right = sum(row.pair in true for row in shown)
        scores.append(200 * right / ((len(shown) + left.gold) or 1))
        print(f"{left.name:24}{left.gold:4} disputes {len(shown):4} shown {right:4} right   F1 {scores[-1]:5.1f}", flush=True)
        chances.append(chance)
    area = average_precision_score(np.concatenate([e.whole.contested for e in examples]), np.concatenate(chances))
    print(f"average precision, stories left out: {area:.3f}; mean F1 {np.mean(scores):.1f}")


def exported(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as `dispute/trees.py` reads them."""
    trees = []
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        trees.append(
            [
                [-1 if end else int(sign) for end, sign in zip(leaf, nodes["feature_idx"], strict=True)],
                [0.0 if end else round(float(most), 5) for end, most in zip(leaf, nodes["num_threshold"], strict=True)],
                [int(n) for n in nodes["left"]],
                [int(n) for n in nodes["right"]],
                [round(float(value), 5) if end else 0.0 for end, value in zip(leaf, nodes["value"], strict=True)],
            ]
        )
    return {"signs": list(Signs._fields), "start": round(float(model._baseline_prediction.item()), 5), "trees": trees}


def main() -> None:
    """Prints how well left-out stories do; writes the trees of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", nargs="*", type=Path, default=list(STORIES))
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    folders = sorted(p.parent for home in chosen.stories for p in home.glob("*/story.json"))
    examples = [example(folder) for folder in folders]
    report(examples)
    if chosen.write:
        TREES.parent.mkdir(exist_ok=True)
        TREES.write_text(json.dumps(exported(fit(examples)), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

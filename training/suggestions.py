"""Fits the weights by which claims are said to be perhaps one (`wirestem/story/corroborate/suggest.py`).

usage: suggestions.py [--stories DIR ..]

DIRs hold stories in mark-up (`eval/compile_story.py` describes it). Two claims that the program sets side by side are one
example, positive when most of what both tell is one claim of the truth, negative when one of them tells a claim that the other
does not; where neither tells a claim that the mark-up knows, the pair is left out. Prints for stories that were left out how
many pairs are shown from a likelihood on, how many of them are right and what share that is of all there are, then whether the
likelihood keeps its word, then the weights fitted on all. A minute; the same input gives the same weights.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from claims import STORIES, Numbers, Pairs, compared, fit, mentions_by_doc, precision, tells
from stories import ROOT, told

from wirestem.lexicon.agencies import agencies
from wirestem.story.corroborate import denied
from wirestem.story.corroborate.count.houses import Houses
from wirestem.story.corroborate.dispute.sides import sides
from wirestem.story.corroborate.match.cluster import candidates
from wirestem.story.corroborate.match.pairs import judgements
from wirestem.story.corroborate.suggest import Signs, beside

SHOWN = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
BINS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.6, 1.01)


def pairs(folder: Path) -> Pairs:
    """The labelled pairs of claims of one story."""
    truth, names, readings = told(folder)
    mentions = mentions_by_doc(truth)
    seen, same = [], []
    for read in readings:
        pages, known, weight, likeness, similarity = compared(read)
        judged = judgements(known, candidates(known, weight), weight, similarity, likeness)
        groups, _ = denied(known, judged, weight, sides(pages, read.parties), ())
        houses = Houses(read.story, read.lineage, agencies(), read.statements, read.parties)
        claims = []
        for group in groups:
            votes = Counter(c for w in group.wordings for c in (sorted(tells(w, pages, names, mentions)) or [""]))
            claims.append(max(sorted(votes), key=lambda c: votes[c]))
        for left, right, signs in beside(groups, judged, pages, houses.root):
            if claims[left] or claims[right]:
                seen.append(signs)
                same.append(claims[left] == claims[right])
    return Pairs(folder.name, np.array(seen, float), np.array(same, float))


def left_out(found: Sequence[Pairs]) -> Numbers:
    """The likelihood of each pair by weights of the other stories, one after another."""
    chances = []
    for n, story in enumerate(found):
        weight, bias = fit([*found[:n], *found[n + 1 :]])
        chances.append(1 / (1 + np.exp(-(story.seen @ weight + bias))))
        print(f"{story.name:24}{len(story.same):6}{int(story.same.sum()):6}{precision(chances[-1], story.same):8.3f}")
    return np.concatenate(chances)


def main() -> None:
    """Prints how well left-out stories do and the weights of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", nargs="*", type=Path, default=[*STORIES, ROOT / "eval" / "stories" / "seen"])
    folders = sorted(p for home in parser.parse_args().stories for p in home.iterdir() if (p / "story.json").exists())
    found = [pairs(folder) for folder in folders]
    chances, same = left_out(found), np.concatenate([s.same for s in found])
    for least in SHOWN:
        shown = chances >= least
        right = same[shown].sum()
        print(
            f"from {least:.2f}: {shown.sum():5} shown, {right / max(1, shown.sum()):.2f} right, {right / same.sum():.2f} of all"
        )
    for low, high in pairwise(BINS):
        held = (chances >= low) & (chances < high)
        if held.any():
            print(f"said {chances[held].mean():.2f}, are {same[held].mean():.2f} of {held.sum()}")
    weight, bias = fit(found)
    print("WEIGHTS = Signs(" + ", ".join(f"{w:.2f}" for w in weight) + ")", f"BIAS = {bias:.2f}", Signs._fields)


if __name__ == "__main__":
    main()

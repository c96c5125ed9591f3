"""Fits how likely two sentences tell the same from the same source: the weights in `wirestem/story/align/likeness.py`.

usage: recasts.py [--stories DIR ..]

DIRs hold stories in mark-up (`eval/compile_story.py` describes it). Two sentences that passages leave open and that share
terms are one example. It is positive when the two texts have a common source and much of both sentences tells a claim that
both have from that source; negative when the texts have no common source (the hard ones tell the same claim), or when both
tell claims and none in common. What the mark-up leaves open is no example: sentences without claims, those that a passage
joins though their claims differ, and a claim that a release makes and another text may have from it. Copies repeat
sentences; the same two count once. Prints how well stories left out do, then the weights fitted on all. Seconds; the same
input gives the same weights.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

import compile_story  # noqa: E402

from wirestem.article.clean import clean  # noqa: E402
from wirestem.lexicon.agencies import agencies  # noqa: E402
from wirestem.model import Capture, Source  # noqa: E402
from wirestem.settings import Settings  # noqa: E402
from wirestem.story.align import likeness  # noqa: E402
from wirestem.story.align.fellows import Fellow, fellows  # noqa: E402
from wirestem.story.align.index import Index, index  # noqa: E402
from wirestem.story.align.passages import Passage, passages  # noqa: E402
from wirestem.story.align.recast import company, open_sentences  # noqa: E402

STORIES = (ROOT.parent / "shared" / "stories", ROOT / "eval" / "stories" / "tuned")
MUCH, SOME = 0.35, 0.2  # share of a sentence that tells the claim: of one of the two, and of the other
RIDGE = 0.3


class Text(NamedTuple):
    """A text of a story: its index, the claims of each sentence with their share, its ancestors, the sources of its claims.

    `primary` are the claims that the text or an ancestor makes itself, as a release does.
    """

    index: Index
    claims: list[dict[str, float]]
    kin: frozenset[str]
    sources: dict[str, set[str]]
    primary: frozenset[str]


class Beside(NamedTuple):
    """Two texts, the passages they share, their pairs of sentences and the label of each pair (None: left open)."""

    left: Text
    right: Text
    exact: list[Passage]
    pairs: list[Fellow]
    labels: list[int | None]


def texts(folder: Path) -> Iterator[Text]:
    """The texts of one story, hidden ones too."""
    story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    flat = {name: compile_story.flatten(folder / f"{name}.xml") for name in story["texts"]}
    told = {name: {a["id"] for tag, a, *_ in spans if tag == "cl"} for name, (_, spans) in flat.items()}
    known = agencies(Settings().lexicons)
    for name, (text, spans) in sorted(flat.items()):
        found = index(clean(Capture(name, Source(name), text), known))
        claims = [_claims(spans, sentence.start, sentence.end) for sentence in found.sentences]
        sources = {claim: _sources(story, told, name, claim) for claim in told[name]}
        kin = frozenset(_kin(story, name))
        houses = [story["texts"][n]["outlet"] or "" for n in kin]
        primary = frozenset(
            c for c, claim in story["claims"].items() if any(h.startswith(tuple(claim["primary"])) for h in houses)
        )
        yield Text(found, claims, kin, sources, primary)


def _claims(spans: Sequence[tuple[str, dict[str, str], int, int]], start: int, end: int) -> dict[str, float]:
    found: dict[str, float] = {}
    for tag, attributes, a, b in spans:
        if tag == "cl" and a < end and start < b:
            found[attributes["id"]] = found.get(attributes["id"], 0.0) + (min(b, end) - max(a, start)) / (end - start)
    return found


def _kin(story: dict[str, Any], name: str) -> set[str]:
    above = [p["from"] for p in story["texts"][name]["parents"] if p["relation"] != "cites" and p["from"] in story["texts"]]
    return {name}.union(*(_kin(story, parent) for parent in above))


def _sources(story: dict[str, Any], told: dict[str, set[str]], name: str, claim: str, trail: tuple[str, ...] = ()) -> set[str]:
    """The texts from which the text `name` has the claim in the end."""
    if name in trail:
        return set()
    cited = story["claims"].get(claim, {}).get("cited_from", {}).get(name)
    above = [p["from"] for p in story["texts"][name]["parents"] if p["relation"] != "cites"]
    above = [cited] if cited else [parent for parent in above if claim in told.get(parent, ())]
    return set[str]().union(*(_sources(story, told, parent, claim, (*trail, name)) for parent in above)) or {name}


def label(left: Text, right: Text, pair: Fellow, joined: bool) -> int | None:
    """Whether a pair of sentences tells the same from the same source; None where the mark-up does not tell."""
    here, there = left.claims[pair.left], right.claims[pair.right]
    if not left.kin & right.kin:
        return None if (left.primary | right.primary) & here.keys() & there.keys() else 0
    same = [claim for claim in here if claim in there and left.sources[claim] & right.sources[claim]]
    if not same:
        return 0 if here and there and not joined else None
    shares = sum(here[claim] for claim in same), sum(there[claim] for claim in same)
    return 1 if max(shares) >= MUCH and min(shares) >= SOME else None


def worded(text: Index, number: int) -> str:
    """The words of a sentence."""
    return " ".join(text.forms[text.sentences[number].first : text.sentences[number].stop])


def besides(folder: Path) -> Iterator[Beside]:
    """Every two texts of a story; of the same two sentences, which copies repeat, the first pair alone is an example."""
    met: set[frozenset[str]] = set()
    for left, right in combinations(texts(folder), 2):
        exact = passages(left.index, right.index)
        held = bytearray(len(left.index.forms)), bytearray(len(right.index.forms))
        for p in exact:
            held[0][p.left : p.left_stop] = b"\1" * (p.left_stop - p.left)
            held[1][p.right : p.right_stop] = b"\1" * (p.right_stop - p.right)
        here, there = open_sentences(left.index, held[0]), open_sentences(right.index, held[1])
        pairs = fellows(left.index, right.index, here, there)
        around = company(pairs, left.index, right.index, exact)
        labels = [label(left, right, pair, bool(seen.joined)) for pair, seen in zip(pairs, around, strict=True)]
        for n, pair in enumerate(pairs):
            wordings = frozenset((worded(left.index, pair.left), worded(right.index, pair.right)))
            labels[n] = None if wordings in met else labels[n]
            if labels[n] is not None:
                met.add(wordings)
        yield Beside(left, right, exact, pairs, labels)


Weights = tuple[float, ...]


def fit(rows: np.ndarray, labels: np.ndarray) -> Weights:
    """Weights and bias of a logistic model, by Newton's method with a small ridge."""
    wide = np.c_[rows, np.ones(len(rows))]
    weights = np.zeros(wide.shape[1])
    ridge = np.diag([RIDGE] * rows.shape[1] + [0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-wide @ weights))
        bend = (wide * (p * (1 - p))[:, None]).T @ wide + ridge
        weights -= np.linalg.solve(bend, wide.T @ (p - labels) + ridge @ weights)
    return tuple(float(w) for w in weights)


def use(weights: Weights, kind: str) -> None:
    """Lets the room use `weights`."""
    model = likeness.Likeness if kind == "LIKENESS" else likeness.Company
    setattr(likeness, kind, model(*weights[:-1]))
    setattr(likeness, f"{kind}_BIAS", weights[-1])


def alone(stories: Sequence[Sequence[Beside]]) -> tuple[np.ndarray, np.ndarray]:
    """The likenesses and labels of some stories."""
    found = [(p.likeness, y) for story in stories for b in story for p, y in zip(b.pairs, b.labels, strict=True) if y is not None]
    return np.array([x for x, _ in found], dtype=float), np.array([y for _, y in found], dtype=float)


def together(stories: Sequence[Sequence[Beside]]) -> tuple[np.ndarray, np.ndarray]:
    """The companies and labels of some stories, by the likeness model in use."""
    found = [
        (x, y)
        for story in stories
        for b in story
        for x, y in zip(company(b.pairs, b.left.index, b.right.index, b.exact), b.labels, strict=True)
        if y is not None
    ]
    return np.array([x for x, _ in found], dtype=float), np.array([y for _, y in found], dtype=float)


def train(stories: Sequence[Sequence[Beside]]) -> None:
    """Fits both models on some stories and lets the room use them."""
    use(fit(*alone(stories)), "LIKENESS")
    use(fit(*together(stories)), "COMPANY")


def left_out(stories: Sequence[Sequence[Beside]], n: int) -> tuple[np.ndarray, np.ndarray]:
    """The log odds and labels of story `n` by the models of the others."""
    train([*stories[:n], *stories[n + 1 :]])
    rows, labels = together([stories[n]])
    return rows @ np.array(likeness.COMPANY) + likeness.COMPANY_BIAS, labels


def calibrated(said: Sequence[np.ndarray], true: Sequence[np.ndarray]) -> Weights:
    """Slope and shift that make log odds of stories left out read as probabilities."""
    return fit(np.concatenate(said)[:, None], np.concatenate(true))


def area(found: np.ndarray, labels: np.ndarray) -> float:
    """The area under the ROC curve."""
    ranks = np.empty(len(found))
    ranks[np.argsort(found, kind="stable")] = np.arange(1, len(found) + 1)
    positive = labels.sum()
    return float((ranks[labels == 1].sum() - positive * (positive + 1) / 2) / (positive * (len(labels) - positive)))


def report(found: np.ndarray, labels: np.ndarray) -> None:
    """Log loss, Brier score and reliability."""
    loss = -np.mean(labels * np.log(found) + (1 - labels) * np.log(1 - found))
    print(f"all: AUC {area(found, labels):.3f}, log loss {loss:.3f}, Brier {np.mean((found - labels) ** 2):.3f}")
    for least in (0.3, 0.4, 0.5):
        kept = found >= least
        print(f"at {least}: precision {labels[kept].mean():.2f}, {int(labels[kept].sum())} of {int(labels.sum())} found")
    print("said          pairs  mean  true")
    for low, high in ((0, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)):
        within = (found >= low) & (found < high)
        if within.any():
            print(f"{low:.1f} to {min(high, 1):.1f} {within.sum():9d} {found[within].mean():5.2f} {labels[within].mean():5.2f}")


def main() -> None:
    """Checks on stories left out, then fits on all."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--stories", type=Path, nargs="+", default=STORIES)
    folders = [path.parent for folder in arguments.parse_args().stories for path in sorted(folder.glob("*/story.json"))]
    stories = [list(besides(folder)) for folder in folders]
    said, true = zip(*(left_out(stories, n) for n in range(len(stories))), strict=True)
    for n, folder in enumerate(folders):
        print(f"{folder.name}: {len(true[n])} pairs, {int(true[n].sum())} of them true, AUC {area(said[n], true[n]):.3f}")
    slope, shift = calibrated(said, true)
    report(1 / (1 + np.exp(-(slope * np.concatenate(said) + shift))), np.concatenate(true))
    train(stories)
    use((*(slope * w for w in likeness.COMPANY), slope * likeness.COMPANY_BIAS + shift), "COMPANY")
    for kind in ("LIKENESS", "COMPANY"):
        values = ", ".join(f"{name}={value:.2f}" for name, value in getattr(likeness, kind)._asdict().items())
        print(f"{kind} = {values}\n{kind}_BIAS = {getattr(likeness, f'{kind}_BIAS'):.2f}")


if __name__ == "__main__":
    main()

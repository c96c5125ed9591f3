"""Whether propositions that tell the same are nearer than others: SuperPAL's aligned pairs of news (Ernst and others 2021).

usage: propositions.py [--data DIR] [--minilm DIR]

DIR of --data is that of the development data. Of every topic of `dev_MN_only.csv` each proposition of a summary stands beside
each of its documents; the pairs that people aligned are positive, all others negative. Prints the area under the ROC curve over
all pairs, and the mean of the topics, for the likeness of `wirestem.story.corroborate` and beside it for characters (TF-IDF of
runs of 3 to 5 letters), BM25 both ways, shared words and, where torch and the weights of all-MiniLM-L6-v2 are given, cosines of
sentences. Nothing of Wirestem is fitted on these data. Seconds; with --minilm half a minute.
"""

import argparse
import collections
import csv
import math
import pathlib
import re
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wirestem.story.corroborate.match.likeness import Likeness
from wirestem.story.corroborate.terms import Page
from wirestem.story.corroborate.match.wordings import spelt

ROOT = pathlib.Path(__file__).resolve().parent.parent
Scores = NDArray[np.float64]


class Topic(NamedTuple):
    """The propositions of a topic, the summary's `count` first, and which pairs tell the same."""

    name: str
    texts: list[str]
    count: int
    same: set[tuple[int, int]]

    def pairs(self) -> list[tuple[int, int]]:
        """All pairs of a proposition of the summary and one of a document."""
        return [(a, b) for a in range(self.count) for b in range(self.count, len(self.texts))]


def topics(path: pathlib.Path) -> list[Topic]:
    """The topics of a file of aligned pairs, by name."""
    summary: dict[str, dict[tuple[str, str], str]] = collections.defaultdict(dict)
    documents: dict[str, dict[tuple[str, str], str]] = collections.defaultdict(dict)
    aligned: dict[str, set[tuple[tuple[str, str], tuple[str, str]]]] = collections.defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            one, other = (row["summaryFile"], row["summarySpanOffsets"]), (row["documentFile"], row["docSpanOffsets"])
            summary[row["topic"]][one] = row["summarySpanText"]
            documents[row["topic"]][other] = row["docSpanText"]
            aligned[row["topic"]].add((one, other))
    found = []
    for name in sorted(summary):
        place = {key: n for n, key in enumerate([*summary[name], *documents[name]])}
        texts = [t.replace("...", " ") for t in (*summary[name].values(), *documents[name].values())]
        found.append(Topic(name, texts, len(summary[name]), {(place[a], place[b]) for a, b in aligned[name]}))
    return found


def likeness(topic: Topic) -> Scores:
    """What Wirestem compares clauses by."""
    clauses = []
    for text in topic.texts:
        page = Page(text)
        clauses.append(spelt(text, page.terms(0, len(text)), [(0, len(text))]))
    spread = collections.Counter(form for clause in clauses for form in {f for _, f in clause})
    weight = {form: math.log(1 + len(clauses) / count) for form, count in spread.items()}
    near = Likeness(clauses, weight)
    return np.array([near(a, b) for a, b in topic.pairs()])


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.lower())


def characters(topic: Topic) -> Scores:
    """Cosine of TF-IDF over runs of three to five letters within words."""
    counted = []
    for text in topic.texts:
        runs = collections.Counter(
            f" {w} "[i : i + n] for w in _words(text) for n in (3, 4, 5) for i in range(max(0, len(w) + 3 - n))
        )
        counted.append(runs)
    spread = collections.Counter(run for runs in counted for run in runs)
    weighed = []
    for runs in counted:
        values = {r: (1 + math.log(n)) * math.log(1 + len(counted) / spread[r]) for r, n in runs.items()}
        length = math.sqrt(sum(v * v for v in values.values())) or 1.0
        weighed.append({r: v / length for r, v in values.items()})
    return np.array([sum(v * weighed[b].get(r, 0.0) for r, v in weighed[a].items()) for a, b in topic.pairs()])


def bm25(topic: Topic) -> Scores:
    """BM25 of either as the question, added (k1 1.2, b .75)."""
    counted = [collections.Counter(_words(text)) for text in topic.texts]
    spread = collections.Counter(word for words in counted for word in words)
    size = sum(sum(c.values()) for c in counted) / len(counted)

    def score(asked: int, told: int) -> float:
        held = counted[told]
        norm = 1.2 * (0.25 + 0.75 * sum(held.values()) / size)
        shared = [w for w in counted[asked] if held[w]]
        rare = (math.log(1 + (len(counted) - spread[w] + 0.5) / (spread[w] + 0.5)) for w in shared)
        return sum(r * held[w] * 2.2 / (held[w] + norm) for r, w in zip(rare, shared, strict=True))

    return np.array([score(a, b) + score(b, a) for a, b in topic.pairs()])


def shared(topic: Topic) -> Scores:
    """The share of the words of both that both have (Dice)."""
    sets = [set(_words(text)) for text in topic.texts]
    return np.array([2 * len(sets[a] & sets[b]) / max(1, len(sets[a]) + len(sets[b])) for a, b in topic.pairs()])


def sentences(folder: pathlib.Path) -> Callable[[Topic], Scores]:
    """Cosines of all-MiniLM-L6-v2: the mean of its last vectors, as its authors use it."""
    sys.path[:0] = [str(ROOT / "training" / "encoder"), str(ROOT / "eval")]
    import torch
    from network import Encoder

    from wirestem.encoder.pieces import Pieces

    net = Encoder(0.0)
    net.load_minilm(folder / "model.safetensors")
    net.eval()
    pieces = Pieces((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())

    def vector(text: str) -> NDArray[np.float32]:
        told = [n for w in re.findall(r"\w+|[^\w\s]", text) for n in pieces(w)][:254]
        ids = torch.tensor([[pieces.number("[CLS]"), *told, pieces.number("[SEP]")]])
        mask = torch.ones_like(ids, dtype=torch.bool)
        with torch.no_grad():
            x = net.norm(net.pieces(ids) + net.positions.weight[: ids.shape[1]])
            for layer in net.layers:
                x = layer(x, mask)
        mean: NDArray[np.float32] = x[0].mean(0).numpy()
        return mean / np.linalg.norm(mean)

    def cosines(topic: Topic) -> Scores:
        rows = [vector(text) for text in topic.texts]
        return np.array([float(rows[a] @ rows[b]) for a, b in topic.pairs()])

    return cosines


def area(scores: Scores, same: NDArray[np.bool_]) -> float:
    """The area under the ROC curve: how often a positive pair stands above a negative one, ties half."""
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    rank = (np.cumsum(count) - (count - 1) / 2)[place]
    positive = int(same.sum())
    return float((rank[same].sum() - positive * (positive + 1) / 2) / (positive * (len(same) - positive)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--minilm", type=pathlib.Path)
    chosen = parser.parse_args(arguments)
    path = chosen.data / "claims" / "superpal" / "manual_datasets" / "dev_MN_only.csv"
    if not path.exists():
        print(f"{path} is not here: left out")
        return
    found = topics(path)
    same = [np.array([pair in t.same for pair in t.pairs()]) for t in found]
    print(f"{len(found)} topics, {sum(map(len, same))} pairs, {sum(int(s.sum()) for s in same)} aligned")
    rules: dict[str, Callable[[Topic], Scores]] = {
        "likeness": likeness,
        "characters": characters,
        "bm25": bm25,
        "shared words": shared,
    }
    if chosen.minilm:
        rules["sentences"] = sentences(chosen.minilm)
    for name, rule in rules.items():
        scores = [rule(t) for t in found]
        each = [area(s, y) for s, y in zip(scores, same, strict=True)]
        print(f"{name:14}{area(np.concatenate(scores), np.concatenate(same)):7.3f}   topics {sum(each) / len(each):.3f}")


if __name__ == "__main__":
    main()

"""Which texts share wording: our join beside MinHash indexes, on made texts of known truth (`rewrites.py`).

usage: candidates.py [--texts N] [--seed S] [--only METHOD ..]

Recall: of the pairs (dispatch, text made from it), by kind. Precision: of all pairs found, those that share a dispatch. F1 of
the two. Every method runs in a process of its own, on one core, from the texts as strings to the pairs; datasketch and rensa
are left out where they are not installed (`pip install 'wirestem[bench]'`).
"""

import argparse
import importlib.util
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np
import rewrites

from wirestem.corpus.gather.copies import shared
from wirestem.corpus.gather.join import candidates, firsts
from wirestem.corpus.gather.prints import prints

Found = tuple[np.ndarray, np.ndarray]
_WORD = re.compile(r"\w+")
_PERMUTATIONS = 128
_SHINGLE = 3


def texts(file: pathlib.Path) -> Iterator[list[str]]:
    """The words of every text, in lower case."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield _WORD.findall(line.lower())


def shingles(forms: list[str]) -> list[str]:
    """Runs of three words, each once."""
    return list({" ".join(forms[n : n + _SHINGLE]): None for n in range(max(1, len(forms) - _SHINGLE + 1))})


def whole(left: np.ndarray, right: np.ndarray, first: np.ndarray) -> Found:
    """The pairs with those of texts that are word for word the same."""
    again = np.flatnonzero(first != np.arange(len(first)))
    group = defaultdict(list)
    for n in again.tolist():
        group[int(first[n])].append(n)
    found = [(left, right), (first[again], again)]
    more: list[tuple[int, int]] = [pair for members in group.values() for pair in combinations(members, 2)]
    touched = np.isin(left, list(group)) | np.isin(right, list(group))
    for a, b in zip(left[touched].tolist(), right[touched].tolist(), strict=True):
        if first[a] == first[b]:
            continue
        more += [(x, y) for x in (a, *group.get(a, ())) for y in (b, *group.get(b, ())) if (x, y) != (a, b)]
    rest = np.array(more, np.int64).reshape(-1, 2)
    pairs = np.unique(np.sort(np.concatenate([np.column_stack(p) for p in found] + [rest]), axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]


def joined(file: pathlib.Path) -> Found:
    """Pairs that share three winnowed prints."""
    found = prints(texts(file))
    pairs = candidates(found)
    return whole(pairs.left, pairs.right, firsts(found))


def verified(file: pathlib.Path) -> Found:
    """Those of them whose words overlap enough."""
    found = prints(texts(file))
    pairs = shared(found)
    return whole(pairs.left, pairs.right, firsts(found))


def datasketch(threshold: float) -> Callable[[pathlib.Path], Found]:
    """MinHash with locality-sensitive hashing for a Jaccard likeness of `threshold`."""

    def method(file: pathlib.Path) -> Found:
        from datasketch import MinHash, MinHashLSH

        index, pairs = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS), []
        for n, forms in enumerate(texts(file)):
            sketch = MinHash(num_perm=_PERMUTATIONS)
            sketch.update_batch([s.encode() for s in shingles(forms)])
            pairs += [(other, n) for other in index.query(sketch)]
            index.insert(n, sketch)
        return _columns(pairs)

    return method


def rensa(bands: int) -> Callable[[pathlib.Path], Found]:
    """MinHash of the library rensa in `bands` bands."""

    def method(file: pathlib.Path) -> Found:
        from rensa import RMinHash, RMinHashLSH

        index, pairs = RMinHashLSH(threshold=0.5, num_perm=_PERMUTATIONS, num_bands=bands), []
        for n, forms in enumerate(texts(file)):
            sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
            sketch.update(shingles(forms))
            pairs += [(other, n) for other in index.query(sketch)]
            index.insert(n, sketch)
        return _columns(pairs)

    return method


def _columns(pairs: list[tuple[int, int]]) -> Found:
    table = np.array(pairs, np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


METHODS: dict[str, tuple[str | None, Callable[[pathlib.Path], Found]]] = {
    "Wirestem candidates": (None, joined),
    "Wirestem verified": (None, verified),
    "datasketch J .5": ("datasketch", datasketch(0.5)),
    "datasketch J .2": ("datasketch", datasketch(0.2)),
    "rensa 32 bands": ("rensa", rensa(32)),
    "rensa 64 bands": ("rensa", rensa(64)),
}


def measure(name: str, folder: pathlib.Path) -> dict[str, float]:
    """Runs one method here and scores it."""
    file = folder / "texts"
    cpu, wall = time.process_time(), time.monotonic()
    left, right = METHODS[name][1](file)
    figures = {"cpu": time.process_time() - cpu, "wall": time.monotonic() - wall}
    figures["rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures | score(left, right, json.loads((folder / "truth").read_text()))


def score(left: np.ndarray, right: np.ndarray, truth: list[tuple[str, list[int]]]) -> dict[str, float]:
    """Precision over all pairs, recall over those of a dispatch and a text made of it. A dispatch's number is its text's."""
    roots = np.array([[r[0], r[-1]] for _, r in truth])
    same = (roots[left][:, :, None] == roots[right][:, None, :]).any(axis=(1, 2))
    found = set(zip(np.minimum(left, right).tolist(), np.maximum(left, right).tolist(), strict=True))
    edges = [(root, n, kind) for n, (kind, of) in enumerate(truth) if kind != "dispatch" for root in of]
    hits, all_edges = Counter(k for a, b, k in edges if (a, b) in found), Counter(k for _, _, k in edges)
    recall, precision = hits.total() / all_edges.total(), float(same.mean()) if len(same) else 1.0
    by_kind = {kind: hits[kind] / all_edges[kind] for kind in rewrites.KINDS}
    return {"pairs": len(left), "p": precision, "r": recall, "f1": 2 * precision * recall / (precision + recall or 1)} | by_kind


def main() -> None:
    """The table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=METHODS)
    parser.add_argument("--here", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.here:
        print(json.dumps(measure(chosen.here[0], pathlib.Path(chosen.here[1]))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        made = write(folder, chosen.texts, chosen.seed)
        print(f"{chosen.texts:,} texts, {made / chosen.texts:.0f} words each\n")
        print("| method | CPU s | wall s | texts/s | RSS MB | pairs | P | R | F1 |", " | ".join(rewrites.KINDS), "|", sep=" ")
        print("|---" * (9 + len(rewrites.KINDS)), "|", sep="")
        for name, (library, _) in METHODS.items():
            if chosen.only and name not in chosen.only:
                continue
            if library and importlib.util.find_spec(library) is None:
                print(f"| {name} | not installed: pip install 'wirestem[bench]' |")
                continue
            print(row(name, chosen.texts, json.loads(_apart(name, folder))), flush=True)


def _apart(name: str, folder: pathlib.Path) -> str:
    command = [sys.executable, __file__, "--here", name, str(folder)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def write(folder: pathlib.Path, count: int, seed: int) -> int:
    """Writes the texts, a line each, and their truth; how many words there are."""
    truth, words = [], 0
    with (folder / "texts").open("w", encoding="utf-8") as out:
        for made in rewrites.pile(count, seed):
            out.write(made.text + "\n")
            truth.append((made.kind, made.roots))
            words += made.text.count(" ") + 1
    (folder / "truth").write_text(json.dumps(truth))
    return words


def row(name: str, count: int, got: dict[str, float]) -> str:
    """A line of the table."""
    cells = [
        name,
        f"{got['cpu']:.1f}",
        f"{got['wall']:.1f}",
        f"{count / got['cpu']:,.0f}",
        f"{got['rss']:.0f}",
        f"{got['pairs']:,.0f}",
    ]
    cells += [f"{got[key]:.3f}" for key in ("p", "r", "f1", *rewrites.KINDS)]
    return "| " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()

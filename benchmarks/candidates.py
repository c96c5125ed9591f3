"""Which texts share wording: our join beside MinHash indexes, on made texts of known truth (`rewrites.py`).

usage: candidates.py [--texts N] [--seed S] [--workers N] [--only METHOD ..]

Recall: of the pairs (dispatch, text made from it), by kind. Precision: of all pairs found, those that share a dispatch. F1 of
the two. Every method runs from the texts as strings to the pairs in a process of its own, ours in as many as --workers says
(default 1); "gathered" goes on to families and stories, and its pairs are those of texts of one family. CPU and memory are
those of all processes of a method together. datasketch and rensa are left out where they are not installed
(`pip install 'wirestem[bench]'`).
"""

import argparse
import importlib.util
import json
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import TypeVar

import numpy as np
import rewrites

from wirestem.corpus.gather import gather
from wirestem.corpus.gather.copies import shared
from wirestem.corpus.gather.join import candidates, firsts
from wirestem.corpus.gather.prints import prints
from wirestem.engine import run_parts
from wirestem.model import Document, Source

In = TypeVar("In")
Out = TypeVar("Out")
Found = tuple[np.ndarray, np.ndarray]
_WORD = re.compile(r"\w+")
_PERMUTATIONS = 128
_SHINGLE = 3


_MARKS = re.compile('["“”«»„]')
_WORKERS = [1]


def run(step: Callable[[In], Out], parts: Iterable[In], /) -> Iterator[Out]:
    """The steps of the join in as many processes as were asked for."""
    return run_parts(step, parts, workers=_WORKERS[0])


def lines(file: pathlib.Path) -> Iterator[str]:
    """The texts. Their sentences are put together by lot, so that no quotation mark finds its fellow: they are left out."""
    with file.open(encoding="utf-8") as some:
        for line in some:
            yield _MARKS.sub("", line)


def texts(file: pathlib.Path) -> Iterator[list[str]]:
    """The words of every text, in lower case."""
    for line in lines(file):
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
    """Pairs that share winnowed prints enough."""
    found = prints(lines(file), run=run)
    pairs = candidates(found, run=run)
    return whole(pairs.left, pairs.right, firsts(found))


def verified(file: pathlib.Path) -> Found:
    """Those of them that are proved."""
    found = prints(lines(file), run=run)
    pairs = shared(found, run=run)
    return whole(pairs.left, pairs.right, firsts(found))


def gathered(file: pathlib.Path) -> Found:
    """The pairs of texts of one family; stories are made too."""
    documents = [Document(f"{n:08}", Source(str(n)), None, line, "en", None, ()) for n, line in enumerate(lines(file))]
    found = gather(documents, run=run)
    print(f"{len(found.families):,} families, {len(found.stories):,} stories", file=sys.stderr)
    return _columns([(int(a), int(b)) for family in found.families for a, b in combinations(family, 2)])


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
    "Wirestem proved": (None, verified),
    "Wirestem gathered": (None, gathered),
    "datasketch J .5": ("datasketch", datasketch(0.5)),
    "datasketch J .2": ("datasketch", datasketch(0.2)),
    "rensa 32 bands": ("rensa", rensa(32)),
    "rensa 64 bands": ("rensa", rensa(64)),
}


def measure(name: str, folder: pathlib.Path) -> dict[str, float]:
    """Runs one method here and scores it."""
    file = folder / "texts"
    cpu, wall = _cpu(), time.monotonic()
    with Memory() as memory:
        left, right = METHODS[name][1](file)
    figures = {"cpu": _cpu() - cpu, "wall": time.monotonic() - wall, "rss": memory.peak}
    return figures | score(left, right, json.loads((folder / "truth").read_text()))


def _cpu() -> float:
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


class Memory:
    """The most megabytes that this process and those it started held at once, looked at twenty times a second.

    Pages that several hold count for each; without /proc the peak of this process alone.
    """

    def __enter__(self) -> "Memory":
        self.peak = 0.0
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watch.join()
        self.peak = max(self.peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

    def _look(self) -> None:
        while not self._done.wait(0.05):
            self.peak = max(self.peak, sum(map(_held, _family(os.getpid()))))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(process: int) -> float:
    try:
        return int(pathlib.Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / (1 << 20)
    except (OSError, IndexError):
        return 0.0


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
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=METHODS)
    parser.add_argument("--here", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    _WORKERS[0] = chosen.workers
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
            print(row(name, chosen.texts, json.loads(_apart(name, folder, chosen.workers))), flush=True)


def _apart(name: str, folder: pathlib.Path, workers: int) -> str:
    command = [sys.executable, __file__, "--workers", str(workers), "--here", name, str(folder)]
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

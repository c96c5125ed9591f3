"""Fits the weights by which the sources of a text are weighed (`story/derive/data/weights.json`), and says how well.

usage: lineage.py [--stories DIR ...] [--write] [--histories N] [--reliability DIR ...]

Every story below DIR (default: all that the repository may be trained on, see `lineage.md`) gives N histories of its own
texts alone, some shown and some hidden, with times and credits kept, lost or wrong, and half as many with texts made by what
desks do (`benchmarks/desk.py`). Each text in each of its dispatches is one example: its possible sources with what speaks for
them, and which is true. The weights are those of a conditional logit with a ridge; stories left out one after another tell
what to expect. --write puts the weights in place. --reliability prints, for whole stories elsewhere, how often edges of each
confidence are right. Numbers only: no text goes into the weights. Takes about two minutes on one core.
"""

import argparse
import json
import pathlib
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from desk import Desk, History, Pool, pools  # noqa: E402
from histories import Truth, align_pairs, truth  # noqa: E402

from wirestem import flow  # noqa: E402
from wirestem.lexicon.agencies import agencies  # noqa: E402
from wirestem.model import Alignment  # noqa: E402
from wirestem.story.date import settle  # noqa: E402
from wirestem.story.derive import learnt  # noqa: E402
from wirestem.story.derive.candidates import Candidate, candidates  # noqa: E402
from wirestem.story.derive.dispatch import Dispatch  # noqa: E402
from wirestem.story.derive.dispatches import dispatches  # noqa: E402
from wirestem.story.derive.kin import kinship_signs  # noqa: E402
from wirestem.story.derive.kinship import Overlaps  # noqa: E402
from wirestem.story.derive.marks import Marks, mark  # noqa: E402
from wirestem.story.derive.readings import Readings  # noqa: E402
from wirestem.story.derive.texts import prepare  # noqa: E402
from wirestem.story.derive.tree import plan  # noqa: E402
from wirestem.story.derive.trust import trust  # noqa: E402
from wirestem.story.derive.twins import twins  # noqa: E402

WEIGHTS = ROOT / "src" / "wirestem" / "story" / "derive" / "data" / "weights.json"
STORIES = (ROOT.parent / "shared" / "stories", *(ROOT / "eval" / "stories" / part for part in ("tuned", "seen")))
REPORTS = ROOT / "training" / "reports"  # events that several houses reported themselves; pairs that are not kin, at length
MADE = 0.3  # weight of an example from a history with made texts, beside 1 for a story's own
REPORTED = 0.3  # weight of an example from independent reports
RIDGE = 3.0
STEPS = 600


class Example(NamedTuple):
    """One text in one dispatch: the signs of its possible sources, which of them are true, and how much it counts."""

    sources: tuple[dict[str, float], ...]
    true: frozenset[int]
    weight: float


def examples(history: History, keep: dict[tuple[str, str], tuple[Alignment, ...]], weight: float) -> Iterator[Example]:
    """The examples of one history, each with and without the texts known to be copied as witnesses."""
    overlaps, marks = prepared(history, keep)
    known = truth(history)
    readings = Readings(overlaps, {name: trust(name, marks, overlaps, marks) for name in marks})
    groups, drawn = dispatches(overlaps, marks)
    for dispatch, members in plan(groups, drawn, overlaps, marks):
        copied = frozenset(n for n in dispatch.members if any(p not in known.hidden for p, _ in known.parents[n]))
        for name in members:
            for witnesses_gone in {frozenset(), copied}:
                found = candidates(name, dispatch, readings, overlaps, marks, witnesses_gone)
                true = right(name, found, dispatch, known)
                if true:
                    yield Example(tuple(dict(c.signs) for c in found), true, weight / (2 if copied else 1))


def right(name: str, found: Sequence[Candidate], dispatch: Dispatch, known: Truth) -> frozenset[int]:
    """Which of the sources are true; an unseen parent is the version that most of its other children carry, or a lone one."""
    true = set()
    kinds = {kind: [n for n, c in enumerate(found) if c.kind == kind] for kind in ("lone", "first", "none")}
    for parent, _ in known.parents[name]:
        if parent not in known.hidden:
            true |= {n for n, c in enumerate(found) if c.parent == parent}
            continue
        others = {n for n, ps in known.parents.items() if n != name and parent in dict(ps)}
        shared = [(_alike(others, dispatch, c, name), -n) for n, c in enumerate(found) if c.kind == "version"]
        if shared and max(shared)[0] > 0:
            true.add(-max(shared)[1])
        elif not others or others & set(dispatch.members):
            true |= set(kinds["lone"])
    if not known.parents[name]:
        true |= set(kinds["first"])
    return frozenset(true or kinds["none"])


def _alike(others: set[str], dispatch: Dispatch, candidate: Candidate, name: str) -> float:
    carriers = set(dispatch.versions[candidate.version or 0]) - {name}
    return len(carriers & others) / (len(carriers | others) or 1)


def pairs(history: History, keep: dict[tuple[str, str], tuple[Alignment, ...]], weight: float) -> Iterator[Example]:
    """Every pair of texts of one history that draw on one origin each: kin (they share it), or not."""
    known = truth(history)
    overlaps, marks = prepared(history, keep)
    single = [n for n in sorted(marks) if len(known.roots[n]) == 1]
    for first, second in combinations(single, 2):
        signs = kinship_signs(first, second, overlaps, marks)
        alike = known.roots[first] == known.roots[second]
        # Recycled background and shared statements come with made texts alone, and count no less.
        yield Example((signs, {}), frozenset({0 if alike else 1}), 1.0)


def prepared(history: History, keep: dict[tuple[str, str], tuple[Alignment, ...]]) -> tuple[Overlaps, dict[str, Marks]]:
    """The visible texts compared, and the marks of those that no twin speaks for."""
    story, _ = settle(flow.story_of([history.texts[n].article for n in history.visible]))
    overlaps = Overlaps(prepare(story), align_pairs(story, keep))
    every = {name: mark(text, agencies()) for name, text in overlaps.texts.items()}
    spoken_for = twins(tuple(overlaps.texts.values()), every)
    return overlaps, {name: one for name, one in every.items() if name not in spoken_for}


class Table(NamedTuple):
    """Examples as arrays: a row for each possible source, `group` the number of its example."""

    signs: np.ndarray
    group: np.ndarray
    true: np.ndarray
    weight: np.ndarray


def table(rows: Sequence[Example], names: Sequence[str]) -> Table:
    """`rows` as arrays with a column for each of `names`."""
    place = {name: n for n, name in enumerate(names)}
    sources = [(n, m, signs) for n, row in enumerate(rows) for m, signs in enumerate(row.sources)]
    signs = np.zeros((len(sources), len(names)))
    for at, (_, _, found) in enumerate(sources):
        for name, value in found.items():
            signs[at, place[name]] = value
    true = np.array([m in rows[n].true for n, m, _ in sources], float)
    return Table(signs, np.array([n for n, _, _ in sources]), true, np.array([row.weight for row in rows]))


def chances(data: Table, weights: np.ndarray) -> np.ndarray:
    """The probability of every source."""
    scores, count = data.signs @ weights, len(data.weight)
    top = np.full(count, -np.inf)
    np.maximum.at(top, data.group, scores)
    odds = np.exp(scores - top[data.group])
    return odds / np.bincount(data.group, odds, count)[data.group]


def fit(data: Table) -> np.ndarray:
    """The weights of the conditional logit, by Adam over all examples at once (Kingma and Ba 2015)."""
    weights = np.zeros(data.signs.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        chance = chances(data, weights)
        of_true = chance * data.true
        total = np.bincount(data.group, of_true, len(data.weight))
        pull = (chance - of_true / np.maximum(total[data.group], 1e-12)) * data.weight[data.group]
        slope = data.signs.T @ pull + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


Maker = Callable[[History, dict[tuple[str, str], tuple[Alignment, ...]], float], Iterator[Example]]


def gathered(folders: Sequence[pathlib.Path], histories: int, make: Maker) -> dict[str, list[Example]]:
    """The examples of every story."""
    everything: dict[str, tuple[Pool, float]] = {}
    for folder in folders:
        if folder.is_dir():
            everything |= {slug: (pool, REPORTED if folder == REPORTS else 1.0) for slug, pool in pools(folder).items()}
    found: dict[str, list[Example]] = {}
    for slug, (pool, scale) in everything.items():
        keep: dict[tuple[str, str], tuple[Alignment, ...]] = {}
        for acts, number, weight in ((0, histories, 1.0), (8, histories // 2, MADE)):
            for seed in range(number):
                made = Desk(pool, seed + 1000 * (acts + 1), acts).history()
                rows = found.setdefault(slug, [])
                rows += (row._replace(weight=row.weight * scale) for row in make(made, keep, weight))
    return found


def main() -> None:
    """Fits who is kin, then who comes from whom; says how well stories left out are told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=pathlib.Path, action="append")
    parser.add_argument("--histories", type=int, default=40)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    for name, make in (("kin", pairs), ("sources", examples)):
        print(f"== {name}")
        rows = gathered(chosen.stories or ((*STORIES, REPORTS) if make is pairs else STORIES), chosen.histories, make)
        found = fitted(rows)
        if chosen.write:
            known = json.loads(WEIGHTS.read_text()) if WEIGHTS.exists() else {}
            known = {k: v for k, v in known.items() if k.startswith("kin.") != (name == "kin")} | found
            WEIGHTS.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n")
            learnt.weights.cache_clear()  # sources are weighed in the dispatches that the new weights make


def fitted(rows: dict[str, list[Example]]) -> dict[str, float]:
    """The weights fitted on all examples; prints what each story's say when they were fitted on the others."""
    names = sorted({name for some in rows.values() for row in some for signs in row.sources for name in signs})
    tops, hits = [], []
    for slug in rows:
        weights = fit(table([row for other, some in rows.items() if other != slug for row in some], names))
        data = table(rows[slug], names)
        chance = chances(data, weights)
        order = np.lexsort((-chance, data.group))
        best = order[np.searchsorted(data.group[order], np.arange(len(data.weight)))]
        tops.append(chance[best])
        hits.append(data.true[best])
        print(f"{slug:24}{len(best):6} examples{100 * data.true[best].mean():8.1f} % right when left out")
    show(np.concatenate(tops), np.concatenate(hits))
    weights = fit(table([row for some in rows.values() for row in some], names))
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def show(tops: np.ndarray, hits: np.ndarray) -> None:
    """The reliability of the probabilities of left-out stories."""
    print(f"{'all':24}{len(tops):6} examples{100 * hits.mean():8.1f} % right when left out")
    print("probability   number   mean   right")
    for low, high in ((0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        here = (tops >= low) & (tops < high)
        if here.any():
            print(f"{low:4.2f} to {min(high, 1):4.2f}{here.sum():9}{tops[here].mean():7.2f}{hits[here].mean():8.2f}")


if __name__ == "__main__":
    main()

"""Fits the weights by which a clause's words, and what the rules see, tell how it is put forward.

usage: modality.py [--clauses FILE] [--encoder DIR] [--folds N] [--out FILE]

FILE (`claims/modality.jsonl`) holds clauses in their texts, each with its class. The whole program reads each text; the words'
states in the encoder of DIR stay as they are, and the small networks of `wirestem.encoder.moods` learn to attend to them, with
what the rules see of the proposition that meets the clause best beside them. They differ by their seed. With --folds the
clauses are told by networks that saw neither them nor others of their text, and F1 is printed. Writes `moods.npz`, the
same bytes each time: two minutes on two cores, eight with --folds 5. Needs torch (`make train` installs it).
"""

import argparse
import json
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as fn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "eval"))

from modality import likeness  # noqa: E402

from wirestem import flow  # noqa: E402
from wirestem.encoder import encoder  # noqa: E402
from wirestem.encoder.moods import CLASSES, FILE, MOST, PLACES, STATES, Moods, steps  # noqa: E402
from wirestem.encoder.network import SHIPPED  # noqa: E402
from wirestem.model import Capture, Source  # noqa: E402
from wirestem.settings import Settings  # noqa: E402
from wirestem.story.corroborate.modality import place_of, reasons_of  # noqa: E402
from wirestem.story.corroborate.modality.weighed import near, signs  # noqa: E402
from wirestem.story.corroborate.propositions import propositions  # noqa: E402
from wirestem.story.corroborate.terms import Page  # noqa: E402

CLAUSES = ROOT / "training" / "claims" / "modality.jsonl"
SIZE, HEADS, NETS, MANY = 48, 4, 3, len(CLASSES)
EPOCHS, BATCH, RATE, DECAY, DROP, DOUBT = 12, 64, 2e-3, 0.3, 0.3, 0.1
LEAST = 3
"""In how many clauses a sign must be seen."""
Tables = dict[str, NDArray[np.generic]]


class Recorder(Moods):
    """Keeps the states of the words that it is asked about."""

    def __init__(self) -> None:
        self.middle = np.zeros(len(STATES) * 384, np.float32)
        self.seen: list[NDArray[np.float32]] = []

    def traits(self, states: NDArray[np.float32]) -> NDArray[np.int8]:
        self.seen.append(states)
        return np.zeros((len(states), 1), np.int8)


class Clause(NamedTuple):
    """A clause: the states of the words it attends to, the place of each, its signs, its class, its text."""

    states: NDArray[np.float32]
    places: NDArray[np.int64]
    signs: tuple[str, ...]
    kind: int
    text: str


def see(line: dict[str, str], recorder: Recorder, settings: Settings) -> Clause | None:
    """A line as the program reads it; None where no proposition meets the clause or no word was read."""
    recorder.seen.clear()
    capture = Capture(line["id"], Source(f"{line['id']}.txt", outlet="House"), line["text"] + "\n", published="2031-06-15")
    article = flow.told(capture, settings)
    text = article.document.text
    page = Page(text)
    start = text.index(line["clause"])
    end = start + len(line["clause"])
    found = propositions(article, page, article.statements)
    best = max(found, key=lambda p: (likeness(p, start, end), -p.start), default=None)
    if best is None or not likeness(best, start, end) or article.traits is None or len(recorder.seen) != 1:
        return None
    words, places = near(article.traits, (best.start, best.end), best.sentence)
    if not len(places):
        return None
    place = place_of(page, best)
    shown = signs(best, place, reasons_of(page, best, place))
    return Clause(recorder.seen[0][words], places, shown, CLASSES.index(line["modality"]), text)


def read(path: Path, folder: Path) -> list[Clause]:
    """The clauses of a file that a proposition meets."""
    settings = Settings(workers=1, encoder=str(folder))
    recorder = Recorder()
    encoder(settings.encoder).moods = recorder
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    seen = [s for line in lines if (s := see(line, recorder, settings)) is not None]
    print(f"{len(seen)} of {len(lines)} clauses are met by a proposition", flush=True)
    return seen


class Batch(NamedTuple):
    """Clauses side by side, padded to the longest."""

    states: Tensor
    places: Tensor
    mask: Tensor
    shown: Tensor
    kinds: Tensor


def batch(clauses: Sequence[Clause], middle: NDArray[np.float32], spread: NDArray[np.float32], names: Sequence[str]) -> Batch:
    """Clauses as the network reads them: states as `moods` makes them whole numbers."""
    wide = max(len(c.places) for c in clauses)
    states = torch.zeros(len(clauses), wide, len(middle), dtype=torch.int8)
    places, mask = torch.zeros(len(clauses), wide, dtype=torch.long), torch.zeros(len(clauses), wide, dtype=torch.bool)
    for n, c in enumerate(clauses):
        size = len(c.places)
        states[n, :size] = torch.from_numpy(steps(c.states, middle, spread).astype(np.int8))
        places[n, :size], mask[n, :size] = torch.from_numpy(c.places), True
    shown = torch.tensor([[float(name in c.signs) for name in names] for c in clauses])
    return Batch(states, places, mask, shown, torch.tensor([c.kind for c in clauses]))


class Net(nn.Module):
    """Traits of every word, attention by `HEADS` asks whose mean answers speak for classes, and weights of the signs."""

    def __init__(self, wide: int, many: int) -> None:
        super().__init__()
        self.traits = nn.Linear(wide, SIZE)
        self.gates, self.places, self.asked = (nn.Embedding(PLACES, size) for size in (SIZE, SIZE, HEADS))
        self.asks, self.says, self.signs = nn.Linear(SIZE, HEADS), nn.Linear(HEADS * SIZE, MANY), nn.Linear(many, MANY)
        nn.init.zeros_(self.signs.weight)
        self.drop = nn.Dropout(DROP)

    def forward(self, b: Batch) -> Tensor:
        words = torch.tanh(self.traits(self.drop(b.states.float() / 16)) * 0.3)
        words = words * (1 + self.gates(b.places)) + self.places(b.places) * 0.3
        share = (self.asks(words) + self.asked(b.places)).masked_fill(~b.mask[..., None], -1e4).softmax(1)
        seen = (share.transpose(1, 2) @ words).flatten(1)
        scores: Tensor = self.says(self.drop(seen)) + self.signs(self.drop(b.shown))
        return scores


def chosen_of(b: Batch, rows: Tensor) -> Batch:
    """Some clauses of a batch, cut to the longest of them."""
    wide = int(b.mask[rows].sum(1).max())
    return Batch(b.states[rows, :wide], b.places[rows, :wide], b.mask[rows, :wide], b.shown[rows], b.kinds[rows])


def fit(b: Batch, rows: Tensor, seed: int) -> Net:
    """A network that learnt from some clauses, each class weighing the same."""
    torch.manual_seed(seed)
    net = Net(b.states.shape[2], b.shown.shape[1])
    groups = [
        {"params": [p for p in net.parameters() if p.dim() > 1], "weight_decay": DECAY},
        {"params": [p for p in net.parameters() if p.dim() < 2], "weight_decay": 0.0},
    ]
    adam = torch.optim.AdamW(groups, lr=RATE)
    count = EPOCHS * -(-len(rows) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=count, pct_start=0.15)
    share = 1 / torch.bincount(b.kinds[rows], minlength=len(CLASSES)).clamp(min=1).float()
    net.train()
    for _ in range(EPOCHS):
        for some in rows[torch.randperm(len(rows))].split(BATCH):
            part = chosen_of(b, some)
            loss = fn.cross_entropy(net(part), part.kinds, weight=share / share.mean(), label_smoothing=DOUBT)
            adam.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            adam.step()
            pace.step()
    return net.eval()


def f1(kinds: Tensor, told: Tensor) -> list[float]:
    """F1 of each class, in percent."""
    right = [int(((kinds == c) & (told == c)).sum()) for c in range(len(CLASSES))]
    return [200 * r / max(1, int((kinds == c).sum() + (told == c).sum())) for c, r in enumerate(right)]


def left_out(b: Batch, clauses: Sequence[Clause], folds: int) -> list[float]:
    """F1 of each class for clauses told by networks that saw neither them nor others of their text."""
    fold = torch.tensor([zlib.crc32(c.text.encode()) % folds for c in clauses])
    told = torch.zeros_like(b.kinds)
    for k in range(folds):
        nets = [fit(b, torch.nonzero(fold != k)[:, 0], seed) for seed in range(NETS)]
        with torch.no_grad():
            for some in torch.nonzero(fold == k)[:, 0].split(BATCH):
                part = chosen_of(b, some)
                told[some] = torch.stack([net(part) for net in nets]).mean(0).argmax(1)
    return f1(b.kinds, told)


def tables(nets: Sequence[Net], names: Sequence[str], middle: NDArray[np.float32], spread: NDArray[np.float32]) -> Tables:
    """The weights as `Moods` reads them, those of states in whole numbers with a scale for each trait."""

    def of(*parts: Tensor) -> NDArray[np.float32]:
        found: NDArray[np.float32] = torch.stack(parts).detach().numpy().astype(np.float32)
        return found

    weights = of(*(n.traits.weight for n in nets)).reshape(-1, len(middle)).T * np.float32(0.3 / 16)
    size = np.abs(weights).max(0) / MOST
    return {
        "middle": middle,
        "spread": spread,
        "weights": np.rint(weights / size).astype(np.int8),
        "scales": size,
        "shift": of(*(n.traits.bias for n in nets)).reshape(-1) * np.float32(0.3),
        "gates": of(*(1 + n.gates.weight for n in nets)).transpose(1, 0, 2),
        "places": of(*(0.3 * n.places.weight for n in nets)).transpose(1, 0, 2),
        "asks": of(*(n.asks.weight.T for n in nets)),
        "asked": of(*(n.asked.weight + n.asks.bias for n in nets)).transpose(1, 0, 2),
        "says": of(*(n.says.weight.T.reshape(HEADS, SIZE, -1) for n in nets)),
        "names": np.array(names),
        "signs": of(*(n.signs.weight.T for n in nets)).mean(0),
        "bias": of(*(n.says.bias + n.signs.bias for n in nets)).mean(0),
    }


def main() -> None:
    """Fits and writes; with --folds prints how well clauses are told that were left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clauses", type=Path, default=CLAUSES)
    parser.add_argument("--encoder", type=Path, default=SHIPPED)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    clauses = read(chosen.clauses, chosen.encoder)
    states = np.concatenate([c.states for c in clauses])
    middle, spread = states.mean(0, dtype=np.float64), states.std(0, dtype=np.float64) + 1e-3
    middle, spread = middle.astype(np.float32), spread.astype(np.float32)
    names = sorted(n for n, many in Counter(n for c in clauses for n in c.signs).items() if many >= LEAST)
    b = batch(clauses, middle, spread, names)
    if chosen.folds:
        table = left_out(b, clauses, chosen.folds)
        shown = "  ".join(f"{name} {value:.1f}" for name, value in zip(CLASSES, table, strict=True))
        print(f"{shown}  macro {np.mean(table):.1f}", flush=True)
    nets = [fit(b, torch.arange(len(clauses)), seed) for seed in range(NETS)]
    target = chosen.out or chosen.encoder / FILE
    np.savez(target, **tables(nets, names, middle, spread))
    print(f"{target}: {target.stat().st_size} bytes, {len(names)} signs")


if __name__ == "__main__":
    main()

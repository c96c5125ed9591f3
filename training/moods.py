"""Fits the weights by which a clause's words, and what the rules see, tell how it is put forward.

usage: moods.py [--clauses FILE] [--news DIR] [--encoder DIR] [--folds N] [--out FILE]

FILE (`claims/modality.jsonl`) holds clauses in their texts, each with its class. The whole program reads each text; the words'
states in the encoder of DIR stay as they are, and the small networks of `wirestem.encoder.moods` learn to attend to them, with
what the rules see of the proposition that meets the clause best beside them. They differ by their seed. With --folds the
clauses are told by networks that saw neither them nor others of their text, and F1 is printed. Writes `moods.npz`, the
same bytes each time: three minutes on two cores, twelve with --folds 5. Needs torch (`make train` installs it).
"""

import argparse
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from clauses import Clause, Reader, of_lines, of_news
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as fn

from wirestem.encoder.moods import CLASSES, FILE, MOST, PLACES, steps
from wirestem.encoder.network import SHIPPED

HOME = Path(__file__).resolve().parent
CLAUSES, NEWS = HOME / "claims" / "modality.jsonl", HOME / "news"
SIZE, HEADS, NETS, MANY = 48, 4, 5, len(CLASSES)
EPOCHS, BATCH, RATE, DECAY, DROP, DOUBT = 10, 64, 2e-3, 0.3, 0.3, 0.1
NEWS_WEIGHS, EVEN = 0.3, 0.5
"""How much a clause of the news weighs beside one written by hand; and how far the classes are made to weigh alike (0 to 1)."""
LEAST = 3
"""In how many clauses a sign must be seen."""
Tables = dict[str, NDArray[np.generic]]


class Data(NamedTuple):
    """Clauses as the network reads them: states as `moods` makes them whole numbers, and how much each clause weighs."""

    states: list[Tensor]
    places: list[Tensor]
    shown: Tensor
    kinds: Tensor
    weights: Tensor


def data(clauses: Sequence[Clause], middle: NDArray[np.float32], spread: NDArray[np.float32], names: Sequence[str]) -> Data:
    """Clauses made ready; one of the news weighs `NEWS_WEIGHS`, and those of a class that has many less."""
    kinds = torch.tensor([c.kind for c in clauses])
    weights = torch.tensor([1.0 if c.written else NEWS_WEIGHS for c in clauses])
    total = torch.bincount(kinds, weights, minlength=MANY)
    weights = weights * (total.mean() / total)[kinds] ** EVEN
    states = [torch.from_numpy(steps(c.states, middle, spread).astype(np.int8)) for c in clauses]
    shown = torch.tensor([[float(name in c.signs) for name in names] for c in clauses])
    return Data(states, [torch.from_numpy(c.places) for c in clauses], shown, kinds, weights / weights.mean())


class Batch(NamedTuple):
    """Clauses side by side, padded to the longest."""

    states: Tensor
    places: Tensor
    mask: Tensor
    shown: Tensor


def batch(d: Data, rows: Tensor) -> Batch:
    """Some of the clauses."""
    states = nn.utils.rnn.pad_sequence([d.states[n] for n in rows.tolist()], batch_first=True)
    places = nn.utils.rnn.pad_sequence([d.places[n] for n in rows.tolist()], batch_first=True, padding_value=-1)
    return Batch(states, places.clamp(min=0), places >= 0, d.shown[rows])


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
        kept = self.drop(torch.ones(len(b.states), 1, b.states.shape[2]))  # of a clause, all words lose the same states
        words = torch.tanh(self.traits(b.states.float() * kept / 16) * 0.3)
        words = words * (1 + self.gates(b.places)) + self.places(b.places) * 0.3
        share = (self.asks(words) + self.asked(b.places)).masked_fill(~b.mask[..., None], -1e4).softmax(1)
        seen = (share.transpose(1, 2) @ words).flatten(1)
        scores: Tensor = self.says(self.drop(seen)) + self.signs(self.drop(b.shown))
        return scores


def fit(d: Data, rows: Tensor, seed: int) -> Net:
    """A network that learnt from some clauses."""
    torch.manual_seed(seed)
    net = Net(d.states[0].shape[1], d.shown.shape[1])
    groups = [
        {"params": [p for p in net.parameters() if p.dim() > 1], "weight_decay": DECAY},
        {"params": [p for p in net.parameters() if p.dim() < 2], "weight_decay": 0.0},
    ]
    adam = torch.optim.AdamW(groups, lr=RATE)
    pace = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=EPOCHS * -(-len(rows) // BATCH), pct_start=0.15)
    net.train()
    for _ in range(EPOCHS):
        for some in rows[torch.randperm(len(rows))].split(BATCH):
            cost = fn.cross_entropy(net(batch(d, some)), d.kinds[some], label_smoothing=DOUBT, reduction="none")
            adam.zero_grad()
            (cost * d.weights[some]).mean().backward()
            adam.step()
            pace.step()
    return net.eval()


def f1(kinds: Tensor, told: Tensor) -> list[float]:
    """F1 of each class, in percent."""
    right = [int(((kinds == c) & (told == c)).sum()) for c in range(MANY)]
    return [200 * r / max(1, int((kinds == c).sum() + (told == c).sum())) for c, r in enumerate(right)]


def left_out(d: Data, clauses: Sequence[Clause], folds: int) -> Tensor:
    """The class of each clause by networks that saw neither it nor others of its text."""
    fold = torch.tensor([zlib.crc32(c.text.encode()) % folds for c in clauses])
    told = torch.zeros_like(d.kinds)
    for k in range(folds):
        nets = [fit(d, torch.nonzero(fold != k)[:, 0], seed) for seed in range(NETS)]
        with torch.no_grad():
            for some in torch.nonzero(fold == k)[:, 0].split(BATCH):
                told[some] = torch.stack([net(batch(d, some)) for net in nets]).mean(0).argmax(1)
    return told


def report(d: Data, clauses: Sequence[Clause], told: Tensor) -> None:
    """Prints F1 of each class for clauses written by hand, and what share of each class of the news is told as such."""
    written = torch.tensor([c.written for c in clauses])
    table = f1(d.kinds[written], told[written])
    print(
        "written  " + "  ".join(f"{name} {v:.1f}" for name, v in zip(CLASSES, table, strict=True)), f" macro {np.mean(table):.1f}"
    )
    for c, name in enumerate(CLASSES):
        of = ~written & (d.kinds == c)
        if of.any():
            print(f"news  {name}: {int(of.sum())}, told so {100 * float((told[of] == c).float().mean()):.1f}", flush=True)


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
    parser.add_argument("--news", type=Path, default=NEWS)
    parser.add_argument("--encoder", type=Path, default=SHIPPED)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    reader = Reader(chosen.encoder)
    clauses = [*of_lines(chosen.clauses, reader), *of_news(chosen.news, reader)]
    print(f"{sum(c.written for c in clauses)} clauses written by hand, {sum(not c.written for c in clauses)} of news", flush=True)
    states = np.concatenate([c.states for c in clauses if c.written])
    middle = states.mean(0, dtype=np.float64).astype(np.float32)
    spread = (states.std(0, dtype=np.float64) + 1e-3).astype(np.float32)
    names = sorted(n for n, many in Counter(n for c in clauses for n in c.signs).items() if many >= LEAST)
    d = data(clauses, middle, spread, names)
    if chosen.folds:
        report(d, clauses, left_out(d, clauses, chosen.folds))
    nets = [fit(d, torch.arange(len(clauses)), seed) for seed in range(NETS)]
    target = chosen.out or chosen.encoder / FILE
    np.savez(target, **tables(nets, names, middle, spread))
    print(f"{target}: {target.stat().st_size} bytes, {len(names)} signs")


if __name__ == "__main__":
    main()

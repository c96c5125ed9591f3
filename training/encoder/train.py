"""Trains the encoder: statements, names and stances in one network. See the card, `training/encoder.md`.

usage: train.py --recipe full|open --minilm DIR --out DIR [--shared DIR] [--epochs N] [--threads N]

DIR of --minilm holds `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2. Training can be stopped and started again:
what is done lies in --out, and the same command goes on from there. The seed is fixed.
"""

import argparse
import json
import pathlib
import random
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
sys.path[:0] = [str(REPOSITORY / "eval")]

import gold as marked  # noqa: E402
import measure  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402
from examples import Example, batch, batches, examples  # noqa: E402
from network import Network  # noqa: E402

from wirestem.encoder.pieces import Pieces  # noqa: E402
from wirestem.encoder.words import MARKS, SHAPES  # noqa: E402

SEED = 11
SIZE = 2048
LONGEST = 320
HIDDEN, SHOUTED = 0.04, 0.03
RATE, HEADS_RATE, LAYER_DECAY = 2.5e-4, 1.5e-3, 0.88
WARM, AVERAGE = 0.06, 0.9985
WEIGHTS = {"tags": 0.5, "roles": 1.0, "named": 0.6, "stance": 0.1, "links": 0.15}


def texts(recipe: str, shared: pathlib.Path, without: set[str]) -> list[tuple[marked.Gold, float]]:
    """Every document with how often an epoch shows it."""
    homes = (shared / "stories", REPOSITORY / "eval/stories/tuned", REPOSITORY / "training/news")
    folders = sorted(p for home in homes if home.is_dir() for p in home.iterdir() if (p / "story.json").exists())
    found = [(g, 2.0) for g in marked.stories([f for f in folders if f.name not in without])]
    if recipe == "full":
        found += [(g, 1.0) for g in marked.polnear(shared / "data/attribution/polnear_train.jsonl")]
    found += [(g, 1.0) for g in marked.coreference(shared / "data/language/gum")]
    found += [(g, 0.5) for g in marked.names(shared / "data/language/worldwide_newswire.jsonl")]
    return found


def epoch(documents: list[tuple[marked.Gold, float]], pieces: Pieces, number: int) -> list[list[Example]]:
    """The batches of one epoch; windows begin elsewhere each time, a few pieces are hidden, some texts restyled."""
    rng = random.Random(SEED * 1000 + number)
    items: list[Example] = []
    for document, share in documents:
        times = int(share) + (rng.random() < share % 1)
        for _ in range(times):
            items.extend(examples(restyled(document, rng), pieces, LONGEST, rng.randrange(0, LONGEST, 8)))
    for item in items:
        drawn = np.array([rng.random() < HIDDEN for _ in item.ids])
        item.ids[drawn & (item.owner >= 0)] = pieces.number("[MASK]")
    return batches(items, SIZE, rng)


def restyled(document: marked.Gold, rng: random.Random) -> marked.Gold:
    """Now and then the document in capitals, or with straight quotation marks for curly ones, or the other way."""
    if rng.random() < SHOUTED:
        upper = SHAPES.index("upper")
        shape = [upper if SHAPES[s] in ("lower", "title", "mixed") else s for s in document.words.shape]
        return document._replace(words=document.words._replace(shape=shape))
    if rng.random() > 0.25:
        return document
    straight = {"“": '"', "”": '"', "‘": "'", "’": "'"}
    forms, marks = document.words.forms, document.words.mark
    if "“" in forms:
        new = [straight.get(f, f) for f in forms]
    else:
        new = [("”" if MARKS[m] == "closing" else "“") if f == '"' else f for f, m in zip(forms, marks, strict=True)]
    return document._replace(words=document.words._replace(forms=new))


def groups(net: Network) -> list[dict[str, object]]:
    """Parameters with their rates: lower layers learn slower; the pieces' table stays as it is."""
    net.encoder.pieces.weight.requires_grad_(False)
    made: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            rate = RATE * LAYER_DECAY ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            rate = HEADS_RATE if any(k in name for k in (".shape", ".mark", ".place")) else RATE * LAYER_DECAY**6
        else:
            rate = HEADS_RATE
        made.setdefault((rate, 0.01 if p.dim() > 1 else 0.0), []).append(p)
    return [{"params": ps, "lr": rate, "top": rate, "weight_decay": decay} for (rate, decay), ps in made.items()]


def main() -> None:
    """Trains, going on from what lies in --out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recipe", choices=("full", "open"), required=True)
    parser.add_argument("--minilm", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--shared", type=pathlib.Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--without", nargs="*", default=[], help="stories left out, to measure on them")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(SEED)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    pieces = Pieces((chosen.minilm / "vocab.txt").read_text(encoding="utf-8").splitlines())
    documents = texts(chosen.recipe, chosen.shared, set(chosen.without))
    dev = list(marked.polnear(chosen.shared / "data/attribution/polnear_dev.jsonl"))
    net = Network().to(device)
    net.encoder.load_minilm(chosen.minilm / "model.safetensors")
    optimizer = torch.optim.AdamW(groups(net), fused=True)
    mean = {k: v.detach().clone() for k, v in net.state_dict().items()}
    steps_each = len(epoch(documents, pieces, 0))
    total = steps_each * chosen.epochs
    begun, step = 0, 0
    saved = chosen.out / "state.pt"
    if saved.exists():
        state = torch.load(saved, map_location=device)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        mean, begun, step = state["mean"], state["epoch"], state["step"]
        torch.manual_seed(SEED + begun)
    clock = time.monotonic()
    for number in range(begun, chosen.epochs):
        net.train()
        seen, sums = 0, {}
        for items in epoch(documents, pieces, number):
            b = type(batch(items))(*(t.to(device) for t in batch(items))) if device.type == "cuda" else batch(items)
            done = step / total
            for g in optimizer.param_groups:
                g["lr"] = g["top"] * min(done / WARM, max(0.0, 1 - done) / (1 - WARM))
            with torch.autocast(device.type, torch.bfloat16):
                losses = net.loss(b)
            sum(WEIGHTS[k] * v for k, v in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            step += 1
            keep = min(AVERAGE, (1 + step) / (10 + step))
            for k, v in net.state_dict().items():
                mean[k].lerp_(v, 1 - keep)
            seen += int(b.mask.sum())
            for k, v in losses.items():
                a = sums.setdefault(k, [0.0, 0])
                a[0] += float(v.detach())
                a[1] += 1
            if step % 100 == 0:
                told = {k: round(a / n, 4) for k, (a, n) in sums.items()}
                print(f"{step}/{total} {time.monotonic() - clock:.0f} s {told}", flush=True)
        torch.save(
            {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "mean": mean, "epoch": number + 1, "step": step}, saved
        )
        last = Network().to(device)
        last.load_state_dict(mean)
        torch.save(mean, chosen.out / "mean.pt")
        scores = measure.statements(last.eval(), dev, pieces)
        print(json.dumps({"epoch": number + 1, "pieces": seen, "seconds": round(time.monotonic() - clock), **scores}), flush=True)


if __name__ == "__main__":
    main()

"""Scores of the network as it is trained, by the project's scorer, before anything is exported."""

from collections.abc import Sequence
from typing import Any

import score_attribution as scorer
import torch
from examples import batch, examples
from gold import Gold
from network import Network

from wirestem.encoder.pieces import Pieces
from wirestem.encoder.reading import Run, best_labels, cues, roles
from wirestem.encoder.windows import LONGEST, Window, windows
from wirestem.encoder.words import Words


def found(net: Network, document: Gold, pieces: Pieces, likely: float) -> list[dict[str, Any]]:
    """The statements that the network finds in a document, as the scorer wants them."""
    out = []
    bare = document._replace(frames=[], named=None, spots=[])
    words = document.words
    for window, example in zip(windows(words, pieces, LONGEST), examples(bare, pieces, LONGEST, 0), strict=True):
        b = batch([example])
        with torch.no_grad():
            tags, _, word, cue, _ = net.tagger(net.encoder(net.encoder.pieces(b.ids), b.mask, b.owner, b.features, b.first))
            here = cues(tags[0, :, 3:6].float().numpy(), likely)
            if not here:
                continue
            begin = torch.tensor([c.begin for c in here])
            end = torch.tensor([c.end for c in here])
            many = len(here)
            scores, stance = net.frames(word.expand(many, -1, -1), cue[0, begin], begin, end, b.lengths.expand(many))
        best = best_labels(torch.log_softmax(scores.float(), -1).numpy())
        for c, labels, told in zip(here, best.tolist(), stance.argmax(-1).tolist(), strict=True):
            parts = roles(labels)
            out.append(
                {
                    "cue": _places([(c.begin, c.end)], words, window),
                    "source": _places(parts.source, words, window),
                    "content": _places(parts.content, words, window),
                    "via": _places(parts.via, words, window),
                    "stance": told,
                    "chance": c.chance,
                }
            )
    return out


def _places(runs: Sequence[Run], words: Words, window: Window) -> list[list[int]]:
    return [[words.starts[window.begin + a], words.ends[window.begin + b - 1]] for a, b in runs]


def statements(net: Network, documents: list[Gold], pieces: Pieces, likely: float = 0.4) -> dict[str, float]:
    """Who-said-what and the exact spans, in per cent."""
    total: dict[tuple[str, str], list[float]] = {}
    for document in documents:
        told = [{"source": f.source, "cue": f.cue, "content": f.content} for f in document.frames or ()]
        mine = [s for s in found(net, document, pieces, likely) if s["content"]]
        scorer.add(total, scorer.counts(scorer.Doc(document.text, mine), scorer.Doc(document.text, told)))
    wanted = [
        ("link", "who-said-what"),
        *(("exact~", r) for r in scorer.ROLES),
        *(("recall", k) for k in ("direct", "mixed", "indirect")),
    ]
    scores = {"/".join(k): round(100 * scorer.prf(total[k])[2 if k[0] != "recall" else 1], 1) for k in wanted if k in total}
    p, r, _ = scorer.prf(total["link", "who-said-what"])
    return {**scores, "p": round(100 * p, 1), "r": round(100 * r, 1)}

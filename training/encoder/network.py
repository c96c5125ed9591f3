"""The network: MiniLM with word features, tags for every word, and a small decoder that reads the text once for every cue.

Encoder: all-MiniLM-L6-v2 (Wang et al. 2020; Reimers and Gurevych 2019), Apache-2.0. The features of each word (shape, state
of the quotation marks, place) are added to its pieces at the input, so all layers see them. The frame decoder is semantic
role labelling with the cue as the predicate (cf. Pareti 2015 for the parts; He et al. 2017 for the form): the words of the
window seen from one cue go through one narrow layer of attention, so contents may nest and sources may be shared.
"""

import pathlib

import torch
from examples import NOTHING, Batch
from torch import Tensor, nn
from torch.nn import functional as fn

from wirestem.encoder.reading import CLASSES, STANCES
from wirestem.encoder.words import MARKS, PLACES, SHAPES

WIDE, HEADS, LAYERS = 384, 12, 6
NARROW, FEW, LINK = 160, 4, 64
DISTANCES, AWAY = 32, 20
ROLES = 7


def attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    """Plain attention over the words that `mask` allows; on a CPU faster in training than the fused one."""
    scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(-1, -2))
    bias = torch.zeros(mask.shape, dtype=scores.dtype, device=mask.device).masked_fill(~mask, -1e4)
    return torch.matmul(torch.softmax(scores + bias[:, None, None, :], -1), v)


class Dropout(nn.Module):
    """Dropout from a pool of random numbers: drawing them afresh costs a tenth of the training time on a CPU."""

    pool = torch.empty(0)

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        size = x.numel()
        if len(Dropout.pool) < 2 * size:
            Dropout.pool = torch.rand(max(1 << 22, 2 * size), device=x.device)
        at = int(torch.randint(0, len(Dropout.pool) - size + 1, (1,)))
        keep = (Dropout.pool[at : at + size] >= self.share).to(x.dtype) / (1 - self.share)
        return x * keep.view_as(x)


class Layer(nn.Module):
    """A layer of a transformer with its norms behind (Vaswani et al. 2017), as BERT has them."""

    def __init__(self, wide: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(wide, 3 * wide)
        self.out = nn.Linear(wide, wide)
        self.norm1 = nn.LayerNorm(wide, eps=1e-12)
        self.up = nn.Linear(wide, inner)
        self.down = nn.Linear(inner, wide)
        self.norm2 = nn.LayerNorm(wide, eps=1e-12)
        self.drop = Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, c = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, c // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        seen = attention(q, k, v, mask)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, t, c))))
        return self.norm2(x + self.drop(self.down(fn.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The vectors of word pieces to a vector for every word."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDE)
        self.positions = nn.Embedding(512, WIDE)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.drop = Dropout(drop)
        self.shape = nn.Embedding(len(SHAPES), WIDE)
        self.mark = nn.Embedding(len(MARKS), WIDE)
        self.place = nn.Embedding(len(PLACES), WIDE)
        for table in (self.shape, self.mark, self.place):
            nn.init.zeros_(table.weight)
        self.layers = nn.ModuleList(Layer(WIDE, HEADS, 4 * WIDE, drop) for _ in range(LAYERS))

    def forward(self, vectors: Tensor, mask: Tensor, owner: Tensor, features: Tensor, first: Tensor) -> Tensor:
        told = self.shape(features[..., 0]) + self.mark(features[..., 1]) + self.place(features[..., 2])
        told = torch.gather(told, 1, owner[..., None].expand(-1, -1, WIDE))
        x = vectors + self.positions.weight[: vectors.shape[1]] + told
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return torch.gather(x, 1, first[..., None].expand(-1, -1, WIDE))

    def load_minilm(self, path: pathlib.Path) -> None:
        """The published weights; the features' tables stay zero."""
        old = read_safetensors(path)
        with torch.no_grad():
            self.pieces.weight.copy_(old["embeddings.word_embeddings.weight"])
            kind = old["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(old["embeddings.position_embeddings.weight"] + kind)
            self.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(old["embeddings.LayerNorm.bias"])
            for n, layer in enumerate(self.layers):
                for part in ("weight", "bias"):
                    p = f"encoder.layer.{n}."
                    three = [old[f"{p}attention.self.{k}.{part}"] for k in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(three))
                    getattr(layer.out, part).copy_(old[f"{p}attention.output.dense.{part}"])
                    getattr(layer.norm1, part).copy_(old[f"{p}attention.output.LayerNorm.{part}"])
                    getattr(layer.up, part).copy_(old[f"{p}intermediate.dense.{part}"])
                    getattr(layer.down, part).copy_(old[f"{p}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(old[f"{p}output.LayerNorm.{part}"])


class Tagger(nn.Module):
    """Tags of every word (source, cue, content, each BIO), names (BIO of classes), and what the frames need of it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags = nn.Linear(WIDE, 9)
        self.named = nn.Linear(WIDE, 1 + 2 * len(CLASSES))
        self.word = nn.Linear(WIDE, 2 * NARROW)
        self.cue = nn.Linear(WIDE, 2 * NARROW)
        self.link = nn.Linear(WIDE, 2 * LINK)

    def forward(self, h: Tensor) -> tuple[Tensor, ...]:
        return self.tags(h), self.named(h), self.word(h), self.cue(h), self.link(h)


class Frames(nn.Module):
    """The words of a window as one cue sees them: a role for each (see `examples._roles`) and the statement's stance."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * DISTANCES + 1, NARROW)
        self.inside = nn.Parameter(torch.zeros(NARROW))
        self.norm = nn.LayerNorm(NARROW)
        self.layer = Layer(NARROW, FEW, 2 * NARROW, drop)
        self.roles = nn.Linear(NARROW, ROLES)
        self.stance = nn.Linear(NARROW, len(STANCES))
        self.drop = Dropout(drop)
        self.doubt = Dropout(0.3)

    def forward(self, word: Tensor, cue: Tensor, begin: Tensor, end: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """`word`: frames x words x 2 NARROW, `cue`: frames x 2 NARROW (of the cue's first word)."""
        places = torch.arange(word.shape[1], device=word.device)[None, :]
        mask = places < lengths[:, None]
        away = places - begin[:, None]
        far = torch.sign(away) * torch.floor(torch.log1p(away.abs().float()) * 6.0)
        distance = self.distance((far.clamp(-DISTANCES, DISTANCES) + DISTANCES).long())
        inside = ((places >= begin[:, None]) & (places < end[:, None])).to(word.dtype)[..., None] * self.inside
        x = word[..., :NARROW] + cue[:, None, :NARROW] + word[..., NARROW:] * cue[:, None, NARROW:] + distance + inside
        x = self.layer(self.drop(self.norm(x)), mask)
        at = torch.gather(x, 1, begin[:, None, None].expand(-1, -1, NARROW))[:, 0]
        return self.roles(x), self.stance(self.doubt(at))


class Links(nn.Module):
    """How likely one spot of a text means whom another names: mention ranking (Denis and Baldridge 2008; Lee et al. 2017)."""

    def __init__(self) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * AWAY + 1, 1)
        self.nobody = nn.Parameter(torch.zeros(1))
        nn.init.zeros_(self.distance.weight)

    def forward(self, link: Tensor, spots: Tensor) -> Tensor:
        """windows x spots x (spots + 1): the last column says that nobody of the window is meant; a spot is never itself."""
        at = spots.clamp(min=0)
        here = torch.gather(link, 1, at[..., None].expand(-1, -1, 2 * LINK))
        scores = here[..., :LINK] @ here[..., LINK:].transpose(1, 2) / LINK**0.5
        away = at[:, None, :] - at[:, :, None]
        far = (torch.sign(away) * torch.floor(torch.log2(away.abs().float() + 1) * 2)).clamp(-AWAY, AWAY) + AWAY
        scores = scores + self.distance(far.long())[..., 0]
        own = torch.eye(spots.shape[1], dtype=torch.bool, device=spots.device)
        scores = scores.masked_fill((spots < 0)[:, None, :] | own, -1e4)
        return torch.cat([scores, self.nobody.expand(*scores.shape[:2], 1).to(scores.dtype)], -1)


class Network(nn.Module):
    """Everything together, as it is trained."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(drop)
        self.drop = Dropout(drop)
        self.tagger = Tagger()
        self.frames = Frames(drop)
        self.links = Links()

    def forward(self, b: Batch) -> dict[str, Tensor]:
        h = self.drop(self.encoder(self.encoder.pieces(b.ids), b.mask, b.owner, b.features, b.first))
        tags, named, word, cue, link = self.tagger(h)
        out = {"tags": tags, "named": named}
        if b.asks.any():
            out["links"] = self.links(link, b.spots)
        if len(b.at):
            out["roles"], out["stance"] = self.frames(word[b.at], cue[b.at, b.begin], b.begin, b.end, b.lengths[b.at])
        return out

    def loss(self, b: Batch) -> dict[str, Tensor]:
        out = {k: v.float() for k, v in self(b).items()}
        losses: dict[str, Tensor] = {}
        if (b.tags != NOTHING).any():
            roles = zip(out["tags"].split(3, -1), b.tags.unbind(-1), strict=True)
            losses["tags"] = sum(cost(mine, right) for mine, right in roles)
        if (b.named != NOTHING).any():
            losses["named"] = cost(out["named"], b.named)
        if len(b.at):
            roles = out["roles"].clone()
            roles[..., 5:] = roles[..., 5:].masked_fill(~b.via[:, None, None], -1e4)
            losses["roles"] = cost(roles, b.roles)
            if (b.stance >= 0).any():
                losses["stance"] = cost(out["stance"], b.stance.masked_fill(b.stance < 0, NOTHING), 0.1)
        if "links" in out:
            right = torch.cat([b.right, ~b.right.any(-1, keepdim=True)], -1)
            found = torch.logsumexp(out["links"].masked_fill(~right, -1e4), -1) - torch.logsumexp(out["links"], -1)
            losses["links"] = -found[b.asks].mean()
        return losses


def cost(scores: Tensor, labels: Tensor, doubt: float = 0.0) -> Tensor:
    """Cross entropy, the mean over what somebody marked; `doubt` is the share of a label that is given to all alike."""
    flat = scores.reshape(-1, scores.shape[-1])
    return fn.cross_entropy(flat, labels.reshape(-1), ignore_index=NOTHING, label_smoothing=doubt)


def read_safetensors(path: pathlib.Path) -> dict[str, Tensor]:
    """The tensors of a safetensors file (a JSON header with offsets, then raw numbers)."""
    import json
    import struct

    raw = path.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    head = json.loads(raw[8 : 8 + size])
    found = {}
    for name, about in head.items():
        if name == "__metadata__" or about["dtype"] != "F32":
            continue
        a, b = about["data_offsets"]
        part = bytearray(raw[8 + size + a : 8 + size + b])
        found[name] = torch.frombuffer(part, dtype=torch.float32).reshape(about["shape"])
    return found

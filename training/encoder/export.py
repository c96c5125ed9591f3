"""Writes the trained network as an encoder's folder: the pieces' vectors, the reader and the frames (all int8, heads in float).

usage: export.py STATE.pt --out DIR [--float]
"""

import argparse
import json
import pathlib
import shutil
import sys
import tempfile
from collections.abc import Sequence

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[2] / "eval")]

import numpy as np  # noqa: E402
import onnx  # noqa: E402
import torch  # noqa: E402
from network import FEW, NARROW, WIDE, Network  # noqa: E402
from onnx import helper, numpy_helper  # noqa: E402
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402
from torch import Tensor, nn  # noqa: E402

from wirestem.encoder.moods import STATES  # noqa: E402

OPSET = 17
FORMAT = "wirestem.encoder/3"
MIDDLE = (2, 3)
"""The layers whose states, `wirestem.encoder.moods.STATES`, tell how clauses are put forward."""


class Reader(nn.Module):
    """The vectors of word pieces to the tags and names of every word, to what the frames need, and to states of middle layers."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.encoder, self.tagger = net.encoder, net.tagger

    def forward(self, vectors: Tensor, mask: Tensor, owner: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        kept: list[Tensor] = []
        hooks = [self.encoder.layers[n].register_forward_hook(lambda _, __, out: kept.append(out)) for n in MIDDLE]
        told = self.tagger(self.encoder(vectors, mask, owner, features, first))
        for hook in hooks:
            hook.remove()
        return (*told, *(torch.gather(x, 1, first[..., None].expand(-1, -1, WIDE)) for x in kept))


def write(net: Network, out: pathlib.Path) -> None:
    """`reader.onnx` and `frames.onnx` in floats."""
    vectors = torch.ones(2, 9, WIDE)
    mask = torch.ones(2, 9, dtype=torch.bool)
    owner = torch.zeros(2, 9, dtype=torch.long)
    features = torch.zeros(2, 8, 3, dtype=torch.long)
    first = torch.zeros(2, 7, dtype=torch.long)
    size = {0: "b", 1: "t"}
    names = {"vectors": size, "mask": size, "owner": size, "features": {0: "b", 1: "v"}, "first": {0: "b", 1: "w"}}
    told = {k: {0: "b", 1: "w"} for k in ("tags", "named", "word", "cue", "link", *STATES)}
    torch.onnx.export(
        Reader(net).eval(),
        (vectors, mask, owner, features, first),
        str(out / "reader.onnx"),
        dynamo=False,
        opset_version=OPSET,
        input_names=list(names),
        output_names=list(told),
        dynamic_axes={**names, **told},
    )
    word, cue, at = torch.zeros(3, 7, 2 * NARROW), torch.zeros(3, 2 * NARROW), torch.zeros(3, dtype=torch.long)
    few, many = {0: "f"}, {0: "f", 1: "w"}
    axes = {"word": many, "cue": few, "begin": few, "end": few, "lengths": few, "roles": many, "stance": few}
    torch.onnx.export(
        net.frames.eval(),
        (word, cue, at, at + 1, at + 7),
        str(out / "frames.onnx"),
        dynamo=False,
        opset_version=OPSET,
        input_names=list(axes)[:5],
        output_names=list(axes)[5:],
        dynamic_axes=axes,
    )


def table(weight: Tensor, out: pathlib.Path) -> None:
    """The pieces' vectors as whole numbers of eight bits, with a scale for each piece."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127
    np.save(out / "pieces.npy", torch.round(weight / scale[:, None]).to(torch.int8).numpy())
    np.save(out / "scales.npy", scale.numpy())


def smaller(path: pathlib.Path, target: pathlib.Path, whole: Sequence[str]) -> None:
    """A network with its products in whole numbers of eight bits, a scale for each column; those of the nodes `whole` stay."""
    quantize_dynamic(
        path,
        target,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=list(whole),
        extra_options={"MatMulConstBOnly": True},
    )


def heads_of(path: pathlib.Path) -> list[str]:
    """The products of a network that do not belong to its layers."""
    names = [n.name for n in onnx.load(str(path)).graph.node if n.op_type == "MatMul"]
    return [name for name in names if "/layers." not in name and "/layer/" not in name]


def attended(path: pathlib.Path) -> None:
    """The frames with their attention in one operator of onnxruntime's, without a mask: each window is read by itself.

    Dozens of small nodes go, and with them the input `lengths`. Scores change by rounding only.
    """
    model = onnx.load(str(path))
    graph, thirds, out = model.graph, ["/layer/q", "/layer/k", "/layer/v"], "/layer/Reshape_1_output_0"
    graph.initializer.append(numpy_helper.from_array(np.array([NARROW] * 3, np.int64), "/layer/thirds"))
    fused = [
        helper.make_node("Split", ["/layer/qkv/Add_output_0", "/layer/thirds"], thirds, name="/layer/parts", axis=2),
        helper.make_node("MultiHeadAttention", thirds, [out], name="/layer/attention", domain="com.microsoft", num_heads=FEW),
    ]
    kept: list[onnx.NodeProto] = []
    needed = {o.name for o in graph.output}
    every = [new for node in graph.node for new in (fused if node.output[0] == out else [node])]
    for node in reversed(every):
        if needed.intersection(node.output):
            kept.append(node)
            needed.update(node.input)
    for field, rest in (
        (graph.node, kept[::-1]),
        (graph.initializer, [i for i in graph.initializer if i.name in needed]),
        (graph.input, [i for i in graph.input if i.name in needed]),
    ):
        del field[:]
        field.extend(rest)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(path))


def describe(net: Network, out: pathlib.Path, name: str, likely: float) -> None:
    """`about.json`: what the program must know beside the two networks."""
    distance = [round(float(v), 4) for v in net.links.distance.weight[:, 0]]
    links = {"distance": distance, "nobody": round(float(net.links.nobody), 4)}
    about = {"format": FORMAT, "name": name, "likely": likely, "links": links}
    (out / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("state", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--name", required=True)
    parser.add_argument(
        "--float",
        action="store_true",
        help="the layers in floats, to compare with (the pieces' vectors are int8 all the same)",
    )
    parser.add_argument("--likely", type=float, default=0.5)
    chosen = parser.parse_args()
    net = Network()
    if chosen.state.exists():
        net.load_state_dict(torch.load(chosen.state))
    chosen.out.mkdir(parents=True, exist_ok=True)
    table(net.encoder.pieces.weight.detach(), chosen.out)
    write(net.eval(), chosen.out)
    if not chosen.float:
        with tempfile.TemporaryDirectory() as scratch:
            for name in ("reader.onnx", "frames.onnx"):
                whole = pathlib.Path(scratch) / name
                shutil.move(chosen.out / name, whole)
                smaller(whole, chosen.out / name, heads_of(whole))
    attended(chosen.out / "frames.onnx")
    describe(net, chosen.out, chosen.name, chosen.likely)
    shutil.copyfile(chosen.vocabulary, chosen.out / "vocab.txt")

"""Train the part-of-speech tagger of `wirestem.text.tags`.

usage: tags.py LANGUAGE_DIR [--rounds N]      (writes src/wirestem/text/data/tags.en.json, prints accuracy)

LANGUAGE_DIR holds `ewt/*.conllu` (UD English Web Treebank by genre with its dev and test files) and `gum/dep/*.conllu`.
Documents of EWT dev and test and of GUM dev and test are left out of training.
"""

import argparse
import pathlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from wirestem.text import tags as tagging
from wirestem.text.tokens import tokens

OUT = pathlib.Path(tagging.__file__).parent / "data" / "tags.en.json"
SAME = {"``": "''", "-LRB-": "(", "-RRB-": ")", "HYPH": ":", "NFP": ":", "ADD": "NNP", "GW": "NN", "AFX": "JJ", "XX": "NN",
        "FW": "NN", "LS": "CD", "SYM": ":", "NNPS": "NNP", "PDT": "DT", "JJR": "JJ", "JJS": "JJ",
        "RBR": "RB", "RBS": "RB", "UH": "RB"}  # fmt: skip
OPEN = ("CD", "JJ", "NN", "NNP", "NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ")
Sentence = tuple[list[str], list[str]]


def sentences(path: pathlib.Path) -> Iterator[tuple[str, Sentence]]:
    """(document id, (forms, tags)) of every sentence, in the tokens of `wirestem.text.tokens`."""
    doc = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        for line in lines:
            named = re.match(r"# newdoc id = (.*)", line)
            doc = named[1].replace("weblog-", "") if named else doc
        text = next((x[9:] for x in lines if x.startswith("# text = ")), None)
        rows = [x.split("\t") for x in lines if re.match(r"\d+\t", x)]
        if text and rows:
            yield doc, align(text, rows)


def align(text: str, rows: list[list[str]]) -> Sentence:
    """The sentence in our tokens, each with the tag of the treebank's words that it holds."""
    at, places = 0, []
    for row in rows:
        at = max(at, text.find(row[1], at))
        places.append((at, at + len(row[1])))
        at += len(row[1])
    forms, found = [], []
    for token in tokens(text):
        held = [r for r, (a, b) in zip(rows, places, strict=True) if a < token.end and token.start < b]
        if held:
            forms.append(token.form)
            found.append(tagging.PLAIN.get(token.form) or one_tag(held))
    return forms, found


def one_tag(held: list[list[str]]) -> str:
    """The tag of a token that may hold several words of the treebank ("long-term")."""
    tag = held[-1][4]
    if len(held) > 1:
        inside = {r[0] for r in held}
        head = next((r for r in held if r[6] not in inside), held[-1])
        tag = "JJ" if head[7] in {"amod", "compound", "nummod"} and head[4] not in {"NNP", "CD"} else head[4]
    return SAME.get(tag, tag)


def train(data: list[Sentence], rounds: int) -> tagging.Weights:
    """Averaged perceptron over `rounds` passes, pruned to weights that matter."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for forms, golds in data:
        for i, (form, gold) in enumerate(zip(forms, golds, strict=True)):
            counts[tagging.normal(form) if i else tagging.normal(form).lower()][gold] += 1
    sure = {
        w: c.most_common(1)[0][0]
        for w, c in counts.items()
        if sum(c.values()) >= 20 and c.most_common(1)[0][1] / sum(c.values()) >= 0.985
    }
    lower: dict[str, Counter[str]] = defaultdict(Counter)
    for word, found in counts.items():
        lower[word.lower()].update(found)
    # A word met often enough has the tags it was met with; a rare one may have any open tag and those it was met with.
    choices = {
        w: {t for t in c if c[t] > 1 or c.total() < 8} | (set() if c.total() >= 8 else set(OPEN))
        for w, c in lower.items()
        if c.total() >= 8 or set(c) - set(OPEN)
    }
    names = sorted({t for _, g in data for t in g})
    number = {t: k for k, t in enumerate(names)}
    weights: dict[str, list[float]] = {}
    total: dict[str, list[float]] = {}
    stamp: dict[str, list[int]] = {}
    seen: Counter[str] = Counter()
    step = 0
    chance = random.Random(1)
    for turn in range(rounds):
        chance.shuffle(data)
        wrong = n = 0
        for forms, golds in data:
            before, before2 = "-S-", "-S2-"
            context = ["-S2-", "-S-", *(tagging.normal(f) for f in forms), "-E-", "-E2-"]
            for i, form in enumerate(forms):
                gold = golds[i]
                tag = sure.get(context[i + 2] if i else context[i + 2].lower()) or tagging.PLAIN.get(form)
                if tag is None:
                    step += 1
                    n += 1
                    here = list(tagging.features(i + 2, form, context, before, before2))
                    scores = [0.0] * len(names)
                    for f in here:
                        w = weights.get(f)
                        if w:
                            scores = [a + b for a, b in zip(scores, w, strict=True)]
                    allowed = [number[t] for t in choices.get(context[i + 2].lower()) or (names if form.endswith("ly") else OPEN)]
                    if form[:1].isupper():
                        allowed.append(number["NNP"])
                    tag = names[max(allowed, key=scores.__getitem__)]
                    if tag != gold:
                        wrong += 1
                        for f in here:
                            seen[f] += 1
                            if f not in weights:
                                weights[f], total[f], stamp[f] = [0.0] * len(names), [0.0] * len(names), [0] * len(names)
                            for t, change in ((number[gold], 1.0), (number[tag], -1.0)):
                                total[f][t] += (step - stamp[f][t]) * weights[f][t]
                                stamp[f][t] = step
                                weights[f][t] += change
                before2, before = before, tag
        print("round", turn, "training accuracy", round(1 - wrong / n, 4), "features", len(weights), flush=True)
    packed = {}
    for f, w in weights.items():
        pairs = []
        for t in range(len(names)):
            mean = (total[f][t] + (step - stamp[f][t]) * w[t]) / step
            if abs(mean) >= 0.25 and seen[f] > 2:
                pairs += [t, round(mean * 10)]
        if pairs:
            packed[f] = tuple(pairs)
    return tagging.Weights(
        tags=tuple(names),
        words=dict(sorted(sure.items())),
        choices={w: tuple(sorted(number[t] for t in found)) for w, found in sorted(choices.items())},
        open=tuple(number[t] for t in OPEN),
        weights=dict(sorted(packed.items())),
        name=number["NNP"],
    )


def accuracy(data: list[Sentence]) -> float:
    """Share of tokens tagged right, 0 to 1."""
    right = n = 0
    for forms, golds in data:
        for a, b in zip(tagging.tags(forms), golds, strict=True):
            n += 1
            right += a == b
    return right / n


def main() -> None:
    """Train, write the weights, print the accuracy on documents left out."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("language", type=pathlib.Path)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    ewt, gum = chosen.language / "ewt", chosen.language / "gum"
    kept = (gum / "splits.md").read_text(encoding="utf-8")
    out_gum = set(re.findall(r"GUM_\w+", kept.split("## train")[0])) | set(
        re.findall(r"GUM_\w+", kept.split("## test")[-1].split("##")[0])
    )
    out_gum -= set(re.findall(r"GUM_\w+", kept.split("## train")[1].split("##")[0]))
    held = [x for n in ("dev", "test") for x in sentences(ewt / f"en_ewt-ud-{n}.conllu")]
    known = {" ".join(s[0]) for _, s in held if len(s[0]) > 4}
    names = {d.split("/")[-1] for d, _ in held}
    data = [
        s
        for p in sorted(ewt.glob("*.conllu"))
        if "-ud-" not in p.name
        for d, s in sentences(p)
        if d not in names and " ".join(s[0]) not in known
    ]
    news: list[Sentence] = []
    for path in sorted((gum / "dep").glob("*.conllu")):
        into = news if path.stem in out_gum else data
        into.extend(s for _, s in sentences(path))
    print(len(data), "sentences,", sum(len(s[0]) for s in data), "tokens; held out GUM", len(news), "EWT", len(held))
    model = train(data, chosen.rounds)
    OUT.write_bytes(msgspec.json.encode(model))
    tagging._weights.cache_clear()
    print(
        "EWT dev+test",
        round(accuracy([s for _, s in held]), 4),
        "GUM dev+test",
        round(accuracy(news), 4),
        OUT.stat().st_size,
        "bytes",
    )


if __name__ == "__main__":
    main()

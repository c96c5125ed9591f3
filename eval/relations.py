"""Attribution relations of GUM's news (RST), where it is at hand: how many the statements find, by their content clause.

usage: relations.py [--gum DIR] [--only all|unseen]

A relation is found when a statement's content shares half of its words (Jaccard) with the nucleus: either the unit that
the relation points to, or all that hangs on it but the clause of the source. One statement finds one relation. Every
statement with a cue counts against precision, also those of kinds that RST does not mark. `unseen` leaves out the standard
training part, whose coreference the encoder learns from (its attribution relations are never learnt from).
"""

import argparse
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
WORD = re.compile(r"\w+")
Range = tuple[int, int]


def plain(path: pathlib.Path) -> tuple[str, list[Range]]:
    """The text of a CoNLL-U file and its tokens' places."""
    text, places = "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n\n" if text else ""
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            places.append((len(text), len(text) + len(cells[1])))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
    return text, places


def relations(path: pathlib.Path, places: list[Range]) -> list[list[list[Range]]]:
    """For each attribution relation the two ways to take its nucleus, as ranges of the text."""
    body = ET.parse(path).getroot().find("body")
    units: dict[str, list[Range]] = {}
    parent: dict[str, tuple[str | None, str | None]] = {}
    at = 0
    for node in body:
        if node.tag not in ("segment", "group"):
            continue
        parent[node.get("id")] = (node.get("parent"), node.get("relname"))
        if node.tag == "segment":
            count = len((node.text or "").split())
            units[node.get("id")] = places[at : at + count]
            at += count
    if at != len(places):
        raise SystemExit(f"{path.name}: {at} tokens, its dependency file has {len(places)}")
    children: dict[str, list[str]] = {}
    for name, (above, _) in parent.items():
        if above is not None:
            children.setdefault(above, []).append(name)

    def under(name: str, without: str, core: bool) -> list[Range]:
        held = list(units.get(name, ()))
        for child in children.get(name, ()):
            if child == without or (core and parent[child][1] not in ("span", "same-unit", "joint-list", "joint-other")):
                continue
            held += under(child, without, core)
        return held

    return [
        [under(above, name, True), under(above, name, False)]
        for name, (above, kind) in parent.items()
        if kind and kind.startswith("attribution") and above is not None
    ]


def jaccard(text: str, left: list[Range], right: list[Range]) -> float:
    a, b = ({m.start() for s, e in part for m in WORD.finditer(text, s, e)} for part in (left, right))
    return len(a & b) / len(a | b) if a | b else 0.0


def score(gum: pathlib.Path, unseen: bool) -> tuple[int, int, int]:
    """Found, told, gold."""
    from wirestem import annotate

    held = set(re.findall(r"GUM_\w+", (gum / "splits.md").read_text(encoding="utf-8").split("## train")[0]))
    hit = told = wanted = 0
    for path in sorted((gum / "dep").glob("GUM_news_*.conllu")):
        if unseen and path.stem not in held:
            continue
        text, places = plain(path)
        gold = relations(gum / "rst" / "rstweb" / f"{path.stem}.rs4", places)
        (row,) = annotate({"id": path.stem, "text": text})
        mine = [s["content"] for s in row["statements"] if s["cue"]]
        pairs = sorted(
            (-max(jaccard(text, content, way) for way in ways), m, g)
            for m, content in enumerate(mine)
            for g, ways in enumerate(gold)
        )
        used: tuple[set[int], set[int]] = (set(), set())
        for cost, m, g in pairs:
            if cost <= -0.5 and m not in used[0] and g not in used[1]:
                used[0].add(m)
                used[1].add(g)
        hit, told, wanted = hit + len(used[0]), told + len(mine), wanted + len(gold)
    return hit, told, wanted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=pathlib.Path, default=HERE.parent.parent / "shared" / "data" / "language" / "gum")
    chosen = parser.parse_args()
    if not chosen.gum.is_dir():
        print(f"no GUM at {chosen.gum}: nothing to score")
        return 0
    for name, unseen in (("all news", False), ("not in its training part", True)):
        hit, told, wanted = score(chosen.gum, unseen)
        p, r = hit / told if told else 0.0, hit / wanted if wanted else 0.0
        f1 = 200 * p * r / (p + r) if p + r else 0.0
        print(f"GUM {name}: attribution relations found P {100 * p:.1f} R {100 * r:.1f} F1 {f1:.1f} ({wanted} relations)")
    return 0


if __name__ == "__main__":
    sys.exit(main())

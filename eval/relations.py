"""Attribution relations of GUM's news (RST), where it is at hand: how many the statements find, by their content clause.

usage: relations.py [--gum DIR]

A relation is found when a statement's content and the nucleus (all that hangs on the unit that the relation points to, but
the clause of the source) share half of the words of the shorter one: RST cuts a content into clauses and joins those of
several sentences, so neither holds the other in full. One statement finds one relation. Statements with a cue whose content
is a clause (it has a finite verb) count against precision: RST marks no attribution of phrases ("praised the choir", "plans
to leave"). The second line leaves out the
standard training part, whose coreference the encoder learns from (its attribution relations are never learnt from).
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


def shared(text: str, left: list[Range], right: list[Range]) -> float:
    """The share of the shorter part's words that the other has too; a little more for parts of like length."""
    a, b = ({m.start() for s, e in part for m in WORD.finditer(text, s, e)} for part in (left, right))
    if not a or not b:
        return 0.0
    return len(a & b) / min(len(a), len(b)) + 0.001 * len(a & b) / len(a | b)


def clause(text: str, content: list[Range]) -> bool:
    """Whether a content has a finite verb."""
    from wirestem.text.tags import tags
    from wirestem.text.tokens import tokens

    forms = [t.form for a, b in content for t in tokens(text, a, b)]
    return any(t in ("VBD", "VBP", "VBZ", "MD") for t in tags(forms))


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
        mine = [s["content"] for s in row["statements"] if s["cue"] and clause(text, s["content"])]
        pairs = sorted(
            (-max(shared(text, content, way) for way in ways), m, g)
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

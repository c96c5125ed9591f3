"""Fits the weights by which the signs of a statement tell its stance.

usage: stances.py [--shared DIR] [--without NAME...] [--out FILE]

Learns from every marked-up statement of our own fiction (`news`, `eval/stories`, the stories in DIR): its signs
(`wirestem.article.attribute.signs`), among them the stance that the rules give. A statement of `news` counts less: its articles
stand alone, and there more is foreseen and less contested than in stories. The encoder takes no part, for it has learnt most of
these statements by heart. With --without the named folders are left out, and how many of their statements are told right by
signs alone is printed. The same file each time; half a minute on a core. Needs scikit-learn (`make train` installs it).
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from stories import captured

from wirestem import flow
from wirestem.article.attribute.joining import shown_stances
from wirestem.article.attribute.stance.signs import signs
from wirestem.model import Stance, Statement
from wirestem.settings import Settings

HOME = Path(__file__).resolve().parent
OUT = HOME.parent / "src/wirestem/article/attribute/stance/data/stances.json"
STANCES: tuple[Stance, ...] = ("asserts", "alleges", "denies", "confirms", "expects", "declines")
DOUBT, LEAST, ENCODER, NEWS = 0.1, 3, 1.25, 0.5
"""How far weights may grow; in how many statements a sign must be seen; how much the encoder and a statement of `news` count."""


class Example(NamedTuple):
    """A marked-up statement: its folder, how much it counts, its signs and stance."""

    folder: str
    weight: float
    signs: tuple[str, ...]
    stance: Stance


def examples(folder: Path) -> Iterator[Example]:
    """The marked-up statements of a folder's visible texts."""
    weight = NEWS if folder.parent.name == "news" else 1.0
    truth, captures = captured(folder)
    settings = Settings(workers=1, attributor="rules.v1")
    for capture in captures:
        article = flow.told(capture, settings)
        name = Path(capture.source.uri).stem
        marked = [_marked(row) for row in truth["statements"] if row["doc"] == name]
        for one, ruled in zip(marked, shown_stances(marked, article.statements), strict=True):
            yield Example(folder.name, weight, signs(one, article.document.text, ruled), one.stance)


def _marked(row: dict[str, Any]) -> Statement:
    source, cue, content = (tuple((a, b) for a, b in row[part]) for part in ("source", "cue", "content"))
    return Statement("", "", source, cue, content, row["kind"], row["stance"], via=tuple(row["via"]))


def homes(shared: Path) -> list[Path]:
    """Every folder of marked-up fiction."""
    stories = HOME.parent / "eval/stories"
    every = (HOME / "news", stories / "tuned", stories / "seen", shared / "stories")
    return [p for home in every if home.is_dir() for p in sorted(home.iterdir()) if (p / "story.json").exists()]


def main() -> None:
    """Fits and writes, or prints how well folders are told that were left out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HOME.parent.parent / "shared")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    every = [e for folder in homes(chosen.shared) for e in examples(folder)]
    learnt = [e for e in every if e.folder not in chosen.without]
    seen = Counter(name for e in learnt for name in e.signs)
    table = DictVectorizer()
    rows = table.fit_transform([{name: 1.0 for name in e.signs if seen[name] >= LEAST} for e in learnt])
    fitted = LogisticRegression(C=DOUBT, max_iter=2000, tol=1e-8).fit(
        rows, [STANCES.index(e.stance) for e in learnt], sample_weight=[e.weight for e in learnt]
    )
    names = table.get_feature_names_out()
    weights = {str(name): [round(float(w), 3) for w in row] for name, row in zip(names, fitted.coef_.T, strict=True)}
    start = [round(float(v), 3) for v in fitted.intercept_]
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in weights.items())
    head = f'"stances": {json.dumps(STANCES)},\n "encoder": {ENCODER},\n "start": {json.dumps(start)}'
    chosen.out.write_text(f'{{\n {head},\n "signs": {{\n{lines}\n }}\n}}\n', encoding="utf-8")
    print(f"{len(learnt)} statements, {len(weights)} signs, {chosen.out.stat().st_size} bytes")
    if chosen.without:
        left = [e for e in every if e.folder in chosen.without]
        told = fitted.predict(table.transform([dict.fromkeys(e.signs, 1.0) for e in left]))
        right = sum(STANCES[k] == e.stance for k, e in zip(told, left, strict=True))
        print(f"{len(left)} left out, {100 * right / max(1, len(left)):.1f} per cent right by signs alone")


if __name__ == "__main__":
    main()

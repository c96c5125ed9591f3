"""What the encoder learns from: documents with their words and everything that is known of them.

Sources: PolNeAR train (statements), Worldwide Newswire but for every fifth article (names), and our own fictional news
(statements with stance and relays). Which of them a recipe may use stands in `recipes.py`.
"""

import json
import pathlib
import re
from collections.abc import Iterator
from typing import NamedTuple

import compile_story
import newswire

from wirestem.article.annotate import annotate
from wirestem.article.clean import clean
from wirestem.encoder.reading import CLASSES, STANCES
from wirestem.encoder.words import Words, read_words
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Document, Range, Source, Zone


class Frame(NamedTuple):
    """A statement: its parts as ranges of the text; `via` is None where it is not known which words name the relays."""

    source: list[Range]
    cue: list[Range]
    content: list[Range]
    via: list[Range] | None
    stance: int


class Spot(NamedTuple):
    """Where somebody is spoken of or speaks: the first character, who it is, and whether to ask the network who is meant."""

    start: int
    who: str
    asked: bool


class Gold(NamedTuple):
    """A document; `frames` or `named` are None where nobody marked them, `spots` is empty."""

    name: str
    corpus: str
    text: str
    words: Words
    frames: list[Frame] | None
    named: list[tuple[int, int, int]] | None
    spots: list[Spot]


def cleaned(name: str, text: str) -> Document:
    """The text as the program would read it."""
    return clean(Capture(name, Source(name), text), agencies(()))


def polnear(path: pathlib.Path) -> Iterator[Gold]:
    """PolNeAR: articles with statements."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        frames = [
            Frame(*([tuple(p) for p in a[k]] for k in ("source", "cue", "content")), via=None, stance=-1)
            for a in row["attributions"]
        ]
        document = cleaned(row["id"], row["text"])
        yield Gold(row["id"], "polnear", row["text"], read_words(row["text"], document.zones), frames, None, [])


def names(path: pathlib.Path, test: bool = False) -> Iterator[Gold]:
    """Worldwide Newswire: articles with names, the part that trains or the fifth that tests."""
    for row in newswire.rows(path):
        if newswire.tests(row["id"]) != test:
            continue
        text, found = newswire.plain(row)
        blocks = tuple(Zone(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
        named = [(s, e, CLASSES.index(kind)) for s, e, kind in found if kind in CLASSES]
        yield Gold(row["id"], "newswire", text, read_words(text, blocks), None, named, [])


def stories(folders: list[pathlib.Path]) -> Iterator[Gold]:
    """Every text of our own stories, the hidden ones too."""
    for folder in folders:
        story = json.loads((folder / "story.json").read_text(encoding="utf-8"))
        for name, told in story["texts"].items():
            text, spans = compile_story.flatten(folder / f"{name}.xml")
            parts: dict[str, dict[str, list[Range]]] = {}
            for tag, about, start, end in spans:
                if tag in ("src", "cue", "con"):
                    part = parts.setdefault(about["a"], {"src": [], "cue": [], "con": []})
                    part[tag].append((start, end))
            frames, speakers = [], []
            for key, said in sorted(told["statements"].items()):
                part = parts[key]
                via = _relays(text, said["via"], part)
                stance = STANCES.index(said["stance"])
                frames.append(Frame(sorted(part["src"]), sorted(part["cue"]), sorted(part["con"]), via, stance))
                speakers.append(said["speaker"])
            document = cleaned(f"{folder.name}/{name}", text)
            spots = _spots(document, frames, speakers)
            words = read_words(text, document.zones)
            yield Gold(f"{folder.name}/{name}", "fiction", text, words, sorted(frames, key=_place), None, spots)


def _place(frame: Frame) -> tuple[list[Range], list[Range]]:
    return frame.content, frame.cue


def _spots(document: Document, frames: list[Frame], speakers: list[str]) -> list[Spot]:
    """The names of a text and its sources; those sources are asked about that do not name their speaker, and free quotations."""
    found: dict[int, Spot] = {}
    names = [m for m in annotate(document).mentions if m.kind not in ("title", "place")]
    same = {s: [set(_name_words(a)) for a in s.split("; ")] for s in speakers}
    for mention in names:
        own = set(_name_words(mention.name))
        who = next((s for s, forms in same.items() if any(own and (own <= f or f <= own) for f in forms)), mention.name)
        found[mention.start] = Spot(mention.start, who, False)
    for frame, speaker in zip(frames, speakers, strict=True):
        if not speaker or speaker.startswith("unnamed") or (frame.cue and not frame.source):
            continue
        place = (frame.source or frame.content)[0]
        inside = [m for m in names if frame.source and place[0] <= m.start < place[1] and found[m.start].who == speaker]
        if not inside:
            found[place[0]] = Spot(place[0], speaker, True)
    return [found[k] for k in sorted(found)]


def _name_words(name: str) -> list[str]:
    return [w for w in re.findall(r"\w+", name.casefold()) if len(w) > 1]


def _relays(text: str, via: list[str], part: dict[str, list[Range]]) -> list[Range] | None:
    """The words nearest to the cue that name the relays; None where one of them is not spelt out nearby."""
    anchor = (part["cue"] or part["con"])[0][0]
    found = []
    for name in via:
        places = [m.span() for alias in name.split("; ") for m in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text, re.I)]
        near = [p for p in places if abs(p[0] - anchor) < 400]
        if not near:
            return None
        found.append(min(near, key=lambda p: abs(p[0] - anchor)))
    return sorted(found)


_ENTITY = re.compile(r"\((\w+)-(\w+)[^()]*(\))?|(\w+)\)")
_KINDS = frozenset({"person", "organization", "place"})
_FREE = ("news", "interview")


def coreference(folder: pathlib.Path) -> Iterator[Gold]:
    """GUM, the genres nearest to ours whose texts are CC BY, its standard training part: who is meant, by whatever words."""
    held = set(re.findall(r"GUM_\w+", (folder / "splits.md").read_text(encoding="utf-8").split("## train")[0]))
    for path in sorted((folder / "dep").glob("GUM_*.conllu")):
        if path.stem in held or path.stem.split("_")[1] not in _FREE:
            continue
        text, spots, seen, places = "", [], {}, set()
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newpar"):
                text = text.rstrip() + "\n" if text else ""
            cells = line.split("\t")
            if len(cells) != 10 or not cells[0].isdigit():
                continue
            start = len(text)
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            told = re.search(r"Entity=([^|]*)", cells[9])
            for match in _ENTITY.finditer(told[1]) if told else ():
                if match[1] and match[2] in _KINDS:
                    spots.append((start, match[1]))
                    if match[2] == "place":
                        places.add(match[1])
        text = text.rstrip()
        for _, who in spots:
            seen[who] = seen.get(who, 0) + 1
        opened = [start for start, _ in spots]
        made = {}
        for start, who in reversed(spots):  # of several that begin at one word the outermost, which is not asked about
            alone = opened.count(start) == 1 and who not in places
            made[start] = Spot(start, who, alone and seen[who] > 1)
        blocks = tuple(Zone(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
        yield Gold(path.stem, "gum", text, read_words(text, blocks), None, None, [made[k] for k in sorted(made)])

"""A dossier of many articles, made of the examples: every article comes in several wordings, and all are of one family."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import wirestem
from wirestem.model import Dossier
from wirestem.report.json import decode, encode
from wirestem.settings import Settings

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@cache
def crowd(number: int) -> Dossier:
    """`number` articles about the example stories: each of theirs in as many variants as that takes."""
    settings = Settings(attributor="rules.v1")
    made = [json.loads(encode(wirestem.dossier(EXAMPLES / name, settings=settings))) for name in ("kalvarra-vote", "songra-pact")]
    turns = -(-number // sum(len(d["documents"]) for d in made))
    copies = [[_varied(d, turn) for turn in range(turns)] for d in made]
    left = number
    for story in copies:
        for copy in story:
            copy["documents"] = copy["documents"][: max(0, left)]
            left -= len(copy["documents"])
    documents = sorted((d for story in copies for copy in story for d in copy["documents"]), key=lambda d: str(d["id"]))
    return decode(json.dumps({**made[0], "documents": documents, "stories": [_together(story) for story in copies]}).encode())


def _varied(dossier: dict[str, Any], turn: int) -> dict[str, Any]:
    """The dossier with documents of other names, and with other letters in some words: all places stay."""
    text = json.dumps(dossier)
    for document in dossier["documents"]:
        text = text.replace(document["id"], f"{document['id'][:12]}{turn:04}")
    varied: dict[str, Any] = json.loads(text)
    for document in varied["documents"]:
        document["text"] = document["text"].replace("ll", f"l{_LETTERS[turn]}") if turn else document["text"]
    return varied


def _together(copies: list[dict[str, Any]]) -> dict[str, Any]:
    """The variants of a story as one story: what is of a single article stands for each, what is of all is joined."""
    held = {d["id"] for copy in copies for d in copy["documents"]}
    stories = [copy["stories"][0] for copy in copies]
    story = {**stories[0], "documents": sorted(held)}
    for name in ("statements", "derivations", "changes", "times", "alignments", "uncredited"):
        story[name] = [_kept(one, held) for s in stories for one in s[name] if _inside(one, held)]
    for name, inner in (("claims", "mentions"), ("events", "mentions"), ("origins", "documents"), ("houses", "documents")):
        story[name] = [_joined(alike, inner, held) for alike in zip(*(s[name] for s in stories), strict=True)]
    for claim in story["claims"]:
        claim["articles"] = len({m["doc"] for m in claim["mentions"]})
        _join_reasons(claim, [next(c for c in s["claims"] if c["id"] == claim["id"]) for s in stories], held)
    for restored, *others in zip(*(s["dispatches"] for s in stories), strict=True):
        for passage, *same in zip(restored["passages"], *(o["passages"] for o in others), strict=True):
            passage["mentions"] = [m for p in (passage, *same) for m in p["mentions"] if m["doc"] in held]
            passage["attested"] = passage["of"] = len(passage["mentions"])
    story["derivations"] += _copies(stories, held)
    story["alignments"] += _across(stories, copies, held)
    return story


def _inside(one: Any, held: set[str]) -> bool:
    """Whether a finding is of articles that are there."""
    named = {one.get("doc"), one.get("child")} | {(one.get(side) or {}).get("doc") for side in ("left", "right", "here", "there")}
    return all(doc in held for doc in named if doc)


def _kept(one: dict[str, Any], held: set[str]) -> dict[str, Any]:
    for reason in one.get("because", ()):
        reason["spans"] = [s for s in reason["spans"] if s["doc"] in held]
    return one


def _joined(alike: tuple[dict[str, Any], ...], inner: str, held: set[str]) -> dict[str, Any]:
    found = [x for one in alike for x in one[inner] if (x if isinstance(x, str) else x["doc"]) in held]
    return {**_kept(alike[0], held), inner: found}


def _join_reasons(claim: dict[str, Any], alike: list[dict[str, Any]], held: set[str]) -> None:
    for reasons in zip(*(c["because"] for c in alike), strict=True):
        reasons[0]["spans"] = [s for r in reasons for s in r["spans"] if s["doc"] in held]


def _copies(stories: list[dict[str, Any]], held: set[str]) -> list[dict[str, Any]]:
    """The variants of an article that was an origin are copies of its first."""
    found = []
    for first, *others in zip(*(s["origins"] for s in stories), strict=True):
        for other in others:
            if other["observed"] in held:
                parent = {"doc": first["observed"]}
                found.append({"child": other["observed"], "parent": parent, "relation": "copy", "share": 0.99, "confidence": 0.9,
                              "because": other["because"]})  # fmt: skip
    return found


def _across(stories: list[dict[str, Any]], copies: list[dict[str, Any]], held: set[str]) -> list[dict[str, Any]]:
    """Every paragraph of a variant stands beside that of the first."""
    found = []
    for copy in copies[1:]:
        for first, other in zip(copies[0]["documents"], copy["documents"], strict=False):
            for zone in (z for z in other["zones"] if z["kind"] == "paragraph" and other["id"] in held):
                places = [{"doc": d["id"], "start": zone["start"], "end": zone["end"]} for d in (first, other)]
                found.append({"left": places[0], "right": places[1], "kind": "edited", "similarity": 0.97})
    return found

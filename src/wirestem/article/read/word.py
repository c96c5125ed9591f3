"""The lines of a Word document: what its body, text boxes and notes say, as the mark-up tells them apart."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from wirestem.article.read.elements import local
from wirestem.article.read.markup import Block

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "rt"})
"""Taken out by an editor, told once more for old programs, or no words."""
_MARKS = {"tab": "\t", "br": " ", "cr": " ", "ptab": "\t", "noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:Title|Heading\b.*)$", re.I)


class Line(NamedTuple):
    """The words of a paragraph and the name of its style."""

    words: str
    style: str


def lines(root: Any, styles: Mapping[str, str]) -> Iterator[Line]:
    """The paragraphs below `root` in their order, those of tables, text boxes and content controls too.

    What an editor put in is there, what was taken out is not. A text box stands behind the paragraph that holds it. `styles`
    maps ids to names.
    """
    held: list[tuple[list[str], str]] = []
    done: list[Line] = []
    for act, element in _walk(root):
        name = local(element)
        if name == "p" and element.tag == f"{_W}p":
            if act == "open":
                held.append(([], styles.get(_style(element), "")))
                continue
            words, style = held.pop()
            done.insert(0 if not held else len(done), Line(" ".join("".join(words).split()), style))
            if not held:
                yield from (line for line in done if line.words)
                done.clear()
        elif act == "open" and held:
            held[-1][0].append(element.text or "" if name == "t" else _MARKS.get(name, ""))


def blocks(found: Iterator[Line]) -> list[Block]:
    """The lines with what they are: the title or first heading is the headline, further ones are subheads."""
    told: list[Block] = []
    headed = False
    for line in found:
        heading = bool(_HEADING.match(line.style))
        told.append(Block(line.words, "" if not heading else "subhead" if headed else "headline", True))
        headed = headed or heading
    return told


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    stack: list[tuple[str, Any]] = [("open", root)]
    while stack:
        act, element = stack.pop()
        yield act, element
        if act == "open":
            stack.append(("close", element))
            stack += [("open", e) for e in reversed(element) if isinstance(e.tag, str) and local(e) not in _GONE]


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if found is None else str(found.get(f"{_W}val") or "")

"""Marks drawn into a text: overlapping ranges become flat, escaped HTML that spells the text unchanged."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from wirestem.model import Document, Range

_ODD = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Mark(NamedTuple):
    """Draw `text[start:end]` with the CSS class `kind`; `label` is shown where the mark begins, `title` when pointed at.

    `tie` is a number that marks of one passage share in both texts of a pair.
    """

    start: int
    end: int
    kind: str
    title: str = ""
    label: str = ""
    tie: str = ""

    @property
    def outer(self) -> bool:
        """Whether it is a passage, drawn once around all that is marked inside it."""
        return self.kind.startswith(("o ", "m "))


class Block(NamedTuple):
    """A stretch of whole lines that is set as one paragraph; `opening` is the dateline in front, if there is one."""

    start: int
    end: int
    kind: str
    opening: Range | None = None


def blocks(document: Document) -> tuple[Block, ...]:
    """The document as a page sets it: its zones, a dateline with the paragraph it opens, lines outside zones as paragraphs."""
    found: list[Block] = []
    at = 0
    for zone in sorted(document.zones):
        if zone.start < at or zone.end <= zone.start or zone.end > len(document.text):
            continue
        found.extend(_loose(document.text, at, zone.start))
        at = zone.end
        opened = found[-1] if found and found[-1].kind == "dateline" else None
        if opened and "\n" not in document.text[opened.end : zone.start] and zone.kind in ("paragraph", "dateline"):
            found[-1] = Block(opened.start, zone.end, zone.kind, (opened.start, opened.end))
        else:
            found.append(Block(zone.start, zone.end, zone.kind))
    found.extend(_loose(document.text, at, len(document.text)))
    return tuple(found)


def _loose(text: str, start: int, end: int) -> Iterable[Block]:
    for line in text[start:end].splitlines(keepends=True):
        body = line.strip()
        if body:
            begin = start + line.index(body)
            yield Block(begin, begin + len(body), "paragraph")
        start += len(line)


def spelled(text: str) -> Markup:
    """`text` escaped so that a browser shows as many code points as it has.

    Carriage returns are written as references (a browser would drop them), what HTML cannot hold as U+FFFD.
    """
    return Markup(without_odd(escape(text).replace("\r", Markup("&#13;"))))


def without_odd(text: str) -> str:
    """`text` with what HTML or UTF-8 cannot hold (control characters, halves of surrogate pairs) as U+FFFD."""
    return _ODD.sub("\ufffd", text) if _ODD.search(text) else text


def marked(text: str, start: int, end: int, marks: Sequence[Mark], anchors: Sequence[tuple[int, str]] = ()) -> Markup:
    """`text[start:end]` with its marks and anchors as HTML; without the tags it spells exactly that text."""
    here = [m for m in marks if m.start < end and m.end > start and m.start < m.end]
    named = [(at, name) for at, name in anchors if start <= at < end]
    if not here and not named:
        return spelled(text[start:end])
    cuts = sorted({start, end, *(max(m.start, start) for m in here), *(min(m.end, end) for m in here), *(at for at, _ in named)})
    out: list[str] = []
    around: list[Mark] = []
    within: list[Mark] = []
    for left, right in pairwise(cuts):
        inside = [m for m in here if m.start <= left and m.end >= right]
        outer, inner = [m for m in inside if m.outer], [m for m in inside if not m.outer]
        if within and (inner != within or outer != around):
            out.append("</u>")
            within = []
        if outer != around:
            out.append("</u>" if around else "")
            out.append(_tag(outer, max(left, start)) if outer else "")
            around = outer
        if inner != within:
            out.append(_tag(inner, max(left, start)))
            within = inner
        out.extend(f'<i id="{escape(name)}"></i>' for at, name in named if at == left)
        out.append(spelled(text[left:right]))
    out.append("</u>" * (bool(within) + bool(around)))
    return Markup("".join(out))


def _tag(marks: Sequence[Mark], at: int) -> str:
    """The opening tag for words that all these marks cover; words that differ, by far the most, need no class."""
    kinds = " ".join(dict.fromkeys(m.kind for m in marks))
    ties = next((m.tie for m in marks if m.tie), "")
    titles = "; ".join(dict.fromkeys(m.title for m in marks if m.title))
    labels = " ".join(dict.fromkeys(m.label for m in marks if m.label and m.start == at))
    more = "".join(f' {name}="{spelled(value).replace(chr(34), "&#34;")}"' for name, value in (
        ("data-tie", ties), ("title", titles), ("data-n", labels)) if value)  # fmt: skip
    return "<u>" if kinds == "w" and not more else f'<u class="{kinds}"{more}>'

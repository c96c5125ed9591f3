"""The lines of an HTML page, or of a text in NITF or XHTML, with what the mark-up says of each."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from wirestem.article.read.elements import local

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p picture pre section summary table tbody td tfoot th thead time tr ul"
    " block bq fn hl1 hl2 nitf-table note".split()  # those of NITF
)
_UNREAD = frozenset(
    "audio button canvas datalist embed head iframe input map media menu nav noscript object option script select style svg"
    " template textarea title video".split()
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "hl2"})
_HINTS = (
    ("hidden", re.compile(r"\b(?:visually-?hidden|sr-only|screen-reader)", re.I)),
    ("correction", re.compile(r"\b(?:correction|editors?-?note|clarification)", re.I)),
    ("caption", re.compile(r"caption|(?:photo|image|picture|media|img)[-_]*(?:credit|source|copyright|agency)|cutline", re.I)),
    ("stamp", re.compile(r"time-?stamp|pub(?:lish(?:ed)?)?[-_]*(?:date|time|on)|date-?(?:time|published)|posted-on", re.I)),
    ("byline", re.compile(r"by-?line|\bauthor|\bwriter|credit-?line|agency|wire-?credit|article[-_]*(?:source|credit)", re.I)),
    ("signoff", re.compile(r"sign-?off|tag-?line-credit", re.I)),
    (
        "furniture",
        re.compile(r"newsletter|related|share|social|advert|promo|comment|breadcrumb|\btags?\b|recommend|subscribe", re.I),
    ),
)
_MOST_CHARS = {"stamp": 160, "byline": 400, "headline": 400, "signoff": 400, "correction": 1200}
_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"\n[^\S\n]*\n")
_TAG = re.compile(r"<[A-Za-z/!]")


class Block(NamedTuple):
    """A line of a page: its words, what the mark-up calls it (see `_HINTS`, "headline", "subhead", or "") and its depth."""

    words: str
    part: str
    inside: bool


def blocks(tree: Any, *, bare: bool = False) -> tuple[Block, ...]:
    """The lines of a page in order; `inside` tells those in its article or main element.

    Empty lines part the text of a `pre`, and all text when it is `bare`.
    """
    found: list[Block] = []
    buffer: list[str] = []
    state: list[tuple[str, bool]] = [("", False)]
    kept = int(bare)

    def flush() -> None:
        words = _SPACE.sub(" ", "".join(buffer)).strip()
        buffer.clear()
        if words and state[-1][0] != "hidden":
            found.append(Block(words, *state[-1]))

    for act, element in _walk(tree):
        if act == "text":
            for number, words in enumerate(_GAP.split(element) if kept else (element,)):
                if number:
                    flush()
                buffer.append(words)
            continue
        part, inside = state[-1]
        tag = local(element)
        block = tag in _BLOCKS
        kept += (tag == "pre") * (1 if act == "open" else -1)
        here = _part(element, part)
        if act == "open":
            if block or here != part:
                flush()
            state.append((here, inside or tag in {"article", "main"}))
        else:
            if block or here != (state[-2][0] if len(state) > 1 else ""):
                flush()
            state.pop()
    flush()
    return tuple(found)


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Opens, texts and closes in order, without recursion: real pages nest deeper than Python's stack."""
    stack: list[tuple[str, Any]] = [("open", tree)]
    while stack:
        act, element = stack.pop()
        yield act, element
        if act != "open":
            continue
        stack.append(("close", element))
        for child in reversed(element):
            if child.tail:
                stack.append(("text", child.tail))
            if isinstance(child.tag, str) and local(child) not in _UNREAD:
                stack.append(("open", child))
        if element.text:
            stack.append(("text", element.text))


def _part(element: Any, outer: str) -> str:
    """What the element is, given what holds it; the outer word wins but for the parts of a figure."""
    if outer in {"hidden", "caption", "furniture", "headline"}:
        return outer
    tag = local(element)
    if tag in {"h1", "hl1"}:
        return "headline"
    if tag in {"figcaption", "figure", "caption"}:
        return "caption"
    if tag == "time":
        return "stamp"
    if tag == "note":
        return "correction"
    named = _hint(element)
    if named and tag not in {"body", "html", "article", "main"} and _fits(element, named):
        return named
    return "subhead" if tag in _HEADINGS else outer


def _fits(element: Any, part: str) -> bool:
    """Whether an element is small enough for its part: a class "no-comments" on the story's own container means nothing."""
    most = _MOST_CHARS.get(part, 800)
    size = 0
    for words in element.itertext():
        size += len(words.strip())
        if size > most:
            return False
    return True


def _hint(element: Any) -> str:
    if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", ""):
        return "hidden"
    if element.get("itemprop") in {"author", "creator"} or element.get("rel") == "author":
        return "byline"
    if element.get("itemprop") == "headline":
        return "headline"
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    if names.isspace():
        return ""
    return next((part for part, pattern in _HINTS if pattern.search(names)), "")


def fragment(markup: str) -> Any:
    """A piece of mark-up, as feeds and ninjs hold it, as a tree."""
    from lxml import html

    parser = html.HTMLParser(huge_tree=True)
    return html.fromstring(f"<div>{markup.replace(chr(0), '')}</div>", parser=parser)


def prose(markup: str) -> tuple[Block, ...]:
    """The lines of a piece of mark-up; where it holds no tags, the lines between empty lines."""
    return blocks(fragment(markup), bare=not _TAG.search(markup))


def plain(words: str) -> tuple[Block, ...]:
    """The paragraphs of a text without mark-up: between empty lines, else its lines.

    >>> [b.words for b in plain("One\\nline.\\n\\nTwo.")], [b.words for b in plain("One.\\nTwo.")]
    (['One line.', 'Two.'], ['One.', 'Two.'])
    """
    words = words.replace("\r\n", "\n").strip()
    parts = _GAP.split(words) if _GAP.search(words) else words.split("\n")
    return tuple(Block(line, "", False) for part in parts if (line := " ".join(part.split())))

"""A page as a text: the body as trafilatura finds it, with the lines around it that are evidence."""

import re
from collections.abc import Sequence
from typing import Any

from wirestem.article.read.charset import decode
from wirestem.article.read.limits import refuse_empty
from wirestem.article.read.markup import Block, blocks
from wirestem.article.read.metadata import Metadata, metadata
from wirestem.errors import ReadError
from wirestem.lexicon.agencies import agencies
from wirestem.model import Capture, Source, Zone, ZoneKind

_STATED: dict[str, ZoneKind] = {
    "headline": "headline",
    "byline": "byline",
    "stamp": "byline",
    "caption": "caption",
    "subhead": "subhead",
    "correction": "correction",
    "signoff": "signoff",
}
_KEPT = frozenset({"byline", "stamp", "caption", "correction", "signoff"})
_CREDIT = re.compile(
    r"^(?:by\b|with inputs?\b|source\b|agenc|reporting by|\(?compiled|additional reporting|[—–-]+ ?\(?[A-Z])", re.I
)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_LINES_AFTER = 8
_LINE_CHARS = 160


def page(markup: str | bytes, name: str, source: Source, charset: str | None = None) -> Capture:
    """The capture of one HTML page; ReadError when there is no text in it.

    An extractor that strips the credit line destroys the evidence. So trafilatura says where the body is, and byline,
    dateline, captions, photo credits, corrections and sign-off are kept beside it as lines of their own.
    """
    tree = _tree(markup, charset)
    about = metadata(tree)
    lines = _chosen(blocks(tree), _body(tree), about)
    text, zones = laid_out(lines)
    refuse_empty(text)
    title = next((line.words for line in lines if line.part == "headline"), None) or about.title
    source = Source(source.uri, source.outlet or about.outlet, source.url or about.url)
    return Capture(name, source, text, title, about.published, about.language, zones)


def _tree(markup: str | bytes, charset: str | None) -> Any:
    from lxml import etree, html

    words = markup if isinstance(markup, str) else decode(markup, charset or _declared(markup)).text
    try:
        parser = html.HTMLParser(huge_tree=True)  # real pages nest deeper than the parser likes
        return html.document_fromstring(_PROLOGUE.sub("", words).replace("\x00", ""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(f"is no readable HTML ({error}); expected a page with text; save the page anew or as .txt") from error


def _declared(markup: bytes) -> str | None:
    found = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", markup[:4096], re.I)
    return found[1].decode("ascii") if found else None


def _body(tree: Any) -> str:
    """The words of the body, letters and figures only, so that spacing and entities cannot come between."""
    import copy

    from trafilatura import extract

    body = extract(copy.deepcopy(tree), include_comments=False, include_tables=False, favor_recall=True)
    return _squeezed(body or "")


def _squeezed(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _chosen(lines: Sequence[Block], body: str, about: Metadata) -> list[Block]:
    """The lines of the article: from the headline to a little after the body, of others only what is evidence."""
    told = [bool(_squeezed(b.words)) and _squeezed(b.words) in body and b.part != "furniture" for b in lines]
    if not any(told):
        told = [b.inside or not any(x.inside for x in lines) for b in lines]
    places = [i for i, yes in enumerate(told) if yes and lines[i].part != "headline"] or [i for i, yes in enumerate(told) if yes]
    if not places:
        raise ReadError("holds no text; expected an article; open the page and save its text as .txt")
    begin, end = places[0], places[-1]
    head = _headline(lines, end, about)
    first = min(begin, head if head is not None else begin)
    kept: list[Block] = []
    for i in range(first, min(end + _LINES_AFTER, len(lines) - 1) + 1):
        block = lines[i]
        if i == head:
            block = block._replace(part="headline")
        elif block.part == "headline":
            block = block._replace(part="subhead")
        if i == head or told[i] or _evidence(block):
            kept.append(block)
    return _completed(kept, about)


def _headline(lines: Sequence[Block], end: int, about: Metadata) -> int | None:
    """The line of the headline: the one that equals the page's title, else the last h1 before the body's end."""
    wanted = _squeezed(about.title or "")
    heads = [i for i in range(end + 1) if lines[i].part == "headline"]
    same = [i for i in range(end + 1) if wanted and _squeezed(lines[i].words) == wanted]
    return next((i for i in heads if i in same), None) if same and heads and set(heads) & set(same) else _last(heads or same)


def _last(places: list[int]) -> int | None:
    return places[-1] if places else None


def _evidence(block: Block) -> bool:
    if block.part in _KEPT:
        return True
    if block.part == "furniture" or len(block.words) > _LINE_CHARS:
        return False
    return bool(_CREDIT.search(block.words) and agencies().find(block.words)) or "rights reserved" in block.words.lower()


def _completed(kept: list[Block], about: Metadata) -> list[Block]:
    """With the headline and author that only the metadata state, and without a line that repeats the one before."""
    if about.title and not any(b.part == "headline" for b in kept):
        kept.insert(0, Block(about.title, "headline", True))
    words = _squeezed(" ".join(b.words for b in kept if b.part == "byline" or _evidence(b._replace(part=""))))
    if about.author and _squeezed(about.author) not in words:
        at = next((i + 1 for i, b in enumerate(kept) if b.part == "headline"), 0)
        kept.insert(at, Block(f"By {about.author}", "byline", True))
    return [b for i, b in enumerate(kept) if i == 0 or b.words != kept[i - 1].words]


def laid_out(lines: Sequence[Block]) -> tuple[str, tuple[Zone, ...]]:
    """Lines as a text, an empty line between them, and the zones that their parts state."""
    text, zones = "", []
    for block in lines:
        if block.part in _STATED:
            label = "stamp" if block.part == "stamp" else None
            zones.append(Zone(len(text), len(text) + len(block.words), _STATED[block.part], label))
        text += block.words + "\n\n"
    return text.rstrip("\n") + "\n", tuple(zones)

"""The forms in which news formats pack a text: NITF, HTML and plain, whole or as a string inside something else."""

from typing import Any

from wirestem.article.read import nitf
from wirestem.article.read.markup import Block, plain, prose


def rank(kind: str) -> int:
    """How well a form, by its media type or field, knows the parts of a text: the lower, the better.

    >>> sorted(["body_text", "text/html", "application/nitf+xml"], key=rank)
    ['text/html', 'application/nitf+xml', 'body_text']
    """
    return 0 if "html" in kind else 1 if "nitf" in kind else 2


def lines(kind: str, value: str) -> tuple[Block, ...]:
    """The lines of a text of some media type."""
    if "nitf" in kind:
        root = parsed(value)
        return () if root is None else nitf.body(root)
    return prose(value) if "html" in kind or "<p" in value[:200] else plain(value)


def parsed(markup: str) -> Any:
    """The root of XML inside a string, None where nothing can be read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    return etree.fromstring(markup.encode(), parser=parser) if markup.strip() else None

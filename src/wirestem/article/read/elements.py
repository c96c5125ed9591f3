"""Elements of XML, whatever their namespace."""

from typing import Any

from wirestem.article.read.wire import words


def local(element: Any) -> str:
    """The name of an element without its namespace.

    >>> from lxml.etree import fromstring
    >>> local(fromstring(b'<a xmlns="urn:x"/>'))
    'a'
    """
    return str(element.tag).rpartition("}")[2]


def first_of(root: Any, name: str) -> Any:
    """The first element of that name in the order of the document, None where there is none."""
    return None if root is None else next((e for e in root.iter() if local(e) == name), None)


def text_of(element: Any) -> str | None:
    """All words of an element on one line, None where there are none."""
    return None if element is None else words(element.itertext())

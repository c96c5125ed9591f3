"""Elements of XML, whatever their namespace."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

_APART = frozenset("p br byttl li block td th hl1 hl2 dt dd".split())
_DECLARED = re.compile(r"^(\s*<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']")


def local(element: Any) -> str:
    """The name of an element without its namespace.

    >>> from lxml.etree import fromstring
    >>> local(fromstring(b'<a xmlns="urn:x"/>'))
    'a'
    """
    return str(element.tag).rpartition("}")[2]


def first_of(root: Any, name: str) -> Any:
    """The first element of that name in the order of the document, None where there is none."""
    return next(all_of(root, name), None)


def all_of(root: Any, *names: str) -> Iterator[Any]:
    """The elements of those names in the order of the document."""
    return iter(()) if root is None else (e for e in root.iter() if local(e) in names)


def child(parent: Any, name: str) -> Any:
    """The first child of that name, None where there is none."""
    return next(children(parent, name), None)


def children(parent: Any, *names: str) -> Iterator[Any]:
    """The children of those names."""
    return iter(()) if parent is None else (e for e in parent if local(e) in names)


def text_of(element: Any) -> str | None:
    """All words of an element on one line, None where there are none; paragraphs in it and titles of persons stand apart."""
    return None if element is None else words(_texts(element))


def _texts(root: Any) -> Iterator[str]:
    stack: list[Any] = [root]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
            continue
        apart = " " if local(one) in _APART else ""
        yield apart + (one.text or "")
        stack.append(apart + (one.tail or "") if one is not root else "")
        stack += reversed(one)


def texts_of(elements: Iterable[Any]) -> tuple[str, ...]:
    """The words of each element that has some, each once."""
    return tuple(dict.fromkeys(told for e in elements if (told := text_of(e))))


def words(parts: Iterable[str]) -> str | None:
    """Pieces of text as one line; None when there is nothing."""
    return " ".join("".join(parts).split()) or None


def attribute(root: Any, name: str, key: str) -> str | None:
    """What the first element `name` says in its attribute `key`; None for nothing."""
    element = first_of(root, name)
    value = element.get(key) if element is not None else None
    return value.strip() or None if value else None


def narrow(data: bytes) -> bytes:
    """XML in UTF-16 as UTF-8, so that its marks are bytes that can be looked for; any other as it is.

    >>> narrow('<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"))
    b'<?xml version="1.0"?><a/>'
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif data.startswith((b"<\x00", b"\x00<")):
        text = data.decode("utf-16-le" if data.startswith(b"<") else "utf-16-be", "replace")
    else:
        return data
    return _DECLARED.sub(r"\1", text).encode("utf-8", "replace")

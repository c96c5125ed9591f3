"""What the formats share: text that XML can hold, addresses that name things, the first moment of a publication."""

import re
from urllib.parse import quote

from wirestem.model import Document, Published

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$")


def held(text: str) -> str:
    """`text` with what XML cannot hold as U+FFFD.

    >>> held("a\\x00b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)


def address(document: Document) -> str:
    """The address of an article: its own where it has one, else a name that is its id's.

    >>> from wirestem.model import Source
    >>> address(Document("d 1", Source("a.txt"), None, "", "en"))
    'urn:wirestem:d%201'
    """
    url = document.source.url
    return url if url and re.match(r"https?://[^\s<>\"{}|\\^`]+$", url) else named(document.id)


def named(name: str) -> str:
    """An address that names a thing by its id."""
    return f"urn:wirestem:{quote(name, safe='')}"


def day(published: Published | None) -> str | None:
    """The first day on which an article may have come out, ISO 8601; of a month or a year as much as is known."""
    return published.earliest[:10] if published else None


def moment(published: Published | None) -> str | None:
    """The first moment, whole (RFC 3339); a mere day is taken from its beginning, a time without a zone as UTC.

    >>> moment(Published("2031-03-04T10:15", "2031-03-04T10:15", "own")), moment(Published("2031-03-04", "2031-03-04", "own"))
    ('2031-03-04T10:15:00Z', '2031-03-04T00:00:00Z')
    """
    value = published.earliest if published else ""
    found = _MOMENT.match(value)
    if found:
        return f"{found[1]}T{found[2]}{found[3] or ':00'}{found[4] or 'Z'}"
    parts = value.split("-") if re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", value) else []
    return "-".join([*parts, *["01"] * (3 - len(parts))]) + "T00:00:00Z" if parts else None

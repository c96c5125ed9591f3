"""What the formats share: text that XML and a line can hold, addresses that name things, dates as far as they are known."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from wirestem.model import Derivation, Document, Evidence, Parent, Published
from wirestem.report import when
from wirestem.report.family import node_of
from wirestem.report.names import StoryNames

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_SHOWN = re.compile("[\u0000-\u0008\u000e-\u001b\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_KEPT = "!#$%&'()*+,-./:;=?@_~[]"
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$")
_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)(?!-\d)(?!-?W)")


def held(text: str) -> str:
    """`text` with what XML cannot hold as U+FFFD, a character for a character.

    >>> held("a\\x00b")
    'a\ufffdb'
    """
    return _NOT_XML.sub("\ufffd", text)


def line(text: str) -> str:
    """`text` on one line that stays in its place: no control characters, no marks that turn what follows the other way.

    >>> line("Bridge\\n  shut\\x1b[31m \\u202efast")
    'Bridge shut[31m fast'
    """
    return held(" ".join(_NOT_SHOWN.sub("", text).split()))


def web(document: Document) -> str | None:
    """The address where an article was published; None where it has none, or one that is no http or https address.

    What an address must not hold is percent-encoded, so that it ends no tag, template or field.

    >>> from wirestem.model import Source
    >>> web(Document("d1", Source("a.txt", url="https://a.example/x|y z"), None, "", "en"))
    'https://a.example/x%7Cy%20z'
    """
    url = (document.source.url or "").strip()
    return quote(url.encode("utf-8", "replace"), safe=_KEPT) if _WEB.match(url) else None


def address(document: Document) -> str:
    """The address of an article: its own where it has one, else a name that is its id's.

    >>> from wirestem.model import Source
    >>> address(Document("d 1", Source("a.txt"), None, "", "en"))
    'urn:wirestem:d%201'
    """
    return web(document) or named(document.id)


def named(name: str) -> str:
    """An address that names a thing by its id."""
    return f"urn:wirestem:{quote(name.encode('utf-8', 'replace'), safe='')}"


def day(published: Published | None) -> str | None:
    """When an article came out, ISO 8601, as far as it is sure and a date there is: a day, a month or a year, else None.

    >>> day(Published("2031-03-04T10:15", "2031-03-04T10:15", "own")), day(Published("2031-03-04", "2031-03-09", "origin"))
    ('2031-03-04', '2031-03')
    """
    if published is None:
        return None
    first, last = (_DAY.match(value) for value in (published.earliest, published.latest))
    known: list[str] = []
    for one, other in zip(first.groups() if first else (), last.groups() if last else (), strict=False):
        if one is None or one != other:
            break
        known.append(one)
    while known and not _is_date(known):  # such as 30 February, of which the month is left
        known.pop()
    return "-".join(known) or None


def _is_date(parts: Sequence[str]) -> bool:
    return when.moment("-".join(parts)) is not None


def moment(published: Published | None) -> str | None:
    """The first moment, whole (RFC 3339); a mere day is taken from its beginning, a time without a zone as UTC; None for what
    is no date.

    >>> moment(Published("2031-03-04T10:15", "2031-03-04T10:15", "own")), moment(Published("2031-03-04", "2031-03-04", "own"))
    ('2031-03-04T10:15:00Z', '2031-03-04T00:00:00Z')
    """
    value = published.earliest if published else ""
    known = when.moment(value)
    if known is None:
        return None
    if found := _MOMENT.match(value):
        return f"{found[1]}T{found[2]}{found[3] or ':00'}{found[4] or 'Z'}"
    return known.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def reasons(because: Iterable[Evidence]) -> str:
    """Rules and notes in one cell.

    >>> reasons([Evidence("credit.told.v1", 1.5, note="told AFP"), Evidence("derive.shared.v1", 1.0)])
    'credit.told.v1: told AFP; derive.shared.v1'
    """
    return "; ".join(f"{e.rule}: {e.note}" if e.note else e.rule for e in because)


def readings(story: StoryNames, edge: Derivation) -> str:
    """The other readings of an edge in one cell: the id of the other parent, or of the child itself, how likely, which."""
    return "; ".join(
        f"{_reading(story, edge, a.parent)} {a.confidence:.4f}{f' ({a.note})' if a.note else ''}" for a in edge.alternatives
    )


def _reading(story: StoryNames, edge: Derivation, parent: Parent | None) -> str:
    return (parent.doc or node_of(story, parent.origin or "")) if parent else edge.child

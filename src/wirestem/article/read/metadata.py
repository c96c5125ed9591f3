"""What a page says about itself for machines: JSON-LD, meta elements, the address."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from wirestem.lexicon.outlets import ends_like

_ARTICLE = re.compile(r"(?:Article|Posting|Report|WebPage|LiveBlogPosting)$")
_SITE = re.compile(r"\s+[|–—-]\s+(?=[^|–—]{1,40}$)")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)


class Metadata(NamedTuple):
    """A page's own words about itself; None where it says nothing."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


def metadata(tree: Any) -> Metadata:
    """JSON-LD first, then meta elements, then `time`; the words as they stand."""
    linked = next(_articles(tree), {})
    named = _named(tree)
    stamp = _string(tree, "(//time[@datetime and (@itemprop='datePublished' or @pubdate)]/@datetime | //time/@datetime)[1]")
    language = _string(tree, "/html/@lang").lower()[:2]
    canonical = _string(tree, "//link[@rel='canonical']/@href")
    return Metadata(
        title=_words(linked.get("headline")) or _first(named, ("og:title", "twitter:title")) or _page_title(tree),
        published=_words(linked.get("datePublished")) or _first(named, _DATES) or stamp or None,
        outlet=_first(named, ("og:site_name",))
        or _name(linked.get("publisher"))
        or _first(named, ("application-name",))
        or _site(tree),
        author=_name(linked.get("author")) or _first(named, ("author", "article:author", "byl", "parsely-author")),
        url=_first(named, ("og:url",)) or canonical or None,
        language=language if language.isalpha() and len(language) == 2 else None,
    )


def _string(tree: Any, path: str) -> str:
    """What an XPath finds, as a string of Python's own: lxml's kind fits no JSON."""
    return " ".join(str(tree.xpath(f"string({path})")).split())


def _page_title(tree: Any) -> str | None:
    """The title element without the site's name at its end; None for one or two words, which title no article."""
    words = _SITE.split(_string(tree, "//head/title"))[0]
    return words if len(words.split()) > 2 else None


def _site(tree: Any) -> str | None:
    """The site's name at the end of the title element, where it has the look of an outlet's: "Borna Daily News"."""
    parts = _SITE.split(_string(tree, "//head/title"))
    return parts[-1] if len(parts) > 1 and 1 < len(parts[-1].split()) <= 5 and ends_like(parts[-1], "paper") else None


def _named(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = (element.get("content") or "").strip()
        if key and value:
            found.setdefault(key, value)
    return found


def _first(named: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((named[key] for key in keys if key in named), None)


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = msgspec.json.decode((script.text or "").strip())
        except (msgspec.DecodeError, RecursionError):
            continue
        yield from (node for node in _nodes(data) if any(_ARTICLE.search(kind) for kind in _kinds(node)))


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            yield from (inner for inner in node.get("@graph", ()) if isinstance(inner, dict))


def _kinds(node: dict[str, Any]) -> tuple[str, ...]:
    kinds = node.get("@type", ())
    return (kinds,) if isinstance(kinds, str) else tuple(k for k in kinds if isinstance(k, str))


def _name(value: object) -> str | None:
    """The name of a person or organisation, or of several joined."""
    if isinstance(value, list):
        return ", ".join(name for name in map(_name, value) if name) or None
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)


def _words(value: object) -> str | None:
    words = value.strip() if isinstance(value, str) else ""
    return None if not words or words.startswith(("http:", "https:")) else words

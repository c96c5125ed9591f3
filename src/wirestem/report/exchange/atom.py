"""The articles of a dossier as an Atom feed (RFC 4287), each with what was found about it."""

from collections.abc import Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from wirestem.model import Document, Dossier
from wirestem.report.credit import carried_words
from wirestem.report.exchange.plain import line, moment, named, web
from wirestem.report.family import parent_of
from wirestem.report.lede import funnel_line
from wirestem.report.names import Names, StoryNames, listed, part_of, percent, plural, shortened
from wirestem.version import __version__

UNDATED = "1970-01-01T00:00:00Z"
"""What Atom demands where no date is known; the entry says that there is none."""
UNKNOWN = "unknown outlet"
"""What Atom demands where no outlet is known."""
_CHANGES = {
    "quote_altered": ("quotation altered", "quotations altered"),
    "attribution_lost": ("attribution lost", "attributions lost"),
    "hedge_lost": ("hedge lost", "hedges lost"),
    "number_changed": ("number changed", "numbers changed"),
}


def atom(dossier: Dossier) -> str:
    """One feed with an entry for each article, the latest first: headline, outlet as author and source, agencies as contributors.

    The content of an entry is what was found about the article, a list; the summary is where its text comes from. `updated`
    is the first moment at which it may have come out; undated articles stand last.
    """
    names = Names(dossier)
    stories = [StoryNames(names, found) for found in dossier.stories]
    home = {doc: story for story in reversed(stories) for doc in story.documents}
    label = stories[0].found.label if len(stories) == 1 else plural(len(stories), "story", "stories")
    docs = sorted(home, key=lambda d: _place(names, d), reverse=True)
    latest = max((_updated(names, d) for d in docs), key=datetime.fromisoformat, default=UNDATED)
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_text(named('feed/' + '/'.join(s.found.id for s in stories)))}</id>",
        f"  <title>{_text(label)}</title>",
        f"  <subtitle>{_text('; '.join(funnel_line(s.found) for s in stories))}</subtitle>",
        f"  <updated>{latest}</updated>",
        f'  <generator version="{__version__}">Wirestem</generator>',
    ]
    return "\n".join([*head, *(row for d in docs for row in _entry(home[d], names.documents[d])), "</feed>", ""])


def _updated(names: Names, doc: str) -> str:
    return moment(names.documents[doc].published) or UNDATED


def _place(names: Names, doc: str) -> tuple[bool, datetime, int]:
    """By when it came out, whichever its story; undated ones, which are no old ones, before all others."""
    known = moment(names.documents[doc].published)
    return known is not None, datetime.fromisoformat(known or UNDATED), names.number[doc]


def _entry(story: StoryNames, document: Document) -> Iterator[str]:
    names, doc = story.names, document.id
    senders = dict.fromkeys(o.agency for o in story.origins if doc in o.documents)
    agencies = [a for a in senders if a and a != document.source.outlet]
    url = web(document)
    points = "".join(f"<li>{_text(point)}</li>" for point in (*_lineage(story, document), *_inside(story, doc)))
    yield "  <entry>"
    yield f"    <id>{_text(named(doc))}</id>"
    yield f"    <title>{_text(names.title(doc))}</title>"
    yield f"    <updated>{_updated(names, doc)}</updated>"
    yield f"    <author><name>{_text(document.source.outlet or UNKNOWN)}</name></author>"
    yield from (f"    <contributor><name>{_text(agency)}</name></contributor>" for agency in agencies)
    yield f"    <category term={quoteattr(line(story.found.id))} label={quoteattr(line(story.found.label))}/>"
    if url:
        yield f'    <link rel="alternate" href={quoteattr(url)}/>'
    yield f"    <summary>{_text('; '.join(_lineage(story, document)))}</summary>"
    if document.source.outlet:
        source = f"<id>{_text(named(f'outlet/{document.source.outlet}'))}</id><title>{_text(document.source.outlet)}</title>"
        yield f"    <source>{source}</source>"
    yield f'    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><ul>{points}</ul></div></content>'
    yield "  </entry>"


def _lineage(story: StoryNames, document: Document) -> list[str]:
    """Where its text comes from and who is credited."""
    doc = document.id
    edges = [d for d in story.found.derivations if d.child == doc]
    said = []
    for d in edges:
        sure = f"{part_of(d.share)}, confidence {percent(d.confidence)}"
        said.append(f"{d.relation} of {_parent(story, parent_of(story, d))} ({sure})")
    if not edges:
        said.append("its own text, as far as these articles show")
    credited = dict.fromkeys(c.agency for c in document.credits if c.for_ == "text" and c.place != "body")
    said += [f"credits {listed(list(credited))}"] if credited else []
    said += [carried_words(c) for c in story.found.carried if c.doc == doc]
    if document.published is None:
        said.append("undated")
    elif document.published.basis == "origin":
        said.append("dated by another text of the same origin")
    return said


def _parent(story: StoryNames, node: str) -> str:
    origin = story.origin.get(node)
    if origin and origin.observed is None:
        return story.behind(origin)
    known = node in story.names.documents
    return f"{story.names.outlet(node)}, “{shortened(story.names.title(node), 60)}”" if known else node


def _inside(story: StoryNames, doc: str) -> list[str]:
    """What it does to the text and what is said in it."""
    found = story.found
    made = [c.kind for c in found.changes if c.child == doc]
    said = [plural(made.count(kind), *words) for kind, words in _CHANGES.items() if kind in made]
    speakers = [story.speaker(s) for s in found.statements if s.doc == doc]
    known = list(dict.fromkeys(name for name in speakers if name))
    if speakers:
        by = f" by {listed(known)}" if known else ""
        said.append(f"{plural(len(speakers), 'statement')}{by}")
    claims = [c for c in found.claims if any(m.doc == doc for m in c.mentions)]
    alone = [c for c in claims if c.articles == 1]
    said += [plural(len(claims), "claim") + (f", {len(alone)} of them in no other article" if alone else "")] if claims else []
    said += [f"only here: {shortened(c.text, 200)}" for c in alone]
    return said


def _text(text: str) -> str:
    return escape(line(text))

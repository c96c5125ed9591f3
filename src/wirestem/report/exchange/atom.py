"""A story's articles as an Atom feed (RFC 4287), each with what was found about where it comes from."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from wirestem.model import Dossier
from wirestem.report.exchange.plain import address, held, moment, named
from wirestem.report.lede import funnel_line
from wirestem.report.names import Names, StoryNames, plural
from wirestem.version import __version__

UNDATED = "1970-01-01T00:00:00Z"
"""What Atom demands where no date is known; the summary says that there is none."""


def atom(dossier: Dossier) -> str:
    """One feed with an entry for each article, the latest first: headline, outlet as author, agency as contributor, summary.

    `updated` is the first moment at which an article may have come out.
    """
    names = Names(dossier)
    label = dossier.stories[0].label if len(dossier.stories) == 1 else plural(len(dossier.stories), "story", "stories")
    entries = [entry for found in dossier.stories for entry in _entries(names, StoryNames(names, found))]
    entries.sort(key=lambda e: e[:2], reverse=True)
    latest = entries[0][0] if entries else UNDATED
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <id>{_text(named('feed/' + '/'.join(f.id for f in dossier.stories)))}</id>",
        f"  <title>{_text(label)}</title>",
        f"  <updated>{latest}</updated>",
        f'  <generator version="{__version__}">Wirestem</generator>',
    ]
    return "\n".join([*head, *(text for _, _, text in entries), "</feed>", ""])


def _entries(names: Names, story: StoryNames) -> Iterator[tuple[str, str, str]]:
    for doc in story.documents:
        document = names.documents[doc]
        when = moment(document.published)
        origins = [o for o in story.origins if doc in o.documents]
        agencies = list(dict.fromkeys(o.agency for o in origins if o.agency and o.agency != document.source.outlet))
        lines = [f"Story: {story.found.label} ({funnel_line(story.found)})"]
        lines += [f"Goes back to: {story.behind(o)}" for o in origins if o.observed != doc]
        lines += [f"Carries text of {u.agency} without credit ({u.share:.0%})" for u in story.found.uncredited if u.doc == doc]
        lines += [] if when else ["Undated"]
        url = document.source.url
        parts = [
            "  <entry>",
            f"    <id>{_text(address(document) if address(document) != url else named(doc))}</id>",
            f"    <title>{_text(names.title(doc))}</title>",
            f"    <updated>{when or UNDATED}</updated>",
            f"    <author><name>{_text(names.outlet(doc))}</name></author>",
            *(f"    <contributor><name>{_text(agency)}</name></contributor>" for agency in agencies),
            *([f"    <link href={quoteattr(held(url))}/>"] if url and address(document) == url else []),
            f"    <summary>{_text('. '.join(lines))}</summary>",
            "  </entry>",
        ]
        yield when or UNDATED, doc, "\n".join(parts)


def _text(text: str) -> str:
    return escape(held(" ".join(text.split())))

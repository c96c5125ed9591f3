"""The page put together: templates, style and script in one file, locked by a content security policy."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from wirestem.model import Dossier, Findings, Range, Span, Statement
from wirestem.report.credit import carried_words, lacking
from wirestem.report.denials import word_for, word_of
from wirestem.report.family import branches
from wirestem.report.figures import quantity
from wirestem.report.html.articles import ArticleView, article_views
from wirestem.report.html.cards import cards, houses, told
from wirestem.report.html.collation import Collation, collate
from wirestem.report.html.dispatches import dispatch_views, when_sent
from wirestem.report.html.edits import altered, edited
from wirestem.report.html.lighter import lighter
from wirestem.report.html.links import Links
from wirestem.report.html.marks import without_odd
from wirestem.report.html.reckoning import reckoning
from wirestem.report.html.shared import by_document, pairs
from wirestem.report.html.timeline import timeline
from wirestem.report.html.tree import drawing, sureness
from wirestem.report.html.voices import voices
from wirestem.report.html.whys import whys
from wirestem.report.lede import funnel_line, quotable, stages, warnings
from wirestem.report.names import (
    Names,
    StoryNames,
    by_words,
    capital,
    counted,
    denied_words,
    file_name,
    part_of,
    percent,
    plural,
    possibly,
    published_words,
    shortened,
    whole,
)
from wirestem.report.when import readable

if TYPE_CHECKING:
    from jinja2 import Environment

SECTIONS = (
    ("tree", "Family tree"),
    ("dispatches", "Unseen dispatches"),
    ("claims", "Claims"),
    ("voices", "Who said what"),
    ("timeline", "Timeline"),
    ("changes", "Changes"),
    ("pairs", "Side by side"),
    ("articles", "Articles"),
)
"""The sections of a story, in the order of the page; the articles are written last, when all their anchors are known."""


class Section(NamedTuple):
    """A part of a story: its place in the page, its heading, how much is in it, its HTML."""

    place: str
    title: str
    number: int
    html: Markup


class Told(NamedTuple):
    """A story ready to be set."""

    found: Findings
    place: str
    documents: tuple[str, ...]
    head: Markup
    sections: tuple[Section, ...]


SCRIPTS = ("dossier.js", "choose.js", "find.js", "rail.js")
"""The parts of the page's script: links and panels, the choice of claims, the search, the list of sections."""

LAID_OUT = 24
"""Pairs of articles that a story's page lays out itself; any two can be laid side by side by its script."""


def page(dossier: Dossier, beside: Sequence[tuple[str, str]] = ()) -> str:
    """The dossier as one HTML file, with links to the pages `beside` it; same dossier, same bytes."""
    names = Names(dossier)
    links = Links(names)
    stories = tuple(_told(StoryNames(names, found), links, i) for i, found in enumerate(dossier.stories, 1))
    style = asset("dossier.css")
    title = dossier.stories[0].label if len(dossier.stories) == 1 else f"{len(dossier.stories)} stories"
    html = _environment().get_template("page.html").render(
        dossier=dossier, stories=stories, title=title, style=Markup(style), script=Markup(script()),
        policy=policy(style, script()), names=names, funnel_line=funnel_line,
        beside=beside,
    )  # fmt: skip
    return lighter(without_odd(html)) + "\n"


def policy(style: str, script: str) -> str:
    """What the page may do: run our own script, use our own style, show images it holds; nothing else, no network."""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(style)}'; script-src 'sha256-{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def script() -> str:
    """All of the page's script, as it stands in the page."""
    return "".join(asset(name) for name in SCRIPTS)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def asset(name: str) -> str:
    return (files("wirestem.report.html") / name).read_text(encoding="utf-8")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("wirestem.report.html", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.filters |= {
        "readable": readable,
        "counted": counted,
        "shortened": shortened,
        "percent": percent,
        "part_of": part_of,
        "possibly": possibly,
        "aside": _aside,
        "capital": capital,
        "denied_words": denied_words,
    }
    environment.globals |= {
        "by_words": by_words,
        "carried_words": carried_words,
        "file_name": file_name,
        "plural": plural,
        "quantity": quantity,
        "published_words": published_words,
        "sureness": sureness,
        "whys": whys,
    }
    return environment


def _aside(kind: str) -> str:
    """The class of a part of an article that is no plain paragraph, as it follows another class."""
    return "" if kind == "paragraph" else f" {kind}"


def _told(story: StoryNames, links: Links, number: int) -> Told:
    """The story's sections; every link is made before the articles are set."""
    place = f"s{number}"
    shared = {"story": story, "names": story.names, "found": story.found, "at": links.to, "place": place, **_helpers(story)}
    together = pairs(story)
    collations = {frozenset(pair): collate(story, *pair) for pair in together[:LAID_OUT]}
    numbered = {pair: i for i, pair in enumerate(collations, 1)}
    speakers = voices(story)
    views: dict[str, dict[str, object]] = {
        "tree": {
            "drawing": drawing(story, place),
            "branches": branches(story),
            "sent": {r.origin: when_sent(r) for r in story.found.dispatches},
        },
        "dispatches": {"views": dispatch_views(story)},
        "claims": _claims(story),
        "voices": {"voices": speakers},
        "timeline": {"days": timeline(story), "unplaced": [t for t in story.found.times if not t.value]},
        "changes": {"edited": edited(story), "altered": altered(story), "numbered": numbered, "frozenset": frozenset},
        "pairs": {"collations": tuple(collations.values()), "more": len(together) - len(collations)},
    }
    made = {name: _set(name, **shared, **view) for name, view in views.items()}
    for place_in_text in _marked_in_articles(story):
        links.to(place_in_text)
    uncredited = lacking(story.found)
    noticed = {d: tuple(c for c in uncredited if c.doc == d) for d in story.documents}
    articles = article_views(story, by_document(story), links)
    made["articles"] = _set("articles", **shared, articles=articles, lacking=noticed)
    numbers = _numbers(story, articles, collations)
    sections = tuple(Section(f"{place}-{name}", title, numbers[name], made[name]) for name, title in SECTIONS)
    entries = sorted(uncredited, key=lambda c: (c.credit != "nowhere", story.names.number.get(c.doc, 0), c.agency))
    said = {
        "stages": stages(story.found),
        "reckoning": reckoning(story),
        "quotable": quotable(story),
        "warnings": warnings(story),
    }
    head = _set("head", **shared, **said, voices=speakers, uncredited=entries)
    return Told(story.found, place, story.documents, head, sections)


def _claims(story: StoryNames) -> dict[str, object]:
    matter, tail = cards(story)
    known = houses((*matter, *tail))
    return {"matter": matter, "tail": tail, "houses": known, "told": lambda card: told(card, known)}


def _marked_in_articles(story: StoryNames) -> Iterator[Span]:
    """What the articles' own heads link to."""
    yield from (Span(t.doc, t.start, t.end) for t in story.found.times)
    yield from (Span(d, c.start, c.end) for d in story.documents for c in story.names.documents[d].credits)


def _helpers(story: StoryNames) -> dict[str, object]:
    """What templates ask about places: spans and words of mentions, statements and credits, numbers of claims."""

    def said(ranges: tuple[Range, ...], statement: Statement) -> str:
        return " … ".join(story.names.words_at(Span(statement.doc, a, b)) for a, b in ranges)

    def place(s: Statement) -> Span:
        return whole(s) or Span(s.doc, 0, 0)

    return {
        "word_of": lambda mention, claim: word_of(story, mention, claim),
        "word_for": lambda statement: word_for(story, statement),
        "span": lambda it: Span(it.doc, it.start, it.end),
        "credit_span": lambda doc, credit: Span(doc.id, credit.start, credit.end),
        "whole": place,
        "wholes": lambda statements: [place(s) for s in statements],
        "content": lambda s: said(s.content, s) or "(no words)",
        "cue": lambda s: said(s.cue, s),
        "told_by": lambda s: any(map(str.isalnum, said(s.cue, s))),  # a colon or a dash is no verb to show
        "claim_number": {c.id: i for i, c in enumerate(story.found.claims, 1)},
    }


def _numbers(story: StoryNames, articles: tuple[ArticleView, ...], collations: dict[frozenset[str], Collation]) -> dict[str, int]:
    found = story.found
    return {
        "tree": len(found.origins), "dispatches": len(found.dispatches), "claims": len(found.claims),
        "voices": len(found.statements), "timeline": len(found.events), "changes": len(found.changes),
        "pairs": len(collations), "articles": len(articles),
    }  # fmt: skip


def _set(name: str, **values: object) -> Markup:
    return Markup(_environment().get_template(f"{name}.html").render(values))


__all__ = ["SECTIONS", "page", "policy"]

"""What the terminal shows first: the funnel, the family tree, the claims that matter, what to beware of."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wirestem.model import Change, Claim, Dispute, Dossier, Findings, Range
from wirestem.report.credit import credit_sentences
from wirestem.report.difference import within
from wirestem.report.family import Branch, branches
from wirestem.report.handed_on import had_it_from
from wirestem.report.lede import funnel_line, houses_line, warnings
from wirestem.report.names import (
    Names,
    StoryNames,
    amount,
    capital,
    counted,
    denied_words,
    percent,
    plural,
    possibly,
    published_words,
    shortened,
)
from wirestem.report.ways import SURE

if TYPE_CHECKING:
    from rich.console import Group, RenderableType
    from rich.text import Text
    from rich.tree import Tree

_AGAINST = {
    "denial": "denies",
    "number": "differs in number from",
    "date": "differs in date from",
    "other": "contradicts",
    "update": "replaces",
}
_MOST_STORIES, _MOST_CLAIMS, _MOST_DISPUTES, _MOST_CHANGES = 12, 7, 6, 6


def funnel(dossier: Dossier) -> "Group":
    """The dossier in about a screen for each story, for `rich.console.Console.print`; plain without colour, fits 80 columns."""
    from rich.console import Group
    from rich.text import Text

    names = Names(dossier)
    parts: list[RenderableType] = []
    if not dossier.stories:
        parts.append(Text("No story: no article could be used."))
    for found in dossier.stories[:_MOST_STORIES]:
        parts.extend(_story(names, found, several=len(dossier.stories) > 1))
    rest = dossier.stories[_MOST_STORIES:]
    if rest:
        articles = sum(len(f.documents) for f in rest)
        parts.append(Text(f"… and {plural(len(rest), 'more story', 'more stories')} with {plural(articles, 'article')}", "dim"))
    return Group(*parts)


def _story(names: Names, found: Findings, several: bool) -> Iterable["RenderableType"]:
    from rich.padding import Padding
    from rich.text import Text

    story = StoryNames(names, found)
    yield Text(_plain(found.label), "dim" if not several else "bold underline")
    yield Text(funnel_line(found), "bold")
    if found.houses:
        yield Text(_plain(houses_line(found)))
    yield from (Text(_plain(line), "yellow") for line in credit_sentences(found))
    yield Padding(_tree(story), (1, 0, 0, 0))
    for title, lines in (
        ("Claims", _claims(story)),
        ("Against one another", _disputes(story)),
        ("Quotations altered inside the marks", _altered(story)),
        ("Beware", [Text(w) for w in warnings(story)]),
    ):
        if lines:
            yield Text(f"\n{title}", "bold")
            yield from (Padding(line, (0, 0, 0, 2)) for line in lines)
    yield Text()


def _plain(text: str) -> str:
    """A text from outside on one line, without characters that could steer a terminal."""
    return _one_line(" ".join(text.split()))


def _tree(story: StoryNames) -> "Tree":
    from rich.text import Text
    from rich.tree import Tree

    root = Tree("", hide_root=True, guide_style="dim")
    for branch in branches(story):
        _grow(
            root.add(_root_line(story, branch) if branch.origin else Text(_plain(story.names.article(branch.doc)))), story, branch
        )
    return root


def _root_line(story: StoryNames, branch: Branch) -> "Text":
    from rich.text import Text

    line = Text()
    if branch.origin is None:
        return line.append(_plain(story.names.article(branch.doc)))
    line.append(f"{story.letter[branch.origin.id]} ", "bold cyan")
    line.append(capital(_plain(story.behind(branch.origin))), "bold" if branch.doc else "bold italic")
    replaced = [story.letter[i] for i in branch.origin.updates if i in story.letter]
    if replaced:
        line.append(f"  later version of {', '.join(replaced)}", "dim")
    if branch.doc:
        line.append(f"  {published_words(story.names.documents[branch.doc].published).split(' (')[0]}", "dim")
    return line


def _grow(tree: "Tree", story: StoryNames, branch: Branch) -> None:
    waiting = [(tree, child) for child in reversed(branch.children)]
    while waiting:
        above, child = waiting.pop()
        below = above.add(_child_line(story, child))
        waiting += [(below, each) for each in reversed(child.children)]


def _child_line(story: StoryNames, child: Branch) -> "Text":
    from rich.text import Text

    line = Text()
    line.append(_plain(story.names.article(child.doc)), "bold" if child.main else "dim")
    if child.edge is not None:
        sure = child.edge.confidence >= SURE
        told = f"  {'' if sure else 'may be '}{amount(child.edge.relation, child.edge.share)}"
        line.append(told, "green" if sure else "yellow")
        if not sure:
            line.append(f" (confidence {percent(child.edge.confidence)})", "yellow")
    return line.append(f"  {published_words(story.names.documents[child.doc].published).split(' (')[0]}", "dim")


def _claims(story: StoryNames) -> list["RenderableType"]:
    from rich.table import Table
    from rich.text import Text

    shown = notable(story.found)[:_MOST_CLAIMS]
    if not shown:
        return []
    table = Table(box=None, show_header=True, header_style="dim", padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("articles", justify="right")
    table.add_column("independent", justify="right")
    table.add_column("claim", ratio=1)
    for claim in shown:
        table.add_row(str(claim.articles), counted(claim.independent), Text(capital(_plain(shortened(claim.text, 160)))))
    more = len(story.found.claims) - len(shown)
    return [table, *([Text(f"… and {more} more in the dossier", "dim")] if more else [])]


def notable(found: Findings) -> tuple[Claim, ...]:
    """Claims by how much hangs on them: disputed first, then those told by most organisations and articles."""
    disputed = {i for d in found.disputes if d.kind != "update" and d.confidence >= SURE for i in (d.claim, d.against)}
    return tuple(sorted(found.claims, key=lambda c: (c.id not in disputed, -c.independent.max, -c.articles, c.id)))


def _disputes(story: StoryNames) -> list["RenderableType"]:
    from rich.text import Text

    ordered = sorted(story.found.disputes, key=lambda d: d.confidence < SURE)
    lines: list[RenderableType] = [_dispute(story, d) for d in ordered[:_MOST_DISPUTES]]
    more = len(ordered) - len(lines)
    return lines + ([Text(f"… and {more} more in the dossier", "dim")] if more else [])


def _dispute(story: StoryNames, dispute: Dispute) -> "RenderableType":
    from rich.text import Text

    left, right = (_quoted(story, i, dispute) for i in (dispute.claim, dispute.against))
    return Text.assemble(left, ("\n  " + possibly(_AGAINST[dispute.kind], dispute.confidence) + " ", "yellow"), right)


def _quoted(story: StoryNames, claim: str, dispute: Dispute) -> str:
    if claim not in story.claim:
        return claim
    text = story.claim[claim].text
    return f"“{capital(_plain(shortened(denied_words(text) if dispute.kind == 'denial' else text, 90)))}”"


def _altered(story: StoryNames) -> list["RenderableType"]:
    from rich.text import Text

    altered = [c for c in story.found.changes if c.kind == "quote_altered" and c.here]
    lines: list[RenderableType] = [_alteration(story, c) for c in altered[:_MOST_CHANGES]]
    more = len(altered) - len(lines)
    return lines + ([Text(f"… and {more} more in the dossier", "dim")] if more else [])


def _alteration(story: StoryNames, change: Change) -> "RenderableType":
    from rich.text import Text

    here, there = (story.names.words_at(s) if s else "" for s in (change.here, change.there))
    ours, theirs = within(here, there)
    source = had_it_from(story, change)
    handed = f" (as in {_plain(story.names.article(source))}, from which it comes)" if source else ""
    line = Text(f"{_plain(story.names.article(change.child))}{handed}: ", "bold")
    line.append_text(_around(here, ours, (ours or theirs)[:1]))
    if there:
        line.append("\n  there ", "yellow not bold")
        line.append_text(_around(there, theirs, (theirs or ours)[:1]))
    return line


def _around(text: str, changed: tuple[Range, ...], first: tuple[Range, ...], room: int = 110) -> "Text":
    """As much of a wording as fits around the `first` difference (the other wording's, when this one only lacks words)."""
    from rich.text import Text

    middle = first[0][0] if first else 0
    start = max(0, min(middle - room // 2, len(text) - room))
    start = text.find(" ", start) + 1 if start else 0
    end = len(text) if len(text) - start <= room else max(start + 1, text.rfind(" ", start, start + room))
    line = Text("…" if start else "", "not bold")
    at = start
    for begin, finish in (*((max(a, start), min(b, end)) for a, b in changed if a < end and b > start), (end, end)):
        line.append(_one_line(text[at:begin]), "not bold")
        line.append(_one_line(text[begin:finish]), "not bold underline magenta")
        at = finish
    return line.append("…" if end < len(text) else "", "not bold")


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)

"""Statements by the encoder: cues with their sources, contents and relays, joined with what cues and grammar show."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from wirestem.article.attribute.edges import Page, kind, mended, one_source, page_of, whole_word
from wirestem.article.attribute.grammar.units import Unit, units
from wirestem.article.attribute.grammar.wholes import whole_sources
from wirestem.article.attribute.joining import SAME, Near, alike, apart, shown_stances, together
from wirestem.article.attribute.relays.citing import cited_only
from wirestem.article.attribute.relays.holding import held
from wirestem.article.attribute.relays.hops import hops_of
from wirestem.article.attribute.relays.named import covers, relayed
from wirestem.article.attribute.rules import cued
from wirestem.article.attribute.sifting import sifted
from wirestem.article.attribute.speakers.naming import resolve_speakers
from wirestem.article.attribute.speakers.pointing import Pointer
from wirestem.article.attribute.stance.signs import signs
from wirestem.article.attribute.stance.stances import in_context
from wirestem.article.attribute.stance.weighing import weighed
from wirestem.article.attribute.turns import turns
from wirestem.article.attribute.uncued import uncued
from wirestem.encoder.reading import Reading, Telling
from wirestem.lexicon.agencies import Agencies
from wirestem.lexicon.cues import words as known
from wirestem.model import Article, Range, Statement
from wirestem.pipeline import Parse


def framed_v1(article: Article, agencies: Agencies, reading: Reading, parse: Parse) -> Article:
    """The article with the statements that the encoder or the rules find, and the quotations that have no cue."""
    every = units(article)
    page = page_of(article.document.text, reading.words, every)
    people = frozenset(m.start for m in article.mentions if m.kind in ("person", "place", "government"))
    read = [(s, t.stances) for t in reading.told if (s := _statement(article, page, every, t, people, agencies)) is not None]
    own = _through_relays(apart([s for s, _ in read], page.text, page.quotes), page.text)
    shown = cued(article, every, agencies)
    made = together(own, shown, page.text, page.quotes)
    made = turns(article, every, cited_only(made, article, agencies))
    made = _weighed(made, [s for s, _ in shown], {s.cue: chances for s, chances in read}, page.text)
    made += uncued(article, every, made)
    made = whole_sources(made, article, parse)
    made.sort(key=lambda s: (s.content, s.cue))
    named = tuple(replace(s, id=f"{article.document.id}.s{n}") for n, s in enumerate(made))
    spoken = resolve_speakers(replace(article, statements=named), Pointer(reading), parse.clusters)
    deniers = frozenset(s.id for s in named if s.stance == "denies" and s.cue)
    told = held(spoken.statements, article, agencies)
    # Signs and encoder have weighed what has a cue; what has none takes its stance from its neighbours.
    context = in_context(told, page.text, deniers)
    return replace(spoken, statements=tuple(new if not old.cue else old for old, new in zip(told, context, strict=True)))


def _statement(
    article: Article, page: Page, every: Sequence[Unit], told: Telling, people: frozenset[int], agencies: Agencies
) -> Statement | None:
    content = mended([page.place(run) for run in told.content], page)
    if not content:
        return None
    source = one_source([page.place(run) for run in told.source], page.place(told.cue), page.text)
    plain = Statement(
        id="",
        doc=article.document.id,
        source=source,
        cue=(whole_word(page.place(told.cue), page.text),),
        content=content,
        kind=kind(page.text, content, page.quotes),
        stance="asserts",
    )
    whole = sifted(plain, every, page.text)
    if whole is None:
        return None
    plain = replace(whole, kind=kind(page.text, whole.content, page.quotes))
    taken = [place for run in told.via if (place := page.place(run))[0] not in people and not _names_person(place, article)]
    hops = hops_of(plain, taken, article, every, agencies)
    return replace(plain, hops=hops, via=tuple(h.name for h in hops))


def _names_person(place: Range, article: Article) -> bool:
    """Whether what was read as a relay is somebody with a title: "Foreign Minister Ada Novak"."""
    return any(m.kind == "person" and place[0] < m.start and m.end == place[1] for m in article.mentions)


def _weighed(
    made: Sequence[Statement], shown: Sequence[Statement], read: Mapping[tuple[Range, ...], Sequence[float]], text: str
) -> list[Statement]:
    """The statements that the encoder read (its chances by their cues) with the stance that signs and chances speak for.

    What the rules alone show keeps the stance that they give.
    """
    out = []
    for statement, ruled in zip(made, shown_stances(made, shown), strict=True):
        chances = read.get(statement.cue)
        stance = weighed(signs(statement, text, ruled), chances) if chances else statement.stance
        out.append(replace(statement, stance=stance))
    return out


def _through_relays(told: Sequence[Statement], text: str) -> list[Statement]:
    """A statement that only passes another on ("…, she wrote, according to KCNA") becomes the other's relay."""
    out: list[Statement] = list(told)
    gone: set[int] = set()
    near = Near(told)
    for n, outer in enumerate(told):
        if not outer.via:
            continue
        inner = [m for m in near.meeting(outer.content) if m != n and m not in gone and _passes_on(outer, told[m], text)]
        for m in inner:
            out[m] = relayed(out[m], outer.hops)
        if inner:
            gone.add(n)
    return [s for n, s in enumerate(out) if n not in gone]


def _passes_on(outer: Statement, inner: Statement, text: str) -> bool:
    """Whether `outer` only says through whom the words of `inner` came: around it, behind them, or citing its source."""
    told = bool(outer.cue and inner.cue and inner.source) and not inner.via
    behind = told and outer.content == inner.content and inner.cue[0] < outer.cue[0]
    citing = told and text[slice(*inner.cue[0])] in known("citing") and alike(outer.content, inner.content) >= SAME
    return covers(outer, inner) or behind or citing

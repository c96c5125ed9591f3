"""How many houses added reporting of their own to a story."""

from collections.abc import Collection, Mapping, Sequence

from wirestem.lexicon.agencies import Agencies
from wirestem.model import Article, Count, Evidence, House, Lineage, Origin, Story
from wirestem.story.derive.cited import bears
from wirestem.story.derive.marks import Marks, mark
from wirestem.story.derive.texts import Text, prepare
from wirestem.text.headlines import publisher

_SURE = 1.5  # weight of the signs of own reporting
_POSSIBLE = 0.9
_QUOTED_ALONE = 0.5  # for every speaker whom only this text quotes
_MOST_QUOTED = 1.0
_SIGNED = 0.5
_CITED_WEIGHT = 1.0
_HEARSAY = 1.0
_CITED = 2  # statements through one house by which a text shows that it only passes on
_PASSED_LEDE = 1.0
_PASSED_BELOW = 0.25
_MOST = 0.5
_OWN_WORDS = 300  # that a text has from nobody at hand: no rewrite of a dispatch adds so many


def houses(story: Story, lineage: Lineage, agencies: Agencies) -> tuple[House, ...]:
    """The houses behind `story`, the certain ones first, then by name: agencies behind its origins, and outlets that
    reported themselves, each once.

    Who signs a text and quotes speakers of its own beside what it took from a dispatch reported, too.
    A release adds nothing, nor does an article that only passes on or rewrites, or that cites one other house throughout.
    What may be a house of its own or one counted already (a dispatch of an unknown agency, an article that shows nothing of
    who made it) is not certain; nor is one with a single small sign of own reporting, or a long text of which a dispatch holds
    but a part.
    """
    texts = {text.id: text for text in prepare(story)}
    marks = {name: mark(text, agencies) for name, text in texts.items()}
    articles = {a.document.id: a for a in story.articles}
    found: dict[str, House] = {}
    for origin in lineage.origins:
        if origin.agency:
            name = _same(origin.agency, agencies)
            _add(found, f"agency {name}", House(name, True, origin.documents, origin.because))
        elif not _has(origin.because, "origin.release.v1"):
            _add_origin(found, origin, marks, articles, lineage)
    for edge in lineage.derivations:
        own = tuple(e for e in edge.because if e.rule == "derive.own.v1")
        weight = sum(e.weight for e in own)
        article = articles[edge.child]
        if edge.relation == "excerpt" and marks[edge.child].reporters:
            heirs = {e.child for e in lineage.derivations if e.parent.doc == edge.child}
            quoted = _quoted_alone(article, heirs, articles)
            weight += _SIGNED + quoted if quoted else 0.0
        if weight < _POSSIBLE and _mostly_own(edge.child, lineage, texts, marks):
            weight, own = _POSSIBLE, (Evidence("house.words.v1", 0.0, (), "most of its words stand in no other text at hand"),)
        if weight >= _POSSIBLE:
            name = _called(article, marks[edge.child])
            _add(found, _house(article, marks), House(name, weight >= _SURE, (edge.child,), own))
    return tuple(sorted(found.values(), key=lambda h: (not h.certain, h.name, h.documents)))


def counted(behind: Sequence[House], story: Story) -> Count:
    """How many organisations stand behind `story`: the certain ones at least; all of them, and always one, at most."""
    return Count(sum(h.certain for h in behind), max(1, len(behind)) if story.articles else 0)


def _mostly_own(name: str, lineage: Lineage, texts: Mapping[str, Text], marks: Mapping[str, Marks]) -> bool:
    """Whether a text that bears no agency's credit has most of its many words from no other text at hand."""
    taken = sum(edge.share for edge in lineage.derivations if edge.child == name)
    return not marks[name].credited and taken < _MOST and (1 - taken) * len(texts[name].forms) >= _OWN_WORDS


def _add(found: dict[str, House], key: str, house: House) -> None:
    """Files a house, or adds what is new to the one filed under the same key."""
    old = found.get(key)
    if old is None:
        found[key] = house
        return
    documents = tuple(sorted({*old.documents, *house.documents}))
    because = tuple(dict.fromkeys((*old.because, *house.because)))
    found[key] = House(old.name, old.certain or house.certain, documents, because)


def _add_origin(
    found: dict[str, House], origin: Origin, marks: Mapping[str, Marks], articles: Mapping[str, Article], lineage: Lineage
) -> None:
    """Files the house behind an origin that no agency is known to have sent."""
    if origin.observed is None:
        _add(found, f"unseen {_root(origin, lineage)}", House(origin.label, False, origin.documents, origin.because))
        return
    article, mine = articles[origin.observed], marks[origin.observed]
    if _only_cites(article, marks) or _hearsay(mine):
        return
    weight = _own_weight(article, marks, articles, lineage)
    spans = (*mine.spans.get("own", ()), *mine.spans.get("reporter", ()))
    note = "shows reporting of its own" if weight >= _SURE else "shows little of who reported it"
    because = (Evidence("house.own.v1", round(weight, 2), spans, note),)
    _add(found, _house(article, marks), House(_called(article, mine), weight >= _SURE, (origin.observed,), because))


def _hearsay(mine: Marks) -> bool:
    """Whether a text passes on what nobody with a name reports, and shows nothing of its own."""
    return mine.passing >= _HEARSAY and mine.own < _SIGNED and not mine.reporters


def _only_cites(article: Article, marks: Mapping[str, Marks]) -> bool:
    """Whether a text passes on what one other house of the pile told, and quotes nobody for itself."""
    mine = marks[article.document.id].house
    relayed = [s.via[-1] for s in article.statements if s.via]
    own = [s for s in article.statements if not s.via and s.speaker]
    if len(set(relayed)) != 1 or len(relayed) < max(_CITED, len(own)) or any(s.kind != "indirect" for s in own):
        return False
    others = [m.house for doc, m in marks.items() if m.house and doc != article.document.id]
    return any(_ends(relayed[0], other) for other in others) and not (mine and _ends(relayed[0], mine))


def _ends(left: str, right: str) -> bool:
    """Whether one name ends the other: "the Courier", "Lerrick Courier"."""
    a, b = (name.casefold().removeprefix("the ").split() for name in (left, right))
    short, long = sorted((a, b), key=len)
    return bool(short) and long[-len(short) :] == short


def _called(article: Article, mine: Marks) -> str:
    """What to call the house of an article: its own name, else by its headline; who signs is a person, no house."""
    document = article.document
    return mine.house or document.source.outlet or publisher(document.title, document.text)


def _same(agency: str, agencies: Agencies) -> str:
    entry = agencies.named(agency)
    return entry.slug if entry else agency


def _has(because: Sequence[Evidence], rule: str) -> bool:
    return any(e.rule == rule for e in because)


def _root(origin: Origin, lineage: Lineage) -> str:
    """The first version of an unseen dispatch."""
    by_id = {o.id: o for o in lineage.origins}
    seen = {origin.id}
    while origin.updates and origin.updates[0] in by_id and origin.updates[0] not in seen:
        origin = by_id[origin.updates[0]]
        seen.add(origin.id)
    return origin.id


def _house(article: Article, marks: Mapping[str, Marks]) -> str:
    """One key for all articles of a house: the name it gives itself, else who signs, else the text."""
    own = marks[article.document.id]
    if own.house:
        return f"house {own.house.casefold().removeprefix('the ')}"
    return f"reporter {min(own.reporters)}" if own.reporters else f"text {article.document.text}"


def _own_weight(article: Article, marks: Mapping[str, Marks], articles: Mapping[str, Article], lineage: Lineage) -> float:
    """Signs that an origin's house reported itself, less those that it passes on what unnamed others report.

    Another text may tell of its report. A reporter's name says more on a text that nothing else explains. Speakers whom no text
    but its heirs quotes, and for whom no relay is named, were asked by somebody: by the house, if it shows who it is.
    """
    mine = marks[article.document.id]
    quoted = 0.0
    if mine.house or mine.reporters:
        heirs = next(o.documents for o in lineage.origins if o.observed == article.document.id)
        quoted = _quoted_alone(article, heirs, articles)
    others = (m for name, m in marks.items() if name != article.document.id)
    cited = not mine.passing and any(bears(article.document, mine.spans["own"], m.cites) for m in others)
    return mine.own + _SIGNED * bool(mine.reporters) + _CITED_WEIGHT * cited + quoted - _passed_on(article, mine)


def _quoted_alone(article: Article, heirs: Collection[str], articles: Mapping[str, Article]) -> float:
    """How much the speakers tell whom no text quotes but an article and its `heirs`, and for whom no relay is named."""
    text = article.document.text
    others = {s.speaker for n, a in articles.items() if n not in heirs and a.document.text != text for s in a.statements}
    alone = {s.speaker for s in article.statements if s.kind != "indirect" and not s.via and s.speaker} - others
    return min(_MOST_QUOTED, _QUOTED_ALONE * len(alone))


def _passed_on(article: Article, mine: Marks) -> float:
    """How much a text passes on: much where its first sentence does, little further down."""
    body = min((z.start for z in article.document.zones if z.kind == "paragraph"), default=0)
    ledes = [end for start, end in article.sentences if start >= body][:1] or [body]
    return sum(_PASSED_LEDE if span.start < ledes[0] else _PASSED_BELOW for span in mine.spans["passing"])

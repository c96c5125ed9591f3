"""The first words of every report: the funnel, sentences to quote, and what the findings rest on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wirestem.model import Claim, Count, Derivation, Findings, Origin
from wirestem.report.credit import credit_sentences
from wirestem.report.names import StoryNames, counted, listed, percent, plural
from wirestem.report.ways import SURE

_LANGUAGES = {
    "ar": "Arabic", "de": "German", "es": "Spanish", "fr": "French", "hi": "Hindi", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


_DISPUTES = (
    ("denial", "denial", "denials"),
    ("number", "conflict of number", "conflicts of number"),
    ("date", "conflict of date", "conflicts of date"),
    ("other", "contradiction", "contradictions"),
    ("update", "later correction of an earlier claim", "later corrections of earlier claims"),
)


class Stage(NamedTuple):
    """One step of the funnel: `number` as it is read, its noun, what it means."""

    number: str
    noun: str
    meaning: str


def stages(found: Findings) -> tuple[Stage, Stage, Stage]:
    """Articles, the texts they go back to, the organisations that reported them."""
    articles, texts, independent = len(found.documents), texts_behind(found), found.independent
    return (
        Stage(str(articles), "article" if articles == 1 else "articles", "handed in"),
        Stage(counted(texts), "text" if texts.max == 1 else "texts", "that first carried the reporting"),
        Stage(counted(independent), _organisations(independent), "with reporting of their own"),
    )


def texts_behind(found: Findings) -> Count:
    """How many texts first carried the reporting; the versions of a dispatch are one text, a doubtful copy may be one more."""
    known = {origin.id for origin in found.origins}
    texts = sum(1 for origin in found.origins if not known.intersection(origin.updates))
    return Count(texts, texts + len(perhaps_own(found)))


def perhaps_own(found: Findings) -> tuple[str, ...]:
    """Articles that may be texts of their own: every way to a parent is less likely than not, and the parent has other heirs."""
    ways: dict[str, list[Derivation]] = {}
    for edge in found.derivations:
        ways.setdefault(edge.child, []).append(edge)
    heirs = {o.id: o.documents for o in found.origins if o.observed is None}
    return tuple(
        child
        for child, edges in ways.items()
        if all(e.confidence < SURE for e in edges) and not any(heirs.get(e.parent.origin or "") == (child,) for e in edges)
    )


def houses_line(found: Findings) -> str:
    """Who the organisations are: "AFP, AP; possibly The Courier"."""
    sure = ", ".join(h.name for h in found.houses if h.certain)
    maybe = ", ".join(h.name for h in found.houses if not h.certain)
    return "; ".join(part for part in (sure, f"possibly {maybe}" if maybe else "") if part)


def funnel_line(found: Findings) -> str:
    """The whole story in one line: "11 articles → 5 texts → 4 organisations"."""
    return " → ".join(f"{s.number} {s.noun}" for s in stages(found))


def most_told(found: Findings) -> list[Claim]:
    """The claims by how many articles tell them, then by how many organisations may stand behind them."""
    return sorted(found.claims, key=lambda c: (-c.articles, -c.independent.max, c.id))


def _organisations(count: Count) -> str:
    return "organisation" if count.max == 1 and count.min <= 1 and count.min == count.max else "organisations"


def quotable(story: StoryNames) -> tuple[str, ...]:
    """Plain sentences about the story, each true by itself, for people to quote."""
    found = story.found
    said = [_behind_it(story)]
    said += [line for origin in story.origins for line in _families(story, origin)]
    said += [f"{line}." for line in credit_sentences(found)]
    return (*said, *_claims(found), *_integrity(found))


def _behind_it(story: StoryNames) -> str:
    found = story.found
    articles = plural(len(found.documents), "article")
    verb = "goes" if len(found.documents) == 1 else "go"
    organisations = f"{counted(found.independent)} {_organisations(found.independent)}"
    texts = texts_behind(found)
    told = f"{counted(texts)} {'text' if texts.max == 1 else 'texts'}"
    return f"{articles} {verb} back to {told} from {organisations} with reporting of their own."


def _families(story: StoryNames, origin: Origin) -> Iterator[str]:
    """Who goes back to an origin: first those that do, then those that only may, each with how sure that is."""
    carriers = [d for d in story.documents if d in origin.documents and d != origin.observed]
    sure = story.sureness[origin.id]
    surely = [d for d in carriers if sure.get(d, 1.0) >= SURE]
    if surely:
        names = listed(_called(story, surely))
        verb = ("goes back to", "carries text of") if len(surely) == 1 else ("go back to", "carry text of")
        yield f"{names} {_to(story, origin, *verb)}."
    for doc in (d for d in carriers if sure.get(d, 1.0) < SURE):
        yield f"{_called(story, [doc])[0]} {_to(story, origin, 'may go back to', 'may carry text of')} ({percent(sure[doc])})."


def _called(story: StoryNames, docs: Sequence[str]) -> list[str]:
    """Outlets, each once; with the number of the article where the story has others of that outlet that are not meant."""
    every = Counter(story.names.outlet(d) for d in story.documents)
    here = Counter(story.names.outlet(d) for d in docs)
    found = {}
    for doc in docs:
        outlet = story.names.outlet(doc)
        if every[outlet] > here[outlet]:
            found[doc] = f"{outlet} (article {story.names.number[doc]})"
        else:
            found[outlet] = outlet if here[outlet] == 1 else f"{outlet} ({here[outlet]} times)"
    return list(found.values())


def _to(story: StoryNames, origin: Origin, goes: str, carries: str) -> str:
    if origin.observed is not None:
        return f"{goes} {story.names.outlet(origin.observed)}"
    replaced = [story.letter[i] for i in origin.updates if i in story.letter]
    version = f", a later version of {listed(replaced)}" if replaced else ""
    sender = f"{_article(origin.agency)} {origin.agency} dispatch" if origin.agency else "a dispatch of an unknown agency"
    return f"{carries} {sender} ({story.letter[origin.id]}{version}) that is not among the articles"


def _article(word: str) -> str:
    """An abbreviation is spelled out: "an AFP dispatch", "a UPI dispatch"."""
    first = word[:1].upper()
    spelled = word.isupper() and len(word) > 1
    return "an" if first in ("AEFHILMNORSX" if spelled else "AEIO") else "a"


def _claims(found: Findings) -> list[str]:
    said = []
    if found.claims and len(found.documents) == 1:
        verb = "is" if len(found.claims) == 1 else "are"
        said.append(f"{plural(len(found.claims), 'claim')} {verb} told; there is no other article to tell them too.")
    elif found.claims:
        several = sum(1 for c in found.claims if c.independent.min >= 2)
        told = sum(1 for c in found.claims if c.articles >= 2)
        said.append(f"Of {plural(len(found.claims), 'claim')}, {told} {'is' if told == 1 else 'are'} told by two or more "
                    f"articles and {several} by two or more independent organisations.")  # fmt: skip
        said.extend(_widest_gap(found))
    return said + _disputes(found)


def _widest_gap(found: Findings) -> list[str]:
    """The claim that looks best backed next to how well it is."""
    claim = max(found.claims, key=lambda c: (c.articles - c.independent.max, c.articles))
    if claim.articles - claim.independent.max < 2:
        return []
    count = f"{counted(claim.independent)} independent {_organisations(claim.independent)}"
    return [f"“{claim.text.rstrip('.')}” stands in {plural(claim.articles, 'article')} but is reported by {count}."]


def _disputes(found: Findings) -> list[str]:
    counts = []
    for kind, one, many in _DISPUTES:
        number = sum(1 for d in found.disputes if d.kind == kind)
        if number:
            counts.append(plural(number, one, many))
    if not counts:
        return []
    doubtful = sum(1 for d in found.disputes if d.confidence < SURE)
    sure = f", {doubtful} of them less than {percent(SURE)} likely" if doubtful else ""
    return [f"Among the claims {'is' if counts[0].startswith('1 ') else 'are'} {listed(counts)}{sure}."]


def _integrity(found: Findings) -> list[str]:
    altered = [c for c in found.changes if c.kind == "quote_altered"]
    if not altered:
        return []
    verb = "differs" if len(altered) == 1 else "differ"
    where = plural(len({c.child for c in altered}), "article")
    return [f"{plural(len(altered), 'quotation')} {verb} inside the quotation marks from the other text, in {where}."]


def warnings(story: StoryNames) -> tuple[str, ...]:
    """What the findings cannot rest on: undated and foreign articles, unknown agencies and speakers, doubtful edges."""
    return tuple(w for part in (_coverage, _lineage, _voices) for w in part(story))


def _coverage(story: StoryNames) -> list[str]:
    documents = [story.names.documents[d] for d in story.documents]
    undated = sum(1 for d in documents if d.published is None)
    lent = sum(1 for d in documents if d.published is not None and d.published.basis == "origin")
    said = []
    if undated:
        said.append(f"{undated} of {plural(len(documents), 'article')} undated")
    if lent:
        said.append(f"{lent} of {plural(len(documents), 'article')} dated only by what another article tells")
    for language in sorted({d.language for d in documents if d.language and d.language != "en"}):
        number = sum(1 for d in documents if d.language == language)
        where = f"{plural(number, 'article')} in {_LANGUAGES.get(language, language)}"
        said.append(f"{where}: nobody is heard there, since statements are read in English only")
    unnamed = sum(1 for d in documents if not d.source.outlet)
    if unnamed:
        said.append(f"{unnamed} of {plural(len(documents), 'article')} without a known outlet, called by file name or headline")
    return said


def _lineage(story: StoryNames) -> list[str]:
    unknown = sum(1 for o in story.origins if o.agency is None and o.observed is None)
    doubtful = sum(1 for d in story.found.derivations if d.confidence < 0.5)
    said = []
    if unknown:
        said.append(f"{plural(unknown, 'unseen dispatch', 'unseen dispatches')} of an unknown agency")
    if doubtful:
        said.append(
            f"{doubtful} of {plural(len(story.found.derivations), 'edge')} in the family tree with a confidence below 50 %"
        )
    return said


def _voices(story: StoryNames) -> list[str]:
    statements = story.found.statements
    unresolved = sum(1 for s in statements if s.speaker is None)
    unplaced = sum(1 for t in story.found.times if not t.value)
    said = []
    if unresolved:
        share = percent(unresolved / len(statements))
        said.append(f"speaker unresolved in {unresolved} of {plural(len(statements), 'statement')} ({share})")
    if unplaced:
        said.append(f"{unplaced} of {plural(len(story.found.times), 'time expression')} not placed on the calendar")
    return said

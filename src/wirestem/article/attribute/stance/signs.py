"""Signs: what cue, source and words of a statement show of its stance, each with a name, for the learnt weights."""

import re
from collections.abc import Iterator, Sequence

from wirestem.article.attribute.stance import wordings
from wirestem.lexicon.cues import pattern
from wirestem.lexicon.modality import signs as moods
from wirestem.lexicon.stances import sorted_cues
from wirestem.model import Statement

_WORD = re.compile(r"n[’']t\b|\w+(?=n[’']t\b)|\w+|[^\w\s]")
_MARKS = frozenset("\"“”‘’«»'„")
_NOT = frozenset("not n't never no neither nor nobody nothing without cannot hardly none".split())
_BEFORE, _NEAR = 40, 3
"""How many characters, and of their words how many, before a cue are looked at."""
_BACK = 1500
"""How many characters before a source may have told that it is not to be named."""
_MODALS = {
    **dict.fromkeys("will shall ll wo gonna".split(), "will"),
    **dict.fromkeys("should must ought need needs going let".split(), "should"),
    **dict.fromkeys("may might could likely perhaps probably".split(), "may"),
    "would": "would",
    "can": "can",
}
_BEHIND = frozenset("that of for as with on about against if whether to".split())
_OPENING = frozenset("i we they he she it you there this that these our my his their your a the any every all let do if".split())
_ASKED = frozenset("whether who what how why when which where if".split())
_NEGATIVE = frozenset("no nobody none nothing never not neither".split())
_FINITE = re.compile(
    r"(?:is|are|was|were|am|has|have|had|does|do|did|will|would|shall|should|can|could|may|might|must|s|re|ve|m|ll|wo|ca|\w+ed)$"
)
_PERSONS = {
    **{form: form for form in ("i", "we", "they", "you", "he", "she")},
    "our": "we",
    "us": "we",
    "them": "they",
    "their": "they",
    "my": "i",
}
_WORDINGS = {
    "silent": wordings.SILENT,
    "coming": wordings.COMING,
    "resolved": wordings.RESOLVED,
    "they did": wordings.THEY_DID,
    "victory": wordings.OWN_VICTORY,
    "supposed": wordings.SUPPOSED,
    "misdeed": wordings.MISDEED,
    "scorn": wordings.SCORNED,
    "marks scorn": pattern("scorn"),
    "accusing": pattern("accusing"),
}
_CROSSED = (
    "denies", "misdeed", "will", "would", "should", "may", "opens to", "not near", "opens asked", "no verb", "scorn",
    "marks scorn", "behind to", "behind of",
)  # fmt: skip
_LENGTHS = ((3, "tiny"), (6, "short"), (13, "middling"), (26, "long"))


def words(text: str) -> list[str]:
    """The words and marks of a text in small letters, "n't" one of its own.

    >>> words("He didn’t say.")
    ['he', 'did', "n't", 'say', '.']
    """
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def signs(statement: Statement, text: str, ruled: str) -> tuple[str, ...]:
    """The names of the signs of a statement of `text`, sorted; `ruled` is the stance that rules for cues give, "none" without."""
    source, content = (" ".join(text[a:b] for a, b in part) for part in (statement.source, statement.content))
    cue, before = _cue(statement, text)
    nameless = _nameless(statement, source, text)
    negated = bool(_NOT & {*cue, *before[-2:]}) or "refuse" in " ".join(cue)
    known = sorted({str(sort) for found in sorted_cues(cue) for sort in found.sorts}) or ["other"]
    sorts = known if statement.cue else ["no cue"]
    found = {f"kind {statement.kind}", f"rules {ruled}", *_of_content(content, statement.kind), *_of_source(source)}
    found |= {f"cue {sort}" for sort in sorts}
    if nameless:
        found |= {"nameless", f"nameless in {statement.kind}"}
    found |= {f"{sort} in {statement.kind}" for sort in sorts} | {f"rules {ruled} of {sort}" for sort in sorts}
    found |= {f"before {_MODALS[form]}" for form in before if form in _MODALS}
    found |= {f"cue {s.kind} {s.place}" for s in moods(cue)}
    if negated:
        found |= {"negated", *(f"negated {sort}" for sort in sorts)}
    if before[-1:] == ["to"] or cue[:1] == ["to"]:
        found.add("before to")
    if statement.cue:
        end = statement.cue[-1][1]
        found |= {f"behind {form}" for form in words(text[end : end + 30])[:1] if form in _BEHIND}
    if statement.via:
        found.add("relayed")
    found |= {f"{sort} with {sign}" for sort in sorts for sign in _CROSSED if sign in found}
    return tuple(sorted(found))


def _nameless(statement: Statement, source: str, text: str) -> bool:
    """Whether a source is not to be named, or means one of those again who were told of just before."""
    if wordings.NAMELESS.search(source):
        return True
    begin = statement.source[0][0] if statement.source else 0
    return bool(wordings.AGAIN.match(source) and wordings.NAMELESS.search(text, max(0, begin - _BACK), begin))


def _cue(statement: Statement, text: str) -> tuple[list[str], list[str]]:
    """The words of a cue, and the last before it, none of its source."""
    if not statement.cue:
        return [], []
    begin = statement.cue[0][0]
    low = max([begin - _BEFORE, 0, *(end for _, end in statement.source if end <= begin)])
    return words(" ".join(text[a:b] for a, b in statement.cue)), words(text[low:begin])[-_NEAR:]


def _of_content(content: str, kind: str) -> Iterator[str]:
    every = words(content)
    forms = [form for form in every if form not in _MARKS]
    yield from _opening(forms[:1])
    yield from {_MODALS[form]: None for form in forms[:14] if form in _MODALS}
    yield from (f"has {_PERSONS[form]}" for form in forms if form in _PERSONS)
    yield from (f"{sign.kind} {sign.place}" for sign in moods(forms))
    for name, found in _WORDINGS.items():
        if found.search(content):
            yield name
            yield f"{name} in {kind}"
    flags = {
        "denies": wordings.denies(content),
        "unsaid": bool(wordings.UNSAID.match(content)),
        "not near": bool(_NOT & set(forms[:9])),
        "not": bool(_NOT & set(forms)),
        "no verb": not any(map(_FINITE.match, forms)),
        "question": "?" in every,
        "called out": "!" in every,
        "figure": any(form[0].isdigit() for form in forms),
        "misdeeds": len(wordings.MISDEED.findall(content)) > 1,
    }
    yield from (name for name, holds in flags.items() if holds)
    yield next((name for most, name in _LENGTHS if len(forms) < most), "longest")


def _opening(first: Sequence[str]) -> Iterator[str]:
    for form in first:
        kinds = {"to": form == "to", "asked": form in _ASKED, "ing": form.endswith("ing"), "negative": form in _NEGATIVE}
        yield from (f"opens {name}" for name, holds in kinds.items() if holds)
        if form in _OPENING:
            yield f"opens with {form}"


def _of_source(source: str) -> Iterator[str]:
    flags = {
        "accuser": bool(source and pattern("accuser").search(source.split(",")[0])),
        "in the dark": bool(wordings.IN_THE_DARK.search(source)),
        "unnamed source": bool(wordings.UNNAMED.search(source)),
        "no source": not source,
        "pronoun": words(source)[:1] in ([form] for form in ("i", "we", "they", "he", "she", "it", "who")),
    }
    return (name for name, holds in flags.items() if holds)

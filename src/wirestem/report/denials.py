"""What the word before a denial's words says: "denies" before what is denied, "asserts" before what is said instead."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wirestem.lexicon.cues import Cue, cues
from wirestem.model import Claim, Mentioned, Range, Span, Statement
from wirestem.report.names import StoryNames, shortened
from wirestem.report.ways import SURE
from wirestem.text.words import words

_NEAR = 400
_REACH, _MOST_BETWEEN = 60, 5
"""Letters behind a verb, and words between it and its particles, within which those are looked for."""
_APART = re.compile(r"""[,;:.!?"”’»—–-]""")
_STOPS = re.compile(r"""[.;:!?"“”«»]""")
_TURNS = re.compile(r"\bas\b|\bwhat\b|[.;:]|,\s*(?:saying|calling|adding|insisting|stressing)\b")
_CALLS = re.compile(r"what (?:he|she|it|they) (?:call|describe|dub)", re.IGNORECASE)


class Word(NamedTuple):
    """The word of a stance, its class in the style too; `against`: what an assertion in a denial is against, "" if unknown."""

    stance: str
    against: str = ""

    @property
    def shown(self) -> str:
        """As it stands before the words: "asserts, against: observers were denied entry"."""
        if self.against:
            return f"{self.stance}, against: {self.against}"
        return self.stance


def word_of(story: StoryNames, mention: Mentioned, claim: Claim) -> Word:
    """The word for a mention; never "denies" before what its speaker asserts."""
    if mention.stance != "denies":
        return Word(mention.stance)
    statement = story.statement.get(mention.statement or "")
    if statement and _denied(story, statement, (mention.start, mention.end)):
        return Word("denies")
    other = next((story.claim[i] for i in _stands_against(story, claim) if i in story.claim), None)
    return Word("asserts", shortened(other.text, 50) if other else _denied_before(story, statement))


def word_for(story: StoryNames, statement: Statement) -> Word:
    """The word for a statement as a whole."""
    if statement.stance != "denies":
        return Word(statement.stance)
    if statement.content and _denying(story, statement) and not _said_first(story, statement):
        return Word("denies")
    return Word("asserts", _denied_before(story, statement))


def _denied(story: StoryNames, statement: Statement, place: Range) -> bool:
    """Whether the words at `place` hold the word that denies, or are what it denies."""
    if not _denying(story, statement):
        return False
    start, end = place
    if any(start <= a and b <= end for a, b in statement.cue):
        return True
    after = statement.cue[-1][1]
    text = story.names.documents[statement.doc].text
    if end <= statement.cue[0][0]:  # "allegations that it has denied"
        first = statement.content[0] if statement.content else place
        return first[0] < end and start < first[1] and not _said_first(story, statement)
    return start >= after and not _TURNS.search(text[after:start]) and not _CALLS.match(text[start:end])


def _said_first(story: StoryNames, statement: Statement) -> bool:
    """Whether its words come first and end before the cue: "Nobody was shut out, he countered", not "charges it has denied"."""
    end, cue = statement.content[0][1], statement.cue[0][0]
    between = story.names.documents[statement.doc].text[max(0, end - 1) : cue]
    return statement.content[0][0] < cue and _APART.search(between) is not None


def _denying(story: StoryNames, statement: Statement) -> bool:
    """Whether the statement's cue denies what it stands with; "counters" is followed by what is said instead."""
    text = story.names.documents[statement.doc].text
    return any(
        cue.kind == "deny" and ("object" in cue.frames or "at" in cue.frames or len(cue.form.split()) > 1)
        for start, end in statement.cue
        for cue in _cues_at(text, start, end)
    )


def _cues_at(text: str, start: int, end: int) -> Iterator[Cue]:
    """The cues whose verb stands in `text[start:end]`, their other words there or behind: "pours scorn on", "played it down"."""
    rest = _STOPS.split(text[end : end + _REACH], maxsplit=1)[0]
    verbs = [w.form.lower() for w in words(text, start, end)]
    forms = verbs + [w.form.lower() for w in words(rest)]
    for i in range(len(verbs)):
        yield from (found.cue for found in cues().at(forms, i))
        for gap in range(i + 2, min(i + 2 + _MOST_BETWEEN, len(forms))):
            apart = cues().at([forms[i], *forms[gap:]], 0)
            yield from (found.cue for found in apart if found.end > 1)


def _stands_against(story: StoryNames, claim: Claim) -> tuple[str, ...]:
    """What it denies, as far as that is sure enough to tell."""
    sure = (d for d in story.found.disputes if d.confidence >= SURE)
    return tuple(d.against for d in sure if d.kind == "denial" and d.claim == claim.id)


def _denied_before(story: StoryNames, statement: Statement | None) -> str:
    """What the same speaker denies shortly before in the same article."""
    if statement is None or not statement.content:
        return ""
    here = statement.content[0][0]
    near = [
        s for s in story.found.statements
        if s.doc == statement.doc and s.speaker == statement.speaker and s.id != statement.id and s.stance == "denies"
        and s.content and here - _NEAR <= s.content[0][0] < here and _denying(story, s)
    ]  # fmt: skip
    if not near:
        return ""
    last = max(near, key=lambda s: s.content)
    return shortened(" … ".join(story.names.words_at(Span(last.doc, a, b)) for a, b in last.content), 70)

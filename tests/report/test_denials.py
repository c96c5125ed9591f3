"""The word before a denial's words never says the opposite of what the speaker says."""

import pytest
from msgspec.structs import replace

from wirestem.model import Claim, Count, Dispute, Mentioned, Range, Stance, Statement
from wirestem.report.denials import Word, word_for, word_of
from wirestem.report.names import Names, StoryNames

from . import bridge

TEXT = (
    "Drezh denied that anyone had been excluded, saying a fire alarm had emptied the building. "
    "Drezh dismissed the count as “holiday snaps”. A fire alarm was to blame, counters Drezh. "
    "To date, no harm is known, the company said. Songra pours scorn on the figure. The mayor played the shortage down. "
    "She brushed it off. There are charges that the town has denied. It is something he denies. "
    "He played the organ. The choir came down later."
)


def at(words: str) -> Range:
    start = TEXT.index(words)
    return start, start + len(words)


def said(name: str, cue: str, *content: str) -> Statement:
    return Statement(name, "d", (), (at(cue),), tuple(at(c) for c in content), "indirect", "denies", "Drezh")


STATEMENTS = (
    said("s1", "denied", "anyone had been excluded"),
    said("s2", "saying", "a fire alarm had emptied the building"),
    said("s3", "dismissed", "the count as “holiday snaps”"),
    said("s4", "counters", "A fire alarm was to blame"),
    said("s5", "said", "no harm is known"),
    said("s6", "pours", "the figure"),
    said("s7", "played", "the shortage"),
    said("s8", "brushed", "it off"),
    said("s9", "has denied", "charges"),
    said("s10", "denies", "something"),
    said("s11", "played the organ", "The choir"),
)


def mention(words: str, statement: str | None, stance: Stance = "denies") -> Mentioned:
    return Mentioned("d", *at(words), statement, None, stance, "full")


def claim(name: str, text: str, *mentions: Mentioned) -> Claim:
    return Claim(name, text, mentions, 1, Count(1, 1), (), (), None, ())


@pytest.fixture
def story() -> StoryNames:
    made = bridge.plain(TEXT)
    doc = made.documents[0].id
    claims = (claim("k1", "Observers were shut out"), claim("k2", "Drezh denies it"))
    told = tuple(replace(s, doc=doc) for s in STATEMENTS)
    disputes = (Dispute("k2", "k1", "denial", (), ()),)
    found = replace(made.stories[0], statements=told, claims=claims, disputes=disputes)
    return StoryNames(Names(made), found)


@pytest.mark.parametrize(
    ("words", "statement", "expected"),
    [
        ("anyone had been excluded", "s1", "denies"),
        ("Drezh denied that anyone had been excluded", "s1", "denies"),
        ("a fire alarm had emptied the building", "s2", "asserts, against: Observers were shut out"),
        ("saying a fire alarm had emptied the building", "s2", "asserts, against: Observers were shut out"),
        ("“holiday snaps”", "s3", "asserts, against: Observers were shut out"),
        ("the count", "s3", "denies"),
        ("A fire alarm was to blame", "s4", "asserts, against: Observers were shut out"),
        ("no harm is known, the company said", "s5", "asserts, against: Observers were shut out"),
        ("no harm is known", None, "asserts, against: Observers were shut out"),
    ],
)
def test_denies_stands_only_before_what_is_denied(story: StoryNames, words: str, statement: str | None, expected: str) -> None:
    assert word_of(story, mention(words, statement), story.claim["k2"]).shown == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [("s6", "denies"), ("s7", "denies"), ("s8", "denies"), ("s9", "denies"), ("s10", "denies"), ("s11", "asserts")],
)
def test_a_verb_that_denies_with_words_apart_from_it_denies(story: StoryNames, statement: str, expected: str) -> None:
    assert word_for(story, story.statement[statement]).stance == expected


def test_a_mention_of_what_somebody_has_denied_is_denied(story: StoryNames) -> None:
    assert word_of(story, mention("charges that the town", "s9"), story.claim["k2"]).shown == "denies"
    assert word_of(story, mention("A fire alarm was to blame", "s4"), story.claim["k2"]).shown.startswith("asserts")


def test_without_a_dispute_it_tells_what_the_same_speaker_denied_just_before(story: StoryNames) -> None:
    word = word_of(story, mention("a fire alarm had emptied the building", "s2"), story.claim["k1"])
    assert word == Word("asserts", "anyone had been excluded")


def test_other_stances_stand_as_they_are(story: StoryNames) -> None:
    assert word_of(story, mention("no harm is known", "s5", "alleges"), story.claim["k1"]) == Word("alleges")


def test_a_statement_is_marked_by_the_word_it_is_told_with(story: StoryNames) -> None:
    told = story.found.statements
    assert [word_for(story, s).stance for s in told[:5]] == ["denies", "asserts", "denies", "asserts", "asserts"]
    assert word_for(story, told[1]).shown == "asserts, against: anyone had been excluded"


def test_a_doubtful_dispute_tells_not_what_it_is_against(story: StoryNames) -> None:
    doubtful = replace(story.found, disputes=tuple(replace(d, confidence=0.2) for d in story.found.disputes))
    word = word_of(StoryNames(story.names, doubtful), mention("a fire alarm had emptied the building", "s2"), story.claim["k2"])
    assert word == Word("asserts", "anyone had been excluded")

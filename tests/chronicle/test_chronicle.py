"""The events of a story in order of time."""

from wirestem.article.annotate import annotate
from wirestem.model import Claim, Count, Document, Event, Lineage, Mentioned, Published, Source, Stance, Story, Zone
from wirestem.story.chronicle import chronicle
from wirestem.story.date import date
from wirestem.text import paragraphs


def claim(name: str, text: str, *mentions: Mentioned) -> Claim:
    return Claim(name, text, mentions, len(mentions), Count(1, 1), (), (), None, ())


def events(texts: dict[str, str], told: dict[str, list[tuple[str, str]]], stance: Stance = "asserts") -> list[Event]:
    """The events of `texts` by document, all of 15 October 2031; `told` gives each claim's passages."""
    articles = [
        annotate(
            Document(
                name,
                Source(f"{name}.txt"),
                None,
                text,
                "en",
                Published("2031-10-15", "2031-10-15", "own"),
                tuple(Zone(a, b, "paragraph") for a, b in paragraphs(text)),
            )
        )
        for name, text in texts.items()
    ]
    story, times = date(Story("s", "", tuple(articles)), Lineage((), ()))
    claims: list[Claim] = []
    for label, passages in told.items():
        places = [
            Mentioned(d, texts[d].index(words), texts[d].index(words) + len(words), None, None, stance, "full")
            for d, words in passages
        ]
        claims.append(claim(f"c{len(claims)}", label, *places))
    return list(chronicle(story, times=times, claims=claims))


def test_a_claim_told_twice_is_one_event_on_its_day() -> None:
    texts = {"a": "The ferry sank late Tuesday. It rained.", "b": "On Tuesday the ferry sank off Velm."}
    told = {"The ferry sank off Velm in rain": [("a", "The ferry sank late Tuesday"), ("b", "On Tuesday the ferry sank")]}
    found = events(texts, told)
    assert [(e.earliest, e.claim, len(e.mentions)) for e in found] == [("2031-10-14", "c0", 2)]


def test_events_stand_in_order_of_time() -> None:
    text = "The treaty will be signed on Friday. The envoy landed in the capital on Monday."
    assert [e.earliest for e in events({"a": text}, {})] == ["2031-10-13", "2031-10-17"]


def test_a_day_on_which_something_was_only_said_is_no_event() -> None:
    assert events({"a": "The bridge is safe and sound, the mayor said on Tuesday."}, {}) == []


def test_since_and_a_possessive_date_no_event() -> None:
    text = "He has worked at the harbour since 2012. The result of Sunday's vote is final and clear."
    assert events({"a": text}, {}) == []


def test_what_is_only_denied_has_not_happened() -> None:
    text = "The minister met the envoy on Monday."
    assert events({"a": text}, {"The minister met the envoy": [("a", "The minister met the envoy on Monday")]}, "denies") == []


def test_a_claim_that_begins_with_a_pronoun_is_shown_by_its_sentence() -> None:
    text = "Mayor Ito and her party said they left the city on Monday."
    found = events({"a": text}, {"they left the city on Monday": [("a", "they left the city on Monday")]})
    assert [e.label for e in found] == ["Mayor Ito and her party said they left the city on Monday."]


def test_nearly_equal_sentences_of_one_day_are_one_event() -> None:
    texts = {"a": "The envoy landed in the capital on Monday.", "b": "On Monday the envoy landed in the capital."}
    assert [len(e.mentions) for e in events(texts, {})] == [2]


def test_a_story_without_times_has_no_events() -> None:
    assert events({"a": "Nothing here has a day at all."}, {}) == []


def test_a_mention_that_gives_another_time_is_no_place_of_the_event() -> None:
    texts = {"a": "The leader arrived in Velm late Tuesday.", "b": "The leader first visited Velm in July 2012 and stayed."}
    told = {
        "The leader visited Velm": [
            ("a", "The leader arrived in Velm late Tuesday"),
            ("b", "The leader first visited Velm in July 2012"),
        ]
    }
    (event, *_) = [e for e in events(texts, told) if e.claim]
    assert len(event.mentions) == 1


def test_an_event_is_never_called_by_a_sentence_that_gives_no_time_and_tells_something_else() -> None:
    texts = {
        "a": "The leader is set to arrive in Velm late Tuesday for his first visit since 2012.",
        "b": "The two men signed a new “strategic partnership” agreement during his first visit to the port kingdom since 2012.",
    }
    signed = texts["b"].rstrip(".")
    told = {signed: [("b", signed), ("a", "late Tuesday for his first visit since 2012")]}
    (event,) = [e for e in events(texts, told) if e.claim]
    assert event.label == texts["a"]
    assert [m.doc for m in event.mentions] == ["a"]


def test_a_mention_without_a_time_worded_like_a_dated_one_stays() -> None:
    texts = {"a": "The ferry sank off Velm late Tuesday.", "b": "The ferry sank off the coast of Velm."}
    told = {
        "The ferry sank off Velm": [("a", "The ferry sank off Velm late Tuesday"), ("b", "The ferry sank off the coast of Velm")]
    }
    (event,) = [e for e in events(texts, told) if e.claim]
    assert len(event.mentions) == 2

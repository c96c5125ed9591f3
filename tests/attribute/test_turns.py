"""Debates, interviews and round-ups: words behind a name and a colon."""

from wirestem.article.annotate import annotate
from wirestem.article.attribute import attribute
from wirestem.lexicon.agencies import agencies
from wirestem.model import Document, Source, Zone
from wirestem.text import paragraphs


def said(*lines: str) -> list[tuple[str | None, str]]:
    """(speaker, content) of each statement."""
    text = "\n\n".join(lines)
    zones = tuple(Zone(a, b, "paragraph") for a, b in paragraphs(text))
    made = attribute(annotate(Document("d", Source("d"), None, text, "en", zones=zones)), agencies())
    return [(s.speaker, " | ".join(text[a:b] for a, b in s.content)) for s in made.statements]


def test_each_turn_of_a_debate_is_told_by_the_name_in_front() -> None:
    found = said(
        "Lena Orvik: “The ferry loses money.”",
        "Tomas Brandt, 34, teacher: “That is not true.”",
        "Moderator: “Let us move on to the school.”",
        "Orvik: “You said it once.”",
    )
    assert found == [
        ("Lena Orvik", "“The ferry loses money.”"),
        ("Tomas Brandt", "“That is not true.”"),
        ("Moderator", "“Let us move on to the school.”"),
        ("Lena Orvik", "“You said it once.”"),
    ]


def test_the_answers_of_an_interview_are_the_words_of_whom_it_is_with() -> None:
    found = said(
        "Harbour master Ines Valoro led the repair of the pier in Larkhaven.",
        "Q: Did anybody warn you?",
        "A: No. Nobody called before the water was in the yard.",
        "We had no boats left.",
        "Q: What happens now?",
        "A: We rebuild the pier. The minister said the money is there.",
        "The interview took place on Friday.",
    )
    assert found == [
        ("Ines Valoro", "No. Nobody called before the water was in the yard.\n\nWe had no boats left."),
        ("Ines Valoro", "We rebuild the pier. The minister said the money is there."),
    ]


def test_a_transcript_needs_no_marks_when_names_come_again() -> None:
    found = said("Lena Orvik: We need the ferry.", "Tomas Brandt: It is too dear.", "Lena Orvik: You built the tunnel.")
    assert [speaker for speaker, _ in found] == ["Lena Orvik", "Tomas Brandt", "Lena Orvik"]


def test_a_list_of_people_or_figures_is_no_talk() -> None:
    assert (
        said("Lena Orvik: The mayor has a majority.", "Tomas Brandt: A teacher from Larkhaven.", "Ivo Kral: He never stood.")
        == []
    )
    assert said("Lena Orvik: 51 percent", "Tomas Brandt: 48 percent", "Lena Orvik: 12 seats", "Tomas Brandt: 9 seats") == []
    assert said("On the wall: “No ferry, no vote.”") == [(None, "“No ferry, no vote.”")]

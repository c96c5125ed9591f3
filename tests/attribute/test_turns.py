"""Debates, interviews and round-ups: words behind a name and a colon."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from wirestem.article.annotate import annotate
from wirestem.article.attribute import attribute
from wirestem.article.attribute.grammar.units import units
from wirestem.article.attribute.turns import turns
from wirestem.lexicon.agencies import agencies
from wirestem.model import Article, Document, Source, Statement, Zone
from wirestem.text import paragraphs


def article(*lines: str) -> Article:
    text = "\n\n".join(lines)
    zones = tuple(Zone(a, b, "paragraph") for a, b in paragraphs(text))
    return annotate(Document("d", Source("d"), None, text, "en", zones=zones))


def said(*lines: str) -> list[tuple[str | None, str]]:
    """(speaker, content) of each statement."""
    made = attribute(article(*lines), agencies())
    return [(s.speaker, " | ".join(made.document.text[a:b] for a, b in s.content)) for s in made.statements]


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


def test_a_transcript_printed_as_one_quotation_falls_into_turns_and_its_questions_are_told_too() -> None:
    found = said(
        "“ORVIK: The ferry is late again.",
        "“(CROSSTALK.)",
        "“BRANDT: Do you know why?",
        "“ORVIK: The harbour is too shallow.”",
    )
    assert [content for _, content in found] == [
        "The ferry is late again.",
        "Do you know why?",
        "The harbour is too shallow.",
    ]
    assert [speaker is not None for speaker, _ in found] == [True, True, True]


def test_one_quotation_with_a_colon_is_no_transcript() -> None:
    found = said("“NOTE: The ferry is late again,” Lena Orvik said.", "The harbour is too shallow.")
    assert [speaker for speaker, _ in found] == ["Lena Orvik"]


def test_a_list_of_people_or_figures_is_no_talk() -> None:
    assert (
        said("Lena Orvik: The mayor has a majority.", "Tomas Brandt: A teacher from Larkhaven.", "Ivo Kral: He never stood.")
        == []
    )
    assert said("Lena Orvik: 51 percent", "Tomas Brandt: 48 percent", "Lena Orvik: 12 seats", "Tomas Brandt: 9 seats") == []
    assert said("On the wall: “No ferry, no vote.”") == [(None, "“No ferry, no vote.”")]


def test_a_turn_inside_a_statement_is_part_of_it_though_a_smaller_statement_stands_in_it_too() -> None:
    made = article("Lena Orvik: “The ferry loses money.”")
    whole, small = (
        Statement("", "d", (), (), (place,), "indirect", "asserts") for place in ((0, len(made.document.text)), (1, 4))
    )
    assert turns(made, units(made), [whole, small]) == [whole, small]


class Counted(tuple[object, ...]):
    """A tuple that counts the items that are taken from it."""

    taken = 0

    def __iter__(self) -> Iterator[object]:
        Counted.taken += len(self)
        return super().__iter__()

    def __getitem__(self, at: Any) -> Any:
        Counted.taken += len(range(len(self))[at]) if isinstance(at, slice) else 1
        return super().__getitem__(at)


def test_the_work_on_a_long_debate_grows_with_its_turns() -> None:
    def work(rounds: int) -> int:
        made = article(*(line for k in range(rounds) for line in (f"Lena Orvik: We need {k} boats.", f"Ivo Kral: “Not {k}.”")))
        every, made = Counted(units(made)), replace(made, mentions=Counted(made.mentions))
        Counted.taken = 0
        turns(made, every, [])  # type: ignore[arg-type]
        return Counted.taken

    assert work(160) < 6 * work(40)

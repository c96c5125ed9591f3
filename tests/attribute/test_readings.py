"""What the encoder reads, joined with what cues and grammar show: whole quotations, whole sources, no deeds."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from wirestem.article.annotate import annotate
from wirestem.article.attribute import attribute
from wirestem.article.attribute.edges import kind
from wirestem.encoder.reading import Reading, Telling
from wirestem.encoder.words import Words, covering, read_words
from wirestem.lexicon.agencies import agencies
from wirestem.model import Article, Document, Source, Statement, Zone
from wirestem.text import paragraphs, quotations

STANCES = (0.9, 0.02, 0.02, 0.02, 0.02, 0.02)


def document(text: str, headline: bool = False) -> Document:
    zones = tuple(Zone(a, b, "headline" if headline and n == 0 else "paragraph") for n, (a, b) in enumerate(paragraphs(text)))
    return Document("d", Source("d.txt"), None, text, "en", zones=zones)


def run(words: Words, text: str, part: str) -> tuple[int, int]:
    at = text.index(part)
    found = covering(words, (at, at + len(part)))
    return found.start, found.stop


def read(text: str, *told: tuple[str, str, Sequence[str]], headline: bool = False) -> tuple[Article, tuple[Statement, ...]]:
    """The statements of a text of which the encoder read `told`: source ("" for none), cue and pieces of content."""
    made = document(text, headline)
    words = read_words(text, made.zones)
    tellings = tuple(
        Telling(
            run(words, text, cue),
            (run(words, text, s),) if s else (),
            tuple(run(words, text, c) for c in content),
            (),
            0.9,
            STANCES,
        )
        for s, cue, content in told
    )
    reading = Reading(words, tellings)
    article = attribute(annotate(made, reading), agencies(), reading, attributor="encoder.v1")
    return article, article.statements


def shown(text: str, *told: tuple[str, str, Sequence[str]], headline: bool = False) -> list[tuple[str, str, str]]:
    _, statements = read(text, *told, headline=headline)
    return [(_of(text, s.source), _of(text, s.cue), _of(text, s.content)) for s in statements]


def _of(text: str, places: Sequence[tuple[int, int]]) -> str:
    return " | ".join(text[a:b] for a, b in places)


LONG = "“The gates were checked in May. Nobody read the letters. The keys were in a drawer. I will say so in court,”"


def test_a_quotation_of_which_the_encoder_saw_the_end_is_kept_whole() -> None:
    text = f"{LONG} Mayor Lena Orvik said."
    assert shown(text, ("Mayor Lena Orvik", "said", ("I will say so in court",))) == [("Mayor Lena Orvik", "said", LONG)]


def test_a_scrap_of_the_next_quotation_is_left_to_that() -> None:
    text = f"{LONG} Mayor Lena Orvik said. “They bought new cars for the board. The pumps stood idle in the yard.”"
    told = ("Mayor Lena Orvik", "said", ("I will say so in court", "“They bought new"))
    _, (first, second) = read(text, told)
    assert _of(text, first.content) == LONG
    assert (_of(text, second.content), second.source) == (text[text.index("“They") :], ())


def test_a_source_behind_its_cue_is_no_content() -> None:
    text = "The talks failed, said a port official, speaking on condition of anonymity because nobody may talk."
    told = ("", "said", ("The talks failed", "a port official, speaking on condition of anonymity because nobody may talk"))
    assert shown(text, told) == [("a port official", "said", "The talks failed")]


def test_how_somebody_spoke_is_not_who_it_is() -> None:
    text = "A port official, speaking on condition of anonymity, said the talks had failed."
    told = ("A port official, speaking on condition of anonymity", "said", ("the talks had failed",))
    assert shown(text, told) == [("A port official", "said", "the talks had failed")]


def test_half_a_noun_phrase_is_made_whole() -> None:
    text = "In town, harbour master Ivo Kral raised concerns about the pier."
    assert shown(text, ("master", "raised concerns about", ("the pier",)))[0][0] == "master Ivo Kral"
    text = "The United States and its allies have doubts about the pier."
    assert shown(text, ("The United", "have doubts about", ("the pier",)))[0][0] == "The United States"


def test_an_adjective_of_what_is_told_is_no_source_and_names_nobody() -> None:
    text = "Ada Novak left. The visit sparked Western concerns about the pier."
    _, (statement,) = read(text, ("Western", "concerns", ("about the pier",)))
    assert (_of(text, statement.cue), statement.source, statement.speaker) == ("Western concerns", (), None)


def test_a_deed_is_no_statement() -> None:
    text = "The two ministers signed a new “strategic” pact on fishing."
    assert shown(text, ("The two ministers", "signed", ("a new “strategic” pact on fishing",))) == []
    text = "The two ministers signed a declaration saying the river was free."
    assert shown(text, ("The two ministers", "signed", ("a declaration saying the river was free",)))[0][1] == "signed"


def test_a_headline_and_the_text_under_it_share_no_statement() -> None:
    text = "Ship sinks\n\nThe lock has failed, the Larkhaven Courier reported."
    told = ("the Larkhaven Courier", "reported", ("Ship sinks\n\nThe lock has failed",))
    assert shown(text, told, headline=True) == [("the Larkhaven Courier", "reported", "The lock has failed")]


def test_an_outlet_that_reports_what_somebody_told_it_is_the_relay() -> None:
    text = "Reuters reported in May, citing a banker, that the firm had no cash."
    read_twice = [("a banker", "citing", ("the firm had no cash",)), ("Reuters", "reported", ("the firm had no cash",))]
    _, (statement,) = read(text, *read_twice)
    assert (_of(text, statement.source), statement.via) == ("a banker", ("Reuters",))


def test_an_outlet_alone_is_no_content() -> None:
    text = "The mayor said the lock was sound, citing the BBC."
    told = [("The mayor", "said", ("the lock was sound",)), ("The mayor", "citing", ("the BBC",))]
    _, (statement,) = read(text, *told)
    assert (_of(text, statement.content), statement.via) == ("the lock was sound", ("BBC",))


@given(st.lists(st.sampled_from(["“It holds,”", "he said", "it’s", "“not”", "so", "'we must go'"]), min_size=1, max_size=6))
def test_a_content_is_direct_when_every_word_stands_in_marks(pieces: list[str]) -> None:
    text = " ".join(pieces)
    quotes = quotations(text, ((0, len(text)),))
    inside = [any(q.start <= n < q.end for q in quotes) for n, c in enumerate(text) if c.isalnum()]
    expected = "direct" if all(inside) else "mixed" if any(inside) else "indirect"
    assert kind(text, ((0, len(text)),), quotes) == expected


def test_what_the_next_cue_tells_is_that_one_s_alone() -> None:
    text = "Chairman Pavlo Drezh denied that anyone had been shut out, saying an alarm had emptied the building."
    told = [
        ("Chairman Pavlo Drezh", "denied", ("anyone had been shut out", "an alarm had emptied the")),
        ("Chairman Pavlo Drezh", "saying", ("an alarm had emptied the building",)),
    ]
    assert [content for _, _, content in shown(text, *told)] == ["anyone had been shut out", "an alarm had emptied the building"]


def test_a_cue_that_is_but_an_auxiliary_tells_nothing() -> None:
    text = "The UN experts were starting to look at the shipments. Chairman Pavlo Drezh said nothing was wrong."
    told = [
        ("The UN experts", "were", ("starting to look at the shipments",)),
        ("Chairman Pavlo Drezh", "said", ("nothing was wrong",)),
    ]
    assert [cue for _, cue, _ in shown(text, *told)] == ["said"]


def test_the_one_told_in_a_headline_is_no_relay_because_the_headline_bears_the_name() -> None:
    text = "Kral Tells Orvik Norland ‘Fully Backs’ Him\n\nMr Kral said so on Monday."
    _, statements = read(text, ("Kral", "Tells", ("Norland ‘Fully Backs’ Him",)), headline=True)
    assert [s.via for s in statements if s.source] == [()] * sum(bool(s.source) for s in statements)


def test_who_hears_a_confidence_is_a_relay_when_it_is_an_outlet() -> None:
    text = "The gate is bent, one of the divers confided to the Larkhaven Post."
    _, (told,) = read(text, ("one of the divers", "confided", ("The gate is bent",)))
    assert told.via == ("Larkhaven Post",)
    text = "The gate is bent, one of the divers confided to his brother."
    _, (told,) = read(text, ("one of the divers", "confided", ("The gate is bent",)))
    assert told.via == ()

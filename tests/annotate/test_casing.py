"""Texts in capitals only get the small letters they would have; their characters keep their places."""

from hypothesis import given
from hypothesis import strategies as st

from wirestem.article.annotate import annotate, cased
from wirestem.article.attribute import attribute
from wirestem.lexicon.agencies import agencies
from wirestem.model import Document, Source, Zone
from wirestem.text import paragraphs

WIRE = (
    "FOREIGN MINISTER ANNA KARROW SAID ON TUESDAY THAT NORLAND WOULD NOT SIGN THE TREATY WITH QORBAND.\n\n"
    '"WE HAVE BEEN PATIENT," KARROW TOLD REPORTERS AFTER TALKS WITH THE QORBAND AMBASSADOR, IVO KRAL.\n\n'
    "KRAL DENIED THAT HIS COUNTRY HAD MOVED TROOPS. A CYCLONE MADE IT WORSE, THE UNITED NATIONS SAID."
)


def document(text: str) -> Document:
    return Document("d", Source("d"), None, text, "en", zones=tuple(Zone(a, b, "paragraph") for a, b in paragraphs(text)))


def test_names_keep_their_capitals_and_words_lose_theirs() -> None:
    assert cased(document(WIRE)).text == (
        "Foreign Minister Anna Karrow said on Tuesday that Norland would not sign the treaty with Qorband.\n\n"
        '"We have been patient," Karrow told reporters after talks with the Qorband ambassador, Ivo Kral.\n\n'
        "Kral denied that his country had moved troops. A cyclone made it worse, the United Nations said."
    )


def test_its_statements_have_speakers_with_plain_names() -> None:
    made = attribute(annotate(cased(document(WIRE))), agencies())
    told = [(s.speaker, WIRE[s.content[0][0] : s.content[-1][1]]) for s in made.statements]
    assert told == [
        ("Anna Karrow", "NORLAND WOULD NOT SIGN THE TREATY WITH QORBAND"),
        ("Anna Karrow", '"WE HAVE BEEN PATIENT,"'),
        ("Ivo Kral", "HIS COUNTRY HAD MOVED TROOPS"),
        ("United Nations", "A CYCLONE MADE IT WORSE"),
    ]


def test_any_other_text_stays_as_it_is() -> None:
    plain = document(
        "SHOUTING HEADLINE WORDS HERE\n\nBut the text below is written in small letters as texts are, and there is more of it."
    )
    assert cased(plain) is plain
    short = document("KARROW LEFT.")
    assert cased(short) is short


@given(st.text(alphabet="ABCSTIİßŒÉ .,'’\"\n", min_size=60, max_size=200))
def test_every_character_keeps_its_place(text: str) -> None:
    shown = cased(document(text)).text
    assert len(shown) == len(text)
    assert all(a == b or a.lower() == b or a == b.upper() for a, b in zip(text, shown, strict=True))
